import * as nodeTimers from 'node:timers';
import { promisify } from 'node:util';
import { NumberedTimer } from './numbered-timer';
import { createTimerPromises } from './timer-promises';

type Callback = (...values: unknown[]) => void;
type Start = (callback: Callback, ...values: unknown[]) => unknown;

/** The timers of an app, which can be cleared as a group. */
export interface OwnTimers {
  /** `setTimeout`, `setInterval`, `setImmediate` and their `clear…`; also what `timers` is. */
  readonly timers: Pick<
    typeof nodeTimers,
    'setTimeout' | 'setInterval' | 'setImmediate' | 'clearTimeout' | 'clearInterval' | 'clearImmediate'
  >;
  /** What `require` gives for `timers`, `timers/promises` and the same with `node:`. */
  readonly modules: Readonly<Record<string, unknown>>;
  /** How many are pending. */
  readonly pending: number;
  /** Clears what is pending. */
  dispose(): void;
}

/**
 * Timers that go to those of `target` at the time of each call, so that fake timers act on them. What they return is what
 * those return, or if that is a number, an object in the likeness of Node's.
 *
 * @param target - the global object that has them; where it lacks one, Node's
 * @param uncaught - takes what their callbacks throw, where that is not the process's affair
 */
export function createTimers(target: object = globalThis, uncaught?: (error: unknown) => void): OwnTimers {
  const pending = new Map<unknown, () => void>();
  const current = (name: string): Start => {
    const own = (target as Record<string, Start | undefined>)[name];
    return own ? own.bind(target) : (nodeTimers as unknown as Record<string, Start>)[name]!;
  };

  const starter = (name: 'Timeout' | 'Interval' | 'Immediate') => {
    const start = (callback: unknown, ...values: unknown[]): unknown => {
      // What is wrong is for the timers to say.
      if (typeof callback !== 'function') return current(`set${name}`)(callback as Callback, ...values);
      const begin = () => current(`set${name}`)(run, ...values);
      const keep = () => pending.set(handle, () => end(handle));
      const run = function (this: unknown, ...given: unknown[]) {
        if (name !== 'Interval') pending.delete(handle);
        try {
          return (callback as Callback).apply(this, given);
        } catch (error) {
          if (uncaught === undefined) throw error;
          return uncaught(error);
        }
      };
      const end = (timer: unknown) =>
        current(`clear${name}`)((timer instanceof NumberedTimer ? +timer : timer) as Callback);
      const begun = begin();
      // A browser's timers are numbers; code of a main process calls `unref` on what it gets.
      const handle = typeof begun === 'number' ? new NumberedTimer(begun, begin, end) : begun;
      keep();
      keepRefreshed(handle, keep);
      return handle;
    };
    return Object.defineProperty(start, 'name', { value: `set${name}` });
  };
  const clearer = (name: string) => {
    const clear = (handle: unknown): void => {
      // A number may stand for a timer: `clearTimeout(+timer)`.
      const isNumber = typeof handle === 'number' || typeof handle === 'string';
      const named = isNumber ? [...pending.keys()].find((timer) => Number(timer) === Number(handle)) : handle;
      pending.delete(named);
      current(name)((handle instanceof NumberedTimer ? +handle : handle) as Callback);
    };
    return Object.defineProperty(clear, 'name', { value: name });
  };

  const timers = {
    setTimeout: starter('Timeout'),
    setInterval: starter('Interval'),
    setImmediate: starter('Immediate'),
    clearTimeout: clearer('clearTimeout'),
    clearInterval: clearer('clearInterval'),
    clearImmediate: clearer('clearImmediate'),
  } as unknown as OwnTimers['timers'];
  const promises = createTimerPromises(timers);
  for (const name of ['setTimeout', 'setImmediate'] as const) {
    Object.defineProperty(timers[name], promisify.custom, { value: promises[name] });
  }
  const module = { ...timers, promises };
  return {
    timers,
    modules: {
      timers: module,
      'node:timers': module,
      'timers/promises': promises,
      'node:timers/promises': promises,
    },
    get pending() {
      return pending.size;
    },
    dispose() {
      for (const clear of pending.values()) clear();
      pending.clear();
    },
  };
}

/** A time-out that is refreshed after it has run is pending again. */
function keepRefreshed(handle: unknown, keep: () => void): void {
  if (typeof handle !== 'object' || handle === null || !('refresh' in handle)) return;
  const { refresh } = handle as { refresh: () => unknown };
  const value = function (this: unknown) {
    keep();
    return refresh.call(this);
  };
  Object.defineProperty(handle, 'refresh', { value, writable: true, configurable: true });
}
