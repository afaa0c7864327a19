import { createFakeElectron } from '../../src';

test('what is assigned to a module goes with the mark, and what was deleted comes back', () => {
  const fake = createFakeElectron();
  const { dialog, app, Tray } = fake.electron;
  const original = dialog.showErrorBox;
  const rollback = fake.mark();

  dialog.showErrorBox = () => {};
  Object.assign(app, { isPackaged: true });
  Object.assign(app, { mine: 1 });
  Tray.prototype.getTitle = () => 'mine';
  rollback();

  expect(dialog.showErrorBox).toBe(original);
  expect(app.isPackaged).toBe(false);
  expect(app).not.toHaveProperty('mine');
  expect(() => Tray.prototype.getTitle()).toThrow(new TypeError('Illegal invocation'));
});

test('what is assigned to a twin goes with the mark, and what was assigned before comes back', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();
  const { webContents } = window;
  const twins = [fake.ipcMain, fake.ipcRenderer, webContents, webContents.mainFrame, webContents.ipc, window];
  fake.ipcRenderer.sendSync = () => 'mine';
  const before = twins.map((twin) => Object.getOwnPropertyNames(twin));
  const rollback = fake.mark();

  fake.ipcRenderer.send = () => {};
  fake.ipcRenderer.sendSync = () => 'another';
  fake.ipcMain.handle = () => {};
  webContents.send = () => undefined;
  for (const twin of twins) Object.assign(twin, { listenerCount: () => 7, mine: 1 });
  rollback();

  expect(twins.map((twin) => Object.getOwnPropertyNames(twin))).toEqual(before);
  expect(fake.ipcRenderer.sendSync('c')).toBe('mine');
  fake.ipcMain.handle('c', (event) => event.sender.send('hello'));
  fake.ipcRenderer.on('hello', () => {});
  await fake.ipcRenderer.invoke('c');
  expect(fake.traffic.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['invoke', 'returned'],
    ['send', 'heard'],
    ['result', 'heard'],
  ]);
});

test('a module that is first touched after the mark is rolled back to how it was made', () => {
  const fake = createFakeElectron();
  const rollback = fake.mark();

  fake.electron.sharedTexture.importSharedTexture = () => null as never;
  fake.app.on('activate', () => {});
  rollback();

  expect(() => fake.electron.sharedTexture.importSharedTexture({} as never)).toThrow(
    'fake-electron does not fake sharedTexture.importSharedTexture()',
  );
  expect(fake.app.listenerCount('activate')).toBe(0);
});

test('the methods of a fake survive destructuring', async () => {
  const { createRenderer, settled, flush, ipcMain, traffic } = createFakeElectron();
  ipcMain.handle('c', () => 1);

  await expect(createRenderer().ipcRenderer.invoke('c')).resolves.toBe(1);
  await settled();

  expect(flush()).toBe(0);
  expect(traffic).toHaveLength(2);
});

test("a renderer's own view of the module has its own ipcRenderer and no main side", () => {
  const fake = createFakeElectron();
  const renderer = fake.createRenderer();

  expect(renderer.electron.ipcRenderer).toBe(renderer.ipcRenderer);
  expect(renderer.electron.contextBridge).toBe(renderer.contextBridge);
  expect(renderer.electron).not.toHaveProperty('ipcMain');
  expect(fake.renderer.electron.ipcRenderer).toBe(fake.ipcRenderer);
});

test('an ipcRenderer that was released before the mark is released again', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();
  await window.loadURL('https://a.example/');
  fake.renderer.crash();
  await fake.settled();
  const rollback = fake.mark();

  window.webContents.reload();
  await fake.settled();
  fake.ipcRenderer.send('now');
  rollback();

  expect(() => fake.ipcRenderer.send('after')).toThrow('IPC method called after context was released');
});

test('the next window adopts the exported ipcRenderer afresh, also when a rollback took the last adoption back', async () => {
  const fake = createFakeElectron();
  new fake.BrowserWindow().destroy();
  await fake.settled();
  const rollback = fake.mark();
  new fake.BrowserWindow();
  rollback();

  expect(() => fake.ipcRenderer.send('after')).toThrow('IPC method called after context was released');
  const window = new fake.BrowserWindow();
  fake.ipcRenderer.on('hello', () => {});
  window.webContents.send('hello');

  expect(fake.rendererOf(window)).toBe(fake.renderer);
  expect(fake.traffic.at(-1)?.outcome).toBe('heard');
});

test.each([
  ['close', (contents: Electron.WebContents) => contents.close()],
  ['destroy', (contents: Electron.WebContents) => (contents as unknown as { destroy(): void }).destroy()],
  ['openDevTools', (contents: Electron.WebContents) => contents.openDevTools()],
])('what contents.%s() sets off later goes with the mark', async (_name, act) => {
  const fake = createFakeElectron({ timing: 'async' });
  const { webContents } = new fake.BrowserWindow();
  const told: string[] = [];
  for (const event of ['close', 'destroyed', 'devtools-opened']) {
    webContents.on(event as 'destroyed', () => told.push(event));
  }
  const rollback = fake.mark();

  act(webContents);
  rollback();
  await fake.settled();
  await new Promise((resolve) => setImmediate(resolve));

  expect([webContents.isDestroyed(), told]).toEqual([false, []]);
});

test('what was set off before the mark still comes after a rollback', async () => {
  const fake = createFakeElectron({ timing: 'async' });
  const { webContents } = new fake.BrowserWindow();
  webContents.close();
  fake.mark()();
  await fake.settled();

  expect(webContents.isDestroyed()).toBe(true);
});

test('what is replaced on the module goes with the mark', () => {
  const fake = createFakeElectron();
  fake.replaceable = true;
  const { electron } = fake;
  const { screen } = electron;
  const rollback = fake.mark();

  // As jest.replaceProperty does it.
  expect(Object.getOwnPropertyDescriptor(electron, 'screen')).toMatchObject({ value: screen, writable: true });
  Object.assign(electron, { screen: 'mine' });
  expect(electron.screen).toBe('mine');
  rollback();

  expect(electron.screen).toBe(screen);
  // Jest restores what it has replaced when it likes.
  expect(() => Object.assign(electron, { screen })).not.toThrow();
});

test("a port's close comes back as it was at the mark: open, under way, or done", async () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const { port1, port2 } = new fake.MessageChannelMain();
  const told: string[] = [];
  port1.on('close', () => told.push('closed'));
  port1.on('message', ({ data }) => told.push(data));
  port1.start();
  const open = fake.mark();
  port2.postMessage('last');
  port2.close();
  const closing = fake.mark();

  for (let time = 0; time < 2; time++) {
    fake.flush();
    expect(told.splice(0)).toEqual(['last', 'closed']);
    closing();
  }
  fake.flush();
  expect(told.splice(0)).toEqual(['last', 'closed']);
  const closed = fake.mark();
  closed();
  fake.flush();
  expect(told).toEqual([]);

  for (let time = 0; time < 2; time++) {
    open();
    fake.flush();
    port2.postMessage('open');
    fake.flush();
    expect(told.splice(0)).toEqual(['open']);
    port1.close();
    expect(told.splice(0)).toEqual(['closed']);
  }
});
