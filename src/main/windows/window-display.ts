import { tell } from '../../bus/emitter';
import { createEvent } from '../../modules/native-event';
import { NATIVE } from '../../wire/native-state';
import { WindowBounds } from './window-bounds';
import type { WindowHost } from './window-core';
import { SCREEN } from './window-state';

/** Whether a window is seen, and how: state, and the events that come of a change. */
export abstract class WindowDisplay extends WindowBounds {
  readonly #host: WindowHost;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super(host, options);
    this.#host = host;
  }

  show(): void {
    this.#appear();
    this.focus();
  }

  showInactive(): void {
    this.#appear();
  }

  hide(): void {
    if (!this.#change('Visible', false)) return;
    this.#tellPages();
    this.#tell('hide');
    this.#host.registry.focus.leave(this);
  }

  isVisible(): boolean {
    const state = this[NATIVE]();
    return state.get('Visible') === true && state.get('Minimized') !== true;
  }

  focus(): void {
    this[NATIVE]();
    if (this.canFocus()) this.#host.registry.focus.moveTo(this);
  }

  blur(): void {
    this[NATIVE]();
    if (this.#host.registry.focus.focused === this) this.#host.registry.focus.moveTo(undefined);
  }

  isFocused(): boolean {
    this[NATIVE]();
    return this.#host.registry.focus.focused === this;
  }

  minimize(): void {
    if (!this.#change('Minimized', true)) return;
    this.#tellPages();
    this.#tell('minimize');
    this.#host.registry.focus.leave(this);
  }

  maximize(): void {
    if (this[NATIVE]().get('Maximized') !== true) this.#maximize();
    // A hidden window is shown by it, as the documentation says.
    if (!this.gone && this[NATIVE]().get('Visible') !== true) this.show();
  }

  unmaximize(): void {
    if (!this.#change('Maximized', false)) return;
    this.unfill();
    this.#tell('unmaximize');
  }

  /** From minimised to what it was, else from maximised to normal. */
  restore(): void {
    if (this.#change('Minimized', false)) {
      this.#tellPages();
      this.#tell('restore');
      if (!this.gone) this.focus();
    } else if (this.isMaximized()) {
      this.unmaximize();
      if (!this.gone) this.#tell('restore');
    }
  }

  isMaximized(): boolean {
    const state = this[NATIVE]();
    return state.get('Maximized') === true && state.get('Minimized') !== true;
  }

  isNormal(): boolean {
    const state = this[NATIVE]();
    return !['Maximized', 'Minimized', 'FullScreen'].some((key) => state.get(key) === true);
  }

  setFullScreen(flag: boolean): void {
    const state = this[NATIVE]();
    if (flag && state.get('FullScreenable') !== true) return;
    if (!this.#change('FullScreen', flag)) return;
    if (flag) this.fill(SCREEN);
    else if (state.get('Maximized') !== true) this.unfill();
    this.#tell(flag ? 'enter-full-screen' : 'leave-full-screen');
  }

  setKiosk(flag: boolean): void {
    this[NATIVE]().set('Kiosk', flag);
    this.setFullScreen(flag);
  }

  setAlwaysOnTop(flag: boolean): void {
    if (this.#change('AlwaysOnTop', flag)) this.#tell('always-on-top-changed', flag);
  }

  getMediaSourceId(): string {
    this[NATIVE]();
    return `window:${this.id}:0`;
  }

  getNativeWindowHandle(): Buffer {
    this[NATIVE]();
    const handle = Buffer.alloc(8);
    handle.writeUInt32LE(this.id);
    return handle;
  }

  /** Whether it can have the focus. */
  canFocus(): boolean {
    return !this.gone && this.isVisible() && this[NATIVE]().get('Focusable') === true;
  }

  /** Its own event, and the app's. */
  tellFocus(event: 'focus' | 'blur'): void {
    tell(this, event, createEvent());
    this.tellPage(event);
  }

  /** What the contents of a BrowserWindow hears of its focus. */
  protected tellPage(_event: 'focus' | 'blur'): void {}

  protected override unfocus(): void {
    this.#host.registry.focus.leave(this);
  }

  #appear(): void {
    if (!this.#change('Visible', true)) return;
    this.#tellPages();
    this.#tell('show');
  }

  /** S12.16: what nobody has hidden yet is visible to its pages, also in a window that was made with `show: false`. */
  #tellPages(): void {
    const visibility = this.isVisible() ? 'visible' : 'hidden';
    for (const contents of this.shownContents()) {
      const { frame } = contents;
      if (contents.gone || !contents.getBackgroundThrottling() || frame.node.visibility === visibility) continue;
      frame.node.visibility = visibility;
      this.#host.registry.events.emit('visibility', frame);
    }
  }

  #maximize(): void {
    if (!this.#change('Maximized', true)) return;
    if (this[NATIVE]().delete('Minimized')) this.#tellPages();
    this.fill(SCREEN);
    this.#tell('maximize');
  }

  /** Returns whether that was a change. */
  #change(key: string, value: boolean): boolean {
    const state = this[NATIVE]();
    const changed = (state.get(key) ?? false) !== value;
    state.set(key, value);
    return changed;
  }

  #tell(event: string, ...args: unknown[]): void {
    if (!this.gone) tell(this, event, createEvent(), ...args);
  }
}
