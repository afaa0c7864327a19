import { tell } from '../../bus/emitter';
import { type Restore, together } from '../../bus/snapshot';
import { booleanAt } from '../../modules/arguments';
import { isOn } from '../../modules/by-platform';
import { createEvent } from '../../modules/native-event';
import { NATIVE } from '../../wire/native-state';
import type { WindowHost } from './window-core';
import { flagOf } from './window-options';
import { WindowPlacement } from './window-placement';

/** Whether a window is seen, and has the focus. */
export abstract class WindowDisplay extends WindowPlacement {
  readonly #host: WindowHost;
  #shown = false;
  #focusable: boolean;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#host = host;
    this.#focusable = flagOf(options, 'focusable', true);
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
    if (changes) this.tellPages();
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

  /** A hidden one is there then, without a word of it (W3.12). */
  minimize(): void {
    this[NATIVE]();
    this.#shown = true;
    if (this.isDown) return;
    this.goDown();
    this.#host.registry.focus.leave(this);
  }

  /** A hidden window is shown by it (W3.12). */
  maximize(): void {
    this[NATIVE]();
    this.goLarge();
    if (this.gone || this.#shown) return;
    this.appear();
    this.takeFocus();
  }

  /** From minimised to what it was, else from maximised to normal, which macOS does not. */
  restore(): void {
    this[NATIVE]();
    if (this.isDown) {
      this.goUp();
      if (!this.gone) this.takeFocus();
    } else if (!isOn('darwin')) this.unmaximize();
  }

  override get isShown(): boolean {
    return this.#shown;
  }

  /** The same as `isVisible` for the fake itself. */
  get isSeen(): boolean {
    return this.#shown && !this.isDown;
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
    const [shown, focusable] = [this.#shown, this.#focusable];
    return together(super.save(), () => {
      [this.#shown, this.#focusable] = [shown, focusable];
    });
  }

  /** It is to be seen from now on; Linux and Windows tell it every time (W3.11). */
  protected appear(): void {
    const changes = !this.isSeen;
    this.#shown = true;
    if (this.isDown) this.goUp();
    if (changes) this.tellPages();
    if (changes || !isOn('darwin')) this.tellChange('show');
  }

  protected takeFocus(): void {
    if (this.canFocus()) this.#host.registry.focus.moveTo(this);
  }

  /** S12.16: what nobody has hidden yet is visible to its pages, also in a window that was made with `show: false`. */
  protected override tellPages(): void {
    this.revealPages(this.isSeen);
  }

  /** What it shows can be seen, or not. */
  protected abstract revealPages(isSeen: boolean): void;

  /** What the contents of a BrowserWindow hears of its focus. */
  protected tellPage(_event: 'focus' | 'blur'): void {}

  protected override unfocus(): void {
    this.#host.registry.focus.leave(this);
  }
}
