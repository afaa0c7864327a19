// library: update-electron-app
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, autoUpdater } = require('electron');
const { system, settled, user } = require('fake-electron');
const { until } = require('./support.js');

test('an update is offered to the user, and installed', async () => {
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  system.isPackaged = true;
  await app.whenReady();
  system.offersUpdate({ version: '9.0.0' });
  user.willPress('Restart');
  const { updateElectronApp } = require('update-electron-app');

  const { stopUpdates } = updateElectronApp({ repo: 'ada/notes', logger: { log() {} } });
  await settled();
  stopUpdates();

  assert.equal(
    autoUpdater.getFeedURL(),
    `https://update.electronjs.org/ada/notes/darwin-${process.arch}/${app.getVersion()}`,
  );
  await until(() => system.dialogs.length === 1);
  await until(() => system.installed);
});
