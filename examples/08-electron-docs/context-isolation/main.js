const { app, BrowserWindow, ipcMain } = require('electron/main');
const path = require('node:path');

app.whenReady().then(() => {
  ipcMain.handle('load-prefs', () => ({ theme: 'dark' }));
  const win = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.js') } });
  win.loadFile('index.html');
});
