import { EventEmitter } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { on } from '../support/platform';

type Options = Electron.MenuItemConstructorOptions;

const build = (template: unknown, fake = createFakeElectron()) =>
  fake.electron.Menu.buildFromTemplate(template as Options[]);
const labelsOf = (menu: Electron.Menu | undefined) => menu!.items.map(({ type, label }) => label || type);
const at = (version: string) => createFakeElectron({ version });
const separator = { type: 'separator' } as const;

describe('M7: menus', () => {
  test('M7.1: a menu is an emitter, an item is none', () => {
    const { Menu, MenuItem } = createFakeElectron().electron;
    expect(new Menu()).toBeInstanceOf(EventEmitter);
    expect(new MenuItem({ label: 'a' })).not.toBeInstanceOf(EventEmitter);
  });

  test('M7.2: an item in two menus is in both, and says the first', () => {
    const { Menu, MenuItem } = createFakeElectron().electron;
    const [first, second] = [new Menu(), new Menu()];
    const item = new MenuItem({ label: 'a' });
    first.append(item);
    second.append(item);
    expect([first.items, second.items]).toEqual([[item], [item]]);
    expect(item.menu).toBe(first);
  });

  test('M7.3: an own label will do, even without a value', () => {
    expect(labelsOf(build([{ label: undefined }]))).toEqual(['normal']);
    const error = new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    expect(() => build([{ type: 'checkbox' }])).toThrow(error);
    expect(() => build([Object.create({ label: 'a' })])).toThrow(error);
  });

  test.each<[string, unknown[], string[]]>([
    [
      'before',
      [
        { label: '1', id: '1' },
        { label: '2', id: '2' },
        { label: '3', before: ['1'] },
      ],
      ['3', '1', '2'],
    ],
    ['after', [{ label: '1', after: ['3'] }, { label: '2' }, { label: '3', id: '3' }], ['3', '1', '2']],
    [
      'into another group, with all of its own',
      [{ label: '1', id: '1' }, separator, { label: '2', after: ['1'] }, { label: '3' }, separator, { label: '4' }],
      ['1', '2', '3', 'separator', '4'],
    ],
    [
      'a circle',
      [
        { label: '1', id: '1', after: ['2'] },
        { label: '2', id: '2', after: ['1'] },
      ],
      ['2', '1'],
    ],
    [
      'an id that is not there',
      [
        { label: '1', after: ['x'] },
        { label: '2', before: ['y'] },
      ],
      ['1', '2'],
    ],
    [
      'beforeGroupContaining',
      [{ label: '1', id: '1' }, separator, { label: '2', beforeGroupContaining: ['x', '1'] }],
      ['2', 'separator', '1'],
    ],
    [
      'afterGroupContaining, the first wish that can be met',
      [
        { label: '1', afterGroupContaining: ['3'], beforeGroupContaining: [] },
        { label: '1b', afterGroupContaining: ['2'] },
        separator,
        { label: '2', id: '2' },
        separator,
        { label: '3', id: '3' },
      ],
      ['3', 'separator', '1', '1b', 'separator', '2'],
    ],
    [
      'separators that part nothing, but for hidden ones',
      [separator, { ...separator, visible: false }, { label: '1' }, separator, separator, { label: '2' }, separator],
      ['1', 'separator', '2'],
    ],
  ])('M7.4: %s', (_what, template, order) => {
    expect(labelsOf(build(template))).toEqual(order);
  });

  test('M7.4: submenus too', () => {
    const menu = build([
      {
        label: 'a',
        submenu: [
          { label: '1', after: ['2'] },
          { label: '2', id: '2' },
        ],
      },
    ]);
    expect(labelsOf(menu.items[0]!.submenu)).toEqual(['2', '1']);
  });

  test('M7.5: unknown keys stay, the role is in lower case, and options there must be', () => {
    const { MenuItem } = createFakeElectron().electron;
    expect(new MenuItem({ label: 'a', role: 'toggleDevTools', own: 1 } as never)).toMatchObject({
      own: 1,
      role: 'toggledevtools',
    });
    expect(() => new MenuItem(undefined as never)).toThrow(TypeError);
    expect(new MenuItem({ label: 'a', type: 'header' }).type).toBe('header');
    const old = at('36').electron;
    expect(() => new old.MenuItem({ label: 'a', type: 'palette' })).toThrow(
      new Error('Unknown menu item type: palette'),
    );
  });

  test.each(['type', 'role', 'accelerator', 'submenu', 'commandId', 'menu', 'groupId'])(
    'M7.6: %s cannot be set',
    (key) => {
      const [item] = build([{ label: 'a', type: 'radio' }]).items;
      expect(() => Object.assign(item!, { [key]: 'x' })).toThrow(TypeError);
    },
  );

  test('M7.6: the rest can, the icon since 40.7', () => {
    const values = { label: 'b', sublabel: 'c', toolTip: 'd', enabled: false, visible: false, checked: true, id: 'e' };
    const more = { ...values, registerAccelerator: false, accessibilityLabel: 'f', icon: 'g' };
    expect(Object.assign(build([{ label: 'a' }]).items[0]!, more)).toMatchObject(more);
    expect(() => Object.assign(build([{ label: 'a' }], at('40.6')).items[0]!, { icon: 'g' })).toThrow(TypeError);
  });

  test('M7.7: what nobody said', () => {
    const menu = build([{ label: 'a' }, { role: 'copy' }, { role: 'toggleSpellChecker' }, { label: 'b', submenu: [] }]);
    const [item, copy, spelling, submenu] = menu.items;
    expect(item).toMatchObject({
      ...{ role: null, accelerator: null, submenu: null, icon: null, sublabel: '', toolTip: '' },
      ...{ enabled: true, visible: true, acceleratorWorksWhenHidden: true, checked: false, registerAccelerator: true },
      ...{ type: 'normal', commandId: 1 },
    });
    expect(item!.id).toBeUndefined();
    expect([copy!.registerAccelerator, spelling!.type, submenu!.type]).toEqual([false, 'checkbox', 'submenu']);
  });

  test('M7.8: what a role brings along shows since 39.5.2', () => {
    const shown = (version: string) => build([{ role: 'reload' }], at(version)).items[0]!.accelerator;
    expect(['39.5.1', '39.5.2', '40.2', '40.3'].map(shown)).toEqual([null, 'CmdOrCtrl+R', null, 'CmdOrCtrl+R']);
  });

  test('M7.9: several radio items can be checked until one is chosen, and none until the menu shows', () => {
    const fake = createFakeElectron();
    new fake.BrowserWindow();
    const radio = (label: string, checked = false) => ({ label, type: 'radio', checked });
    const menu = build([radio('a', true), radio('b', true), separator, radio('c'), radio('d')], fake);
    const checked = () => menu.items.filter((item) => item.checked).map(({ label }) => label);
    expect(checked()).toEqual(['a', 'b']);
    menu.popup();
    expect(checked()).toEqual(['a', 'b', 'c']);
    menu.items[4]!.checked = false;
    expect(checked()).toEqual(['a', 'b', 'd']);
  });

  test('M7.9: at the top it joins what comes after it', () => {
    const { MenuItem } = createFakeElectron().electron;
    const menu = build([{ label: 'a', type: 'radio', checked: true }]);
    const fake = createFakeElectron();
    const own = build([{ label: 'a', type: 'radio', checked: true }], fake);
    own.insert(0, new fake.electron.MenuItem({ label: 'b', type: 'radio' }));
    own.items[0]!.checked = true;
    expect(own.items.map((item) => item.checked)).toEqual([true, false]);
    expect(menu.items[0]).not.toBeInstanceOf(MenuItem);
  });
});

describe('M7: roles', () => {
  const role = (name: string, version?: string) => {
    const fake = version === undefined ? createFakeElectron() : at(version);
    const click = jest.fn();
    const [item] = build([{ role: name, click }], fake).items;
    const window = new fake.BrowserWindow();
    return { fake, item: item!, click, window, run: () => item!.click({}, window, window.webContents) };
  };

  test.each([
    'undo',
    'redo',
    'cut',
    'copy',
    'paste',
    'pasteAndMatchStyle',
    'delete',
    'selectAll',
    'reload',
    'toggleDevTools',
  ])('M7.11: %s acts on the contents', (name) => {
    const { run, click, window } = role(name);
    const method = jest.spyOn(window.webContents, name as 'copy').mockImplementation(() => {});
    on('linux', run);
    expect([method.mock.calls, click.mock.calls]).toEqual([[[]], []]);
  });

  test('M7.11: the zooms, the spell checker and forceReload', () => {
    const zoom = role('zoomIn');
    zoom.run();
    zoom.run();
    expect(zoom.window.webContents.zoomLevel).toBe(1);
    build([{ role: 'zoomOut' }], zoom.fake).items[0]!.click({}, zoom.window, zoom.window.webContents);
    expect(zoom.window.webContents.zoomLevel).toBe(0.5);
    build([{ role: 'resetZoom' }], zoom.fake).items[0]!.click({}, zoom.window, zoom.window.webContents);
    expect(zoom.window.webContents.zoomLevel).toBe(0);
    const spelling = role('toggleSpellChecker');
    spelling.run();
    expect(spelling.window.webContents.session.spellCheckerEnabled).toBe(false);
    const reload = role('forceReload');
    const ignoring = jest.spyOn(reload.window.webContents, 'reloadIgnoringCache').mockImplementation(() => {});
    reload.run();
    expect(ignoring).toHaveBeenCalledTimes(1);
  });

  test('M7.11: windows are closed, minimized and filled', () => {
    const full = role('togglefullscreen');
    on('linux', full.run);
    expect(full.window.isFullScreen()).toBe(true);
    on('linux', full.run);
    expect(full.window.isFullScreen()).toBe(false);
    const small = role('minimize');
    on('linux', small.run);
    expect(small.window.isMinimized()).toBe(true);
    const closed = role('close');
    const close = jest.spyOn(closed.window, 'close').mockImplementation(() => {});
    on('linux', closed.run);
    expect(close).toHaveBeenCalledTimes(1);
  });

  test('M7.11: quit quits, about shows the panel', () => {
    const quit = role('quit');
    const quits = jest.spyOn(quit.fake.app, 'quit').mockImplementation(() => {});
    on('win32', quit.run);
    expect([quits.mock.calls, quit.click.mock.calls]).toEqual([[[]], []]);
    const about = role('about');
    const panel = jest.spyOn(about.fake.app, 'showAboutPanel').mockImplementation(() => {});
    on('linux', about.run);
    expect(panel).toHaveBeenCalledTimes(1);
  });

  test('M7.11: on macOS the system sees to most of them', () => {
    const copy = role('copy');
    const copied = jest.spyOn(copy.window.webContents, 'copy');
    on('darwin', copy.run);
    expect([copied.mock.calls.length, copy.click.mock.calls.length]).toEqual([0, 1]);
    const reload = role('reload');
    const reloaded = jest.spyOn(reload.window.webContents, 'reload').mockImplementation(() => {});
    on('darwin', reload.run);
    expect([reloaded.mock.calls.length, reload.click.mock.calls.length]).toEqual([1, 0]);
  });

  test('M7.11: before 41.9.1 a reload went through the window', () => {
    const { fake, item, window, click } = role('reload', '41.9.0');
    const reload = jest.spyOn(window.webContents, 'reload').mockImplementation(() => {});
    item.click({}, window, undefined);
    expect(reload).toHaveBeenCalledTimes(1);
    item.click({}, new fake.BaseWindow(), window.webContents);
    expect([reload.mock.calls.length, click.mock.calls.length]).toEqual([1, 0]);
  });

  test('M7.10: a role that has nothing to act on leaves it to the click of the template', () => {
    const { item, click } = role('copy');
    item.click('event', undefined, undefined);
    expect(click.mock.calls).toEqual([[item, undefined, 'event']]);
  });

  test('M7.10: before 31.5 a click is given a BrowserWindow or nothing', () => {
    for (const [version, sees] of [
      ['31.4.0', false],
      ['31.5.0', true],
    ] as const) {
      const fake = at(version);
      const click = jest.fn();
      const [item] = build([{ label: 'a', click }], fake).items;
      const [base, browser] = [new fake.BaseWindow(), new fake.BrowserWindow()];
      item!.click({}, base);
      item!.click({}, browser);
      expect(click.mock.calls.map(([, window]) => window)).toEqual([sees ? base : undefined, browser]);
    }
  });

  test.each<[string, NodeJS.Platform, string]>([
    ['about', 'linux', 'About'],
    ['about', 'win32', 'About Notes'],
    ['quit', 'linux', 'Quit'],
    ['quit', 'win32', 'Exit'],
    ['quit', 'darwin', 'Quit Notes'],
    ['close', 'linux', 'Close'],
    ['close', 'darwin', 'Close Window'],
    ['resetZoom', 'linux', 'Actual Size'],
    ['front', 'darwin', 'Bring All to Front'],
    ['unhide', 'darwin', 'Show All'],
    ['toggleDevTools', 'linux', 'Toggle Developer Tools'],
    ['togglefullscreen', 'linux', 'Toggle Full Screen'],
    ['pasteAndMatchStyle', 'linux', 'Paste and Match Style'],
    ['selectAll', 'linux', 'Select All'],
    ['toggleTabBar', 'darwin', ''],
    ['selectNextTab', 'darwin', ''],
    ['nonsense', 'linux', ''],
  ])('M7.12: the label of %s on %s', (name, platform, label) => {
    const fake = createFakeElectron();
    fake.app.name = 'Notes';
    expect(on(platform, () => build([{ role: name }], fake).items[0]!.label)).toBe(label);
  });

  test.each<[string, NodeJS.Platform, string | null]>([
    ['copy', 'linux', 'CommandOrControl+C'],
    ['undo', 'linux', 'CommandOrControl+Z'],
    ['minimize', 'linux', 'CommandOrControl+M'],
    ['resetZoom', 'linux', 'CommandOrControl+0'],
    ['zoomOut', 'linux', 'CommandOrControl+-'],
    ['zoomIn', 'linux', 'CommandOrControl+Plus'],
    ['quit', 'linux', 'CommandOrControl+Q'],
    ['quit', 'win32', null],
    ['redo', 'linux', 'Shift+CommandOrControl+Z'],
    ['redo', 'win32', 'Control+Y'],
    ['pasteAndMatchStyle', 'linux', 'Shift+CommandOrControl+V'],
    ['reload', 'linux', 'CmdOrCtrl+R'],
    ['forceReload', 'linux', 'Shift+CmdOrCtrl+R'],
    ['toggleDevTools', 'linux', 'Ctrl+Shift+I'],
    ['toggleDevTools', 'darwin', 'Alt+Command+I'],
    ['togglefullscreen', 'linux', 'F11'],
    ['togglefullscreen', 'darwin', 'Control+Command+F'],
  ])('M7.13: the keys of %s on %s', (name, platform, keys) => {
    expect(on(platform, () => build([{ role: name }]).items[0]!.accelerator)).toBe(keys);
  });
});

describe('M7: the menu of the application', () => {
  /** Launches what `main` says, and what it has then. */
  const menuOf = async (platform: NodeJS.Platform, main = '') => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'menus-'));
    const script = `const { app, BrowserWindow, Menu } = require('electron'); app.name = 'Notes'; ${main};
      app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,'));`;
    fs.writeFileSync(path.join(folder, 'main.js'), script);
    const fake = createFakeElectron();
    const running = await fake.launch(path.join(folder, 'main.js'));
    try {
      return on(platform, () => fake.electron.Menu.getApplicationMenu());
    } finally {
      await running.close();
      fs.rmSync(folder, { recursive: true });
    }
  };

  test("M7.14: an app that has set none has Electron's", async () => {
    expect(labelsOf((await menuOf('linux'))!)).toEqual(['File', 'Edit', 'View', 'Window']);
    expect(labelsOf((await menuOf('darwin'))!)).toEqual(['Notes', 'File', 'Edit', 'View', 'Window']);
  });

  test('M7.14: unless it has, even null', async () => {
    expect(await menuOf('linux', 'Menu.setApplicationMenu(null)')).toBeNull();
  });

  test('M7.17: a test that launches no app has none', async () => {
    const fake = createFakeElectron();
    await fake.app.whenReady();
    expect(fake.electron.Menu.getApplicationMenu()).toBeNull();
  });

  test('M7.17: off macOS it is that of every window', () => {
    const fake = createFakeElectron();
    const windows = [new fake.BrowserWindow(), new fake.BaseWindow()];
    const spies = windows.map((window) => jest.spyOn(window, 'setMenu'));
    const menu = build([], fake);
    on('darwin', () => fake.electron.Menu.setApplicationMenu(menu));
    expect(spies.map((spy) => spy.mock.calls)).toEqual([[], []]);
    on('linux', () => fake.electron.Menu.setApplicationMenu(menu));
    expect(spies.map((spy) => spy.mock.calls)).toEqual([[[menu]], [[menu]]]);
  });

  test('M7.17: sendActionToFirstResponder is there on macOS, setHighlightColors on Windows', () => {
    const fake = createFakeElectron();
    const { Menu } = fake.electron;
    on('linux', () =>
      expect([Menu.sendActionToFirstResponder, Menu.setHighlightColors]).toEqual([undefined, undefined]),
    );
    const window = new fake.BrowserWindow();
    const copy = jest.spyOn(window.webContents, 'copy');
    on('darwin', () => Menu.sendActionToFirstResponder('copy:'));
    expect(copy).toHaveBeenCalledTimes(1);
    expect(on('win32', () => Menu.setHighlightColors(null))).toBeUndefined();
  });
});

describe('M7: a menu that opens by itself', () => {
  test('M7.15: it says where, and tells when it is closed', () => {
    const fake = createFakeElectron();
    const first = new fake.BrowserWindow();
    const focused = new fake.BrowserWindow();
    const menu = build([{ label: 'a' }], fake);
    const order: string[] = [];
    menu.on('menu-will-show', (event) => order.push(`show ${typeof event.preventDefault}`));
    menu.on('menu-will-close', (event) => order.push(`close ${typeof event.preventDefault}`));
    const callback = () => order.push('callback');

    expect(menu.popup()).toEqual({ browserWindow: focused, x: -1, y: -1, position: -1 });
    expect(menu.popup({ window: first, x: 1, y: 2, positioningItem: 3, callback })).toEqual({
      ...{ browserWindow: first, x: 1, y: 2, position: 3 },
    });
    expect(order).toEqual(['show function', 'close function', 'show function']);
    menu.closePopup();
    menu.closePopup();
    expect(order.slice(3)).toEqual(['close function', 'callback']);
    // A window as the whole argument is not honoured.
    expect(menu.popup(first as never)).toMatchObject({ browserWindow: focused });
  });

  test('M7.15: without the focus it is the first window, and without one an error', () => {
    const fake = createFakeElectron();
    const menu = build([], fake);
    expect(() => menu.popup()).toThrow(new Error('Cannot open Menu without a BaseWindow present'));
    expect(() => menu.popup(null as never)).toThrow(new TypeError('Options must be an object'));
    expect(() => menu.popup('here' as never)).toThrow(new TypeError('Options must be an object'));
    const first = new fake.BaseWindow();
    const gone = new fake.BrowserWindow();
    gone.destroy();
    first.blur();
    expect(menu.popup({ window: gone })).toMatchObject({ browserWindow: first });
  });

  test('M7.16: closePopup closes that of a window, or any', () => {
    const fake = createFakeElectron();
    const [first, second] = [new fake.BrowserWindow(), new fake.BrowserWindow()];
    const menu = build([], fake);
    const closed = jest.fn();
    menu.on('menu-will-close', closed);
    menu.popup({ window: first });
    menu.closePopup(second);
    expect(closed).not.toHaveBeenCalled();
    menu.closePopup(first);
    menu.popup({ window: first });
    menu.closePopup();
    expect(closed).toHaveBeenCalledTimes(2);
  });

  test('M7.16: an id is looked for on its own level first, then in depth', () => {
    const menu = build([
      {
        label: 'a',
        submenu: [
          { label: 'deep', id: 'x' },
          { label: 'b', submenu: [{ label: 'deeper', id: 'y' }] },
        ],
      },
      { label: 'own', id: 'x' },
    ]);
    expect(['x', 'y', 'z'].map((id) => menu.getMenuItemById(id)?.label)).toEqual(['own', 'deeper', undefined]);
  });
});

test.each<[unknown, string]>([
  [1, 'badge must be a MenuItemBadge object'],
  [{ type: 'X' }, "Invalid badge type 'X': must be one of alerts, updates, new-items, none"],
  [{ type: 'none' }, "badge.content must be a string when badge.type is 'none'"],
  [{}, "badge.content must be a string when badge.type is 'none'"],
  [{ type: 'alerts', count: -1 }, "badge.count must be a non-negative integer when badge.type is 'alerts'"],
])('M7.18: %j is no badge', (badge, text) => {
  on('darwin', () => {
    expect(() => build([{ label: 'a', badge }])).toThrow(new TypeError(text));
    const [item] = build([{ label: 'a', badge: { content: 'new' } }]).items;
    expect(() => Object.assign(item!, { badge })).toThrow(new TypeError(text));
    expect(item!.badge).toEqual({ content: 'new' });
    expect(() => build([{ label: 'a', badge }], at('44'))).not.toThrow();
  });
  on('linux', () => expect(() => build([{ label: 'a', badge }])).not.toThrow());
});

test('M7.18: nobody has chosen keys of his own', () => {
  expect(build([{ label: 'a', accelerator: 'Ctrl+A' }]).items[0]!.userAccelerator).toBeNull();
});

test('M7.19: keys that are none are no error in a menu', () => {
  expect(build([{ label: 'a', accelerator: 'Nonsense+Ä' }]).items[0]!.accelerator).toBe('Nonsense+Ä');
});

test('M0.3: an icon that cannot be read is a failed conversion when the item is put into a menu', () => {
  const error = new TypeError('Error processing argument at index 1, conversion failure from /no/such.png');
  expect(() => build([{ label: 'a', icon: '/no/such.png' }])).toThrow(error);
  expect(() => build([{ label: 'a', icon: __filename }])).toThrow(TypeError);
  expect(() => build([{ label: 'a', icon: path.join(__dirname, 'fixtures', 'icon.png') }])).not.toThrow();
});

/** What Electron's own code asks a menu, which is not in the types. */
interface Asked {
  _isCommandIdChecked(id: number): boolean;
  _isCommandIdEnabled(id: number): boolean;
  _isCommandIdVisible(id: number): boolean;
  _shouldCommandIdWorkWhenHidden(id: number): boolean;
  _shouldRegisterAcceleratorForCommandId(id: number): boolean;
  _getAcceleratorForCommandId(id: number, useDefaultAccelerator: boolean): string | null | undefined;
  _executeCommand(event: unknown, id: number): void;
  _menuWillShow(): void;
}

describe('what the system asks a menu, by the command of an item', () => {
  const asked = (...template: Electron.MenuItemConstructorOptions[]) => {
    const fake = createFakeElectron();
    const menu = fake.electron.Menu.buildFromTemplate(template);
    return { fake, items: menu.items, system: menu as unknown as Asked };
  };

  test('is how its items are', () => {
    const { items, system } = asked(
      { label: 'a', accelerator: 'Ctrl+A', enabled: false, acceleratorWorksWhenHidden: false },
      { label: 'b', type: 'checkbox', checked: true, visible: false },
      { role: 'copy' },
    );
    const answers = (id: number) => [
      system._isCommandIdEnabled(id),
      system._isCommandIdVisible(id),
      system._isCommandIdChecked(id),
      system._shouldCommandIdWorkWhenHidden(id),
      system._shouldRegisterAcceleratorForCommandId(id),
      system._getAcceleratorForCommandId(id, true),
    ];
    expect(items.map(({ commandId }) => answers(commandId))).toEqual([
      [false, true, false, false, true, 'Ctrl+A'],
      [true, false, true, true, true, null],
      [true, true, false, true, false, 'CommandOrControl+C'],
    ]);
    expect(answers(99)).toEqual([false, false, false, false, false, undefined]);
  });

  test('M7.15: some roles look disabled where the focused window is not to be so', () => {
    const { fake, items, system } = asked({ role: 'togglefullscreen' });
    new fake.BrowserWindow({ fullscreenable: false }).focus();
    expect([system._isCommandIdEnabled(items[0]!.commandId), items[0]!.enabled]).toEqual([false, true]);
  });

  test('M7.10: a command clicks its item, in the focused window', () => {
    const click = jest.fn();
    const { fake, items, system } = asked({ label: 'a', click }, { label: 'b', type: 'checkbox' });
    const window = new fake.BrowserWindow();
    window.focus();
    const event = { shiftKey: true };
    for (const { commandId } of items) system._executeCommand(event, commandId);
    system._executeCommand(event, 99);
    expect(click.mock.calls).toEqual([[items[0], window, event]]);
    expect(items[1]!.checked).toBe(true);
  });

  test('M7.9: a group without a checked one gets its first when the menu shows', () => {
    const { items, system } = asked(
      { label: 'a', type: 'radio' },
      { label: 'b', type: 'radio' },
      { type: 'separator' },
      { label: 'c', type: 'radio' },
      { label: 'd', type: 'radio', checked: true },
    );
    system._menuWillShow();
    expect(items.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['a', 'd']);
  });

  test('M7.5: the types that items have', () => {
    const types = ['normal', 'separator', 'submenu', 'checkbox', 'radio'];
    const of = (version: string) => Reflect.get(createFakeElectron({ version }).electron.MenuItem, 'types');
    expect(of('45.5.0')).toEqual([...types, 'header', 'palette']);
    expect(of('36.0.0')).toEqual(types);
  });
});
