// library: electron-promise-ipc
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('main and a page answer each other', async () => {
  const main = require('electron-promise-ipc');
  main.on('double', async (number) => number * 2);
  main.on('fail', async () => {
    throw new Error('no such note');
  });
  await app.whenReady();
  const window = await windowWith();

  const found = await inPage(
    window,
    `const ipc = require('electron-promise-ipc');
    ipc.on('title', () => document.title);
    Promise.all([ipc.send('double', 4), ipc.send('fail').catch(({ message }) => message)])`,
  );

  assert.deepEqual(found, [8, 'no such note']);
  assert.equal(await main.send('title', window.webContents), 'page');
});
