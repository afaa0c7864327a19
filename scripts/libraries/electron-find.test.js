// library: electron-find
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, until, windowWith } = require('./support.js');

test('a page finds in itself, by remote', async () => {
  const remote = require('@electron/remote/main');
  remote.initialize();
  await app.whenReady();
  const window = await windowWith({ body: '<p>a cat and a cat</p>' });
  remote.enable(window.webContents);
  const found = [];
  window.webContents.on('found-in-page', (_event, { matches }) => found.push(matches));

  await inPage(
    window,
    `const { FindInPage } = require('electron-find');
    const find = new FindInPage(require('@electron/remote').getCurrentWebContents());
    find.openFindWindow();
    find.startFind('cat');
    undefined`,
  );

  await until(() => found.length > 0);
  assert.equal(found[0], 2);
  await until(() => inPage(window, "document.querySelector('.find-box')?.style.visibility === 'visible'"));
});
