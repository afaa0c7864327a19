// library: electron-context-menu
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, clipboard } = require('electron');
const { configure, system, user } = require('fake-electron');
const { windowWith } = require('./support.js');

const none = {
  x: 1,
  y: 2,
  selectionText: '',
  linkURL: '',
  linkText: '',
  srcURL: '',
  mediaType: 'none',
  misspelledWord: '',
};
const given = {
  ...none,
  dictionarySuggestions: [],
  isEditable: false,
  editFlags: { canCopy: true, canCut: false, canPaste: false },
};

// From 44 on Electron refuses what it gives to clipboard.write (M3.2).
configure({ version: '43' });

test('a link has its menu, whose items work', async () => {
  const { default: contextMenu } = await import('electron-context-menu');
  await app.whenReady();
  const window = await windowWith({ preload: '' });
  const dispose = contextMenu({ window, showInspectElement: false });

  window.webContents.emit('context-menu', {}, { ...given, linkURL: 'https://example.com/', linkText: 'example' });
  user.chooses('Copy Link');

  assert.equal(clipboard.readText(), 'https://example.com/');
  window.webContents.emit('context-menu', {}, { ...given, selectionText: 'cats' });
  user.chooses('Search with Google');
  assert.deepEqual(
    system.opened.map(({ target }) => target),
    ['https://www.google.com/search?q=cats'],
  );
  dispose();
  assert.equal(window.webContents.listenerCount('context-menu'), 0);
});
