import { type ModuleLoader as Loader, ModuleLoader } from '../../realm/module-loader';
import { createProcess } from '../../realm/process';
import { ownRealm } from '../../realm/realm';

/** What the modules of a launched app's utility processes are loaded with. */
export interface UtilityModules {
  readonly electronVersion: string;
  readonly modules: Readonly<Record<string, unknown>>;
  readonly scope: Readonly<Record<string, unknown>>;
  loaded(loader: Loader): void;
}

/** The option `loadUtility` of an app that was launched: modules of its own for each process, as the main process has. */
export function loadUtilityOf({ electronVersion, modules, scope, loaded }: UtilityModules) {
  return (modulePath: string): Promise<unknown> => {
    const own = createProcess({
      kind: 'utility',
      electronVersion,
      argv: process.argv,
      // The real one tells whose code is running.
      exit: (code) => process.exit(code ?? undefined),
    });
    const loader = new ModuleLoader({ realm: ownRealm, modules, scope: { ...scope, process: own.process } });
    loaded(loader);
    return loader.runMain(modulePath);
  };
}
