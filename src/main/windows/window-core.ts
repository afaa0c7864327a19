import { EventEmitter } from 'node:events';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import { type Restore, saveMap, saveTwin, together } from '../../bus/snapshot';
import { createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { NATIVE, type Native, type NativeState } from '../../wire/native-state';
import { destroyedError } from '../../words/errors';
import type { WebContents } from '../contents/web-contents';
import type { Registry } from '../registry';
import type { BaseWindowTwin } from './base-window';
import type { ViewTwin } from './view';
import { initialState } from './window-state';

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
  /** A view, that shows `contents` if any. */
  createView(contents?: WebContents): ViewTwin;
  /** Emits on `app`, if anybody has asked for it. */
  announce(event: string, ...args: unknown[]): void;
  /** A window that was asked to close stays open: the app cannot quit. */
  closeCancelled(): void;
  /** The last window is gone: `'window-all-closed'`, or the app quits. */
  allClosed(): void;
  /** @throws Error `Cannot create BrowserWindow before app is ready` (S12.5) */
  checkReady(asked: 'BaseWindow' | 'BrowserWindow'): void;
}

/** What every window-like object is: something with an id that opens and closes. */
export abstract class WindowCore extends EventEmitter implements Native {
  /** Readable after destruction (S12.1). */
  declare readonly id: number;
  readonly #host: WindowHost;
  readonly #state: NativeState;
  #phase: 'open' | 'closing' | 'destroyed' = 'open';
  #parent: BaseWindowTwin | undefined;
  #children: BaseWindowTwin[] = [];

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions) {
    super();
    this.#host = host;
    this.#state = initialState(options);
    Object.defineProperty(this, 'id', { value: host.registry.nextWindowId(), enumerable: true, configurable: true });
    const { parent } = options;
    // What is no window is none, as all that cannot be converted in a constructor's options.
    if (typeof parent === 'object' && parent !== null && #parent in parent) this.#adoptBy(parent as BaseWindowTwin);
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
    this.finish();
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

  getParentWindow(): BaseWindowTwin | null {
    this[NATIVE]();
    return this.#parent ?? null;
  }

  setParentWindow(parent: Electron.BaseWindow | null): void {
    this[NATIVE]();
    this.#adoptBy((parent ?? undefined) as BaseWindowTwin | undefined);
  }

  getChildWindows(): BaseWindowTwin[] {
    this[NATIVE]();
    return [...this.#children];
  }

  /** What restores this window as it is now. */
  save(): Restore {
    const phase = this.#phase;
    const parent = this.#parent;
    const children = this.#children;
    return together(saveTwin(this), saveMap(this.#state), () => {
      this.#phase = phase;
      this.#parent = parent;
      this.#children = children;
      if (phase === 'closing') this.#leaveLater();
    });
  }

  /** Goes without a word, as what a test opened does when the test is over. */
  discard(): void {
    this.#phase = 'destroyed';
    this.#host.registry.windows.delete(this.id);
  }

  /** The window is gone, its children first: marked, out of every list, then `'closed'` (S12.11). */
  protected finish(): void {
    if (this.#phase === 'destroyed') return;
    for (const child of this.#children) child.destroy();
    this.discard();
    this.#adoptBy(undefined);
    this.unfocus();
    tell(this, 'closed', createEvent());
    if (this.#host.registry.windows.size === 0) this.#host.allClosed();
  }

  /** It has let itself be closed: what it shows goes, and then it goes itself. */
  protected leave(): void {
    this.finish();
  }

  /** What it showed goes after it. */
  protected abandon(): void {}

  /** The focus goes elsewhere. */
  protected unfocus(): void {}

  /** A page asked to stay (`beforeunload`). */
  protected stay(): void {
    this.#phase = 'open';
    this.#host.closeCancelled();
  }

  #leaveLater(): void {
    this.#host.bus.later(() => {
      // A rollback may have brought the window back meanwhile.
      if (this.#phase === 'closing') this.leave();
    });
  }

  #adoptBy(parent: BaseWindowTwin | undefined): void {
    // A window that is being made is a whole one to whom it belongs to.
    const self = this as unknown as BaseWindowTwin;
    const core: WindowCore | undefined = parent;
    const former: WindowCore | undefined = this.#parent;
    if (former) former.#children = former.#children.filter((child) => child !== self);
    this.#parent = parent;
    if (core) core.#children = [...core.#children, self];
  }
}

// S3.6.au
Object.defineProperty(WindowCore.prototype, nativeMark, { value: true });
