/** Compiled in a bare realm, so that what it makes is the realm's own. */
export const BARE = `(function (platform) {
  'use strict';
  const { outer } = platform;
  const hidden = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  const getter = (object, name, get, set) =>
    Object.defineProperty(object, name, { get, set, configurable: true, enumerable: true });

  const lists = new WeakMap();
  class EventTarget {
    constructor() { lists.set(this, []); }
    addEventListener(type, listener, options) {
      if (listener === null || listener === undefined) return;
      const target = this ?? globalThis;
      const capture = typeof options === 'object' && options !== null ? Boolean(options.capture) : Boolean(options);
      const list = lists.get(target);
      type = String(type);
      if (list.some((entry) => entry.type === type && entry.listener === listener && entry.capture === capture)) return;
      const signal = options?.signal;
      if (signal?.aborted) return;
      const entry = { type, listener, capture, once: Boolean(options?.once) };
      list.push(entry);
      signal?.addEventListener('abort', () => { const at = list.indexOf(entry); if (at >= 0) list.splice(at, 1); });
    }
    removeEventListener(type, listener, options) {
      const capture = typeof options === 'object' && options !== null ? Boolean(options.capture) : Boolean(options);
      const list = lists.get(this ?? globalThis);
      const at = list.findIndex((e) => e.type === String(type) && e.listener === listener && e.capture === capture);
      if (at >= 0) list.splice(at, 1);
    }
    dispatchEvent(event) {
      const target = this ?? globalThis;
      const state = states.get(event);
      state.target = target;
      for (const entry of [...lists.get(target)]) {
        if (state.stopped) break;
        if (entry.type !== event.type || !lists.get(target).includes(entry)) continue;
        if (entry.once) lists.get(target).splice(lists.get(target).indexOf(entry), 1);
        try {
          if (typeof entry.listener === 'function') entry.listener.call(target, event);
          else entry.listener.handleEvent(event);
        } catch (error) {
          platform.report(error);
        }
      }
      return !event.defaultPrevented;
    }
  }
  const states = new WeakMap();
  class Event {
    constructor(type, { bubbles = false, cancelable = false } = {}) {
      states.set(this, { target: null, stopped: false, prevented: false });
      this.type = String(type);
      this.bubbles = bubbles;
      this.cancelable = cancelable;
      this.timeStamp = outer.performance.now();
      this.isTrusted = false;
    }
    get target() { return states.get(this).target; }
    get currentTarget() { return states.get(this).target; }
    get srcElement() { return states.get(this).target; }
    get defaultPrevented() { return states.get(this).prevented; }
    preventDefault() { if (this.cancelable) states.get(this).prevented = true; }
    stopPropagation() {}
    stopImmediatePropagation() { states.get(this).stopped = true; }
    composedPath() { const { target } = states.get(this); return target === null ? [] : [target]; }
  }
  class CustomEvent extends Event {
    constructor(type, init = {}) { super(type, init); this.detail = init.detail ?? null; }
  }
  class MessageEvent extends Event {
    constructor(type, init = {}) {
      super(type, init);
      const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init;
      Object.assign(this, { data, origin, lastEventId, source, ports });
    }
  }
  lists.set(globalThis, []);
  Object.setPrototypeOf(globalThis, EventTarget.prototype);
  for (const [name, value] of Object.entries({ EventTarget, Event, CustomEvent, MessageEvent })) hidden(name, value);
  for (const name of Object.getOwnPropertyNames(EventTarget.prototype)) {
    if (name !== 'constructor') hidden(name, EventTarget.prototype[name].bind(globalThis));
  }
  for (const type of ['beforeunload', 'error', 'hashchange', 'load', 'message', 'messageerror', 'pagehide', 'unhandledrejection', 'unload']) {
    let handler = null;
    let added = false;
    getter(globalThis, 'on' + type, () => handler, (value) => {
      handler = typeof value === 'function' ? value : null;
      if (added || handler === null) return;
      added = true;
      globalThis.addEventListener(type, (event) => handler?.call(globalThis, event));
    });
  }

  const document = new EventTarget();
  let state = 'loading';
  getter(document, 'title', platform.title, (title) => platform.entitle(String(title)));
  getter(document, 'cookie', platform.cookie, (line) => platform.keepCookie(String(line)));
  getter(document, 'URL', platform.url);
  getter(document, 'documentURI', platform.url);
  getter(document, 'baseURI', platform.url);
  getter(document, 'readyState', () => state);
  getter(document, 'defaultView', () => globalThis);
  getter(document, 'hidden', () => platform.visibility() === 'hidden');
  getter(document, 'visibilityState', platform.visibility);
  getter(document, 'documentElement', () => null);
  getter(document, 'body', () => null);
  getter(document, 'head', () => null);

  const location = { assign: platform.go, replace: platform.replace, reload: platform.reload, toString: platform.url };
  getter(location, 'href', platform.url, platform.go);
  getter(location, 'origin', () => platform.origin);
  for (const name of ['hash', 'host', 'hostname', 'pathname', 'port', 'protocol', 'search']) {
    getter(location, name, () => new outer.URL(platform.url())[name], (value) => {
      const url = new outer.URL(platform.url());
      url[name] = value;
      platform.go(url.href);
    });
  }
  getter(document, 'location', () => location, platform.go);
  for (const name of ['window', 'self', 'frames']) getter(globalThis, name, () => globalThis);
  getter(globalThis, 'document', () => document);
  getter(globalThis, 'location', () => location, platform.go);
  getter(globalThis, 'parent', platform.parent);
  getter(globalThis, 'top', platform.top);
  getter(globalThis, 'opener', platform.opener);
  hidden('name', platform.name);
  hidden('length', 0);
  hidden('origin', platform.origin);
  hidden('closed', false);
  hidden('open', (url = '', name = '', features = '') => platform.open(String(url), String(name), String(features)));
  hidden('close', () => platform.close());
  hidden('focus', () => {});
  hidden('blur', () => {});
  hidden('alert', () => {});
  hidden('confirm', () => false);
  hidden('prompt', () => null);
  hidden('postMessage', (...args) => platform.post(args));
  hidden('setTimeout', (callback, delay, ...args) => platform.start(false, callback, delay, args));
  hidden('setInterval', (callback, delay, ...args) => platform.start(true, callback, delay, args));
  hidden('clearTimeout', platform.stop);
  hidden('clearInterval', platform.stop);
  hidden('requestAnimationFrame', (callback) => platform.start(false, () => callback(outer.performance.now()), 16, []));
  hidden('cancelAnimationFrame', platform.stop);
  const resolved = Promise.resolve();
  hidden('queueMicrotask', (callback) => {
    resolved.then(() => { try { callback(); } catch (error) { platform.report(error); } });
  });
  hidden('structuredClone', (value, options) => platform.clone(value, options));
  hidden('fetch', (input, init) => new Promise((resolve, reject) => {
    platform.fetch(input, init, resolve, (error) => reject(error ?? new TypeError('Failed to fetch')));
  }));
  for (const name of ['AbortController', 'AbortSignal', 'Blob', 'DOMException', 'FormData', 'Headers', 'Request', 'Response',
    'TextDecoder', 'URL', 'URLSearchParams', 'atob', 'btoa', 'crypto', 'performance']) {
    if (outer[name] !== undefined) hidden(name, outer[name]);
  }
  hidden('TextEncoder', class TextEncoder extends outer.TextEncoder {
    encode(text) { return new Uint8Array(super.encode(text)); }
  });
  const navigator = { userAgent: '', language: 'en-US', languages: ['en-US'] };
  getter(navigator, 'onLine', platform.online);
  hidden('navigator', navigator);
  const console = {};
  for (const method of ['assert', 'clear', 'count', 'countReset', 'debug', 'dir', 'dirxml', 'error', 'group',
    'groupCollapsed', 'groupEnd', 'info', 'log', 'table', 'time', 'timeEnd', 'timeLog', 'timeStamp', 'trace', 'warn']) {
    console[method] = { [method](...args) { platform.write(method, args, new Error().stack); } }[method];
  }
  hidden('console', console);
  for (const [name, value] of Object.entries(platform.classes)) hidden(name, value);
  return {
    setState(next) {
      state = next;
      document.dispatchEvent(new Event('readystatechange'));
    },
    dispatch(type, fields = {}, cancelable = false) {
      const event = type === 'message' ? new MessageEvent(type, fields) : new Event(type, { cancelable });
      const ofDocument = type === 'DOMContentLoaded' ? document.dispatchEvent(event) : true;
      return globalThis.dispatchEvent(event) && ofDocument;
    },
  };
})`;
