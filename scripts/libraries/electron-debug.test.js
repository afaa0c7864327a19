// library: electron-debug
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { user } = require('fake-electron');
const { until, windowWith } = require('./support.js');

test('the tools open with a window, and close by the keys', async () => {
  const { default: debug } = await import('electron-debug');
  debug({ isEnabled: true, devToolsMode: 'bottom' });
  await app.whenReady();
  const window = await windowWith({ preload: '' });
  window.focus();

  await until(() => window.webContents.isDevToolsOpened());
  user.presses('F12');

  await until(() => !window.webContents.isDevToolsOpened());
  user.presses('Control+Shift+I');
  await until(() => window.webContents.isDevToolsOpened());
  assert.equal(window.webContents.isDevToolsOpened(), true);
});
