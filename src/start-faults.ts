import type { EventEmitter } from 'node:events';
import { sep } from 'node:path';
import * as vm from 'node:vm';
import { outerProcess } from './realm/outer';

/** What an app's own code leaves thrown or rejected. */
export interface Faults {
  /** Rejects with the first while the app starts. */
  readonly promise: Promise<never>;
  /** From now on they are the process's, unless the app listens itself. */
  started(): void;
  stop(): void;
}

type Fault = 'uncaughtException' | 'unhandledRejection';
type Take = (event: Fault, values: readonly unknown[]) => boolean;

const TAKERS = Symbol.for('fake-electron.faults');

/**
 * What the app leaves rejected or throws in a callback while it starts is why it does not: whoever launched it is told,
 * and not the process, which would end or fail the test. An app that listens itself is told as in Electron, and nobody
 * else.
 *
 * @param own - `process` as the app sees it
 * @param isOwn - whether a file is the app's
 */
export function watchFaults(own: EventEmitter, isOwn: (file: string) => boolean): Faults {
  let isStarting = true;
  let reject!: (error: unknown) => void;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  const takers = takersOf(outerProcess());
  const take: Take = (event, values) => {
    const listens = own.listenerCount(event) > 0;
    if (!(isStarting || listens) || !isOf(values[0], isOwn)) return false;
    if (listens) own.emit(event, ...values);
    else reject(values[0]);
    return true;
  };
  takers.add(take);
  return {
    promise,
    started() {
      isStarting = false;
    },
    stop: () => void takers.delete(take),
  };
}

function takersOf(process: NodeJS.Process & { [TAKERS]?: Set<Take> }): Set<Take> {
  const known = process[TAKERS];
  if (known) return known;
  // A listener could not keep the others from hearing of it. Made in the outer realm, so that it keeps no test file alive.
  const install = vm.runInThisContext(`(function (process, key) {
    'use strict';
    const takers = new Set();
    const { emit } = process;
    const replacement = function (event, ...values) {
      if (event === 'uncaughtException' || event === 'unhandledRejection') {
        for (const take of takers) if (take(event, values)) return true;
      }
      return Reflect.apply(emit, this, arguments);
    };
    Object.defineProperty(process, 'emit', { value: replacement, configurable: true, writable: true });
    Object.defineProperty(process, key, { value: takers });
    return takers;
  })`) as (process: NodeJS.Process, key: symbol) => Set<Take>;
  return install(process, TAKERS);
}

/** By its stack; what the fake itself says, such as that a page cannot be loaded, has no file of the app's in it. */
function isOf(error: unknown, isOwn: (file: string) => boolean): boolean {
  const { stack = '' } = (error ?? {}) as Error;
  const files = String(stack)
    .split('\n')
    .flatMap((line) => /\(?(\/[^()]+?|[A-Za-z]:\\[^()]+?):\d+:\d+\)?$/.exec(line)?.[1] ?? []);
  return files.some(isOwn) || files.every((file) => file.startsWith(__dirname + sep));
}
