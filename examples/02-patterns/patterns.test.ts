import { type BrowserWindow, dialog, ipcMain, ipcRenderer } from 'electron';
import { createRenderer, mainWorld, type Renderer, traffic } from 'fake-electron';
import { changeCounter, start } from './main';
import { createPage, type Page } from './page';
import type { ElectronApi } from './preload';
import { followHeight } from './webview';

describe('a window and its page', () => {
  let window: BrowserWindow;
  let page: Page;

  beforeEach(async () => {
    window = await start();
    jest.isolateModules(() => require('./preload'));
    page = createPage(mainWorld.electronAPI as ElectronApi);
  });

  test('1: renderer to main, one way', () => {
    page.setTitle('Groceries');

    expect(ipcRenderer).toHaveSent('set-title', 'Groceries');
    expect(window.getTitle()).toBe('Groceries');
  });

  test('2: renderer to main and back', async () => {
    const showOpenDialog = jest.spyOn(dialog, 'showOpenDialog');
    showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/home/ada/list.txt'] });

    await page.openFile();

    expect(page.file).toBe('/home/ada/list.txt');
    expect(ipcMain).toHaveHandled('dialog:openFile');
  });

  test('2: a handler that fails rejects in the renderer, with no more than its text', async () => {
    jest.spyOn(dialog, 'showOpenDialog').mockRejectedValueOnce(new TypeError('no desktop'));
    const error = jest.spyOn(console, 'error').mockImplementation(() => {});

    await expect(page.openFile()).rejects.toThrow(
      "Error invoking remote method 'dialog:openFile': TypeError: no desktop",
    );

    expect(error).toHaveBeenCalledWith("Error occurred in handler for 'dialog:openFile':", new TypeError('no desktop'));
  });

  test('3: main to renderer, whose answer is a message of its own', () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});

    changeCounter(window, 2);
    changeCounter(window, -1);

    expect(page.counter).toBe(1);
    expect(log).toHaveBeenLastCalledWith('The counter is at 1.');
    expect(traffic).toMatchInlineSnapshot(`
      main → renderer#1        send    update-counter  2
        renderer#1 → main      send    counter-value   2
      main → renderer#1        send    update-counter  -1
        renderer#1 → main      send    counter-value   1
    `);
  });
});

test('4: a guest to its host', () => {
  const webview = new EventTarget();
  const guest = createRenderer({ hostElement: webview });
  const { reportHeight } = loadAs<typeof import('./guest-preload')>(guest, './guest-preload');
  const heights: number[] = [];
  followHeight(webview, (height) => heights.push(height));

  reportHeight(480);

  expect(heights).toEqual([480]);
  expect(guest).toHaveSentToHost('guest:height', 480);
  expect(ipcRenderer).not.toHaveSentToHost('guest:height');
  expect(traffic).toMatchInlineSnapshot(`renderer#2 → host#1      sendToHost  guest:height    480`);
});

/** Runs a module as another renderer does, with that renderer's own `ipcRenderer`. */
function loadAs<T>(renderer: Renderer, path: string): T {
  let loaded: T | undefined;
  jest.isolateModules(() => {
    jest.doMock('electron', () => ({ ipcRenderer: renderer.ipcRenderer, contextBridge: renderer.contextBridge }));
    loaded = require(path) as T;
    jest.dontMock('electron');
  });
  return loaded as T;
}
