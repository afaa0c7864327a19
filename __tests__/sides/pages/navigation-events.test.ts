import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, dataUrl, folderOf, next, until } from '../../conformance/page-harness';

const EVENTS = [
  'did-start-navigation',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
  'did-redirect-navigation',
  'did-frame-navigate',
  'did-navigate',
  'did-navigate-in-page',
] as const;

/** What is told of the navigations of a contents, with the URL's path where it is of interest. */
function record(contents: Electron.WebContents): string[] {
  const told: string[] = [];
  for (const event of EVENTS) {
    contents.on(event as 'did-navigate', (...[, url]) => told.push(`${event} ${url.replace(/^https?:..[^/]+/, '')}`));
  }
  return told;
}

describe('redirections by a server', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.setHeader('content-type', 'text/html').end('<a href="/old">old</a>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('are told, with the events around them in the order of Electron', async () => {
    const window = createApp().open();
    await window.loadURL(`${origin}/`);
    const told = record(window.webContents);
    const arrived = next(window.webContents, 'did-navigate');
    await window.webContents.executeJavaScript("document.querySelector('a').click()");
    await arrived;

    expect(told).toEqual([
      'did-start-navigation /old',
      'will-frame-navigate /old',
      'will-navigate /old',
      'will-redirect /new',
      'did-redirect-navigation /new',
      'did-frame-navigate /new',
      'did-navigate /new',
    ]);
  });

  test('say what they are', async () => {
    const window = createApp().open();
    let details: Electron.Event<Electron.WebContentsWillRedirectEventParams> | undefined;
    window.webContents.on('will-redirect', (event) => {
      details = event;
    });
    await window.loadURL(`${origin}/old`);

    expect(details).toMatchObject({ url: `${origin}/new`, isSameDocument: false, isMainFrame: true });
    expect(details?.frame).toBe(window.webContents.mainFrame);
    expect(window.webContents.getURL()).toBe(`${origin}/new`);
  });

  test('can be prevented', async () => {
    const window = createApp().open();
    await window.loadURL(`${origin}/`);
    const told = record(window.webContents);
    window.webContents.on('will-redirect', (event) => event.preventDefault());

    await expect(window.loadURL(`${origin}/old`)).rejects.toThrow(`ERR_ABORTED (-3) loading '${origin}/old'`);
    expect(told).toEqual(['did-start-navigation /old', 'will-redirect /new']);
    expect(window.webContents.getURL()).toBe(`${origin}/`);
    expect(window.webContents.isLoading()).toBe(false);
  });

  test('of a protocol of the app are told too', async () => {
    const { fake, open } = createApp();
    fake.electron.protocol.handle('app', ({ url }) =>
      url.endsWith('old')
        ? new Response(null, { status: 302, headers: { location: 'app://x/new' } })
        : new Response(url),
    );
    const window = open();
    const told = record(window.webContents);
    await window.loadURL('app://x/old');

    expect(told.slice(0, 4)).toEqual([
      'did-start-navigation app://x/old',
      'will-redirect app://x/new',
      'did-redirect-navigation app://x/new',
      'did-frame-navigate app://x/new',
    ]);
  });

  test('end with a window that is closed meanwhile', async () => {
    const window = createApp().open();
    window.webContents.on('will-redirect', () => window.destroy());

    await expect(window.loadURL(`${origin}/old`)).rejects.toThrow('ERR_FAILED');
    expect(window.isDestroyed()).toBe(true);
  });
});

describe('a page that is asked for with a body', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { method, url, headers } = request;
      const asked = [method, url, headers['content-type'] ?? '', headers['x-of'] ?? '', headers.referer ?? ''].join(
        ' ',
      );
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.setHeader('content-type', 'text/html').end(`<pre>${asked} ${body}</pre>`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const shown = (window: Electron.BrowserWindow) =>
    window.webContents.executeJavaScript("document.querySelector('pre').textContent");

  test('by loadURL: postData, extraHeaders and httpReferrer', async () => {
    const file = folderOf({ 'part.txt': 'xfilex' })('part.txt');
    const window = createApp().open();
    await window.loadURL(`${origin}/a`, {
      postData: [
        { type: 'rawData', bytes: Buffer.from('raw&') },
        { type: 'file', filePath: file, offset: 1, length: 4, modificationTime: 0 },
      ],
      extraHeaders: 'x-of: app\ncontent-type: text/plain',
      httpReferrer: 'http://from.test/',
    });
    expect(await shown(window)).toBe('POST /a text/plain app http://from.test/ raw&file');
  });

  test('by a form', async () => {
    const window = createApp().open();
    await window.loadURL(`${origin}/`);
    const arrived = next(window.webContents, 'did-finish-load');
    await window.webContents.executeJavaScript(`
      document.body.innerHTML = '<form method="post" action="/form"><input name="who" value="Ada"></form>';
      document.forms[0].submit();
    `);
    await arrived;
    expect(await shown(window)).toBe(`POST /form application/x-www-form-urlencoded  ${origin}/ who=Ada`);
  });

  test('of the app’s own protocol', async () => {
    const { fake, open } = createApp();
    fake.electron.protocol.handle('app', async (request) => new Response(`${request.method} ${await request.text()}`));
    const window = open();
    await window.loadURL('app://x/', { postData: [{ type: 'rawData', bytes: Buffer.from('body') }] });
    expect(await window.webContents.executeJavaScript('document.documentElement.textContent')).toBe('POST body');
  });
});

test('a page that moves within itself starts a navigation, too', async () => {
  const { fake, open } = createApp();
  const window = open();
  await window.loadURL('http://example.test/');
  await window.webContents.executeJavaScript('0');
  const told = record(window.webContents);
  await window.webContents.executeJavaScript("location.hash = 'there'; null");
  await fake.settled();

  expect(told).toEqual(['did-start-navigation /#there', 'did-navigate-in-page /#there']);
});

describe('will-frame-navigate', () => {
  const inner = dataUrl('<p>inner</p>');

  async function framed() {
    const app = createApp();
    const file = folderOf({ 'index.html': '<iframe src="child.html"></iframe>', 'child.html': '<p>child</p>' });
    const window = app.open();
    await window.loadFile(file('index.html'));
    const [frame] = window.webContents.mainFrame.frames;
    return { ...app, window, frame: frame!, go: () => frame!.executeJavaScript(`location.href = '${inner}'; null`) };
  }

  test('is told of a frame that its own page moves', async () => {
    const { window, frame, go } = await framed();
    const details = new Promise<Electron.Event<Electron.WebContentsWillFrameNavigateEventParams>>((resolve) =>
      window.webContents.once('will-frame-navigate', resolve),
    );
    await go();

    expect(await details).toMatchObject({ url: inner, isMainFrame: false, isSameDocument: false });
    expect((await details).frame).toBe(frame);
    await until(() => frame.url === inner);
  });

  test('can be prevented', async () => {
    const { fake, window, frame, go } = await framed();
    const before = frame.url;
    window.webContents.on('will-frame-navigate', (event) => event.preventDefault());
    await go();
    await fake.settled();

    expect(frame.url).toBe(before);
    expect(await frame.executeJavaScript('document.body.textContent')).toContain('child');
  });
});

test.each([
  ['file://host/a.txt', 'ERR_FILE_NOT_FOUND (-6)'],
  [`data:text/plain,${'x'.repeat(2 * 1024 * 1024)}`, 'ERR_INVALID_URL (-300)'],
])('%.20s cannot be loaded', async (url, words) => {
  if (process.platform === 'win32') return;
  const window = createApp().open();
  const failed = next(window.webContents, 'did-fail-load');

  await expect(window.loadURL(url)).rejects.toThrow(words);
  expect((await failed)[3]).toBe(true);
});
