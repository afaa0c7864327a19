import type { Bus } from './bus';
import type { Endpoint } from './message';

/** What an assertion needs to know of the object it is made about. */
export interface Subject {
  readonly bus: Bus;
  readonly side: 'main' | 'renderer' | 'contents' | 'traffic';
  /** The renderer it speaks of; none for `ipcMain` and `traffic`, which speak of all. */
  readonly endpoint?: Endpoint | undefined;
}

/**
 * The property by which a twin says which subject it is. On prototypes only, so that own properties stay Electron's
 * (S1.8), and by a registered symbol, so that two copies of the package know each other's twins.
 */
export const SUBJECT: unique symbol = Symbol.for('fake-electron.subject') as never;

export function subjectOf(value: unknown): Subject | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return (value as { [SUBJECT]?: Subject })[SUBJECT];
}
