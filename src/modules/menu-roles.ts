/** What a role gives an item that does not say it itself. */
export interface Role {
  readonly label?: string;
  readonly accelerator?: string;
  readonly type?: 'checkbox';
  readonly submenu?: readonly Electron.MenuItemConstructorOptions[];
}

/** By Electron's lower-case names: the label, then the accelerator. */
const ACTING: Readonly<Record<string, readonly [label: string, accelerator?: string]>> = {
  clearrecentdocuments: ['Clear Menu'],
  copy: ['Copy', 'CommandOrControl+C'],
  cut: ['Cut', 'CommandOrControl+X'],
  delete: ['Delete'],
  forcereload: ['Force Reload', 'Shift+CmdOrCtrl+R'],
  front: ['Bring All to Front'],
  hideothers: ['Hide Others', 'Command+Alt+H'],
  mergeallwindows: [''],
  minimize: ['Minimize', 'CommandOrControl+M'],
  movetabtonewwindow: [''],
  paste: ['Paste', 'CommandOrControl+V'],
  reload: ['Reload', 'CmdOrCtrl+R'],
  resetzoom: ['Actual Size', 'CommandOrControl+0'],
  selectall: ['Select All', 'CommandOrControl+A'],
  selectnexttab: [''],
  selectprevioustab: [''],
  showalltabs: [''],
  showsubstitutions: ['Show Substitutions'],
  startspeaking: ['Start Speaking'],
  stopspeaking: ['Stop Speaking'],
  togglesmartdashes: ['Smart Dashes'],
  togglesmartquotes: ['Smart Quotes'],
  toggletabbar: [''],
  toggletextreplacement: ['Text Replacement'],
  undo: ['Undo', 'CommandOrControl+Z'],
  unhide: ['Show All'],
  zoom: ['Zoom'],
  zoomin: ['Zoom In', 'CommandOrControl+Plus'],
  zoomout: ['Zoom Out', 'CommandOrControl+-'],
};

/** These only have a place of their own in a menu. */
const PLACES: Readonly<Record<string, string>> = {
  help: 'Help',
  recentdocuments: 'Open Recent',
  services: 'Services',
  window: 'Window',
};

const separator = { type: 'separator' } as const;

/**
 * What Electron makes of a role; undefined for one that it does not know.
 *
 * @param role - in lower case
 * @param appName - which some labels name
 */
export function roleOf(role: string, appName: string): Role | undefined {
  const isMac = process.platform === 'darwin';
  const isWindows = process.platform === 'win32';
  const acting = Object.hasOwn(ACTING, role) ? ACTING[role] : undefined;
  if (acting) return { label: acting[0], accelerator: acting[1] };
  if (Object.hasOwn(PLACES, role)) return { label: PLACES[role] };
  switch (role) {
    case 'about':
      return { label: process.platform === 'linux' ? 'About' : `About ${appName}` };
    case 'appmenu':
      return { label: appName, submenu: [...items('about'), separator, ...items('services'), separator, ...hiding()] };
    case 'close':
      return { label: isMac ? 'Close Window' : 'Close', accelerator: 'CommandOrControl+W' };
    case 'editmenu':
      return { label: 'Edit', submenu: editing(isMac) };
    case 'filemenu':
      return { label: 'File', submenu: items(isMac ? 'close' : 'quit') };
    case 'hide':
      return { label: `Hide ${appName}`, accelerator: 'Command+H' };
    case 'pasteandmatchstyle': {
      const accelerator = isMac ? 'Cmd+Option+Shift+V' : 'Shift+CommandOrControl+V';
      return { label: 'Paste and Match Style', accelerator };
    }
    case 'quit': {
      const label = isMac ? `Quit ${appName}` : isWindows ? 'Exit' : 'Quit';
      return { label, accelerator: isWindows ? undefined : 'CommandOrControl+Q' };
    }
    case 'redo':
      return { label: 'Redo', accelerator: isWindows ? 'Control+Y' : 'Shift+CommandOrControl+Z' };
    case 'sharemenu':
      return { label: 'Share', submenu: [] };
    case 'toggledevtools': {
      const accelerator = isMac ? 'Alt+Command+I' : 'Ctrl+Shift+I';
      return { label: 'Toggle Developer Tools', accelerator };
    }
    case 'togglefullscreen':
      return { label: 'Toggle Full Screen', accelerator: isMac ? 'Control+Command+F' : 'F11' };
    case 'togglespellchecker':
      return { label: 'Check Spelling While Typing', type: 'checkbox' };
    case 'viewmenu': {
      const zooming = items('resetZoom', 'zoomIn', 'zoomOut');
      const first = items('reload', 'forceReload', 'toggleDevTools');
      return { label: 'View', submenu: [...first, separator, ...zooming, separator, ...items('togglefullscreen')] };
    }
    case 'windowmenu': {
      const last = isMac ? [separator, ...items('front')] : items('close');
      return { label: 'Window', submenu: [...items('minimize', 'zoom'), ...last] };
    }
    default:
      return undefined;
  }
}

type RoleName = NonNullable<Electron.MenuItemConstructorOptions['role']>;

function items(...roles: RoleName[]): Electron.MenuItemConstructorOptions[] {
  return roles.map((role) => ({ role }));
}

function hiding(): Electron.MenuItemConstructorOptions[] {
  return [...items('hide', 'hideOthers', 'unhide'), separator, ...items('quit')];
}

function editing(isMac: boolean): Electron.MenuItemConstructorOptions[] {
  const first = [...items('undo', 'redo'), separator, ...items('cut', 'copy', 'paste')];
  if (!isMac) return [...first, ...items('delete'), separator, ...items('selectAll')];
  const typing = items('toggleSmartQuotes', 'toggleSmartDashes', 'toggleTextReplacement');
  return [
    ...first,
    ...items('pasteAndMatchStyle', 'delete', 'selectAll'),
    separator,
    { label: 'Substitutions', submenu: [...items('showSubstitutions'), separator, ...typing] },
    { label: 'Speech', submenu: items('startSpeaking', 'stopSpeaking') },
  ];
}
