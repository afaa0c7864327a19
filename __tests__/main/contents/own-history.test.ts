import { createFakeElectron } from '../../../src';

test("W4.1, W4.2: 'navigationHistory' is a contents' own, an object of bound functions of its own", () => {
  const { BrowserWindow } = createFakeElectron();
  const { webContents } = new BrowserWindow();
  expect(Object.keys(webContents)).toContain('navigationHistory');
  const { canGoBack, canGoToOffset, length, clear, goBack } = webContents.navigationHistory;
  expect([canGoBack(), canGoToOffset(3), length()]).toEqual([false, false, webContents.navigationHistory.length()]);
  [0].forEach(clear);
  goBack();
  expect(Object.keys(webContents.navigationHistory).sort()).toEqual([
    'canGoBack',
    'canGoForward',
    'canGoToOffset',
    'clear',
    'getActiveIndex',
    'getAllEntries',
    'getEntryAtIndex',
    'goBack',
    'goForward',
    'goToIndex',
    'goToOffset',
    'length',
    'removeEntryAtIndex',
    'restore',
  ]);
});

test('the moves of a history without its this go where they should', async () => {
  const { BrowserWindow, settled } = createFakeElectron();
  const win = new BrowserWindow();
  for (const page of ['a', 'b']) await win.loadURL(`data:text/html,${page}`);
  const { goBack, getActiveIndex } = win.webContents.navigationHistory;
  goBack();
  await settled();
  expect([getActiveIndex(), win.webContents.getURL()]).toEqual([0, 'data:text/html,a']);
});
