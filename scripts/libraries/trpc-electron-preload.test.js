// library: trpc-electron
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('the preload gives the page its way to main', async () => {
  await app.whenReady();

  const window = await windowWith({ preload: "require('trpc-electron/main').exposeElectronTRPC();" });

  assert.deepEqual(await inPage(window, 'Object.keys(electronTRPC).sort()'), ['onMessage', 'sendMessage']);
});
