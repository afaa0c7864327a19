import { URL } from 'node:url';
import { outer } from '../../realm/outer';
import { isLocal } from '../../web/local-host';
import type { DomPage } from './dom-page';
import { bytesOfBlob, implOf } from './jsdom/impl';
import { installPowers } from './powers/install';
import { installView } from './view';

// Made in the page, so that what they return is the page's own.
const INERT = `(function (reading) {
  'use strict';
  const { ask, bytesOf, streamOf } = reading;
  const { Uint8Array } = globalThis;
  const define = (owner, members) => {
    for (const [name, value] of Object.entries(members)) {
      if (owner !== undefined && owner[name] === undefined) {
        Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: true });
      }
    }
  };
  class Observer {
    constructor(callback) {
      if (typeof callback !== 'function') throw new TypeError('parameter 1 is not of type \\'Function\\'.');
    }
    observe() {}
    unobserve() {}
    disconnect() {}
    takeRecords() { return []; }
  }
  define(globalThis, {
    IntersectionObserver: class IntersectionObserver extends Observer {},
    PerformanceObserver: class PerformanceObserver extends Observer {},
    ResizeObserver: class ResizeObserver extends Observer {},
    cancelIdleCallback: (id) => clearTimeout(id),
    matchMedia(query) {
      const list = new EventTarget();
      Object.assign(list, { matches: false, media: String(query), onchange: null });
      list.addListener = (listener) => list.addEventListener('change', listener);
      list.removeListener = (listener) => list.removeEventListener('change', listener);
      return list;
    },
    reportError(error) {
      queueMicrotask(() => { throw error; });
    },
    requestIdleCallback: (callback) => setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 50 }), 1),
  });
  define(Blob.prototype, {
    async arrayBuffer() { return new Uint8Array(bytesOf(this)).buffer; },
    async bytes() { return new Uint8Array(bytesOf(this)); },
    stream() { return streamOf(bytesOf(this)); },
    async text() { return new TextDecoder().decode(bytesOf(this)); },
  });
  const timeline = [];
  const entry = (entryType, name, startTime, duration, detail = null) => {
    const made = { name, entryType, startTime, duration, detail };
    made.toJSON = () => ({ name, entryType, startTime, duration });
    timeline.push(made);
    return made;
  };
  const timeOf = (mark, otherwise) => {
    if (mark === undefined) return otherwise;
    if (typeof mark === 'number') return mark;
    const found = timeline.findLast(({ name, entryType }) => entryType === 'mark' && name === String(mark));
    if (found) return found.startTime;
    const words = "Failed to execute 'measure' on 'Performance': The mark '" + mark + "' does not exist.";
    throw new DOMException(words, 'SyntaxError');
  };
  const clear = (type, only) => {
    for (let i = timeline.length - 1; i >= 0; i--) {
      if (timeline[i].entryType === type && (only === undefined || timeline[i].name === only)) timeline.splice(i, 1);
    }
  };
  const inTime = (entries) => entries.sort((a, b) => a.startTime - b.startTime);
  define(Object.getPrototypeOf(performance), {
    mark: (name, { startTime = performance.now(), detail } = {}) => entry('mark', String(name), startTime, 0, detail),
    measure(name, start, end) {
      const options = typeof start === 'object' && start !== null ? start : { start, end };
      const until = timeOf(options.end, performance.now());
      const from = timeOf(options.start, options.duration === undefined ? 0 : until - options.duration);
      const duration = options.end === undefined && options.duration !== undefined ? options.duration : until - from;
      return entry('measure', String(name), from, duration, options.detail);
    },
    clearMarks: (name) => clear('mark', name),
    clearMeasures: (name) => clear('measure', name),
    getEntries: () => inTime([...timeline]),
    getEntriesByName: (name, type) =>
      inTime(timeline.filter((each) => each.name === name && (type === undefined || each.entryType === type))),
    getEntriesByType: (type) => inTime(timeline.filter(({ entryType }) => entryType === type)),
  });
  define(Element.prototype, {
    scrollBy() {},
    scrollIntoView() {},
    scrollTo() {},
  });
  if (typeof HTMLDialogElement === 'function') {
    const open = { show: '', showModal: '' };
    for (const name of Object.keys(open)) open[name] = { [name]() { this.setAttribute('open', ''); } }[name];
    define(HTMLDialogElement.prototype, {
      ...open,
      close(value) {
        if (!this.hasAttribute('open')) return;
        this.removeAttribute('open');
        if (value !== undefined) this.returnValue = String(value);
        this.dispatchEvent(new Event('close'));
      },
    });
  }
  if (!('innerText' in HTMLElement.prototype)) {
    Object.defineProperty(HTMLElement.prototype, 'innerText', {
      get() { return this.textContent; },
      set(text) { this.textContent = text; },
      configurable: true,
      enumerable: true,
    });
  }
  for (const name of ['blur', 'focus', 'moveBy', 'moveTo', 'print', 'resizeBy', 'resizeTo', 'scroll', 'scrollBy', 'scrollTo']) {
    globalThis[name] = { [name]() {} }[name];
  }
  globalThis.alert = function alert(message = '') { ask('alert', String(message)); };
  globalThis.confirm = function confirm(message = '') { return ask('confirm', String(message)); };
  globalThis.prompt = function prompt() { return null; };
})`;

const READING = {
  bytesOf: bytesOfBlob,
  streamOf: (bytes: Uint8Array<ArrayBuffer>): ReadableStream | null => new outer.Response(bytes).body,
};

/**
 * What Chromium has and jsdom has not, as far as a page can do with something that does nothing.
 *
 * @returns what is to be done when the page is let go
 */
export function installGlobals(page: DomPage): () => void {
  const { realm, window, options } = page;
  const ask = (kind: 'alert' | 'confirm', message: string) => page.hooks.ask?.(kind, message) ?? false;
  (realm.run(INERT, 'fake-electron:page') as (reading: object) => void)({ ...READING, ask });
  if (options.view) installView(window, options.view);
  if (options.webviewTag) {
    const { installWebviewClass } = require('./webview-class') as typeof import('./webview-class');
    installWebviewClass(page);
  }
  const { subtle } = (outer.crypto ?? {}) as { subtle?: SubtleCrypto };
  if (subtle && !('subtle' in window.crypto)) {
    Object.defineProperty(window.crypto, 'subtle', { value: subtle, configurable: true });
  }
  const visibility = options.visibility ?? (() => 'visible');
  Object.defineProperties(page.document, {
    hidden: { get: () => visibility() === 'hidden' },
    visibilityState: { get: visibility },
  });
  if (options.online) Object.defineProperty(window.navigator, 'onLine', { get: options.online, configurable: true });
  if (page.hooks.powers) installPowers(realm, page.hooks.powers);
  installObjectUrls(page);
  keepFromNetwork(page);
  const kept = options.storage?.(page.origin);
  if (kept) {
    (implOf(window._localStorage as object) as { _items?: unknown })._items = kept.local;
    (implOf(window._sessionStorage as object) as { _items?: unknown })._items = kept.session;
  }
  if (options.timers !== 'runner') return () => {};
  const { installRunnerTimers } = require('./runner-timers') as typeof import('./runner-timers');
  return installRunnerTimers(page);
}

function installObjectUrls({ window }: DomPage): void {
  if ('createObjectURL' in window.URL) return;
  Object.assign(window.URL, {
    createObjectURL(blob: Blob): string {
      const bytes = new Uint8Array(READING.bytesOf(blob));
      return outer.URL.createObjectURL(new outer.Blob([bytes], { type: blob.type }));
    },
    revokeObjectURL(url: string): void {
      outer.URL.revokeObjectURL(url);
    },
  });
}

/** XMLHttpRequest and WebSocket to another machine fail as they do without a network. */
function keepFromNetwork({ window }: DomPage): void {
  const nowhere = (url: string) => (isLocal(url) ? url : `${url.startsWith('ws') ? 'ws' : 'http'}://127.0.0.1:1/`);
  const resolve = (url: unknown) => {
    const { baseURI } = window.document;
    return URL.canParse(String(url), baseURI) ? nowhere(new URL(String(url), baseURI).href) : String(url);
  };
  const { prototype } = window.XMLHttpRequest;
  const { open } = prototype;
  prototype.open = function (this: XMLHttpRequest, method: string, url: unknown, ...rest: unknown[]): void {
    // What is waited for is sent by a process of jsdom's own.
    const isWaitedFor = rest[0] !== undefined && !rest[0];
    Reflect.apply(open, this, [method, isWaitedFor ? resolve(url) : url, ...rest]);
  } as typeof open;
  const { WebSocket } = window;
  window.WebSocket = new Proxy(WebSocket, {
    construct: (target, [url, ...rest], newTarget) => Reflect.construct(target, [resolve(url), ...rest], newTarget),
  });
}
