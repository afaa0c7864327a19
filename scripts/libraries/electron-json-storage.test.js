// library: electron-json-storage
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { promisify } = require('node:util');
const { app } = require('electron');

test('keeps objects by their names', async () => {
  await app.whenReady();
  const storage = require('electron-json-storage');

  await promisify(storage.set)('note', { text: 'milk' });

  assert.deepEqual(await promisify(storage.get)('note'), { text: 'milk' });
  assert.deepEqual(await promisify(storage.keys)(), ['note']);
  assert.equal(storage.getDataPath().startsWith(app.getPath('userData')), true);
  await promisify(storage.clear)();
  assert.equal(await promisify(storage.has)('note'), false);
});
