import { createFakeElectron } from '../../../src';
import { MEMBERS } from '../../../src/modules/members';
import { onPlatform } from '../../support/platform';

const NAMES = ['BaseWindow', 'BrowserWindow', 'View', 'WebContentsView', 'ImageView', 'BrowserView'] as const;
const PLATFORMS = ['linux', 'win32', 'darwin'] as const;

/** W3.26, W3.27, W3.29, W3.30: what is undefined elsewhere. */
const ONLY: Readonly<Record<string, readonly NodeJS.Platform[]>> = {
  ...on('darwin')(
    'addTabbedWindow getWindowButtonPosition isHiddenInMissionControl mergeAllWindows moveTabToNewWindow ' +
      'selectNextTab selectPreviousTab setAutoHideCursor setHiddenInMissionControl setWindowButtonPosition ' +
      'setWindowButtonVisibility showAllTabs tabbingIdentifier toggleTabBar',
  ),
  ...on('win32')(
    'getAccentColor hookWindowMessage isSnapped isWindowMessageHooked setAccentColor setAppDetails setThumbnailClip ' +
      'setThumbnailToolTip snapped unhookAllWindowMessages unhookWindowMessage',
  ),
  ...on('linux', 'win32')('setIcon setTitleBarOverlay'),
};

function on(...platforms: NodeJS.Platform[]) {
  return (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, platforms]));
}

const RECTANGLE = { x: 1, y: 2, width: 300, height: 200 };
const [BOOLEAN, STRING, NUMBER, SIZE] = [[true], ['text'], [1], [300, 200]];

type Made = ReturnType<typeof make>;

/** What a method cannot do without. */
const ARGUMENTS: Readonly<Record<string, unknown[] | ((made: Made) => unknown[])>> = {
  ...all(
    'flashFrame setAlwaysOnTop setAutoHideCursor setAutoHideMenuBar setClosable setContentProtection setDocumentEdited ' +
      'setEnabled setFocusable setFullScreen setFullScreenable setHasShadow setHiddenInMissionControl ' +
      'setIgnoreMouseEvents setKiosk setMaximizable setMenuBarVisibility setMinimizable setMovable setResizable ' +
      'setSimpleFullScreen setSkipTaskbar setVisible setVisibleOnAllWorkspaces setWindowButtonVisibility',
    BOOLEAN,
  ),
  ...all(
    'previewFile setBackgroundColor setBackgroundMaterial setRepresentedFilename setThumbnailToolTip setTitle',
    STRING,
  ),
  ...all('isWindowMessageHooked setAspectRatio setBackgroundBlur setBorderRadius setOpacity setProgressBar', NUMBER),
  ...all('setSheetOffset unhookWindowMessage', NUMBER),
  ...all('setContentSize setMaximumSize setMinimumSize setPosition setSize', SIZE),
  ...all('setBounds setContentBounds setThumbnailClip', [RECTANGLE]),
  ...all('setAccentColor setIcon setMenu setParentWindow setTouchBar setVibrancy setWindowButtonPosition', [null]),
  addBrowserView: ({ browserView }) => [browserView],
  addChildView: ({ view }) => [view],
  addTabbedWindow: ({ other }) => [other],
  hookWindowMessage: [1, () => {}],
  loadFile: [__filename],
  loadURL: ['https://example.com'],
  moveAbove: ({ other }) => [other.getMediaSourceId()],
  removeBrowserView: ({ browserView }) => [browserView],
  removeChildView: ({ view }) => [view],
  setAppDetails: [{}],
  setAutoResize: [{}],
  setContentView: ({ view }) => [view],
  setImage: [null],
  setOverlayIcon: [null, ''],
  setShape: [[RECTANGLE]],
  setThumbarButtons: [[]],
  setTitleBarOverlay: [{}],
  setTopBrowserView: ({ ownBrowserView }) => [ownBrowserView],
};

function all(names: string, given: unknown[]) {
  return Object.fromEntries(names.split(' ').map((name) => [name, given]));
}

function make() {
  const fake = createFakeElectron({ timing: 'manual' });
  fake.app.on('window-all-closed', () => {});
  const { BaseWindow, BrowserView, ImageView, View, WebContentsView } = fake.electron;
  const window = new fake.BrowserWindow({ titleBarOverlay: true });
  const ownBrowserView = new BrowserView();
  window.setBrowserView(ownBrowserView);
  const instances: Record<(typeof NAMES)[number], object> = {
    BaseWindow: new BaseWindow({ titleBarOverlay: true }),
    BrowserWindow: window,
    View: new View(),
    WebContentsView: new WebContentsView(),
    ImageView: new ImageView(),
    BrowserView: ownBrowserView,
  };
  return { instances, ownBrowserView, other: new BaseWindow(), view: new View(), browserView: new BrowserView() };
}

const words = (list: string) => list.split(' ').filter(Boolean);
const isThere = (member: string, platform: NodeJS.Platform) => ONLY[member]?.includes(platform) ?? true;

describe.each(PLATFORMS)('on %s', (platform) => {
  beforeEach(() => onPlatform(platform));

  describe.each(NAMES)('%s', (name) => {
    const { methods, properties } = MEMBERS[name]!.instance!;

    test('has every method, and each works or says that it is not faked', async () => {
      const outcomes: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const method of words(methods)) {
        const made = make();
        const instance = made.instances[name] as Record<string, (...args: unknown[]) => unknown>;
        expected[method] = isThere(method, platform) ? `${method} works` : 'undefined';
        if (typeof instance[method] !== 'function') {
          outcomes[method] = String(instance[method]);
          continue;
        }
        const given = ARGUMENTS[method] ?? [];
        try {
          const returned = instance[method](...(typeof given === 'function' ? given(made) : given));
          if (returned instanceof Promise) await Promise.race([returned, new Promise((go) => setImmediate(go))]);
          outcomes[method] = `${instance[method].name} works`;
        } catch (error) {
          const { message } = error as Error;
          outcomes[method] = /does not fake WebContents\.capturePage\(\)/.test(message) ? `${method} works` : message;
        }
      }
      expect(outcomes).toEqual(expected);
    });

    test('has every property', () => {
      const instance = make().instances[name];
      for (const property of words(properties)) {
        expect([property, property in instance]).toEqual([property, isThere(property, platform)]);
        const value: unknown = Reflect.get(instance, property);
        if (!isThere(property, platform)) expect([property, value]).toEqual([property, undefined]);
        else if (property !== 'tabbingIdentifier') expect([property, value]).not.toEqual([property, undefined]);
      }
    });
  });

  test('W0.1: a method that needs arguments says so', () => {
    const { instances } = make();
    const mild = new Set('setBrowserView loadURL loadFile setAutoResize setThumbarButtons setTouchBar'.split(' '));
    // A BrowserView is written in JavaScript, and hands an undefined on.
    for (const [name, method] of NAMES.filter((name) => name !== 'BrowserView').flatMap((name) =>
      words(MEMBERS[name]!.instance!.methods).map((method) => [name, method] as const),
    )) {
      if (ARGUMENTS[method] === undefined || !isThere(method, platform) || mild.has(method)) continue;
      if (/BrowserView$/.test(method) || (name === 'BrowserWindow' && method === 'setBounds')) continue;
      const call = Reflect.get(instances[name], method) as () => unknown;
      expect(() => call.call(instances[name])).toThrow(new TypeError('Insufficient number of arguments.'));
    }
  });

  test('S12.11: each method and property of a destroyed window throws', () => {
    const fake = createFakeElectron();
    fake.app.on('window-all-closed', () => {});
    const { methods, properties } = MEMBERS.BaseWindow!.instance!;
    const window = new fake.electron.BaseWindow();
    window.destroy();
    const error = new TypeError('Object has been destroyed');
    for (const method of words(methods)) {
      if (['destroy', 'isDestroyed'].includes(method) || !isThere(method, platform)) continue;
      const call = Reflect.get(window, method) as () => unknown;
      expect(() => call.call(window)).toThrow(error);
    }
    for (const property of words(properties)) {
      if (isThere(property, platform)) expect(() => Reflect.get(window, property)).toThrow(error);
    }
    expect([window.isDestroyed(), window.destroy()]).toEqual([true, undefined]);
  });
});

/** What a setter was given, what its getter answers then, and where it does not. */
const TRIPS: readonly (readonly [
  setter: string,
  getter: string,
  given: unknown,
  elsewhere: Partial<Record<NodeJS.Platform, unknown>>,
])[] = [
  ['setAutoHideMenuBar', 'isMenuBarAutoHide', true, { darwin: false }],
  ['setClosable', 'isClosable', false, { linux: true }],
  ['setMovable', 'isMovable', false, { linux: true }],
  ['setMinimizable', 'isMinimizable', false, { linux: true }],
  ['setMaximizable', 'isMaximizable', false, { linux: true }],
  ['setFullScreenable', 'isFullScreenable', false, {}],
  ['setFocusable', 'isFocusable', false, {}],
  ['setResizable', 'isResizable', false, {}],
  ['setEnabled', 'isEnabled', false, {}],
  ['setHasShadow', 'hasShadow', false, {}],
  ['setAlwaysOnTop', 'isAlwaysOnTop', true, {}],
  ['setFullScreen', 'isFullScreen', true, {}],
  ['setKiosk', 'isKiosk', true, {}],
  ['setSimpleFullScreen', 'isSimpleFullScreen', true, {}],
  ['setMenuBarVisibility', 'isMenuBarVisible', false, { darwin: true }],
  ['setVisibleOnAllWorkspaces', 'isVisibleOnAllWorkspaces', true, { win32: false }],
  ['setContentProtection', 'isContentProtected', true, { linux: false }],
  ['setDocumentEdited', 'isDocumentEdited', true, { linux: false, win32: false }],
  ['setRepresentedFilename', 'getRepresentedFilename', '/a', { linux: '', win32: '' }],
  ['setTitle', 'getTitle', 'A', {}],
  ['setOpacity', 'getOpacity', 0.5, { linux: 1 }],
  ['setBackgroundColor', 'getBackgroundColor', '#123456', {}],
  ['setBounds', 'getBounds', RECTANGLE, {}],
  ['setContentBounds', 'getContentBounds', RECTANGLE, {}],
  ['setAccentColor', 'getAccentColor', '#123456', {}],
  ['setHiddenInMissionControl', 'isHiddenInMissionControl', true, {}],
  ['setWindowButtonPosition', 'getWindowButtonPosition', { x: 3, y: 4 }, {}],
];

describe.each(PLATFORMS)('W3.31: on %s a getter answers what was set, where the platform has it:', (platform) => {
  beforeEach(() => onPlatform(platform));

  test.each(TRIPS)('%s, %s', (setter, getter, given, elsewhere) => {
    const { BaseWindow, BrowserWindow } = createFakeElectron().electron;
    for (const window of [new BaseWindow(), new BrowserWindow()]) {
      const call = Reflect.get(window, setter) as ((value: unknown) => void) | undefined;
      expect(typeof call).toBe(isThere(setter, platform) ? 'function' : 'undefined');
      if (!call) continue;
      call.call(window, given);
      const expected = platform in elsewhere ? elsewhere[platform] : given;
      expect((Reflect.get(window, getter) as () => unknown).call(window)).toEqual(expected);
    }
  });
});
