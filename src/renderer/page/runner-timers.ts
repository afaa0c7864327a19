import { createTimers } from '../../realm/timers';
import type { DomPage } from './dom-page';

const FRAME = 16;

/**
 * Gives a page the timers of the test, which fake timers act on at the time of each call.
 *
 * @returns what clears those that are pending
 */
export function installRunnerTimers(page: DomPage): () => void {
  const { realm } = page;
  const window = page.window as unknown as Record<string, unknown>;
  const own = createTimers(globalThis, (error) => page.report(error));
  const handles = new Map<number, unknown>();
  let last = 0;
  const starter =
    (start: (...values: never[]) => unknown, repeats: boolean) =>
    (callback: unknown, delay: unknown = 0, ...values: unknown[]): number => {
      const id = ++last;
      const run = () => {
        if (!repeats) handles.delete(id);
        if (typeof callback === 'function') Reflect.apply(callback, page.window, values);
        else realm.run(String(callback));
      };
      const begin = start as unknown as (run: () => void, delay: number) => unknown;
      handles.set(id, begin(run, Number(delay) || 0));
      return id;
    };
  const { setTimeout, setInterval, clearTimeout } = own.timers;
  const clear = (id: unknown): void => {
    clearTimeout(handles.get(Number(id)) as NodeJS.Timeout);
    handles.delete(Number(id));
  };
  const later = starter(setTimeout, false);
  const members = {
    setTimeout: later,
    setInterval: starter(setInterval, true),
    clearTimeout: clear,
    clearInterval: clear,
    requestAnimationFrame: (callback: (time: number) => void) => later(() => callback(Date.now()), FRAME),
    cancelAnimationFrame: clear,
  };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: true });
  }
  return () => own.dispose();
}
