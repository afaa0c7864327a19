import { numbersOf } from '../../eras/version';
import { createProcess } from '../../realm/process';
import { ownRealm } from '../../realm/realm';
import { runSandboxed, WORKER_BUILTINS } from '../../realm/sandbox';
import type { WorkersHost } from '../service-workers';
import { notePreloadError, printPreloadError } from './preloads';

/** Runs the preloads of a service worker, in their order: what one throws does not stop the others (S11.1, S10.5). */
export function runWorkerPreloads(
  files: readonly string[],
  electron: object,
  { bus, settings }: Pick<WorkersHost, 'bus' | 'settings'>,
): void {
  const { process } = createProcess({
    kind: 'service-worker',
    electronVersion: numbersOf(bus.era.version),
    contextIsolated: true,
    sandboxed: true,
  });
  const options = {
    realm: ownRealm,
    process,
    // W1.3
    modules: { electron, 'electron/common': electron },
    builtins: WORKER_BUILTINS,
    limit: settings.scriptTimeLimit,
  };
  for (const file of files) {
    try {
      runSandboxed(options, { file });
    } catch (error) {
      printPreloadError(bus.reporter, file, error);
      notePreloadError(bus.reporter, file, error);
    }
  }
}
