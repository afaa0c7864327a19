import type { DomPage } from './dom-page';
import { FrameSlot } from './frame-slot';
import { type ElementImpl, wrapperOf } from './jsdom/impl';
import type { ImplHook, ImplHooks } from './jsdom/inside';

/** The `<iframe>`s of one page. jsdom's own would have neither hooks nor windows that survive a navigation. */
export class FrameSet {
  readonly hooks: Pick<
    ImplHooks,
    | 'iframe.connected'
    | 'iframe.removed'
    | 'iframe.changed'
    | 'webview.connected'
    | 'webview.removed'
    | 'webview.changed'
  >;
  readonly #slots = new Map<ElementImpl, FrameSlot>();
  /** By which the window has them. */
  readonly #names: string[] = [];

  constructor(private readonly page: DomPage) {
    const isOurs = (element: ElementImpl) => element._ownerDocument === page.document;
    const webview = (told: (element: ElementImpl, args: readonly unknown[]) => void): ImplHook => {
      return (element, args, original) => {
        original();
        if (element._localName === 'webview' && page.options.webviewTag && isOurs(element)) told(element, args);
      };
    };
    const { hooks } = page;
    const connected = new WeakSet<ElementImpl>();
    this.hooks = {
      'iframe.connected': (element, _args, original, inherited) => {
        if (!isOurs(element)) return original();
        inherited();
        this.#attach(element);
      },
      'iframe.removed': (element, _args, original, inherited) => {
        if (!isOurs(element)) return original();
        inherited();
        this.#detach(element);
      },
      'iframe.changed': (element, [name], original, inherited) => {
        if (!isOurs(element)) return original();
        inherited();
        const slot = this.#slots.get(element);
        // An empty one goes when its attribute does.
        if (slot && (name === 'src' || name === 'srcdoc')) slot.follow();
      },
      'webview.connected': webview((element) => {
        connected.add(element);
        hooks.webview?.(wrapperOf(element), 'connected');
      }),
      'webview.removed': webview((element) => {
        // What never was in the document can be removed as well.
        if (connected.delete(element)) hooks.webview?.(wrapperOf(element), 'disconnected');
      }),
      'webview.changed': webview((element, [name]) => {
        if (element.isConnected) hooks.webview?.(wrapperOf(element), { attribute: String(name) });
      }),
    };
    this.#installAccessors();
  }

  get list(): FrameSlot[] {
    return [...this.#slots.values()];
  }

  inOrder(): FrameSlot[] {
    const { list } = this;
    if (list.length < 2) return list;
    const { DOCUMENT_POSITION_FOLLOWING } = this.page.window.Node;
    return list.sort((a, b) => (a.element.compareDocumentPosition(b.element) & DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  unload(): void {
    for (const slot of this.list) slot.remove();
    this.#slots.clear();
    this.#number();
  }

  #attach(impl: ElementImpl): void {
    const slot = new FrameSlot(this.page, impl);
    this.#slots.set(impl, slot);
    this.#number();
    slot.begin();
  }

  #detach(impl: ElementImpl): void {
    const slot = this.#slots.get(impl);
    this.#slots.delete(impl);
    slot?.remove();
    this.#number();
  }

  /** `window[0]`, `window.length`. */
  #number(): void {
    const { page } = this;
    const { window } = page;
    for (let i = 0; i < (window._length as number); i++) Reflect.deleteProperty(window, i);
    window._length = this.#slots.size;
    for (const name of this.#names.splice(0)) {
      if (Object.getOwnPropertyDescriptor(page.document._globalObject, name)?.get) Reflect.deleteProperty(window, name);
    }
    for (const [index] of this.list.entries()) {
      const get = () => this.inOrder()[index]?.context.viewFrom(page);
      Object.defineProperty(window, index, { get, configurable: true, enumerable: true });
    }
    for (const { name, context } of this.inOrder().reverse()) {
      if (name === '' || page.givenNames.has(name)) continue;
      const get = () => context.viewFrom(page);
      // A variable of that name comes before the frame.
      const set = (value: unknown) =>
        Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: true });
      Object.defineProperty(window, name, { get, set, configurable: true, enumerable: true });
      this.#names.push(name);
    }
  }

  #installAccessors(): void {
    const { page } = this;
    const { window } = page;
    const slotOf = (element: unknown) => this.list.find((slot) => slot.element === element);
    const contentDocument = (element: unknown) => {
      const shown = slotOf(element)?.shown();
      return shown && shown.originKey === page.originKey ? shown.window.document : null;
    };
    for (const { prototype } of [window.HTMLIFrameElement, window.HTMLFrameElement]) {
      const define = (name: string, get: (this: unknown) => unknown) =>
        Object.defineProperty(prototype, name, { get, configurable: true, enumerable: true });
      define('contentWindow', function () {
        return slotOf(this)?.context.viewFrom(page) ?? null;
      });
      define('contentDocument', function () {
        return contentDocument(this);
      });
    }
    const owner = page.context.parent?.page as DomPage | undefined;
    const holder = owner?.frameSet.list.find(({ context }) => context === page.context);
    if (holder && owner?.originKey === page.originKey) {
      Object.defineProperty(window, 'frameElement', {
        get: () => holder.element,
        configurable: true,
        enumerable: true,
      });
    }
  }
}
