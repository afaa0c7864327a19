// library: electron-about-window
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, until, file } = require('./support.js');

test('the window shows what the app is', async () => {
  const { default: openAboutWindow } = require('electron-about-window');
  await app.whenReady();

  const window = openAboutWindow({ icon_path: file('icon.svg', '<svg/>'), product_name: 'Notes', copyright: 'by Ada' });

  await until(() => inPage(window, "document.querySelector('.title')?.innerText.includes('Notes')"));
  assert.equal(await inPage(window, "document.querySelector('.copyright').innerText"), 'by Ada');
});
