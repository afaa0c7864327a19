// library: electron-settings
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { app } = require('electron');

test('keeps values by their path in a file', async () => {
  const settings = require('electron-settings');
  await app.whenReady();

  await settings.set('color.name', 'cerulean');
  settings.setSync('color.code', '#003B6F');

  assert.deepEqual(await settings.get('color'), { name: 'cerulean', code: '#003B6F' });
  assert.equal(settings.hasSync('color.alpha'), false);
  assert.equal(settings.file().startsWith(app.getPath('userData')), true);
  assert.equal(JSON.parse(readFileSync(settings.file(), 'utf8')).color.name, 'cerulean');
});
