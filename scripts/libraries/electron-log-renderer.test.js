// library: electron-log
// process: renderer
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { ipcRenderer } = require('electron');
const { traffic } = require('fake-electron');

test('a renderer hands its messages to main', () => {
  const log = require('electron-log/renderer');
  log.transports.console.level = false;

  log.error('it broke');

  const [message] = traffic.filter(({ channel }) => channel === '__ELECTRON_LOG__');
  assert.equal(typeof ipcRenderer.send, 'function');
  assert.deepEqual([message.args[0].level, message.args[0].data], ['error', ['it broke']]);
});
