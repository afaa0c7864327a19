import { createFakeElectron } from '../../../src';

type Untyped = Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences };

async function opener() {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow();
  await window.loadURL('https://example.com/a/');
  return { fake, window, webContents: window.webContents, page: fake.pageOf(window) };
}

afterEach(() => jest.restoreAllMocks());

test('without a handler a page opens what it likes', async () => {
  const { fake, webContents, page } = await opener();
  const created: unknown[][] = [];
  webContents.on('did-create-window', (...args) => created.push(args));
  const app: string[] = [];
  fake.app.on('web-contents-created', (_event, contents) => app.push(`contents ${contents.id}`));
  fake.app.on('browser-window-created', (_event, { id }) => app.push(`window ${id}`));

  const child = page.open('b', { frameName: 'side', features: 'width=300,left=10,top=20,resizable=no' });
  await fake.settled();

  expect(child?.getBounds()).toEqual({ x: 10, y: 20, width: 300, height: 600 });
  // W4.15: since 39 a page has no say in it.
  expect(child?.isResizable()).toBe(true);
  expect(child?.webContents.getURL()).toBe('https://example.com/a/b');
  expect(child?.webContents.opener).toBe(webContents.mainFrame);
  expect(app).toEqual(['contents 2', 'window 2']);
  expect(created).toEqual([
    [
      child,
      {
        url: 'https://example.com/a/b',
        frameName: 'side',
        options: { show: true, width: 300, height: 600, x: 10, y: 20 },
        disposition: 'new-window',
        referrer: { url: 'https://example.com/a/', policy: 'strict-origin-when-cross-origin' },
      },
    ],
  ]);
});

test('a page asks for preferences of its child, within what it has itself', async () => {
  const fake = createFakeElectron();
  const features = 'nodeIntegration=yes,contextIsolation=no,webviewTag=yes,zoomFactor=1.5,sandbox=no,preload=/p.js';
  const childOf = async (webPreferences: Electron.WebPreferences) => {
    const window = new fake.BrowserWindow({ webPreferences });
    await window.loadURL('https://example.com/');
    const child = fake.pageOf(window).open('about:blank', { features });
    expect(child?.webContents.getZoomFactor()).toBe(1.5);
    return (child?.webContents as Untyped | undefined)?.getLastWebPreferences();
  };

  const free = await childOf({ nodeIntegration: true, contextIsolation: false, webviewTag: true });
  expect(free).toMatchObject({ nodeIntegration: true, contextIsolation: false, webviewTag: true });
  expect(free?.preload).toBeUndefined();

  expect(await childOf({ sandbox: true })).toMatchObject({
    nodeIntegration: false,
    contextIsolation: true,
    webviewTag: false,
    sandbox: true,
  });
});

test('the handler is told what is asked for, and denies', async () => {
  const { fake, webContents, page } = await opener();
  const handler = jest.fn(() => ({ action: 'deny' as const }));
  webContents.setWindowOpenHandler(handler);

  expect(page.open('https://other.example/', { frameName: '_blank' })).toBeNull();

  expect(handler.mock.calls).toEqual([
    [
      {
        url: 'https://other.example/',
        frameName: '_blank',
        features: '',
        disposition: 'foreground-tab',
        referrer: { url: 'https://example.com/', policy: 'strict-origin-when-cross-origin' },
      },
    ],
  ]);
  expect(fake.BrowserWindow.getAllWindows()).toHaveLength(1);
});

test('the handler’s options come before the page’s', async () => {
  const { webContents, page } = await opener();
  webContents.setWindowOpenHandler(() => ({
    action: 'allow',
    overrideBrowserWindowOptions: { width: 100, title: 'Child' },
  }));

  const child = page.open('b', { features: 'width=300' });

  expect([child?.getSize(), child?.getTitle()]).toEqual([[100, 600], 'Child']);
});

test('a handler can make the window itself, with the contents that it is given', async () => {
  const { fake, webContents, page } = await opener();
  webContents.setWindowOpenHandler(() => ({
    action: 'allow',
    createWindow: (options) => new fake.BrowserWindow({ ...options, title: 'Mine' }).webContents,
  }));
  expect(page.open('b')?.getTitle()).toBe('Mine');

  webContents.setWindowOpenHandler(() => ({
    action: 'allow',
    createWindow: () => new fake.BrowserWindow().webContents,
  }));
  expect(() => page.open('b')).toThrow(
    'Invalid webContents. Created window should be connected to webContents passed with options object.',
  );
});

test.each([
  ['yes', "The window open handler response must be an object, but was instead of type 'string'."],
  [null, 'The window open handler response must be an object, but was instead null.'],
  [
    { action: 'yes' },
    "The window open handler response must be an object with an 'action' property of 'allow' or 'deny'.",
  ],
])('the answer %j is none, and Electron says so', async (response, text) => {
  const { webContents, page } = await opener();
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});
  webContents.setWindowOpenHandler(() => response as never);

  expect(page.open('b')).toBeNull();
  expect(error.mock.calls).toEqual([[text]]);
});

test('what a page opened goes with it, unless it outlives its opener', async () => {
  const { fake, window, webContents, page } = await opener();
  const child = page.open('b');
  webContents.setWindowOpenHandler(() => ({ action: 'allow', outlivesOpener: true }));
  const outliving = page.open('c');

  window.close();
  await fake.settled();

  expect([child?.isDestroyed(), outliving?.isDestroyed()]).toEqual([true, false]);
  expect(outliving?.webContents.opener).toBeNull();
});

test('a page navigates by itself, if it may', async () => {
  const { webContents, page } = await opener();
  const told: unknown[] = [];
  for (const name of ['did-start-navigation', 'will-frame-navigate', 'will-navigate', 'did-navigate'] as const) {
    webContents.on(name as 'will-navigate', ({ url }) => told.push([name, url]));
  }

  await page.navigate('b');
  const url = 'https://example.com/a/b';
  expect(told).toEqual([
    ['did-start-navigation', url],
    ['will-frame-navigate', url],
    ['will-navigate', url],
    ['did-navigate', undefined],
  ]);
  webContents.on('will-navigate', (event) => event.preventDefault());
  await expect(page.navigate('https://evil.example/')).rejects.toThrow(
    "ERR_ABORTED (-3) loading 'https://evil.example/'",
  );
  expect([webContents.getURL(), webContents.isLoading()]).toEqual([url, false]);

  await page.navigate('#part');
  expect(webContents.getURL()).toBe(`${url}#part`);
});
