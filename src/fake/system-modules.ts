import type { App } from '../modules/app';
import type { AutoUpdater } from '../modules/auto-updater';
import type { NativeTheme } from '../modules/native-theme';
import type { PowerMonitor, PowerSaveBlocker } from '../modules/power';
import type { Screen } from '../modules/screen';
import type { SystemPreferences } from '../modules/system-preferences';
import type { FakedModules, ModuleHost } from './makers';

/** The modules that tell of the machine, each made when it is first asked for. */
export const SYSTEM_MAKERS = {
  autoUpdater({ bus, machine }: ModuleHost, modules: FakedModules): AutoUpdater {
    const { AutoUpdater: Updater } = require('../modules/auto-updater') as typeof import('../modules/auto-updater');
    return new Updater({
      bus,
      machine,
      closeAll: (done) => modules.get<App>('app').closeAll(done),
      quit: () => modules.get<App>('app').quit(),
    });
  },
  nativeTheme({ bus, machine }: ModuleHost): NativeTheme {
    const { NativeTheme: Theme } = require('../modules/native-theme') as typeof import('../modules/native-theme');
    return new Theme(bus, machine);
  },
  powerMonitor({ machine }: ModuleHost): PowerMonitor {
    const { PowerMonitor: Monitor } = require('../modules/power') as typeof import('../modules/power');
    return new Monitor(machine);
  },
  powerSaveBlocker({ machine }: ModuleHost): PowerSaveBlocker {
    const { PowerSaveBlocker: Blocker } = require('../modules/power') as typeof import('../modules/power');
    return new Blocker(machine);
  },
  screen({ bus, machine }: ModuleHost, modules: FakedModules): Screen {
    const { Screen: ScreenClass } = require('../modules/screen') as typeof import('../modules/screen');
    return new ScreenClass({ bus, machine, isReady: () => modules.isReady });
  },
  systemPreferences({ bus, machine }: ModuleHost): SystemPreferences {
    const { SystemPreferences: Preferences } =
      require('../modules/system-preferences') as typeof import('../modules/system-preferences');
    return new Preferences(bus, machine);
  },
};
