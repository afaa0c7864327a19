import { isPromise } from 'node:util/types';
import { setImmediate } from '../../bus/timers';
import { outer } from '../../realm/outer';
import { createRealm, type Realm } from '../../realm/realm';
import { createTimers } from '../../realm/timers';
import { realmOf } from '../../wire/clone';
import { placeOfError, uncaughtText } from './console';
import { decode } from './decode';
import type { DomPage } from './dom-page';
import { fetchFor } from './fetch';
import { readText } from './jsdom/resources';
import { postError } from './messages';
import { installPrelude } from './prelude';
import type { Resource } from './resource';
import { isFailure, readResource } from './source';
import { plainTransferrer } from './transfer';

/** What the page's `Worker` is told. */
interface Told {
  message(data: unknown): void;
  /** @returns whether the page has dealt with it */
  error(message: string, file: string, line: number): boolean;
}

/** The page's end of a worker. */
export interface WorkerEnd {
  post(message: unknown, transfer?: unknown): void;
  terminate(): void;
}

// Made in the worker's realm; what it gets from outside it does not hand on.
const SCOPE = `(function (platform, outer, timers) {
  'use strict';
  const define = (members) => {
    for (const [name, value] of Object.entries(members)) {
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
    }
  };
  const { AbortController, AbortSignal, Blob, Event, EventTarget, File, FormData, MessageEvent, URL, URLSearchParams, atob, btoa,
    crypto, performance, queueMicrotask } = outer;
  define({ AbortController, AbortSignal, Blob, Event, EventTarget, File, FormData, MessageEvent, URL, URLSearchParams, atob, btoa,
    crypto, performance, queueMicrotask, ...timers });
  define({ self: globalThis, name: platform.name, location: new URL(platform.url), navigator: { userAgent: platform.userAgent } });
  const listeners = [];
  const handlers = {};
  define({
    addEventListener(type, listener, options) {
      if (listener) listeners.push({ type, listener, once: Boolean(options?.once) });
    },
    removeEventListener(type, listener) {
      const index = listeners.findIndex((each) => each.type === type && each.listener === listener);
      if (index >= 0) listeners.splice(index, 1);
    },
    postMessage: (message, transfer) => platform.post(message, transfer),
    close: () => platform.close(),
    importScripts: (...urls) => { for (const url of urls) platform.importScript(String(url)); },
  });
  for (const type of ['message', 'messageerror', 'error']) {
    Object.defineProperty(globalThis, 'on' + type, {
      get: () => handlers[type] ?? null,
      set(handler) { handlers[type] = handler; },
      configurable: true,
      enumerable: true,
    });
  }
  return (type, data) => {
    const event = new MessageEvent(type, { data });
    Object.defineProperty(event, 'data', { value: data });
    const call = (listener) => {
      try {
        if (typeof listener === 'function') listener.call(globalThis, event);
        else listener?.handleEvent?.(event);
      } catch (error) {
        platform.report(error);
      }
    };
    call(handlers[type]);
    for (const entry of [...listeners]) {
      if (entry.type !== type) continue;
      if (entry.once) listeners.splice(listeners.indexOf(entry), 1);
      call(entry.listener);
    }
  };
})`;

/** Runs a script in a realm of its own, beside its page: a dedicated worker, whose turns come in this very thread. */
export function startWorker(
  page: DomPage,
  url: string,
  { type = 'classic', name = '' }: { type?: string; name?: string } = {},
  told: Told,
): WorkerEnd {
  const realm = createRealm();
  const { transfer = plainTransferrer } = page.options;
  const waiting: unknown[] = [];
  let deliver: ((type: string, data: unknown) => void) | undefined;
  let isOver = false;
  const report = (error: unknown) => {
    if (isOver || page.isReleased) return;
    const [file, line] = placeOfError(error);
    if (!told.error(`Uncaught ${uncaughtText(error)}`, file || url, line)) page.uncaught(error);
  };
  const timers = createTimers(outer, report);
  const terminate = () => {
    isOver = true;
    timers.dispose();
    page.releases.delete(terminate);
  };
  page.releases.add(terminate);
  const take = (to: () => Realm, message: unknown, list: unknown, then: (copy: unknown) => void) => {
    let taken: ReturnType<typeof transfer.take>;
    try {
      taken = transfer.take(message, list);
    } catch (error) {
      throw postError(page, error, 'postMessage');
    }
    setImmediate(() => {
      if (isOver || page.isReleased) return;
      const ports = taken.ends.map((end) => transfer.receive(end));
      then(taken.open(realmOf(to().global), ports));
    });
  };
  const run = (code: string, file: string) => {
    try {
      realm.run(type === 'module' ? `'use strict';${code}` : code, file);
    } catch (error) {
      report(error);
    }
  };
  const begin = async () => {
    let found: Resource;
    try {
      found = await readText(page, url, 'script');
    } catch (error) {
      if (isOver || page.isReleased) return;
      told.error('', url, 0);
      page.log('error', `Failed to load resource: net::${(error as Error).message}`, url);
      return;
    }
    if (isOver || page.isReleased) return;
    installPrelude(realm, {
      outer,
      baseUrl: () => url,
      write: (method, args, stack) => page.console.write(method, args, stack),
      fetch: fetchFor(page),
      clone: (value) => transfer.take(value, undefined).open(realmOf(realm.global), []),
    });
    const make = realm.run(SCOPE, 'fake-electron:worker') as (...parts: unknown[]) => typeof deliver;
    const scope = {
      url,
      name,
      userAgent: page.window.navigator.userAgent,
      report,
      close: terminate,
      post: (message: unknown, list: unknown) => take(() => page.realm, message, list, told.message),
      importScript(given: string) {
        const wanted = new outer.URL(given, url).href;
        const script = readResource(wanted, page.options.reader);
        if (isPromise(script) || isFailure(script)) {
          const words = `Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '${wanted}' failed to load.`;
          throw new outer.DOMException(words, 'NetworkError');
        }
        realm.run(decode(script.body, script.type), wanted);
      },
    };
    const { clearImmediate: _, setImmediate: __, ...own } = timers.timers;
    deliver = make(scope, outer, own);
    run(decode(found.body, found.type), url);
    for (const message of waiting.splice(0)) deliver!('message', message);
  };
  void begin();
  return {
    post: (message, list) =>
      take(
        () => realm,
        message,
        list,
        (copy) => {
          if (deliver) deliver('message', copy);
          else waiting.push(copy);
        },
      ),
    terminate,
  };
}
