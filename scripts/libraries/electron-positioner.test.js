// library: electron-positioner
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, BrowserWindow, screen } = require('electron');

test('a window goes to a place on the screen', async () => {
  const Positioner = require('electron-positioner');
  await app.whenReady();
  const window = new BrowserWindow({ width: 300, height: 200 });
  const { x, y, width, height } = screen.getPrimaryDisplay().workArea;

  new Positioner(window).move('bottomRight');
  assert.deepEqual(window.getPosition(), [x + width - 300, y + height - 200]);
  new Positioner(window).move('topLeft');
  assert.deepEqual(window.getPosition(), [x, y]);
});
