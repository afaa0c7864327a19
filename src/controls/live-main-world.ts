import type { MainWorld } from '../renderer/context-bridge';

/**
 * Stands for whatever main world there is at the time: a rollback makes it anew, and `const { mainWorld } = require(…)`
 * must not go on seeing the one of the first test.
 */
export function liveMainWorld(current: () => MainWorld): MainWorld {
  return new Proxy({} as MainWorld, {
    get: (_, key) => Reflect.get(current(), key),
    has: (_, key) => Reflect.has(current(), key),
    set: (_, key, value) => Reflect.set(current(), key, value),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(current(), key, descriptor),
    deleteProperty: (_, key) => Reflect.deleteProperty(current(), key),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor(_, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(current(), key);
      // What S9.5 says of it a proxy may say of its own target only.
      return descriptor && { ...descriptor, configurable: true };
    },
    getPrototypeOf: () => Reflect.getPrototypeOf(current()),
  });
}
