// library: electron-squirrel-startup
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');

test('an app that Squirrel replaces quits at once', async () => {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  process.argv[1] = '--squirrel-obsolete';
  await app.whenReady();
  let quits = 0;
  app.on('before-quit', () => quits++);

  assert.equal(require('electron-squirrel-startup'), true);
  assert.equal(quits, 1);
});
