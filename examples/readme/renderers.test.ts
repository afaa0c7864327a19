import { BrowserWindow, ipcMain, ipcRenderer } from 'electron';
import { createRenderer, rendererOf } from 'fake-electron';

test('each window has a renderer', () => {
  const first = new BrowserWindow();
  const second = rendererOf(new BrowserWindow());
  ipcMain.on('who', (event) => {
    event.returnValue = BrowserWindow.fromWebContents(event.sender)?.id;
  });

  // The first window adopts the exported ipcRenderer.
  expect(ipcRenderer.sendSync('who')).toBe(first.id);
  expect(second.ipcRenderer.sendSync('who')).toBe(first.id + 1);
  expect(second).toHaveSentSyncTimes('who', 1);
});

test('a guest sends to its host', () => {
  const webview = new EventTarget();
  const guest = createRenderer({ hostElement: webview });
  const heard = jest.fn();
  webview.addEventListener('ipc-message', heard);

  guest.ipcRenderer.sendToHost('ready', 1);

  expect(heard).toHaveBeenCalledWith(expect.objectContaining({ channel: 'ready', args: [1] }));
  expect(guest).toHaveSentToHost('ready', 1);
});
