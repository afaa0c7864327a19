import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import { type Restore, saveListeners, together } from '../../bus/snapshot';
import { createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { commandError, debuggerError } from '../../words/contents-errors';
import type { Protocol } from './protocol/protocol';
import type { WebContents } from './web-contents';

type Reject = (error: Error) => void;

/** A contents' debugger: it answers what a page without a renderer process can, and refuses the rest as Chromium does. */
export class Debugger extends EventEmitter implements Pick<Electron.Debugger, 'isAttached' | 'detach' | 'sendCommand'> {
  readonly #contents: WebContents;
  #protocol: Protocol | undefined;
  readonly #pending = new Set<Reject>();

  constructor(contents: WebContents) {
    super();
    this.#contents = contents;
  }

  /** @throws TypeError if it is attached already, or for a version that Chromium has not (W4.12) */
  attach(protocolVersion?: string): void {
    if (this.#protocol) throw debuggerError('attached');
    if (protocolVersion && !/^(1\.[0-3]|0\.1)$/.test(protocolVersion)) throw debuggerError('version');
    if (this.#contents.gone) throw debuggerError('target');
    const { Protocol: Class } = require('./protocol/protocol') as typeof import('./protocol/protocol');
    this.#protocol = new Class(this.#contents, (method, params, sessionId = '') => {
      if (this.#protocol) tell(this, 'message', createEvent(), method, params, sessionId);
    });
    this.#protocol.attach();
  }

  /** Pending commands are rejected, and `detach` is told at once. */
  detach(): void {
    if (this.#protocol === undefined) return;
    this.#protocol.detach();
    this.#protocol = undefined;
    for (const reject of [...this.#pending]) reject(commandError('target closed while handling command'));
    this.#pending.clear();
    tell(this, 'detach', createEvent(), 'target closed');
  }

  isAttached(): boolean {
    return this.#protocol !== undefined;
  }

  /**
   * @returns a promise of the answer; it rejects with Error `No target available` where nothing is attached, for a bad
   *   argument, and with the protocol's own words (W4.12)
   */
  sendCommand(method: string, commandParams?: object, sessionId?: string): Promise<unknown> {
    const protocol = this.#protocol;
    if (protocol === undefined) return Promise.reject(commandError('No target available'));
    if (typeof method !== 'string') return Promise.reject(commandError('Invalid method'));
    if (sessionId === '') return Promise.reject(commandError('Empty session id is not allowed'));
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      protocol.command(method, { ...commandParams }, sessionId).then(
        (result) => {
          if (this.#pending.delete(reject)) resolve(result);
        },
        (error: Error) => {
          if (this.#pending.delete(reject)) reject(error);
        },
      );
    });
  }

  save(): Restore {
    const protocol = this.#protocol;
    return together(saveListeners(this), () => {
      if (this.#protocol !== protocol) this.#protocol?.detach();
      this.#protocol = protocol;
    });
  }
}

// S3.6.au
Object.defineProperty(Debugger.prototype, nativeMark, { value: true });
