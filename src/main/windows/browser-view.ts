import { type Restore, saveMap, together } from '../../bus/snapshot';
import { rectangleAt } from '../../modules/arguments';
import { createdEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { NATIVE, type Native, type NativeState } from '../../wire/native-state';
import { autoResizeError } from '../../words/window-errors';
import type { WebContents } from '../contents/web-contents';
import type { BaseWindowCore } from './base-window';
import type { WebContentsViewClass, WebContentsViewTwin } from './web-contents-view';
import type { WindowHost } from './window-core';
import { optionsOf } from './window-options';

type Rectangle = Electron.Rectangle;

/** A window as a BrowserView sees it. */
export interface ViewWindow extends BaseWindowCore {
  removeBrowserView(view: BrowserViewTwin): void;
}

export interface BrowserViewTwin extends Omit<Electron.BrowserView, 'webContents'>, Native {
  webContents: WebContents;
  /** Undocumented: the view in the tree of its window. */
  readonly webContentsView: WebContentsViewTwin;
  /** Undocumented: the window that has it. */
  ownerWindow: ViewWindow | null;
  /** Its window is larger or smaller. */
  follow(): void;
  save(): Restore;
}

export type BrowserViewClass = new (options?: Electron.BrowserViewConstructorOptions) => BrowserViewTwin;

/** How much of the window a view has, by which it grows with it. */
interface Share {
  readonly size: number;
  readonly start: number;
}

type Flags = Required<Electron.AutoResizeOptions>;

const NO_FLAGS: Flags = { width: false, height: false, horizontal: false, vertical: false };

/** Makes the `BrowserView` of one fake, which is a WebContentsView behind another face. */
export function createBrowserViewClass(host: WindowHost, WebContentsView: WebContentsViewClass): BrowserViewClass {
  class BrowserView implements BrowserViewTwin {
    readonly #state: NativeState = new Map();
    readonly #view: WebContentsViewTwin;
    #owner: ViewWindow | null = null;
    #flags = NO_FLAGS;
    /** As large as the window was when the view was last fitted to it. */
    #windowSize: Electron.Size = { width: 0, height: 0 };
    #across: Share | undefined;
    #down: Share | undefined;

    constructor(options?: Electron.BrowserViewConstructorOptions) {
      const { webPreferences } = optionsOf<Electron.BrowserViewConstructorOptions>(options);
      const contents = host.createContents();
      contents.link({ kind: 'browserView', preferences: webPreferences });
      this.#view = new WebContentsView({ webContents: contents as unknown as Electron.WebContents });
      contents.frame.node.visibility = 'hidden';
      host.announce('web-contents-created', createdEvent(contents), contents);
    }

    [NATIVE](): NativeState {
      return this.#state;
    }

    get webContents(): WebContents {
      return this.#view.webContents;
    }

    /** Code that lets go of its page assigns to it, which must not throw. */
    set webContents(value: WebContents) {
      Object.defineProperty(this, 'webContents', { value, writable: true, enumerable: true, configurable: true });
    }

    get webContentsView(): WebContentsViewTwin {
      return this.#view;
    }

    get ownerWindow(): ViewWindow | null {
      return this.#owner;
    }

    set ownerWindow(window: ViewWindow | null) {
      this.#owner = window;
      if (window) this.#windowSize = window.outerBounds;
    }

    getBounds(): Rectangle {
      return this.#view.getBounds();
    }

    /** In its window. @throws TypeError for what is no rectangle */
    setBounds(bounds: Rectangle): void {
      this.#view.place(rectangleAt([bounds], 0));
      this.#across = undefined;
      this.#down = undefined;
    }

    setBackgroundColor(color: string): void {
      this.#view.setBackgroundColor(color);
    }

    /** How it follows the size of its window. @throws Error `Invalid auto resize options` (W3.36) */
    setAutoResize(options: Electron.AutoResizeOptions): void {
      if (options == null || typeof options !== 'object') throw autoResizeError();
      const { width, height, horizontal, vertical } = options;
      this.#flags = {
        width: Boolean(width),
        height: Boolean(height),
        horizontal: Boolean(horizontal),
        vertical: Boolean(vertical),
      };
      this.#across = undefined;
      this.#down = undefined;
    }

    follow(): void {
      if (!this.#owner) return;
      const { width, height, horizontal, vertical } = this.#flags;
      const before = this.#windowSize;
      const after = this.#owner.outerBounds;
      const bounds = this.#view.getBounds();
      if (horizontal) this.#across ??= shareOf(bounds.x, bounds.width, before.width);
      if (vertical) this.#down ??= shareOf(bounds.y, bounds.height, before.height);
      if (width) bounds.width += after.width - before.width;
      if (height) bounds.height += after.height - before.height;
      if (this.#across) [bounds.x, bounds.width] = partOf(this.#across, after.width);
      if (this.#down) [bounds.y, bounds.height] = partOf(this.#down, after.height);
      this.#windowSize = after;
      this.#view.place(bounds);
    }

    save(): Restore {
      const [owner, flags, size] = [this.#owner, this.#flags, this.#windowSize];
      const [across, down] = [this.#across, this.#down];
      return together(saveMap(this.#state), this.#view.save(), () => {
        [this.#owner, this.#flags, this.#windowSize] = [owner, flags, size];
        [this.#across, this.#down] = [across, down];
      });
    }
  }
  Object.defineProperty(BrowserView.prototype, nativeMark, { value: true });
  return BrowserView;
}

function shareOf(start: number, size: number, whole: number): Share | undefined {
  return whole > 0 ? { start: start / whole, size: size / whole } : undefined;
}

function partOf({ start, size }: Share, whole: number): [start: number, size: number] {
  return [Math.round(start * whole), Math.round(size * whole)];
}
