// library: @electron-toolkit/utils
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { system, user } = require('fake-electron');
const { inPage, until, windowWith } = require('./support.js');

test('a window obeys its page and its keys', async () => {
  const { electronApp, is, optimizer } = require('@electron-toolkit/utils');
  app.on('browser-window-created', (_event, window) =>
    optimizer.watchWindowShortcuts(window, { escToCloseWindow: true }),
  );
  optimizer.registerFramelessWindowIpc();
  await app.whenReady();
  const window = await windowWith();
  window.focus();

  await inPage(window, "require('electron').ipcRenderer.send('win:invoke', 'min')");
  assert.equal(window.isMinimized(), true);
  window.restore();
  user.presses('F12');
  assert.equal(window.webContents.isDevToolsOpened(), true);
  window.focus();
  user.presses('Escape');
  await until(() => window.isDestroyed());
  assert.equal(is.dev, true);
  assert.deepEqual([electronApp.setAutoLaunch(true), system.appUserModelId], [false, undefined]);
});
