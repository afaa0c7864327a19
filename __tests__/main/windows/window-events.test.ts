import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';

const EVENTS = [
  ...(['show', 'hide', 'move', 'moved', 'resize', 'resized', 'will-move', 'will-resize', 'maximize'] as const),
  ...(['unmaximize', 'minimize', 'restore', 'enter-full-screen', 'leave-full-screen'] as const),
];

/** A window, and what it tells from now on: at once, and when everything has settled. */
function open(platform: NodeJS.Platform, options: Electron.BrowserWindowConstructorOptions = {}) {
  onPlatform(platform);
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow(options);
  const told: string[] = [];
  for (const name of EVENTS) window.on(name as 'show', () => told.push(name));
  return { fake, window, told, only: (...names: string[]) => told.filter((name) => names.includes(name)) };
}

const STATES = ['maximize', 'unmaximize', 'minimize', 'restore', 'show', 'hide'];
const FULL = ['enter-full-screen', 'leave-full-screen'];

test.each(['linux', 'win32'] as const)('W3.11: on %s show and hide are told at once, each time', (platform) => {
  const { window, told } = open(platform, { show: false });
  window.show();
  window.show();
  window.showInactive();
  window.hide();
  window.hide();
  expect(told).toEqual(['show', 'show', 'show', 'hide', 'hide']);
});

test('W3.11: on macOS they are told later, and only if there is a change', async () => {
  const { fake, window, told } = open('darwin', { show: false });
  window.show();
  window.show();
  expect(told).toEqual([]);
  await fake.settled();
  window.hide();
  window.hide();
  await fake.settled();
  expect(told).toEqual(['show', 'hide']);
});

test('W3.11: showInactive does nothing to a modal window', () => {
  const { fake, window } = open('linux');
  const modal = new fake.BrowserWindow({ parent: window, modal: true, show: false });
  modal.showInactive();
  expect(modal.isVisible()).toBe(false);
});

test.each(['linux', 'win32'] as const)(
  'W3.12: on %s maximize shows a hidden window, minimize does so silently',
  (platform) => {
    const hidden = open(platform, { show: false });
    hidden.window.maximize();
    expect([hidden.window.isVisible(), hidden.only(...STATES)]).toEqual([true, ['maximize', 'show']]);
    const other = open(platform, { show: false });
    other.window.minimize();
    expect([other.window.isMinimized(), other.only(...STATES)]).toEqual([true, ['minimize']]);
    other.window.restore();
    expect([other.window.isVisible(), other.only(...STATES)]).toEqual([true, ['minimize', 'restore']]);
    other.told.length = 0;
    other.window.unmaximize();
    expect(other.told).toEqual([]);
  },
);

test.each([
  ['linux', ['maximize', 'unmaximize', 'minimize', 'restore', 'maximize', 'unmaximize']],
  ['win32', ['maximize', 'minimize', 'restore', 'maximize', 'unmaximize']],
  ['darwin', ['maximize', 'minimize', 'restore', 'unmaximize']],
] as const)('W3.13: on %s', async (platform, expected) => {
  const { fake, window, told, only } = open(platform);
  await fake.settled();
  told.length = 0;
  window.maximize();
  window.minimize();
  window.restore();
  expect(window.isMaximized()).toBe(true);
  window.unmaximize();
  await fake.settled();
  expect(only(...STATES)).toEqual(expected);
});

test('W3.14: on Windows each call tells, at once', () => {
  const { window, only } = open('win32');
  window.setFullScreen(false);
  window.setFullScreen(true);
  window.setFullScreen(true);
  expect(only(...FULL)).toEqual(['leave-full-screen', 'enter-full-screen', 'enter-full-screen']);
});

test('W3.14: on Linux a change does, and on macOS later', async () => {
  const linux = open('linux');
  linux.window.setFullScreen(false);
  linux.window.setFullScreen(true);
  linux.window.setFullScreen(true);
  expect(linux.only(...FULL)).toEqual(['enter-full-screen']);
  const mac = open('darwin');
  mac.window.setFullScreen(true);
  expect(mac.only(...FULL)).toEqual([]);
  await mac.fake.settled();
  expect([mac.only(...FULL), mac.window.isFullScreen()]).toEqual([['enter-full-screen'], true]);
});

test.each(['linux', 'win32'] as const)('W3.14: on %s kiosk and simple full screen are full screen', (platform) => {
  const { window } = open(platform);
  for (const name of ['Kiosk', 'SimpleFullScreen', 'FullScreen'] as const) {
    window[`set${name}`](true);
    expect([window.isKiosk(), window.isSimpleFullScreen(), window.isFullScreen()]).toEqual([true, true, true]);
    expect(window.isMenuBarVisible()).toBe(false);
    window[`set${name}`](false);
    expect([window.kiosk, window.simpleFullScreen, window.fullScreen]).toEqual([false, false, false]);
    expect(window.isMenuBarVisible()).toBe(true);
  }
  window.setFullScreenable(false);
  window.setKiosk(true);
  expect(window.isFullScreen()).toBe(false);
});

test('macOS has a simple full screen of its own', () => {
  const { window } = open('darwin', { x: 1, y: 2 });
  window.setSimpleFullScreen(true);
  expect([window.isSimpleFullScreen(), window.isFullScreen(), window.getSize()]).toEqual([true, false, [1920, 1080]]);
  window.setSimpleFullScreen(false);
  expect([window.isSimpleFullScreen(), window.getPosition()]).toEqual([false, [1, 2]]);
  window.setKiosk(true);
  expect([window.isKiosk(), window.isSimpleFullScreen()]).toEqual([true, false]);
});

test.each([
  ['linux', ['move', 'resize']],
  ['win32', ['move', 'resize']],
  ['darwin', ['move', 'moved', 'resize']],
] as const)('W3.16: on %s', (platform, expected) => {
  const { window, told } = open(platform);
  window.setBounds(window.getBounds());
  window.setPosition(1, 2);
  window.setPosition(1, 2);
  window.setSize(300, 200);
  window.setSize(300, 200);
  expect(told).toEqual(expected);
});

test('W3.17: always-on-top-changed tells a change, and macOS has levels', () => {
  const { window } = open('darwin');
  const told: unknown[] = [];
  window.on('always-on-top-changed', (_event, on) => told.push(on));
  const level = () => (window as unknown as { _getAlwaysOnTopLevel(): string })._getAlwaysOnTopLevel();
  expect(level()).toBe('normal');
  window.setAlwaysOnTop(true);
  expect(level()).toBe('floating');
  window.setAlwaysOnTop(true, 'screen-saver');
  expect(level()).toBe('screen-saver');
  window.setAlwaysOnTop(false);
  expect([told, level()]).toEqual([[true, false], 'normal']);
});

test('W3.19: ready-to-show has no arguments, and is told of what waits to be shown and paints', async () => {
  const { fake } = open('linux');
  const told: unknown[][] = [];
  for (const paintWhenInitiallyHidden of [true, false]) {
    const window = new fake.BrowserWindow({ show: false, paintWhenInitiallyHidden });
    window.on('ready-to-show', (...args: unknown[]) => told.push([paintWhenInitiallyHidden, ...args]));
    await window.loadURL('https://example.com');
  }
  expect(told).toEqual([[true]]);
});

test('W3.19: unresponsive is told 50 ms after the contents, without arguments, unless the window cannot be used', () => {
  jest.useFakeTimers();
  const { window } = open('linux');
  const told: unknown[][] = [];
  window.on('unresponsive', (...args: unknown[]) => told.push(['unresponsive', ...args]));
  window.on('responsive', (...args: unknown[]) => told.push(['responsive', ...args]));
  window.webContents.emit('unresponsive');
  jest.advanceTimersByTime(49);
  expect(told).toEqual([]);
  jest.advanceTimersByTime(1);
  window.webContents.emit('responsive');
  expect(told).toEqual([['unresponsive'], ['responsive']]);
  window.setEnabled(false);
  window.webContents.emit('unresponsive');
  jest.advanceTimersByTime(50);
  expect(told).toHaveLength(2);
  jest.useRealTimers();
});

test('W3.19, W3.21: and 5 s after it was asked to close and has not', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  const { fake, window } = open('linux');
  const told: string[] = [];
  window.on('close', () => told.push('close'));
  window.on('unresponsive', () => told.push('unresponsive'));
  window.webContents.on('will-prevent-unload', () => told.push('will-prevent-unload'));
  fake.pageOf(window).preventUnload();
  window.close();
  await fake.settled();
  window.close();
  await fake.settled();
  jest.advanceTimersByTime(5000);
  expect(told).toEqual(['close', 'will-prevent-unload', 'close', 'will-prevent-unload', 'unresponsive']);
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
  window.close();
  await fake.settled();
  expect(window.isDestroyed()).toBe(true);
  jest.useRealTimers();
});
