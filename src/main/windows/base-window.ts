// biome-ignore-all lint/suspicious/noUnsafeDeclarationMerging: the rest of the members is installed from a table.

import { type Restore, together } from '../../bus/snapshot';
import { NATIVE } from '../../wire/native-state';
import type { WebContents } from '../contents/web-contents';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { ViewTwin } from './view';
import type { EmitterStatics, WindowHost } from './window-core';
import { WindowDisplay } from './window-display';

/** What `BaseWindow` does itself: it shows a view. */
export class BaseWindowCore extends WindowDisplay {
  readonly #host: WindowHost;
  /** Which contents in it has the focus, if not its own. */
  declare focusedContents: WebContents | undefined;
  #view: ViewTwin | undefined;

  constructor(host: WindowHost, options: Electron.BaseWindowConstructorOptions = {}) {
    super(host, options);
    this.#host = host;
    Object.defineProperty(this, 'focusedContents', { value: undefined, writable: true });
  }

  get contentView(): ViewTwin {
    return this.getContentView();
  }

  set contentView(view: Electron.View) {
    this.setContentView(view);
  }

  getContentView(): ViewTwin {
    this[NATIVE]();
    this.#view ??= this.makeView();
    return this.#view;
  }

  setContentView(view: Electron.View): void {
    this[NATIVE]();
    this.#view = view as unknown as ViewTwin;
  }

  *shownContents(): Generator<WebContents> {
    if (this.#view) yield* this.#view.shownContents();
  }

  /** The contents of its own that comes and goes with it. */
  get ownContents(): WebContents | undefined {
    return undefined;
  }

  /** A page in it is called something else now: a BrowserWindow takes the title of its own. */
  pageTitled(_frame: WebFrameMain, _event: Electron.Event, _title: string): void {}

  /** A page in it can be seen. */
  pagePainted(_frame: WebFrameMain): void {}

  /** Its own contents is gone: a BrowserWindow goes with it. */
  contentsGone(): void {
    this.finish();
  }

  override save(): Restore {
    const { focusedContents } = this;
    const view = this.#view;
    return together(super.save(), view?.save() ?? (() => {}), () => {
      this.focusedContents = focusedContents;
      this.#view = view;
    });
  }

  protected makeView(): ViewTwin {
    return this.#host.createView();
  }
}

/** One window of a fake; what an app constructs is the class of its own fake, below. */
export class BaseWindowTwin extends BaseWindowCore {}
export interface BaseWindowTwin extends Omit<Electron.BaseWindow, keyof BaseWindowCore> {}

/** The static property of a class whose windows are whole only with a contents. */
export const HAS_CONTENTS: unique symbol = Symbol('has a contents');

/** The statics of `BaseWindow`. */
export interface BaseWindowClass extends EmitterStatics {
  new (options?: Electron.BaseWindowConstructorOptions): BaseWindowTwin;
  fromId(id: number): BaseWindowTwin | null;
  getAllWindows(): BaseWindowTwin[];
  getFocusedWindow(): BaseWindowTwin | null;
  clearPersistedState(name: string): void;
}

/** Makes the `BaseWindow` of one fake: `new BaseWindow()` has nothing but its class to find the fake by. */
export function createBaseWindowClass(host: WindowHost): BaseWindowClass {
  const { windows, focus } = host.registry;
  return class BaseWindow extends BaseWindowTwin {
    /** Opens a window in memory. */
    constructor(options?: Electron.BaseWindowConstructorOptions) {
      // A BrowserWindow sees to itself, when it has its contents.
      const isWhole = !(HAS_CONTENTS in new.target);
      if (isWhole) host.checkReady('BaseWindow');
      super(host, options);
      if (!isWhole) return;
      host.registry.addWindow(this);
      if (this.canFocus()) focus.moveTo(this);
    }

    /** The window-like object with this id, or `null` (S12.3). */
    static fromId(id: number): BaseWindowTwin | null {
      return windows.get(id) ?? null;
    }

    /** The windows that are not destroyed, of every class. */
    static getAllWindows(): BaseWindowTwin[] {
      return [...windows.values()];
    }

    static getFocusedWindow(): BaseWindowTwin | null {
      return focus.focused ? (windows.get(focus.focused.id) ?? null) : null;
    }

    static clearPersistedState(_name: string): void {}
  };
}
