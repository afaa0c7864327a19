import { createFakeElectron } from '../../../src';
import { quiet } from '../../support/quiet';
import { inPlainNode } from '../../support/spawn';
import { appOf, launched, seenBy, WINDOW } from './harness';

quiet();

const launch = (files: Record<string, string>, options = {}) => createFakeElectron().launch(appOf(files), options);

test('the app is ready when its main script has run', async () => {
  const app = await launched({
    'main.js': `const { app, BrowserWindow } = require('electron');
      const seen = (app.seen = { order: [], early: app.isReady() });
      app.on('will-finish-launching', () => seen.order.push('will-finish-launching'));
      app.on('ready', () => seen.order.push('ready'));
      app.once('ready', () => new BrowserWindow().loadFile('index.html'));
      app.whenReady().then(() => seen.order.push('whenReady ' + app.isReady()));
      Promise.resolve().then(() => seen.order.push('microtask'));
      seen.order.push('main');`,
  });
  expect(seenBy(app)).toEqual({
    early: false,
    order: ['main', 'microtask', 'will-finish-launching', 'ready', 'whenReady true'],
  });
});

test('the single instance lock is to be had', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; if (!app.requestSingleInstanceLock()) app.quit(); app.seen = { has: app.hasSingleInstanceLock() };`,
  });
  expect(seenBy(app)).toEqual({ has: true });
});

test.each([
  ['at once', "throw new RangeError('mine')"],
  ['when it is ready', "require('electron').app.whenReady().then(() => { throw new RangeError('mine') })"],
  [
    'on ready, asynchronously',
    "require('electron').app.on('ready', async () => { await null; throw new RangeError('mine') })",
  ],
  ['in a timer', "setTimeout(() => { throw new RangeError('mine') }, 1)"],
  ['in a timer of a module', "require('timers').setImmediate(() => { throw new RangeError('mine') })"],
  ['in a promise', "Promise.reject(new RangeError('mine'))"],
])('a main script that fails %s', async (_when, main) => {
  const fake = createFakeElectron();
  await expect(fake.launch(appOf({ 'main.js': main }))).rejects.toThrow(new RangeError('mine'));
  expect(fake.controls.running.size).toBe(0);
});

test('an app that listens for its own faults is told of them', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const seen = (app.seen = { heard: [] });
      process.on('unhandledRejection', (reason) => seen.heard.push(reason.message));
      process.on('uncaughtException', (error) => seen.heard.push(error.message));
      Promise.reject(new Error('rejected'));
      setTimeout(() => { throw new Error('thrown') }, 1);
      seen.fail = () => setTimeout(() => { throw new Error('late') }, 1);`,
    'index.html': '<p></p><script>setTimeout(() => {}, 0)</script>',
  });
  const { heard, fail } = seenBy(app) as { heard: string[]; fail(): void };
  fail();
  await new Promise((done) => setTimeout(done, 30));
  expect({ heard }).toEqual({ heard: ['rejected', 'thrown', 'late'] });
});

test('no window', async () => {
  await expect(launch({ 'main.js': '' }, { timeout: 20 })).rejects.toThrow(
    new Error(
      'fake-electron: after 20 ms the app opened no window. For an app that opens none by itself, pass { window: false }; ' +
        "else look at what it waits for. The option 'timeout' gives it more time.",
    ),
  );
  const app = await launched({ 'main.js': '' }, { window: false });
  expect(app.windows).toEqual([]);
  expect(() => app.firstWindow).toThrow(new Error('fake-electron: the app has no window.'));
});

test('a window that loads nothing', async () => {
  const main =
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => { new BrowserWindow() });";
  await expect(launch({ 'main.js': main }, { timeout: 20 })).rejects.toThrow(
    new Error(
      "fake-electron: after 20 ms the app has loaded nothing in its first window. The option 'timeout' gives it more time.",
    ),
  );
});

test('a first page that is not there', async () => {
  const main = WINDOW.replace(').loadFile', ').loadFile').replace(
    "loadFile('index.html')",
    "loadFile('none.html').catch(() => {})",
  );
  const folder = appOf({ 'main.js': main });
  await expect(createFakeElectron().launch(folder)).rejects.toThrow(
    new Error(
      `fake-electron: the app's first window could not load file://${folder}/none.html: ERR_FILE_NOT_FOUND (-6). ` +
        'A page of a development server needs that to run; built pages have to be built.',
    ),
  );
});

test('a first page that is not there, and nobody catches it', async () => {
  const main = WINDOW.replace('index.html', 'none.html');
  await expect(launch({ 'main.js': main })).rejects.toThrow('ERR_FILE_NOT_FOUND (-6)');
});

test('a page that is loaded anew after it has failed', async () => {
  const app = await launched({
    'main.js': WINDOW.replace(
      "loadFile('index.html')",
      "loadFile('none.html').catch(() => BrowserWindow.getAllWindows()[0].loadFile('index.html'))",
    ),
  });
  expect(app.firstWindow.getTitle()).toBe('A page');
});

test.each([
  ['app.quit()', 0],
  ['app.exit(3)', 3],
  ['process.exit(4)', 4],
  ['app.whenReady().then(() => app.quit())', 0],
  ['app.exit(3); app.quit()', 3],
  ['process.exit(4); app.quit()', 4],
  ["app.on('will-quit', () => process.exit(5)); app.quit()", 5],
])('an app that quits while it starts: %s', async (line, code) => {
  const main = `const { app } = require('electron'); ${line};`;
  await expect(launch({ 'main.js': main })).rejects.toThrow(
    new Error(
      `fake-electron: the app quit with the code ${code} before a window of it had loaded. ` +
        'For an app that is meant to, pass { window: false }.',
    ),
  );
  await expect(launched({ 'main.js': main }, { window: false })).resolves.toBeDefined();
});

test('an app that has quit does not become ready', async () => {
  const app = await launched(
    {
      'main.js':
        "const { app } = require('electron'); app.seen = []; app.on('ready', () => app.seen.push(1)); app.quit();",
    },
    { window: false },
  );
  expect(seenBy(app)).toEqual([]);
  expect(app.app.isReady()).toBe(false);
});

test('a window of views', async () => {
  const app = await launched({
    'main.js': `const { app, BaseWindow, WebContentsView } = require('electron');
      app.whenReady().then(() => {
        const view = new WebContentsView();
        new BaseWindow().contentView.addChildView(view);
        view.webContents.loadFile('index.html');
        app.seen = { view };
      });`,
  });
  const { view } = seenBy(app) as { view: Electron.WebContentsView };
  expect(app.documentOf(view.webContents).title).toBe('A page');
});

test('two apps at once need two fakes', async () => {
  const app = await launched({ 'main.js': WINDOW });
  await expect(app.fake.launch(appOf({ 'main.js': WINDOW }))).rejects.toThrow(
    new Error(
      'fake-electron: an app is running in this fake already. Close it first, or launch the other one in a fake of its own: ' +
        'createFakeElectron().launch(…).',
    ),
  );
  const other = await launched({ 'main.js': WINDOW });
  expect(other.firstWindow).not.toBe(app.firstWindow);
  expect(other.window).not.toBe(app.window);
});

test('W2.3: the app is ready when what its main script and the imports of that await at their top is over', async () => {
  const app = await launched({
    'package.json': JSON.stringify({ type: 'module', main: 'main.js' }),
    'main.js': `import { app, BrowserWindow } from 'electron';
      import { setTimeout } from 'node:timers/promises';
      import { order } from './order.js';
      app.seen = { order };
      app.on('ready', () => order.push('ready'));
      app.whenReady().then(() => new BrowserWindow().loadFile('index.html'));
      await setTimeout(5);
      order.push('main', app.isReady(), (await import('./later.js')).value);`,
    'order.js': 'export const order = []; await null; order.push("imported");',
    'later.js': 'export const value = await Promise.resolve("later");',
  });
  expect(seenBy(app)).toEqual({ order: ['imported', 'main', false, 'later', 'ready'] });
});

test('a main script that fails after it has awaited', async () => {
  const files = {
    'package.json': JSON.stringify({ type: 'module', main: 'main.js' }),
    'main.js': "await null; throw new RangeError('mine');",
  };
  await expect(launch(files)).rejects.toThrow(new RangeError('mine'));
});

test('a main script that waits for ever', () => {
  const folder = appOf({
    'package.json': JSON.stringify({ type: 'module', main: 'main.js' }),
    'main.js': "import { app } from 'electron'; await app.whenReady();",
  });
  const message = inPlainNode(
    `createFakeElectron().launch(${JSON.stringify(folder)}, { timeout: 50 }).catch((error) => report(error.message));`,
    ['--experimental-vm-modules'],
  );
  expect(message).toBe(
    `fake-electron: after 50 ms the main script ${folder}/main.js has not run to its end. The app is not ready before, in ` +
      'Electron neither: a top-level `await app.whenReady()` waits for ever. Use `app.whenReady().then(…)`.',
  );
});
