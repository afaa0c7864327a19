import { createFakeElectron } from '../../src';
import { launched } from '../controls/launch/harness';

const MAIN =
  'nativeImage shell app autoUpdater BaseWindow BrowserView BrowserWindow clipboard ClipboardItem contentTracing crashReporter desktopCapturer dialog globalShortcut ipcMain ImageView inAppPurchase Menu MenuItem MessageChannelMain nativeTheme net netLog Notification powerMonitor powerSaveBlocker pushNotifications protocol safeStorage screen ServiceWorkerMain session sharedTexture ShareMenu systemPreferences TouchBar Tray utilityProcess View webContents WebContentsView webFrameMain';

const namesOf = (version: string, view: 'main' | 'renderer' | 'sandboxed' | 'utility' | 'both'): string[] =>
  Object.keys(createFakeElectron({ version }).view(view));

test('W1.1: main has its names, in this order', () => {
  expect(namesOf('45', 'main').join(' ')).toBe(MAIN);
});

test('W1.3: an unsandboxed renderer and a utility process have theirs', () => {
  expect(namesOf('45', 'renderer').join(' ')).toBe(
    'nativeImage shell contextBridge crashReporter ipcRenderer sharedTexture webFrame webUtils',
  );
  expect(namesOf('45', 'utility').join(' ')).toBe('LanguageModelUtility localAIHandler net systemPreferences');
});

test('W1.4, M17.6: what came with a version, and what left', () => {
  const left = (version: string) => MAIN.split(' ').filter((name) => !namesOf(version, 'main').includes(name));
  expect(left('34')).toEqual(['ClipboardItem', 'ImageView', 'ServiceWorkerMain', 'sharedTexture']);
  expect(left('39')).toEqual(['ClipboardItem', 'sharedTexture']);
  expect(left('43')).toEqual(['ClipboardItem']);
  expect(left('44')).toEqual([]);
  expect(namesOf('43', 'renderer')).toContain('clipboard');
  expect(namesOf('44', 'renderer')).not.toContain('clipboard');
  expect(namesOf('44', 'utility')).toEqual(['net', 'systemPreferences']);
});

test('a version that is chosen later brings its names, and takes them along', () => {
  const fake = createFakeElectron({ version: '45' });
  const electron = fake.view('main');
  fake.configure({ version: '34' });
  expect('ServiceWorkerMain' in electron).toBe(false);
  fake.configure({ version: '45' });
  expect(Object.keys(electron)).toContain('ServiceWorkerMain');
});

test('both sides at once are the names of main and of a renderer', () => {
  expect(namesOf('45', 'both').join(' ')).toBe(`${MAIN} contextBridge ipcRenderer webFrame webUtils`);
});

test('W1.2: each is an enumerable getter without a setter', () => {
  const electron = createFakeElectron().view('main');
  for (const name of Object.keys(electron)) {
    expect(Object.getOwnPropertyDescriptor(electron, name)).toMatchObject({
      enumerable: true,
      get: expect.any(Function),
      set: undefined,
    });
  }
});

test('W1.5: a launched app has its own module by all five specifiers, and a preload its own', async () => {
  const five = "['electron', 'electron/main', 'electron/renderer', 'electron/common', 'electron/utility']";
  const app = await launched({
    'main.js': `
      const { app, BrowserWindow, ipcMain } = require('electron');
      ipcMain.on('seen', (event, seen) => app.emit('seen', seen));
      app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: false, preload: require('path').join(__dirname, 'preload.js') } }).loadFile('index.html'));
      app.same = ${five}.every((name) => require(name) === require('electron'));
    `,
    'preload.js': `
      const { ipcRenderer } = require('electron');
      ipcRenderer.send('seen', ${five}.every((name) => require(name) === require('electron')));
    `,
    'index.html': '<title>Page</title>',
  });
  expect(Reflect.get(app.app, 'same')).toBe(true);
  expect(app.traffic.filter('seen').map(({ args }) => args)).toEqual([[true]]);
});
