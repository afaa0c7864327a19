import { type Restore, together } from '../../bus/snapshot';
import { booleanAt, isObject, need } from '../../modules/arguments';
import { NATIVE } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import { ownTabError } from '../../words/window-errors';
import { WindowChrome } from './window-chrome';
import type { WindowHost } from './window-core';
import { stringOf } from './window-options';

const NONE: readonly never[] = [];

/** What windows have on macOS alone: tabs, and buttons like traffic lights (W3.30). */
export abstract class WindowMac extends WindowChrome {
  readonly #host: WindowHost;
  readonly #tabbingIdentifier: string | undefined;
  /** With itself, if it is one of several. */
  #tabs: readonly WindowMac[] = NONE;

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
    this.#join([...this.#group.filter((other) => other !== tab), tab]);
  }

  mergeAllWindows(): void {
    this[NATIVE]();
    const all = [...this.#host.registry.windows.values()] as unknown as WindowMac[];
    this.#join([...new Set([...this.#group, ...all])]);
  }

  moveTabToNewWindow(): void {
    this[NATIVE]();
    this.#leaveTabs();
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

  override save(): Restore {
    const tabs = this.#tabs;
    return together(super.save(), () => {
      this.#tabs = tabs;
    });
  }

  protected override closed(): void {
    this.#leaveTabs();
  }

  /** The tabs of the window that it is one of, in their order. */
  get #group(): readonly WindowMac[] {
    return this.#tabs.length > 0 ? this.#tabs : [this];
  }

  /** All of these are tabs of one window now. */
  #join(tabs: readonly WindowMac[]): void {
    for (const tab of tabs) tab.#leaveTabs();
    for (const tab of tabs) tab.#tabs = tabs;
  }

  #leaveTabs(): void {
    const others = this.#tabs.filter((tab) => tab !== this);
    for (const tab of others) tab.#tabs = others;
    this.#tabs = NONE;
  }

  /** The tab that many places further, and round again. */
  #select(step: number): void {
    this[NATIVE]();
    const tabs = this.#group;
    tabs[(tabs.indexOf(this) + step + tabs.length) % tabs.length]?.takeFocus();
  }
}
