import * as vm from 'node:vm';
import { outerProcess } from './outer';

/** Whether it takes what is thrown or rejected, so that nobody else hears of it. */
export type FaultTaker = (event: 'uncaughtException' | 'unhandledRejection', values: readonly unknown[]) => boolean;

const TAKERS = Symbol.for('fake-electron.fault-takers');

/**
 * Those who are asked before the process is told of what nobody has caught: a listener could not keep the others from
 * hearing of it. What is in here has to be taken out again, or it keeps its test file alive.
 */
export function faultTakers(): Set<FaultTaker> {
  const process = outerProcess() as NodeJS.Process & { [TAKERS]?: Set<FaultTaker> };
  const known = process[TAKERS];
  if (known) return known;
  // Made in the outer realm, since it stays for good.
  const install = vm.runInThisContext(INSTALL) as (process: NodeJS.Process, key: symbol) => Set<FaultTaker>;
  return install(process, TAKERS);
}

// `signal-exit`, with which Jest writes its files, puts its own `emit` there for a moment, and then the one that it found
// when it was loaded: hence an accessor, and a guard for the one that calls ours. Jest's copies of the process have it too.
const INSTALL = `(function (process, key) {
  'use strict';
  const takers = new Set();
  const plain = Object.getPrototypeOf(process).emit;
  let base = process.emit;
  let isWithin = false;
  const emit = function (event, ...values) {
    if (this !== process) return Reflect.apply(plain, this, arguments);
    if (event === 'uncaughtException' || event === 'unhandledRejection') {
      for (const take of takers) if (take(event, values)) return true;
    }
    if (isWithin) return Reflect.apply(plain, this, arguments);
    isWithin = true;
    try {
      return Reflect.apply(base, this, arguments);
    } finally {
      isWithin = false;
    }
  };
  Object.defineProperty(process, 'emit', {
    get: () => emit,
    set(value) {
      if (this === process) base = value === emit ? plain : value;
      else Object.defineProperty(this, 'emit', { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable: true,
    configurable: true,
  });
  Object.defineProperty(process, key, { value: takers });
  return takers;
})`;
