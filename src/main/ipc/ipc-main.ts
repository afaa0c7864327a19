import type { Bus } from '../../bus/bus';
import { TwinEmitter } from '../../bus/emitter';
import { type Restore, saveMap, saveTwin, together } from '../../bus/snapshot';
import type { Subject } from '../../bus/subject';
import { SUBJECT } from '../../bus/subject';
import { ERA_SHAPE, type EraShape } from '../../eras/era-members';
import { removeAllListenersError } from '../../eras/era-texts';
import { handlerTypeError, secondHandlerError } from '../../words/errors';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

// S1.2: a renderer that sends on 'error' must not make the emitter throw.
const guard = (): void => {};

/** The class of `ipcMain`, `contents.ipc` and `frame.ipc` (S1.1). */
export class IpcMainImpl extends TwinEmitter implements Electron.IpcMain {
  /** Electron's own name, because whoever tests against the map looks for it there (S1.8). */
  readonly _invokeHandlers = new Map<string, Handler>();
  readonly #subject: () => Subject;
  readonly #bus: Bus;
  #guarded = true;

  /**
   * Answers `ipcRenderer.invoke(channel, …)` with what `handler` returns or resolves to.
   *
   * @throws Error `Attempted to register a second handler for '<channel>'`, unless the option `secondHandler` says otherwise
   * @throws TypeError `Expected handler to be a function, but found type '<type>'` (S1.9, in this order)
   */
  // S1.8: bound own properties, so that they survive destructuring.
  readonly handle: Electron.IpcMain['handle'];

  /** Like `handle` for one call; `handler` is not checked here but when it runs (S1.11). */
  readonly handleOnce: Electron.IpcMain['handleOnce'];

  constructor(bus: Bus, subject: () => Subject) {
    super(bus);
    this.#subject = subject;
    this.#bus = bus;
    const handle: Electron.IpcMain['handle'] = (channel, handler) => {
      if (this._invokeHandlers.has(channel)) this.#refuseSecond(channel);
      if (typeof handler !== 'function') throw handlerTypeError(handler, bus.era);
      this._invokeHandlers.set(channel, handler);
      bus.onHandle?.(this, channel, handle as (...args: never[]) => unknown);
    };
    this.handle = handle;
    this.handleOnce = (channel, handler) => {
      handle(channel, (event, ...args) => {
        // S1.12: gone before it runs, so that a nested invoke no longer finds it.
        this._invokeHandlers.delete(channel);
        return handler(event, ...args);
      });
    };
    this.on('error', guard);
  }

  override removeAllListeners(...channel: [name?: string | symbol]): this {
    if (channel.length === 0 && this.#bus.era.removeAllListenersNeedsChannel) throw removeAllListenersError('ipcMain');
    return super.removeAllListeners(...channel);
  }

  /** Removes the handler of `channel`, if there is one (S1.13). */
  removeHandler(channel: string): void {
    this._invokeHandlers.delete(channel);
  }

  #refuseSecond(channel: string): void {
    const error = secondHandlerError(channel);
    if (this.#bus.options.secondHandler === 'throw') throw error;
    this.#bus.reporter.secondHandler(channel, error);
  }

  /** What restores the listeners and handlers as they are now. */
  save(): Restore {
    return together(saveTwin(this), saveMap(this._invokeHandlers));
  }

  get [SUBJECT](): Subject {
    return this.#subject();
  }

  /** That of a contents or a frame is out of sight before 21, and since then no member has come or gone. */
  get [ERA_SHAPE](): EraShape | undefined {
    if (this[SUBJECT].side !== 'main') return undefined;
    return { kind: 'ipcMain', enter: (era) => this.#guard(era.mainErrorNoop) };
  }

  /** Only when the version changes: an app may have removed it for good (S1.3), and a rollback brings it back itself. */
  #guard(guarded: boolean): void {
    if (guarded === this.#guarded) return;
    this.#guarded = guarded;
    if (!guarded) super.removeListener('error', guard);
    else if (!super.listeners('error').includes(guard)) super.prependListener('error', guard);
  }
}
