import type { AutoUpdater } from '../modules/auto-updater';
import type { NativeTheme } from '../modules/native-theme';
import type { PowerMonitor, PowerSaveBlocker } from '../modules/power';
import type { Screen } from '../modules/screen';

/** What a module about the system must know of its app. */
interface SystemHost {
  readonly isReady: boolean;
}

/** The modules that tell of a system, each made when it is first asked for: one display, on mains, in daylight. */
export const SYSTEM_MAKERS = {
  autoUpdater(): AutoUpdater {
    const { AutoUpdater: Updater } = require('../modules/auto-updater') as typeof import('../modules/auto-updater');
    return new Updater();
  },
  nativeTheme(): NativeTheme {
    const { NativeTheme: Theme } = require('../modules/native-theme') as typeof import('../modules/native-theme');
    return new Theme();
  },
  powerMonitor(): PowerMonitor {
    const { PowerMonitor: Monitor } = require('../modules/power') as typeof import('../modules/power');
    return new Monitor();
  },
  powerSaveBlocker(): PowerSaveBlocker {
    const { PowerSaveBlocker: Blocker } = require('../modules/power') as typeof import('../modules/power');
    return new Blocker();
  },
  screen(_host: unknown, app: SystemHost): Screen {
    const { Screen: ScreenClass } = require('../modules/screen') as typeof import('../modules/screen');
    const { SCREEN } = require('../main/windows/window-state') as typeof import('../main/windows/window-state');
    return new ScreenClass(SCREEN, () => app.isReady);
  },
};
