import * as vm from 'node:vm';
import { type Realm, realmIn } from '../../realm/realm';
import type { World } from './browsing-context';
import type { DomPage } from './dom-page';

type Listener = EventListenerOrEventListenerObject | null;

/** Of the message events only their data are a world's own, so that they are told to each world by itself. */
const MESSAGES = new Set(['message', 'messageerror']);

/**
 * A realm on a page's document, as a preload has it: the same nodes and DOM classes, but intrinsics and global variables
 * of its own.
 */
export class IsolatedWorld implements World {
  readonly realm: Realm;
  /** Who listens to messages here. */
  readonly target: EventTarget;
  readonly #handlers = new Map<string, unknown>();

  constructor(
    readonly id: number,
    readonly page: DomPage,
  ) {
    const { window } = page;
    this.realm = realmIn(vm.createContext());
    this.target = new window.EventTarget();
    const { global } = this.realm;
    const window0 = window as unknown as Record<PropertyKey, unknown>;
    const functions = new Map<PropertyKey, unknown>();
    const own = this.#ownMembers();
    const get = (key: PropertyKey): unknown => {
      const mine = functions.get(key);
      if (mine !== undefined) return mine;
      const value = window0[key];
      if (value === window) return global;
      // A method of the window's wants the window as its `this`; a class stays what it is.
      if (typeof value !== 'function' || Object.hasOwn(value, 'prototype')) return value;
      const bound = (value as (...args: unknown[]) => unknown).bind(window);
      functions.set(key, bound);
      return bound;
    };
    // Expandos of the page's are not seen (Electron's isolation): what jsdom gave it is all there is. A proxy would do with
    // less, but V8 then finds every name in it that anybody asks for, the mistyped ones too.
    const shared = Object.create(global.Object.prototype) as object;
    for (const key of page.givenNames) {
      if (Object.hasOwn(global, key)) continue;
      Object.defineProperty(shared, key, {
        configurable: true,
        enumerable: true,
        get: () => get(key),
        set: (value: unknown) =>
          Object.defineProperty(global, key, { value, writable: true, configurable: true, enumerable: true }),
      });
    }
    Object.setPrototypeOf(global, shared);
    Object.defineProperties(global, own);
  }

  /** Those that can be set, and those that differ from the page's. */
  #ownMembers(): PropertyDescriptorMap {
    const { page } = this;
    const { window, context } = page;
    const { global } = this.realm;
    const members: PropertyDescriptorMap = {};
    const getter = (name: string, get: () => unknown, set?: (value: unknown) => void) => {
      members[name] = { get, set, configurable: true, enumerable: true };
    };
    for (const name of ['window', 'self', 'frames']) getter(name, () => global);
    getter('parent', () => (context.parent ?? context).viewFrom(this));
    getter('top', () => context.top.viewFrom(this));
    getter('opener', () => context.opener?.viewFrom(this) ?? null);
    getter(
      'location',
      () => window.location,
      (url) => {
        window.location.href = String(url);
      },
    );
    getter(
      'name',
      () => window.name,
      (name) => {
        window.name = String(name);
      },
    );
    for (const name of page.handlerNames) {
      getter(
        name,
        () => this.#handlers.get(name) ?? null,
        (value) => this.#handle(name, value),
      );
    }
    const method = (name: string, value: unknown) => {
      members[name] = { value, writable: true, configurable: true, enumerable: true };
    };
    method('addEventListener', (type: string, listener: Listener, options?: AddEventListenerOptions) =>
      this.#targetOf(type).addEventListener(type, listener as EventListener, options),
    );
    method('removeEventListener', (type: string, listener: Listener, options?: EventListenerOptions) =>
      this.#targetOf(type).removeEventListener(type, listener as EventListener, options),
    );
    method('postMessage', (...args: unknown[]) => page.receive(this, args));
    return members;
  }

  #targetOf(type: string): EventTarget {
    return MESSAGES.has(type) ? this.target : this.page.window;
  }

  /** `window.onmessage = …`, which is not the page's. */
  #handle(name: string, value: unknown): void {
    const type = name.slice('on'.length);
    if (!this.#handlers.has(name)) {
      this.#targetOf(type).addEventListener(type, (event) => {
        const handler = this.#handlers.get(name);
        if (typeof handler === 'function') handler.call(this.realm.global, event);
      });
    }
    this.#handlers.set(name, typeof value === 'function' ? value : null);
  }
}
