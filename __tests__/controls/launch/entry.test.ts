import * as path from 'node:path';
import { createFakeElectron } from '../../../src';
import { quiet } from '../../support/quiet';
import { appOf, launched, PAGE, seenBy, WINDOW } from './harness';

quiet();

test('the folder of a package is its main script', async () => {
  const app = await launched({ 'main.js': WINDOW });
  expect(app.document.getElementById('p')!.textContent).toBe('Hello');
  expect(app.windows).toHaveLength(1);
  expect(app.firstWindow.getTitle()).toBe('A page');
});

test('a package without main is its index.js', async () => {
  await expect(launched({ 'package.json': '{}', 'index.js': WINDOW })).resolves.toBeDefined();
});

test('a script that its package does not name is an app in its own folder, without a name', async () => {
  const folder = appOf({
    'package.json': JSON.stringify({ name: 'outer', main: 'x.js' }),
    'sub/main.js': `require('electron').app.seen = { path: __dirname }`,
  });
  const app = await createFakeElectron().launch(path.join(folder, 'sub/main.js'), { window: false });
  expect(app.app.getAppPath()).toBe(path.join(folder, 'sub'));
  expect(app.app.getName()).not.toBe('outer');
  await app.close();
});

test('a main script belongs to the package that names it', async () => {
  const folder = appOf({
    'package.json': JSON.stringify({ name: 'an-app', main: './out/main' }),
    'out/main/index.js': `${WINDOW}; app.seen = { path: app.getAppPath() }`,
  });
  const app = await createFakeElectron().launch(path.join(folder, 'out/main/index.js'));
  expect(app.app.getAppPath()).toBe(folder);
  expect(seenBy(app)).toEqual({ path: folder });
  await app.close();
});

test('what package.json says is what app says', async () => {
  const main = `${WINDOW}; app.seen = { name: app.getName(), version: app.getVersion(), path: app.getAppPath() }`;
  const app = await launched({ 'main.js': main });
  expect(seenBy(app)).toEqual({ name: 'an-app', version: '1.2.3', path: app.app.getAppPath() });
  const manifest = JSON.stringify({ name: 'n', productName: 'Our App', main: 'main.js' });
  const named = await launched({ 'package.json': manifest, 'main.js': main });
  expect(seenBy(named)).toMatchObject({ name: 'Our App', version: '0.0.0' });
});

test('process is that of an Electron main process', async () => {
  const main = `${WINDOW}; const { type, versions, argv, resourcesPath, defaultApp, env } = process;
    app.seen = { type, electron: versions.electron, argv, resourcesPath, defaultApp, isPackaged: app.isPackaged,
      env: env.OF_THE_APP, main: require.main === module, file: __filename }`;
  const app = await launched({ 'main.js': main }, { args: ['--flag', 'file.txt'], env: { OF_THE_APP: 'yes' } });
  const file = path.join(app.app.getAppPath(), 'main.js');
  expect(seenBy(app)).toEqual({
    type: 'browser',
    electron: app.fake.bus.era.version.name.concat('.0.0').split('.').slice(0, 3).join('.'),
    argv: [process.execPath, file, '--flag', 'file.txt'],
    resourcesPath: path.dirname(file),
    defaultApp: true,
    isPackaged: false,
    env: 'yes',
    main: true,
    file,
  });
  expect(process.env.OF_THE_APP).toBeUndefined();
});

test.each([
  ['./src/start', 'src/start.ts'],
  ['./src/start', 'src/start.tsx'],
  ['./src/start', 'src/start.mts'],
  ['./src/start', 'src/start.cts'],
  ['./src/start', 'src/start/index.ts'],
  ['src/start.js', 'src/start.tsx'],
  ['src', 'src/index.js'],
  ['src', 'src/index.ts'],
])('a package whose main is %s has it in %s', async (main, file) => {
  const text =
    "import { app, BrowserWindow } from 'electron'; const page: string = 'index.html';" +
    'app.whenReady().then(() => new BrowserWindow().loadFile(page));';
  const app = await launched({
    'package.json': JSON.stringify({ main }),
    [file]: file.endsWith('.js') ? WINDOW : text,
  });
  expect(app.firstWindow.getTitle()).toBe('A page');
});

test('a TypeScript main with relative imports, and a preload that is built of TypeScript', async () => {
  const app = await launched({
    'package.json': JSON.stringify({ name: 'typed', main: 'dist/main.js' }),
    'dist/main.ts': `
      import { app } from 'electron';
      import { open } from './window';
      import type { Nothing } from './types';
      const nothing: Nothing = undefined;
      app.whenReady().then(() => open(nothing));`,
    'dist/types.ts': 'export type Nothing = undefined;',
    'dist/window.ts': `
      import * as path from 'node:path';
      import { BrowserWindow } from 'electron/main';
      export function open(_nothing: undefined): void {
        void new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.js') } }).loadFile('index.html');
      }`,
    'dist/preload.ts': `
      import { contextBridge } from 'electron';
      import { NAME } from './channels';
      contextBridge.exposeInMainWorld('api', { name: NAME as string });`,
    'dist/channels.ts': "export const NAME = 'typed' as const;",
  });
  expect(app.window.api).toEqual({ name: 'typed' });
  expect(app.traffic.problems).toEqual([]);
});

test('a preload.js that is only there as preload.ts is found by launch and by nobody else', async () => {
  const fake = createFakeElectron();
  const app = await launched({ 'main.js': WINDOW, 'preload.ts': 'window.x = 1 as number' }, {}, fake);
  const preload = path.join(app.app.getAppPath(), 'preload.js');
  const files: string[] = [];
  const load = async () => {
    const window = new fake.BrowserWindow({ webPreferences: { preload, contextIsolation: false } });
    window.webContents.on('preload-error', (_event, file) => files.push(file));
    await window.loadURL('about:blank');
    return fake.rendererOf(window).mainWorld.x;
  };
  await expect(load()).resolves.toBe(1);
  expect(files).toEqual([]);
  await app.close();
  await load();
  expect(files).toEqual([preload]);
});

test.each([
  ["import { app, BrowserWindow } from 'electron'"],
  ["import electron from 'electron'; const { app, BrowserWindow } = electron"],
  ["import * as electron from 'electron'; const { app, BrowserWindow } = electron"],
  ["import { app, BrowserWindow } from 'electron/main'"],
])('an ES module: %s', async (line) => {
  const app = await launched({
    'package.json': JSON.stringify({ name: 'esm', type: 'module', main: 'main.js' }),
    'main.js': `${line};
      import { fileURLToPath } from 'node:url';
      import { title } from './title.js';
      app.whenReady().then(() => new BrowserWindow({ title }).loadURL(new URL('index.html', import.meta.url).href));
      app.seen = { file: fileURLToPath(import.meta.url) };`,
    'title.js': "export const title = 'Of a module';",
    'index.html': '<p>No title</p>',
  });
  expect(seenBy(app)).toEqual({ file: path.join(app.app.getAppPath(), 'main.js') });
});

test('modules that are given stand in for others', async () => {
  const autoUpdater = { checkForUpdates: jest.fn() };
  await launched(
    { 'main.js': `${WINDOW}; require('electron-updater').autoUpdater.checkForUpdates()` },
    { modules: { 'electron-updater': { autoUpdater } } },
  );
  expect(autoUpdater.checkForUpdates).toHaveBeenCalledTimes(1);
});

test('what is no app says so', async () => {
  const fake = createFakeElectron();
  const folder = appOf({ 'none/package.json': '{ "main": "none.js" }', 'broken/package.json': '{' });
  await expect(fake.launch(path.join(folder, 'nothing'))).rejects.toThrow(
    new Error(
      `fake-electron: there is no app at ${folder}/nothing. Give launch the main script, or the folder of its package.json.`,
    ),
  );
  await expect(fake.launch(path.join(folder, 'none'))).rejects.toThrow(
    new Error(
      `fake-electron: the app in ${folder}/none has no ${folder}/none/none.js, which its package.json names as main.`,
    ),
  );
  await expect(fake.launch(path.join(folder, 'broken'))).rejects.toThrow(
    `fake-electron: ${folder}/broken/package.json is no JSON: `,
  );
  await expect(fake.launch(folder, { timeOut: 1 } as never)).rejects.toThrow(
    new TypeError(
      "fake-electron: launch has no option 'timeOut'. Did you mean 'timeout'? The options are args, env, modules, window, timeout.",
    ),
  );
});

test('a page of its own for each launch', async () => {
  const fake = createFakeElectron();
  const first = await fake.launch(appOf({ 'main.js': WINDOW, 'index.html': PAGE.replace('Hello', 'First') }));
  await first.close();
  const second = await launched({ 'main.js': WINDOW, 'index.html': PAGE.replace('Hello', 'Second') }, {}, fake);
  expect(second.document.getElementById('p')!.textContent).toBe('Second');
});
