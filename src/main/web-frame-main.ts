import type { Bus } from '../wire/bus';
import { describeUncloneable, nativeMark, type Parcel } from '../wire/clone';
import { TwinEmitter } from '../wire/emitter';
import { ERA_SHAPE, type EraShape } from '../wire/era-members';
import { nativeChannelError } from '../wire/era-texts';
import {
  conversionError,
  disposedError,
  LOG,
  mainTransferError,
  missingChannelError,
  missingMessageError,
  serializeError,
} from '../wire/errors';
import type { Endpoint, Message, MessageKind } from '../wire/message';
import type { PortEnd } from '../wire/port-end';
import { type Restore, saveListeners, together } from '../wire/snapshot';
import { SUBJECT, type Subject } from '../wire/subject';
import { IpcMainImpl } from './ipc-main';
import { MessagePortMain } from './message-port-main';

type Offered = Pick<
  Electron.WebFrameMain,
  'send' | 'postMessage' | 'ipc' | 'frameTreeNodeId' | 'processId' | 'routingId' | 'url' | 'detached' | 'isDestroyed'
>;

export interface FrameIdentity {
  readonly endpoint: Endpoint;
  readonly contentsId: number;
  readonly processId: number;
  readonly routingId: number;
}

const empty: Parcel = { open: () => [] };

/** One frame as main sees it. */
export class WebFrameMain extends TwinEmitter implements Offered {
  readonly #bus: Bus;
  readonly #identity: FrameIdentity;
  #ipc: IpcMainImpl | undefined;
  #disposed = false;
  #url = '';

  constructor(bus: Bus, identity: FrameIdentity) {
    super(bus);
    this.#bus = bus;
    this.#identity = identity;
  }

  /** Created on first access and then the same for the frame's life (S4.14). */
  get ipc(): IpcMainImpl & Electron.IpcMain {
    this.#ipc ??= new IpcMainImpl(this.#bus, () => this[SUBJECT]);
    return this.#ipc;
  }

  /** For dispatch, which has nothing to find on an emitter that nobody asked for. */
  get existingIpc(): IpcMainImpl | undefined {
    return this.#ipc;
  }

  get frameTreeNodeId(): number {
    return this.#identity.endpoint.id;
  }

  get contentsId(): number {
    return this.#identity.contentsId;
  }

  get endpoint(): Endpoint {
    return this.#identity.endpoint;
  }

  get processId(): number {
    return this.#live().processId;
  }

  get routingId(): number {
    return this.#live().routingId;
  }

  get url(): string {
    this.#live();
    return this.#url;
  }

  get detached(): boolean {
    return this.#disposed;
  }

  isDestroyed(): boolean {
    return this.#disposed;
  }

  /** Whether Chromium knows this frame by these ids. */
  routingIdentity(processId: number, routingId: number): boolean {
    return !this.#disposed && this.#identity.processId === processId && this.#identity.routingId === routingId;
  }

  /** The ids as they are snapshotted into an event (S4.4), also for a frame that is gone. */
  get identity(): FrameIdentity {
    return this.#identity;
  }

  commit(url: string): void {
    this.#url = url;
  }

  /** The render frame is gone (S12.19). */
  dispose(): void {
    this.#disposed = true;
  }

  /** What restores this frame as it is now. */
  save(): Restore {
    const disposed = this.#disposed;
    const url = this.#url;
    const ipc = this.#ipc;
    return together(saveListeners(this), ipc?.save() ?? (() => {}), () => {
      this.#disposed = disposed;
      this.#url = url;
      this.#ipc = ipc;
    });
  }

  /**
   * Sends to this frame's `ipcRenderer`. What cannot cross is logged, not thrown (S3.7, S6.2).
   *
   * @throws TypeError `Missing required channel argument` for a channel that is no string
   */
  send(channel: string, ...args: unknown[]): void {
    this.deliver(channel, args, undefined);
  }

  /**
   * Sends one message to this frame's `ipcRenderer` (S6.5).
   *
   * @throws TypeError for a missing message or a channel that is no string; Error for a message that cannot be
   *   cloned, for a transfer list with anything but ports, and for a disposed frame (S6.10)
   */
  postMessage(...given: [channel: string, message: unknown, transfer?: Electron.MessagePortMain[]]): void {
    const [channel, message, transfer] = given;
    if (given.length < 2) throw missingMessageError();
    if (typeof channel !== 'string') throw conversionError(0, channel);
    const parcel = this.#bus.packArgs([message], 'main');
    const ends = this.#disentangle(transfer);
    // S6.7: the ports are lost by now.
    if (this.#disposed) for (const end of ends) this.#bus.ports.drop(end);
    this.#live();
    const loaded = ends.length === 0 ? parcel : this.#bus.ports.load(parcel, ends, this.#identity.endpoint);
    this.#post('postMessage', channel, loaded, undefined);
  }

  /** @throws what the version says of a channel that is no string */
  checkChannel(channel: unknown): void {
    if (typeof channel === 'string') return;
    const { era } = this.#bus;
    const { wcChannelCheck: check } = era;
    const native = check === 'none' || (check === 'nullish-error' && channel != null);
    throw native ? nativeChannelError(channel, era) : missingChannelError(era);
  }

  /** What `send` and `event.reply` have in common: a reply knows the message it answers. */
  deliver(channel: string, args: unknown[], cause: Message | undefined): void {
    this.checkChannel(channel);
    let parcel: Parcel;
    try {
      parcel = this.#bus.packArgs(args, 'main');
    } catch (reason) {
      const what = describeUncloneable(reason) ?? 'an argument that cannot be cloned';
      this.#refuse({ channel, cause, problem: 'uncloneable', error: serializeError(), what });
      return;
    }
    if (!this.#disposed) this.#post('send', channel, parcel, cause);
    else this.#refuse({ channel, cause, problem: 'dead-target', error: disposedError(), parcel });
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'WebFrameMain' };
  }

  get [SUBJECT](): Subject {
    return { bus: this.#bus, side: 'contents', endpoint: this.#identity.endpoint };
  }

  /** S6.10. */
  #disentangle(transfer: unknown): PortEnd[] {
    if (transfer === undefined) return [];
    const ports = Array.isArray(transfer) ? Array.from(transfer, MessagePortMain.portOf) : [undefined];
    if (ports.includes(undefined)) throw mainTransferError();
    return this.#bus.ports.release(ports);
  }

  #live(): FrameIdentity {
    if (this.#disposed) throw disposedError();
    return this.#identity;
  }

  #post(kind: MessageKind, channel: string, parcel: Parcel, cause: Message | undefined): void {
    const { main } = this.#bus;
    this.#bus.post(this.#bus.record({ kind, from: main, to: this.#identity.endpoint, channel, parcel, cause }));
  }

  /** Electron logs and goes on (S3.7, S6.6), or throws before 13; on record it is a problem. */
  #refuse({ channel, cause, problem, error, parcel = empty, what }: Refusal): void {
    const { main, reporter, era } = this.#bus;
    if (!era.mainSendSwallows) throw error;
    reporter.print('error', LOG.frameSend, error);
    const draft = { kind: 'send', from: main, to: this.#identity.endpoint, channel, parcel, cause } as const;
    const message = this.#bus.record(draft);
    message.outcome = 'lost';
    message.error = error;
    const sentence =
      problem === 'uncloneable'
        ? `'${channel}' was sent to a renderer with what cannot cross (${what}): Electron only logs that and sends ` +
          'nothing. Send plain data.'
        : `'${channel}' was sent to a frame that is gone: Electron only logs that and sends nothing. ` +
          'Ask isDestroyed() first.';
    reporter.problem(problem, message, () => sentence, error);
  }
}

// S3.6.au
Object.defineProperty(WebFrameMain.prototype, nativeMark, { value: true });

interface Refusal {
  readonly channel: string;
  readonly cause: Message | undefined;
  readonly problem: 'uncloneable' | 'dead-target';
  readonly error: Error;
  readonly parcel?: Parcel;
  readonly what?: string;
}
