import type { Restore } from '../../bus/snapshot';

/** What takes back what an app does to the global object that it shares with the test. */
export function saveGlobals(): Restore {
  const before = new Map(
    Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)!]),
  );
  return () => {
    for (const key of Reflect.ownKeys(globalThis)) {
      const then = before.get(key);
      const now = Object.getOwnPropertyDescriptor(globalThis, key)!;
      if (then === undefined) Reflect.deleteProperty(globalThis, key);
      else if (!isSame(then, now)) Reflect.defineProperty(globalThis, key, then);
    }
    for (const [key, then] of before) if (!Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, then);
  };
}

function isSame(then: PropertyDescriptor, now: PropertyDescriptor): boolean {
  // Not the setter: in a realm of `node:vm` it is another function each time that it is read.
  const keys = ['value', 'get', 'writable', 'enumerable'] as const;
  return keys.every((key) => Object.is(then[key], now[key]));
}
