import type { Message, MessageKind } from '../../bus/message';
import { type Restore, saveTwin, together } from '../../bus/snapshot';
import { SUBJECT, type Subject } from '../../bus/subject';
import { ERA_SHAPE, type EraShape } from '../../eras/era-members';
import { nativeChannelError } from '../../eras/era-texts';
import type { PortEnd } from '../../ports/port-end';
import { describeUncloneable, nativeMark, type Parcel } from '../../wire/clone';
import {
  conversionError,
  disposedError,
  LOG,
  mainTransferError,
  missingChannelError,
  missingMessageError,
  serializeError,
} from '../../words/errors';
import { IpcMainImpl } from '../ipc/ipc-main';
import { FrameProperties } from './frame-properties';
import type { FrameIdentity } from './render-frame';

// Few frames have to do with ports.
const mainPorts = () => require('../ipc/message-port-main') as typeof import('../ipc/message-port-main');
const exchange = () => require('../../ports/exchange') as typeof import('../../ports/exchange');

const empty: Parcel = { open: () => [] };

/** One frame as main sees it. */
export class WebFrameMain extends FrameProperties implements Electron.WebFrameMain {
  #ipc: IpcMainImpl | undefined;

  /** Created on first access and then the same for the frame's life (S4.14). */
  get ipc(): IpcMainImpl & Electron.IpcMain {
    this.#ipc ??= new IpcMainImpl(this.host.bus, () => this[SUBJECT]);
    return this.#ipc;
  }

  /** For dispatch, which has nothing to find on an emitter that nobody asked for. */
  get existingIpc(): IpcMainImpl | undefined {
    return this.#ipc;
  }

  /** The old document of this frame, which still unloads (S4.7). */
  asDetached(identity: FrameIdentity): WebFrameMain {
    const twin = new WebFrameMain(this.host, { of: this.node, identity });
    this.host.registry.events.emit('twin', twin);
    return twin;
  }

  /** What restores this frame as it is now. */
  save(): Restore {
    const ipc = this.#ipc;
    return together(saveTwin(this), ipc?.save() ?? (() => {}), this.node.save(), () => {
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
    const { bus } = this.host;
    const parcel = bus.packArgs([message], 'main');
    const ends = this.#disentangle(transfer);
    // S6.7: the ports are lost by now.
    if (this.isDestroyed()) for (const end of ends) exchange().portsOf(bus).drop(end);
    this.live();
    this.#post(
      'postMessage',
      channel,
      ends.length === 0 ? parcel : exchange().portsOf(bus).load(parcel, ends, this.endpoint),
      undefined,
    );
  }

  /** @throws what the version says of a channel that is no string */
  checkChannel(channel: unknown): void {
    if (typeof channel === 'string') return;
    const { era } = this.host.bus;
    const { wcChannelCheck: check } = era;
    const native = check === 'none' || (check === 'nullish-error' && channel != null);
    throw native ? nativeChannelError(channel, era) : missingChannelError(era);
  }

  /** What `send` and `event.reply` have in common: a reply knows the message it answers. */
  deliver(channel: string, args: unknown[], cause: Message | undefined): void {
    this.checkChannel(channel);
    let parcel: Parcel;
    try {
      parcel = this.host.bus.packArgs(args, 'main');
    } catch (reason) {
      const what = describeUncloneable(reason) ?? 'an argument that cannot be cloned';
      this.#refuse({ channel, cause, problem: 'uncloneable', error: serializeError(), what });
      return;
    }
    if (!this.node.isDestroyed) this.#post('send', channel, parcel, cause);
    else this.#refuse({ channel, cause, problem: 'dead-target', error: disposedError(), parcel });
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'WebFrameMain' };
  }

  get [SUBJECT](): Subject {
    return { bus: this.host.bus, side: 'contents', endpoint: this.endpoint };
  }

  /** S6.10. */
  #disentangle(transfer: unknown): PortEnd[] {
    if (transfer === undefined) return [];
    const ports = Array.isArray(transfer) ? Array.from(transfer, mainPorts().MessagePortMain.portOf) : [undefined];
    if (ports.includes(undefined)) throw mainTransferError();
    return exchange().portsOf(this.host.bus).release(ports);
  }

  #post(kind: MessageKind, channel: string, parcel: Parcel, cause: Message | undefined): void {
    const { bus } = this.host;
    const message = bus.record({ kind, from: bus.main, to: this.endpoint, channel, parcel, cause });
    if (this.node.early) bus.problem('early-send', message, () => earlySentence(channel));
    bus.post(message);
  }

  /** Electron logs and goes on (S3.7, S6.6), or throws before 13; on record it is a problem. */
  #refuse({ channel, cause, problem, error, parcel = empty, what }: Refusal): void {
    const { main, reporter, era } = this.host.bus;
    if (!era.mainSendSwallows) throw error;
    reporter.print('error', LOG.frameSend, error);
    const draft = { kind: 'send', from: main, to: this.endpoint, channel, parcel, cause } as const;
    const message = this.host.bus.record(draft);
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

function earlySentence(channel: string): string {
  return (
    `'${channel}' was sent to a window that was still loading its first page: Electron may lose it when the page ` +
    "replaces the empty one. Send it after 'did-finish-load', or when the renderer has asked for it."
  );
}

interface Refusal {
  readonly channel: string;
  readonly cause: Message | undefined;
  readonly problem: 'uncloneable' | 'dead-target';
  readonly error: Error;
  readonly parcel?: Parcel;
  readonly what?: string;
}
