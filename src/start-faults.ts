import type { EventEmitter } from 'node:events';
import { sep } from 'node:path';
import { outerProcess } from './realm/outer';

/** What an app's own code leaves thrown or rejected while it starts. */
export interface StartFaults {
  /** Rejects with the first. */
  readonly promise: Promise<never>;
  stop(): void;
}

const EVENTS: readonly unknown[] = ['uncaughtException', 'unhandledRejection'];

/**
 * What the app leaves rejected or throws in a callback while it starts is why it does not: whoever launched it is told,
 * and not the process, which would end or fail the test. An app that listens itself is told as in Electron.
 *
 * @param own - `process` as the app sees it
 * @param isOwn - whether a file is the app's
 */
export function watchFaults(own: EventEmitter, isOwn: (file: string) => boolean): StartFaults {
  const outer: EventEmitter = outerProcess();
  let isActive = true;
  let reject!: (error: unknown) => void;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  promise.catch(() => {});
  // A listener could not keep the others from hearing of it.
  const { emit } = outer;
  function emitOthers(this: EventEmitter, event: string | symbol, ...values: unknown[]): boolean {
    const isFault = isActive && EVENTS.includes(event) && isOf(values[0], isOwn);
    if (!isFault) return Reflect.apply(emit, this, [event, ...values]);
    if (own.listenerCount(event) > 0) own.emit(event, ...values);
    else reject(values[0]);
    return true;
  }
  const hadOwn = Object.hasOwn(outer, 'emit');
  outer.emit = emitOthers;
  return {
    promise,
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
