import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFakeElectron } from '../../src';
import { mimeOf } from '../../src/web/mime';

const folder = mkdtempSync(join(tmpdir(), 'net-'));
afterAll(() => rmSync(folder, { recursive: true }));
const urlOf = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return pathToFileURL(join(folder, name)).href;
};
const answering = (answer: (request: Request) => unknown) => answer as never;

test('a file has the type of its extension', async () => {
  const { net } = createFakeElectron().electron;
  const response = await net.fetch(urlOf('a b.json', '{"a":1}'));

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ a: 1 });
  expect(response).toBeInstanceOf(Response);
});

test('what cannot be got rejects with its name', async () => {
  const { net, protocol } = createFakeElectron().electron;
  protocol.handle(
    'app',
    answering(() => Response.error()),
  );

  const none = pathToFileURL(join(folder, 'none')).href;
  await expect(net.fetch(none)).rejects.toThrow(new Error('net::ERR_FILE_NOT_FOUND'));
  await expect(net.fetch('odd://a/')).rejects.toThrow(new Error('net::ERR_UNKNOWN_URL_SCHEME'));
  await expect(net.fetch('app://a/')).rejects.toThrow(new Error('net::ERR_FAILED'));
  await expect(net.fetch('http://127.0.0.1:1/')).rejects.toThrow(new Error('net::ERR_CONNECTION_REFUSED'));
  await expect(net.fetch('no url')).rejects.toThrow('no url');
});

test.each(['data:,a%20b', 'blob:app://a/1'])('N10.1: %s is of a page alone', async (url) => {
  await expect(createFakeElectron().electron.net.fetch(url)).rejects.toThrow(new Error('net::ERR_UNKNOWN_URL_SCHEME'));
});

test("an app's own protocol answers", async () => {
  const { net, protocol } = createFakeElectron().electron;
  protocol.handle(
    'app',
    answering(async (request) => Response.json([request.method, request.headers.get('a'), await request.text()])),
  );

  const response = await net.fetch('app://a/', { method: 'POST', headers: { a: 'b' }, body: 'c' });
  expect(await response.json()).toEqual(['POST', 'b', 'c']);
  const asked = new Request('app://a/', { method: 'PUT', body: 'd' });
  expect(await (await net.fetch(asked as never)).json()).toEqual(['PUT', null, 'd']);
});

test('each session asks its own protocols', async () => {
  const { net, session } = createFakeElectron().electron;
  const other = session.fromPartition('other');
  other.protocol.handle(
    'app',
    answering(() => new Response('other')),
  );

  expect(await (await other.fetch('app://a/')).text()).toBe('other');
  await expect(net.fetch('app://a/')).rejects.toThrow('net::ERR_UNKNOWN_URL_SCHEME');
});

test('an intercepting handler can pass itself by', async () => {
  const { net, protocol } = createFakeElectron().electron;
  const url = urlOf('page.html', '<p>');
  protocol.handle(
    'file',
    answering(() => net.fetch(url, { bypassCustomProtocolHandlers: true })),
  );

  expect(await (await net.fetch('file:///other.html')).text()).toBe('<p>');
  await expect(net.fetch('app://a/', { bypassCustomProtocolHandlers: true })).rejects.toThrow(
    'net::ERR_UNKNOWN_URL_SCHEME',
  );
});

test('the web is asked with the fetch of call time, unless it is intercepted', async () => {
  const { net, protocol } = createFakeElectron().electron;
  const fetch = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('web'));

  expect(await (await net.fetch('https://example.com/', { method: 'POST' })).text()).toBe('web');
  expect(fetch.mock.calls).toEqual([['https://example.com/', { method: 'POST' }]]);
  protocol.handle(
    'https',
    answering(() => new Response('mine')),
  );
  expect(await (await net.fetch('https://example.com/')).text()).toBe('mine');
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(await (await net.fetch('https://example.com/', { bypassCustomProtocolHandlers: true })).text()).toBe('web');
  fetch.mockRestore();
});

test("the web's errors have Chromium's names", async () => {
  const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
  const fetch = jest.spyOn(globalThis, 'fetch').mockRejectedValue(refused);
  const { net } = createFakeElectron().electron;

  await expect(net.fetch('https://example.com/')).rejects.toThrow(new Error('net::ERR_CONNECTION_REFUSED'));
  fetch.mockRejectedValue(new Error('other'));
  await expect(net.fetch('https://example.com/')).rejects.toThrow(new Error('other'));
  fetch.mockRestore();
});

test('redirects are followed as the request says', async () => {
  const { net, protocol } = createFakeElectron().electron;
  protocol.handle(
    'app',
    answering(async (request) => {
      const { pathname } = new URL(request.url);
      const status = Number(pathname.slice(1));
      if (status === 0) return new Response(`${request.method} ${await request.text()}`);
      return new Response(null, { status, headers: { location: pathname === '/301' ? '/301' : '/0' } });
    }),
  );
  const post = { method: 'POST', body: 'a' };

  expect(await (await net.fetch('app://a/302', post)).text()).toBe('GET ');
  expect(await (await net.fetch('app://a/307', post)).text()).toBe('POST a');
  await expect(net.fetch('app://a/301')).rejects.toThrow('net::ERR_TOO_MANY_REDIRECTS');
  await expect(net.fetch('app://a/302', { redirect: 'manual' })).rejects.toThrow('Redirect was cancelled');
  await expect(net.fetch('app://a/302', { redirect: 'error' })).rejects.toThrow(
    "Attempted to redirect, but redirect policy was 'error'",
  );
});

test('a fetch can be aborted', async () => {
  const { net, protocol } = createFakeElectron().electron;
  protocol.handle(
    'app',
    answering(() => new Promise(() => {})),
  );
  const controller = new AbortController();
  const { signal } = controller;

  const waiting = net.fetch('app://a/', { signal });
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(net.fetch('app://a/', { signal })).rejects.toThrow('enough');
});

test('the net is online, and a test can be offline', () => {
  const fake = createFakeElectron();
  const { net } = fake.electron;
  const rollback = fake.mark();
  expect([net.online, net.isOnline()]).toEqual([true, true]);
  Object.assign(net, { online: false });
  expect(net.isOnline()).toBe(false);
  rollback();
  expect(net.isOnline()).toBe(true);
});

test.each([
  ['index.html', 'text/html'],
  ['/a.b/C.MJS', 'text/javascript'],
  ['a.min.css', 'text/css'],
  ['font.woff2', 'font/woff2'],
  ['README', 'application/octet-stream'],
  ['/a.html/b', 'application/octet-stream'],
  ['C:\\a.html\\b', 'application/octet-stream'],
  ['a.unknown', 'application/octet-stream'],
])('%s is of type %s', (path, type) => {
  expect(mimeOf(path)).toBe(type);
});

test('the stack of what a request or a load came to begins with the line that asked for it', async () => {
  const { app, BrowserWindow, net, session } = createFakeElectron().electron;
  await app.whenReady();
  const URL_ELSEWHERE = 'https://elsewhere.example/';
  const requested = () =>
    new Promise<Error>((resolve) => {
      net.request(URL_ELSEWHERE).on('error', resolve).end();
    });
  const rejected = (work: Promise<unknown>) => work.then(String, (error: Error) => error);

  const errors = [
    await rejected(net.fetch(URL_ELSEWHERE)),
    await rejected(session.fromPartition('other').fetch(URL_ELSEWHERE)),
    await requested(),
    await rejected(new BrowserWindow().loadFile('missing.html')),
    await rejected(new BrowserWindow().webContents.loadURL(pathToFileURL(join(folder, 'missing.html')).href)),
  ];

  for (const error of errors as Error[]) {
    const [, ...frames] = error.stack!.split(error.message);
    expect([error.message, frames.join('').split('\n')[1]]).toEqual([
      error.message,
      expect.stringContaining(__filename),
    ]);
    expect(Object.keys(error).filter((key) => !['code', 'errno', 'url'].includes(key))).toEqual([]);
  }
});
