import { MEMBERS } from '../../src/modules/members';
import { installed, Project } from './project';

const project = new Project(installed('electron', 'mocha', 'sinon'));
afterAll(() => project.remove());

// Mocha, which is a link here, looks for packages where it really lies.
const REGISTER = './node_modules/fake-electron/dist/register.js';

/** Every object that has members, with the names of its methods that are there. */
const WALK = `
  const MEMBERS = ${JSON.stringify(MEMBERS)};
  const EMITTER = 'addListener emit eventNames listenerCount listeners off on once prependListener removeAllListeners removeListener';
  const electron = require('electron');
  const { fake } = require('fake-electron');
  const { app, BrowserWindow, Menu, nativeImage, session } = electron;
  const window = new BrowserWindow();
  const { webContents } = window;
  const menu = Menu.buildFromTemplate([{ label: 'a' }]);
  const image = nativeImage.createEmpty();
  const { port1 } = new electron.MessageChannelMain();
  const handed = {
    window, webContents, menu, image, port1,
    frame: webContents.mainFrame, ipc: webContents.ipc, debugger: webContents.debugger,
    history: webContents.navigationHistory, view: window.contentView, base: new electron.BaseWindow(),
    contentsView: new electron.WebContentsView(), tray: new electron.Tray(image), notification: new electron.Notification({}),
    session: session.defaultSession, webRequest: session.defaultSession.webRequest, protocol: session.defaultSession.protocol,
    workers: session.defaultSession.serviceWorkers, commandLine: app.commandLine,
  };
  const found = (object) => {
    const names = new Set();
    for (let at = Object.getPrototypeOf(object); Object.getPrototypeOf(at) !== null; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) names.add(name);
    }
    names.delete('constructor');
    return [...names].filter((name) => !name.startsWith('_'));
  };
  const all = [];
  const add = (path, owner, names) => {
    const there = [...new Set(names)].filter((name) => name !== '' && typeof owner[name] === 'function');
    all.push(...there.map((name) => ({ path: path + '.' + name, owner, name })));
  };
  const namesOf = ({ methods, emitter }) => (methods + ' ' + (emitter ? EMITTER : '')).split(' ');
  for (const name of Object.keys(electron)) {
    const { instance, ...own } = MEMBERS[name] ?? { methods: '' };
    add(name, electron[name], namesOf(own));
    if (instance && typeof electron[name] === 'function') add(name + '.prototype', electron[name].prototype, namesOf(instance));
  }
  for (const [name, object] of Object.entries(handed)) {
    const members = MEMBERS[object.constructor.name]?.instance ?? MEMBERS[name];
    add(name, object, members ? namesOf(members) : found(object));
  }
  module.exports = { all, electron, fake };
`;
project.write('walk.cjs', WALK);

/** Plays each of the platforms, one after the other. */
const ON_EACH = (body: string) => `
  const assert = require('node:assert');
  const report = [];
  for (const platform of ['linux', 'darwin', 'win32']) {
    Object.defineProperty(process, 'platform', { value: platform });
    delete require.cache[require.resolve('./walk.cjs')];
    const { all } = require('./walk.cjs');
    assert.ok(all.length > 600, String(all.length));
    for (const { path, owner, name } of all) {
      const original = owner[name];
      try { ${body} } catch (error) { report.push(platform + ' ' + path + ': ' + error.message.split('\\n')[0]); }
    }
  }
  assert.deepStrictEqual(report, []);`;

test('mock.method of node:test takes every method of every module and object', () => {
  project.write(
    'node.test.cjs',
    `const { it, mock } = require('node:test');
     it('takes them', () => {${ON_EACH(`
       const spy = mock.method(owner, name, () => 'mine');
       assert.strictEqual(owner[name](), 'mine');
       assert.strictEqual(spy.mock.callCount(), 1);
       spy.mock.restore();
       assert.strictEqual(typeof owner[name], 'function');`)}
     });
     it('and accessors', () => {
       const { app, nativeTheme } = require('electron');
       const packaged = mock.getter(app, 'isPackaged', () => true);
       assert.deepStrictEqual([app.isPackaged, mock.getter(nativeTheme, 'shouldUseDarkColors', () => true).mock.callCount()], [true, 0]);
       assert.strictEqual(nativeTheme.shouldUseDarkColors, true);
       mock.restoreAll();
       assert.deepStrictEqual([app.isPackaged, nativeTheme.shouldUseDarkColors], [false, false]);
     });`.replace('const { it', "const assert = require('node:assert');\nconst { it"),
  );
  const { stdout, stderr } = project.node(['--require', 'fake-electron/register', '--test', 'node.test.cjs']);
  expect(`${stdout}${stderr}`).toMatch(/^\S+ pass 2$/m);
});

test('sinon.stub, sinon.spy and spyElectron do so under Mocha', () => {
  project.write(
    'mocha.test.cjs',
    `const assert = require('node:assert');
     const sinon = require('sinon');
     const { spyElectron } = require('fake-electron/sinon');
     afterEach(() => sinon.restore());
     it('stubs', () => {${ON_EACH(`
       const stub = sinon.stub(owner, name).returns('mine');
       assert.strictEqual(owner[name](), 'mine');
       sinon.assert.calledOnce(stub);
       sinon.restore();
       assert.strictEqual(typeof owner[name], 'function');`)}
     });
     it('spies', () => {${ON_EACH(`
       const spy = sinon.spy(owner, name);
       assert.strictEqual(owner[name], spy);
       sinon.restore();
       assert.strictEqual(typeof owner[name], 'function');`)}
     });
     it('all at once', () => {
       for (const platform of ['linux', 'darwin', 'win32']) {
         Object.defineProperty(process, 'platform', { value: platform });
         delete require.cache[require.resolve('./walk.cjs')];
         spyElectron(sinon);
         const { all, electron } = require('./walk.cjs');
         const isStub = (method) => typeof method.callCount === 'number';
         const shown = ({ path, owner, name }) => (typeof owner === 'function' ? electron[path.split('.')[0]][name] : owner[name]);
         const objects = all.filter(({ path, name }) => !path.includes('prototype') && name !== 'save');
         assert.deepStrictEqual(objects.filter((each) => !isStub(shown(each))).map(({ path }) => path), []);
         const classes = Object.values(electron).filter((each) => typeof each === 'function');
         assert.deepStrictEqual(classes.filter((each) => !isStub(each)), []);
         sinon.restore();
         assert.deepStrictEqual(objects.filter((each) => isStub(shown(each))).map(({ path }) => path), []);
       }
     });
     it('accessors', () => {
       const { app, BrowserWindow } = require('electron');
       sinon.stub(app, 'isPackaged').value(true);
       assert.strictEqual(app.isPackaged, true);
       const window = new BrowserWindow();
       sinon.stub(window, 'webContents').get(() => 'none');
       assert.strictEqual(window.webContents, 'none');
       sinon.restore();
       assert.deepStrictEqual([app.isPackaged, typeof window.webContents], [false, 'object']);
     });`,
  );
  const mocha = ['node_modules/mocha/bin/mocha.js', '--timeout', '60000', '--require', REGISTER, 'mocha.test.cjs'];
  const { stdout, stderr } = project.node(mocha);
  expect(`${stdout}${stderr}`).toContain('4 passing');
});
