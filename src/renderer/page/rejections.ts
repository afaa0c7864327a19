import * as vm from 'node:vm';
import { type FaultTaker, faultTakers } from '../../realm/fault-takers';
import { outerProcess } from '../../realm/outer';
import type { Realm } from '../../realm/realm';

type Table = WeakMap<object, (reason: unknown, promise: Promise<unknown>) => void>;

const TABLE = Symbol.for('fake-electron.rejections');

/**
 * Takes the promises of a realm that nobody handles: for Node they are the process's, which ends of them, and so does a
 * test. Nothing is left of it when the realm is gone.
 */
export function takeRejections(realm: Realm, take: (reason: unknown, promise: Promise<unknown>) => void): void {
  const prototype = realm.run('(async () => {})().constructor.prototype') as object;
  table().set(prototype, take);
}

function table(): Table {
  const process = outerProcess() as NodeJS.Process & { [TABLE]?: Table };
  const known = process[TABLE];
  if (known) return known;
  // Made in the outer realm, so that it keeps no test file alive.
  const { table, take } = vm.runInThisContext(`(() => {
    'use strict';
    const table = new WeakMap();
    const take = (event, [reason, promise]) => {
      if (event !== 'unhandledRejection' || typeof promise !== 'object' || promise === null) return false;
      const taken = table.get(Object.getPrototypeOf(promise));
      taken?.(reason, promise);
      return taken !== undefined;
    };
    return { table, take };
  })()`) as { table: Table; take: FaultTaker };
  Object.defineProperty(process, TABLE, { value: table });
  faultTakers().add(take);
  return table;
}
