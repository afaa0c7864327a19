// biome-ignore-all lint/suspicious/noUnsafeDeclarationMerging: the properties are installed from a table.

import { tell } from '../../bus/emitter';
import { type Restore, together } from '../../bus/snapshot';
import { need } from '../../modules/arguments';
import { inheritOnlyWhere, isOn } from '../../modules/by-platform';
import { createEvent } from '../../modules/native-event';
import { NATIVE } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import { windowNameError } from '../../words/window-errors';
import type { WebContents } from '../contents/web-contents';
import type { WebFrameMain } from '../frames/web-frame-main';
import { type ViewOwner, ViewTwin } from './view';
import { colorOf } from './window-color';
import type { EmitterStatics, WindowHost } from './window-core';
import { WindowMac } from './window-mac';
import { flagOf, optionsOf, stringOf } from './window-options';
import { installProperties } from './window-properties';

type Options = Electron.BaseWindowConstructorOptions;

/** What `BaseWindow` does itself: it shows a view. */
export class BaseWindowCore extends WindowMac implements ViewOwner {
  readonly #host: WindowHost;
  #focusedContents: WebContents | undefined;
  #view: ViewTwin | undefined;

  constructor(host: WindowHost, options: Options) {
    super(host, options);
    this.#host = host;
  }

  /** Which contents in it has the focus, if not its own. */
  get focusedContents(): WebContents | undefined {
    return this.#focusedContents;
  }

  set focusedContents(contents: WebContents | undefined) {
    const before = this.#focusedContents ?? this.ownContents;
    this.#focusedContents = contents;
    if (before === contents || this.#host.registry.focus.focused !== this) return;
    this.#host.bus.later(() => {
      tellFocus(before, 'blur');
      tellFocus(contents, 'focus');
    });
  }

  get contentView(): ViewTwin {
    return this.getContentView();
  }

  set contentView(view: Electron.View) {
    this.setContentView(view);
  }

  getContentView(): ViewTwin {
    this[NATIVE]();
    if (this.#view === undefined) this.#adopt(this.#host.createView());
    return this.#view!;
  }

  /** @throws TypeError for what is no view */
  setContentView(...given: [view: Electron.View]): void {
    this[NATIVE]();
    need(given, 1);
    const view: unknown = given[0];
    if (!(view instanceof ViewTwin)) throw conversionError(0, view);
    if (view === this.#view) return;
    this.#view?.belongTo(undefined);
    this.#adopt(view);
  }

  *shownContents(): Generator<WebContents> {
    if (this.#view) yield* this.#view.shownContents();
  }

  /** The contents of its own that comes and goes with it. */
  get ownContents(): WebContents | undefined {
    return undefined;
  }

  /** A page in it is called something else now: a BrowserWindow takes the title of its own. */
  pageTitled(_frame: WebFrameMain, _event: Electron.Event, _title: string, _explicitSet?: boolean): void {}

  /** A page in it can be seen. */
  pagePainted(_frame: WebFrameMain): void {}

  /** Its own contents is gone: a BrowserWindow goes with it. */
  contentsGone(): void {
    this.finish();
  }

  override save(): Restore {
    const [focused, view] = [this.#focusedContents, this.#view];
    return together(super.save(), view?.save() ?? (() => {}), () => {
      [this.#focusedContents, this.#view] = [focused, view];
    });
  }

  /** What Electron does of the options when a window is there, in that order, and shows it at last (W3.2). */
  protected begin(options: Options): void {
    for (const [key, option] of TRAITS) if (option in options) this.set(key, flagOf(options, option, false));
    if (typeof options.opacity === 'number') this.seeThrough(options.opacity);
    if (flagOf(options, 'alwaysOnTop', false)) this.stayOnTop(true, 'floating');
    this.#beginFullScreen(options);
    if ('resizable' in options) this.fixSize(!options.resizable);
    if (flagOf(options, 'kiosk', false)) this.goKiosk(true);
    const color = stringOf(options, 'backgroundColor');
    if (color !== undefined) this.set('BackgroundColor', colorOf(color));
    else if (flagOf(options, 'transparent', false)) this.set('BackgroundColor', '#000000');
    if (options.trafficLightPosition) this.set('WindowButtonPosition', { ...options.trafficLightPosition });
    if (options.accentColor !== undefined) this.set('AccentColor', options.accentColor);
    this.set('Title', stringOf(options, 'title') ?? this.#host.appName());
    if (!flagOf(options, 'show', true)) return;
    this.appear();
    if (!this.gone) this.takeFocus();
  }

  protected override revealPages(isSeen: boolean): void {
    this.#view?.reveal(isSeen);
  }

  /** What hears of its focus is the contents in it that has it. */
  protected override tellPage(event: 'focus' | 'blur'): void {
    tellFocus(this.#focusedContents ?? this.ownContents, event);
  }

  protected override resized(): void {
    const { width, height } = this.contentArea;
    this.#view?.place({ x: 0, y: 0, width, height });
  }

  #beginFullScreen(options: Options): void {
    const fills = flagOf(options, 'fullscreen', false);
    // On macOS one that says `false` has no button for it.
    const mayFill = !(isOn('darwin') && 'fullscreen' in options && !fills);
    if ('fullscreenable' in options || !mayFill) {
      this.set('FullScreenable', flagOf(options, 'fullscreenable', mayFill));
    }
    if (fills) this.goFullScreen(true);
  }

  #adopt(view: ViewTwin): void {
    this.#view = view;
    view.belongTo(this);
    this.resized();
  }
}

function tellFocus(contents: WebContents | undefined, event: 'focus' | 'blur'): void {
  if (contents && !contents.gone) tell(contents, event, createEvent());
}

/** Which options are flags of windows and nothing more. */
const TRAITS = [
  ['Closable', 'closable'],
  ['Movable', 'movable'],
  ['Minimizable', 'minimizable'],
  ['Maximizable', 'maximizable'],
  ['Shadow', 'hasShadow'],
  ['SkipTaskbar', 'skipTaskbar'],
  ['HiddenInMissionControl', 'hiddenInMissionControl'],
] as const satisfies readonly (readonly [string, keyof Options])[];

/** One window of a fake; what an app constructs is the class of its own fake, below. */
export class BaseWindowTwin extends BaseWindowCore {}
export interface BaseWindowTwin extends Omit<Electron.BaseWindow, keyof BaseWindowCore> {}

installProperties(BaseWindowTwin.prototype);
// W3.26, W3.27, W3.29, W3.30: what a platform has not is undefined there. All in one place, since looking past it takes time.
inheritOnlyWhere(
  WindowMac.prototype,
  () => isOn('darwin'),
  ...(['addTabbedWindow', 'mergeAllWindows', 'moveTabToNewWindow', 'selectNextTab', 'selectPreviousTab'] as const),
  ...(['showAllTabs', 'toggleTabBar', 'tabbingIdentifier', 'setAutoHideCursor', 'setWindowButtonVisibility'] as const),
  ...(['getWindowButtonPosition', 'setWindowButtonPosition', '_getAlwaysOnTopLevel'] as const),
  ...(['isHiddenInMissionControl', 'setHiddenInMissionControl'] as const),
);
inheritOnlyWhere(
  WindowMac.prototype,
  () => isOn('win32'),
  ...(['hookWindowMessage', 'isWindowMessageHooked', 'unhookWindowMessage', 'unhookAllWindowMessages'] as const),
  ...(['isSnapped', 'snapped', 'setAppDetails', 'setThumbnailClip', 'setThumbnailToolTip'] as const),
  ...(['getAccentColor', 'setAccentColor'] as const),
);
inheritOnlyWhere(WindowMac.prototype, () => !isOn('darwin'), 'setIcon', 'setTitleBarOverlay');

/** The static property of a class whose windows are whole only with a contents. */
export const HAS_CONTENTS: unique symbol = Symbol('has a contents');

/** The statics of `BaseWindow`. */
export interface BaseWindowClass extends EmitterStatics {
  new (options?: Options): BaseWindowTwin;
  fromId(id: number): BaseWindowTwin | null;
  getAllWindows(): BaseWindowTwin[];
  getFocusedWindow(): BaseWindowTwin | null;
  clearPersistedState(name: string): void;
}

/** Makes the `BaseWindow` of one fake: `new BaseWindow()` has nothing but its class to find the fake by. */
export function createBaseWindowClass(host: WindowHost): BaseWindowClass {
  const { windows, focus } = host.registry;

  class BaseWindow extends BaseWindowTwin {
    /** Opens a window in memory. @throws TypeError for a name that another one has (W3.1) */
    constructor(given?: Options) {
      const options = optionsOf<Options>(given);
      // A BrowserWindow sees to itself, when it has its contents.
      const isWhole = !(HAS_CONTENTS in new.target);
      if (isWhole) host.checkReady('BaseWindow');
      checkName(options, isWhole ? TypeError : Error);
      super(host, options);
      if (options.name) this.set('Name', options.name);
      if (!isWhole) return;
      host.registry.addWindow(this);
      this.begin(options);
    }

    /** The window-like object with this id, or `null` (S12.3). */
    static fromId(id: number): BaseWindowTwin | null {
      return windows.get(id) ?? null;
    }

    /** The windows that are not destroyed, of every class. */
    static getAllWindows(): BaseWindowTwin[] {
      return [...windows.values()];
    }

    static getFocusedWindow(): BaseWindowTwin | null {
      return focus.focused ? (windows.get(focus.focused.windowId) ?? null) : null;
    }

    /** Nothing outlives the app that could be forgotten. */
    static clearPersistedState(...given: [name: string]): void {
      need(given, 1);
    }
  }

  function checkName({ name }: Options, Kind: new (text: string) => Error): void {
    if (typeof name !== 'string' || name === '' || !host.bus.era.windowNames) return;
    for (const window of windows.values()) if (window[NATIVE]().get('Name') === name) throw windowNameError(name, Kind);
  }

  // Only for a fake of an older version: every window would pay for it.
  const { era } = host.bus;
  const { prototype } = BaseWindow;
  if (!era.windowContentProtected) inheritOnlyWhere(prototype, () => false, 'isContentProtected');
  if (!era.windowAccentColor) inheritOnlyWhere(prototype, () => false, 'getAccentColor', 'setAccentColor');
  return BaseWindow;
}
