import * as vm from 'node:vm';
import { type FaultTaker, faultTakers } from './fault-takers';
import { nodeRequire, outerProcess } from './outer';

/** Who hears of what comes to nothing in work that goes on after the call that began it. */
export type Hears = (error: unknown) => void;

type Storage = import('node:async_hooks').AsyncLocalStorage<Hears>;

const STORAGE = Symbol.for('fake-electron.own-work');

/** Node's modules whose functions call back, or make what tells of errors later. */
const NAMES: ReadonlySet<string> = new Set([
  'child_process',
  'crypto',
  'dgram',
  'dns',
  'fs',
  'http',
  'http2',
  'https',
  'net',
  'tls',
  'zlib',
]);

type Callable = (...args: unknown[]) => unknown;

/**
 * Gives one of Node's modules to a renderer, which in Electron is a process of its own: what a callback throws, or an
 * emitter tells nobody of, is that process's affair. The functions know it by the asynchronous context that they
 * are called in; nothing is tracked before the first call.
 *
 * @returns the module itself, if all of its work is done when its functions return
 */
export function ofRenderer(name: string, module: unknown, hears: Hears): unknown {
  return NAMES.has(name) ? wrapped(module as object, hears) : module;
}

/** Does `work` for somebody else than the renderer whose code is running, if any is: main is told of its own faults. */
export function outside<T>(work: () => T): T {
  const storage = existing();
  return storage?.getStore() === undefined ? work() : storage.exit(work);
}

function wrapped(module: object, hears: Hears): object {
  const known = new Map<Callable, Callable>();
  return new Proxy(module, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || !isWrapped(key, value) || isFixed(target, key)) return value;
      let made = known.get(value);
      if (made === undefined) {
        made = caller(value, hears);
        known.set(value, made);
      }
      return made;
    },
  });
}

/** Classes stay what they are: they are compared and extended. */
function isWrapped(key: string, value: unknown): value is Callable {
  return typeof value === 'function' && /^[a-z]/.test(key) && !key.endsWith('Sync');
}

function isFixed(target: object, key: string): boolean {
  const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
  return descriptor?.configurable === false && descriptor.writable === false;
}

function caller(called: Callable, hears: Hears): Callable {
  return new Proxy(called, {
    apply: (target, self, args) => storage().run(hears, () => Reflect.apply(target, self, args) as unknown),
  });
}

function existing(): Storage | undefined {
  return (outerProcess() as NodeJS.Process & { [STORAGE]?: Storage })[STORAGE];
}

function storage(): Storage {
  const known = existing();
  if (known) return known;
  const { AsyncLocalStorage } = nodeRequire(__filename)('node:async_hooks') as typeof import('node:async_hooks');
  // Made in the outer realm, so that it keeps no test file alive.
  const made = (vm.runInThisContext(INSTALL) as Install)(AsyncLocalStorage as never);
  Object.defineProperty(outerProcess(), STORAGE, { value: made.storage });
  faultTakers().add(made.take);
  return made.storage;
}

type Install = (Class: new () => Storage) => { storage: Storage; take: FaultTaker };

const INSTALL = `(function (AsyncLocalStorage) {
  'use strict';
  const storage = new AsyncLocalStorage();
  const take = (event, [error]) => {
    const hears = storage.getStore();
    if (hears) storage.exit(hears, error);
    return hears !== undefined;
  };
  return { storage, take };
})`;
