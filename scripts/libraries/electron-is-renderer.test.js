// library: electron-is
// process: renderer
const { test } = require('node:test');
const assert = require('node:assert/strict');

test('knows that it is a renderer', () => {
  const is = require('electron-is');

  assert.deepEqual([process.type, is.main(), is.renderer()], ['renderer', false, true]);
});
