import type { BaseWindowTwin } from '../main/windows/base-window';
import type { App } from '../modules/app';
import type { Dialog } from '../modules/dialog';
import type { GlobalShortcut } from '../modules/global-shortcut';
import type { Menus } from '../modules/menu';
import type { NotificationClass } from '../modules/notification';
import type { ShareMenuClass } from '../modules/share-menu';
import type { ShellModule } from '../modules/shell';
import type { TouchBarClass } from '../modules/touch-bar';
import type { TrayClass } from '../modules/tray';
import type { FakedModules, ModuleHost } from './makers';

/** The modules that the person in front of the app sees: dialogs, trays, notifications, menus. */
export const DESK_MAKERS = {
  dialog({ bus, machine }: ModuleHost, modules: FakedModules): Dialog {
    const { Dialog: Class } = require('../modules/dialog') as typeof import('../modules/dialog');
    const { dialogsOf } = require('../machine/dialogs') as typeof import('../machine/dialogs');
    const isOf = (name: 'BaseWindow' | 'BrowserWindow', given: unknown) =>
      given instanceof (modules.get<new () => BaseWindowTwin>(name) as never);
    return new Class({
      dialogs: dialogsOf(machine),
      get isReady() {
        return modules.isReady;
      },
      isWindow: (given) => isOf(bus.era.dialogBaseWindow ? 'BaseWindow' : 'BrowserWindow', given),
      get emptySavePath() {
        return bus.era.emptySavePath;
      },
      print: (text) => bus.reporter.print('error', text),
    });
  },
  globalShortcut({ machine }: ModuleHost, modules: FakedModules): GlobalShortcut {
    const { GlobalShortcut: Class } =
      require('../modules/global-shortcut') as typeof import('../modules/global-shortcut');
    const { shortcutsOf } = require('../machine/shortcuts') as typeof import('../machine/shortcuts');
    return new Class(shortcutsOf(machine), () => modules.isReady);
  },
  Notification({ bus, machine }: ModuleHost, modules: FakedModules): NotificationClass {
    const { createNotification } = require('../modules/notification') as typeof import('../modules/notification');
    const { notificationsOf } = require('../machine/notifications') as typeof import('../machine/notifications');
    return createNotification({
      notifications: notificationsOf(machine),
      isReady: () => modules.isReady,
      era: () => bus.era,
    });
  },
  ShareMenu(_host: ModuleHost, modules: FakedModules): ShareMenuClass {
    const { createShareMenu } = require('../modules/share-menu') as typeof import('../modules/share-menu');
    return createShareMenu(() => modules.menus);
  },
  shell({ machine }: ModuleHost): ShellModule {
    const { ShellModule: Class } = require('../modules/shell') as typeof import('../modules/shell');
    const { shellOf } = require('../machine/shell') as typeof import('../machine/shell');
    return new Class(shellOf(machine));
  },
  TouchBar(): TouchBarClass {
    const { createTouchBar } = require('../modules/touch-bar') as typeof import('../modules/touch-bar');
    return createTouchBar();
  },
  Tray({ bus, machine }: ModuleHost, modules: FakedModules): TrayClass {
    const { createTray } = require('../modules/tray') as typeof import('../modules/tray');
    const { traysOf } = require('../machine/trays') as typeof import('../machine/trays');
    const { popupsOf } = require('../machine/popups') as typeof import('../machine/popups');
    return createTray({
      trays: traysOf(machine),
      popups: popupsOf(machine),
      isReady: () => modules.isReady,
      hasGuids: () => bus.era.trayGuid,
    });
  },
};

/** The classes of menus of one fake, which are made of each other. */
export function createDeskMenus({ bus, machine, registry }: ModuleHost, modules: FakedModules): Menus {
  const { createMenus } = require('../modules/menu') as typeof import('../modules/menu');
  const { popupsOf } = require('../machine/popups') as typeof import('../machine/popups');
  const { windows, focus } = registry;
  const focused = () => windows.get(focus.focused?.id ?? Number.NaN);
  return createMenus({
    popups: popupsOf(machine),
    appName: () => modules.get<App>('app').name,
    app: () => modules.get<App & Electron.App>('app'),
    era: () => bus.era,
    hasLaunched: () => modules.existing<App>('app')?.isUnderWay ?? false,
    windows: () => [...windows.values()],
    focusedWindow: focused,
    focusedContents() {
      const window = focused();
      return (window?.focusedContents ?? window?.ownContents ?? null) as Electron.WebContents | null;
    },
  });
}
