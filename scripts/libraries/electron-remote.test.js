// library: @electron/remote
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, BrowserWindow } = require('electron');
const { inPage, windowWith } = require('./support.js');

test("a page uses main's modules", async () => {
  const remote = require('@electron/remote/main');
  remote.initialize();
  await app.whenReady();
  const window = await windowWith();
  remote.enable(window.webContents);

  const found = await inPage(
    window,
    `const remote = require('@electron/remote');
    remote.getCurrentWindow().setTitle('by the page');
    new remote.BrowserWindow({ width: 321 });
    [remote.app.getName(), remote.getCurrentWindow().id, remote.screen.getPrimaryDisplay().scaleFactor]`,
  );

  assert.deepEqual(found, [app.getName(), window.id, 1]);
  assert.equal(window.getTitle(), 'by the page');
  assert.deepEqual(
    BrowserWindow.getAllWindows()
      .map((each) => each.getSize()[0])
      .sort(),
    [321, 800],
  );
});
