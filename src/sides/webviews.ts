import { URL } from 'node:url';
import type { Bus } from '../bus/bus';
import { type Restore, together } from '../bus/snapshot';
import { Guests } from '../main/contents/guests';
import type { WebContents } from '../main/contents/web-contents';
import type { Registry } from '../main/registry';
import { createdEvent } from '../modules/native-event';
import { WebviewElement } from '../renderer/webview';
import { preventedGuestError, webviewAttributeError } from '../words/webview-errors';
import type { Renderer } from './renderer';
import type { Renderers } from './roster';

const ATTRIBUTES = [
  'allowpopups',
  'disableblinkfeatures',
  'disablewebsecurity',
  'enableblinkfeatures',
  'httpreferrer',
  'nodeintegration',
  'nodeintegrationinsubframes',
  'partition',
  'plugins',
  'preload',
  'src',
  'useragent',
  'webpreferences',
] as const satisfies (keyof Electron.WebviewTag)[];

const BOOLEAN = new Set([
  'allowpopups',
  'disablewebsecurity',
  'nodeintegration',
  'nodeintegrationinsubframes',
  'plugins',
]);

/** What `attachWebview` takes: the attributes of the tag. */
export interface WebviewAttributes extends Partial<Pick<Electron.WebviewTag, (typeof ATTRIBUTES)[number]>> {
  /** An element of your own, in a DOM; by default a plain EventTarget. */
  element?: EventTarget;
}

/** A `<webview>` with its guest. */
export interface Webview {
  /** The embedder's side: it has the methods of the tag and gets its events. */
  readonly element: Electron.WebviewTag;
  /** Main's side of the guest. */
  readonly webContents: WebContents & Electron.WebContents;
  /** The guest's own side. */
  readonly renderer: Renderer;
  /** What the guest runs with, after `'will-attach-webview'`. */
  readonly webPreferences: Electron.WebPreferences;
  /** Takes the element out of its document; the guest goes away in a later task. */
  detach(): void;
}

export interface WebviewsHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly renderers: Renderers;
  /** Emits `'web-contents-created'` on `app`. */
  announce(event: object, contents: WebContents): void;
}

/** The `<webview>`s of one fake. */
export class Webviews {
  readonly #host: WebviewsHost;
  readonly guests: Guests;
  /** By the id of the guest. */
  readonly #all = new Map<number, { element: WebviewElement; renderer: Renderer }>();

  constructor(host: WebviewsHost) {
    this.#host = host;
    this.guests = new Guests(host.bus, host.registry, (guest) => host.announce(createdEvent(guest), guest));
    host.registry.events.on('gone', ({ id }: WebContents) => this.#gone(id));
  }

  /** Puts a `<webview>` into the document of `embedder` (S8.10). */
  attach({ webContents: embedder }: Renderer, attributes: WebviewAttributes): Webview {
    const { element: given, ...params } = checked(attributes);
    const { bus, renderers } = this.#host;
    const target = given ?? Object.assign(new EventTarget(), params);
    const { guests } = this;
    const element = new WebviewElement(target, {
      bus,
      endpoint: () => (embedder.isDestroyed() ? undefined : embedder.frame.endpoint),
      call: (id, method, args) => guests.call(embedder, id, method, args),
      callSync: (id, method, args) => guests.callSync(embedder, id, method, args),
    });
    let renderer: Renderer | undefined;
    const made = guests.create(
      embedder,
      { src: 'about:blank', ...params },
      {
        create: () => {
          renderer = renderers.create({ hostElement: target });
          this.#all.set(renderer.webContents.id, { element, renderer });
          return renderer.webContents;
        },
        dispatch: (name, properties) => element.dispatch(name, properties),
      },
    );
    // The element learns of it as of any answer of main's.
    bus.internal(bus.main, embedder.frame.endpoint, () => element.attach(made?.guest.id));
    const has = <T>(value: T | undefined): T => {
      if (value === undefined) throw preventedGuestError();
      return value;
    };
    return {
      element: target as Electron.WebviewTag,
      get webContents() {
        return has(renderer).webContents;
      },
      get renderer() {
        return has(renderer);
      },
      get webPreferences() {
        return has(made).preferences;
      },
      detach: () => {
        element.detach();
        if (made) this.#detach(made.guest.id);
      },
    };
  }

  /** Puts the guest of a `<webview>` of a page into it. Returns what takes the element out again. */
  attachElement(embedder: Renderer, element: Element): () => void {
    const { baseURI } = element;
    const attributes: Record<string, string | boolean> = {};
    for (const { name, value } of element.attributes) {
      if (!(ATTRIBUTES as readonly string[]).includes(name)) continue;
      const isUrl = name === 'src' || name === 'preload';
      attributes[name] = isUrl && value !== '' ? new URL(value, baseURI).href : BOOLEAN.has(name) || value;
    }
    const { detach } = this.attach(embedder, { ...attributes, element } as WebviewAttributes);
    return detach;
  }

  save(): Restore {
    const before = new Map(this.#all);
    const each = together(...[...before.values()].map(({ element }) => element.save()));
    return () => {
      this.#all.clear();
      for (const [id, webview] of before) this.#all.set(id, webview);
      each();
    };
  }

  #detach(guestId: number): void {
    this.#all.get(guestId)?.renderer.leaveHost();
    this.guests.detach(guestId);
  }

  /** A guest, or the embedder of some, went away. */
  #gone(id: number): void {
    const { guests } = this.#host.registry;
    guests.delete(id);
    this.#all.delete(id);
    for (const [guestId, { embedderId }] of [...guests]) if (embedderId === id) this.#detach(guestId);
  }
}

function checked(attributes: WebviewAttributes): WebviewAttributes {
  for (const [name, value] of Object.entries(attributes)) {
    const known = name === 'element' ? isTarget(value) : (ATTRIBUTES as readonly string[]).includes(name);
    if (!known) throw webviewAttributeError(name, value, ['element', ...ATTRIBUTES]);
  }
  return attributes;
}

function isTarget(value: unknown): boolean {
  return typeof (value as EventTarget | undefined)?.dispatchEvent === 'function';
}
