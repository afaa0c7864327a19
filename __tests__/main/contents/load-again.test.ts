import { createFakeElectron, type FakeElectronOptions } from '../../../src';

/** A window whose pages a protocol of the app's own answers, when `answer` is called. */
function open(options?: FakeElectronOptions) {
  const fake = createFakeElectron({ logs: false, ...options });
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  fake.electron.protocol.handle('app', async (request) => {
    asked.push(request.url);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return new Response('<title>Page</title><script>0</script>', { headers: { 'content-type': 'text/html' } });
  });
  const window = new fake.BrowserWindow();
  const told: string[] = [];
  for (const name of ['did-navigate', 'dom-ready', 'did-finish-load', 'did-fail-load', 'did-stop-loading'] as const) {
    window.webContents.on(name as 'did-finish-load', () => told.push(name));
  }
  const answer = async () => {
    for (const resolve of waiting.splice(0)) resolve();
    await fake.settled();
  };
  return { fake, window, webContents: window.webContents, asked, told, answer };
}

/** As many tests as there are: each begins with a mark and ends with a rollback. */
async function inTests(fake: ReturnType<typeof open>['fake'], count: number, test: () => unknown): Promise<void> {
  for (let index = 0; index < count; index++) {
    const rollback = fake.mark();
    await test();
    rollback();
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test.each(['sync', 'async'] as const)('a load that tests do not wait for reads once (%s)', async (timing) => {
  const { fake, window, asked, told, answer } = open({ timing });
  void window.loadURL('app://a/');

  await inTests(fake, 5, () => {});
  await inTests(fake, 5, turn);
  expect(asked).toEqual(['app://a/']);
  await answer();

  expect(asked).toEqual(['app://a/']);
  expect(told).toEqual(['did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading']);
});

test('a load that has begun to read goes on over a rollback', async () => {
  const { fake, window, webContents, asked, told, answer } = open();
  const load = window.loadURL('app://a/');
  await turn();
  expect(asked).toHaveLength(1);

  await inTests(fake, 3, turn);
  await answer();

  await expect(load).resolves.toBeUndefined();
  expect([asked, webContents.getURL(), webContents.getTitle()]).toEqual([['app://a/'], 'app://a/', 'Page']);
  expect(told).toEqual(['did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading']);
});

test('a load that a test takes no part in fails once', async () => {
  const { fake, window, webContents, told } = open();
  void window.loadFile('/no/such/file.html');

  await inTests(fake, 17, () => fake.settled());

  expect(told).toEqual(['did-fail-load', 'did-stop-loading']);
  expect([webContents.isLoading(), webContents.getURL()]).toEqual([false, '']);
  // No page is still to come that would miss it.
  fake.rendererOf(window).ipcRenderer.on('c', () => {});
  webContents.send('c');
  expect(fake.traffic.problems.filter(({ channel }) => channel === 'c')).toEqual([]);
});

test('a page that a rollback takes away comes again, and is not read again', async () => {
  const { fake, window, webContents, asked, told, answer } = open();
  void window.loadURL('app://a/');

  await inTests(fake, 2, async () => {
    await turn();
    await answer();
    expect([webContents.getTitle(), webContents.isLoading()]).toEqual(['Page', false]);
  });

  expect(asked).toEqual(['app://a/']);
  expect(told.filter((name) => name === 'did-finish-load')).toHaveLength(2);
});

test('a load that a test has replaced or stopped begins once more', async () => {
  const { fake, window, webContents, asked, answer } = open();
  void window.loadURL('app://a/');

  await inTests(fake, 1, async () => {
    await turn();
    void window.loadURL('app://b/');
    webContents.stop();
  });
  expect(webContents.isLoading()).toBe(true);
  await answer();

  expect([asked, webContents.getURL()]).toEqual([['app://a/'], 'app://a/']);
});

test('a page that is there, and has not loaded everything, goes on over a rollback', async () => {
  const { fake, window, asked, told } = open();
  const parts: (() => void)[] = [];
  fake.electron.protocol.handle('img', async () => {
    await new Promise<void>((resolve) => parts.push(resolve));
    return new Response('document.title = "Late";');
  });
  fake.electron.protocol.handle('page', async (request) => {
    asked.push(request.url);
    return new Response('<title>Page</title><script async src="img://a/late.js"></script>', {
      headers: { 'content-type': 'text/html' },
    });
  });
  const load = window.loadURL('page://a/');
  await new Promise<void>((resolve) => window.webContents.once('dom-ready', () => resolve()));

  await inTests(fake, 3, turn);
  for (const resolve of parts) resolve();
  await load;

  expect(asked).toEqual(['page://a/']);
  expect(told).toEqual(['did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading']);
});

/** What of these the contents tells, in order. */
function told(contents: Electron.WebContents, ...events: string[]): string[] {
  const heard: string[] = [];
  for (const event of events) contents.on(event as 'did-stop-loading', () => heard.push(event));
  return heard;
}

const STEPS = ['did-start-loading', 'will-prevent-unload', 'did-start-navigation', 'did-navigate', 'did-stop-loading'];
const HOLDING = 'data:text/html,<script>onbeforeunload = () => false</script>';

test('a page is asked before the app’s load starts, and one that it keeps back fails', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow({ show: false });
  await window.loadURL(HOLDING);
  const heard = told(window.webContents, ...STEPS);

  await expect(window.loadURL('about:blank')).rejects.toThrow("ERR_FAILED (-2) loading 'about:blank'");
  expect(heard.splice(0)).toEqual(['did-start-loading', 'will-prevent-unload', 'did-stop-loading']);

  window.webContents.once('will-prevent-unload', (event) => event.preventDefault());
  await window.loadURL('about:blank');
  expect(heard).toEqual(STEPS);
});

test('a page that keeps itself back says so before anybody hears where it wanted to go', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow({ show: false });
  await window.loadURL(HOLDING);
  const heard = told(window.webContents, ...STEPS, 'will-navigate', 'will-frame-navigate');

  await window.webContents.executeJavaScript('location.href = "about:blank", null');
  await fake.settled();

  expect(heard).toEqual(['will-prevent-unload']);
});

test.each(['about:blank', 'data:text/html,<script>1</script>'])(
  'S12.12: what is told of a load can be awaited step by step: %s',
  async (url) => {
    const fake = createFakeElectron();
    const { webContents } = new fake.BrowserWindow({ show: false });
    const next = (event: string) =>
      new Promise((resolve) => webContents.once(event as 'dom-ready', () => resolve(undefined)));

    const started = next('did-start-navigation');
    void webContents.loadURL(url);
    await started;
    for (const event of ['did-navigate', 'dom-ready', 'did-finish-load']) await next(event);
  },
);

test('who hears of a window that a page opened comes in time for its load', async () => {
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow({ show: false });
  await webContents.loadURL('about:blank');

  const created = new Promise<Electron.BrowserWindow>((resolve) => {
    fake.app.once('browser-window-created', (_event, window) => resolve(window));
  });
  void webContents.executeJavaScript('open("about:blank", "", "show=no"), null');
  const child = await created;
  await new Promise<void>((resolve) => child.webContents.once('did-finish-load', () => resolve()));

  expect(child.webContents.getURL()).toBe('about:blank');
});

test('a frame that loads later makes its contents load again, without its main frame', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow({ show: false });
  const { webContents } = window;
  await window.loadURL('data:text/html,<body>');
  const heard = told(webContents, 'did-start-loading', 'did-stop-loading');
  const states: boolean[][] = [];
  const look = () => states.push([webContents.isLoading(), webContents.isLoadingMainFrame()]);
  webContents.on('did-start-loading', look).on('did-stop-loading', look);

  const stopped = new Promise<void>((resolve) => webContents.once('did-stop-loading', () => resolve()));
  await webContents.executeJavaScript(`
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,inner';
    document.body.append(frame)`);
  await stopped;

  expect(heard).toEqual(['did-start-loading', 'did-stop-loading']);
  expect(states).toEqual([
    [true, false],
    [false, false],
  ]);
});

test('the app can keep a frame from showing its page', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow({ show: false });
  const asked: unknown[] = [];
  window.webContents.on('will-frame-navigate', (event) => {
    asked.push([event.url, event.isMainFrame]);
    event.preventDefault();
  });

  await window.loadURL('data:text/html,<iframe src="data:text/html,inner"></iframe>');

  expect(asked).toEqual([['data:text/html,inner', false]]);
  expect(window.webContents.mainFrame.frames.map(({ url }) => url)).not.toContain('data:text/html,inner');
});

test('there is no process before the first page', async () => {
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow({ show: false });
  expect(webContents.getOSProcessId()).toBe(0);
  await webContents.loadURL('about:blank');
  expect(webContents.getOSProcessId()).toBe(webContents.mainFrame.osProcessId);
});
