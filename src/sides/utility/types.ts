import type { Bus } from '../../bus/bus';

/** Runs the worker's code; a promise is waited for. */
export type UtilityMain = (parentPort: Electron.ParentPort) => unknown;

export interface UtilityHost {
  readonly bus: Bus;
  /** Emits on `app`. */
  readonly tellApp: (event: string, ...args: unknown[]) => void;
  /** Whether an app was started and is not ready yet. */
  readonly isStarting: () => boolean;
  /** Electron's module as a utility process has it. */
  readonly electron: () => object;
  /** The option `loadUtility`. */
  readonly load: () => ((modulePath: string, parentPort: Electron.ParentPort) => unknown) | undefined;
}
