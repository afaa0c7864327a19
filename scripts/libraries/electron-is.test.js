// library: electron-is
const { test } = require('node:test');
const assert = require('node:assert/strict');
test('knows where it is', () => {
  const is = require('electron-is');

  assert.deepEqual([is.main(), is.renderer(), is.dev(), is.production()], [true, false, true, false]);
  assert.equal(is.all(is.main, is.dev), true);
});
