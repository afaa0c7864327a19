// library: electron-prompt
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, BrowserWindow } = require('electron');
const { until, inPage } = require('./support.js');

test('what is typed comes back', async () => {
  const prompt = require('electron-prompt');
  await app.whenReady();
  const answer = prompt({ title: 'Name', label: 'Your name:', value: 'ada' });
  const [window] = BrowserWindow.getAllWindows();
  await until(() => inPage(window, "document.querySelector('#label')?.textContent === 'Your name:'"));

  await inPage(
    window,
    "document.querySelector('#data').value = 'grace'; document.querySelector('#ok').click(); undefined",
  ).catch(() => {});

  assert.equal(await answer, 'grace');
  assert.equal(window.isDestroyed(), true);
});
