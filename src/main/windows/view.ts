import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import { type Restore, saveListeners, saveMap, together } from '../../bus/snapshot';
import { booleanAt, integerAt, need, rectangleAt, stringAt } from '../../modules/arguments';
import { inheritOnlyWhere } from '../../modules/by-platform';
import { createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { NATIVE, type Native, type NativeState } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import { deadChildError, ownChildError } from '../../words/window-errors';
import type { WebContents } from '../contents/web-contents';
import type { EmitterStatics, WindowHost } from './window-core';

type Rectangle = Electron.Rectangle;

/** What a view asks of the window that it is in. */
export interface ViewOwner {
  /** Whether it is to be seen. */
  readonly isSeen: boolean;
}

const NOWHERE: Readonly<Rectangle> = { x: 0, y: 0, width: 0, height: 0 };
const NONE: readonly never[] = [];

/** A piece of a window: bounds, and the views in it (W3.32). */
export class ViewTwin extends EventEmitter implements Electron.View, Native {
  #state: NativeState | undefined;
  #bounds: Readonly<Rectangle> = NOWHERE;
  #isVisible = true;
  #children: readonly ViewTwin[] = NONE;
  #parent: ViewTwin | undefined;
  /** The window whose content it is. */
  #owner: ViewOwner | undefined;

  [NATIVE](): NativeState {
    this.#state ??= new Map();
    return this.#state;
  }

  /** A new list each time, the lowest first. */
  get children(): ViewTwin[] {
    return [...this.#children];
  }

  /**
   * Puts `view` on top, or at `index`; one that is there already is moved (W3.33).
   *
   * @throws TypeError for what is no view; Error for the view itself or one that it is in, and for one that is destroyed
   */
  addChildView(...given: [view: Electron.View, index?: number]): void {
    need(given, 1);
    const view: unknown = given[0];
    if (!(view instanceof ViewTwin)) throw conversionError(0, view);
    const index = given[1] === undefined ? undefined : integerAt(given, 1);
    if (this.isDead) return;
    if (view.isDead) throw deadChildError();
    for (let at: ViewTwin | undefined = this; at; at = at.#parent) if (at === view) throw ownChildError();
    const isMoved = view.#parent === this;
    if (!isMoved) view.#parent?.drop(view);
    const others = this.#children.filter((child) => child !== view);
    const place = Math.max(0, Math.min(index ?? others.length, others.length));
    this.#children = [...others.slice(0, place), view, ...others.slice(place)];
    if (isMoved) return;
    view.#parent = this;
    view.reveal(this.isSeen);
  }

  /** A stranger is let alone. @throws TypeError for what is no view */
  removeChildView(...given: [view: Electron.View]): void {
    need(given, 1);
    const view: unknown = given[0];
    if (!(view instanceof ViewTwin)) throw conversionError(0, view);
    if (view.#parent !== this) return;
    this.drop(view);
    view.reveal(false);
  }

  /** Relative to the view that it is in. */
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  /** `'bounds-changed'` at once, if they do. @throws TypeError for what is no rectangle (W0.2) */
  setBounds(...given: [bounds: Rectangle, options?: Electron.BoundsOptions]): void {
    this.place(rectangleAt(given, 0));
  }

  getVisible(): boolean {
    return this.#isVisible;
  }

  /** The pages in what is not visible are hidden. */
  setVisible(...given: [visible: boolean]): void {
    const isVisible = booleanAt(given, 0);
    if (this.#isVisible === isVisible) return;
    this.#isVisible = isVisible;
    this.reveal(this.#parent ? this.#parent.isSeen : (this.#owner?.isSeen ?? false));
  }

  setBackgroundColor(...given: [color: string]): void {
    this[NATIVE]().set('BackgroundColor', stringAt(given, 0));
  }

  setBackgroundBlur(...given: [blurRadius: number]): void {
    this[NATIVE]().set('BackgroundBlur', integerAt(given, 0));
  }

  setBorderRadius(...given: [radius: number]): void {
    this[NATIVE]().set('BorderRadius', integerAt(given, 0));
  }

  /** The same as `getBounds` for the fake itself. */
  get size(): Electron.Size {
    return { width: this.#bounds.width, height: this.#bounds.height };
  }

  /** What it shows is gone, and so is it. */
  get isDead(): boolean {
    return false;
  }

  /** Whether it can be seen: it is in a window that is, and nothing on the way is hidden. */
  get isSeen(): boolean {
    if (!this.#isVisible) return false;
    return this.#parent ? this.#parent.isSeen : (this.#owner?.isSeen ?? false);
  }

  /** It is the content of a window now, or of none. */
  belongTo(owner: ViewOwner | undefined): void {
    this.#parent?.drop(this);
    this.#owner = owner;
    this.reveal(owner?.isSeen ?? false);
  }

  /** Whether it is the content of that window. */
  isOf(owner: ViewOwner): boolean {
    return this.#owner === owner;
  }

  /** What it is in can be seen, or not: so can it, unless it is hidden itself. */
  reveal(isSeen: boolean): void {
    const isSeenHere = isSeen && this.#isVisible;
    this.revealOwn(isSeenHere);
    for (const child of this.#children) child.reveal(isSeenHere);
  }

  /** It is somewhere else now. */
  place(bounds: Readonly<Rectangle>): void {
    const before = this.#bounds;
    const isResized = before.width !== bounds.width || before.height !== bounds.height;
    if (this.isDead || (!isResized && before.x === bounds.x && before.y === bounds.y)) return;
    this.#bounds = { ...bounds };
    if (isResized) this.resized();
    tell(this, 'bounds-changed', createEvent());
  }

  /** A view leaves it. */
  drop(view: ViewTwin): void {
    this.#children = this.#children.filter((child) => child !== view);
    view.#parent = undefined;
  }

  /** It leaves what it is in. */
  leave(): void {
    this.#parent?.drop(this);
  }

  /** The contents of this view and of those in it. */
  *shownContents(): Generator<WebContents> {
    for (const child of this.#children) yield* child.shownContents();
  }

  /** What restores this view, and those in it, as they are now. */
  save(): Restore {
    const [children, parent, owner] = [this.#children, this.#parent, this.#owner];
    const [bounds, isVisible, state] = [this.#bounds, this.#isVisible, this.#state];
    const each = together(...children.map((child) => child.save()));
    return together(saveListeners(this), state ? saveMap(state) : () => {}, each, () => {
      [this.#children, this.#parent, this.#owner] = [children, parent, owner];
      [this.#bounds, this.#isVisible, this.#state] = [bounds, isVisible, state];
    });
  }

  /** What it shows itself can be seen, or not. */
  protected revealOwn(_isSeen: boolean): void {}

  /** It is larger or smaller, which nobody has been told of yet. */
  protected resized(): void {}
}

// S3.6.au
Object.defineProperty(ViewTwin.prototype, nativeMark, { value: true });

export interface ViewClass extends EmitterStatics {
  new (): ViewTwin;
}

/** Makes the `View` of one fake, so that what a test does to it stays there. */
export function createViewClass({ bus }: Pick<WindowHost, 'bus'>): ViewClass {
  class View extends ViewTwin {}
  // Only for a fake of an older version: every view would pay for it.
  const { viewVisible, viewRadius, viewBlur } = bus.era;
  if (!viewVisible) inheritOnlyWhere(View.prototype, () => false, 'getVisible');
  if (!viewRadius) inheritOnlyWhere(View.prototype, () => false, 'setBorderRadius');
  if (!viewBlur) inheritOnlyWhere(View.prototype, () => false, 'setBackgroundBlur');
  return View;
}
