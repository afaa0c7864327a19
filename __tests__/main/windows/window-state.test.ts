import { createFakeElectron } from '../../../src';

/** A window, and what it tells of these events. */
function open(options: Electron.BrowserWindowConstructorOptions, ...events: string[]) {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow(options);
  const told: unknown[][] = [];
  for (const name of events) {
    window.on(name as 'close', (_event: object, ...args: unknown[]) => told.push([name, ...args]));
  }
  return { fake, window, told };
}

describe('bounds', () => {
  test('are in the middle of a screen of 1920 by 1080 unless given', () => {
    expect(open({}).window.getBounds()).toEqual({ x: 560, y: 240, width: 800, height: 600 });
    expect(open({ x: 1, y: 2, width: 300, height: 200 }).window.getBounds()).toEqual({
      x: 1,
      y: 2,
      width: 300,
      height: 200,
    });
  });

  test('are one state for all that sets and gets them', () => {
    const { window } = open({ x: 0, y: 0 });

    window.setSize(300, 200);
    window.setPosition(10, 20);
    expect(window.getContentBounds()).toEqual({ x: 10, y: 20, width: 300, height: 200 });
    window.setContentSize(400, 100);
    window.setBounds({ y: 0 });
    expect([window.getSize(), window.getPosition(), window.getContentSize()]).toEqual([
      [400, 100],
      [10, 0],
      [400, 100],
    ]);
    window.center();
    expect(window.getPosition()).toEqual([760, 490]);
  });

  test('tell what changed, and nothing if nothing did', () => {
    const { window, told } = open({ x: 0, y: 0 }, 'move', 'moved', 'resize', 'resized');

    window.setBounds(window.getBounds());
    expect(told).toEqual([]);
    window.setPosition(1, 1);
    window.setSize(10, 10);
    expect(told.flat()).toEqual(['move', 'resize']);
  });

  test('keep within the smallest and the largest size', () => {
    const { window } = open({ minWidth: 400, maxHeight: 500 });

    expect(window.getMinimumSize()).toEqual([400, 0]);
    window.setSize(100, 900);
    expect(window.getSize()).toEqual([400, 500]);
    // W3.7
    window.setMinimumSize(600, 0);
    expect(window.getSize()).toEqual([400, 500]);
    window.setSize(1, 1);
    expect(window.getSize()).toEqual([600, 1]);
  });

  test('are a copy', () => {
    const { window } = open({});
    window.getBounds().width = 1;
    (window.getMinimumSize() as number[])[0] = 9;

    expect([window.getBounds().width, window.getMinimumSize()]).toEqual([800, [0, 0]]);
  });
});

describe('visibility', () => {
  test('is true unless show is false', () => {
    expect(open({}).window.isVisible()).toBe(true);
    expect(open({ show: false }).window.isVisible()).toBe(false);
  });

  test('W3.11: changes, and tells every time', async () => {
    const { fake, window, told } = open({ show: false }, 'show', 'hide', 'focus');

    window.show();
    window.show();
    window.hide();
    window.hide();
    window.showInactive();

    expect(told.flat()).toEqual(['show', 'show', 'hide', 'hide', 'show']);
    expect(window.isFocused()).toBe(false);
    await fake.settled();
    expect(told.flat().slice(5)).toEqual(['focus']);
  });

  test('is what ready-to-show waits for: once, of a window that is not shown yet', async () => {
    const { fake, window, told } = open({ show: false }, 'ready-to-show');
    await window.loadURL('https://example.com');
    await window.loadURL('https://example.com/b');
    expect(told).toEqual([['ready-to-show']]);

    const shown = new fake.BrowserWindow();
    const ready = jest.fn();
    shown.on('ready-to-show', ready);
    await shown.loadURL('https://example.com');
    expect(ready).not.toHaveBeenCalled();
  });
});

describe('size states', () => {
  const EVENTS = ['maximize', 'unmaximize', 'minimize', 'restore', 'enter-full-screen', 'leave-full-screen'];

  test('maximised fills the screen, and comes back', () => {
    const { window, told } = open({ x: 1, y: 2, width: 3, height: 4 }, ...EVENTS);

    window.maximize();
    window.maximize();
    expect([window.isMaximized(), window.isNormal(), window.getSize()]).toEqual([true, false, [1920, 1080]]);
    expect(window.getNormalBounds()).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    window.unmaximize();
    expect([window.isMaximized(), window.isNormal(), window.getBounds()]).toEqual([
      false,
      true,
      { x: 1, y: 2, width: 3, height: 4 },
    ]);
    expect(told.flat()).toEqual(['maximize', 'unmaximize']);
  });

  test('minimised is not visible, and is restored to what it was', () => {
    const { window, told } = open({}, ...EVENTS);
    window.maximize();

    window.minimize();
    expect([window.isMinimized(), window.isMaximized(), window.isVisible()]).toEqual([true, false, false]);
    window.restore();
    expect([window.isMinimized(), window.isMaximized(), window.isVisible()]).toEqual([false, true, true]);
    // W3.13
    expect(told.flat()).toEqual(['maximize', 'unmaximize', 'minimize', 'restore', 'maximize']);
  });

  test('full screen, by method and by property, if it may be', () => {
    const { window, told } = open({}, ...EVENTS);

    window.setFullScreen(true);
    expect([window.isFullScreen(), window.fullScreen, window.getSize()]).toEqual([true, true, [1920, 1080]]);
    window.fullScreen = false;
    expect([window.isFullScreen(), window.getSize()]).toEqual([false, [800, 600]]);
    window.fullScreenable = false;
    window.setFullScreen(true);
    expect(window.isFullScreen()).toBe(false);
    expect(told.flat()).toEqual(['enter-full-screen', 'leave-full-screen']);
  });
});

describe('flags', () => {
  test.each([
    ['resizable', 'isResizable', 'setResizable', true],
    ['focusable', 'isFocusable', 'setFocusable', true],
    ['kiosk', 'isKiosk', 'setKiosk', false],
    ['fullScreenable', 'isFullScreenable', 'setFullScreenable', true],
    ['menuBarVisible', 'isMenuBarVisible', 'setMenuBarVisibility', true],
    ['autoHideMenuBar', 'isMenuBarAutoHide', 'setAutoHideMenuBar', false],
    ['shadow', 'hasShadow', 'setHasShadow', true],
    ['visibleOnAllWorkspaces', 'isVisibleOnAllWorkspaces', 'setVisibleOnAllWorkspaces', false],
  ] as const)('%s is one state for the property, %s and %s', (property, getter, setter, initial) => {
    const { window } = open({});

    expect([window[property], window[getter]()]).toEqual([initial, initial]);
    window[setter](!initial);
    expect([window[property], window[getter]()]).toEqual([!initial, !initial]);
    window[property] = initial;
    expect([window[property], window[getter]()]).toEqual([initial, initial]);
  });

  test('come from the options', () => {
    const { window } = open({
      resizable: false,
      alwaysOnTop: true,
      opacity: 0.5,
      title: 'A',
      backgroundColor: '#123456',
    });

    expect([window.resizable, window.isAlwaysOnTop(), window.getOpacity(), window.title]).toEqual([
      false,
      true,
      // Linux has no other.
      1,
      'A',
    ]);
    expect(window.getBackgroundColor()).toBe('#123456');
  });

  test('always on top tells when it changes', () => {
    const { window, told } = open({}, 'always-on-top-changed');

    window.setAlwaysOnTop(true, 'floating');
    window.setAlwaysOnTop(true);
    window.setAlwaysOnTop(false);

    expect(told).toEqual([
      ['always-on-top-changed', true],
      ['always-on-top-changed', false],
    ]);
  });

  test('what has no getter is taken and does nothing', () => {
    const { window } = open({});

    expect(window.setProgressBar(0.5)).toBeUndefined();
    expect(window.flashFrame(true)).toBeUndefined();
    expect(window.setThumbarButtons([])).toBe(false);
    expect(window.getNativeWindowHandle()).toHaveLength(8);
  });
});

describe('the title', () => {
  test('is what the page is called, unless the app prevents it', async () => {
    const { fake, window, told } = open({ title: 'App' }, 'page-title-updated');
    const page = fake.pageOf(window);

    page.setTitle('One');
    window.once('page-title-updated', (event) => event.preventDefault());
    page.setTitle('Two');

    expect(told).toEqual([
      ['page-title-updated', 'One', true],
      ['page-title-updated', 'Two', true],
    ]);
    expect([window.getTitle(), window.webContents.getTitle()]).toEqual(['One', 'Two']);
  });

  test('stays the app’s where no page says otherwise', async () => {
    const { window } = open({ title: 'App' });
    await window.loadURL('https://example.com');

    expect(window.getTitle()).toBe('App');
    window.title = 'B';
    expect(window.getTitle()).toBe('B');
  });
});

test('a mark takes back what happened to a window, and windows that were opened', () => {
  const { fake, window } = open({});
  const other = new fake.BrowserWindow({ show: false });
  window.focus();
  const restore = fake.mark();

  window.maximize();
  window.setResizable(false);
  window.webContents.setZoomFactor(2);
  window.contentView.addChildView(new fake.electron.View());
  const child = new fake.BrowserWindow({ parent: window });
  other.destroy();
  restore();

  expect([window.isMaximized(), window.isResizable(), window.getSize(), window.isFocused()]).toEqual([
    false,
    true,
    [800, 600],
    true,
  ]);
  expect([window.getChildWindows(), window.webContents.getZoomFactor()]).toEqual([[], 1]);
  expect([child.isDestroyed(), other.isDestroyed()]).toEqual([true, false]);
  expect(window.contentView.children).toEqual([]);
  expect(new fake.BrowserWindow().id).toBe(4);
});

test('a window at 0, 0 is there, however it got there', async () => {
  const fake = createFakeElectron();
  for (const Window of [fake.BrowserWindow, fake.BaseWindow]) {
    expect(new Window({ x: 0, y: 0 }).getBounds()).toEqual({ x: 0, y: 0, width: 800, height: 600 });
    expect(new Window({ x: 0, y: 0, width: 10, height: 20 }).getPosition()).toEqual([0, 0]);
    // W3.6: one alone does not count.
    expect(new Window({ x: 0, width: 100, height: 100 }).getPosition()).toEqual([910, 490]);
    expect(new Window({ y: 0, width: 100, height: 100 }).getPosition()).toEqual([910, 490]);
    for (const move of [
      (window: Electron.BaseWindow) => window.setBounds({ ...window.getBounds(), x: 0, y: 0 }),
      (window: Electron.BaseWindow) => window.setPosition(0, 0),
      (window: Electron.BaseWindow) => window.setContentBounds({ x: 0, y: 0, width: 800, height: 600 }),
    ]) {
      const window = new Window({ x: 7, y: 8 });
      let moves = 0;
      window.on('move', () => moves++);
      move(window);
      expect([window.getBounds(), moves]).toEqual([{ x: 0, y: 0, width: 800, height: 600 }, 1]);
      window.maximize();
      window.unmaximize();
      expect(window.getPosition()).toEqual([0, 0]);
    }
  }
});

test('a minimum or a maximum of 0 is none, and a size is kept within both', () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow({ width: 50, height: 60, minWidth: 100, maxHeight: 40 });
  window.setBounds({ x: 0, y: 0, width: 50, height: 60 });
  expect(window.getBounds()).toEqual({ x: 0, y: 0, width: 100, height: 40 });
  window.setMinimumSize(0, 0);
  window.setMaximumSize(0, 0);
  window.setSize(0, 5000);
  expect(window.getSize()).toEqual([0, 5000]);
});
