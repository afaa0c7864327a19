import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

test('the demo prints what crossed, plain when it is piped', () => {
  const demo = spawnSync(process.execPath, [join(__dirname, '../examples/demo.js')], { encoding: 'utf8' });

  expect(demo.stderr).toBe('');
  expect(demo.status).toBe(0);
  expect(demo.stdout).not.toContain('\x1b');
  expect(demo.stdout).toMatchSnapshot();
});
