import { tell } from '../../bus/emitter';
import { type Restore, together } from '../../bus/snapshot';
import { booleanAt } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { NATIVE } from '../../wire/native-state';
import { createEvent } from '../ipc/app-event';
import { WindowBounds } from './window-bounds';
import type { WindowHost } from './window-core';
import { flagOf } from './window-options';

/** How a window takes its place on the screen. */
type Placement = 'normal' | 'maximized' | 'minimized' | 'fullscreen';

/** What is told when one is left, and when it is entered. */
const LEFT: Readonly<Record<Placement, string>> = {
  normal: '',
  maximized: 'unmaximize',
  minimized: 'restore',
  fullscreen: 'leave-full-screen',
};
const ENTERED: Readonly<Record<Placement, string>> = {
  normal: '',
  maximized: 'maximize',
  minimized: 'minimize',
  fullscreen: 'enter-full-screen',
};

/** Whether a window is seen, and how: state, and the events that come of a change. */
export abstract class WindowDisplay extends WindowBounds {
  readonly #host: WindowHost;
  /** On macOS full screen is then what a simple one is. */
  readonly #isSimple: boolean;
  #shown = false;
  #maximized = false;
  #minimized = false;
  #fullScreen = false;
  #kiosk = false;
  #simple = false;
  #focusable: boolean;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#host = host;
    this.#focusable = flagOf(options, 'focusable', true);
    this.#isSimple = flagOf(options, 'simpleFullscreen', false);
  }

  show(): void {
    this[NATIVE]();
    this.appear();
    this.takeFocus();
  }

  /** W3.11: a modal one is not. */
  showInactive(): void {
    this[NATIVE]();
    if (!this.isBlocking) this.appear();
  }

  hide(): void {
    this[NATIVE]();
    const changes = this.#shown;
    this.#shown = false;
    if (changes) this.#tellPages();
    if (changes || !isOn('darwin')) this.tellChange('hide');
    if (changes) this.#host.registry.focus.leave(this);
  }

  isVisible(): boolean {
    this[NATIVE]();
    return this.isSeen;
  }

  /** What is not to be seen does not take it (W3.15). */
  focus(): void {
    this[NATIVE]();
    this.takeFocus();
  }

  blur(): void {
    this[NATIVE]();
    if (this.#host.registry.focus.focused === this) this.#host.registry.focus.moveTo(undefined);
  }

  isFocused(): boolean {
    this[NATIVE]();
    return this.#host.registry.focus.focused === this;
  }

  isFocusable(): boolean {
    this[NATIVE]();
    return this.#focusable;
  }

  setFocusable(...given: [focusable: boolean]): void {
    this[NATIVE]();
    this.#focusable = booleanAt(given, 0);
  }

  minimize(): void {
    this[NATIVE]();
    this.#shown = true;
    if (this.#minimized) return;
    this.#arrange(() => {
      this.#minimized = true;
    });
    this.#host.registry.focus.leave(this);
  }

  isMinimized(): boolean {
    this[NATIVE]();
    return this.#minimized;
  }

  /** A hidden window is shown by it (W3.12). */
  maximize(): void {
    this[NATIVE]();
    this.#arrange(() => {
      this.#maximized = true;
      this.#minimized = false;
    });
    if (this.gone || this.#shown) return;
    this.appear();
    this.takeFocus();
  }

  unmaximize(): void {
    this[NATIVE]();
    if (this.#maximized) this.#arrange(() => this.#unmaximize());
  }

  /** From minimised to what it was, else from maximised to normal, which macOS does not. */
  restore(): void {
    this[NATIVE]();
    if (this.#minimized) {
      this.#arrange(() => {
        this.#minimized = false;
      });
      if (!this.gone) this.takeFocus();
    } else if (this.#maximized && !isOn('darwin')) this.#arrange(() => this.#unmaximize());
  }

  isMaximized(): boolean {
    this[NATIVE]();
    const isWhole = isOn('win32') && this.#placement === 'normal' && this.hasEdges && this.fillsWorkArea;
    return isWhole || (this.#maximized && !this.#minimized);
  }

  isNormal(): boolean {
    this[NATIVE]();
    return this.#placement === 'normal';
  }

  isFullScreen(): boolean {
    this[NATIVE]();
    return this.#fullScreen;
  }

  /** Off macOS only one that is full-screenable; Windows tells also what is no change (W3.14). */
  setFullScreen(...given: [flag: boolean]): void {
    this[NATIVE]();
    this.goFullScreen(booleanAt(given, 0));
  }

  /** On macOS; elsewhere it is `isFullScreen`. */
  isSimpleFullScreen(): boolean {
    this[NATIVE]();
    return isOn('darwin') ? this.#simple : this.#fullScreen;
  }

  setSimpleFullScreen(...given: [flag: boolean]): void {
    this[NATIVE]();
    const flag = booleanAt(given, 0);
    if (isOn('darwin')) this.#goSimple(flag);
    else this.goFullScreen(flag);
  }

  /** On macOS; elsewhere it is `isFullScreen`. */
  isKiosk(): boolean {
    this[NATIVE]();
    return isOn('darwin') ? this.#kiosk : this.#fullScreen;
  }

  setKiosk(...given: [flag: boolean]): void {
    this[NATIVE]();
    this.goKiosk(booleanAt(given, 0));
  }

  override get isShown(): boolean {
    return this.#shown;
  }

  /** Whether it can have the focus. */
  canFocus(): boolean {
    return !this.gone && this.isSeen && this.#focusable && this.isUsable;
  }

  /** In a later task, unless it is gone by then (W3.15): its own event, the app's, and its contents'. */
  tellFocus(event: 'focus' | 'blur'): void {
    this.#host.bus.later(() => {
      if (this.gone) return;
      tell(this, event, createEvent());
      if (!this.gone) this.tellPage(event);
    });
  }

  override save(): Restore {
    const flags = [this.#shown, this.#maximized, this.#minimized, this.#fullScreen, this.#kiosk, this.#simple] as const;
    const focusable = this.#focusable;
    return together(super.save(), () => {
      [this.#shown, this.#maximized, this.#minimized, this.#fullScreen, this.#kiosk, this.#simple] = flags;
      this.#focusable = focusable;
    });
  }

  /** Whether it may fill the screen. */
  protected abstract readonly mayFillScreen: boolean;

  protected get isInFullScreen(): boolean {
    return this.#fullScreen;
  }

  protected goFullScreen(flag: boolean): void {
    if (!isOn('darwin')) {
      if (!this.mayFillScreen) return;
    } else if (this.#isSimple || this.#simple) {
      this.#goSimple(flag);
      return;
    }
    const changes = this.#fullScreen !== flag;
    this.#arrange(() => {
      this.#fullScreen = flag;
    });
    if (!changes && isOn('win32')) this.tellNow(flag ? ENTERED.fullscreen : LEFT.fullscreen);
  }

  protected goKiosk(flag: boolean): void {
    this.#kiosk = flag;
    if (this.#fullScreen !== flag || isOn('win32')) this.goFullScreen(flag);
  }

  /** It is to be seen from now on; Linux and Windows tell it every time (W3.11). */
  protected appear(): void {
    const changes = !this.isSeen;
    this.#shown = true;
    if (this.#minimized) {
      this.#arrange(() => {
        this.#minimized = false;
      });
    }
    if (changes) this.#tellPages();
    if (changes || !isOn('darwin')) this.tellChange('show');
  }

  /** What it shows can be seen, or not. */
  protected abstract revealPages(isSeen: boolean): void;

  /** What the contents of a BrowserWindow hears of its focus. */
  protected tellPage(_event: 'focus' | 'blur'): void {}

  protected override unfocus(): void {
    this.#host.registry.focus.leave(this);
  }

  protected takeFocus(): void {
    if (this.canFocus()) this.#host.registry.focus.moveTo(this);
  }

  /** The same as `isVisible` for the fake itself. */
  get isSeen(): boolean {
    return this.#shown && !this.#minimized;
  }

  get #placement(): Placement {
    if (this.#minimized) return 'minimized';
    if (this.#fullScreen) return 'fullscreen';
    return this.#maximized ? 'maximized' : 'normal';
  }

  #unmaximize(): void {
    this.#maximized = false;
    this.#minimized = false;
  }

  #goSimple(flag: boolean): void {
    if (this.#simple === flag) return;
    this.#simple = flag;
    if (flag) this.fill('bounds');
    else this.unfill();
  }

  /** Changes the flags, then the bounds, and tells of both. */
  #arrange(change: () => void): void {
    const before = this.#placement;
    change();
    const after = this.#placement;
    if (before === after) return;
    if (before === 'minimized' || after === 'minimized') this.#tellPages();
    if (after === 'normal') this.unfill();
    else if (after !== 'minimized') this.fill(after === 'fullscreen' ? 'bounds' : 'workArea');
    for (const event of eventsOf(before, after)) this.tellChange(event);
  }

  /** S12.16: what nobody has hidden yet is visible to its pages, also in a window that was made with `show: false`. */
  #tellPages(): void {
    this.revealPages(this.isSeen);
  }
}

/** W3.13: on Linux what is left and then what is entered; elsewhere what is behind a minimised window stays as it is. */
function eventsOf(before: Placement, after: Placement): string[] {
  const left = LEFT[before];
  const entered = ENTERED[after];
  if (isOn('linux')) return [left, entered].filter(Boolean);
  if (after === 'minimized') return [entered];
  if (before === 'minimized') return isOn('win32') ? [left, entered].filter(Boolean) : [left];
  // Which of both are flags of their own there: to fill the screen leaves a window maximised.
  if (after === 'fullscreen' || before === 'fullscreen') return [after === 'fullscreen' ? entered : left];
  return [left, entered].filter(Boolean);
}
