// library: electron-timber
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');

test('logs with the name of the logger', async () => {
  const lines = [];
  console.log = (...args) => lines.push(args.join(' '));
  const { default: logger } = await import('electron-timber');
  await app.whenReady();

  // Without it the library takes every app for a packaged one: findings/electron-timber-log-level.sh.
  logger.setDefaults({ logLevel: 'info' });
  logger.create({ name: 'notes' }).log('saved');

  assert.equal(lines.length, 1);
  assert.match(lines[0], /notes.*saved/s);
});
