import * as path from 'node:path';
import { BrowserWindow, ipcMain } from 'electron';
import { settled, windowOf } from 'fake-electron';

test('a window with its preload and its page', async () => {
  ipcMain.handle('clock:now', () => 'noon');
  const app = path.join(__dirname, 'app');
  const window = new BrowserWindow({ webPreferences: { preload: path.join(app, 'preload.js') } });
  await window.loadFile(path.join(app, 'index.html'));
  const { document } = windowOf(window);

  document.querySelector('button')?.click();
  await settled();
  expect(document.querySelector('output')?.textContent).toBe('noon');

  window.webContents.send('clock:tick', 'one past');
  expect(document.querySelector('output')?.textContent).toBe('one past');
  expect(window.getTitle()).toBe('Clock');

  await expect(window.webContents.executeJavaScript('typeof require')).resolves.toBe('undefined');
});
