import * as timers from 'node:timers';

// Taken at load: Jest and sinon replace the globals, and sinon the properties of this module as well.
export const { setImmediate, setTimeout, clearTimeout } = timers;

const resolved = Promise.resolve();
const then = Promise.prototype.then;

/** Runs `task` when the turn's synchronous code has ended; a promise, because `queueMicrotask` can be faked. */
export function afterTurn(task: () => void): void {
  then.call(resolved, task);
}

/** Runs `task` when the promises that a listener awaits one after another have had their turns, as a task would. */
export function afterTurns(turns: number, task: () => void): void {
  if (turns === 0) task();
  else afterTurn(() => afterTurns(turns - 1, task));
}
