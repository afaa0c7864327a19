import { isOn } from './by-platform';

/** What roles act on beside the window and the contents in focus. */
export interface RoleHost {
  app(): Pick<Electron.App, 'quit' | 'showAboutPanel' | 'hide' | 'show'>;
  /** Whether `reload` and `forceReload` act on the contents (M7.11). */
  readonly reloadsContents: boolean;
}

type Window = Electron.BaseWindow;
type Contents = Electron.WebContents;

const WINDOW: Readonly<Record<string, (window: Window) => void>> = {
  close: (window) => window.close(),
  minimize: (window) => window.minimize(),
  togglefullscreen: (window) => window.setFullScreen(!window.isFullScreen()),
};

const CONTENTS: Readonly<Record<string, (contents: Contents) => void>> = {
  copy: (contents) => contents.copy(),
  cut: (contents) => contents.cut(),
  delete: (contents) => contents.delete(),
  forcereload: (contents) => contents.reloadIgnoringCache(),
  paste: (contents) => contents.paste(),
  pasteandmatchstyle: (contents) => contents.pasteAndMatchStyle(),
  redo: (contents) => contents.redo(),
  reload: (contents) => contents.reload(),
  resetzoom: (contents) => {
    contents.zoomLevel = 0;
  },
  selectall: (contents) => contents.selectAll(),
  toggledevtools: (contents) => contents.toggleDevTools(),
  togglespellchecker: ({ session }) => {
    session.spellCheckerEnabled = !session.spellCheckerEnabled;
  },
  undo: (contents) => contents.undo(),
  zoomin: (contents) => {
    contents.zoomLevel += 0.5;
  },
  zoomout: (contents) => {
    contents.zoomLevel -= 0.5;
  },
};

/** What Electron does itself on macOS too; there the system sees to the rest. */
const SCRIPTED_ON_MAC: ReadonlySet<string> = new Set(
  'forcereload reload resetzoom toggledevtools togglespellchecker zoomin zoomout'.split(' '),
);

/** Whether the system itself sees to it, which is so on macOS for most (M7.11). */
export function isNativeRole(role: string): boolean {
  return isOn('darwin') && !SCRIPTED_ON_MAC.has(role);
}

/**
 * Does what a role is for, as Electron's own code does it.
 *
 * @param role - in lower case
 * @returns whether it did: not without a window or a contents to act on, and on macOS for few roles (M7.10, M7.11)
 */
export function runRole(role: string, host: RoleHost, window?: Window | null, contents?: Contents | null): boolean {
  if (isNativeRole(role)) return false;
  return runAnywhere(role, host, window, contents);
}

/** As `runRole`; on macOS with what the system does when somebody chooses such an item or the app asks for it. */
export function runNativeRole(
  role: string,
  host: RoleHost,
  window?: Window | null,
  contents?: Contents | null,
): boolean {
  if (role === 'hide') host.app().hide();
  else if (role === 'unhide') host.app().show();
  else if (role === 'zoom' && window) window.isMaximized() ? window.unmaximize() : window.maximize();
  else return runAnywhere(role, host, window, contents);
  return true;
}

function runAnywhere(role: string, host: RoleHost, window?: Window | null, contents?: Contents | null): boolean {
  if (role === 'quit') host.app().quit();
  else if (role === 'about') host.app().showAboutPanel();
  else if (Object.hasOwn(WINDOW, role) && window) WINDOW[role]!(window);
  else if (!host.reloadsContents && (role === 'reload' || role === 'forcereload')) return reloadWindow(role, window);
  else if (Object.hasOwn(CONTENTS, role) && contents) CONTENTS[role]!(contents);
  else return false;
  return true;
}

/** As it was before 41.9.1: a window without a contents of its own stays as it is. */
function reloadWindow(role: string, window: Window | null | undefined): boolean {
  if (!window) return false;
  const { webContents } = window as Partial<Electron.BrowserWindow>;
  if (role === 'reload') webContents?.reload();
  else webContents?.reloadIgnoringCache();
  return true;
}
