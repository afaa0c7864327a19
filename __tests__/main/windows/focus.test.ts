import { createFakeElectron } from '../../../src';

/** Three windows, the last with the focus, and what they and the app are told from now on. */
async function three() {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const windows = [new fake.BrowserWindow(), new fake.BrowserWindow(), new fake.BrowserWindow()] as const;
  await fake.settled();
  const told: string[] = [];
  for (const window of windows) {
    window.on('focus', () => told.push(`focus ${window.id}`));
    window.on('blur', () => told.push(`blur ${window.id}`));
  }
  fake.app.on('browser-window-focus', (_event, window) => told.push(`app focus ${window.id}`));
  fake.app.on('browser-window-blur', (_event, window) => told.push(`app blur ${window.id}`));
  return { fake, windows, told, focused: () => fake.BrowserWindow.getFocusedWindow()?.id ?? null };
}

test('a new window takes the focus, unless it is not shown or cannot have it', async () => {
  const { fake, focused } = await three();
  expect(focused()).toBe(3);

  new fake.BrowserWindow({ show: false });
  new fake.BrowserWindow({ focusable: false });
  expect(focused()).toBe(3);
});

test('W3.15: focus goes from one window to another at once, and is told in a later task', async () => {
  const { fake, windows, told, focused } = await three();

  windows[0].focus();
  windows[0].focus();

  expect([focused(), windows[0].isFocused(), windows[2].isFocused()]).toEqual([1, true, false]);
  expect(told).toEqual([]);
  await fake.settled();
  expect(told).toEqual(['blur 3', 'app blur 3', 'focus 1', 'app focus 1']);
});

test('W3.15: a window that is closed first tells nothing, and one that is not seen gets no focus', async () => {
  const { fake, windows, told, focused } = await three();

  windows[0].focus();
  windows[0].destroy();
  windows[1].hide();
  windows[1].focus();
  await fake.settled();

  expect(told.filter((line) => line.endsWith('1'))).toEqual([]);
  expect(focused()).toBe(3);
});

test('a blurred window leaves the focus to nobody', async () => {
  const { fake, windows, told, focused } = await three();

  windows[0].blur();
  windows[2].blur();
  await fake.settled();

  expect([told, focused()]).toEqual([['blur 3', 'app blur 3'], null]);
});

test.each(['hide', 'minimize', 'destroy'] as const)(
  '%s gives the focus back to the window that had it before',
  async (leave) => {
    const { fake, windows, told, focused } = await three();
    windows[0].focus();
    await fake.settled();
    told.length = 0;

    windows[0][leave]();

    expect(focused()).toBe(3);
    await fake.settled();
    expect(told.slice(-2)).toEqual(['focus 3', 'app focus 3']);
  },
);

test('in closed no destroyed window has the focus', async () => {
  const { fake, windows } = await three();
  const seen: unknown[] = [];
  windows[2].on('closed', () => seen.push(fake.BrowserWindow.getFocusedWindow()));

  windows[2].destroy();

  expect(seen).toEqual([windows[1]]);
});

test('the contents of the focused window has the focus, or a view in it that asked for it', async () => {
  const { fake, windows } = await three();
  const { webContents, WebContentsView } = fake.electron;
  const view = new WebContentsView();
  windows[1].contentView.addChildView(view);
  expect(webContents.getFocusedWebContents()).toBe(windows[2].webContents);

  view.webContents.focus();

  expect(webContents.getFocusedWebContents()).toBe(view.webContents);
  expect([view.webContents.isFocused(), windows[1].webContents.isFocused()]).toEqual([true, false]);
  expect(windows[1].isFocused()).toBe(true);
});

test('the app hears the focus of a window that a test emits', () => {
  const { app, BrowserWindow } = createFakeElectron();
  const told: unknown[][] = [];
  for (const event of ['browser-window-focus', 'browser-window-blur'] as const) {
    app.on(event, (_event, window) => told.push([event, window]));
  }
  const window = new BrowserWindow({ show: false });
  window.emit('focus');
  window.emit('blur');
  expect(told).toEqual([
    ['browser-window-focus', window],
    ['browser-window-blur', window],
  ]);
});

test('the contents of a view hears that it has the focus of its window, and the one before that it has not', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();
  const view = new fake.electron.WebContentsView();
  window.contentView.addChildView(view);
  await fake.settled();
  const told: string[] = [];
  for (const [name, contents] of [['window', window.webContents] as const, ['view', view.webContents] as const]) {
    contents.on('focus', () => told.push(`focus ${name}`));
    contents.on('blur', () => told.push(`blur ${name}`));
  }

  view.webContents.focus();
  await fake.settled();
  expect(told.splice(0)).toEqual(['blur window', 'focus view']);
  window.blur();
  await fake.settled();
  window.focus();
  await fake.settled();
  expect(told).toEqual(['blur view', 'focus view']);
});
