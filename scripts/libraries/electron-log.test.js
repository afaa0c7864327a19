// library: electron-log
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { app, BrowserWindow } = require('electron');
const { traffic } = require('fake-electron');
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

test('a page without Node logs by what the preload gives it', async () => {
  const log = require('electron-log/main');
  log.transports.console.level = false;
  const seen = [];
  log.hooks.push((message) => {
    seen.push([message.level, message.data]);
    return message;
  });
  await app.whenReady();
  const window = await windowWith({ preload: "require('electron-log/preload');" });

  await inPage(
    window,
    "__electronLog.sendToMain({ level: 'error', data: ['it broke'], logId: 'default', date: new Date() }); undefined",
  );

  assert.deepEqual(seen[0], ['error', ['it broke']]);
  assert.equal(traffic.filter(({ channel }) => channel === '__ELECTRON_LOG__').length > 0, true);
});
