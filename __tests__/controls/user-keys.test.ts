import { createFakeElectron } from '../../src';
import { on } from '../support/platform';

type Fake = ReturnType<typeof createFakeElectron>;

const made = () => {
  const fake = createFakeElectron();
  return { fake, user: fake.user, ...fake.electron };
};
const withMenu = (fake: Fake, template: Electron.MenuItemConstructorOptions[]) => {
  const { Menu } = fake.electron;
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
const page = (fake: Fake, script: string) => {
  const window = new fake.BrowserWindow();
  const html = `<body><input><script>document.querySelector('input').focus(); window.log = []; ${script}</script>`;
  return window.loadURL(`data:text/html,${encodeURIComponent(html)}`).then(() => window);
};
const logOf = (fake: Fake, window: Electron.BrowserWindow) =>
  (fake.windowOf(window) as unknown as { log: string[] }).log;

test('a global shortcut takes them whole, wherever the focus is', () => {
  const { fake, user, globalShortcut } = made();
  const callback = jest.fn();
  const click = jest.fn();
  globalShortcut.register('CmdOrCtrl+K', callback);
  withMenu(fake, [{ label: 'a', accelerator: 'CmdOrCtrl+K', click }]);
  user.presses('CommandOrControl+k');
  const contents = new fake.BrowserWindow().webContents;
  const heard = jest.fn();
  contents.on('before-input-event', heard);
  user.presses('CmdOrCtrl+K');
  expect(callback.mock.calls).toEqual([[], []]);
  expect([heard.mock.calls.length, click.mock.calls.length]).toEqual([0, 0]);
});

test('M13.3: not while shortcuts are suspended', () => {
  const { user, globalShortcut } = made();
  const callback = jest.fn();
  globalShortcut.register('F5', callback);
  globalShortcut.setSuspended(true);
  expect(() => user.presses('F5')).toThrow('hear of it. There are none.');
  globalShortcut.setSuspended(false);
  user.presses('F5');
  expect(callback).toHaveBeenCalledTimes(1);
});

test('W4.11: then the contents in focus hears of them, down and up', () => {
  const { fake, user } = made();
  const { webContents } = new fake.BrowserWindow();
  const inputs: unknown[] = [];
  webContents.on('before-input-event', (_event, input) => inputs.push(input));
  user.presses('Control+Shift+P');
  const input = {
    ...{ key: 'P', code: 'KeyP', isAutoRepeat: false, isComposing: false, shift: true, control: true },
    ...{ alt: false, meta: false, location: 0, modifiers: ['shift', 'control'] },
  };
  expect(inputs).toEqual([
    { type: 'keyDown', ...input },
    { type: 'keyUp', ...input },
  ]);
});

test.each([
  ['Plus', '+', 'Equal'],
  ['!', '!', 'Digit1'],
  ['5', '5', 'Digit5'],
  ['num5', '5', 'Numpad5'],
  ['Space', ' ', 'Space'],
  ['Up', 'ArrowUp', 'ArrowUp'],
  ['Return', 'Enter', 'Enter'],
  ['F5', 'F5', 'F5'],
  ['Esc', 'Escape', 'Escape'],
  ['-', '-', 'Minus'],
  ['PageDown', 'PageDown', 'PageDown'],
])('W4.11: %s is the key %j, the code %s', (accelerator, key, code) => {
  const { fake, user } = made();
  const heard = jest.fn();
  new fake.BrowserWindow().webContents.on('before-input-event', (_event, input) => heard(input.key, input.code));
  user.presses(accelerator);
  expect(heard.mock.calls[0]).toEqual([key, code]);
});

test('then its page, then the menu; each can keep them from the next', async () => {
  const { fake, user } = made();
  const click = jest.fn();
  withMenu(fake, [{ label: 'Edit', submenu: [{ label: 'Find', accelerator: 'CmdOrCtrl+F', click }] }]);
  const window = await page(
    fake,
    `for (const type of ['keydown', 'keyup']) document.addEventListener(type, (event) => {
      log.push(type + ' ' + event.key + ' ' + event.target.localName);
      if (window.keeps) event.preventDefault();
    });`,
  );
  const log = logOf(fake, window);
  window.webContents.on('before-input-event', (event, { type }) => {
    log.push(`before ${type}`);
    if (keeps) event.preventDefault();
  });
  let keeps = false;
  on('linux', () => {
    user.presses('Ctrl+F');
    expect(log.splice(0)).toEqual(['before keyDown', 'keydown f input', 'before keyUp', 'keyup f input']);
    expect(click.mock.calls).toEqual([
      [
        expect.objectContaining({ label: 'Find' }),
        window,
        { shiftKey: false, ctrlKey: true, altKey: false, metaKey: false, triggeredByAccelerator: true },
      ],
    ]);
    Object.assign(fake.windowOf(window), { keeps: true });
    user.presses('Ctrl+F');
    expect([log.splice(0).length, click.mock.calls.length]).toEqual([4, 1]);
    keeps = true;
    user.presses('Ctrl+F');
    expect([log.splice(0), click.mock.calls.length]).toEqual([['before keyDown', 'before keyUp'], 1]);
  });
});

test('the menu is asked only where there is a window, and off macOS only for what is to be seen', () => {
  const { fake, user } = made();
  const click = jest.fn();
  withMenu(fake, [{ label: 'a', visible: false, accelerator: 'F5', click }]);
  on('linux', () => expect(() => user.presses('F5')).toThrow('no window is focused'));
  on('darwin', () => user.presses('F5'));
  expect(click).toHaveBeenCalledTimes(1);
  const { webContents } = new fake.BrowserWindow();
  on('linux', () => expect(() => user.presses('F5')).toThrow('nobody listens to it'));
  webContents.setIgnoreMenuShortcuts(true);
  on('darwin', () => expect(() => user.presses('F5')).toThrow('nobody listens to it'));
});

test('roles have keys of their own; those of the page’s own editing are left to it', () => {
  const { fake, user } = made();
  withMenu(fake, [{ role: 'togglefullscreen' }, { role: 'copy' }]);
  const window = new fake.BrowserWindow();
  const copy = jest.spyOn(window.webContents, 'copy');
  on('linux', () => {
    user.presses('F11');
    user.presses('Ctrl+C');
  });
  expect([window.isFullScreen(), copy.mock.calls.length]).toEqual([true, 0]);
});

test('keys that nobody listens to are an error that says what could be pressed', () => {
  const { fake, user, globalShortcut } = made();
  globalShortcut.register('CmdOrCtrl+Shift+K', () => {});
  withMenu(fake, [{ label: 'Save', accelerator: 'CmdOrCtrl+S', enabled: false }]);
  new fake.BrowserWindow();
  const text = (keys: string) =>
    `user.presses('${keys}'): nobody listens to it, neither a global shortcut, nor 'before-input-event', nor the page, ` +
    "nor the menu. What is listened to: 'CmdOrCtrl+Shift+K', 'CmdOrCtrl+S'.";
  expect(() => user.presses('F9')).toThrow(new Error(text('F9')));
  expect(() => user.presses('CmdOrCtrl+K')).toThrow(new Error(`${text('CmdOrCtrl+K')} Did you mean 'CmdOrCtrl+S'?`));
  expect(() => user.presses('CmdOrCtrl+S')).toThrow(
    new Error("user.presses('CmdOrCtrl+S'): the menu item 'Save' is disabled."),
  );
  expect(() => user.presses('Ctrl')).toThrow(
    new Error(
      "user.presses('Ctrl'): that is no accelerator. " +
        "One is modifiers and a key, such as 'CmdOrCtrl+Shift+P' or 'F5'.",
    ),
  );
  expect(() => on('darwin', () => createFakeElectron().user.presses('F5'))).toThrow('Nothing is listened to.');
});

test('where no window is focused, the error says so and not that the menu has no such key', () => {
  const { fake, user, globalShortcut } = made();
  withMenu(fake, [{ label: 'Save', accelerator: 'CmdOrCtrl+S' }]);
  const text = (what: string) =>
    new Error(
      `user.presses('CmdOrCtrl+S'): no window is focused, so that only global shortcuts hear of it. ${what} ` +
        'Have the app show a window, or focus one: window.focus().',
    );
  on('linux', () => {
    expect(() => user.presses('CmdOrCtrl+S')).toThrow(text('There are none.'));
    globalShortcut.register('F8', () => {});
    new fake.BrowserWindow({ show: false });
    expect(() => user.presses('CmdOrCtrl+S')).toThrow(text("Those are: 'F8'."));
  });
});

test('a listener that closes the window ends it', () => {
  const { fake, user } = made();
  const click = jest.fn();
  withMenu(fake, [{ label: 'a', accelerator: 'F5', click }]);
  const window = new fake.BrowserWindow();
  window.webContents.on('before-input-event', () => (window.webContents as unknown as { vanish(): void }).vanish());
  user.presses('F5');
  expect([window.isDestroyed(), click.mock.calls.length]).toEqual([true, 0]);
});

test('a page without a listener is nobody', async () => {
  const { fake, user } = made();
  const window = await page(fake, '');
  expect(() => user.presses('F5')).toThrow('nobody listens to it');
  fake.windowOf(window).onkeyup = () => {};
  expect(() => user.presses('F5')).not.toThrow();
});
