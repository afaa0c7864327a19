// library: electron-updater
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { app } = require('electron');
const { folder } = require('./support.js');

test('finds the newer version that a server has', async () => {
  const { AppImageUpdater } = require('electron-updater');
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url.split('?')[0]);
    response.end(
      'version: 9.0.0\npath: app.AppImage\nsha512: abc\nfiles:\n  - url: app.AppImage\n    sha512: abc\n    size: 3\n',
    );
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  await app.whenReady();
  const url = `http://127.0.0.1:${server.address().port}`;
  const config = join(folder(), 'dev-app-update.yml');
  writeFileSync(config, `provider: generic\nurl: ${url}\nupdaterCacheDirName: cache\n`);
  process.env.APPIMAGE = join(folder(), 'app.AppImage');
  const updater = new AppImageUpdater();
  updater.logger = null;
  updater.autoDownload = false;
  updater.forceDevUpdateConfig = true;
  updater.updateConfigPath = config;
  const told = [];
  for (const name of ['checking-for-update', 'update-available', 'update-not-available', 'error'])
    updater.on(name, () => told.push(name));

  const found = await updater.checkForUpdates();
  server.close();

  assert.equal(found.updateInfo.version, '9.0.0');
  assert.equal(found.isUpdateAvailable, true);
  assert.deepEqual(told, ['checking-for-update', 'update-available']);
  assert.deepEqual(asked, [process.arch === 'x64' ? '/latest-linux.yml' : `/latest-linux-${process.arch}.yml`]);
});
