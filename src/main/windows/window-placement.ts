import { type Restore, together } from '../../bus/snapshot';
import { booleanAt } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { NATIVE } from '../../wire/native-state';
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

/** How much of the screen a window fills: state, and the events that come of a change. */
export abstract class WindowPlacement extends WindowBounds {
  /** On macOS full screen is then what a simple one is. */
  readonly #isSimple: boolean;
  #maximized = false;
  #minimized = false;
  #fullScreen = false;
  #kiosk = false;
  #simple = false;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#isSimple = flagOf(options, 'simpleFullscreen', false);
  }

  isMinimized(): boolean {
    this[NATIVE]();
    return this.#minimized;
  }

  unmaximize(): void {
    this[NATIVE]();
    if (this.#maximized) this.#arrange({ maximized: false, minimized: false });
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

  override save(): Restore {
    const flags = [this.#maximized, this.#minimized, this.#fullScreen, this.#kiosk, this.#simple] as const;
    return together(super.save(), () => {
      [this.#maximized, this.#minimized, this.#fullScreen, this.#kiosk, this.#simple] = flags;
    });
  }

  /** Whether it may fill the screen. */
  protected abstract readonly mayFillScreen: boolean;

  /** What it shows can be seen, or not, as it is now. */
  protected abstract tellPages(): void;

  protected get isDown(): boolean {
    return this.#minimized;
  }

  protected get isInFullScreen(): boolean {
    return this.#fullScreen;
  }

  protected goDown(): void {
    this.#arrange({ minimized: true });
  }

  /** From minimised to what it was. */
  protected goUp(): void {
    this.#arrange({ minimized: false });
  }

  protected goLarge(): void {
    this.#arrange({ maximized: true, minimized: false });
  }

  protected goFullScreen(flag: boolean): void {
    if (!isOn('darwin')) {
      if (!this.mayFillScreen) return;
    } else if (this.#isSimple || this.#simple) {
      this.#goSimple(flag);
      return;
    }
    const changes = this.#fullScreen !== flag;
    this.#arrange({ fullScreen: flag });
    if (!changes && isOn('win32')) this.tellNow(flag ? ENTERED.fullscreen : LEFT.fullscreen);
  }

  protected goKiosk(flag: boolean): void {
    this.#kiosk = flag;
    if (this.#fullScreen !== flag || isOn('win32')) this.goFullScreen(flag);
  }

  get #placement(): Placement {
    if (this.#minimized) return 'minimized';
    if (this.#fullScreen) return 'fullscreen';
    return this.#maximized ? 'maximized' : 'normal';
  }

  #goSimple(flag: boolean): void {
    if (this.#simple === flag) return;
    this.#simple = flag;
    if (flag) this.fill('bounds');
    else this.unfill();
  }

  /** Changes the flags, then the bounds, and tells of both. */
  #arrange(flags: { maximized?: boolean; minimized?: boolean; fullScreen?: boolean }): void {
    const before = this.#placement;
    this.#maximized = flags.maximized ?? this.#maximized;
    this.#minimized = flags.minimized ?? this.#minimized;
    this.#fullScreen = flags.fullScreen ?? this.#fullScreen;
    const after = this.#placement;
    if (before === after) return;
    if (before === 'minimized' || after === 'minimized') this.tellPages();
    if (after === 'normal') this.unfill();
    else if (after !== 'minimized') this.fill(after === 'fullscreen' ? 'bounds' : 'workArea');
    for (const event of eventsOf(before, after)) this.tellChange(event);
  }
}

/** W3.13: on Linux what is left and then what is entered; elsewhere what is behind a minimised window stays as it is. */
function eventsOf(before: Placement, after: Placement): string[] {
  const both = [LEFT[before], ENTERED[after]];
  if (isOn('linux')) return both.filter(Boolean);
  if (after === 'minimized') return both.slice(1);
  if (before === 'minimized') return isOn('win32') ? both.filter(Boolean) : both.slice(0, 1);
  // To fill the screen leaves a window maximised there.
  if (after === 'fullscreen') return both.slice(1);
  return before === 'fullscreen' ? both.slice(0, 1) : both.filter(Boolean);
}
