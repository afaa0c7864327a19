import { createFakeElectron } from '../../../src';
import { outerProcess } from '../../../src/realm/outer';
import { quiet } from '../../support/quiet';
import { inPlainNode } from '../../support/spawn';
import { appOf, launched, PAGE, seenBy, WINDOW } from './harness';

quiet();

const later = (time = 20) => new Promise((done) => setTimeout(done, time));

test('timers of the app end with it', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const seen = (app.seen = { ticks: 0 });
      setInterval(() => seen.ticks++, 1);
      seen.begin = () => {
        require('node:timers/promises').setTimeout(100).then(() => { seen.late = true });
        setTimeout(() => { seen.late = true }, 100);
      };`,
  });
  const seen = seenBy(app) as { ticks: number; begin(): void; late?: boolean };
  seen.begin();
  await later();
  await app.close();
  const { ticks, begin } = seen;
  expect(ticks).toBeGreaterThan(0);
  await later(150);
  expect(seen).toEqual({ ticks, begin });
});

test('a server of the app is closed, and its port is free again', async () => {
  const app = await launched({
    'main.js': `const { app, BrowserWindow } = require('electron');
      const server = require('node:http').createServer((request, response) => response.end('<title>Served</title>'));
      app.whenReady().then(() => new Promise((done) => server.listen(0, '127.0.0.1', done))).then(() => {
        app.seen = { port: server.address().port };
        return new BrowserWindow().loadURL('http://127.0.0.1:' + app.seen.port);
      });`,
  });
  expect(app.document.title).toBe('Served');
  const { port } = seenBy(app) as { port: number };
  await app.close();
  const server = require('node:net').createServer();
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  await new Promise((done) => server.close(done));
});

test('listeners on the process, its folder, its environment and the globals are as before', async () => {
  const real = outerProcess();
  const counts = () => real.eventNames().map((name) => [String(name), real.listenerCount(name)]);
  const before = {
    counts: counts(),
    folder: process.cwd(),
    keys: Reflect.ownKeys(globalThis),
    fetch: globalThis.fetch,
  };
  const app = await launched({
    'main.js': `${WINDOW}; process.on('SIGTERM', () => {}); process.on('exit', () => {}); process.chdir(__dirname);
      process.env.OF_THE_APP = 'yes'; global.ofTheApp = 1; globalThis.fetch = () => {}; process.title = 'mine'; process.exitCode = 3;`,
  });
  expect((globalThis as Record<string, unknown>).ofTheApp).toBe(1);
  await app.close();
  expect({
    counts: counts(),
    folder: process.cwd(),
    keys: Reflect.ownKeys(globalThis),
    fetch: globalThis.fetch,
  }).toEqual(before);
  expect([process.env.OF_THE_APP, process.exitCode]).toEqual([undefined, undefined]);
});

test('a global that the app deletes, hides or rewrites is as before', async () => {
  const symbol = Symbol.for('of.the.test');
  const mine = {};
  const shapes: [string | symbol, PropertyDescriptor][] = [
    ['deleted', { value: mine, writable: true, enumerable: true, configurable: true }],
    ['hidden', { value: mine, writable: false, enumerable: false, configurable: true }],
    ['accessor', { get: () => mine, set: undefined, enumerable: false, configurable: true }],
    ['rewritten', { value: mine, writable: true, enumerable: true, configurable: true }],
    ['frozen', { value: mine, writable: true, enumerable: true, configurable: true }],
    ['enumerable', { value: mine, writable: true, enumerable: false, configurable: true }],
    ['fixed', { value: mine, writable: true, enumerable: true, configurable: false }],
    [symbol, { value: mine, writable: true, enumerable: false, configurable: true }],
  ];
  for (const [name, descriptor] of shapes) Object.defineProperty(globalThis, name, descriptor);
  const { structuredClone: clone } = globalThis;
  const now = () => shapes.map(([name]) => Object.getOwnPropertyDescriptor(globalThis, name));
  try {
    const app = await launched({
      'main.js': `${WINDOW}; delete globalThis.deleted; delete globalThis.hidden; delete globalThis.accessor;
        globalThis.rewritten = 1; Object.defineProperty(globalThis, 'frozen', { writable: false });
        Object.defineProperty(globalThis, 'enumerable', { enumerable: true });
        globalThis.fixed = 1;
        delete globalThis[Symbol.for('of.the.test')]; delete globalThis.structuredClone;
        app.seen = [typeof deleted, typeof structuredClone];`,
    });
    expect(seenBy(app)).toEqual(['undefined', 'undefined']);
    await app.close();
    expect(now()).toEqual(shapes.map(([, descriptor]) => descriptor));
    expect(globalThis.structuredClone).toBe(clone);
  } finally {
    for (const [name] of shapes) Reflect.deleteProperty(globalThis, name);
  }
});

test('windows, handlers, listeners, menus, protocols and options of the fake are as before', async () => {
  const fake = createFakeElectron();
  const userData = fake.app.getPath('userData');
  const name = fake.app.getName();
  fake.ipcMain.handle('of the test', () => 1);
  const app = await launched(
    {
      'main.js': `${WINDOW}; const { ipcMain, Menu, protocol } = require('electron');
        ipcMain.handle('x', () => 1); ipcMain.on('y', () => {}); app.setName('Another'); app.setPath('userData', __dirname);
        Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'A' }])); app.on('second-instance', () => {});
        app.whenReady().then(() => protocol.handle('app', () => new Response('')));`,
    },
    {},
    fake,
  );
  await app.close();
  expect(fake.BrowserWindow.getAllWindows()).toEqual([]);
  expect(fake.app.listenerCount('second-instance')).toBe(0);
  expect([fake.app.getName(), fake.app.getPath('userData')]).toEqual([name, userData]);
  expect(fake.electron.Menu.getApplicationMenu()).toBeNull();
  expect(fake.electron.protocol.isProtocolHandled('app')).toBe(false);
  expect(fake.ipcMain.listenerCount('y')).toBe(0);
  await expect(fake.ipcRenderer.invoke('of the test')).resolves.toBe(1);
  await expect(fake.ipcRenderer.invoke('x')).rejects.toThrow("No handler registered for 'x'");
});

test('what crossed stays on record', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; app.whenReady().then(() => BrowserWindow.getAllWindows()[0].webContents.send('hello', 1));`,
  });
  await app.settled();
  const before = String(app.traffic);
  await app.close();
  expect(before).toContain('hello');
  expect(String(app.traffic)).toBe(before);
});

test('the app is told that it quits, once', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const seen = (app.seen = []);
      for (const name of ['before-quit', 'window-all-closed', 'will-quit', 'quit']) app.on(name, () => seen.push(name));`,
  });
  const seen = seenBy(app);
  await Promise.all([app.close(), app.close()]);
  await app.close();
  expect(seen).toEqual(['before-quit', 'will-quit', 'quit']);
});

test('what would hold it back does not', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const seen = (app.seen = []);
      app.on('before-quit', (event) => { seen.push('before-quit'); event.preventDefault(); });
      app.on('quit', () => seen.push('quit'));
      app.on('browser-window-created', (event, window) => window.on('close', (e) => e.preventDefault()));`,
  });
  const seen = seenBy(app);
  await app.close();
  expect(seen).toEqual(['before-quit', 'quit']);
  expect(app.windows).toEqual([]);
});

test('an app that has quit by itself is not told again', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const seen = (app.seen = []); app.on('quit', () => seen.push('quit'));`,
  });
  const seen = seenBy(app);
  app.firstWindow.close();
  await app.settled();
  expect(seen).toEqual(['quit']);
  await app.close();
  expect(seen).toEqual(['quit']);
});

test('it can be closed while pages load', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const seen = (app.seen = {});
      app.whenReady().then(async () => {
        const server = require('node:http').createServer(() => {}).listen(0, '127.0.0.1', () => {
          new BrowserWindow().loadURL('http://127.0.0.1:' + server.address().port).catch((error) => { seen.error = error.message });
        });
      });`,
  });
  await later();
  await app.close();
  expect(app.windows).toEqual([]);
});

test('timers of the pages end with it', async () => {
  const app = await launched({
    'main.js': WINDOW,
    'index.html': `${PAGE}<script>window.ticks = 0; setInterval(() => ticks++, 1);</script>`,
  });
  const { window } = app;
  await later();
  await app.close();
  const { ticks } = window;
  expect(ticks).toBeGreaterThan(0);
  await later();
  expect(window.ticks).toBe(ticks);
});

test('a utility process of the app has modules and a process of its own', async () => {
  const app = await launched({
    'main.js': `${WINDOW}; const path = require('node:path'); const { utilityProcess } = require('electron');
      require('./shared').from = 'main';
      app.whenReady().then(() => {
        const child = utilityProcess.fork(path.join(__dirname, 'worker.js'), ['--an-argument']);
        child.on('message', (message) => { app.seen = message; });
        child.postMessage('go');
      });`,
    'worker.js': `
      const shared = require('./shared');
      process.parentPort.on('message', ({ data }) =>
        process.parentPort.postMessage({ data, shared: shared.from, type: process.type, last: process.argv.at(-1), net: typeof require('electron').net.fetch }));`,
    'shared.js': 'exports.from = null;',
  });
  await app.settled();
  expect(seenBy(app)).toEqual({ data: 'go', shared: null, type: 'utility', last: '--an-argument', net: 'function' });
});

test('nothing of a closed app is kept in memory, and the process can end', () => {
  const folder = appOf({
    'main.js': `${WINDOW}; global.ballast = new Array(1e5).fill(0).map((_, i) => ({ i }));`,
    'index.html': PAGE,
  });
  const { grown, active } = inPlainNode(
    `const fake = createFakeElectron({ recordLimit: 10 });
     const once = async () => { const app = await fake.launch(${JSON.stringify(folder)}); await app.settled(); await app.close(); };
     const heap = async () => {
       for (let i = 0; i < 5; i++) { await new Promise((done) => setImmediate(done)); gc(); }
       return process.memoryUsage().heapUsed;
     };
     (async () => {
       for (let i = 0; i < 20; i++) await once();
       const before = await heap();
       for (let i = 0; i < 20; i++) await once();
       const grown = (await heap()) - before;
       fake.dispose();
       report({ grown, active: process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap' && name !== 'Immediate') });
     })();`,
    ['--expose-gc'],
  ) as { grown: number; active: string[] };
  expect(grown / 20).toBeLessThan(500_000);
  expect(active).toEqual([]);
});

test('an answer that the app has taken does not come back with its end, and one that nobody took is still there', async () => {
  const fake = createFakeElectron();
  fake.user.willPress('Yes');
  const app = await launched(
    {
      'main.js': `const { app, dialog } = require('electron');
        app.whenReady().then(async () => {
          app.seen = await dialog.showMessageBox({ message: 'Really?', buttons: ['No', 'Yes'] });
        });`,
    },
    { window: false },
    fake,
  );
  await app.settled();
  expect(seenBy(app)).toMatchObject({ response: 1 });
  fake.user.willSave('/never-asked.txt');
  await app.close();

  expect(fake.user.unused.map(({ words }) => words)).toEqual(["user.willSave('/never-asked.txt')"]);
});
