// library: @electron-toolkit/typed-ipc
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('main listens, and a page emits', async () => {
  const { IpcListener, IpcEmitter } = require('@electron-toolkit/typed-ipc/main');
  const listener = new IpcListener();
  const told = [];
  listener.on('say', (_event, text) => told.push(text));
  listener.handle('double', async (_event, number) => number * 2);
  await app.whenReady();
  const window = await windowWith();

  const doubled = await inPage(
    window,
    `window.electron = require('@electron-toolkit/preload').electronAPI;
    globalThis.heard = [];
    // What it has for pages is an ES module only.
    import('@electron-toolkit/typed-ipc/renderer').then(({ IpcEmitter, IpcListener }) => {
      new IpcListener().on('news', (_event, text) => heard.push(text));
      new IpcEmitter().send('say', 'milk');
      return new IpcEmitter().invoke('double', 4);
    })`,
  );
  new IpcEmitter().send(window.webContents, 'news', 'bread');

  assert.deepEqual([doubled, told, await inPage(window, 'heard')], [8, ['milk'], ['bread']]);
  listener.dispose();
});
