import { createFakeElectron, type FakeElectron } from '../../src';
import { launched, seenBy } from '../controls/launch/harness';
import { on } from '../support/platform';

const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };

/** What the app is told of its own end, with the windows'. */
function ending(fake: FakeElectron, windows: number): string[] {
  const told: string[] = [];
  for (const name of ['before-quit', 'will-quit', 'quit'] as const) {
    fake.app.on(name as 'will-quit', () => void told.push(name));
  }
  for (let i = 0; i < windows; i++) {
    const window = new fake.BrowserWindow();
    window.on('close', () => void told.push(`close ${window.id}`));
    window.on('closed', () => void told.push(`closed ${window.id}`));
  }
  return told;
}

test('W2.1: a fresh app has one listener of its own for each of these', () => {
  const { app } = createFakeElectron();
  for (const name of ['window-all-closed', 'quit', 'certificate-error', 'select-client-certificate']) {
    expect([name, app.listenerCount(name)]).toEqual([name, 1]);
  }
});

test('W2.1: to quit with the last window is a listener, which can be removed', async () => {
  const fake = createFakeElectron();
  const told = ending(fake, 1);
  fake.app.removeAllListeners('window-all-closed');
  fake.BrowserWindow.getAllWindows()[0]!.close();
  await fake.settled();
  expect(told).toEqual(['close 1', 'closed 1']);
});

test('W2.1: what goes wrong with a certificate is told to the contents as well', () => {
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow();
  const told = jest.fn();
  webContents.on('certificate-error', told);
  webContents.on('select-client-certificate', told);
  const event = {};
  fake.app.emit('certificate-error', event, webContents, 'https://a', 'net::ERR');
  fake.app.emit('select-client-certificate', event, webContents, 'https://a');
  // W2.10: there may be none.
  fake.app.emit('select-client-certificate', event, null, 'https://a');
  expect(told.mock.calls).toEqual([
    [event, 'https://a', 'net::ERR'],
    [event, 'https://a'],
  ]);
});

test('W2.2: will-finish-launching, then ready with its launch info, then who waits for the promise', async () => {
  const { app } = createFakeElectron();
  const order: unknown[] = [];
  const promise = app.whenReady();
  expect(app.whenReady()).toBe(promise);
  app.on(
    'will-finish-launching',
    (...args: unknown[]) => void order.push('will-finish-launching', app.isReady(), args),
  );
  app.on('ready', (...args: unknown[]) => void order.push('ready', app.isReady(), args));
  void promise.then((value) => void order.push('promise', value));
  await promise;
  expect(order).toEqual(['will-finish-launching', false, [EVENT], 'ready', true, [EVENT, {}], 'promise', undefined]);
});

test('W2.4: windows are asked in the order of their creation, on macOS the other way round', async () => {
  for (const [platform, order] of [
    ['linux', ['close 1', 'close 2']],
    ['darwin', ['close 2', 'close 1']],
  ] as const) {
    const fake = createFakeElectron();
    const told = ending(fake, 2);
    on(platform, () => fake.app.quit());
    expect(told.slice(1)).toEqual(order);
  }
});

test('W2.4: a veto ends the quitting, and the others are asked all the same', async () => {
  const fake = createFakeElectron();
  const told = ending(fake, 2);
  fake.BrowserWindow.fromId(1)!.once('close', (event) => event.preventDefault());
  on('linux', () => fake.app.quit());
  await fake.settled();
  expect(told).toEqual(['before-quit', 'close 1', 'close 2', 'closed 2']);
});

test('W2.5: will-quit can be prevented; quit has the exit code, and the code goes on', () => {
  const { app } = createFakeElectron();
  const quit = jest.fn();
  app.on('quit', quit);
  app.once('will-quit', (event) => event.preventDefault());
  app.quit();
  expect(quit).not.toHaveBeenCalled();
  app.quit();
  expect(quit.mock.calls).toEqual([[EVENT, 0]]);
});

test("W2.5, M18.6: quit is the process's exit, and process.exit() the app's", async () => {
  const main = `const { app } = require('electron');
    app.seen = { told: [] };
    process.on('exit', (code) => app.seen.told.push('exit', code));
    app.on('before-quit', () => app.seen.told.push('before-quit'));
    app.on('quit', (_event, code) => app.seen.told.push('quit', code));
    app.seen.leave = () => { process.exitCode = 3; process.exit(); app.seen.told.push(process.exitCode); };`;
  const app = await launched({ 'main.js': main }, { window: false });
  const seen = seenBy(app);
  (seen.leave as () => void)();
  expect(seen.told).toEqual(['exit', 3, 'quit', 3, 3]);
});

test('W2.6: exit destroys the windows and tells no more than quit', () => {
  const fake = createFakeElectron();
  const told = ending(fake, 2);
  fake.app.on('window-all-closed', () => told.push('window-all-closed'));
  fake.app.exit();
  expect(told).toEqual(['closed 1', 'closed 2', 'quit']);
});

test.each([
  ['linux', 'app.exit(3)'],
  ['darwin', 'app.exit(3)'],
  ['linux', "app.on('ready', () => app.exit(3))"],
  ['win32', "app.on('ready', () => app.exit(3))"],
] as const)('W2.6: before there is a message loop nobody is told: on %s, %s', (platform, line) =>
  on(platform, async () => {
    const main = `const { app } = require('electron');
      app.seen = { told: [] };
      for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => app.seen.told.push(name));
      ${line};`;
    const app = await launched({ 'main.js': main }, { window: false });
    const seen = seenBy(app);
    await app.close();
    expect([seen.told, app.app.exitedWith]).toEqual([[], undefined]);
  }),
);

test("W2.6: listeners of ready are in macOS's loop", () =>
  on('darwin', async () => {
    const main = `const { app } = require('electron');
      app.seen = { told: [] };
      app.on('quit', (_event, code) => app.seen.told.push(code));
      app.on('ready', () => app.exit(3));`;
    const app = await launched({ 'main.js': main }, { window: false });
    expect(seenBy(app).told).toEqual([3]);
  }));

test("W2.7: the last window's closed, then in the same stack window-all-closed, with an event", () => {
  const fake = createFakeElectron();
  const told = ending(fake, 1);
  fake.app.on('window-all-closed', ((...args: unknown[]) => told.push('window-all-closed', ...(args as []))) as never);
  fake.BrowserWindow.fromId(1)!.destroy();
  expect(told).toEqual(['closed 1', 'window-all-closed', EVENT]);
});

test('W2.8: session-created has the session and no event', async () => {
  const fake = createFakeElectron();
  const created = jest.fn();
  fake.app.on('session-created', created);
  await fake.app.whenReady();
  const { session } = fake.electron;
  const made = session.fromPartition('persist:notes');
  session.fromPartition('persist:notes');
  expect(created.mock.calls).toEqual([[made]]);
  expect(created.mock.calls[0][0]).toBe(made);
});

test('W2.9: the events of what is created', () => {
  const fake = createFakeElectron();
  const told: unknown[][] = [];
  for (const name of ['browser-window-created', 'web-contents-created']) {
    fake.app.on(name as 'browser-window-created', (...args: unknown[]) => void told.push([name, ...args]));
  }
  const window = new fake.BrowserWindow();
  const { webContents } = window;
  expect(told.map(([name, , made]) => [name, made])).toEqual([
    ['web-contents-created', webContents],
    ['browser-window-created', window],
  ]);
  expect(Object.keys(told[0]![1] as object).sort()).toEqual(['defaultPrevented', 'preventDefault', 'sender']);
  expect((told[0]![1] as { sender: unknown }).sender).toBe(webContents);
  expect(told[1]![1]).toEqual({ preventDefault: expect.any(Function) });
});

test('W2.9: focus and blur are told again, also those that a test emits; a BaseWindow tells nothing', () => {
  const fake = createFakeElectron();
  const told: unknown[][] = [];
  for (const name of ['browser-window-created', 'browser-window-focus', 'browser-window-blur']) {
    fake.app.on(name as 'browser-window-focus', (_event, window) => void told.push([name, window]));
  }
  const base = new fake.BaseWindow();
  base.emit('focus', {});
  expect(told).toEqual([]);
  const window = new fake.BrowserWindow({ show: false });
  told.length = 0;
  window.emit('focus', {});
  window.emit('blur', {});
  expect(told).toEqual([
    ['browser-window-focus', window],
    ['browser-window-blur', window],
  ]);
});

test('W2.11: accessibility-support-changed comes at once, changed or not', () => {
  const { app } = createFakeElectron();
  const changed = jest.fn();
  app.on('accessibility-support-changed', changed);
  app.setAccessibilitySupportEnabled(false);
  app.accessibilitySupportEnabled = true;
  app.setAccessibilitySupportFeatures(['html']);
  expect(changed.mock.calls).toEqual([
    [EVENT, false],
    [EVENT, true],
    [EVENT, true],
  ]);
});
