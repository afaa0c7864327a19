// library: electron-better-ipc
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('main and a page answer each other', async () => {
  const { ipcMain: ipc } = require('electron-better-ipc');
  ipc.answerRenderer('double', async (number) => number * 2);
  ipc.answerRenderer('fail', async () => {
    throw new TypeError('no such note');
  });
  await app.whenReady();
  const window = await windowWith();

  const found = await inPage(
    window,
    `const { ipcRenderer: ipc } = require('electron-better-ipc');
    ipc.answerMain('title', async (suffix) => document.title + suffix);
    Promise.all([ipc.callMain('double', 4), ipc.callMain('fail').catch(({ name, message }) => [name, message])])`,
  );

  assert.deepEqual(found, [8, ['TypeError', 'no such note']]);
  assert.equal(await ipc.callRenderer(window, 'title', '!'), 'page!');
  assert.equal(await ipc.callFocusedRenderer('title', '?'), 'page?');
});
