// library: electron-log
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { traffic } = require('fake-electron');
const { inPage, windowWith } = require('./support.js');

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
