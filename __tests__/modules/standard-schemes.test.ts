import { createFakeElectron } from '../../src';
import { canonicalUrl } from '../../src/web/standard-url';

const isApp = (scheme: string) => scheme === 'app';

test.each([
  ['app://foo', 'app://foo/'],
  ['app:///foo', 'app://foo/'],
  ['app://foo:1234', 'app://foo/'],
  ['app://FOO/Bar', 'app://foo/Bar'],
  ['APP://foo', 'app://foo/'],
  ['app://-', 'app://-/'],
  ['app://foo?q=1#h', 'app://foo/?q=1#h'],
  ['app://foo/a/../b', 'app://foo/b'],
  ['app://foo\\bar', 'app://foo/bar'],
  ['app://', undefined],
  ['other://', 'other://'],
  ['other:///Foo', 'other:///Foo'],
  ['other://foo/:30', 'other://foo/:30'],
  ['http://foo', 'http://foo/'],
  ['foo', undefined],
])('N8.14: %s is %s', (given, expected) => {
  expect(canonicalUrl(given, isApp)).toBe(expected);
});

test('N8.14: what is relative starts from a standard URL as from one of http', () => {
  expect(canonicalUrl('/x?y', isApp, 'app://foo/a/b')).toBe('app://foo/x?y');
  expect(canonicalUrl('../x', isApp, 'app://foo/a/b')).toBe('app://foo/x');
  expect(canonicalUrl('//Bar', isApp, 'app://foo/a/b')).toBe('app://bar/');
});

function served(body = '<title>x</title>') {
  const fake = createFakeElectron();
  const { protocol } = fake.electron;
  const asked: string[] = [];
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, supportFetchAPI: true } }]);
  protocol.handle('app', ({ url }) => {
    asked.push(url);
    return new Response(body, { headers: { 'content-type': 'text/html' } });
  });
  return { fake, asked };
}

test('N8.14: a page has its URL so everywhere', async () => {
  const { fake, asked } = served();
  const { webContents } = new fake.BrowserWindow();
  const told: unknown[] = [];
  webContents.on('did-start-navigation', ({ url }) => told.push(url));
  webContents.on('did-navigate', (_event, url) => told.push(url));
  await webContents.loadURL('app://Bundle:80?q=1');
  const page = await webContents.executeJavaScript('[location.href, location.pathname, location.origin, document.URL]');
  expect(page).toEqual(['app://bundle/?q=1', '/', 'app://bundle', 'app://bundle/?q=1']);
  expect(told).toEqual(['app://bundle/?q=1', 'app://bundle/?q=1']);
  expect(asked).toEqual(['app://bundle/?q=1']);
  const { mainFrame, navigationHistory } = webContents;
  expect([webContents.getURL(), mainFrame.url, mainFrame.origin]).toEqual([
    'app://bundle/?q=1',
    'app://bundle/?q=1',
    'app://bundle',
  ]);
  expect(navigationHistory.getAllEntries().map(({ url }) => url)).toEqual(['app://bundle/?q=1']);
});

test('N8.14: where a page goes by itself', async () => {
  const { fake } = served();
  const win = new fake.BrowserWindow();
  await win.loadURL('app://foo/a/b');
  await win.webContents.executeJavaScript("location.href = 'app://BAR'; undefined");
  await fake.settled();
  expect(win.webContents.getURL()).toBe('app://bar/');
});

test('N8.14: net.fetch asks so, and refuses what has no host', async () => {
  const { fake, asked } = served();
  const { net } = fake.electron;
  for (const url of ['app://foo', 'app:///foo', 'app://foo:1234', 'app://FOO/bar']) await net.fetch(url);
  expect(asked).toEqual(['app://foo/', 'app://foo/', 'app://foo/', 'app://foo/bar']);
  await expect(net.fetch('app://')).rejects.toThrow('Invalid URL');
});
