import { MODULE_NAMES } from '../../src/eras/module-names';
import { Project } from './project';

// Nothing but the package and its dependencies: no runner, and no electron.
const project = new Project({});
afterAll(() => project.remove());

/** Runs a module in the project and returns what it writes, as JSON. */
function run(file: string, text: string): unknown {
  project.write(file, text);
  const { stdout, stderr } = project.node([file]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('the packed package in plain Node', () => {
  test.each([
    ['electron', MODULE_NAMES.both],
    ['main', MODULE_NAMES.main],
    // Until 43 (W1.4).
    ['renderer', MODULE_NAMES.renderer.filter((name) => name !== 'clipboard')],
  ])('import finds every name of fake-electron/%s', (entry, names) => {
    const found = run(
      `${entry}.mjs`,
      `import { ${names.join(', ')} } from 'fake-electron/${entry}';
       const types = { ${names.map((name) => `${name}: typeof ${name}`).join(', ')} };
       console.log(JSON.stringify(types));`,
    );
    expect(Object.keys(found as object)).toEqual(names);
    expect(Object.values(found as object).filter((type) => type !== 'object' && type !== 'function')).toEqual([]);
  });

  test('import finds no name that is not there', () => {
    project.write('wrong.mjs', `import { ipcRenderer } from 'fake-electron/main';`);
    expect(project.node(['wrong.mjs']).stderr).toContain("SyntaxError: Named export 'ipcRenderer' not found.");
  });

  test('import and require speak of one fake', () => {
    const seen = run(
      'one.mjs',
      `import { createRequire } from 'node:module';
       import { ipcMain, ipcRenderer } from 'fake-electron/electron';
       import * as fakeElectron from 'fake-electron';
       import { assertInvoked, createFakeElectron, traffic } from 'fake-electron';
       const require = createRequire(import.meta.url);
       ipcMain.handle('sum', (_event, a, b) => a + b);
       const sum = await ipcRenderer.invoke('sum', 1, 2);
       assertInvoked(ipcRenderer, 'sum', 1, 2);
       console.log(JSON.stringify({
         sum,
         transcript: String(traffic).split('\\n'),
         same: require('fake-electron').traffic === traffic && require('fake-electron/electron').ipcMain === ipcMain,
         own: createFakeElectron().traffic !== traffic,
         names: Object.keys(fakeElectron).filter((name) => name !== 'default' && name !== 'module.exports').sort(),
       }));`,
    );
    expect(seen).toEqual({
      sum: 3,
      transcript: [
        'renderer#1 → main        invoke  sum         1, 2',
        'main → renderer#1        result  sum         3',
      ],
      same: true,
      own: true,
      names: Object.keys(require('../../src')).concat('__esModule').sort(),
    });
  });

  test('without jsdom, pages without scripts work, and the others say what they need', () => {
    project.add(`${__dirname}/fixtures/app`, 'app');
    const seen = run(
      'pages.cjs',
      `const { createFakeElectron } = require('fake-electron');
       const { BrowserWindow, ipcMain } = createFakeElectron({ logs: false });
       const path = require('node:path');
       ipcMain.handle('now', () => 'now');
       const preload = path.join(__dirname, 'app', 'preload.js');
       (async () => {
         const window = new BrowserWindow({ webPreferences: { preload } });
         const failure = await window.loadFile('app/index.html').catch((error) => error.message);
         await window.loadURL('about:blank');
         const answer = await window.webContents.executeJavaScript('clock.now()');
         console.log(JSON.stringify({ failure: failure.replace(/file:\\S*app/, 'file:app'), answer }));
       })();`,
    );
    expect(seen).toEqual({
      answer: 'now',
      failure:
        'The page file:app/index.html has scripts or frames, and they need a document: install jsdom ' +
        "('npm install --save-dev jsdom@26'), which is then found from the project's folder or beside fake-electron.",
    });
  });

  test('two copies of the package share one fake, and know each other’s twins', () => {
    project.add(`${project.root}/node_modules/fake-electron`, 'node_modules/other-copy');
    const seen = run(
      'copies.cjs',
      `const { ipcMain, ipcRenderer } = require('fake-electron/electron');
       const other = require('other-copy');
       ipcMain.on('x', () => {});
       ipcRenderer.send('x', 1);
       other.assertSent(ipcRenderer, 'x', 1);
       console.log(JSON.stringify({ same: other.fake.ipcMain === ipcMain, length: other.traffic.length }));`,
    );
    expect(seen).toEqual({ same: true, length: 1 });
  });

  test('requiring it makes no shared fake, and loads none of its dependencies', () => {
    const seen = run(
      'load.cjs',
      `const api = require('fake-electron');
       const foreign = () => Object.keys(require.cache).filter((file) => !/load\\.cjs$|[\\\\/]fake-electron[\\\\/]/.test(file));
       const made = () => globalThis[Symbol.for('fake-electron.shared')]?.fake !== undefined;
       const before = made();
       api.traffic.length;
       require('fake-electron/electron').ipcRenderer.send('x');
       console.log(JSON.stringify({ before, after: made(), foreign: foreign() }));`,
    );
    expect(seen).toEqual({ before: false, after: true, foreign: [] });
  });

  test('what would fail a test under an integration is a process warning', () => {
    project.write(
      'warning.cjs',
      `const { ipcMain, ipcRenderer } = require('fake-electron/electron');
       process.on('warning', ({ name, message }) => console.log(JSON.stringify({ name, message })));
       ipcRenderer.sendSync('ask');`,
    );
    expect(JSON.parse(project.node(['--no-warnings', 'warning.cjs']).stdout)).toEqual({
      name: 'FakeElectronWarning',
      message:
        "ipcRenderer.sendSync('ask') was not answered: nobody in main listens. Register ipcMain.on('ask', …) and " +
        'assign event.returnValue in it. A real renderer blocks, maybe for ever.',
    });
  });
});
