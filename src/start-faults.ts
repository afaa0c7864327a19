import type { EventEmitter } from 'node:events';
import { sep } from 'node:path';
import { outerProcess } from './realm/outer';

/** What an app's own code leaves thrown or rejected. */
export interface Faults {
  /** Rejects with the first while the app starts. */
  readonly promise: Promise<never>;
  /** From now on they are the process's, unless the app listens itself. */
  started(): void;
  stop(): void;
}

const EVENTS: readonly unknown[] = ['uncaughtException', 'unhandledRejection'];

/**
 * What the app leaves rejected or throws in a callback while it starts is why it does not: whoever launched it is told,
 * and not the process, which would end or fail the test. An app that listens itself is told as in Electron, and nobody
 * else.
 *
 * @param own - `process` as the app sees it
 * @param isOwn - whether a file is the app's
 */
export function watchFaults(own: EventEmitter, isOwn: (file: string) => boolean): Faults {
  const outer: EventEmitter = outerProcess();
  let isActive = true;
  let isStarting = true;
  let reject!: (error: unknown) => void;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  // A listener could not keep the others from hearing of it.
  const { emit } = outer;
  function emitOthers(this: EventEmitter, event: string | symbol, ...values: unknown[]): boolean {
    const listens = own.listenerCount(event) > 0;
    const isTaken = isActive && EVENTS.includes(event) && (isStarting || listens);
    if (!isTaken || !isOf(values[0], isOwn)) return Reflect.apply(emit, this, [event, ...values]);
    if (listens) own.emit(event, ...values);
    else reject(values[0]);
    return true;
  }
  const hadOwn = Object.hasOwn(outer, 'emit');
  outer.emit = emitOthers;
  return {
    promise,
    started() {
      isStarting = false;
    },
    stop() {
      isActive = false;
      // Whoever has replaced it since still calls ours, which then does nothing of its own.
      if (outer.emit !== emitOthers) return;
      if (hadOwn) outer.emit = emit;
      else Reflect.deleteProperty(outer, 'emit');
    },
  };
}

/** By its stack; what the fake itself says, such as that a page cannot be loaded, has no file of the app's in it. */
function isOf(error: unknown, isOwn: (file: string) => boolean): boolean {
  const { stack = '' } = (error ?? {}) as Error;
  const files = String(stack)
    .split('\n')
    .flatMap((line) => /\(?(\/[^()]+?|[A-Za-z]:\\[^()]+?):\d+:\d+\)?$/.exec(line)?.[1] ?? []);
  return files.some(isOwn) || files.every((file) => file.startsWith(__dirname + sep));
}
