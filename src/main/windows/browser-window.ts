import { tell } from '../../bus/emitter';
import { type Restore, together } from '../../bus/snapshot';
import { subjectOf } from '../../bus/subject';
import { createdEvent, createEvent } from '../../modules/native-event';
import { NATIVE } from '../../wire/native-state';
import { destroyedError } from '../../words/errors';
import type { WebContents } from '../contents/web-contents';
import type { WebFrameMain } from '../frames/web-frame-main';
import { type BaseWindowClass, type BaseWindowCore, type BaseWindowTwin, HAS_CONTENTS } from './base-window';
import type { BrowserViewTwin, ViewTwin } from './view';
import type { EmitterStatics, WindowHost } from './window-core';

/** In a window that a page opened, what it shows is there before it. */
export type BrowserWindowOptions = Electron.BrowserWindowConstructorOptions & { webContents?: Electron.WebContents };

/** One window with a page of its own; what an app constructs is the class of its own fake. */
export interface BrowserWindowTwin
  extends BaseWindowCore,
    Omit<Electron.BrowserWindow, keyof BaseWindowCore | 'webContents'> {
  readonly webContents: WebContents;
  getChildWindows(): BrowserWindowTwin[];
  getParentWindow(): BrowserWindowTwin | null;
  /** Undocumented, and in every version: `webContents.send` (S6.9). */
  send(channel: string, ...args: unknown[]): undefined;
  /** As `send` is. */
  getURL(): string;
}

/** The statics of `BrowserWindow` (S12.3). */
export interface BrowserWindowClass extends EmitterStatics {
  new (options?: BrowserWindowOptions): BrowserWindowTwin;
  fromId(id: number): BrowserWindowTwin | null;
  fromWebContents(contents: Electron.WebContents): BrowserWindowTwin | null;
  fromBrowserView(view: Electron.BrowserView): BrowserWindowTwin | null;
  getAllWindows(): BrowserWindowTwin[];
  getFocusedWindow(): BrowserWindowTwin | null;
  clearPersistedState(name: string): void;
}

/** Makes the `BrowserWindow` of one fake: `new BrowserWindow()` has nothing but its class to find the fake by. */
export function createBrowserWindowClass(host: WindowHost, BaseWindow: BaseWindowClass): BrowserWindowClass {
  const { windows, focus } = host.registry;

  class BrowserWindow extends BaseWindow {
    static readonly [HAS_CONTENTS] = true;
    readonly #contents: WebContents;
    #views: BrowserViewTwin[] = [];
    #painted = false;

    /** Opens a window in memory. The first one adopts the exported `ipcRenderer`. */
    constructor(options: BrowserWindowOptions = {}) {
      host.checkReady('BrowserWindow');
      super(options);
      const given = options.webContents as WebContents | undefined;
      this.#contents = given ?? host.adopt();
      if (!given) this.#contents.link({ preferences: options.webPreferences });
      // S12.5: who owns it is not settled yet.
      if (!given) host.announce('web-contents-created', createdEvent(this.#contents), this.#contents);
      host.registry.addWindow(this, this.#contents);
      host.announce('browser-window-created', { preventDefault() {} }, this);
      if (!this.gone && this.canFocus()) focus.moveTo(this);
    }

    /**
     * The page this window shows.
     *
     * @throws TypeError `Object has been destroyed` (S12.11)
     */
    get webContents(): WebContents {
      this[NATIVE]();
      return this.#contents;
    }

    override get ownContents(): WebContents {
      return this.#contents;
    }

    send(channel: string, ...args: unknown[]): undefined {
      return this.webContents.send(channel, ...args);
    }

    getURL(): string {
      return this.webContents.getURL();
    }

    /** Resolves when the page has loaded (S12.12). */
    loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
      return this.webContents.loadURL(url, options);
    }

    loadFile(filePath: string, options?: Electron.LoadFileOptions): Promise<void> {
      return this.webContents.loadFile(filePath, options);
    }

    reload(): void {
      this.webContents.reload();
    }

    focusOnWebView(): void {
      this.webContents.focus();
    }

    blurWebView(): void {
      this[NATIVE]();
    }

    addBrowserView(view: Electron.BrowserView): void {
      this[NATIVE]();
      const twin = view as unknown as BrowserViewTwin;
      // A view is in one window at a time.
      for (const window of BrowserWindow.getAllWindows()) window.dropView(twin);
      this.#views = [...this.#views, twin];
    }

    setBrowserView(view: Electron.BrowserView | null): void {
      this[NATIVE]();
      this.#views = [];
      if (view) this.addBrowserView(view);
    }

    removeBrowserView(view: Electron.BrowserView): void {
      this[NATIVE]();
      this.dropView(view as unknown as BrowserViewTwin);
    }

    setTopBrowserView(view: Electron.BrowserView): void {
      const twin = view as unknown as BrowserViewTwin;
      if (!this.getBrowserViews().includes(twin)) throw new Error('Given BrowserView is not attached to the window');
      this.#views = [...this.#views.filter((other) => other !== twin), twin];
    }

    getBrowserViews(): BrowserViewTwin[] {
      this[NATIVE]();
      return [...this.#views];
    }

    getBrowserView(): BrowserViewTwin | null {
      const [first, ...others] = this.getBrowserViews();
      if (others.length > 0) {
        throw new Error('BrowserWindow have multiple BrowserViews, Use getBrowserViews() instead');
      }
      return first ?? null;
    }

    dropView(view: BrowserViewTwin): void {
      this.#views = this.#views.filter((other) => other !== view);
    }

    override *shownContents(): Generator<WebContents> {
      yield this.#contents;
      for (const { webContents } of this.#views) yield webContents;
      yield* super.shownContents();
    }

    override save(): Restore {
      const views = this.#views;
      const painted = this.#painted;
      return together(super.save(), () => {
        this.#views = views;
        this.#painted = painted;
      });
    }

    override pageTitled(frame: WebFrameMain, event: Electron.Event, title: string): void {
      if (frame !== this.#contents.frame) return;
      tell(this, 'page-title-updated', event, title, true);
      if (!event.defaultPrevented && !this.gone) this.setTitle(title);
    }

    /** Electron tells it once, of a window that waits to be shown. */
    override pagePainted(frame: WebFrameMain): void {
      if (frame !== this.#contents.frame || this.#painted || this.isVisible()) return;
      this.#painted = true;
      tell(this, 'ready-to-show', createEvent());
    }

    protected override makeView(): ViewTwin {
      return host.createView(this.#contents);
    }

    // S12.9: the page unloads, the contents closes and is destroyed, and the window goes last.
    protected override leave(): void {
      if (this.#contents.gone) this.finish();
      else if (!this.#contents.unload()) this.stay();
    }

    protected override abandon(): void {
      this.#contents.vanish();
    }

    protected override tellPage(event: 'focus' | 'blur'): void {
      if (this.#contents.gone) return;
      tell(this.#contents, event, createEvent());
    }

    /** The app is told by a listener in Electron: so also of what a test emits. */
    override emit(event: string | symbol, ...args: unknown[]): boolean {
      const heard = super.emit(event, ...args);
      if (event === 'focus' || event === 'blur') host.announce(`browser-window-${event}`, args[0], this);
      return heard;
    }

    static override fromId(id: number): BrowserWindow | null {
      return asBrowserWindow(windows.get(id));
    }

    /**
     * The window that shows `contents`, or `null`; of a guest, its embedder's (S12.3).
     *
     * @throws TypeError `Object has been destroyed`
     */
    static fromWebContents(contents: Electron.WebContents): BrowserWindow | null {
      // What a test has made by hand is shown by no window.
      if (subjectOf(contents)?.side !== 'contents') return null;
      const twin = contents as unknown as WebContents;
      if (twin.gone && !host.bus.hasEnded) throw destroyedError(host.bus.era);
      return asBrowserWindow(host.registry.windowOf(twin));
    }

    static fromBrowserView(view: Electron.BrowserView): BrowserWindow | null {
      const twin = view as unknown as BrowserViewTwin;
      return BrowserWindow.getAllWindows().find((window) => window.getBrowserViews().includes(twin)) ?? null;
    }

    /** The windows that are not destroyed. */
    static override getAllWindows(): BrowserWindow[] {
      return [...windows.values()].filter((window) => window instanceof BrowserWindow);
    }

    static override getFocusedWindow(): BrowserWindow | null {
      return asBrowserWindow(BaseWindow.getFocusedWindow() ?? undefined);
    }
  }

  function asBrowserWindow(window: BaseWindowTwin | undefined): BrowserWindow | null {
    return window instanceof BrowserWindow ? window : null;
  }

  // The rest of its members is installed from a table, which a class expression cannot say.
  return BrowserWindow as unknown as BrowserWindowClass;
}
