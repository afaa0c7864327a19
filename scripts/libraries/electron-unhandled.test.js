// library: electron-unhandled
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, clipboard } = require('electron');
const { system, user } = require('fake-electron');

test('an error is shown, and copied if somebody wants', async () => {
  const { default: unhandled, logError } = await import('electron-unhandled');
  const logged = [];
  unhandled({ logger: (error) => logged.push(error.message), showDialog: true });
  await app.whenReady();
  user.willPress('Copy error');

  logError(new Error('it broke'), { title: 'Sorry' });

  const [dialog] = system.dialogs;
  assert.deepEqual(logged, ['it broke']);
  assert.match(await clipboard.readText(), /^Sorry\nError: it broke/);
  assert.equal(system.dialogs.length, 1);
  assert.equal(dialog.options.message, 'Sorry');
});
