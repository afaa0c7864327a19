// library: electron-store-8
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { windowWith, inPage } = require('./support.js');

test('keeps what was set, in main and in a page that has Node', async () => {
  const Store = require('electron-store-8');
  const store = new Store({ defaults: { theme: 'light' } });
  Store.initRenderer();
  store.set('window.width', 800);
  await app.whenReady();

  const window = await windowWith();

  assert.equal(new Store().get('window.width'), 800);
  assert.deepEqual(
    await inPage(
      window,
      "const Store = require('electron-store-8'); [new Store().get('window.width'), new Store().path]",
    ),
    [800, store.path],
  );
});
