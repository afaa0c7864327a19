import { booleanAt, isObject, need } from '../../modules/arguments';
import { NATIVE } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import { ownTabError } from '../../words/window-errors';
import { WindowChrome } from './window-chrome';
import type { WindowHost } from './window-core';
import { stringOf } from './window-options';

/** What windows have on macOS alone: tabs, and buttons like traffic lights (W3.30). */
export abstract class WindowMac extends WindowChrome {
  readonly #host: WindowHost;
  readonly #tabbingIdentifier: string | undefined;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#host = host;
    this.#tabbingIdentifier = stringOf(options, 'tabbingIdentifier');
  }

  /** What windows have in common that are to be tabs of one. */
  get tabbingIdentifier(): string | undefined {
    this[NATIVE]();
    return this.#tabbingIdentifier;
  }

  /** @throws Error for the window itself; TypeError for what is no window */
  addTabbedWindow(...given: [window: Electron.BaseWindow]): void {
    need(this.live(given), 1);
    const tab: unknown = given[0];
    if (!(tab instanceof WindowMac)) throw conversionError(0, tab);
    if (tab === this) throw ownTabError();
    tab.moveToTabs([...this.tabs.filter((other) => other !== tab), tab]);
  }

  mergeAllWindows(): void {
    this[NATIVE]();
    const others = this.#all.filter((window) => !this.tabs.includes(window));
    this.moveToTabs([...this.tabs, ...others]);
  }

  moveTabToNewWindow(): void {
    this[NATIVE]();
    this.leaveTabs();
  }

  selectNextTab(): void {
    this.#select(1);
  }

  selectPreviousTab(): void {
    this.#select(-1);
  }

  /** To look at, which nobody does here. */
  showAllTabs(): void {
    this[NATIVE]();
  }

  toggleTabBar(): void {
    this.set('TabBar', !this.flag('TabBar'));
  }

  setAutoHideCursor(...given: [autoHide: boolean]): void {
    this.set('AutoHideCursor', booleanAt(this.live(given), 0));
  }

  setWindowButtonVisibility(...given: [visible: boolean]): void {
    this.set('WindowButtonVisibility', booleanAt(this.live(given), 0));
  }

  /** Where it was put by the app; null where macOS has it. */
  getWindowButtonPosition(): Electron.Point | null {
    const position = this[NATIVE]().get('WindowButtonPosition') as Electron.Point | undefined;
    return position ? { ...position } : null;
  }

  /** @throws TypeError for what is neither a point nor null */
  setWindowButtonPosition(...given: [position: Electron.Point | null]): void {
    const state = this[NATIVE]();
    need(given, 1);
    const [position] = given;
    if (position === null) state.delete('WindowButtonPosition');
    else if (isObject(position) && typeof position.x === 'number' && typeof position.y === 'number') {
      state.set('WindowButtonPosition', { x: Math.round(position.x), y: Math.round(position.y) });
    } else throw conversionError(0, position);
  }

  /** The tabs of the window that it is one of, in their order. */
  protected get tabs(): readonly WindowMac[] {
    const ids = this[NATIVE]().get('Tabs') as readonly number[] | undefined;
    return ids ? this.#all.filter((window) => ids.includes(window.windowId)) : [this];
  }

  /** All of these are tabs of one window now. */
  protected moveToTabs(tabs: readonly WindowMac[]): void {
    this.leaveTabs();
    const ids = tabs.map(({ windowId }) => windowId);
    for (const tab of tabs) tab.set('Tabs', ids);
  }

  protected leaveTabs(): void {
    const others = this.tabs.filter((tab) => tab !== this);
    const ids = others.map(({ windowId }) => windowId);
    for (const tab of others) tab.set('Tabs', ids);
    this[NATIVE]().delete('Tabs');
  }

  get #all(): readonly WindowMac[] {
    return [...this.#host.registry.windows.values()] as unknown as WindowMac[];
  }

  /** The tab that many places further, and round again. */
  #select(step: number): void {
    const { tabs } = this;
    tabs[(tabs.indexOf(this) + step + tabs.length) % tabs.length]?.focus();
  }
}
