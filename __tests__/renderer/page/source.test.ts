import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
])('%s fails', async (url, code, errno) => {
  expect(await readPage(url)).toEqual({ code, errno });
});

test('nothing is fetched from another machine', () => {
  expect(readPage('https://example.com/a')).toEqual({ url: 'https://example.com/a', body: '', type: 'text/html' });
});

test('a reader comes before everything else, for the schemes of the app', async () => {
  const reader = (url: string) =>
    url.startsWith('app:') ? Promise.resolve({ url, type: 'text/html', body: Buffer.from('<p>app</p>') }) : undefined;

  expect(await readPage('app://bundle/index.html', reader)).toMatchObject({ body: '<p>app</p>', type: 'text/html' });
  expect(isFailure((await readPage('other://x', reader)) as object)).toBe(true);
});

test('XMLHttpRequest does not leave the machine either', async () => {
  const { page, lines, run } = show('<p></p>', { url: 'http://localhost/' });
  await page.loaded;

  await run(
    `new Promise((resolve) => { const x = new XMLHttpRequest(); x.open('GET', 'https://example.com/'); x.onerror = resolve; x.onload = () => resolve(console.log('loaded')); x.send() })`,
  );

  expect(lines.filter((line) => line.includes('loaded'))).toEqual([]);
});
