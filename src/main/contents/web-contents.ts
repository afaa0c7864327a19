// biome-ignore-all lint/suspicious/noUnsafeDeclarationMerging: the rest of the members is installed from a table.
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import type { Message } from '../../bus/message';
import { type Restore, saveTwin, together } from '../../bus/snapshot';
import { SUBJECT, type Subject } from '../../bus/subject';
import { ERA_SHAPE, type EraShape } from '../../eras/era-members';
import { createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { destroyedError, missingFrameError } from '../../words/errors';
import { WebFrameMain } from '../frames/web-frame-main';
import { IpcMainImpl } from '../ipc/ipc-main';
import type { Registry } from '../registry';
import { ContentsLoading } from './contents-loading';

type Own =
  | 'id'
  | 'ipc'
  | 'mainFrame'
  | 'send'
  | 'sendToFrame'
  | 'postMessage'
  | 'executeJavaScript'
  | 'executeJavaScriptInIsolatedWorld'
  | 'isDestroyed'
  | 'close';

// All of Electron's type: what is not here or in what it extends is installed from a table.
export interface WebContents extends Omit<Electron.WebContents, keyof ContentsLoading | Own> {}

/** One page as main sees it: what `event.sender` is. */
export class WebContents extends ContentsLoading implements Pick<Electron.WebContents, Own> {
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
  /** Whether the page holds back its unloading, as with a `beforeunload` listener. */
  #holds = false;
  /** How far its closing has come: it happens once, however often it is asked for. */
  #end: 'asking' | 'closing' | 'closed' | undefined;
  #destroyed = false;

  constructor(bus: Bus, registry: Registry, primary: boolean) {
    super(bus, registry);
    this.#bus = bus;
    this.#registry = registry;
    Object.defineProperty(this, 'id', { value: registry.nextContentsId(), enumerable: true, configurable: true });
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
    const { processId } = this.#mainFrame.identity;
    const pair = typeof frameId === 'number' ? [processId, frameId] : era.wcSendToFramePair && frameId;
    if (!Array.isArray(pair) || typeof pair[0] !== 'number' || typeof pair[1] !== 'number') {
      throw missingFrameError(era);
    }
    const resolvesFirst = era.wcSendToFrameResolvesFirst;
    if (!resolvesFirst) this.#mainFrame.checkChannel(channel);
    if (!resolvesFirst || typeof frameId === 'number') this.#live();
    const frame = this.#registry.frameByIds(pair[0], pair[1]);
    frame?.deliver(channel, args, cause);
    return frame !== undefined;
  }

  /**
   * Runs a script in the page, once that has loaded.
   *
   * @returns a promise of what it comes to, as it crosses; it rejects with what the script's promise does, and with Error
   *   `Script failed to execute, …` for a script that throws
   */
  async executeJavaScript(code: string, _userGesture?: boolean): ReturnType<Electron.WebContents['executeJavaScript']> {
    this.#live();
    return this.#execute([{ code: String(code) }]);
  }

  /** As `executeJavaScript`, in a world of its own on the same document; resolves with the last script's result. */
  async executeJavaScriptInIsolatedWorld(
    worldId: number,
    scripts: Electron.WebSource[],
  ): ReturnType<Electron.WebContents['executeJavaScriptInIsolatedWorld']> {
    this.#live();
    return this.#execute(scripts, worldId);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /**
   * Closes the page, and the window that is its own: `'close'`, then, later, `'destroyed'` (S12.8).
   *
   * @param options.waitForBeforeUnload - whether the page is asked first
   */
  close({ waitForBeforeUnload = false }: Partial<Electron.CloseOpts> = {}): void {
    this.#live();
    if (this.#end === undefined || (this.#end === 'asking' && !waitForBeforeUnload)) {
      this.#end = waitForBeforeUnload ? 'asking' : 'closing';
      this.#closeLater();
    }
  }

  /** Undocumented: as `close`, without `'close'` (S12.8). */
  destroy(): void {
    if (!this.#destroyed) this.#bus.later(() => this.vanish());
  }

  /** The page unloads because its window closes. Returns whether it does. */
  unload(): boolean {
    const goes = this.#end === 'closed' || this.mayUnload();
    if (goes) this.#close();
    return goes;
  }

  /** Makes the page hold back its unloading, or let go. */
  hold(holds: boolean): void {
    this.#holds = holds;
  }

  /** The contents goes away: out of the registry, marked, then `'destroyed'` (S12.6). */
  vanish(): void {
    if (this.#destroyed) return;
    const { owner } = this;
    this.#forget();
    tell(this, 'destroyed', createEvent());
    this.endLoading();
    this.leaveTools();
    for (const child of this.#registry.contents.values()) {
      const { openerFrame, outlivesOpener } = child.links;
      if (openerFrame?.contentsId === this.id && !outlivesOpener) child.owner?.destroy();
    }
    // S12.9: the window goes last.
    if (owner?.ownContents === this) owner.contentsGone();
  }

  /** What restores this contents as it is now. */
  save(): Restore {
    const destroyed = this.#destroyed;
    const holds = this.#holds;
    const end = this.#end;
    return together(saveTwin(this), this.saveLoading(), this.#ipc.save(), () => {
      this.#destroyed = destroyed;
      this.#holds = holds;
      this.#end = end;
      if (!destroyed && end === 'closed') this.#vanishLater();
      else if (!destroyed && end) this.#closeLater();
    });
  }

  /** Goes without a word, as what a test opened does when the test is over. */
  discard(): void {
    if (!this.#destroyed) this.#forget();
  }

  get gone(): boolean {
    return this.#destroyed;
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

  /** S12.8: the page may ask to stay, and `'will-prevent-unload'` may overrule it. */
  protected mayUnload(): boolean {
    if (!this.#holds && this.#registry.pages.mayLeave(this.#mainFrame)) return true;
    const event = createEvent();
    tell(this, 'will-prevent-unload', event);
    return event.defaultPrevented;
  }

  protected mayObject(): boolean {
    return this.#holds || this.#registry.pages.mayObject(this.#mainFrame);
  }

  #execute(scripts: readonly Electron.WebSource[], worldId?: number): Promise<unknown> {
    const { executeInContents } = require('./execute') as typeof import('./execute');
    return executeInContents(this.#registry, this, scripts, worldId);
  }

  #closeLater(): void {
    this.#bus.later(() => {
      if (this.#destroyed || this.#end === undefined) return;
      if (this.#end !== 'asking' || this.mayUnload()) this.#close();
      // Whoever was asked may have closed it without asking.
      else if (this.#end === 'asking') this.#end = undefined;
    });
  }

  #close(): void {
    if (this.#end === 'closed' || this.#destroyed) return;
    this.#end = 'closed';
    tell(this, 'close', createEvent());
    this.#vanishLater();
  }

  #vanishLater(): void {
    this.#bus.later(() => this.vanish());
  }

  #forget(): void {
    this.#destroyed = true;
    this.#registry.removeContents(this.id);
    this.#mainFrame.dispose();
    this.#registry.events.emit('gone', this);
  }

  #live(): WebFrameMain {
    if (this.#destroyed && !this.#bus.hasEnded) throw destroyedError(this.#bus.era);
    return this.#mainFrame;
  }
}

// S3.6.au
Object.defineProperty(WebContents.prototype, nativeMark, { value: true });
