// library: auto-launch
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { folder } = require('./support.js');

test('an app starts with the machine', async () => {
  process.env.HOME = folder();
  Object.defineProperty(process, 'platform', { value: 'linux' });
  const AutoLaunch = require('auto-launch');
  const launcher = new AutoLaunch({ name: 'Notes' });

  await launcher.enable();

  const { appName } = launcher.opts;
  const entry = readFileSync(join(process.env.HOME, '.config/autostart', `${appName}.desktop`), 'utf8');
  assert.match(entry, new RegExp(`^Exec=${process.execPath}$`, 'm'));
  assert.equal(await launcher.isEnabled(), true);
  await launcher.disable();
  assert.equal(await launcher.isEnabled(), false);
});
