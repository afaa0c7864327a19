const { fake } = require('fake-electron');
const { app, BrowserWindow, ipcMain } = require('electron');
const useLate = require('./late');

test('some of it has been used', async () => {
  await app.whenReady();
  ipcMain.handle('a', () => 1);
  new BrowserWindow();
  await fake.createRenderer().ipcRenderer.invoke('a');
  useLate();
});
