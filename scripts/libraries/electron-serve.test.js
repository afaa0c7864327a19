// library: electron-serve
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');
const { folder, inPage } = require('./support.js');

test('shows the files of a folder by a scheme of its own', async () => {
  const directory = folder();
  mkdirSync(join(directory, 'notes'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Home</title><script src="/app.js"></script>');
  writeFileSync(join(directory, 'app.js'), 'document.body.textContent = location.href');
  writeFileSync(join(directory, 'notes/index.html'), '<title>Notes</title>');
  const { default: serve } = await import('electron-serve');
  const load = serve({ directory });
  await app.whenReady();
  const window = new BrowserWindow();

  await load(window, { page: '1' });

  assert.equal(window.getTitle(), 'Home');
  assert.equal(await inPage(window, 'document.body.textContent'), 'app://-/?page=1');
  await window.loadURL('app://-/notes');
  assert.equal(window.getTitle(), 'Notes');
  assert.deepEqual(await inPage(window, "fetch('/gone.css').then(({ status }) => status)"), 404);
});
