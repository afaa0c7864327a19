'use strict';
// The suites that bench/suite.js times: files of tests of one small app module, the same for each contender but for where
// its `electron` comes from. Every file is five tests, and uses ipcMain, app, BrowserWindow, dialog and shell.
const fs = require('node:fs');
const path = require('node:path');
const { ROOT } = require('./baseline');

/** How many tests each file has. */
const TESTS_A_FILE = 5;

const APP = `
const notes = [];
const PAGE = path.join(HERE, 'index.html');
let window;

function register() {
  ipcMain.handle('notes:list', () => ({ folder: path.join(app.getPath('userData'), 'notes'), notes }));
  ipcMain.handle('notes:save', (_event, note) => {
    notes.push(note);
    window.webContents.send('notes:saved', notes.length);
    return notes.length;
  });
  ipcMain.handle('notes:import', async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'] });
    return canceled ? [] : filePaths;
  });
  ipcMain.handle('notes:help', () => shell.openExternal('https://example.com/help'));
}

async function start() {
  await app.whenReady();
  register();
  window = new BrowserWindow({ show: false, width: 800, height: 600 });
  await window.loadFile(PAGE);
  return window;
}
`;

// `ask` calls a handler as a renderer would, `sent` is what a window was last told, `loaded` what was loaded into it last.
const TESTS = `
let window;
beforeEach(async () => {
  window = await start();
});

test('the notes are in the folder of the user', async () => {
  const { folder } = await ask('notes:list');
  expect(folder).toMatch(/notes$/);
});

test('saving a note tells the window so', async () => {
  const id = await ask('notes:save', { title: 'Groceries', tags: ['a', 'b'] });
  expect(sent(window)).toEqual(['notes:saved', id]);
});

test('the window has its page', () => {
  expect(loaded(window)).toMatch(/index\\.html$/);
});

test('notes are imported from a file', async () => {
  spyOn(dialog, 'showOpenDialog').mockResolvedValue({ canceled: false, filePaths: ['/tmp/notes.txt'] });
  expect(await ask('notes:import')).toEqual(['/tmp/notes.txt']);
});

test('help opens in the browser', async () => {
  const openExternal = spyOn(shell, 'openExternal').mockResolvedValue();
  await ask('notes:help');
  expect(openExternal).toHaveBeenCalledWith('https://example.com/help');
});
`;

const PAGE = `<!doctype html><title>Notes</title><ul></ul>
<script>document.querySelector('ul').append('none yet')</script>
`;

/** The floor: nothing of Electron, and no mocks. */
const NOTHING = `
const handlers = new Map();
const ipcMain = { handle: (channel, handler) => handlers.set(channel, handler) };
const app = { getPath: () => '/tmp/user-data', whenReady: async () => {} };
const dialog = { async showOpenDialog() {} };
const shell = { async openExternal() {} };
class BrowserWindow {
  webContents = { send: (...args) => { this.sent = args; } };
  async loadFile(file) { this.loaded = file; }
}
`;

/** What people write, with the functions of the runner. */
const byHand = (fn) => `{
  app: { getPath: ${fn}(() => '/tmp/user-data'), whenReady: ${fn}(() => Promise.resolve()) },
  ipcMain: { handle: ${fn}(), on: ${fn}(), removeHandler: ${fn}() },
  BrowserWindow: ${fn}(function () {
    return { loadFile: ${fn}(() => Promise.resolve()), on: ${fn}(), show: ${fn}(), webContents: { send: ${fn}() } };
  }),
  dialog: { showOpenDialog: ${fn}() },
  shell: { openExternal: ${fn}() },
}`;

const ELECTRON_MOCKS = `
const mocks = require('electron-mocks');
exports.app = new mocks.MockApp();
exports.ipcMain = new mocks.MockIpcMain();
exports.BrowserWindow = mocks.MockBrowserWindow;
exports.dialog = new mocks.MockDialog();
exports.shell = { openExternal: jest.fn() };
`;
const ELECTRON_MOCK_IPC = `
const createIPCMock = require('electron-mock-ipc').default;
module.exports = { ...${byHand('jest.fn')}, ...createIPCMock() };
`;

const hand = {
  mock: true,
  ask: 'ipcMain.handle.mock.calls.findLast(([name]) => name === channel)[1]({}, ...args)',
  sent: 'window.webContents.send.mock.calls.at(-1)',
  loaded: 'window.loadFile.mock.calls.at(-1)[0]',
};
const fake = {
  fake: true,
  ask: 'electron.ipcRenderer.invoke(channel, ...args)',
  sent: hand.sent,
  loaded: 'window.webContents.getURL()',
};
/** What a contender has in its files; `peer` is a package that it needs and a clone may not have. */
const CONTENDERS = {
  hand,
  fake,
  before: fake,
  'fake, pages read': { ...fake, pages: true },
  'fake, a matcher': { ...fake, sent: "(expect(window).toHaveSent('notes:saved', 1), ['notes:saved', 1])" },
  'fake, every name': { ...fake, head: 'for (const name of Object.keys(electron)) void electron[name];' },
  'electron-mocks': {
    peer: 'electron-mocks',
    mapped: ELECTRON_MOCKS,
    ask: 'ipcMain.handle.args.findLast(([name]) => name === channel)[1]({}, ...args)',
    sent: 'window.webContents.send.lastCall.args',
    loaded: 'window.loadFile.lastCall.args[0]',
  },
  'electron-mock-ipc': {
    ...hand,
    mock: false,
    peer: 'electron-mock-ipc',
    mapped: ELECTRON_MOCK_IPC,
    ask: fake.ask,
    head: `afterEach(() => {
  for (const name of ['list', 'save', 'import', 'help']) ipcMain.removeHandler('notes:' + name);
});`,
  },
  empty: { none: true, ask: 'handlers.get(channel)({}, ...args)', sent: 'window.sent', loaded: 'window.loaded' },
};

const helpers = ({ ask, sent, loaded, head = '' }) => `
const ask = async (channel, ...args) => ${ask};
const sent = (window) => ${sent};
const loaded = (window) => ${loaded};
${head}
`;
const FROM_ELECTRON = '{ app, BrowserWindow, dialog, ipcMain, shell }';
const FROM_APP = '{ dialog, handlers, shell, start }';

const RUNNERS = {
  jest: {
    command: ['node_modules/jest/bin/jest.js', '-i', '-c', 'jest.config.json'],
    app: (one) => `'use strict';
const path = require('node:path');
const HERE = __dirname;
${one.none ? NOTHING : `const ${FROM_ELECTRON} = require('electron');`}${APP}
module.exports = ${one.none ? FROM_APP : '{ start }'};
`,
    test: (one) => `'use strict';
${one.mock ? `jest.mock('electron', () => (${byHand('jest.fn')}));` : ''}
${
  one.none
    ? `const ${FROM_APP} = require('../src/notes');`
    : `const electron = require('electron');
const { start } = require('../src/notes');
const { dialog, ipcMain, shell } = electron;`
}
const { spyOn } = jest;
${helpers(one)}${TESTS}`,
    config: (one) => ({
      'jest.config.json': JSON.stringify({
        ...(one.fake ? { preset: 'fake-electron', globals: { fakeElectron: { pages: Boolean(one.pages) } } } : {}),
        ...(one.mapped ? { moduleNameMapper: { '^electron$': '<rootDir>/mock/electron.js' } } : {}),
        transform: {},
        watchman: false,
        cacheDirectory: '<rootDir>/cache',
      }),
      ...(one.mapped ? { 'mock/electron.js': one.mapped } : {}),
    }),
  },
  vitest: {
    command: ['node_modules/vitest/vitest.mjs', 'run', '--pool=forks', '--maxWorkers=1', '--config=vitest.config.mjs'],
    app: (one) => `import path from 'node:path';
${one.none ? NOTHING : `import ${FROM_ELECTRON} from 'electron';`}
const HERE = import.meta.dirname;
${APP}
export ${one.none ? FROM_APP : '{ start }'};
`,
    test: (one) => `import { beforeEach, expect, test, vi } from 'vitest';
${
  one.none
    ? `import ${FROM_APP} from '../src/notes.js';`
    : `import * as electron from 'electron';
import { start } from '../src/notes.js';
const { dialog, ipcMain, shell } = electron;`
}
${one.mock ? `vi.mock('electron', () => (${byHand('vi.fn')}));` : ''}
const { spyOn } = vi;
${helpers(one)}${TESTS}`,
    config: (one) => ({
      'package.json': '{ "type": "module" }',
      'setup.js': "import { configure } from 'fake-electron';\nconfigure({ pages: false });\n",
      'vitest.config.mjs': `export default ${JSON.stringify({
        cacheDir: 'cache',
        test: one.fake
          ? {
              alias: {
                'electron/main': 'fake-electron/main',
                'electron/renderer': 'fake-electron/renderer',
                'electron/common': 'fake-electron/electron',
                'electron/utility': 'fake-electron/electron',
                electron: 'fake-electron/electron',
              },
              setupFiles: ['fake-electron/vitest', './setup.js'],
              execArgv: ['--import', 'fake-electron/register'],
            }
          : {},
      })};\n`,
    }),
  },
};

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
}

/**
 * The `node_modules` of projects in `folder`: the package in `build` as it is published, copied, because runners treat what is
 * linked from outside as the project's own source; and links to all that this repository has installed.
 */
function install(folder, build) {
  const installed = path.join(ROOT, 'node_modules');
  const modules = path.join(folder, 'node_modules');
  const own = path.join(modules, 'fake-electron');
  fs.mkdirSync(own, { recursive: true });
  const { files } = JSON.parse(fs.readFileSync(path.join(build, 'package.json'), 'utf8'));
  for (const name of ['package.json', ...files]) {
    const from = path.join(build, name);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(own, name), { recursive: true });
  }
  for (const name of fs.readdirSync(installed)) {
    if (name === 'fake-electron' || name.startsWith('.')) continue;
    fs.symlinkSync(fs.realpathSync(path.join(installed, name)), path.join(modules, name), 'junction');
  }
}

/** Writes the suite of `count` files of a contender into `folder`, and gives the command that runs it there. */
function writeSuite(folder, runner, contender, count) {
  const { app, test, config, command } = RUNNERS[runner];
  const one = CONTENDERS[contender];
  write(folder, { 'src/notes.js': app(one), 'src/index.html': PAGE, ...config(one) });
  for (let i = 1; i <= count; i++) write(folder, { [`tests/notes-${i}.test.js`]: test(one) });
  return [path.join(ROOT, command[0]), ...command.slice(1)];
}

/** Whether this clone has what the contender needs. */
const isHere = (contender) => {
  const { peer } = CONTENDERS[contender];
  return !peer || fs.existsSync(path.join(ROOT, 'node_modules', peer));
};

module.exports = { TESTS_A_FILE, install, isHere, write, writeSuite };
