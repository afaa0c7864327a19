import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';

function fakeWith(): ReturnType<typeof createFakeElectron> {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  return fake;
}

test.each([
  ['linux', true, true],
  ['win32', false, false],
  ['darwin', false, false],
] as const)('W3.20: on %s a window that is not closable', async (platform, isClosable, closes) => {
  onPlatform(platform);
  const fake = fakeWith();
  const window = new fake.BrowserWindow({ closable: false });
  const asked = jest.fn();
  window.on('close', asked);
  expect(window.isClosable()).toBe(isClosable);
  window.close();
  await fake.settled();
  expect([window.isDestroyed(), asked.mock.calls.length]).toEqual([closes, closes ? 1 : 0]);
});

test('W3.20: it cancels a quit', async () => {
  onPlatform('win32');
  const fake = fakeWith();
  const told: string[] = [];
  for (const event of ['before-quit', 'will-quit'] as const) fake.app.on(event, () => told.push(event));
  const window = new fake.BrowserWindow({ closable: false });
  fake.app.quit();
  await fake.settled();
  window.setClosable(true);
  fake.app.quit();
  await fake.settled();
  expect([told, window.isDestroyed()]).toEqual([['before-quit', 'before-quit', 'will-quit'], true]);
});

test.each(['linux', 'win32', 'darwin'] as const)('W3.22: on %s children close first, unasked', async (platform) => {
  onPlatform(platform);
  const fake = fakeWith();
  const told: string[] = [];
  const parent = new fake.BrowserWindow();
  const child = new fake.BrowserWindow({ parent });
  for (const [name, window] of Object.entries({ parent, child })) {
    window.on('close', () => told.push(`close ${name}`));
    window.on('closed', () => told.push(`closed ${name}`));
  }
  parent.close();
  await fake.settled();
  expect(told).toEqual(['close parent', 'closed child', 'closed parent']);
});

test('W3.22: destroy takes them along where the window system does', () => {
  for (const [platform, isGone] of [
    ['linux', true],
    ['darwin', false],
  ] as const) {
    onPlatform(platform);
    const { BaseWindow } = fakeWith();
    const parent = new BaseWindow();
    const child = new BaseWindow({ parent });
    parent.destroy();
    expect([platform, child.isDestroyed()]).toEqual([platform, isGone]);
  }
});

test('W3.23: to destroy a destroyed window is silent', () => {
  const { BaseWindow } = fakeWith();
  const window = new BaseWindow();
  const closed = jest.fn();
  window.on('closed', closed);
  window.destroy();
  window.destroy();
  expect(closed).toHaveBeenCalledTimes(1);
});

test('W3.24: who may be a parent, and of whom', () => {
  const { BaseWindow, BrowserWindow } = fakeWith();
  const parent = new BrowserWindow();
  expect(new BrowserWindow({ modal: true }).isModal()).toBe(false);
  const modal = new BrowserWindow({ parent, modal: true });
  expect([modal.isModal(), modal.getParentWindow()]).toEqual([true, parent]);
  expect(() => modal.setParentWindow(null)).toThrow(new TypeError('Can not be called for modal window'));
  const child = new BaseWindow();
  for (const given of [{}, 1, 'a', true]) {
    const set = () => child.setParentWindow(given as never);
    expect(set).toThrow(new TypeError('Must pass BaseWindow instance or null'));
  }
  child.setParentWindow(parent);
  expect(parent.getChildWindows()).toEqual([modal, child]);
  for (const none of [null, undefined]) {
    child.setParentWindow(parent);
    child.setParentWindow(none as never);
    expect([child.getParentWindow(), parent.getChildWindows()]).toEqual([null, [modal]]);
  }
});

test('W3.25: a modal that is shown keeps its parent from being used, whatever was set', () => {
  const { BrowserWindow } = fakeWith();
  const parent = new BrowserWindow();
  const [one, two] = [1, 2].map(() => new BrowserWindow({ parent, modal: true, show: false })) as [
    Electron.BrowserWindow,
    Electron.BrowserWindow,
  ];
  expect(parent.isEnabled()).toBe(true);
  one.show();
  two.show();
  expect(parent.isEnabled()).toBe(false);
  one.hide();
  expect(parent.isEnabled()).toBe(false);
  two.destroy();
  expect(parent.isEnabled()).toBe(true);
  parent.setEnabled(false);
  one.show();
  one.destroy();
  expect(parent.isEnabled()).toBe(false);
  parent.setEnabled(true);
  expect(parent.isEnabled()).toBe(true);
});

test('W2.7: the last window’s closed comes before window-all-closed, in the same stack', () => {
  const fake = createFakeElectron();
  const told: string[] = [];
  fake.app.on('window-all-closed', () => told.push('window-all-closed'));
  const window = new fake.BaseWindow();
  window.on('closed', () => told.push('closed'));
  window.destroy();
  expect(told).toEqual(['closed', 'window-all-closed']);
});

test('1,000 windows that came and went are in no list', async () => {
  const fake = fakeWith();
  const parent = new fake.BrowserWindow();
  for (let i = 0; i < 1000; i++) new fake.BrowserWindow({ parent, show: i % 2 === 0 }).destroy();
  await fake.settled();
  expect(fake.BrowserWindow.getAllWindows()).toEqual([parent]);
  expect(fake.electron.webContents.getAllWebContents()).toEqual([parent.webContents]);
  expect([parent.getChildWindows(), fake.BrowserWindow.getFocusedWindow()]).toEqual([[], parent]);
});
