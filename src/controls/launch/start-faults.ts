import type { EventEmitter } from 'node:events';
import { sep } from 'node:path';
import { type FaultTaker, faultTakers } from '../../realm/fault-takers';
import { OWN_FOLDER } from '../../words/own-folder';

/** What an app's own code leaves thrown or rejected. */
export interface Faults {
  /** Rejects with the first while the app starts. */
  readonly promise: Promise<never>;
  /** From now on they are the process's, unless the app listens itself. */
  started(): void;
  stop(): void;
}

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
  const takers = faultTakers();
  const take: FaultTaker = (event, values) => {
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

/** By its stack; what the fake itself says, such as that a page cannot be loaded, has no file of the app's in it. */
function isOf(error: unknown, isOwn: (file: string) => boolean): boolean {
  const { stack = '' } = (error ?? {}) as Error;
  const files = String(stack)
    .split('\n')
    .flatMap((line) => /\(?(\/[^()]+?|[A-Za-z]:\\[^()]+?):\d+:\d+\)?$/.exec(line)?.[1] ?? []);
  return files.some(isOwn) || files.every((file) => file.startsWith(OWN_FOLDER + sep));
}
