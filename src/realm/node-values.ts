import { outer } from './outer';
import type { Realm } from './realm';

const NAMES = [
  ...['Object', 'Function', 'Array', 'Promise', 'Date', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array'],
  ...['Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

type Classes = Readonly<Record<string, unknown>>;

/** A subclass inherits the method, and keeps to what is made of it. */
const INSTALL = `(function (names, realms) {
  'use strict';
  const ordinary = Function.prototype[Symbol.hasInstance];
  for (const name of names) {
    const own = globalThis[name];
    if (typeof own !== 'function' || Object.hasOwn(own, Symbol.hasInstance)) continue;
    const { [Symbol.hasInstance]: value } = {
      [Symbol.hasInstance](value) {
        if (ordinary.call(this, value)) return true;
        if (this !== own) return false;
        for (const classes of realms) if (ordinary.call(classes[name], value)) return true;
        return false;
      },
    };
    Object.defineProperty(own, Symbol.hasInstance, { value, writable: true, configurable: true });
  }
})`;

/**
 * Lets `instanceof` of a document's realm hold of what Node gives, as where Node runs in the page: its buffers, errors and
 * lists are of the realm that Node began with. The realm of a test is left alone.
 */
export function knowNodeValues(realm: Realm): void {
  if (realm.context === undefined) return;
  const install = realm.run(INSTALL, 'fake-electron:node-values') as (
    names: readonly string[],
    realms: readonly Classes[],
  ) => void;
  install(NAMES, [outer as unknown as Classes, globalThis as unknown as Classes]);
}
