import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function open(platform: NodeJS.Platform, options: Electron.BrowserWindowConstructorOptions = {}) {
  onPlatform(platform);
  const fake = createFakeElectron();
  return { fake, ...fake.electron, window: new fake.BrowserWindow(options) };
}

describe('W3.26: menus', () => {
  test('a window takes a Menu or null, and an empty one removes the bar', () => {
    const { window, Menu } = open('linux');
    for (const given of [undefined, {}, 1, 'a']) {
      expect(() => window.setMenu(given as never)).toThrow(new TypeError('Invalid Menu'));
    }
    expect(window.isMenuBarVisible()).toBe(true);
    window.setMenu(new Menu());
    expect(window.isMenuBarVisible()).toBe(false);
    window.setMenu(Menu.buildFromTemplate([{ label: 'A' }]));
    expect(window.isMenuBarVisible()).toBe(true);
    window.removeMenu();
    expect(window.isMenuBarVisible()).toBe(false);
    window.setMenuBarVisibility(true);
    expect(window.isMenuBarVisible()).toBe(false);
  });

  test('a new one has the app’s', () => {
    const { fake, Menu } = open('linux');
    Menu.setApplicationMenu(null);
    expect(new fake.BrowserWindow().isMenuBarVisible()).toBe(false);
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'A' }]));
    expect(new fake.BrowserWindow().isMenuBarVisible()).toBe(true);
  });

  test('one that hides itself is not seen', () => {
    const { window } = open('win32', { autoHideMenuBar: true });
    expect([window.autoHideMenuBar, window.isMenuBarAutoHide(), window.menuBarVisible]).toEqual([true, true, false]);
    window.menuBarVisible = true;
    window.setAutoHideMenuBar(false);
    expect([window.isMenuBarVisible(), window.autoHideMenuBar]).toEqual([true, false]);
  });
});

test('W3.26: an icon is an image or the path of one', () => {
  const { window, nativeImage } = open('linux');
  window.setIcon(nativeImage.createFromBuffer(Buffer.from(PNG, 'base64')));
  expect(() => window.setIcon('/no/such.png')).toThrow(new Error("Failed to load image from path '/no/such.png'"));
  const text = 'Error processing argument at index 0, conversion failure from undefined';
  expect(() => window.setIcon(undefined as never)).toThrow(new TypeError(text));
  expect(() => window.setOverlayIcon(null, undefined as never)).toThrow(text.replace('index 0', 'index 1'));
  expect(() => new (open('linux').BrowserWindow)({ icon: '/no/such.png' })).not.toThrow();
});

test('W3.27: a title bar overlay can be changed where there is one', () => {
  const { window, BrowserWindow } = open('win32', { titleBarStyle: 'hidden', titleBarOverlay: true });
  window.setTitleBarOverlay({ color: '#123456', symbolColor: 'red', height: 30 });
  for (const [options, text] of [
    [{ color: 'nothing' }, 'Could not parse color as CSS color'],
    [{ symbolColor: 'nothing' }, 'Could not parse symbol color as CSS color'],
  ] as const) {
    expect(() => window.setTitleBarOverlay(options)).toThrow(new TypeError(text));
  }
  const without = () => new BrowserWindow().setTitleBarOverlay({ color: '#123456' });
  expect(without).toThrow(new TypeError('Titlebar overlay is not enabled'));
});

test.each([
  ['#1D1F21d9', '#1F21D9'],
  ['#abc', '#AABBCC'],
  ['#8abc', '#AABBCC'],
  ['#A1b2C3', '#A1B2C3'],
  ['rgb(255, 128, 0)', '#FF8000'],
  ['rgba(1, 2, 3, 0.5)', '#010203'],
  ['hsl(120, 100%, 25%)', '#008000'],
  ['hsla(-120, 100%, 50%, 0.1)', '#0000FF'],
  ['blueviolet', '#8A2BE2'],
  ['nothing', '#FFFFFF'],
  ['#12345', '#FFFFFF'],
  ['', '#FFFFFF'],
])('W3.28: the background %j is %s', (given, color) => {
  const { window, fake } = open('linux');
  window.setBackgroundColor(given);
  expect(window.getBackgroundColor()).toBe(color);
  expect(new fake.BrowserWindow({ backgroundColor: given }).getBackgroundColor()).toBe(color);
});

test('W3.28: the opacity is from 0 to 1, and 1 for what is no number', () => {
  const { window } = open('win32');
  const given = [0.25, -1, 2, Number.NaN];
  const got = given.map((opacity) => {
    window.setOpacity(opacity);
    return window.getOpacity();
  });
  expect(got).toEqual([0.25, 0, 1, 1]);
  expect(open('darwin', { opacity: 0.5 }).window.getOpacity()).toBe(0.5);
});

test('W3.29: above which window a window moves', () => {
  const { window, fake } = open('linux');
  const other = new fake.BaseWindow();
  expect(other.getMediaSourceId()).toMatch(/^window:\d+:\d+$/);
  expect(window.moveAbove(other.getMediaSourceId())).toBeUndefined();
  for (const id of ['none', 'screen:0:0', 'window:fake', 'window:1234', 'window:99:0', 'foobar:1:2']) {
    expect(() => window.moveAbove(id)).toThrow(new TypeError('Invalid media source id'));
  }
  const text = 'Error processing argument at index 0, conversion failure from null';
  expect(() => window.moveAbove(null as never)).toThrow(new TypeError(text));
});

test('W3.29: Windows takes buttons for its thumbnail, and a colour for its frame', () => {
  const { window, nativeImage } = open('win32');
  const icon = nativeImage.createFromBuffer(Buffer.from(PNG, 'base64'));
  const button = { icon, click: () => {} };
  expect(window.setThumbarButtons([button])).toBe(true);
  expect(window.setThumbarButtons(Array.from({ length: 8 }, () => button))).toBe(false);
  expect(() => window.setThumbarButtons([{ click: () => {} }] as never)).toThrow('conversion failure from #<Object>');
  expect(open('linux').window.setThumbarButtons([button])).toBe(false);

  onPlatform('win32');
  window.setAccentColor('#ff0000');
  expect(window.getAccentColor()).toBe('#FF0000');
  window.setAccentColor(false);
  expect(window.getAccentColor()).toBe(false);
  window.setAccentColor(null);
  expect(window.getAccentColor()).toBe(true);
  const text = 'Invalid accent color value - must be null, hex string, or boolean';
  for (const given of [1, 'nothing', {}]) {
    expect(() => window.setAccentColor(given as never)).toThrow(new TypeError(text));
  }
});

test('on Windows messages are hooked by their number', () => {
  const { window } = open('win32');
  window.hookWindowMessage(1, () => {});
  window.hookWindowMessage(2, () => {});
  expect([window.isWindowMessageHooked(1), window.isWindowMessageHooked(3)]).toEqual([true, false]);
  window.unhookWindowMessage(1);
  expect([window.isWindowMessageHooked(1), window.isWindowMessageHooked(2)]).toEqual([false, true]);
  window.unhookAllWindowMessages();
  expect(window.isWindowMessageHooked(2)).toBe(false);
  expect(() => window.hookWindowMessage(1, undefined as never)).toThrow('at index 1');
});

test('W3.31: what Linux answers whatever was set', () => {
  const { window } = open('linux', { movable: false, minimizable: false, maximizable: false, closable: false });
  expect([window.isMovable(), window.isMinimizable(), window.isMaximizable(), window.isClosable()]).toEqual(
    Array(4).fill(true),
  );
  window.setContentProtection(true);
  window.setDocumentEdited(true);
  window.setRepresentedFilename('/a');
  expect([window.isContentProtected(), window.documentEdited, window.isTabletMode()]).toEqual([false, false, false]);
  expect(window.representedFilename).toBe('');
});

test('W3.31: the accessible title is the title unless there is another', () => {
  const { window } = open('linux', { title: 'A' });
  expect(window.accessibleTitle).toBe('A');
  window.accessibleTitle = 'B';
  window.title = 'C';
  expect([window.accessibleTitle, window.title]).toEqual(['B', 'C']);
  window.accessibleTitle = '';
  expect(window.accessibleTitle).toBe('C');
});

test('macOS: tabs are windows of one group, the next of which gets the focus', () => {
  const { window, fake } = open('darwin', { tabbingIdentifier: 'group' });
  const { BrowserWindow } = fake;
  const [two, three] = [new BrowserWindow(), new BrowserWindow()];
  expect([window.tabbingIdentifier, two.tabbingIdentifier]).toEqual(['group', undefined]);
  const own = () => window.addTabbedWindow(window);
  expect(own).toThrow(new Error('AddTabbedWindow cannot be called by a window on itself.'));
  window.addTabbedWindow(two);
  window.selectNextTab();
  expect(two.isFocused()).toBe(true);
  two.selectNextTab();
  expect(window.isFocused()).toBe(true);
  window.mergeAllWindows();
  window.selectPreviousTab();
  expect(three.isFocused()).toBe(true);
  three.moveTabToNewWindow();
  two.destroy();
  window.selectNextTab();
  expect(window.isFocused()).toBe(true);
});

test('macOS: where the window’s buttons are', () => {
  const { window, fake } = open('darwin', { titleBarStyle: 'hidden', trafficLightPosition: { x: 10, y: 12 } });
  expect(window.getWindowButtonPosition()).toEqual({ x: 10, y: 12 });
  window.setWindowButtonPosition({ x: 1, y: 2 });
  expect(window.getWindowButtonPosition()).toEqual({ x: 1, y: 2 });
  window.setWindowButtonPosition(null);
  expect(window.getWindowButtonPosition()).toBeNull();
  expect(new fake.BrowserWindow().getWindowButtonPosition()).toBeNull();
});

test('W0.1: strings, integers and numbers are nothing else', () => {
  const { window } = open('linux');
  const refused: readonly (readonly [call: () => void, index: number, from: string])[] = [
    [() => window.setTitle(5 as never), 0, '5'],
    [() => window.setTitle(new String('a') as never), 0, '#<Object>'],
    [() => window.setSize(100.5, 100), 0, '100.5'],
    [() => window.setSize(100, '100' as never), 1, '100'],
    [() => window.setPosition(2 ** 31, 0), 0, '2147483648'],
    [() => window.setOpacity('1' as never), 0, '1'],
    [() => window.setProgressBar(null as never), 0, 'null'],
    [() => window.setContentBounds({ x: 1 } as never), 0, '#<Object>'],
    [() => window.setShape([{ x: 1 }] as never), 0, '#<Object>'],
  ];
  for (const [call, index, from] of refused) {
    const text = `Error processing argument at index ${index}, conversion failure from ${from}`;
    expect(call).toThrow(new TypeError(text));
  }
  window.setResizable('' as never);
  expect(window.isResizable()).toBe(false);
});

test.each(['linux', 'win32'] as const)('W3.10: on %s one that is not resizable is as large as it is', (platform) => {
  const { window } = open(platform, { width: 400, height: 300, minWidth: 100, maxWidth: 900 });
  window.setResizable(false);
  expect([window.getMinimumSize(), window.getMaximumSize()]).toEqual([
    [400, 300],
    [400, 300],
  ]);
  window.setBounds({ width: 1000, height: 50 });
  expect([window.getSize(), window.getMinimumSize()]).toEqual([
    [1000, 50],
    [1000, 50],
  ]);
  window.setResizable(true);
  expect([window.getMinimumSize(), window.getMaximumSize()]).toEqual([
    [100, 0],
    [900, 0],
  ]);
});

test('W3.29, W3.31, W3.32: what an older version has not', () => {
  onPlatform('win32');
  const has = (version: string) => {
    const { BaseWindow, View } = createFakeElectron({ version }).electron;
    const [window, view] = [new BaseWindow(), new View()];
    const members = [window.isContentProtected, window.setAccentColor, window.getAccentColor];
    return [...members, view.getVisible, view.setBorderRadius, view.setBackgroundBlur].map((member) => typeof member);
  };
  const [yes, no] = ['function', 'undefined'];
  expect(has('32')).toEqual([no, no, no, no, no, no]);
  expect(has('36')).toEqual([no, no, no, yes, yes, no]);
  expect(has('37')).toEqual([yes, no, no, yes, yes, no]);
  expect(has('43')).toEqual(Array(6).fill(yes));
});
