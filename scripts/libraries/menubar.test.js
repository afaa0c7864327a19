// library: menubar
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { once } = require('node:events');
const { system, user } = require('fake-electron');
const { file, until } = require('./support.js');

test('a click on the icon shows the window, and another hides it', async () => {
  const { menubar } = require('menubar');
  const bar = menubar({
    index: `file://${file('index.html', '<title>Bar</title>')}`,
    preloadWindow: true,
    tooltip: 'Notes',
  });
  await once(bar, 'ready');

  const [tray] = system.trays;
  assert.equal(tray.toolTip, 'Notes');
  user.clicks(bar.tray);
  await until(() => bar.window.isVisible());
  user.clicks(bar.tray);
  await until(() => !bar.window.isVisible());
});
