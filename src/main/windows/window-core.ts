import { EventEmitter } from 'node:events';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import { type Restore, saveMap, saveTwin, together } from '../../bus/snapshot';
import { isOn } from '../../modules/by-platform';
import { createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { NATIVE, type Native, type NativeState } from '../../wire/native-state';
import { destroyedError } from '../../words/errors';
import type { WebContents } from '../contents/web-contents';
import type { Registry } from '../registry';
import type { ViewTwin } from './view';

/** What a class of emitters has itself. */
export type EmitterStatics = Omit<typeof EventEmitter, 'prototype'>;

/** What a window needs of its fake. */
export interface WindowHost {
  readonly bus: Bus;
  readonly registry: Registry;
  /** The contents that is shown next: the exported renderer's if nothing shows it, else one of its own. */
  adopt(): WebContents;
  /** One more contents that is not the exported renderer's. */
  createContents(): WebContents;
  /** A view that shows nothing. */
  createView(): ViewTwin;
  /** Emits on `app`, if anybody has asked for it. */
  announce(event: string, ...args: unknown[]): void;
  /** A window that was asked to close stays open: the app cannot quit. */
  closeCancelled(): void;
  /** The last window is gone: `'window-all-closed'`, or the app quits. */
  allClosed(): void;
  /** @throws Error `Cannot create BrowserWindow before app is ready` (S12.5) */
  checkReady(asked: 'BaseWindow' | 'BrowserWindow'): void;
  /** What a window is called that has no title (W3.6). */
  appName(): string;
  /** The displays, the primary one first. */
  displays(): readonly Pick<Electron.Display, 'bounds' | 'workArea'>[];
  isMenu(given: unknown): boolean;
  /** Whether the app has said that it has no menu, which its windows have then none either (W3.26). */
  isMenuless(): boolean;
  /** As Electron takes an image: one, null or a path (M0.3); undefined for anything else. */
  imageOf(given: unknown): Electron.NativeImage | undefined;
}

/** What every window-like object is: something that opens and closes. */
export abstract class WindowCore extends EventEmitter implements Native {
  readonly #id: number;
  readonly #host: WindowHost;
  readonly #state: NativeState = new Map();
  #phase: 'open' | 'closing' | 'destroyed' = 'open';

  constructor(host: WindowHost) {
    super();
    // Without its methods nobody could ever put it away again.
    if (!(this instanceof WindowCore)) throw new TypeError('Illegal constructor');
    this.#host = host;
    this.#id = host.registry.nextWindowId();
  }

  /** Its id, also when it is destroyed. */
  get windowId(): number {
    return this.#id;
  }

  /** Native: of a BrowserWindow it is an own property, which outlives it (W3.4). */
  get id(): number {
    this[NATIVE]();
    return this.#id;
  }

  /** What is native of this window, which S12.11 takes away. */
  [NATIVE](): NativeState {
    const { bus } = this.#host;
    if (this.#phase === 'destroyed' && !bus.hasEnded) throw destroyedError(bus.era);
    return this.#state;
  }

  /** Every contents that this window shows. */
  abstract shownContents(): Iterable<WebContents>;

  /** `'close'`, which can be prevented; then, later, the contents' `'destroyed'` and `'closed'` (S12.9). */
  close(): void {
    this[NATIVE]();
    if (this.#phase === 'closing') return;
    if (!this.mayClose) {
      this.#host.closeCancelled();
      return;
    }
    const event = createEvent();
    tell(this, 'close', event);
    if (this.gone) return;
    if (event.defaultPrevented) {
      this.#host.closeCancelled();
      return;
    }
    this.#phase = 'closing';
    this.#leaveLater();
  }

  /** `'closed'` at once and no `'close'`; what it shows goes in a later task (S12.10). */
  destroy(): void {
    if (this.#phase === 'destroyed') return;
    this.finish(false);
    this.#host.bus.later(() => {
      if (this.gone) this.abandon();
    });
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  /** The same for the fake itself, which a mock would have to tell from an app. */
  get gone(): boolean {
    return this.#phase === 'destroyed';
  }

  /** W3.20: Linux has no button that could be missing. */
  get mayClose(): boolean {
    return isOn('linux') || this.#state.get('Closable') !== false;
  }

  /** What restores this window as it is now. */
  save(): Restore {
    const phase = this.#phase;
    return together(saveTwin(this), saveMap(this.#state), () => {
      this.#phase = phase;
      if (phase === 'closing') this.#leaveLater();
    });
  }

  /** Goes without a word, as what a test opened does when the test is over. */
  discard(): void {
    this.#phase = 'destroyed';
    this.#host.registry.windows.delete(this.windowId);
  }

  /**
   * The window is gone, its children first: marked, out of every list, then `'closed'` (S12.11).
   *
   * @param isClosed - rather than destroyed
   */
  protected finish(isClosed = true): void {
    if (this.#phase === 'destroyed') return;
    this.leaveChildren(isClosed);
    this.discard();
    this.leaveParent();
    this.unfocus();
    tell(this, 'closed', createEvent());
    this.closed();
    if (this.#host.registry.windows.size === 0) this.#host.allClosed();
  }

  /** It has let itself be closed: what it shows goes, and then it goes itself. */
  protected leave(): void {
    this.finish();
  }

  /** What it showed goes after it. */
  protected abandon(): void {}

  /** The last thing that happens to it. */
  protected closed(): void {}

  protected abstract leaveChildren(isClosed: boolean): void;

  protected abstract leaveParent(): void;

  /** The focus goes elsewhere. */
  protected unfocus(): void {}

  /** A page asked to stay (`beforeunload`). */
  protected stay(): void {
    this.#phase = 'open';
    this.#host.closeCancelled();
  }

  /** Emits with an event of its own, unless a listener before has destroyed it. */
  protected tellNow(event: string, ...args: unknown[]): void {
    if (!this.gone) tell(this, event, createEvent(), ...args);
  }

  /** In a later task, unless it is gone by then (W3.15). */
  protected tellSoon(event: string): void {
    this.#host.bus.later(() => this.tellNow(event));
  }

  /** As the platform does: macOS tells when its animation is over. */
  protected tellChange(event: string): void {
    if (isOn('darwin')) this.tellSoon(event);
    else this.tellNow(event);
  }

  #leaveLater(): void {
    this.#host.bus.later(() => {
      // A rollback may have brought the window back meanwhile.
      if (this.#phase === 'closing') this.leave();
    });
  }
}

// S3.6.au
Object.defineProperty(WindowCore.prototype, nativeMark, { value: true });
