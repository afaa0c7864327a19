import type { Realm } from '../../realm/realm';

/** One realm of a page, as whoever looks at other windows. */
export interface World {
  /** 0 is the page's own. */
  readonly id: number;
  readonly realm: Realm;
  readonly page: ContextPage;
}

/** What a window shows at the moment, as far as other windows are concerned. */
export interface ContextPage {
  readonly context: BrowsingContext;
  readonly origin: string;
  /** Equal for pages of the same origin: opaque ones are all `'null'` and only their own. */
  readonly originKey: unknown;
  readonly realm: Realm;
  readonly isReleased: boolean;
  /** The child frames, in order. */
  readonly contexts: readonly BrowsingContext[];
  receive(from: World, args: readonly unknown[]): void;
  /** Makes an error of the page's. */
  domException(message: string, name: string): Error;
  /** `location = …` from another window. */
  go(url: string): void;
}

/** What a page may do with a window of another origin (HTML, 7.2.3.3). */
const CROSS_ORIGIN = new Set(
  'blur close closed focus frames length location opener parent postMessage self then top window'.split(' '),
);
const BOUND = new Set(['addEventListener', 'removeEventListener', 'dispatchEvent']);

/** Whose view it is. */
const contextOf = new WeakMap<object, BrowsingContext>();

/** A window or a frame: what stays when its document is replaced, and what other windows hold on to. */
export class BrowsingContext {
  /** What it shows; a frame that shows nothing yet is given its first document when somebody looks. */
  page: ContextPage | undefined;
  #opener: BrowsingContext | undefined;
  /** The windows that its pages have opened. */
  readonly #opened = new Set<BrowsingContext>();
  name = '';
  isClosed = false;
  /** `window.close()` from another window. */
  close: () => void = () => {};
  readonly #views = new WeakMap<object, object>();

  constructor(readonly parent?: BrowsingContext) {}

  get opener(): BrowsingContext | undefined {
    return this.#opener;
  }

  set opener(opener: BrowsingContext | undefined) {
    if (this.#opener) this.#opener.top.#opened.delete(this);
    this.#opener = opener;
    if (opener) opener.top.#opened.add(this);
  }

  /** A window called `name` among those that have opened each other. */
  inGroup(name: string): BrowsingContext | undefined {
    let first: BrowsingContext = this;
    while (first.#opener) first = first.#opener.top;
    const all = [first];
    for (const context of all) all.push(...context.#opened);
    return all.find((context) => context.name === name && !context.isClosed);
  }

  get top(): BrowsingContext {
    return this.parent?.top ?? this;
  }

  /** The window as code of that world sees it: always the same object, and its own global for its own window. */
  viewFrom(viewer: World): object {
    const { global } = viewer.realm;
    if (viewer.page.context === this && viewer.page === this.page) return global;
    let view = this.#views.get(global);
    if (view === undefined) {
      view = this.#createView(viewer);
      this.#views.set(global, view);
    }
    return view;
  }

  #createView(viewer: World): object {
    const seen = (context: BrowsingContext | undefined) => context?.viewFrom(viewer) ?? null;
    const own: Record<string, () => unknown> = {
      closed: () => this.isClosed,
      close: () => () => this.close(),
      focus: () => () => {},
      blur: () => () => {},
      frames: () => view,
      length: () => this.page?.contexts.length ?? 0,
      opener: () => seen(this.opener),
      parent: () => seen(this.parent ?? this),
      postMessage: () => postMessage,
      self: () => view,
      top: () => seen(this.top),
      window: () => view,
    };
    // Who calls is known only because every page has a view of its own.
    const postMessage = (...args: unknown[]) => this.page?.receive(viewer, args);
    const read = (key: PropertyKey): unknown => {
      if (typeof key === 'string') {
        const special = Object.hasOwn(own, key) ? own[key] : undefined;
        if (special) return special();
        if (/^\d+$/.test(key)) return seen(this.page?.contexts[Number(key)]) ?? undefined;
      }
      const page = this.#reach(viewer, key);
      if (page === undefined) return undefined;
      const { global } = page.realm;
      const value: unknown = Reflect.get(global, key);
      if (value === global) return view;
      const other = typeof value === 'object' && value !== null ? contextOf.get(value) : undefined;
      if (other) return seen(other);
      return BOUND.has(String(key)) ? (value as (...args: unknown[]) => unknown).bind(global) : value;
    };
    const view: object = new Proxy(Object.create(null) as object, {
      get: (_, key) => read(key),
      has: (_, key) => (Object.hasOwn(own, key) ? true : key in (this.#reach(viewer, key)?.realm.global ?? {})),
      set: (_, key, value) => {
        if (key === 'location') this.page?.go(String(value));
        else {
          const page = this.#reach(viewer, key);
          if (page) Reflect.set(page.realm.global, key, value);
        }
        return true;
      },
      deleteProperty: (_, key) => Reflect.deleteProperty(this.#reach(viewer, key)?.realm.global ?? {}, key),
      ownKeys: () => Reflect.ownKeys(this.#reach(viewer, 'window')?.realm.global ?? {}),
      getOwnPropertyDescriptor: (_, key) => {
        const page = this.#reach(viewer, key);
        const found = page && Reflect.getOwnPropertyDescriptor(page.realm.global, key);
        return found && { value: read(key), writable: true, enumerable: found.enumerable ?? false, configurable: true };
      },
      defineProperty: (_, key, descriptor) => {
        const page = this.#reach(viewer, key);
        return page !== undefined && Reflect.defineProperty(page.realm.global, key, descriptor);
      },
      getPrototypeOf: () => null,
    });
    contextOf.set(view, this);
    return view;
  }

  /** @throws DOMException `SecurityError` for what another origin must not touch */
  #reach(viewer: World, key: PropertyKey): ContextPage | undefined {
    const { page } = this;
    if (page === undefined) return undefined;
    if (page.originKey === viewer.page.originKey) return page;
    if (typeof key === 'symbol' || key === 'then') return undefined;
    if (CROSS_ORIGIN.has(key as string)) return page;
    throw viewer.page.domException(
      `Failed to read a named property '${String(key)}' from 'Window': ` +
        `Blocked a frame with origin "${viewer.page.origin}" from accessing a cross-origin frame.`,
      'SecurityError',
    );
  }
}
