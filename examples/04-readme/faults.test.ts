import { BrowserWindow, ipcMain, ipcRenderer } from 'electron';
import { fake, rendererOf } from 'fake-electron';

test('a frame of the page has an ipcRenderer of its own', () => {
  const frame = fake.renderer.attachFrame({ url: 'https://ads.example' });
  ipcMain.on('who', (event) => event.reply('you', event.senderFrame?.origin));
  frame.ipcRenderer.on('you', () => {});

  frame.ipcRenderer.send('who');

  expect(frame.ipcRenderer).toHaveReceived('you', 'https://ads.example');
});

test('a window that crashes is loaded again', async () => {
  const window = new BrowserWindow();
  await window.loadURL('https://notes.example');
  window.webContents.on('render-process-gone', () => window.loadURL('https://notes.example'));

  rendererOf(window).crash({ reason: 'oom' });
  expect(window.webContents.mainFrame.isDestroyed()).toBe(true);
  await fake.settled();

  expect(window.webContents.mainFrame.isDestroyed()).toBe(false);
});

test('the page survives a handler that never replies', async () => {
  ipcMain.handle('note:list', () => []);
  fake.neverReply('note:list');

  await expect(ipcRenderer.invoke('note:list')).rejects.toThrow('reply was never sent');
});
