// library: electron-localshortcut
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { user } = require('fake-electron');
const { windowWith } = require('./support.js');

test('keys work in the window that has them', async () => {
  const shortcuts = require('electron-localshortcut');
  await app.whenReady();
  const window = await windowWith({ preload: '' });
  let pressed = 0;
  shortcuts.register(window, 'Ctrl+K', () => pressed++);

  window.focus();
  user.presses('Ctrl+K');

  assert.equal(pressed, 1);
  assert.equal(shortcuts.isRegistered(window, 'Ctrl+K'), true);
  shortcuts.unregister(window, 'Ctrl+K');
  assert.throws(() => user.presses('Ctrl+K'), /nobody listens/);
  assert.equal(pressed, 1);
});
