import * as vm from 'node:vm';
import type { Realm } from '../../realm/realm';
import { outer } from './outer';

type Table = WeakMap<object, (reason: unknown, promise: Promise<unknown>) => void>;

const TABLE = Symbol.for('fake-electron.rejections');

/**
 * Takes the promises of a realm that nobody handles: for Node they are the process's, which ends of them, and so does a
 * test. Nothing is left of it when the realm is gone.
 */
export function takeRejections(realm: Realm, take: (reason: unknown, promise: Promise<unknown>) => void): void {
  const prototype = realm.run('(async () => {})().constructor.prototype') as object;
  // Not a runner's copy of the process.
  tableOf(outer.process).set(prototype, take);
}

function tableOf(process: NodeJS.Process & { [TABLE]?: Table }): Table {
  const known = process[TABLE];
  if (known) return known;
  // A listener could not keep the others from hearing of it. Made in the outer realm, so that it keeps no test file alive.
  const install = vm.runInThisContext(`(function (process, key) {
    'use strict';
    const table = new WeakMap();
    const original = process.emit;
    let inner = original;
    const under = new Set();
    const emit = function (event, reason, promise) {
      if (event === 'unhandledRejection' && typeof promise === 'object' && promise !== null) {
        const take = table.get(Object.getPrototypeOf(promise));
        if (take !== undefined) {
          take(reason, promise);
          return true;
        }
      }
      if (inner === original || under.has(event)) return Reflect.apply(original, this, arguments);
      under.add(event);
      try {
        return Reflect.apply(inner, this, arguments);
      } finally {
        under.delete(event);
      }
    };
    // What watches for the end of a process puts its own there for a while, and what it found back.
    Object.defineProperty(process, 'emit', {
      configurable: true,
      get: () => emit,
      set(value) {
        if (this === process) inner = value === emit ? original : value;
        else Object.defineProperty(this, 'emit', { value, configurable: true, writable: true });
      },
    });
    Object.defineProperty(process, key, { value: table });
    return table;
  })`) as (process: NodeJS.Process, key: symbol) => Table;
  return install(process, TABLE);
}
