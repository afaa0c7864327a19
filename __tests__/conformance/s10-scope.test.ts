import { inPlainNode } from '../support/spawn';
import { createApp, dataUrl, folderOf, next } from './page-harness';

const SENDS = "require('electron').ipcRenderer.send('log', ";

/** Runs one preload and has what it comes to, or what it throws. */
async function preloaded(code: string, preferences: Electron.WebPreferences = {}): Promise<unknown> {
  const { log, open } = createApp();
  const file = folderOf({
    'preload.js': `${SENDS}(() => { try { ${code} } catch (e) { return e } })())`,
    'own.js': '',
  });
  await open({ ...preferences, preload: file('preload.js') }).loadURL('about:blank');
  expect(log).toHaveLength(1);
  return log[0];
}

describe('a sandboxed preload', () => {
  test('S10.6: has this scope', async () => {
    expect(
      await preloaded(`return {
        types: [typeof require, typeof process, typeof exports, typeof module, typeof Buffer, typeof setImmediate, typeof clearImmediate],
        isWindow: global === window && global === globalThis,
        exports: module.exports === exports,
        node: [typeof __dirname, typeof __filename],
        dom: [typeof document.createElement, typeof fetch],
      }`),
    ).toEqual({
      types: ['function', 'object', 'object', 'object', 'function', 'function', 'function'],
      isWindow: true,
      exports: true,
      node: ['undefined', 'undefined'],
      dom: ['function', 'function'],
    });
  });

  test.each(['fs', 'node:fs', './own.js', 'path', 'crypto', 'electron/main', ''])(
    'S10.6: require(%j) is refused',
    async (name) => {
      const error = (await preloaded(`require(${JSON.stringify(name)})`)) as Error;

      expect([error.constructor, error.message]).toEqual([Error, `module not found: ${name}`]);
    },
  );

  test('S10.6: require knows these', async () => {
    expect(
      await preloaded(`
        const names = ['electron', 'electron/common', 'electron/renderer', 'events', 'node:events', 'timers', 'node:timers', 'url', 'node:url'];
        return names.map((name) => typeof require(name))`),
    ).toEqual(['object', 'object', 'object', 'function', 'function', 'object', 'object', 'object', 'object']);
  });

  test('S10.6: two preloads of one document have modules of their own and one global', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({
      'a.js': "module.exports.mine = 1; globalThis.shared = 2; var local = 3; require('electron')",
      'b.js': `${SENDS}[module.exports.mine, globalThis.shared, typeof local, require('events') === require('node:events')])`,
    });
    fake.electron.session.defaultSession.registerPreloadScript({ type: 'frame', filePath: file('a.js') });

    await open({ preload: file('b.js') }).loadURL('about:blank');

    expect(log).toEqual([[undefined, 2, 'undefined', true]]);
  });

  test('S10.6: an ES module is a syntax error, by whatever name', async () => {
    const { open } = createApp();
    const file = folderOf({ 'preload.mjs': "import { ipcRenderer } from 'electron'" });
    const window = open({ preload: file('preload.mjs') });
    const told = next(window.webContents, 'preload-error');

    await window.loadURL('about:blank');

    const [, error] = await told;
    expect(error).toBeInstanceOf(SyntaxError);
    expect((error as Error).message).toBe('Cannot use import statement outside a module');
  });
});

describe("require('electron')", () => {
  const SANDBOXED = [
    ...['contextBridge', 'crashReporter', 'ipcRenderer', 'nativeImage', 'sharedTexture', 'webFrame', 'webUtils'],
  ];

  test.each([
    [true, SANDBOXED],
    [false, [...SANDBOXED, 'shell'].sort()],
  ])('S10.7: has these names (sandbox: %s)', async (sandbox, names) => {
    expect(await preloaded("return Object.keys(require('electron')).sort()", { sandbox })).toEqual(names);
    expect(
      await preloaded(
        "const e = require('electron'); return [typeof e.ipcMain, typeof e.BrowserWindow, typeof e.app]",
        {
          sandbox,
        },
      ),
    ).toEqual(['undefined', 'undefined', 'undefined']);
  });

  test('S10.7: it is one and the same object in one document', async () => {
    expect(
      await preloaded(
        "return require('electron') === require('electron/renderer') && require('electron').ipcRenderer === require('electron').ipcRenderer",
      ),
    ).toBe(true);
  });
});

describe('an unsandboxed preload', () => {
  test('S10.8: has all of Node', async () => {
    const { log, open } = createApp();
    const file = folderOf({
      'preload.js': `
        const { join } = require('path');
        const own = require('./lib/own.js');
        ${SENDS}[typeof require('fs').readFileSync, own.name, own === require('./lib/own'), __filename, __dirname === join(__filename, '..'),
          require.resolve('./lib/own'), typeof Buffer, process.versions.node !== undefined, global === window])`,
      'lib/own.js': "exports.name = require('./other.json').name",
      'lib/other.json': '{"name": "own"}',
    });

    await open({ sandbox: false, preload: file('preload.js') }).loadURL('about:blank');

    expect(log).toEqual([
      ['function', 'own', true, file('preload.js'), true, file('lib/own.js'), 'function', true, true],
    ]);
  });

  test('S10.8: its modules are those of its document alone', async () => {
    const { log, open } = createApp();
    const file = folderOf({
      'preload.js': `${SENDS}require('./count.js').next())`,
      'count.js': 'let n = 0; exports.next = () => ++n',
    });
    const windows = [
      open({ sandbox: false, preload: file('preload.js') }),
      open({ sandbox: false, preload: file('preload.js') }),
    ];
    for (const window of windows) await window.loadURL('about:blank');
    await windows[0]!.loadURL('about:blank');

    expect(log).toEqual([1, 1, 1]);
  });

  test('S10.8: an .mjs runs after those of CommonJS, and holds the page back', () => {
    const run = (sources: string, flags: readonly string[]) =>
      inPlainNode(
        `
        const fs = require('node:fs'), os = require('node:os'), path = require('node:path');
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-'));
        const file = (name, text) => { const at = path.join(folder, name); fs.writeFileSync(at, text); return at; };
        (async () => {
          const fake = createFakeElectron({ logs: false });
          process.on('warning', () => {});
          const log = [];
          fake.ipcMain.on('log', (_event, value) => log.push(value));
          ${sources}
          fs.rmSync(folder, { recursive: true });
          fake.reset();
          report(log);
        })();`,
        flags,
      );
    const sources = `
      const { defaultSession } = fake.electron.session;
      defaultSession.registerPreloadScript({ type: 'frame', filePath: file('first.mjs',
        "import { ipcRenderer, contextBridge } from 'electron'; import { readFileSync } from 'node:fs'; await new Promise((resolve) => setTimeout(resolve, 20));" +
        "contextBridge.exposeInMainWorld('log', (value) => ipcRenderer.send('log', value)); ipcRenderer.send('log', ['mjs', typeof readFileSync, import.meta.url.split('/').pop()]);") });
      const preload = file('second.js', "require('electron').ipcRenderer.send('log', 'cjs')");
      const window = new fake.BrowserWindow({ webPreferences: { sandbox: false, preload } });
      window.webContents.on('preload-error', (_event, _path, error) => log.push(error.message.replace(folder, '')));
      await window.loadFile(file('index.html', '<script>log("page")</script>'));`;

    expect(run(sources, ['--experimental-vm-modules'])).toEqual(['cjs', ['mjs', 'function', 'first.mjs'], 'page']);
    const quick = sources.replace('await new Promise((resolve) => setTimeout(resolve, 20));', '');
    expect(run(sources, [])).toEqual(['cjs', ['mjs', 'function', 'first.mjs'], 'page']);
    expect(run(quick, [])).toEqual(['cjs', ['mjs', 'function', 'first.mjs'], 'page']);
  });
});

test('S10.9: process says where the code runs', async () => {
  const { log, open } = createApp();
  const file = folderOf({
    'preload.js': `${SENDS}[process.type, process.contextIsolated, process.isMainFrame, process.sandboxed, typeof process.contextId, 'sandboxed' in process, process.versions.electron])`,
  });
  const { version } = process.versions as { version?: string };
  expect(version).toBeUndefined();
  for (const preferences of [{}, { sandbox: false }, { contextIsolation: false, sandbox: false }]) {
    await open({ ...preferences, preload: file('preload.js') }).loadURL('about:blank');
  }

  const electron = expect.stringMatching(/^\d+\.\d+\.\d+$/);
  expect(log).toEqual([
    ['renderer', true, true, true, 'string', true, electron],
    ['renderer', true, true, undefined, 'string', expect.any(Boolean), electron],
    ['renderer', false, true, undefined, 'string', expect.any(Boolean), electron],
  ]);
});

describe('what the page has', () => {
  const NAMES = 'typeof require + typeof ipcRenderer + typeof process + typeof Buffer + typeof module';
  const NONE = 'undefined'.repeat(5);

  test.each([{}, { nodeIntegration: true }, { sandbox: false }, { contextIsolation: false }])(
    'S10.10: none of Node with %j',
    async (preferences) => {
      const { lines, open } = createApp();
      const file = folderOf({ 'preload.js': "window.leaked = require('electron').ipcRenderer" });
      const window = open({ ...preferences, preload: file('preload.js') });
      await window.loadURL(dataUrl(`<script>console.log(${NAMES})</script>`));

      expect(lines).toEqual([NONE]);
      const isShared = 'contextIsolation' in preferences;
      expect(await window.webContents.executeJavaScript('typeof leaked')).toBe(isShared ? 'object' : 'undefined');
    },
  );

  test('S10.10: window.require with nodeIntegration and without isolation', async () => {
    const { lines, open } = createApp();
    const window = open({ nodeIntegration: true, contextIsolation: false });
    await window.loadURL(dataUrl(`<script>console.log(${NAMES})</script>`));

    expect(lines).toEqual(['functionundefinedobjectfunctionobject']);
    expect(await window.webContents.executeJavaScript('window.require === require && global === window')).toBe(true);
  });

  test("S10.10: its require is relative to the page's folder", async () => {
    const { lines, open } = createApp();
    const file = folderOf({
      'pages/index.html':
        '<script>console.log(require("./own").name + require("../lib").name, __dirname, __filename)</script><script src="../js/script.js"></script>',
      'pages/own.js': "exports.name = 'own'",
      'lib.js': "exports.name = 'lib'",
      'js/script.js': "console.log(require('./own') === require('./own.js'))",
    });

    await open({ nodeIntegration: true, contextIsolation: false }).loadFile(file('pages/index.html'));

    expect(lines).toEqual([`ownlib ${file('pages')} ${file('pages/index.html')}`, 'true']);
  });

  test('S10.10: a preload shares require and its modules with such a page', async () => {
    const { lines, open } = createApp();
    const file = folderOf({
      'preload.js': "window.own = require('./own.js'); window.preloaded = require('electron')",
      'own.js': 'exports.at = 1',
      'index.html': '<script>console.log(own === require("./own.js"), preloaded === require("electron"))</script>',
    });

    await open({ nodeIntegration: true, contextIsolation: false, preload: file('preload.js') }).loadFile(
      file('index.html'),
    );

    expect(lines).toEqual(['true true']);
  });
});
