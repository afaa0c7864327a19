import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { errorOf } from './harness';
import { createApp, dataUrl, folderOf, next } from './page-harness';

const EVENTS = [
  ...['did-start-loading', 'did-start-navigation', 'did-frame-navigate', 'did-navigate', 'page-title-updated'],
  ...['dom-ready', 'did-frame-finish-load', 'did-finish-load', 'did-fail-load', 'did-fail-provisional-load'],
  'did-stop-loading',
];

/** Everything that a contents is told of loading, with what its code sends in between. */
function follow(contents: Electron.WebContents): string[] {
  const told: string[] = [];
  for (const name of EVENTS) contents.on(name as 'did-finish-load', () => told.push(name));
  contents.mainFrame.on('dom-ready', () => told.push('frame dom-ready'));
  contents.ipc.on('log', (_event, value: string) => told.push(`from ${value}`));
  return told;
}

let server: Server | undefined;

/** A server on this machine. */
interface Answer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

async function serve(answer: (path: string) => Answer): Promise<string> {
  server = createServer((request, response) => {
    const { status = 200, body = '', headers = { 'content-type': 'text/html' } } = answer(request.url ?? '');
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  await new Promise<unknown>((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

test('S12.12: the order, with a preload and a page that send', async () => {
  const { open } = createApp();
  const file = folderOf({
    'preload.js': `
      const { ipcRenderer, contextBridge } = require('electron');
      ipcRenderer.send('log', 'preload');
      contextBridge.exposeInMainWorld('log', (value) => ipcRenderer.send('log', value));
      document.addEventListener('DOMContentLoaded', () => ipcRenderer.send('log', 'DOMContentLoaded'));
      addEventListener('load', () => ipcRenderer.send('log', 'load'));`,
    'index.html': '<title>Page</title><script>log("page")</script>',
  });
  const window = open({ preload: file('preload.js') });
  const told = follow(window.webContents);

  await window.loadFile(file('index.html')).then(() => told.push('loadURL resolves'));

  // Where among the sends is not said.
  const titled = told.indexOf('page-title-updated');
  expect(told.indexOf('did-navigate')).toBeLessThan(titled);
  expect(titled).toBeLessThan(told.indexOf('frame dom-ready'));
  expect(told.filter((name) => name !== 'page-title-updated')).toEqual([
    'did-start-loading',
    'did-start-navigation',
    'from preload',
    'did-frame-navigate',
    'did-navigate',
    'from page',
    'from DOMContentLoaded',
    'frame dom-ready',
    'dom-ready',
    'from load',
    'did-frame-finish-load',
    'did-finish-load',
    'did-stop-loading',
    'loadURL resolves',
  ]);
  expect(window.getTitle()).toBe('Page');
});

test('S12.12: a page without code tells the same, and its title once', async () => {
  const { open } = createApp();
  const file = folderOf({ 'index.html': '<title>Quiet</title><p>no code' });
  const window = open();
  const told = follow(window.webContents);

  await window.loadFile(file('index.html'));

  const order = [
    ...['did-start-loading', 'did-start-navigation', 'did-frame-navigate', 'did-navigate', 'page-title-updated'],
    ...['frame dom-ready', 'dom-ready', 'did-frame-finish-load', 'did-finish-load', 'did-stop-loading'],
  ];
  expect(told).toEqual(order);
  // Its document is made now, which tells nothing.
  expect(await window.webContents.executeJavaScript('document.title + document.querySelector("p").textContent')).toBe(
    'Quietno code',
  );
  expect(told).toEqual(order);
  expect(await window.webContents.executeJavaScript('document.readyState')).toBe('complete');
});

describe('what loadURL shows', () => {
  const TEXT = 'document.body.textContent.trim()';

  test('S12.13: file:, data: and about:blank', async () => {
    const { open } = createApp();
    const file = folderOf({ 'a b.html': 'file', 'note.txt': '<b>text</b>' });
    const window = open();
    const { webContents } = window;
    const shows = async (url: string) => {
      await window.loadURL(url);
      return [webContents.getURL(), await webContents.executeJavaScript(TEXT)];
    };

    const url = `${pathToFileURL(file('a b.html'))}?q#h`;
    expect(await shows(url)).toEqual([url, 'file']);
    expect(await shows(dataUrl('<p>data</p>'))).toEqual([dataUrl('<p>data</p>'), 'data']);
    expect((await shows(pathToFileURL(file('note.txt')).href))[1]).toBe('<b>text</b>');
    expect(await shows('about:blank')).toEqual(['about:blank', '']);
  });

  test('S12.13: a server on this machine, with redirections and a status', async () => {
    const { open } = createApp();
    const base = await serve((path): Answer => {
      if (path === '/old') return { status: 302, headers: { location: '/new' } };
      if (path === '/script.js')
        return { body: 'document.body.append(" and script")', headers: { 'content-type': 'text/javascript' } };
      if (path === '/new') return { body: '<body>new<script src="script.js"></script>' };
      return { status: 404, body: 'nothing here' };
    });
    const window = open();
    const { webContents } = window;

    await window.loadURL(`${base}/old`);
    expect([webContents.getURL(), await webContents.executeJavaScript(TEXT)]).toEqual([
      `${base}/new`,
      'new and script',
    ]);
    const navigated = next(webContents, 'did-navigate');
    await window.loadURL(`${base}/none`);
    expect(await navigated).toEqual([`${base}/none`, 404, expect.any(String)]);
    expect(await webContents.executeJavaScript(TEXT)).toBe('nothing here');
  });

  test('S12.13: what the app handles with protocol.handle', async () => {
    const { fake, lines, open } = createApp();
    const { protocol } = fake.electron;
    protocol.handle('app', (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('.js'))
        return new Response('console.log("script of " + location.origin)', {
          headers: { 'content-type': 'text/javascript' },
        });
      return new Response('<title>Own</title><script src="own.js"></script>', {
        headers: { 'content-type': 'text/html' },
      });
    });
    const window = open();

    await window.loadURL('app://bundle/index.html');

    expect([window.getTitle(), lines]).toEqual(['Own', ['script of app://bundle']]);
    expect(window.webContents.mainFrame.origin).toBe('app://bundle');
  });
});

describe('what cannot be loaded', () => {
  const failing = async (url: string) => {
    const { open } = createApp();
    const { webContents } = open();
    const told = follow(webContents);
    const error = (await errorOf(() => webContents.loadURL(url))) as Error & {
      code: string;
      errno: number;
      url: string;
    };
    expect(told).toEqual([
      ...[
        'did-start-loading',
        'did-start-navigation',
        'did-fail-provisional-load',
        'did-fail-load',
        'did-stop-loading',
      ],
    ]);
    expect(error.url).toBe(url);
    expect(error.message).toBe(`${error.code} (${error.errno}) loading '${url}'`);
    return [error.code, error.errno];
  };

  test.each([
    ['file:///nowhere/index.html', 'ERR_FILE_NOT_FOUND', -6],
    ['http://127.0.0.1:1/', 'ERR_CONNECTION_REFUSED', -102],
    ['unknown://page/', 'ERR_UNKNOWN_URL_SCHEME', -302],
  ])('S12.13: %s is %s', async (url, code, errno) => {
    expect(await failing(url)).toEqual([code, errno]);
  });

  test('S12.13: a page that is loading is aborted by the next', async () => {
    const { open } = createApp();
    const base = await serve(() => ({ body: 'slow' }));
    const file = folderOf({ 'index.html': '<script>window.fast = true</script>' });
    const window = open();

    const slow = window.loadURL(`${base}/`);
    const fast = window.loadFile(file('index.html'));

    const url = pathToFileURL(file('index.html')).href;
    expect(await errorOf(() => slow)).toMatchObject({
      message: `ERR_ABORTED (-3) loading '${url}'`,
      errno: -3,
      code: 'ERR_ABORTED',
    });
    await fast;
    expect(await window.webContents.executeJavaScript('fast')).toBe(true);
  });

  test('S12.13: a page that a script of its own replaces while it loads', async () => {
    const { open } = createApp();
    const file = folderOf({
      'a.html': '<script>location.href = "b.html"</script>',
      'b.html': '<script>window.b = 1</script>',
    });
    const window = open();
    const arrived = new Promise<void>((resolve) => {
      window.webContents.on('did-finish-load', () => window.webContents.getURL().endsWith('b.html') && resolve());
    });

    await window.loadFile(file('a.html')).catch((error: Error) => expect(error.message).toContain('ERR_ABORTED'));
    await arrived;

    expect(await window.webContents.executeJavaScript('window.b')).toBe(1);
  });

  test('S12.13: an error page takes the place of what was shown, and has an entry in the history', async () => {
    const { open } = createApp();
    const window = open();
    const { webContents } = window;
    const page = dataUrl('<script>window.mark = 1</script>');
    await window.loadURL(page);

    await errorOf(() => window.loadFile('/nowhere/index.html'));

    const { navigationHistory } = webContents;
    expect(webContents.getURL()).toBe('file:///nowhere/index.html');
    expect(navigationHistory.getAllEntries().map(({ url }) => url)).toEqual([page, 'file:///nowhere/index.html']);
    expect(await webContents.executeJavaScript('[window.mark, location.href]')).toEqual([
      undefined,
      'chrome-error://chromewebdata/',
    ]);
    const shown = new Promise((resolve) => webContents.once('did-finish-load', () => resolve(undefined)));
    navigationHistory.goBack();
    await shown;
    expect(await webContents.executeJavaScript('window.mark')).toBe(1);
  });
});

test('S12.15: an empty window is of the origin of the frame that opened it', async () => {
  const { open, fake } = createApp();
  let local = '';
  local = await serve((path) => ({ body: path === '/child' ? '' : `<iframe src="${local}/child"></iframe>` }));
  const window = open();
  await window.loadURL(`${local.replace('127.0.0.1', 'localhost')}/`);
  const [child] = window.webContents.mainFrame.frames;
  const created = new Promise<Electron.WebContents>((resolve) => {
    fake.app.once('web-contents-created', (_event, contents) => resolve(contents));
  });

  await child!.executeJavaScript('window.open("", null, "show=false"), null');
  const popup = await created;

  expect(child!.origin).toBe(local);
  expect(popup.mainFrame.origin).toBe(local);
  expect(popup.opener).toBe(child);
  expect(await popup.executeJavaScript('origin')).toBe(local);
});

test.each(['', '<script></script><iframe srcdoc=""></iframe>'])('S12.16: the pages %j are told of it', async (body) => {
  const { open, fake, log } = createApp();
  const file = folderOf({
    'preload.js': `
      const { ipcRenderer } = require('electron');
      const tell = () => ipcRenderer.send('log', [document.visibilityState, document.hidden]);
      tell();
      document.addEventListener('visibilitychange', tell);`,
  });
  const window = open({ preload: file('preload.js'), nodeIntegrationInSubFrames: true });
  await window.loadURL(dataUrl(body));
  expect(log.splice(0)).toEqual([['visible', false], ...(body ? [['visible', false]] : [])]);

  const seen: unknown[][] = [];
  for (const method of ['show', 'hide', 'showInactive', 'minimize', 'minimize'] as const) {
    window[method]();
    await fake.settled();
    seen.push(log.splice(0));
  }

  const told = (...what: unknown[]) => (body ? [what, what] : [what]);
  expect(seen).toEqual([[], told('hidden', true), told('visible', false), told('hidden', true), []]);
});
