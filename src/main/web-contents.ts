import type { Bus } from '../wire/bus';
import { nativeMark } from '../wire/clone';
import { TwinEmitter } from '../wire/emitter';
import { ERA_SHAPE, type EraShape } from '../wire/era-members';
import { destroyedError, missingFrameError } from '../wire/errors';
import type { Message } from '../wire/message';
import { type Restore, saveListeners, together } from '../wire/snapshot';
import { SUBJECT, type Subject } from '../wire/subject';
import { IpcMainImpl } from './ipc-main';
import type { Registry } from './registry';
import { WebFrameMain } from './web-frame-main';

type Offered = Pick<
  Electron.WebContents,
  'id' | 'ipc' | 'send' | 'sendToFrame' | 'postMessage' | 'getURL' | 'isLoading' | 'isDestroyed'
>;

/** One page as main sees it: what `event.sender` is. */
export class WebContents extends TwinEmitter implements Offered {
  /** Readable after destruction (S12.1). */
  declare readonly id: number;
  /** Exists from construction (S4.14). */
  readonly ipc: IpcMainImpl & Electron.IpcMain;
  readonly #ipc: IpcMainImpl;
  readonly #bus: Bus;
  readonly #registry: Registry;
  readonly #mainFrame: WebFrameMain;
  /** To every frame of the page. */
  readonly #sendToAll = (channel: string, ...args: unknown[]) => {
    for (const { frame } of this.#live().node.subtree) frame.deliver(channel, args, undefined);
    return true;
  };
  #destroyed = false;
  /** The load under way. */
  #loading: object | undefined;

  constructor(bus: Bus, registry: Registry, primary: boolean) {
    super(bus);
    this.#bus = bus;
    this.#registry = registry;
    Object.defineProperty(this, 'id', { value: registry.nextContentsId(), enumerable: true });
    this.#ipc = new IpcMainImpl(bus, () => this[SUBJECT]);
    this.ipc = this.#ipc;
    this.#mainFrame = new WebFrameMain({ bus, registry }, { contentsId: this.id, primary });
    registry.contents.set(this.id, this);
    registry.events.emit('twin', this);
    registry.events.emit('twin', this.#mainFrame);
  }

  /**
   * The same object for the contents' life, whatever it shows (S12.17).
   *
   * @throws TypeError `Object has been destroyed` (S12.7)
   */
  get mainFrame(): WebFrameMain & Electron.WebFrameMain {
    return this.#live() as WebFrameMain & Electron.WebFrameMain;
  }

  /**
   * Sends to the main frame's `ipcRenderer`. What cannot cross is logged, not thrown (S3.7, S6.1).
   *
   * @returns nothing; `true` before 12
   * @throws TypeError `Missing required channel argument`; `Object has been destroyed`
   */
  send(channel: string, ...args: unknown[]): undefined {
    this.#live().deliver(channel, args, undefined);
    // Typed as today's.
    return (this.#bus.era.wcSendReturnsBoolean || undefined) as undefined;
  }

  /**
   * Sends one message to the main frame's `ipcRenderer` (S6.4).
   *
   * @throws as `WebFrameMain.postMessage`, and TypeError `Object has been destroyed`
   */
  postMessage(...given: [channel: string, message: unknown, transfer?: Electron.MessagePortMain[]]): void {
    WebFrameMain.prototype.postMessage.apply(this.#live(), given);
  }

  /**
   * Sends to the frame with this routing id in the main frame's process, or to any frame by its pair of ids (S6.8).
   *
   * @returns whether there is such a frame (S6.3)
   * @throws Error `Missing required frame argument (must be number or [processId, frameId])`; else as `send`
   */
  sendToFrame(frameId: number | [number, number], channel: string, ...args: unknown[]): boolean {
    return this.deliverTo(frameId, channel, args, undefined);
  }

  /** What `sendToFrame` and `event.reply` have in common: a reply knows the message it answers. */
  deliverTo(frameId: number | [number, number], channel: string, args: unknown[], cause: Message | undefined): boolean {
    const { era } = this.#bus;
    const pair =
      typeof frameId === 'number' ? [this.#live().identity.processId, frameId] : era.wcSendToFramePair && frameId;
    if (!Array.isArray(pair) || typeof pair[0] !== 'number' || typeof pair[1] !== 'number') {
      throw missingFrameError(era);
    }
    if (!era.wcSendToFrameResolvesFirst) {
      this.#mainFrame.checkChannel(channel);
      this.#live();
    }
    const frame = this.#registry.frameByIds(pair[0], pair[1]);
    frame?.deliver(channel, args, cause);
    return frame !== undefined;
  }

  getURL(): string {
    return this.#live().identity.url;
  }

  isLoading(): boolean {
    this.#live();
    return this.#loading !== undefined;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Shows `url`: the events in Electron's order, then the promise that `loadURL` returns (S12.12). */
  async load(url: string): Promise<void> {
    const frame = this.#live();
    const event = () => ({ preventDefault() {}, defaultPrevented: false });
    const load = {};
    this.#loading = load;
    // A contents without a window is a test's own, which has nothing to lose yet.
    if (this.#registry.windowOf(this)) frame.beginLoading();
    this.emit('did-start-loading', event());
    this.emit('did-start-navigation', event(), url, false, true);
    await new Promise<void>((resolve) => this.#bus.later(resolve));
    // Another load has come before it, or a rollback.
    if (this.#destroyed || this.#loading !== load) return;
    frame.commit(url);
    this.emit('did-navigate', event(), url, 200, 'OK');
    frame.takesMessages();
    frame.emit('dom-ready');
    this.emit('dom-ready', event());
    if (this.#loading === load) this.#loading = undefined;
    this.emit('did-finish-load', event());
    this.emit('did-stop-loading', event());
  }

  /** The contents goes away: out of the registry, marked, then `'destroyed'` (S12.6). */
  vanish(): void {
    if (this.#destroyed) return;
    this.#forget();
    this.emit('destroyed', { preventDefault() {}, defaultPrevented: false });
  }

  /** What restores this contents as it is now. */
  save(): Restore {
    const destroyed = this.#destroyed;
    const loading = this.#loading;
    return together(saveListeners(this), this.#ipc.save(), () => {
      this.#destroyed = destroyed;
      this.#loading = loading;
    });
  }

  /** Goes without a word, as what a test opened does when the test is over. */
  discard(): void {
    if (!this.#destroyed) this.#forget();
  }

  /** The emitter whatever the era shows of it. */
  get existingIpc(): IpcMainImpl {
    return this.#ipc;
  }

  /** The main frame without the check, for dispatch and for lookups of what is gone. */
  get frame(): WebFrameMain {
    return this.#mainFrame;
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'WebContents', legacy: { sendToAll: ['wcSendToAll', this.#sendToAll] } };
  }

  get [SUBJECT](): Subject {
    return { bus: this.#bus, side: 'contents', endpoint: this.#mainFrame.endpoint };
  }

  #forget(): void {
    this.#destroyed = true;
    this.#registry.contents.delete(this.id);
    this.#mainFrame.dispose();
    this.#registry.events.emit('gone', this);
  }

  #live(): WebFrameMain {
    if (this.#destroyed) throw destroyedError(this.#bus.era);
    return this.#mainFrame;
  }
}

// S3.6.au
Object.defineProperty(WebContents.prototype, nativeMark, { value: true });
