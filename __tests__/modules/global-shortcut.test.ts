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
