// library: @electron-toolkit/preload
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, ipcMain } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('the page has the API that the preload exposes', async () => {
  ipcMain.handle('double', (_event, number) => number * 2);
  await app.whenReady();

  const window = await windowWith({ preload: "require('@electron-toolkit/preload').exposeElectronAPI();" });
  await inPage(window, "window.electron.ipcRenderer.on('news', (_event, text) => (window.heard = text)); undefined");
  window.webContents.send('news', 'milk');

  assert.equal(await inPage(window, 'heard'), 'milk');
  assert.equal(await inPage(window, "window.electron.ipcRenderer.invoke('double', 4)"), 8);
  assert.equal(await inPage(window, 'window.electron.process.versions.electron'), process.versions.electron);
});
