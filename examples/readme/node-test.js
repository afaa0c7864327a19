const { test } = require('node:test');
const { assertNoProblems, assertSent, createFakeElectron } = require('fake-electron');

test('a renderer says hello', () => {
  const { ipcMain, ipcRenderer, traffic } = createFakeElectron();
  ipcMain.on('hello', () => {});

  ipcRenderer.send('hello', 'world');

  assertSent(ipcRenderer, 'hello', 'world');
  assertNoProblems(traffic);
});
