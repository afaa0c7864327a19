import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { builtPackage } from '../support/built';

test('of messages to and from 1,000 windows nothing is delivered twice or lost, and nothing leaks', () => {
  builtPackage();
  const output = execFileSync(process.execPath, ['--expose-gc', join(__dirname, 'windows.js')], { encoding: 'utf8' });
  const lines = output.trimEnd().split('\n');

  expect(lines).toHaveLength(6);
  for (const line of lines.slice(1, -1)) {
    expect(line).toMatch(/^[a-z ]+: 7000 windows, \d+ messages, \d+ of them lost with their windows; heap .* %$/);
  }
  expect(lines.at(-1)).toBe('nothing is delivered twice or lost, and nothing leaks');
});
