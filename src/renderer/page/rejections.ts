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
  // Others put their own in its place, and take it away again: a runner does, between two test files.
  const known = (process.emit as { [TABLE]?: Table })[TABLE];
  if (known) return known;
  // A listener could not keep the others from hearing of it. Made in the outer realm, so that it keeps no test file alive.
  const install = vm.runInThisContext(`(function (process, key) {
    'use strict';
    const table = process[key] ?? new WeakMap();
    const { emit } = process;
    const replacement = function (event, reason, promise) {
      if (event === 'unhandledRejection' && typeof promise === 'object' && promise !== null) {
        const take = table.get(Object.getPrototypeOf(promise));
        if (take !== undefined) {
          take(reason, promise);
          return true;
        }
      }
      return Reflect.apply(emit, this, arguments);
    };
    replacement[key] = table;
    Object.defineProperty(process, 'emit', { value: replacement, configurable: true, writable: true });
    Object.defineProperty(process, key, { value: table, configurable: true });
    return table;
  })`) as (process: NodeJS.Process, key: symbol) => Table;
  return install(process, TABLE);
}
