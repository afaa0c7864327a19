import * as vm from 'node:vm';
import type { Realm } from '../../realm/realm';

type Table = WeakMap<object, (reason: unknown, promise: Promise<unknown>) => void>;

const TABLE = Symbol.for('fake-electron.rejections');

/**
 * Takes the promises of a realm that nobody handles: for Node they are the process's, which ends of them, and so does a
 * test. Nothing is left of it when the realm is gone.
 */
export function takeRejections(realm: Realm, take: (reason: unknown, promise: Promise<unknown>) => void): void {
  const prototype = realm.run('(async () => {})().constructor.prototype') as object;
  tableOf(realProcess()).set(prototype, take);
}

/** Not a runner's copy of it. */
function realProcess(): NodeJS.Process {
  const builtin = process.getBuiltinModule as typeof process.getBuiltinModule | undefined;
  return builtin?.('node:process') ?? process;
}

function tableOf(process: NodeJS.Process & { [TABLE]?: Table }): Table {
  const known = process[TABLE];
  if (known) return known;
  // A listener could not keep the others from hearing of it. Made in the outer realm, so that it keeps no test file alive.
  const install = vm.runInThisContext(`(function (process, key) {
    'use strict';
    const table = new WeakMap();
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
    Object.defineProperty(process, 'emit', { value: replacement, configurable: true, writable: true });
    Object.defineProperty(process, key, { value: table });
    return table;
  })`) as (process: NodeJS.Process, key: symbol) => Table;
  return install(process, TABLE);
}
