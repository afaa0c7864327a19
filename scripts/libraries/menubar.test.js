// library: menubar
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { once } = require('node:events');
const { app } = require('electron');
const { system, user } = require('fake-electron');
const { file } = require('./support.js');

test('a click on the icon shows the window, and another hides it', async () => {
  const { menubar } = require('menubar');
  const bar = menubar({ index: `file://${file('index.html', '<title>Bar</title>')}`, preloadWindow: true, tooltip: 'Notes' });
  await once(bar, 'ready');

  const [tray] = system.trays;
  assert.equal(tray.tooltip ?? tray.toolTip, 'Notes');
  user.clicks(tray.tray ?? tray);
  await once(bar, 'after-show');
  assert.equal(bar.window.isVisible(), true);
  user.clicks(tray.tray ?? tray);
  assert.equal(bar.window.isVisible(), false);
  assert.equal(app.isReady(), true);
});
