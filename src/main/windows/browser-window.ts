import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import { type Restore, together } from '../../bus/snapshot';
import { subjectOf } from '../../bus/subject';
import { createdEvent, createEvent } from '../../modules/native-event';
import { NATIVE } from '../../wire/native-state';
import { destroyedError } from '../../words/errors';
import { foreignViewError, manyViewsError } from '../../words/window-errors';
import type { WebContents } from '../contents/web-contents';
import type { WebFrameMain } from '../frames/web-frame-main';
import { type BaseWindowClass, type BaseWindowCore, type BaseWindowTwin, HAS_CONTENTS } from './base-window';
import type { BrowserViewTwin } from './browser-view';
import { revealPage } from './reveal-page';
import type { EmitterStatics, WindowHost } from './window-core';
import { DEV_TOOLS, installForwards } from './window-forwards';
import { Hang, hangListeners } from './window-hang';
import { flagOf, optionsOf } from './window-options';

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
  const { windows } = host.registry;

  class BrowserWindow extends BaseWindow {
    static readonly [HAS_CONTENTS] = true;
    /** Undocumented; as Electron's is, an own property (W3.4). */
    declare readonly _browserViews: BrowserViewTwin[];
    readonly #contents: WebContents;
    readonly #paintsHidden: boolean;
    #hang: Hang | undefined;
    #painted = false;

    /** Opens a window in memory. The first one adopts the exported `ipcRenderer`. */
    constructor(given?: BrowserWindowOptions) {
      host.checkReady('BrowserWindow');
      const options = optionsOf<BrowserWindowOptions>(given);
      super(options);
      this.#paintsHidden = flagOf(options, 'paintWhenInitiallyHidden', true);
      const shown = options.webContents as WebContents | undefined;
      this.#contents = shown ?? host.adopt();
      Object.defineProperties(this, {
        // A test may define another one.
        id: { value: this.windowId, enumerable: true, configurable: true },
        setBounds: { value: SET_BOUNDS, writable: true, enumerable: true, configurable: true },
        devToolsWebContents: DEV_TOOLS,
        _browserViews: { value: [], writable: true, configurable: true },
      });
      for (const [event, listener] of LISTENERS) EventEmitter.prototype.on.call(this.#contents, event, listener);
      if (!this.#paintsHidden) this.#contents.frame.node.visibility = 'hidden';
      if (!shown) this.#contents.link({ preferences: options.webPreferences });
      // S12.5: who owns it is not settled yet.
      if (!shown) host.announce('web-contents-created', createdEvent(this.#contents), this.#contents);
      host.registry.addWindow(this, this.#contents);
      host.announce('browser-window-created', { preventDefault() {} }, this);
      if (!this.gone) this.begin(options);
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

    /** W3.8: what is not given stays. */
    protected override completed([bounds]: readonly unknown[]): unknown[] {
      return [{ ...this.getBounds(), ...(bounds as Partial<Electron.Rectangle>) }];
    }

    override get ownContents(): WebContents {
      return this.#contents;
    }

    focusOnWebView(): void {
      this.webContents.focus();
    }

    blurWebView(): void {
      this[NATIVE]();
    }

    /** One that another window has leaves that one (W3.36). */
    addBrowserView(view: Electron.BrowserView): void {
      const twin = view as unknown as BrowserViewTwin;
      if (this._browserViews.includes(twin)) return;
      const former = twin.ownerWindow;
      if (former && former !== (this as unknown) && !former.gone) former.removeBrowserView(twin);
      this.contentView.addChildView(twin.webContentsView as unknown as Electron.View);
      twin.ownerWindow = this;
      this._browserViews.push(twin);
    }

    setBrowserView(view: Electron.BrowserView | null): void {
      for (const other of [...this._browserViews]) this.removeBrowserView(other as unknown as Electron.BrowserView);
      if (view) this.addBrowserView(view);
    }

    removeBrowserView(view: Electron.BrowserView | BrowserViewTwin): void {
      const twin = view as unknown as BrowserViewTwin;
      const index = this._browserViews.indexOf(twin);
      if (index < 0) return;
      this.contentView.removeChildView(twin.webContentsView as unknown as Electron.View);
      twin.ownerWindow = null;
      this._browserViews.splice(index, 1);
    }

    /** @throws Error `Given BrowserView is not attached to the window` */
    setTopBrowserView(view: Electron.BrowserView): void {
      const twin = view as unknown as BrowserViewTwin;
      if (twin.ownerWindow !== (this as unknown)) throw foreignViewError();
      this.contentView.addChildView(twin.webContentsView as unknown as Electron.View);
      this._browserViews.splice(this._browserViews.indexOf(twin), 1);
      this._browserViews.push(twin);
    }

    getBrowserViews(): BrowserViewTwin[] {
      return [...this._browserViews];
    }

    /** @throws Error where there are several (W3.36) */
    getBrowserView(): BrowserViewTwin | null {
      if (this._browserViews.length > 1) throw manyViewsError();
      return this._browserViews[0] ?? null;
    }

    override *shownContents(): Generator<WebContents> {
      yield this.#contents;
      yield* super.shownContents();
    }

    override save(): Restore {
      const views = [...this._browserViews];
      const painted = this.#painted;
      const each = together(...views.map((view) => view.save()));
      return together(super.save(), each, () => {
        this.#hang?.end();
        this._browserViews.splice(0, this._browserViews.length, ...views);
        this.#painted = painted;
      });
    }

    /** W3.18: the window is asked first, then it is called so. */
    override pageTitled(frame: WebFrameMain, event: Electron.Event, title: string, explicitSet = true): void {
      if (frame !== this.#contents.frame) return;
      tell(this, 'page-title-updated', event, title, explicitSet);
      if (!event.defaultPrevented && !this.gone) this.set('Title', title);
    }

    /** Electron tells it once, of a window that waits to be shown: after the contents, without an event (W3.19). */
    override pagePainted(frame: WebFrameMain): void {
      if (frame !== this.#contents.frame || this.#painted || this.isSeen || !this.#paintsHidden) return;
      this.#painted = true;
      tell(this.#contents, 'ready-to-show', createEvent());
      // Not a tick later, so that whoever awaits the load has been told.
      if (!this.gone) tell(this, 'ready-to-show');
    }

    protected override revealPages(isSeen: boolean): void {
      revealPage(host.registry, this.#contents, isSeen);
      super.revealPages(isSeen);
    }

    protected override resized(): void {
      super.resized();
      host.registry.events.emit('size', this.#contents.frame);
      for (const view of this._browserViews) view.follow();
    }

    // S12.9: the page unloads, the contents closes and is destroyed, and the window goes last.
    protected override leave(): void {
      if (this.#contents.gone) this.finish();
      else if (!this.#contents.unload()) this.stay();
    }

    /** W3.19: it is still there five seconds after it was asked to close. */
    protected override stay(): void {
      this.hangSoon(5000);
      super.stay();
    }

    /** Its page does not answer: it is told so unless the page does within so many milliseconds. */
    hangSoon(delay: number): void {
      this.#hang ??= new Hang(host.bus, this);
      this.#hang.begin(delay);
    }

    /** Its page answers again. */
    revive(): void {
      this.#hang?.end();
      tell(this, 'responsive');
    }

    protected override abandon(): void {
      this.#contents.vanish();
    }

    /** W3.36 */
    protected override closed(): void {
      super.closed();
      this.#hang?.end();
      for (const view of this._browserViews.splice(0)) {
        view.ownerWindow = null;
        view.webContents?.close();
      }
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
      const window = host.registry.windowOf(twin);
      return window instanceof BrowserWindow ? window : null;
    }

    static fromBrowserView(view: Electron.BrowserView): BrowserWindow | null {
      const { ownerWindow } = view as unknown as BrowserViewTwin;
      return ownerWindow instanceof BrowserWindow ? ownerWindow : null;
    }

    /** The windows that are not destroyed; one of a subclass is none of them (W3.3). */
    static override getAllWindows(): BrowserWindow[] {
      return [...windows.values()].filter((window) => asBrowserWindow(window) !== null) as BrowserWindow[];
    }

    static override getFocusedWindow(): BrowserWindow | null {
      return asBrowserWindow(windows.get(host.registry.focus.focused?.windowId ?? Number.NaN));
    }
  }

  // What it inherits, which completes the bounds (W3.8): the mock of a prototype's is met on the way, as in Electron.
  const SET_BOUNDS = BrowserWindow.prototype.setBounds;
  const LISTENERS = hangListeners(ownerOf);

  function ownerOf(contents: WebContents): BrowserWindow | undefined {
    const window = host.registry.windowOf(contents);
    return window instanceof BrowserWindow && window.ownContents === contents ? window : undefined;
  }

  /** W3.3: by the name of its class. */
  function asBrowserWindow(window: BaseWindowTwin | undefined): BrowserWindow | null {
    return window instanceof BrowserWindow && window.constructor.name === 'BrowserWindow' ? window : null;
  }

  installForwards(BrowserWindow.prototype);
  return BrowserWindow as unknown as BrowserWindowClass;
}
