// library: electron-window-state
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { once } = require('node:events');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');

test('a window comes back where it was closed', async () => {
  await app.whenReady();
  const keeper = require('electron-window-state');
  const state = keeper({ defaultWidth: 640, defaultHeight: 480 });
  const window = new BrowserWindow({ x: 10, y: 20, width: state.width, height: state.height });
  state.manage(window);

  window.setBounds({ x: 50, y: 60, width: 700, height: 500 });
  window.close();
  await once(window, 'closed');

  const saved = JSON.parse(readFileSync(join(app.getPath('userData'), 'window-state.json'), 'utf8'));
  assert.deepEqual([saved.x, saved.y, saved.width, saved.height], [50, 60, 700, 500]);
  const again = keeper();
  assert.deepEqual([again.x, again.y, again.width, again.height], [50, 60, 700, 500]);
});
