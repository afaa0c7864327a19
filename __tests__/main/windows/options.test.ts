import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';

function fakeWith(): ReturnType<typeof createFakeElectron> {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  return fake;
}

test('W3.1: anything does for options', () => {
  const { BrowserWindow, BaseWindow } = fakeWith();
  for (const given of [null, undefined, 'a', 5, true]) {
    expect(new BrowserWindow(given as never).getSize()).toEqual([800, 600]);
    expect(new BaseWindow(given as never).isVisible()).toBe(true);
  }
});

test('W3.1: a name is free when its window is destroyed', () => {
  const { BrowserWindow, BaseWindow } = fakeWith();
  const first = new BrowserWindow({ name: 'main' } as never);
  const text = "Window name 'main' is already in use. Window names must be unique.";
  expect(() => new BrowserWindow({ name: 'main' })).toThrow(new Error(text));
  expect(() => new BaseWindow({ name: 'main' })).toThrow(new TypeError(text));
  expect(BaseWindow.getAllWindows()).toEqual([first]);
  first.destroy();
  new BaseWindow({ name: 'main' });
  expect(() => new BrowserWindow({ name: 'main' })).toThrow(text);
  const old = createFakeElectron({ version: '43' });
  expect(() => [1, 2].map(() => new old.BrowserWindow({ name: 'main' }))).not.toThrow();
});

describe('W0.4: a boolean that is there counts, undefined as false, and a wrong type does not', () => {
  const read = {
    show: 'isVisible',
    resizable: 'isResizable',
    focusable: 'isFocusable',
    fullscreenable: 'isFullScreenable',
    hasShadow: 'hasShadow',
    closable: 'isClosable',
    movable: 'isMovable',
    minimizable: 'isMinimizable',
    maximizable: 'isMaximizable',
  } as const;

  test.each(Object.entries(read))('%s', (option, getter) => {
    onPlatform('win32');
    const { BaseWindow } = fakeWith();
    const values = [{}, { [option]: undefined }, { [option]: 0 }, { [option]: 1 }, Object.create({ [option]: false })];
    expect(values.map((options) => new BaseWindow(options as never)[getter]())).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  test('frame: a frameless window is all content', () => {
    onPlatform('win32');
    const { BaseWindow } = fakeWith();
    expect(new BaseWindow({ frame: undefined } as never).getContentSize()).toEqual([800, 600]);
    expect(new BaseWindow().getContentSize()).not.toEqual([800, 600]);
  });

  test('strings and numbers', () => {
    const { BaseWindow, app } = fakeWith();
    const window = new BaseWindow({ width: '300', height: 200.5, x: 1, y: '2', title: 5, minWidth: '9' } as never);
    expect(window.getBounds()).toEqual({ x: 560, y: 240, width: 800, height: 600 });
    expect([window.getTitle(), window.getMinimumSize()]).toEqual([app.name, [0, 0]]);
  });
});

test('W3.2: the app hears of the contents, then of the window, on which little is set yet, and then it is shown', () => {
  const { app, BrowserWindow } = fakeWith();
  const told: unknown[] = [];
  app.on('web-contents-created', () => told.push('contents'));
  app.on('browser-window-created', (_event, window) => {
    told.push(['window', window.isVisible(), window.isAlwaysOnTop(), window.isFullScreen(), window.isResizable()]);
    window.on('show', () => told.push('show'));
    window.on('enter-full-screen', () => told.push('enter-full-screen'));
  });
  const window = new BrowserWindow({ alwaysOnTop: true, fullscreen: true, resizable: false });
  expect(told).toEqual(['contents', ['window', false, false, false, true], 'enter-full-screen', 'show']);
  expect([window.isAlwaysOnTop(), window.isFullScreen(), window.isResizable()]).toEqual([true, true, false]);
});

test('W3.6: what a window is without options', () => {
  const { app, BaseWindow } = fakeWith();
  const window = new BaseWindow();
  expect(window.getBounds()).toEqual({ x: 560, y: 240, width: 800, height: 600 });
  expect([window.title, window.getOpacity(), window.hasShadow(), window.getBackgroundColor()]).toEqual([
    app.name,
    1,
    true,
    '#FFFFFF',
  ]);
  expect([window.getMinimumSize(), window.getMaximumSize()]).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('W3.6: it is in the middle of the work area of the first display', () => {
  const fake = fakeWith();
  fake.system.displays.change(1, { workArea: { x: 100, y: 0, width: 1000, height: 700 } });
  const window = new fake.BaseWindow({ width: 500, height: 100 });
  expect(window.getPosition()).toEqual([350, 300]);
  window.maximize();
  expect(window.getBounds()).toEqual({ x: 100, y: 0, width: 1000, height: 700 });
  window.setFullScreen(true);
  expect(window.getBounds()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
  window.setFullScreen(false);
  window.unmaximize();
  window.setPosition(0, 0);
  window.center();
  expect(window.getBounds()).toEqual({ x: 350, y: 300, width: 500, height: 100 });
});

test.each([
  ['linux', { titleBarStyle: 'hiddenInset' }, true],
  ['win32', { titleBarStyle: 'hidden' }, false],
  ['win32', { titleBarStyle: 'hiddenInset' }, true],
  ['win32', { webPreferences: { offscreen: true } }, false],
  ['darwin', { titleBarStyle: 'hiddenInset' }, false],
  ['darwin', { titleBarStyle: 'customButtonsOnHover' }, false],
  ['darwin', {}, true],
] as const)('W3.6, W3.9: on %s %j leaves a frame: %s', (platform, options, hasFrame) => {
  onPlatform(platform);
  const window = new (fakeWith().BrowserWindow)(options);
  const isWhole = window.getContentSize().join() === window.getSize().join();
  // On Linux the frame is the window manager's.
  expect(isWhole).toBe(!hasFrame || platform === 'linux');
});

test.each(['linux', 'win32', 'darwin'] as const)('W3.9: on %s the size can be the content’s', (platform) => {
  onPlatform(platform);
  const { BrowserWindow } = fakeWith();
  const window = new BrowserWindow({ width: 400, height: 300, useContentSize: true });
  expect(window.getContentSize()).toEqual([400, 300]);
  window.setContentSize(456, 567);
  expect(window.getContentSize()).toEqual([456, 567]);
  window.setContentBounds({ x: 50, y: 60, width: 200, height: 100 });
  expect(window.getContentBounds()).toEqual({ x: 50, y: 60, width: 200, height: 100 });
  expect(new BrowserWindow({ width: 400, height: 300 }).getSize()).toEqual([400, 300]);
});

test('W3.7: a window is made within its limits, and kept there by sizes that come later', () => {
  const { BrowserWindow } = fakeWith();
  const small = new BrowserWindow({ width: 100, height: 100, minWidth: 300, minHeight: 200 });
  expect(small.getSize()).toEqual([300, 200]);
  small.setSize(1, 1);
  expect(small.getSize()).toEqual([300, 200]);
  const large = new BrowserWindow({ width: 1000, height: 1000, maxWidth: 500, maxHeight: -1 });
  expect([large.getSize(), large.getMaximumSize()]).toEqual([
    [500, 1000],
    [500, -1],
  ]);
});

test('macOS: a window that says fullscreen: false has no button for it', () => {
  onPlatform('darwin');
  const { BaseWindow } = fakeWith();
  const able = [{}, { fullscreen: false }, { fullscreen: false, fullscreenable: true }];
  expect(able.map((options) => new BaseWindow(options).isFullScreenable())).toEqual([true, false, true]);
});

test('W3.4, W3.5: what a window has of its own, and what on its prototype', () => {
  const { BaseWindow, BrowserWindow } = fakeWith();
  const window = new BrowserWindow();
  for (const name of ['id', 'setBounds', 'devToolsWebContents', '_browserViews']) {
    expect([name, Object.hasOwn(window, name)]).toEqual([name, true]);
  }
  const descriptor = Object.getOwnPropertyDescriptor(window, 'devToolsWebContents');
  expect(descriptor).toMatchObject({ configurable: false, enumerable: true });
  const { id } = window;
  window.destroy();
  expect(window.id).toBe(id);
  const base = new BaseWindow();
  expect(Object.hasOwn(base, 'id')).toBe(false);
  base.destroy();
  expect(() => base.id).toThrow(new TypeError('Object has been destroyed'));
  const listed = Object.keys(base).concat(Object.keys(window));
  for (const name of ['title', 'fullScreen', 'kiosk', 'resizable']) expect(listed).not.toContain(name);
});

test('W3.3: one of a subclass is no BrowserWindow to the statics, but to those of BaseWindow', () => {
  const { BaseWindow, BrowserWindow, electron } = fakeWith();
  class Mine extends BrowserWindow {}
  const mine = new Mine();
  const window = new BrowserWindow({ show: false });
  const base = new BaseWindow({ show: false });
  expect(BrowserWindow.getAllWindows()).toEqual([window]);
  expect(BaseWindow.getAllWindows()).toEqual([mine, window, base]);
  expect([BrowserWindow.fromId(mine.id), BrowserWindow.fromId(window.id), BrowserWindow.fromId(base.id)]).toEqual([
    null,
    window,
    null,
  ]);
  expect(BaseWindow.fromId(mine.id)).toBe(mine);
  expect([BrowserWindow.getFocusedWindow(), BaseWindow.getFocusedWindow()]).toEqual([null, mine]);
  expect(BrowserWindow.fromWebContents(mine.webContents)).toBe(mine);
  expect(BrowserWindow.fromBrowserView(new electron.BrowserView())).toBeNull();
});

test('W3.8: a BrowserWindow takes a part of its bounds, a BaseWindow does not', () => {
  const { BaseWindow, BrowserWindow } = fakeWith();
  const window = new BrowserWindow({ x: 1, y: 2 });
  window.setBounds({ width: 300 });
  expect(window.getBounds()).toEqual({ x: 1, y: 2, width: 300, height: 600 });
  const text = 'Error processing argument at index 0, conversion failure from #<Object>';
  expect(() => new BaseWindow().setBounds({ width: 300 })).toThrow(new TypeError(text));
  // W0.2
  window.setBounds({ x: 440.5, y: 225.1, width: 500.4, height: 400.9 });
  expect(window.getBounds()).toEqual({ x: 441, y: 225, width: 500, height: 401 });
});

test('W0.4: a preference that is there counts, undefined as false', () => {
  const fake = createFakeElectron();
  const webPreferences = { sandbox: undefined, contextIsolation: undefined, javascript: undefined } as never;
  const { webContents } = new fake.BrowserWindow({ show: false, webPreferences });
  const { getLastWebPreferences } = webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
  expect(getLastWebPreferences.call(webContents)).toMatchObject({
    sandbox: false,
    contextIsolation: false,
    javascript: false,
  });
});
