// library: electron-store
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { existsSync } = require('node:fs');
const { app } = require('electron');

test('keeps what was set in a file of the user', async () => {
  const { default: Store } = await import('electron-store');
  const store = new Store({ defaults: { theme: 'light' } });

  store.set('window.width', 800);

  assert.equal(store.get('theme'), 'light');
  assert.equal(new Store().get('window.width'), 800);
  assert.equal(store.path.startsWith(app.getPath('userData')), true);
  assert.equal(existsSync(store.path), true);
});
