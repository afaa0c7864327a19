import { createFakeElectron } from '../../src';
import { on } from '../support/platform';

type Options = Electron.MenuItemConstructorOptions;

const made = (template: Options[] = []) => {
  const fake = createFakeElectron();
  const { Menu } = fake.electron;
  const menu = Menu.buildFromTemplate(template);
  Menu.setApplicationMenu(menu);
  return { fake, user: fake.user, Menu, menu, window: new fake.BrowserWindow() };
};
const save = jest.fn();
const FILE: Options[] = [
  {
    label: '&File',
    submenu: [
      { label: '&Save', id: 'save', click: (...args) => save(...args) },
      { label: 'Print', enabled: false },
      { label: 'Secret', visible: false, id: 'secret' },
      { label: 'Recent', submenu: [{ label: 'a.md', click: save }] },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  { label: 'Help', enabled: false, submenu: [{ label: 'Learn more' }] },
];

beforeEach(() => save.mockClear());

test('somebody chooses by labels, by an id or by a role', () => {
  const { user, menu, window, fake } = made(FILE);
  user.chooses('File', 'Save');
  user.chooses('&File', '&Save');
  user.chooses('save');
  user.chooses('File', 'Recent', 'a.md');
  expect(save).toHaveBeenCalledTimes(4);
  expect(save.mock.calls[0]).toEqual([
    menu.items[0]!.submenu!.items[0],
    window,
    { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, triggeredByAccelerator: false },
  ]);
  for (const platform of ['linux', 'darwin'] as const) on(platform, () => user.chooses('toggleFullScreen'));
  expect(window.isFullScreen()).toBe(false);
  on('linux', () => fake.user.chooses('File', 'Toggle Full Screen'));
  expect(window.isFullScreen()).toBe(true);
});

test('menus show on the way, and go again', () => {
  const { user, menu } = made(FILE);
  const order: string[] = [];
  const file = menu.items[0]!.submenu!;
  const recent = file.getMenuItemById('secret')!.menu.items[3]!.submenu!;
  for (const [name, each] of Object.entries({ bar: menu, file, recent })) {
    each.on('menu-will-show', () => order.push(`${name} shows`));
    each.on('menu-will-close', () => order.push(`${name} closes`));
  }
  save.mockImplementationOnce(() => order.push('click'));
  user.chooses('File', 'Recent', 'a.md');
  expect(order).toEqual(['file shows', 'recent shows', 'click', 'recent closes', 'file closes']);
});

test.each<[string[], string]>([
  [
    ['File', 'Sav'],
    "user.chooses('File', 'Sav'): there is no 'Sav' in the menu 'File'; it has 'Save', 'Print', 'Recent', " +
      "'Toggle Full Screen'. Did you mean 'Save'?",
  ],
  [
    ['Save'],
    "user.chooses('Save'): there is no 'Save' in the menu bar; it has 'File', 'Help'. " +
      "Did you mean user.chooses('File', 'Save')?",
  ],
  [['Edit', 'Copy'], "user.chooses('Edit', 'Copy'): there is no 'Edit' in the menu bar; it has 'File', 'Help'."],
  [['File', 'Print'], "user.chooses('File', 'Print'): 'Print' is disabled, so that nobody can choose it."],
  [['Help', 'Learn more'], "user.chooses('Help', 'Learn more'): 'Help' is disabled, so that nobody can choose it."],
  [['secret'], "user.chooses('File', 'Secret'): 'Secret' is not visible, so that nobody can choose it."],
  [['File', 'Recent'], "user.chooses('File', 'Recent'): 'Recent' is a submenu; choose one of 'a.md' in it."],
])('what cannot be chosen says what is there: %j', (steps, text) => {
  const { user } = made(FILE);
  expect(() => user.chooses(...steps)).toThrow(new Error(text));
  expect(save).not.toHaveBeenCalled();
});

test('without a menu there is nothing to choose', () => {
  expect(() => createFakeElectron().user.chooses('File', 'Save')).toThrow(
    new Error(
      "user.chooses('File', 'Save'): no menu is open and there is no menu bar. " +
        'Set one with Menu.setApplicationMenu, or open one with menu.popup or user.clicks(tray).',
    ),
  );
});

test('a menu that is open by itself comes first, and closes', () => {
  const { user, Menu } = made(FILE);
  const click = jest.fn();
  const callback = jest.fn();
  const popup = Menu.buildFromTemplate([{ label: 'Save', click }, { label: 'Copy' }]);
  popup.popup({ callback });
  expect(() => user.chooses('Cut')).toThrow(
    new Error("user.chooses('Cut'): there is no 'Cut' in the menu that is open; it has 'Save', 'Copy'."),
  );
  user.chooses('Save');
  expect([click, callback, save].map((each) => each.mock.calls.length)).toEqual([1, 1, 0]);
  user.chooses('save');
  expect(save).toHaveBeenCalledTimes(1);
});

test('one whose window is gone is gone too', () => {
  const { user, fake, Menu } = made(FILE);
  const click = jest.fn();
  const other = new fake.BrowserWindow();
  Menu.buildFromTemplate([{ id: 'save', label: 'Save', click }]).popup({ window: other });
  other.destroy();
  user.chooses('save');
  expect([click.mock.calls.length, save.mock.calls.length]).toEqual([0, 1]);
});

test('M7.15: an item looks disabled where its role cannot be', () => {
  const { user, window } = made([{ role: 'minimize' }, { role: 'close' }]);
  window.setMinimizable(false);
  on('win32', () => expect(() => user.chooses('minimize')).toThrow("'Minimize' is disabled"));
  const old = createFakeElectron({ version: '38.6' });
  old.electron.Menu.setApplicationMenu(old.electron.Menu.buildFromTemplate([{ role: 'minimize' }]));
  new old.BrowserWindow().setMinimizable(false);
  on('win32', () => expect(() => old.user.chooses('minimize')).not.toThrow());
});

test('on macOS the system does what roles are for', () => {
  const { user, window, fake } = made([{ role: 'copy' }, { role: 'zoom' }, { role: 'hide' }]);
  const copy = jest.spyOn(window.webContents, 'copy');
  on('darwin', () => {
    user.chooses('copy');
    user.chooses('zoom');
    user.chooses('hide');
  });
  expect([copy.mock.calls.length, window.isMaximized()]).toEqual([1, true]);
  on('darwin', () => expect(fake.app.isHidden()).toBe(true));
});

test('off macOS a window can have a menu of its own, or none', () => {
  const { user, Menu, window } = made(FILE);
  const click = jest.fn();
  on('linux', () => {
    window.setMenu(Menu.buildFromTemplate([{ label: 'Own', click }]));
    user.chooses('Own');
    expect(() => user.chooses('save')).toThrow("there is no 'save' in the menu bar; it has 'Own'.");
    window.setMenu(null);
    expect(() => user.chooses('save')).toThrow('there is no menu bar');
  });
  on('darwin', () => user.chooses('save'));
  expect([click.mock.calls.length, save.mock.calls.length]).toEqual([1, 1]);
});
