import { createFakeElectron } from '../../src';

type Template = Electron.MenuItemConstructorOptions[];

const build = (template: Template, fake = createFakeElectron()) => fake.electron.Menu.buildFromTemplate(template);
const labelsOf = (menu: Electron.Menu | undefined) => menu!.items.map(({ type, label }) => label || type);

test('a test finds an item and clicks it', () => {
  const fake = createFakeElectron();
  const click = jest.fn();
  const menu = build([{ label: 'File', submenu: [{ id: 'save', label: 'Save', click }] }], fake);
  fake.electron.Menu.setApplicationMenu(menu);
  const window = new fake.BrowserWindow();
  window.focus();

  const item = fake.electron.Menu.getApplicationMenu()!.getMenuItemById('save')!;
  item.click();

  expect(click).toHaveBeenCalledTimes(1);
  const [clicked, focused, event] = click.mock.calls[0];
  expect(clicked).toBe(item);
  expect(focused).toBe(window);
  expect(event).toEqual({
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    triggeredByAccelerator: false,
  });
  expect(menu.getMenuItemById('none')).toBeNull();
});

test('click takes the event and the window, as Electron calls it', () => {
  const click = jest.fn();
  const [item] = build([{ label: 'a', click }]).items;
  item!.click('event', undefined);
  expect(click.mock.calls).toEqual([[item, undefined, 'event']]);
  expect(() => build([{ label: 'b' }]).items[0]!.click()).not.toThrow();
});

test('an item is what its template says, and what that says beside', () => {
  const fake = createFakeElectron();
  const template = { label: 'a', id: 'b', accelerator: 'CmdOrCtrl+A', enabled: false, visible: false, own: 1 };
  const { MenuItem } = fake.electron;
  const [item] = build([template, { label: 'c' }], fake).items;

  expect(item).toMatchObject({ ...template, type: 'normal', checked: false, sublabel: '', toolTip: '' });
  expect(item).toBeInstanceOf(MenuItem);
  expect(item!.menu).toBeInstanceOf(fake.electron.Menu);
  expect(build([{ label: 'c' }]).items[0]).toMatchObject({ enabled: true, visible: true, userAccelerator: null });
  const ids = item!.menu.items.map(({ commandId }) => commandId);
  expect(new Set(ids).size).toBe(2);
  expect([item!.badge, item!.role, item!.icon, item!.submenu, item!.accessibilityLabel]).toEqual([
    undefined,
    null,
    null,
    null,
    '',
  ]);
  expect(() => Object.assign(item!, { type: 'radio' })).toThrow(TypeError);
});

test('items can be added one by one', () => {
  const { Menu, MenuItem } = createFakeElectron().electron;
  const menu = new Menu();
  menu.append(new MenuItem({ label: 'a' }));
  menu.append(new MenuItem({ label: 'c' }));
  menu.insert(1, new MenuItem({ label: 'b', submenu: [{ label: 'd' }] }));

  expect(labelsOf(menu)).toEqual(['a', 'b', 'c']);
  expect(menu.items[1]).toMatchObject({ type: 'submenu', submenu: expect.any(Menu) });
  expect(() => menu.append({} as never)).toThrow(new TypeError('Invalid item'));
  const item = new MenuItem({ label: 'e' });
  expect(() => menu.insert(-1, item)).toThrow(new RangeError('Position -1 cannot be less than 0'));
  expect(() => menu.insert(4, item)).toThrow(
    new RangeError('Position 4 cannot be greater than the total MenuItem count'),
  );
  expect(Menu.buildFromTemplate([item]).items).toEqual([item]);
});

test('separators that separate nothing are left out', () => {
  const separator = { type: 'separator' } as const;
  const menu = build([separator, { label: 'a' }, separator, separator, { label: 'b' }, separator]);
  expect(labelsOf(menu)).toEqual(['a', 'separator', 'b']);
});

test('a checkbox flips when it is clicked, and of radio items next to each other one is checked', () => {
  const click = jest.fn();
  const menu = build([
    { label: 'check', type: 'checkbox', click },
    { label: 'a', type: 'radio', checked: true },
    { label: 'b', type: 'radio' },
    { type: 'separator' },
    { label: 'c', type: 'radio', checked: true },
  ]);
  const checked = () => menu.items.filter((item) => item.checked).map(({ label }) => label);

  expect(checked()).toEqual(['a', 'c']);
  menu.items[0]!.click();
  menu.items[2]!.click();
  expect(checked()).toEqual(['check', 'b', 'c']);
  expect(click).toHaveBeenCalledTimes(1);
  menu.items[0]!.click();
  menu.items[2]!.click();
  menu.items[1]!.checked = false;
  expect(checked()).toEqual(['a', 'c']);
});

test('a role gives a label, an accelerator and a submenu; where it cannot act, the click of the template runs', () => {
  const click = jest.fn();
  const menu = build([
    { role: 'undo', click },
    { role: 'toggleDevTools', label: 'Inspect' },
    { role: 'help', click },
    { role: 'editMenu' },
    { role: 'fileMenu', submenu: [{ label: 'own' }] },
    { role: 'nonsense' as never, label: 'c', click },
  ]);
  const [undo, inspect, help, edit, file, unknown] = menu.items;

  expect(undo).toMatchObject({ role: 'undo', label: 'Undo', accelerator: 'CommandOrControl+Z', type: 'normal' });
  expect(inspect).toMatchObject({ role: 'toggledevtools', label: 'Inspect' });
  for (const item of [undo, help, unknown]) item!.click();
  expect(click).toHaveBeenCalledTimes(3);
  expect(edit!.submenu!.items.slice(0, 3).map(({ role, type }) => role ?? type)).toEqual(['undo', 'redo', 'separator']);
  expect(labelsOf(file!.submenu)).toEqual(['own']);
});

test.each(['darwin', 'linux', 'win32'])('on %s every role of a default menu is known', (platform) => {
  const real = process.platform;
  Object.defineProperty(process, 'platform', { value: platform });
  try {
    const fake = createFakeElectron();
    fake.app.name = 'Notes';
    const roles = ['appMenu', 'fileMenu', 'editMenu', 'viewMenu', 'windowMenu', 'shareMenu'] as const;
    const menu = build(
      roles.map((role) => ({ role })),
      fake,
    );
    const all = (items: Electron.MenuItem[]): string[] =>
      items.flatMap(({ label, type, submenu }) => [label || type, ...(submenu ? all(submenu.items) : [])]);
    expect(all(menu.items)).not.toContain('normal');
    expect(all(menu.items)).toMatchSnapshot();
  } finally {
    Object.defineProperty(process, 'platform', { value: real });
  }
});

test.each<[string, unknown, Error]>([
  ['no list', {}, new TypeError('Invalid template for Menu: Menu template must be an array')],
  ['nothing', [null], new TypeError('Invalid template for MenuItem: must have at least one of label, role or type')],
  [
    'no label',
    [{ id: 'a' }],
    new TypeError('Invalid template for MenuItem: must have at least one of label, role or type'),
  ],
  ['a submenu without items', [{ label: 'a', type: 'submenu' }], new Error('Invalid submenu')],
  ['an unknown type', [{ label: 'a', type: 'odd' }], new Error('Unknown menu item type: odd')],
])('%s is no template', (_what, template, error) => {
  expect(() => build(template as Template)).toThrow(error);
});

test('the application menu is a menu or null', () => {
  const { Menu } = createFakeElectron().electron;
  expect(Menu.getApplicationMenu()).toBeNull();
  expect(() => Menu.setApplicationMenu({} as never)).toThrow(new TypeError('Invalid menu'));
});

test('a rollback restores the application menu and all that is in it', () => {
  const fake = createFakeElectron();
  const { Menu, MenuItem } = fake.electron;
  const menu = build(
    [
      {
        label: 'a',
        submenu: [
          { id: 'check', label: 'b', type: 'checkbox' },
          { label: 'c', type: 'radio', checked: true },
          { label: 'd', type: 'radio' },
        ],
      },
    ],
    fake,
  );
  Menu.setApplicationMenu(menu);
  const rollback = fake.mark();

  const [check, , radio] = menu.items[0]!.submenu!.items;
  check!.click();
  check!.label = 'new';
  radio!.click();
  menu.append(new MenuItem({ label: 'new' }));
  menu.on('menu-will-show', () => {});
  Menu.setApplicationMenu(null);
  jest.spyOn(Menu, 'buildFromTemplate').mockReturnValue(new Menu());
  rollback();

  expect(Menu.getApplicationMenu()).toBe(menu);
  expect(labelsOf(menu)).toEqual(['a']);
  expect(menu.items[0]!.submenu!.items.map(({ label, checked }) => [label, checked])).toEqual([
    ['b', false],
    ['c', true],
    ['d', false],
  ]);
  expect(menu.eventNames()).toEqual([]);
  expect(labelsOf(Menu.buildFromTemplate([{ label: 'e' }]))).toEqual(['e']);
});
