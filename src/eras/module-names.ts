import type { Flag } from './era-members';
import type { Era } from './version';

/** Which process a view of the module is for; `both` shows main and renderer at once, as a unit test imports them. */
export type View = 'both' | 'main' | 'renderer' | 'sandboxed' | 'service-worker' | 'utility';

// W1.1
const MAIN =
  'nativeImage shell app autoUpdater BaseWindow BrowserView BrowserWindow clipboard ClipboardItem contentTracing ' +
  'crashReporter desktopCapturer dialog globalShortcut ipcMain ImageView inAppPurchase Menu MenuItem MessageChannelMain ' +
  'nativeTheme net netLog Notification powerMonitor powerSaveBlocker pushNotifications protocol safeStorage screen ' +
  'ServiceWorkerMain session sharedTexture ShareMenu systemPreferences TouchBar Tray utilityProcess View webContents ' +
  'WebContentsView webFrameMain';
// W1.3, and until 43 W1.4's clipboard
const RENDERER = 'clipboard nativeImage shell contextBridge crashReporter ipcRenderer sharedTexture webFrame webUtils';

/** Electron's module lists, each name once, in the order in which it defines them. */
export const MODULE_NAMES: Readonly<Record<View, readonly string[]>> = {
  both: [...new Set(`${MAIN} ${RENDERER}`.split(' '))],
  main: MAIN.split(' '),
  renderer: RENDERER.split(' '),
  // S10.7
  sandboxed: 'contextBridge crashReporter ipcRenderer nativeImage sharedTexture webFrame webUtils'.split(' '),
  // S11.1
  'service-worker': 'contextBridge ipcRenderer nativeImage'.split(' '),
  // W1.3
  utility: 'LanguageModelUtility localAIHandler net systemPreferences'.split(' '),
};

/** Those of any version: `remote` is long gone, and no name that an `import` should find. */
export function namesOf(view: View): readonly string[] {
  return view === 'both' || view === 'renderer' ? [...MODULE_NAMES[view], 'remote'] : MODULE_NAMES[view];
}

/** What came with a version: a flag of the era, or the first line that has it (W1.4). */
const SINCE: Readonly<Record<string, Flag | number>> = {
  contextBridge: 'contextBridge',
  ImageView: 'imageView',
  MessageChannelMain: 'messageChannelMain',
  webFrameMain: 'webFrameMain',
  utilityProcess: 'utilityProcess',
  ServiceWorkerMain: 35,
  sharedTexture: 40,
  ClipboardItem: 'clipboardPromises',
  LanguageModelUtility: 45,
  localAIHandler: 45,
};

/** W1.4: the last line whose unsandboxed renderers have a name that they lack today. */
const RENDERERS_UNTIL: Readonly<Record<string, number>> = { clipboard: 43, remote: 13 };

/** Whether `require('electron')` has `name` in that process of that version. */
export function hasModule(view: View, name: string, era: Era): boolean {
  const ofRenderer = view === 'renderer' || (view === 'both' && !MODULE_NAMES.main.includes(name));
  if (ofRenderer && era.version.major > (RENDERERS_UNTIL[name] ?? Infinity)) return false;
  const since = SINCE[name];
  if (since === undefined) return true;
  return typeof since === 'number' ? era.version.major >= since : era[since];
}

/** The five specifiers of Electron's module: the same object in a process, whatever they are called (W1.5). */
export function electronSpecifiers<T>(electron: T): Record<string, T> {
  return {
    electron,
    'electron/main': electron,
    'electron/renderer': electron,
    'electron/common': electron,
    'electron/utility': electron,
  };
}
