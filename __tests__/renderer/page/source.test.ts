import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFailure, readPage } from '../../../src/renderer/page/source';
import { show } from './harness';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return pathToFileURL(join(folder, name)).href;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test('files are read at once, whatever stands behind their names', () => {
  const url = file('a b.html', '<p>é</p>');

  expect(readPage(`${url}?q=1#top`)).toEqual({ url: `${url}?q=1#top`, body: '<p>é</p>', type: 'text/html' });
  expect(readPage(file('latin.html', Buffer.from('<meta charset="iso-8859-1">\xe9', 'latin1')))).toMatchObject({
    body: '<meta charset="iso-8859-1">é',
  });
  expect(readPage(file('x.js', 'x'))).toMatchObject({ type: 'text/javascript' });
});

test.each([
  ['data:text/html,<p>%C3%A9</p>', '<p>é</p>', 'text/html'],
  ['data:text/html;charset=utf-8;base64,PHA+w6k8L3A+', '<p>é</p>', 'text/html'],
  ['data:,a%20b', 'a b', 'text/plain'],
  ['data:text/html;charset=iso-8859-1,%E9', 'é', 'text/html'],
  ['about:blank', '', 'text/html'],
])('%s', (url, body, type) => {
  expect(readPage(url)).toEqual({ url, body, type });
});

test.each([
  [pathToFileURL(join(folder, 'none.html')).href, 'ERR_FILE_NOT_FOUND', -6],
  [pathToFileURL(folder).href, 'ERR_FILE_NOT_FOUND', -6],
  ['app://x/', 'ERR_UNKNOWN_URL_SCHEME', -302],
  ['nonsense', 'ERR_INVALID_URL', -300],
  ['http://localhost:1/', 'ERR_CONNECTION_REFUSED', -102],
])('%s fails', async (url, code, errno) => {
  expect(await readPage(url)).toEqual({ code, errno });
});

test('nothing is fetched from another machine', () => {
  expect(readPage('https://example.com/a')).toEqual({ url: 'https://example.com/a', body: '', type: 'text/html' });
});

test('a server in the same process is asked, its redirections followed, its errors shown', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/from') response.writeHead(302, { location: '/to' }).end();
    else if (request.url === '/empty') request.socket.destroy();
    else
      response.writeHead(request.url === '/to' ? 200 : 404, { 'content-type': 'text/html' }).end(`at ${request.url}`);
  });

  expect(await readPage(`${origin}/from#top`)).toEqual({
    url: `${origin}/to#top`,
    body: 'at /to',
    type: 'text/html',
    status: 200,
  });
  expect(await readPage(`${origin}/none`)).toMatchObject({ body: 'at /none', status: 404 });
  expect(await readPage(`${origin}/empty`)).toEqual({ code: 'ERR_EMPTY_RESPONSE', errno: -324 });
});

test('a reader comes before everything else, for the schemes of the app', async () => {
  const reader = (url: string) =>
    url.startsWith('app:') ? Promise.resolve({ url, type: 'text/html', body: Buffer.from('<p>app</p>') }) : undefined;

  expect(await readPage('app://bundle/index.html', reader)).toMatchObject({ body: '<p>app</p>', type: 'text/html' });
  expect(isFailure((await readPage('other://x', reader)) as object)).toBe(true);
});

test('fetch reads relative to the page, with native results', async () => {
  const origin = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, headers } = request;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method, type: headers['content-type'], body: Buffer.concat(chunks).toString() }));
    });
  });
  const { page, run, lines } = show('<p></p>', { url: `${origin}/index.html` });
  await page.loaded;
  const ask = (code: string) =>
    run(`(async () => { try { return await (${code}) } catch (e) { return e instanceof TypeError && e.message } })()`);

  expect(
    await ask("fetch('x').then(async (r) => [r.ok, r.url.endsWith('/x'), (await r.json()) instanceof Object].join())"),
  ).toBe('true,true,true');
  expect(await ask("fetch('x', { method: 'post', body: new URLSearchParams({ a: 1 }) }).then((r) => r.text())")).toBe(
    '{"method":"POST","type":"application/x-www-form-urlencoded;charset=UTF-8","body":"a=1"}',
  );
  expect(await ask("fetch(new Request('x', { method: 'PUT', body: 'text' })).then((r) => r.text())")).toMatch(
    /^\{"method":"PUT".*"text"\}$/,
  );
  expect(await ask("fetch('https://example.com/')")).toBe('Failed to fetch');
  expect(lines).toEqual(['error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED']);
});

test('XMLHttpRequest does not leave the machine either', async () => {
  const { page, lines, run } = show('<p></p>', { url: 'http://localhost/' });
  await page.loaded;

  await run(
    `new Promise((resolve) => { const x = new XMLHttpRequest(); x.open('GET', 'https://example.com/'); x.onerror = resolve; x.onload = () => resolve(console.log('loaded')); x.send() })`,
  );

  expect(lines.filter((line) => line.includes('loaded'))).toEqual([]);
});
