// library: electron-reload
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { mkdtempSync, writeFileSync, realpathSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');
const { until } = require('./support.js');

test('a page is loaded again when its file changes', async () => {
  const reload = require('electron-reload');
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'reload-'));
  const page = join(directory, 'page.html');
  writeFileSync(page, '<title>one</title>');
  console.log = () => {};
  reload(directory, { interval: 20, usePolling: true });
  await app.whenReady();
  const window = new BrowserWindow();
  await window.loadFile(page);
  assert.equal(window.getTitle(), 'one');
  await new Promise((done) => setTimeout(done, 300));

  writeFileSync(page, '<title>two, longer</title>');

  await until(() => window.getTitle() === 'two, longer');
});
