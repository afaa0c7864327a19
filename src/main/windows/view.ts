// biome-ignore-all lint/suspicious/noUnsafeDeclarationMerging: the rest of the members is installed from a table.
import { EventEmitter } from 'node:events';
import { tell } from '../../bus/emitter';
import { type Restore, saveListeners, saveMap, together } from '../../bus/snapshot';
import { createdEvent, createEvent } from '../../modules/native-event';
import { nativeMark } from '../../wire/clone';
import { NATIVE, type Native, type NativeState } from '../../wire/native-state';
import { conversionError } from '../../words/errors';
import type { WebContents } from '../contents/web-contents';
import type { EmitterStatics, WindowHost } from './window-core';

/** A piece of a window: bounds, and the views in it. */
export class ViewCore extends EventEmitter implements Native {
  readonly #state: NativeState = new Map([['Visible', true]]);
  #children: ViewTwin[] = [];
  #parent: ViewCore | undefined;

  [NATIVE](): NativeState {
    return this.#state;
  }

  get children(): ViewTwin[] {
    return [...this.#children];
  }

  /** Puts `view` on top, or at `index`; one that is there already is moved. */
  addChildView(view: Electron.View, index?: number): void {
    if (!((view as unknown) instanceof ViewCore)) throw conversionError(0, view);
    if ((view as unknown) === this) throw new Error('A view cannot be added as its own child');
    const twin = view as unknown as ViewTwin;
    // A view is in one other at a time.
    const core: ViewCore = twin;
    core.#parent?.removeChildView(view);
    core.#parent = this;
    this.#children.splice(index ?? this.#children.length, 0, twin);
  }

  removeChildView(view: Electron.View): void {
    const twin = view as unknown as ViewTwin;
    this.#children = this.#children.filter((child) => child !== twin);
    const core: ViewCore | null | undefined = twin;
    if (core instanceof ViewCore && core.#parent === this) core.#parent = undefined;
  }

  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0, ...(this.#state.get('Bounds') as Electron.Rectangle | undefined) };
  }

  setBounds(bounds: Electron.Rectangle): void {
    const before = this.getBounds();
    const after = { ...before, ...bounds };
    this.#state.set('Bounds', after);
    const keys = ['x', 'y', 'width', 'height'] as const;
    if (keys.some((key) => before[key] !== after[key])) tell(this, 'bounds-changed', createEvent());
  }

  /** The contents of this view and of those in it. */
  *shownContents(): Generator<WebContents> {
    for (const child of this.#children) yield* child.shownContents();
  }

  /** What restores this view, and those in it, as they are now. */
  save(): Restore {
    const children = this.#children;
    const parent = this.#parent;
    const each = together(...children.map((child) => child.save()));
    return together(saveListeners(this), saveMap(this.#state), each, () => {
      this.#children = children;
      this.#parent = parent;
    });
  }
}

/** `View`: what needs nothing of its fake. */
export class ViewTwin extends ViewCore {}
export interface ViewTwin extends Omit<Electron.View, keyof ViewCore> {}

// S3.6.au
Object.defineProperty(ViewTwin.prototype, nativeMark, { value: true });

export interface ViewClass extends EmitterStatics {
  new (): ViewTwin;
}

/** Makes the `View` of one fake, so that what a test does to it stays there. */
export function createViewClass(): ViewClass {
  return class View extends ViewTwin {};
}

export interface WebContentsViewTwin extends ViewTwin {
  readonly webContents: WebContents;
}

export interface WebContentsViewClass extends EmitterStatics {
  new (options?: Electron.WebContentsViewConstructorOptions): WebContentsViewTwin;
}

/** Makes the `WebContentsView` of one fake: the first one shows the exported renderer, if no window does. */
export function createWebContentsViewClass(host: WindowHost, View: ViewClass): WebContentsViewClass {
  return class WebContentsView extends View {
    readonly #contents: WebContents;

    constructor(options: Electron.WebContentsViewConstructorOptions = {}) {
      super();
      const given = options.webContents as WebContents | undefined;
      if (given && host.registry.viewed.has(given.id)) {
        throw new Error('options.webContents is already attached to a window');
      }
      this.#contents = given ?? host.adopt();
      host.registry.viewed.add(this.#contents.id);
      if (given) return;
      this.#contents.link({ preferences: options.webPreferences });
      host.announce('web-contents-created', createdEvent(this.#contents), this.#contents);
    }

    /** The page this view shows. It is not destroyed with the window, as in Electron. */
    get webContents(): WebContents {
      return this.#contents;
    }

    /** Code that lets go of its page assigns to it, which must not throw; it stays in the view. */
    set webContents(value: WebContents) {
      Object.defineProperty(this, 'webContents', { value, writable: true, enumerable: true, configurable: true });
    }

    override *shownContents(): Generator<WebContents> {
      yield this.#contents;
      yield* super.shownContents();
    }
  };
}

export interface BrowserViewTwin extends Omit<Electron.BrowserView, 'webContents'>, Native {
  webContents: WebContents;
}

export type BrowserViewClass = new (options?: Electron.BrowserViewConstructorOptions) => BrowserViewTwin;

/** Makes the `BrowserView` of one fake. */
export function createBrowserViewClass(host: WindowHost): BrowserViewClass {
  class BrowserView implements Native {
    readonly #state: NativeState = new Map();
    #contents: WebContents;

    constructor({ webPreferences }: Electron.BrowserViewConstructorOptions = {}) {
      this.#contents = host.createContents();
      this.#contents.link({ kind: 'browserView', preferences: webPreferences });
      host.registry.viewed.add(this.#contents.id);
      host.announce('web-contents-created', createdEvent(this.#contents), this.#contents);
    }

    [NATIVE](): NativeState {
      return this.#state;
    }

    get webContents(): WebContents {
      return this.#contents;
    }

    set webContents(contents: WebContents) {
      this.#contents = contents;
      host.registry.viewed.add(contents.id);
    }
  }
  Object.defineProperty(BrowserView.prototype, nativeMark, { value: true });
  // The rest of its members is installed from a table.
  return BrowserView as unknown as BrowserViewClass;
}
