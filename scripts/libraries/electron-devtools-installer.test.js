// library: electron-devtools-installer
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { writeFileSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { app, session } = require('electron');

test('an extension that was downloaded is loaded, once', async () => {
  const { installExtension, REDUX_DEVTOOLS } = require('electron-devtools-installer');
  await app.whenReady();
  const directory = join(app.getPath('userData'), 'extensions', REDUX_DEVTOOLS.id);
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, 'manifest.json'),
    JSON.stringify({ name: 'Redux DevTools', version: '3.2.1', manifest_version: 3 }),
  );

  const extension = await installExtension(REDUX_DEVTOOLS);

  assert.deepEqual([extension.name, extension.version], ['Redux DevTools', '3.2.1']);
  assert.deepEqual(
    session.defaultSession.extensions.getAllExtensions().map(({ name }) => name),
    ['Redux DevTools'],
  );
});
