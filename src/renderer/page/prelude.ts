import type { Realm } from '../../realm/realm';

/** What a world's own functions do their work with. */
export interface Platform {
  write(method: string, args: unknown[], stack: string): void;
  clone(value: unknown, options: unknown): unknown;
  fetch(input: unknown, init: unknown, resolve: (response: Response) => void, reject: (error?: unknown) => void): void;
  /** Of the outer realm. */
  readonly outer: typeof globalThis;
  baseUrl(): string;
}

// Compiled in the realm, so that functions, promises, arrays and errors are the world's own.
const SOURCE = `(function (platform) {
  'use strict';
  const { Error, JSON, Object, Promise, TypeError, Uint8Array, URL } = globalThis;
  const { outer } = platform;
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  const console = {};
  for (const method of ['assert', 'clear', 'count', 'countReset', 'debug', 'dir', 'dirxml', 'error', 'group',
    'groupCollapsed', 'groupEnd', 'info', 'log', 'table', 'time', 'timeEnd', 'timeLog', 'timeStamp', 'trace', 'warn']) {
    console[method] = { [method](...args) { platform.write(method, args, new Error().stack); } }[method];
  }
  define('console', console);
  define('structuredClone', function structuredClone(value, options) {
    if (arguments.length === 0) {
      throw new TypeError("Failed to execute 'structuredClone' on 'Window': 1 argument required, but only 0 present.");
    }
    return platform.clone(value, options);
  });
  define('fetch', function fetch(input, init) {
    return new Promise((resolve, reject) => {
      const refuse = (error) => reject(error ?? new TypeError('Failed to fetch'));
      platform.fetch(input, init, (response) => {
        const { text, arrayBuffer } = response;
        define2(response, 'text', async () => text.call(response));
        define2(response, 'json', async () => JSON.parse(await text.call(response)));
        define2(response, 'arrayBuffer', async () => new Uint8Array(await arrayBuffer.call(response)).slice().buffer);
        resolve(response);
      }, refuse);
    });
  });
  const define2 = (object, name, value) => Object.defineProperty(object, name, { value, writable: true, configurable: true });
  define('Headers', outer.Headers);
  define('Response', outer.Response);
  define('Request', class Request extends outer.Request {
    constructor(input, init) {
      super(input instanceof outer.Request ? input : new outer.URL(String(input), platform.baseUrl()).href, init);
    }
  });
  define('TextDecoder', outer.TextDecoder);
  define('TextEncoder', class TextEncoder extends outer.TextEncoder {
    encode(text) { return new Uint8Array(super.encode(text)); }
  });
  for (const name of ['ReadableStream', 'WritableStream', 'TransformStream', 'CompressionStream', 'DecompressionStream']) {
    if (outer[name] !== undefined) define(name, outer[name]);
  }
})`;

/** Gives a world those functions of Chromium's whose results have to be of the world's own classes. */
export function installPrelude(realm: Realm, platform: Platform): void {
  (realm.run(SOURCE, 'fake-electron:page') as (platform: Platform) => void)(platform);
}
