import type { World } from './world';

/** S9.4: whether a real window has something by this name, inherited or not, even if the world here has not. */
export function isTaken({ window, mirror, worker }: World, key: string): boolean {
  if (key in window || (mirror && key in mirror)) return true;
  const { WINDOW_NAMES, WORKER_NAMES } = require('./global-names') as typeof import('./global-names');
  return (worker ? WORKER_NAMES : WINDOW_NAMES).has(key);
}
