import { PassThrough } from 'node:stream';
import type { Bus } from '../../bus/bus';
import { TwinEmitter, tell } from '../../bus/emitter';
import type { Endpoint, Message } from '../../bus/message';
import type { Receiver } from '../../bus/queue';
import { SUBJECT, type Subject } from '../../bus/subject';
import { portsOf } from '../../ports/exchange';
import type { Port } from '../../ports/port';
import { utilityTransferError } from '../../words/utility-errors';
import { MessagePortMain } from '../ipc/message-port-main';
import { type Stdio, stdioOf } from './utility-options';

/** What main's object of a utility process needs of its fake. */
export interface UtilityHandle {
  readonly bus: Bus;
  readonly endpoint: Endpoint;
  /** Sends it there, now or when somebody listens. */
  deliver(message: Message): void;
  isAlive(): boolean;
  /** Ends the process with this code, later. */
  end(code: number): void;
}

/** A utility process as main sees it. */
export class UtilityProcess extends TwinEmitter implements Electron.UtilityProcess {
  /** There is none before `'spawn'` and after `'exit'`. */
  pid: number | undefined;
  stdout: PassThrough | null;
  stderr: PassThrough | null;
  readonly #handle: UtilityHandle;
  readonly #stdout: Stdio;
  readonly #stderr: Stdio;

  /** @throws Error for an option that Electron does not take, in its words */
  constructor(handle: UtilityHandle, options: Electron.ForkOptions) {
    super(handle.bus);
    this.#handle = handle;
    handle.bus.announce(this);
    const [, stdout, stderr] = stdioOf(options.stdio);
    this.stdout = stdout === 'pipe' ? new PassThrough() : null;
    this.stderr = stderr === 'pipe' ? new PassThrough() : null;
    this.#stdout = stdout;
    this.#stderr = stderr;
  }

  /** Where what the process writes goes: nothing of what goes where main's does. */
  outlet(stream: 'stdout' | 'stderr'): PassThrough | null | undefined {
    const kind = stream === 'stdout' ? this.#stdout : this.#stderr;
    return kind === 'pipe' ? this[stream] : kind === 'ignore' ? null : undefined;
  }

  /** It has exited: what it wrote can be read to the end. */
  close(): void {
    this.pid = undefined;
    for (const stream of [this.stdout, this.stderr]) stream?.end();
    this.stdout = null;
    this.stderr = null;
  }

  /**
   * Sends to the process, whose `process.parentPort` emits it as `'message'`, at once or when somebody listens there.
   *
   * @throws Error `An object could not be cloned.`
   */
  postMessage(message: unknown, transfer?: Electron.MessagePortMain[]): void {
    const { bus, endpoint: to, deliver } = this.#handle;
    const parcel = bus.packArgs([message], 'main');
    const ends = portsOf(bus).release(portsIn(transfer));
    const loaded = ends.length === 0 ? parcel : portsOf(bus).load(parcel, ends, to);
    deliver(bus.record({ kind: 'postMessage', from: bus.main, to, channel: 'message', parcel: loaded }));
  }

  /** Whether there was a process to end; `'exit'` comes later. */
  kill(): boolean {
    const { isAlive, end } = this.#handle;
    if (!isAlive()) return false;
    // W5.6: the process ends itself in good order.
    end(0);
    return true;
  }

  /** What the process writes of an error that nobody took. */
  complain(error: unknown): void {
    const text = (error as Partial<Error> | undefined)?.stack ?? String(error);
    if (this.stderr) this.stderr.write(`${text}\n`);
    else if (this.#stderr === 'inherit') this.#handle.bus.reporter.print('error', text);
  }

  get [SUBJECT](): Subject {
    return { bus: this.#handle.bus, side: 'contents', endpoint: this.#handle.endpoint };
  }
}

/** How the bus reaches it. */
export function utilityReceiver(bus: Bus, child: UtilityProcess): Receiver {
  return {
    receive(message: Message, final: boolean): boolean {
      if (child.listenerCount('message') === 0 && !final) return false;
      const [data] = message.unpack();
      // The message itself is all that listeners get: there is no event object to know the emit by but that.
      const heard = bus.emitting(message, data as object, () => tell(child, 'message', data));
      if (!heard) bus.problem('unheard', message, () => UNHEARD);
      return heard;
    },
  };
}

const UNHEARD =
  'A utility process sent a message and nobody listens: Electron drops it silently. ' +
  "Listen with child.on('message', …) on what utilityProcess.fork() gave.";

function portsIn(transfer: unknown): Port[] {
  // Electron looks at nothing but arrays here.
  if (!Array.isArray(transfer)) return [];
  return transfer.map((value, index) => {
    const port = MessagePortMain.portOf(value);
    if (port === undefined) throw utilityTransferError(index);
    return port;
  });
}
