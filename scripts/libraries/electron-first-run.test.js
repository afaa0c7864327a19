// library: electron-first-run
const { test } = require('node:test');
const assert = require('node:assert/strict');
test('only the first run is the first', () => {
  const firstRun = require('electron-first-run');

  assert.deepEqual([firstRun(), firstRun()], [true, false]);
  firstRun.clear();
  assert.equal(firstRun(), true);
});
