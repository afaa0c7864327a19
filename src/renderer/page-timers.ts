import * as nodeTimers from 'node:timers';
import { createTimers, type OwnTimers } from '../realm/timers';

type Start = (callback: unknown, ...values: unknown[]) => unknown;

/**
 * Node's timers for the code of a document.
 *
 * @param uncaught - takes what their callbacks throw, which is the page's affair and not the process's
 */
export function createPageTimers(uncaught: (error: unknown) => void): OwnTimers {
  const current = (name: string) => (Reflect.get(globalThis, name) ?? Reflect.get(nodeTimers, name)) as Start;
  const start =
    (name: string): Start =>
    (callback, ...values) => {
      if (typeof callback !== 'function') return current(name)(callback, ...values);
      const run = function (this: unknown, ...given: unknown[]): void {
        try {
          Reflect.apply(callback, this, given);
        } catch (error) {
          uncaught(error);
        }
      };
      return current(name)(run, ...values);
    };
  const clear =
    (name: string): Start =>
    (handle) =>
      current(name)(handle);
  const names = ['Timeout', 'Interval', 'Immediate'];
  return createTimers(
    Object.fromEntries([
      ...names.map((name) => [`set${name}`, start(`set${name}`)]),
      ...names.map((name) => [`clear${name}`, clear(`clear${name}`)]),
    ]),
  );
}
