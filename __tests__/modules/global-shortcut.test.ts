import { createFakeElectron } from '../../src';

test('a shortcut is registered once, however it is written', () => {
  const { globalShortcut } = createFakeElectron().electron;
  expect(globalShortcut.isRegistered('CommandOrControl+Shift+K')).toBe(false);
  expect(globalShortcut.register('CommandOrControl+Shift+K', () => {})).toBe(true);
  expect(globalShortcut.register('shift+CmdOrCtrl+k', () => {})).toBe(false);
  expect(globalShortcut.isRegistered('Shift+CmdOrCtrl+K')).toBe(true);
  expect(globalShortcut.isRegistered('CmdOrCtrl+K')).toBe(false);
  globalShortcut.registerAll(['F1', 'F2'], () => {});

  globalShortcut.unregister('shift+CommandOrControl+K');
  expect(globalShortcut.isRegistered('CommandOrControl+Shift+K')).toBe(false);
  expect(globalShortcut.isRegistered('F1')).toBe(true);
  globalShortcut.unregisterAll();
  expect(['F1', 'F2'].map((key) => globalShortcut.isRegistered(key))).toEqual([false, false]);
});

test('M13.2: one that cannot be had undoes those that were registered with it', () => {
  const { globalShortcut } = createFakeElectron().electron;
  const own = jest.fn();
  globalShortcut.register('F2', own);
  expect(globalShortcut.registerAll(['F1', 'F2', 'F3'], () => {})).toBe(false);
  expect(['F1', 'F2', 'F3'].map((key) => globalShortcut.isRegistered(key))).toEqual([false, true, false]);
  expect(globalShortcut.registerAll(['F1', 'F3'], () => {})).toBe(true);
  expect(() => globalShortcut.unregister('F9')).not.toThrow();
});

test.each([
  ['CmdOrCtrl+Shift+K', 'shift+commandorcontrol+k'],
  ['Control+Plus', 'Ctrl+Shift+='],
  ['Ctrl+!', 'Shift+Ctrl+1'],
  ['Alt+Return', 'Option+Enter'],
  ['Super+Esc', 'Meta+Escape'],
  ['Ctrl+num5', 'CTRL+NUM5'],
  ['F24', 'f24'],
])('M13.2: %s and %s are the same keys', (one, other) => {
  const { globalShortcut } = createFakeElectron().electron;
  globalShortcut.register(one, () => {});
  expect(globalShortcut.isRegistered(other)).toBe(true);
});

test.each(['', '+', 'Ctrl', 'Ctrl+Shift', 'Ctrl+A+B', 'Ctrl+Nonsense', 'F25', 'Ctrl+ä', 'toString'])(
  "M7.19: '%s' is no accelerator",
  (accelerator) => {
    const { globalShortcut } = createFakeElectron().electron;
    const text = /^Error processing argument at index 0, conversion failure from/;
    expect(() => globalShortcut.register(accelerator, () => {})).toThrow(text);
    expect(() => globalShortcut.registerAll(['F1', accelerator], () => {})).toThrow(text);
    expect(() => globalShortcut.isRegistered(accelerator)).toThrow(text);
    expect(globalShortcut.isRegistered('F1')).toBe(false);
  },
);

test('M13.1: it is no emitter, and isRegistered can be asked before ready', () => {
  const { app, globalShortcut } = createFakeElectron().electron;
  app.whenReady();
  expect(globalShortcut).not.toHaveProperty('on');
  expect(globalShortcut.isRegistered('F1')).toBe(false);
  expect(() => globalShortcut.registerAll(['F1'], () => {})).toThrow('globalShortcut cannot be used before the app');
});

test('M13.3: they can be suspended since 42', () => {
  const { globalShortcut } = createFakeElectron({ version: '41' }).electron;
  expect([globalShortcut.setSuspended, globalShortcut.isSuspended]).toEqual([undefined, undefined]);
});

test('M13.3: its methods are bound', () => {
  const { register, isRegistered } = createFakeElectron().electron.globalShortcut;
  register('F1', () => {});
  expect(isRegistered('F1')).toBe(true);
});

test('nothing is registered while shortcuts are suspended', () => {
  const { globalShortcut } = createFakeElectron().electron;
  globalShortcut.setSuspended(true);
  expect([globalShortcut.isSuspended(), globalShortcut.register('F1', () => {})]).toEqual([true, false]);
  globalShortcut.setSuspended(false);
  expect(globalShortcut.register('F1', () => {})).toBe(true);
});

test('it wants a ready app, as a main script that waits for it knows', async () => {
  const { app, globalShortcut } = createFakeElectron().electron;
  const ready = app.whenReady();
  const error = new Error('globalShortcut cannot be used before the app is ready');
  expect(() => globalShortcut.register('F1', () => {})).toThrow(error);
  expect(() => globalShortcut.unregister('F1')).toThrow(error);
  expect(() => globalShortcut.unregisterAll()).toThrow(error);
  await ready;
  expect(globalShortcut.register('F1', () => {})).toBe(true);
});

test('it wants an accelerator and a function', () => {
  const { globalShortcut } = createFakeElectron().electron;
  const text = (index: number) => `Error processing argument at index ${index}, conversion failure from undefined`;
  expect(() => globalShortcut.register(undefined as never, () => {})).toThrow(new TypeError(text(0)));
  expect(() => globalShortcut.register('F1', undefined as never)).toThrow(new TypeError(text(1)));
  expect(() => globalShortcut.registerAll(undefined as never, () => {})).toThrow(new TypeError(text(0)));
});

test('a rollback brings back what was there', () => {
  const fake = createFakeElectron();
  const { globalShortcut } = fake.electron;
  globalShortcut.register('F1', () => {});
  const rollback = fake.mark();

  globalShortcut.unregisterAll();
  globalShortcut.register('F2', () => {});
  globalShortcut.setSuspended(true);
  rollback();
  expect(['F1', 'F2'].map((key) => globalShortcut.isRegistered(key))).toEqual([true, false]);
  expect(globalShortcut.isSuspended()).toBe(false);
});
