import {
  booleanAt,
  integerAt,
  isObject,
  need,
  numberAt,
  objectAt,
  rectangleAt,
  stringAt,
} from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { NATIVE } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import {
  accentColorError,
  mediaSourceError,
  overlayColorError,
  overlayError,
  windowIconError,
  windowMenuError,
} from '../../words/window-errors';
import { colorOf, isColor } from './window-color';
import type { WindowHost } from './window-core';
import { flagOf, hasFrame } from './window-options';
import { WindowTraits } from './window-traits';

/** What is around the content of a window and on the taskbar: menu, icons, colours, badges. */
export abstract class WindowChrome extends WindowTraits {
  readonly #host: WindowHost;
  readonly #hasFrame: boolean;
  readonly #hasOverlay: boolean;
  #autoHidesMenu: boolean;
  #showsMenu: boolean;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#host = host;
    this.#hasFrame = hasFrame(options);
    this.#hasOverlay = Boolean(options.titleBarOverlay);
    this.#autoHidesMenu = flagOf(options, 'autoHideMenuBar', false);
    this.#showsMenu = !this.#autoHidesMenu;
    // W3.26: what others have is the app's, whichever that is at the moment.
    if (!isOn('darwin') && host.isMenuless()) this[NATIVE]().set('Menu', null);
  }

  /** @throws TypeError `Invalid Menu` (W3.26) */
  setMenu(...given: [menu: Electron.Menu | null]): void {
    const state = this[NATIVE]();
    need(given, 1);
    const menu: unknown = given[0];
    if (menu !== null && !this.#host.isMenu(menu)) throw windowMenuError();
    const had = this.#hasBar;
    state.set('Menu', menu);
    if (!had && this.#hasBar) this.#showsMenu = !this.#autoHidesMenu;
  }

  removeMenu(): void {
    this[NATIVE]().set('Menu', null);
  }

  /** Whether there is a bar to be seen: full screen has none (W3.14). */
  isMenuBarVisible(): boolean {
    this[NATIVE]();
    if (isOn('darwin')) return true;
    return this.#hasBar && this.#showsMenu && !this.isInFullScreen;
  }

  setMenuBarVisibility(...given: [visible: boolean]): void {
    const visible = booleanAt(this.live(given), 0);
    if (!isOn('darwin') && this.#hasBar) this.#showsMenu = visible;
  }

  isMenuBarAutoHide(): boolean {
    this[NATIVE]();
    return this.#autoHidesMenu;
  }

  setAutoHideMenuBar(...given: [hide: boolean]): void {
    const hide = booleanAt(this.live(given), 0);
    if (!isOn('darwin')) this.#autoHidesMenu = hide;
  }

  /** Always `#RRGGBB` (W3.28). */
  getBackgroundColor(): string {
    return (this[NATIVE]().get('BackgroundColor') as string | undefined) ?? '#FFFFFF';
  }

  /** What is no colour is white. */
  setBackgroundColor(...given: [backgroundColor: string]): void {
    this.set('BackgroundColor', colorOf(stringAt(this.live(given), 0)));
  }

  /** Not on macOS. @throws Error `Failed to load image from path '…'` (W3.26) */
  setIcon(...given: [icon: Electron.NativeImage | string]): void {
    const state = this[NATIVE]();
    need(given, 1);
    const icon = this.#host.imageOf(given[0]);
    if (icon === undefined && typeof given[0] === 'string') throw windowIconError(given[0]);
    state.set('Icon', this.#imageAt(given, 0));
  }

  setOverlayIcon(...given: [overlay: Electron.NativeImage | null, description: string]): void {
    const state = this[NATIVE]();
    const overlay = this.#imageAt(given, 0);
    state.set('OverlayIcon', { overlay, description: stringAt(given, 1) });
  }

  /** @param given - between 0 and 1; less is no bar, more does not say how far it is */
  setProgressBar(...given: [progress: number, options?: Electron.ProgressBarOptions]): void {
    const progress = numberAt(this.live(given), 0);
    this.set('ProgressBar', { progress, mode: given[1]?.mode ?? 'normal' });
  }

  flashFrame(...given: [flag: boolean]): void {
    this.set('FlashFrame', booleanAt(this.live(given), 0));
  }

  setSkipTaskbar(...given: [skip: boolean]): void {
    this.set('SkipTaskbar', booleanAt(this.live(given), 0));
  }

  /** @returns whether Windows takes them: seven at most, each with an icon; false elsewhere (W3.29) */
  setThumbarButtons(...given: [buttons: Electron.ThumbarButton[]]): boolean {
    const state = this[NATIVE]();
    if (!isOn('win32')) return false;
    need(given, 1);
    const [buttons] = given;
    const areButtons = Array.isArray(buttons) && buttons.every((button) => isObject(button) && isObject(button.icon));
    if (!areButtons) throw conversionError(0, buttons);
    if (buttons.length > 7) return false;
    state.set('ThumbarButtons', [...buttons]);
    return true;
  }

  /** @throws TypeError without an overlay, or for what is no colour (W3.27) */
  setTitleBarOverlay(...given: [options: Electron.TitleBarOverlayOptions]): void {
    const state = this[NATIVE]();
    const { color, symbolColor, height } = objectAt<Electron.TitleBarOverlayOptions>(given, 0);
    if (!this.#hasOverlay) throw overlayError();
    if (typeof color === 'string' && !isColor(color)) throw overlayColorError('color');
    if (typeof symbolColor === 'string' && !isColor(symbolColor)) throw overlayColorError('symbol color');
    state.set('TitleBarOverlay', { ...(state.get('TitleBarOverlay') as object), color, symbolColor, height });
  }

  /** On macOS only. */
  setVibrancy(...given: [type: string | null, options?: Electron.VibrancyOptions]): void {
    need(this.live(given), 1);
    this.set('Vibrancy', given[0]);
  }

  /** On Windows only. */
  setBackgroundMaterial(...given: [material: string]): void {
    this.set('BackgroundMaterial', stringAt(this.live(given), 0));
  }

  setIgnoreMouseEvents(...given: [ignore: boolean, options?: Electron.IgnoreMouseEventsOptions]): void {
    const ignore = booleanAt(this.live(given), 0);
    this.set('IgnoreMouseEvents', { ignore, forward: ignore && Boolean(given[1]?.forward) });
  }

  setShape(...given: [rects: Electron.Rectangle[]]): void {
    const state = this[NATIVE]();
    need(given, 1);
    const rects: unknown = given[0];
    if (!Array.isArray(rects)) throw conversionError(0, rects);
    state.set(
      'Shape',
      rects.map((rect) => shapeOf(rect, rects)),
    );
  }

  setSheetOffset(...given: [offsetY: number, offsetX?: number]): void {
    this.set('SheetOffset', numberAt(this.live(given), 0));
  }

  previewFile(...given: [path: string, displayName?: string]): void {
    this.set('PreviewedFile', stringAt(this.live(given), 0));
  }

  closeFilePreview(): void {
    this[NATIVE]().delete('PreviewedFile');
  }

  setTouchBar(...given: [touchBar: Electron.TouchBar | null]): void {
    this.set('TouchBar', this.live(given)[0] ?? null);
  }

  moveTop(): void {
    this[NATIVE]();
  }

  /** @throws TypeError `Invalid media source id` for what is no window (W3.29) */
  moveAbove(...given: [mediaSourceId: string]): void {
    const id = stringAt(this.live(given), 0);
    const [, window] = /^window:(\d+):\d+$/.exec(id) ?? [];
    if (window === undefined || !this.#host.registry.windows.has(Number(window))) throw mediaSourceError();
  }

  getMediaSourceId(): string {
    this[NATIVE]();
    return `window:${this.windowId}:0`;
  }

  getNativeWindowHandle(): Buffer {
    this[NATIVE]();
    const handle = Buffer.alloc(8);
    handle.writeUInt32LE(this.windowId);
    return handle;
  }

  /** On Windows only: what was set, or the system's own colour. */
  getAccentColor(): string | boolean {
    return (this[NATIVE]().get('AccentColor') as string | boolean | undefined) ?? true;
  }

  /** @throws TypeError for what is neither null, a boolean nor a colour (W3.29) */
  setAccentColor(...given: [accentColor: boolean | string | null]): void {
    const state = this[NATIVE]();
    need(given, 1);
    const color: unknown = given[0];
    if (color === null) state.delete('AccentColor');
    else if (typeof color === 'boolean') state.set('AccentColor', color);
    else if (typeof color === 'string' && isColor(color)) state.set('AccentColor', colorOf(color));
    else throw accentColorError();
  }

  setAppDetails(...given: [options: Electron.AppDetailsOptions]): void {
    this.set('AppDetails', { ...objectAt<Electron.AppDetailsOptions>(this.live(given), 0) });
  }

  setThumbnailClip(...given: [region: Electron.Rectangle]): void {
    this.set('ThumbnailClip', rectangleAt(this.live(given), 0));
  }

  setThumbnailToolTip(...given: [toolTip: string]): void {
    this.set('ThumbnailToolTip', stringAt(this.live(given), 0));
  }

  /** W3.30: on Windows, whether a person has put it beside another. */
  isSnapped(): boolean {
    return this.flag('Snapped');
  }

  get snapped(): boolean {
    return this.isSnapped();
  }

  /** On Windows: messages that nobody sends. */
  hookWindowMessage(...given: [message: number, callback: (wParam: Buffer, lParam: Buffer) => void]): void {
    const message = integerAt(this.live(given), 0);
    need(given, 2);
    if (typeof given[1] !== 'function') throw conversionError(1, given[1]);
    this.set('Hooks', new Map([...this.#hooks, [message, given[1]]]));
  }

  isWindowMessageHooked(...given: [message: number]): boolean {
    return this.#hooks.has(integerAt(this.live(given), 0));
  }

  unhookWindowMessage(...given: [message: number]): void {
    const message = integerAt(this.live(given), 0);
    this.set('Hooks', new Map([...this.#hooks].filter(([hooked]) => hooked !== message)));
  }

  unhookAllWindowMessages(): void {
    this[NATIVE]().delete('Hooks');
  }

  get #hooks(): ReadonlyMap<number, unknown> {
    return (this[NATIVE]().get('Hooks') as ReadonlyMap<number, unknown> | undefined) ?? new Map();
  }

  /** A window that was given no menu has the app's. */
  get #hasBar(): boolean {
    const menu = this[NATIVE]().get('Menu') as Electron.Menu | null | undefined;
    return this.#hasFrame && menu !== null && menu?.items.length !== 0;
  }

  #imageAt(given: readonly unknown[], index: number): Electron.NativeImage {
    need(given, index + 1);
    const image = this.#host.imageOf(given[index]);
    if (image === undefined) throw conversionError(index, given[index]);
    return image;
  }
}

function shapeOf(rect: unknown, rects: readonly unknown[]): Electron.Rectangle {
  try {
    return rectangleAt([rect], 0);
  } catch {
    throw conversionError(0, rects);
  }
}
