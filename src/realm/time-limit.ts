import * as vm from 'node:vm';
import { timeLimitError } from './errors';

let job: (() => unknown) | undefined;
let context: vm.Context | undefined;
let stops = 0;

/**
 * How often code has been stopped. What is stopped does not run its `finally`: whoever keeps a book of what is running sees
 * by this that it is out of date.
 */
export function timesStopped(): number {
  return stops;
}

/**
 * Does `work`, and ends it when it takes too long: code of a user's that loops for ever would take the test run along.
 * Only what runs in this very call is limited, not the listeners and timers that it leaves.
 *
 * @param milliseconds - how long it may take; 0 for as long as it likes
 * @param what - names it in the error: `The preload script /app/preload.js`; a function is asked when the time is over
 * @throws Error when the time is over; else what `work` throws
 */
export function withinLimit<T>(milliseconds: number, what: string | (() => string), work: () => T): T {
  if (milliseconds === 0) return work();
  // V8 limits a script, and whatever that calls, in any realm.
  context ??= vm.createContext({ work: () => job!() });
  const outer = job;
  job = work;
  try {
    return vm.runInContext('work()', context, { timeout: milliseconds }) as T;
  } catch (error) {
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    stops += 1;
    throw timeLimitError(typeof what === 'string' ? what : what(), milliseconds);
  } finally {
    job = outer;
  }
}
