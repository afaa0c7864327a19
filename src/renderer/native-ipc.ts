import { isNativeError, isPromise } from 'node:util/types';
import { outside } from '../realm/own-work';
import type { Realm } from '../realm/realm';
import { clone, realmOf } from '../wire/clone';

type Method = (...args: unknown[]) => unknown;

/** Runs in the realm of the code that calls: what it returns, throws and rejects with is of its own classes. */
const WRAP = `(function (call, arrive, name) {
  const method = {
    [name](...args) {
      const { error, result, promise } = call(args);
      if (error !== undefined) throw error;
      return promise === undefined ? result : new Promise((resolve, reject) => arrive(promise, resolve, reject));
    },
  }[name];
  return method;
})`;

type Wrap = (call: (args: unknown[]) => Called, arrive: Arrive, name: string) => Method;
type Arrive = (promise: Promise<unknown>, resolve: (value: unknown) => void, reject: (error: unknown) => void) => void;

interface Called {
  readonly result?: unknown;
  readonly error?: unknown;
  readonly promise?: Promise<unknown>;
}

/**
 * Gives the sending methods of an `ipcRenderer` the classes of the realm that its code runs in (S3.4): its promises, its
 * errors, and what main answers.
 */
export function makeNative(ipcRenderer: object, realm: Realm): void {
  const wrap = realm.run(WRAP) as Wrap;
  const intrinsics = realmOf(realm.global);
  const native = (value: unknown): unknown => clone(value, intrinsics, { side: 'renderer' });
  const nativeError = (error: unknown): unknown => (isNativeError(error) ? native(error) : error);
  const arrive: Arrive = (promise, resolve, reject) =>
    void promise.then(
      (value) => resolve(native(value)),
      (error) => reject(nativeError(error)),
    );
  const prototype = Object.getPrototypeOf(ipcRenderer) as object;
  for (const name of ['send', 'sendSync', 'sendTo', 'sendToHost', 'invoke', 'postMessage']) {
    const method = Reflect.get(ipcRenderer, name) as Method | undefined;
    if (method === undefined) continue;
    const call = (args: unknown[]): Called => {
      try {
        const result: unknown = outside(() => Reflect.apply(method, ipcRenderer, args));
        return isPromise(result) ? { promise: result } : { result: native(result) };
      } catch (error) {
        return { error: nativeError(error) };
      }
    };
    const owner = Object.hasOwn(ipcRenderer, name) ? ipcRenderer : prototype;
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      ...descriptor,
      value: wrap(call, arrive, name),
    });
  }
}
