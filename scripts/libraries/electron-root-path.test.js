// library: electron-root-path
const { test } = require('node:test');
const assert = require('node:assert/strict');
test("finds the project's folder", () => {
  const { rootPath } = require('electron-root-path');

  assert.equal(rootPath, process.cwd());
});
