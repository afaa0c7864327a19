import { createFakeElectron, type FakeElectronOptions } from '../../../src';

function open(options?: FakeElectronOptions) {
  const fake = createFakeElectron(options);
  const window = new fake.BrowserWindow();
  return { fake, window, webContents: window.webContents };
}

test('developer tools open and close, with their events, and have no contents of their own', async () => {
  const { fake, webContents } = open();
  const told: string[] = [];
  webContents.on('devtools-opened', () => told.push('devtools-opened'));
  webContents.on('devtools-closed', () => told.push('devtools-closed'));

  webContents.openDevTools({ mode: 'detach' });
  webContents.openDevTools();
  expect([webContents.isDevToolsOpened(), webContents.isDevToolsFocused(), told]).toEqual([true, true, []]);
  await fake.settled();
  webContents.toggleDevTools();
  webContents.closeDevTools();
  await fake.settled();

  expect(told).toEqual(['devtools-opened', 'devtools-closed']);
  expect([webContents.isDevToolsOpened(), webContents.devToolsWebContents]).toEqual([false, null]);
});

test('zoom is one state, whichever way it is told', () => {
  const { webContents } = open();

  expect([webContents.getZoomFactor(), webContents.zoomLevel]).toEqual([1, 0]);
  webContents.setZoomLevel(1);
  expect(webContents.zoomFactor).toBeCloseTo(1.2);
  webContents.zoomFactor = 1.44;
  expect(webContents.getZoomLevel()).toBeCloseTo(2);
  expect(() => webContents.setZoomFactor(0)).toThrow("'zoomFactor' must be a double greater than 0.0");
});

test('setters, getters and properties share their state', () => {
  const { webContents } = open();

  webContents.setAudioMuted(true);
  expect([webContents.isAudioMuted(), webContents.audioMuted]).toEqual([true, true]);
  webContents.userAgent = 'mine';
  expect(webContents.getUserAgent()).toBe('mine');
  webContents.setBackgroundThrottling(false);
  expect(webContents.backgroundThrottling).toBe(false);
});

test('the debugger attaches and detaches', async () => {
  const { webContents } = open();
  const detached = jest.fn();
  webContents.debugger.on('detach', (_event, reason) => detached(reason));

  webContents.debugger.attach('1.3');
  expect(webContents.debugger.isAttached()).toBe(true);
  expect(() => webContents.debugger.attach()).toThrow('Debugger is already attached to the target');
  await expect(webContents.debugger.sendCommand('Page.fly')).rejects.toThrow(new Error("'Page.fly' wasn't found"));
  webContents.debugger.detach();
  expect([webContents.debugger.isAttached(), detached.mock.calls]).toEqual([false, [['target closed']]]);
});

test('the session is the same for all', () => {
  const { fake, webContents } = open();
  expect(webContents.session).toBe(new fake.BrowserWindow().webContents.session);
});

test.each(['sync', 'async', 'manual'] as const)('a window loads and closes under %s timing', async (timing) => {
  const { fake, window, webContents } = open({ timing });
  fake.app.on('window-all-closed', () => {});

  const load = window.loadURL('https://example.com');
  await fake.settled();
  await load;
  window.close();
  await fake.settled();

  expect([window.isDestroyed(), webContents.isDestroyed()]).toEqual([true, true]);
});

test('a mark takes back what a contents has loaded, and what is on its way', async () => {
  const { fake, webContents } = open();
  await webContents.loadURL('https://example.com/a');
  const restore = fake.mark();

  await webContents.loadURL('https://example.com/b');
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  void webContents.loadURL('https://example.com/c');
  restore();
  await fake.settled();

  expect([webContents.getURL(), webContents.isLoading()]).toEqual(['https://example.com/a', false]);
  expect(webContents.navigationHistory.length()).toBe(1);
  expect(fake.pageOf(webContents).open('https://example.com/d')).not.toBeNull();
});

test('a mark amid a load and a closing lets both go on after a rollback', async () => {
  const { fake, webContents } = open();
  fake.app.on('window-all-closed', () => {});
  const closing = new fake.BrowserWindow();
  void webContents.loadURL('https://example.com/a');
  closing.close();
  const restore = fake.mark();
  await fake.settled();

  restore();
  expect([webContents.isLoading(), closing.isDestroyed()]).toEqual([true, false]);
  await fake.settled();
  expect([webContents.getURL(), webContents.isLoading(), closing.isDestroyed()]).toEqual([
    'https://example.com/a',
    false,
    true,
  ]);
});

test('an app can extend the window classes', () => {
  const { fake } = open();
  class Document extends fake.BrowserWindow {}
  class Panel extends fake.BaseWindow {
    webContents = 'its own';
  }
  const [document, panel] = [new Document({ title: 'A' }), new Panel()];

  expect([document.getTitle(), document.webContents.id]).toEqual(['A', 2]);
  expect(fake.BaseWindow.getAllWindows()).toEqual(expect.arrayContaining([document, panel]));
  expect(fake.BrowserWindow.fromWebContents(document.webContents)).toBe(document);
});

describe('what Electron has without documenting it', () => {
  test('webContents.create makes contents without a window', async () => {
    const fake = createFakeElectron();
    const announced: unknown[] = [];
    fake.app.on('web-contents-created', (_event, contents) => announced.push(contents));
    const { create, fromFrame, fromId } = fake.webContents as typeof fake.webContents & {
      create(preferences?: Electron.WebPreferences): Electron.WebContents & { destroy(): void };
    };

    const contents = create({ preload: '/preload.js', sandbox: false });
    const { id, mainFrame } = contents;

    expect(announced).toEqual([contents]);
    expect([contents.getType(), fromId(id), fromFrame(mainFrame)]).toEqual(['window', contents, contents]);
    expect(contents).toHaveProperty('getLastWebPreferences');
    expect(fake.BrowserWindow.fromWebContents(contents)).toBeNull();

    contents.destroy();
    await fake.settled();
    expect([fromId(id), fromFrame(mainFrame)]).toEqual([undefined, undefined]);
    expect(create().getType()).toBe('window');
  });

  test('a window tells the URL of its contents', async () => {
    const { window } = open();
    await window.loadURL('https://example.com/');

    expect((window as typeof window & { getURL(): string }).getURL()).toBe('https://example.com/');
  });
});
