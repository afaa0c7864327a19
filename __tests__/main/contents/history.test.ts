import { createFakeElectron } from '../../../src';

async function visited(...paths: string[]) {
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow();
  for (const path of paths) await webContents.loadURL(`https://example.com/${path}`);
  const history = webContents.navigationHistory;
  const urls = () => history.getAllEntries().map(({ url }) => url.slice('https://example.com/'.length));
  return { fake, webContents, history, urls };
}

test('remembers where a contents has been', async () => {
  const { history, urls } = await visited('a', 'b', 'b', 'b#c');

  expect(urls()).toEqual(['a', 'b', 'b#c']);
  expect([history.length(), history.getActiveIndex()]).toEqual([3, 2]);
  expect(history.getEntryAtIndex(0)).toEqual({ url: 'https://example.com/a', title: '' });
  expect(history.getEntryAtIndex(9)).toBeNull();
});

test('goes back and forward', async () => {
  const { fake, webContents, history } = await visited('a', 'b', 'c');

  expect([history.canGoBack(), history.canGoForward(), webContents.canGoToOffset(-2)]).toEqual([true, false, true]);
  history.goBack();
  await fake.settled();
  expect([webContents.getURL(), history.getActiveIndex()]).toEqual(['https://example.com/b', 1]);
  webContents.goToOffset(1);
  await fake.settled();
  history.goToIndex(0);
  await fake.settled();
  expect([webContents.getURL(), history.length(), webContents.canGoBack()]).toEqual([
    'https://example.com/a',
    3,
    false,
  ]);
  history.goBack();
  await fake.settled();
  expect(history.getActiveIndex()).toBe(0);
});

test('a new page takes the place of what was ahead', async () => {
  const { fake, webContents, history, urls } = await visited('a', 'b', 'c');
  history.goToIndex(0);
  await fake.settled();

  await webContents.loadURL('https://example.com/d');

  expect(urls()).toEqual(['a', 'd']);
});

test('forgets entries, never the one that is shown', async () => {
  const { history, urls } = await visited('a', 'b', 'c');

  expect([history.removeEntryAtIndex(0), history.removeEntryAtIndex(1), history.removeEntryAtIndex(7)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(urls()).toEqual(['b', 'c']);
  history.clear();
  expect([urls(), history.getActiveIndex()]).toEqual([['c'], 0]);
});

test('can be restored in another contents', async () => {
  const { history } = await visited('a', 'b', 'c');
  const other = await visited();

  await other.history.restore({ entries: history.getAllEntries(), index: 1 });

  expect([other.urls(), other.webContents.getURL()]).toEqual([['a', 'b', 'c'], 'https://example.com/b']);
  expect(() => other.history.restore({ entries: history.getAllEntries(), index: 5 })).toThrow(
    new Error('Invalid index. Index must be a positive integer and within the bounds of the entries length.'),
  );
  await expect(other.history.restore({ entries: history.getAllEntries() })).rejects.toThrow(
    new Error('Cannot restore history on webContents that have previously loaded a page.'),
  );
});

test.each(['canGoToOffset', 'getEntryAtIndex', 'goToIndex', 'goToOffset', 'removeEntryAtIndex'] as const)(
  'W0.1: navigationHistory.%s takes an integer',
  (method) => {
    const { navigationHistory } = new (createFakeElectron().BrowserWindow)().webContents;
    const call = navigationHistory[method] as (...given: unknown[]) => unknown;
    expect(() => call()).toThrow(new TypeError('Insufficient number of arguments.'));
    expect(() => call('a')).toThrow(new TypeError('Error processing argument at index 0, conversion failure from a'));
  },
);
