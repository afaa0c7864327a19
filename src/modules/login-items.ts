import type { LoginItem } from '../machine/desktop';
import { isOn } from './by-platform';

/** The login items after `setLoginItemSettings`; Linux has none (W2.21). */
export function withLoginItem(
  items: readonly LoginItem[],
  settings: Electron.Settings,
  appName: string,
): readonly LoginItem[] {
  if (isOn('linux')) return items;
  const { openAtLogin = false, enabled = true, name = settings.serviceName ?? appName } = settings;
  const { path = process.execPath, args = [] } = settings;
  const others = items.filter((item) => item.name !== name);
  return openAtLogin ? [...others, { name, path, args: [...args], enabled }] : others;
}

/** What `getLoginItemSettings` gives of them: `launchItems` on Windows, `status` on macOS (W2.21). */
export function loginItemSettings(
  items: readonly LoginItem[],
  options: Electron.LoginItemSettingsOptions,
  wasOpenedAtLogin: boolean,
): Electron.LoginItemSettings {
  const { path = process.execPath, args = [], serviceName } = options;
  const own = isOn('win32') ? items.filter((item) => item.path === path) : items;
  const openAtLogin = isOn('win32')
    ? own.some((item) => JSON.stringify(item.args) === JSON.stringify(args))
    : own.some(({ name }) => serviceName === undefined || name === serviceName);
  const settings = {
    openAtLogin,
    wasOpenedAtLogin: wasOpenedAtLogin && isOn('darwin'),
    executableWillLaunchAtLogin: isOn('win32') && own.some(({ enabled }) => enabled),
    ...(isOn('darwin') ? { status: openAtLogin ? 'enabled' : 'not-registered' } : {}),
    ...(isOn('win32') ? { launchItems: own.map((item) => ({ ...item, args: [...item.args], scope: 'user' })) } : {}),
  };
  // The types have on every platform what there is on one.
  return settings as Electron.LoginItemSettings;
}
