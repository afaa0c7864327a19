import type { NotificationEra } from '../controls/deeds/notification-answer';
import { User, type UserHost } from '../controls/user';
import { clipboardOf } from '../machine/clipboard';
import { dialogsOf } from '../machine/dialogs';
import { filesOf } from '../machine/files';
import type { Machine } from '../machine/machine';
import { notificationsOf } from '../machine/notifications';
import { permissionsOf } from '../machine/permissions';
import { popupsOf } from '../machine/popups';
import { shortcutsOf } from '../machine/shortcuts';
import { traysOf } from '../machine/trays';
import type { WebContents } from '../main/contents/web-contents';
import type { Registry } from '../main/registry';
import type { BaseWindowTwin } from '../main/windows/base-window';
import { WindowCore } from '../main/windows/window-core';
import type { App } from '../modules/app';
import { isOn } from '../modules/by-platform';
import type { MenuTwin } from '../modules/menu';
import type { MenuEra } from '../modules/menu-item';
import { NATIVE } from '../wire/native-state';
import type { Controls } from './lazy-rooms';
import type { FakedModules } from './makers';

/** What of a fake the person in front of it touches. */
interface Fake {
  readonly machine: Machine;
  readonly registry: Registry;
  readonly controls: Controls;
  readonly bus: { readonly era: MenuEra & NotificationEra };
  rendererOf(target: object): { readonly webContents: WebContents };
}

/** Makes the person in front of the app of one fake. */
export function createUser(fake: Fake, modules: FakedModules): User {
  const { machine, registry } = fake;
  const { windows, focus } = registry;
  const focused = () => windows.get(focus.focused?.id ?? Number.NaN);
  const isMade = (name: 'Tray' | 'Notification', value: unknown) => {
    const known = modules.existing<new () => object>(name);
    return known !== undefined && value instanceof known;
  };
  const host: UserHost = {
    dialogs: dialogsOf(machine),
    files: filesOf(machine),
    notifications: notificationsOf(machine),
    permissions: permissionsOf(machine),
    popups: popupsOf(machine),
    shortcuts: shortcutsOf(machine),
    trays: traysOf(machine),
    era: () => fake.bus.era,
    notificationEra: () => fake.bus.era,
    app: () => modules.get<App & Electron.App>('app'),
    bar: () => menuOf(focused(), modules),
    hasWindow: (id) => windows.has(id),
    focusedWindow: focused,
    focusedContents() {
      const window = focused();
      return (window?.focusedContents ?? window?.ownContents ?? null) as Electron.WebContents | null;
    },
    pageIn: (contents) => fake.controls.pages.shownIn((contents as unknown as WebContents).frame),
    ignoresMenu: (contents) => (contents as unknown as WebContents)[NATIVE]().get('IgnoreMenuShortcuts') === true,
    isTray: (value) => isMade('Tray', value),
    isNotification: (value) => isMade('Notification', value),
    copy(text) {
      clipboardOf(machine).clipboard.text = text;
    },
    close(value) {
      if (!(value instanceof WindowCore) || value.isDestroyed()) return undefined;
      if (!value.mayClose) return false;
      // The window's own, whatever a test has put in its place.
      WindowCore.prototype.close.call(value);
      return true;
    },
    contentsIn: (target) => fake.rendererOf(target).webContents as unknown as Electron.WebContents,
  };
  return new User(host);
}

/** The menu of the focused window, or of the application: on macOS windows have none. */
function menuOf(window: BaseWindowTwin | undefined, modules: FakedModules): MenuTwin | null {
  const state = window?.[NATIVE]();
  if (state?.has('Menu') && !isOn('darwin')) return (state.get('Menu') as MenuTwin | null | undefined) ?? null;
  return modules.menus.applicationMenu();
}
