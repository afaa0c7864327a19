// library: electron-progressbar
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app, BrowserWindow } = require('electron');
const { inPage, until } = require('./support.js');

test('the page shows the value', async () => {
  const ProgressBar = require('electron-progressbar');
  await app.whenReady();
  const bar = new ProgressBar({ indeterminate: false, text: 'Copying…', detail: '', browserWindow: { modal: false } });
  await new Promise((done) => bar.on('ready', done));
  const [window] = BrowserWindow.getAllWindows();

  bar.value = 40;
  bar.detail = '40 of 100';

  const shown =
    "[document.querySelector('#text').textContent, document.querySelector('#detail').textContent, document.querySelector('progress').value]";
  // It is drawn in a frame of its own.
  await until(async () => (await inPage(window, shown)).join() === 'Copying…,40 of 100,40');
  const completed = new Promise((done) => bar.on('completed', done));
  bar.setCompleted();
  assert.equal(await completed, 100);
});
