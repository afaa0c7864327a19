// library: electron-util
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, BrowserWindow, Menu } = require('electron');
const { system } = require('fake-electron');

test('tells of the app, and moves windows', async () => {
  const { is } = await import('electron-util');
  const main = await import('electron-util/main');
  await app.whenReady();
  const window = new BrowserWindow({ width: 400, height: 300, x: 0, y: 0 });
  window.focus();

  main.centerWindow({ window, size: { width: 500, height: 400 } });

  assert.deepEqual(
    [is.main, is.renderer, main.isElectron, main.electronVersion],
    [true, false, true, process.versions.electron],
  );
  assert.deepEqual(window.getSize(), [500, 400]);
  assert.equal(main.activeWindow(), window);
  assert.deepEqual([main.isFirstAppLaunch(), main.isFirstAppLaunch()], [true, false]);
  const item = main.aboutMenuItem({ copyright: 'me' });
  Menu.buildFromTemplate([item]).items[0].click();
  assert.equal(system.aboutPanels.length, 1);
  assert.match(main.debugInfo(), /Electron \d+/);
});
