// library: electron-log
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { app, BrowserWindow } = require('electron');
const { until, windowWith, inPage } = require('./support.js');

test('writes what main and a page log into the file', async () => {
  const log = require('electron-log/main');
  log.transports.console.level = false;
  log.initialize();
  await app.whenReady();

  log.info('main started');
  const window = await windowWith();
  await inPage(window, "require('electron-log/renderer').warn('page started', { id: 1 }); undefined");

  const { path } = log.transports.file.getFile();
  const text = await until(() => {
    const all = readFileSync(path, 'utf8');
    return all.includes('page started') && all;
  });
  assert.match(text, /\[info\] +main started\n/);
  assert.match(text, /\[warn\] +\(renderer\) +page started \{ id: 1 \}\n|\[warn\] +page started \{ id: 1 \}\n/);
  assert.equal(BrowserWindow.getAllWindows().length, 1);
});
