// library: @electron-toolkit/preload
// process: renderer
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { assertSent } = require('fake-electron');
const { ipcRenderer } = require('electron');

test("a renderer's process has the same API", async () => {
  const { electronAPI } = require('@electron-toolkit/preload');

  electronAPI.ipcRenderer.send('say', 'milk');

  assertSent(ipcRenderer, 'say', 'milk');
  assert.throws(() => electronAPI.ipcRenderer.sendTo(1, 'say'), /removed since Electron 28/);
});
