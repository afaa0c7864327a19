// library: electron-is-dev
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { system } = require('fake-electron');

test('an app that is packaged is not in development', async () => {
  delete process.env.ELECTRON_IS_DEV;
  system.isPackaged = true;

  const { default: isDev } = await import('electron-is-dev');

  assert.equal(isDev, false);
});
