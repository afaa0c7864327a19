// library: electron-cfg
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, BrowserWindow } = require('electron');

test('keeps values, and the place of a window', async () => {
  // It wants nothing of a folder that all apps share.
  app.setName('notes');
  await app.whenReady();
  const config = require('electron-cfg');
  config.set('theme', 'dark');
  const options = config.window({ name: 'main' }).create({ width: 500, height: 400 });

  assert.equal(config.get('theme'), 'dark');
  assert.equal(config.file().startsWith(app.getPath('userData')), true);
  assert.equal(options instanceof BrowserWindow, true);
  assert.deepEqual(options.getSize(), [500, 400]);
});
