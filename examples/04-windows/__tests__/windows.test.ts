import { app, BrowserWindow, shell } from 'electron';
import { configure, pageOf, rendererOf, settled, traffic } from 'fake-electron';

let windows: BrowserWindow[];

/** The main script runs as if Electron had just started it, and its three windows have loaded. */
beforeEach(async () => {
  // Nothing of the pages matters here, and they need not be there.
  configure({ pages: false });
  jest.isolateModules(() => require('../src/main'));
  await settled();
  windows = BrowserWindow.getAllWindows();
});

const named = (title: string) => BrowserWindow.getAllWindows().find((window) => window.getTitle() === title)!;

test('three windows wait until they can be shown', () => {
  expect(windows.map((window) => [window.getTitle(), window.isVisible()])).toEqual([
    ['letters', true],
    ['invoices', true],
    ['recipes', true],
  ]);
  expect(BrowserWindow.getFocusedWindow()).toBe(named('recipes'));
});

test('a window that closes while it waits for an answer disturbs nobody', async () => {
  const told: unknown[] = [];
  for (const window of windows) {
    const id = window.getTitle();
    rendererOf(window).ipcRenderer.on('document:exported', (_event, name) => told.push([id, name]));
  }
  const [letters, invoices] = [named('letters'), named('invoices')];

  const kept = rendererOf(letters).ipcRenderer.invoke('document:export', 'letters');
  const lost = rendererOf(invoices).ipcRenderer.invoke('document:export', 'invoices');
  let answered = false;
  void lost.finally(() => {
    answered = true;
  });
  invoices.close();

  await expect(kept).resolves.toBe(7168);
  await settled();
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(told).toEqual([
    ['recipes', 'letters'],
    ['letters', 'invoices'],
    ['recipes', 'invoices'],
  ]);
  expect(answered).toBe(false);
  expect(BrowserWindow.getAllWindows()).toEqual([letters, named('recipes')]);
  expect(traffic).toHaveNoProblems();
});

test('a window comes back to where it was', async () => {
  const letters = named('letters');
  letters.setPosition(10, 20);
  letters.maximize();
  letters.close();
  await settled();

  rendererOf(named('recipes')).ipcRenderer.send('document:open', 'letters');

  expect(named('letters')).not.toBe(letters);
  expect(named('letters').getBounds()).toEqual({ x: 10, y: 20, width: 640, height: 480 });
});

test('a page can leave the app only by the browser', async () => {
  const openExternal = jest.spyOn(shell, 'openExternal').mockResolvedValue();
  const letters = named('letters');

  expect(pageOf(letters).open('https://example.com/')).toBeNull();
  expect(pageOf(letters).open('file:///etc/passwd')).toBeNull();
  await expect(pageOf(letters).navigate('https://example.com/')).rejects.toThrow('ERR_ABORTED');

  expect(openExternal.mock.calls).toEqual([['https://example.com/']]);
  expect(letters.webContents.getURL()).toBe('app://documents/letters.html');
});

test('the app quits with its last window, except on a Mac', async () => {
  const quit = jest.fn();
  app.on('quit', quit);

  for (const window of windows) window.close();
  await settled();

  expect(BrowserWindow.getAllWindows()).toEqual([]);
  expect(quit).toHaveBeenCalledTimes(process.platform === 'darwin' ? 0 : 1);
});
