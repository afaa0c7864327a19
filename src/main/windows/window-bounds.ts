import { type Restore, together } from '../../bus/snapshot';
import { booleanAt, integerAt, numberAt, rectangleAt } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { NATIVE } from '../../wire/native-state';
import type { WindowHost } from './window-core';
import { WindowFamily } from './window-family';
import { centredIn, flagOf, type Insets, insetsOf, integerOf, type Limits, limitsOf, within } from './window-options';

type Rectangle = Electron.Rectangle;

/** Electron's screen, where nobody has one. */
const SCREEN: Readonly<Rectangle> = { x: 0, y: 0, width: 1920, height: 1080 };

/** Where a window is and how large. */
export abstract class WindowBounds extends WindowFamily {
  readonly #host: WindowHost;
  readonly #insets: Insets;
  #bounds: Readonly<Rectangle>;
  /** What to come back to from what it fills. */
  #normal: Readonly<Rectangle> | undefined;
  #limits: Limits;
  #resizable = true;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#host = host;
    this.#insets = insetsOf(options);
    this.#limits = limitsOf(options);
    this.#bounds = this.#begun(options);
  }

  getBounds(): Rectangle {
    this[NATIVE]();
    return { ...this.#bounds };
  }

  /**
   * `'move'` and `'resize'` tell what changed (W3.16). A BrowserWindow takes a part of them, too (W3.8).
   *
   * @throws TypeError for what is no rectangle (W0.2)
   */
  setBounds(...given: [bounds: Partial<Rectangle>, animate?: boolean]): void {
    this[NATIVE]();
    this.place(rectangleAt(this.completed(given), 0));
  }

  /** The bounds that are given, where a class does with less than all four sides. */
  protected completed(given: readonly unknown[]): readonly unknown[] {
    return given;
  }

  /** The bounds that it has when it is neither maximised, minimised nor full screen. */
  getNormalBounds(): Rectangle {
    this[NATIVE]();
    return { ...(this.#normal ?? this.#bounds) };
  }

  /** Without the frame (W3.9). */
  getContentBounds(): Rectangle {
    this[NATIVE]();
    return this.contentArea;
  }

  setContentBounds(...given: [bounds: Rectangle, animate?: boolean]): void {
    this[NATIVE]();
    this.place(this.#framed(rectangleAt(given, 0)));
  }

  getSize(): number[] {
    this[NATIVE]();
    return [this.#bounds.width, this.#bounds.height];
  }

  /** W3.7: never smaller than the smallest. */
  setSize(...given: [width: number, height: number, animate?: boolean]): void {
    this[NATIVE]();
    const [width, height] = [integerAt(given, 0), integerAt(given, 1)];
    const [least, lowest] = this.#limit('min') as [number, number];
    this.place({ ...this.#bounds, width: Math.max(width, least), height: Math.max(height, lowest) });
  }

  getContentSize(): number[] {
    this[NATIVE]();
    const { width, height } = this.contentArea;
    return [width, height];
  }

  setContentSize(...given: [width: number, height: number, animate?: boolean]): void {
    this[NATIVE]();
    const size = { width: integerAt(given, 0), height: integerAt(given, 1) };
    const { width, height } = this.#framed({ x: 0, y: 0, ...size });
    this.place({ ...this.#bounds, width, height });
  }

  getPosition(): number[] {
    this[NATIVE]();
    return [this.#bounds.x, this.#bounds.y];
  }

  setPosition(...given: [x: number, y: number, animate?: boolean]): void {
    this[NATIVE]();
    this.place({ ...this.#bounds, x: integerAt(given, 0), y: integerAt(given, 1) });
  }

  /** In the work area of the display that it is on. */
  center(): void {
    this[NATIVE]();
    this.place(centredIn(this.#display().workArea, this.#bounds));
  }

  getMinimumSize(): number[] {
    return this.#limit('min');
  }

  /** It does not get larger at once (W3.7). */
  setMinimumSize(...given: [width: number, height: number]): void {
    this.#setLimit('min', given);
  }

  getMaximumSize(): number[] {
    return this.#limit('max');
  }

  setMaximumSize(...given: [width: number, height: number]): void {
    this.#setLimit('max', given);
  }

  /** It holds for those who drag the window's edges, and for no method. */
  setAspectRatio(...given: [aspectRatio: number, extraSize?: Electron.Size]): void {
    const state = this[NATIVE]();
    state.set('AspectRatio', numberAt(given, 0));
  }

  isResizable(): boolean {
    this[NATIVE]();
    return this.#resizable;
  }

  /** Off macOS a window that is not is as small and as large as it is (W3.10). */
  setResizable(...given: [resizable: boolean]): void {
    this[NATIVE]();
    this.fixSize(!booleanAt(given, 0));
  }

  override save(): Restore {
    const [bounds, normal, limits, resizable] = [this.#bounds, this.#normal, this.#limits, this.#resizable];
    return together(super.save(), () => {
      [this.#bounds, this.#normal, this.#limits, this.#resizable] = [bounds, normal, limits, resizable];
    });
  }

  /** The same as `getBounds` for the fake itself. */
  get outerBounds(): Readonly<Rectangle> {
    return this.#bounds;
  }

  /** Where on the screen its content is. */
  get contentArea(): Rectangle {
    const { top, side, bottom } = this.#insets;
    const { x, y, width, height } = this.#bounds;
    const size = { width: Math.max(0, width - 2 * side), height: Math.max(0, height - top - bottom) };
    return { x: x + side, y: y + top, ...size };
  }

  /** It has another size, which nobody has been told of yet. */
  protected resized(): void {}

  protected fixSize(fixed: boolean): void {
    this.#resizable = !fixed;
  }

  /** Puts it somewhere, as far as its limits go, and tells. */
  protected place(bounds: Rectangle): void {
    const before = this.#bounds;
    const after = this.#isPinned ? bounds : { ...bounds, ...within(this.#limits, bounds) };
    this.#put(before, after);
  }

  /** Fills `area`, limits or not, and remembers what to come back to. */
  protected fill(area: 'workArea' | 'bounds'): void {
    this.#normal ??= this.#bounds;
    this.#put(this.#bounds, { ...this.#display()[area] });
  }

  /** Comes back from what it filled. */
  protected unfill(): void {
    const normal = this.#normal;
    this.#normal = undefined;
    if (normal) this.#put(this.#bounds, normal);
  }

  /** The same as `isResizable` for the fake itself. */
  protected get hasEdges(): boolean {
    return this.#resizable;
  }

  /** Whether it is exactly where it would be if it were maximised. */
  protected get fillsWorkArea(): boolean {
    const { workArea } = this.#display();
    return isSame(this.#bounds, workArea);
  }

  #put(before: Readonly<Rectangle>, after: Readonly<Rectangle>): void {
    this.#bounds = after;
    const isResized = before.width !== after.width || before.height !== after.height;
    if (isResized) this.resized();
    if (before.x !== after.x || before.y !== after.y) {
      this.tellNow('move');
      if (isOn('darwin')) this.tellNow('moved');
    }
    if (isResized) this.tellNow('resize');
  }

  /** W3.6, W3.7, W3.9 */
  #begun(options: Electron.BaseWindowConstructorOptions): Rectangle {
    const size = { width: integerOf(options, 'width') ?? 800, height: integerOf(options, 'height') ?? 600 };
    let { width, height } = within(this.#limits, size);
    if (flagOf(options, 'useContentSize', false)) {
      ({ width, height } = this.#framed({ x: 0, y: 0, width, height }));
      const { min, max } = this.#limits;
      this.#limits = { min: this.#framedSize(min), max: this.#framedSize(max) };
    }
    const [x, y] = [integerOf(options, 'x'), integerOf(options, 'y')];
    if (x !== undefined && y !== undefined) return { x, y, width, height };
    return centredIn(this.#host.displays()[0]?.workArea ?? SCREEN, { width, height });
  }

  #framed({ x, y, width, height }: Rectangle): Rectangle {
    const { top, side, bottom } = this.#insets;
    return { x: x - side, y: y - top, width: width + 2 * side, height: height + top + bottom };
  }

  #framedSize(size: Electron.Size): Electron.Size {
    const { width, height } = this.#framed({ x: 0, y: 0, ...size });
    return { width: size.width > 0 ? width : 0, height: size.height > 0 ? height : 0 };
  }

  get #isPinned(): boolean {
    return !this.#resizable && !isOn('darwin');
  }

  #limit(which: keyof Limits): number[] {
    this[NATIVE]();
    const { width, height } = this.#isPinned ? this.#bounds : this.#limits[which];
    return [width, height];
  }

  #setLimit(which: keyof Limits, given: readonly unknown[]): void {
    this[NATIVE]();
    const size = { width: integerAt(given, 0), height: integerAt(given, 1) };
    this.#limits = { ...this.#limits, [which]: size };
  }

  /** The display that most of the window is on, or the first. */
  #display(): Pick<Electron.Display, 'bounds' | 'workArea'> {
    const displays = this.#host.displays();
    let best = displays[0] ?? { bounds: SCREEN, workArea: SCREEN };
    for (const display of displays) {
      if (overlap(display.bounds, this.#bounds) > overlap(best.bounds, this.#bounds)) best = display;
    }
    return best;
  }
}

function isSame(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
