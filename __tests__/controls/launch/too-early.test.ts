import { createFakeElectron } from '../../../src';
import { launched, seenBy, WINDOW } from './harness';

/** What a main script finds before its app is ready. */
const EARLY: readonly (readonly [code: string, said: string])[] = [
  ['session.defaultSession', 'TypeError: Session can only be received when app is ready'],
  ["session.fromPartition('a')", 'TypeError: Session can only be received when app is ready'],
  ["protocol.handle('app', () => new Response('x'))", 'TypeError: Session can only be received when app is ready'],
  ["protocol.isProtocolHandled('app')", 'TypeError: Session can only be received when app is ready'],
  ["net.fetch('https://example.com')", 'TypeError: Session can only be received when app is ready'],
  ["utilityProcess.fork('a.js')", 'TypeError: utilityProcess cannot be created before app is ready.'],
  ['screen.getPrimaryDisplay()', "Error: The 'screen' module can't be used before the app 'ready' event"],
  ['new Tray(nativeImage.createEmpty())', 'Error: Cannot create Tray before app is ready'],
  ['new Notification()', 'Error: Cannot create Notification before app is ready'],
  ["globalShortcut.register('a', () => {})", 'Error: globalShortcut cannot be used before the app is ready'],
  ['dialog.showMessageBoxSync({ message: "a" })', 'Error: dialog module can only be used after app is ready'],
  ['app.getSystemLocale()', 'Error: app.getSystemLocale() can only be called after app is ready'],
  ['new BrowserWindow()', 'Error: Cannot create BrowserWindow before app is ready'],
];

test.each(EARLY)('W2.18, N2.1: in an app that is not ready %s throws', async (code, expected) => {
  const main = `
    const electron = require('electron');
    const { app, BrowserWindow, dialog, globalShortcut, nativeImage, net, Notification, protocol, screen, session, Tray } = electron;
    const { utilityProcess } = electron;
    const seen = [];
    app.seen = { seen };
    (async () => ${code})().catch((error) => seen.push(error.name + ': ' + error.message));
    app.whenReady().then(() => {
      session.defaultSession;
      new BrowserWindow().loadFile('index.html');
    });`;
  expect(seenBy(await launched({ 'main.js': main })).seen).toEqual([expected]);
});

test('W2.18: schemes are registered before an app is ready and not after', async () => {
  const main = `
    const { app, BrowserWindow, protocol } = require('electron');
    const register = () => protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: {} }]);
    register();
    app.seen = {};
    app.whenReady().then(() => {
      try { register(); } catch (error) { app.seen.late = error; }
      new BrowserWindow().loadFile('index.html');
    });`;
  expect(seenBy(await launched({ 'main.js': main }))).toEqual({
    late: new Error('protocol.registerSchemesAsPrivileged should be called before app is ready'),
  });
});

test('a unit test has its session, protocol and utility processes at once', () => {
  const { electron } = createFakeElectron();
  void electron.app.whenReady();
  expect(electron.session.defaultSession.protocol).toBe(electron.protocol);
  electron.protocol.handle('app', () => new Response('x'));
  expect(electron.protocol.isProtocolHandled('app')).toBe(true);
});

test.each([
  ['that looked at protocol before', 'void electron.protocol;'],
  ['that registered schemes before', "electron.protocol.registerSchemesAsPrivileged([{ scheme: 'a' }]);"],
  ['that did nothing before', ''],
])('N2.8: an app %s hears of the default session inside the call that asks for it first', async (_which, before) => {
  const main = `
    const electron = require('electron');
    const { app, session } = electron;
    ${before}
    const made = [];
    app.on('session-created', (...given) => made.push(given));
    app.whenReady().then(() => {
      const first = session.defaultSession;
      app.seen = { told: made.length, isIt: made[0]?.[0] === first, given: made[0]?.length };
    });
    ${WINDOW.replace(/const .*\n/, 'const { BrowserWindow } = electron;\n')}`;
  const fake = createFakeElectron();
  void fake.electron.session.defaultSession;
  expect(seenBy(await launched({ 'main.js': main }, {}, fake))).toEqual({ told: 1, isIt: true, given: 1 });
});

test('N2.8: a window has its session from the beginning, and its app has heard of it', async () => {
  const main = `
    const { app, BrowserWindow, session } = require('electron');
    const made = [];
    app.on('session-created', (one) => made.push(one));
    app.whenReady().then(() => {
      void new BrowserWindow().loadURL('data:text/html,x');
      app.seen = { told: made.length };
      app.seen.isIt = made[0] === session.defaultSession;
    });`;
  expect(seenBy(await launched({ 'main.js': main }))).toEqual({ told: 1, isIt: true });
});
