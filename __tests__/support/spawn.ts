import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { builtPackage } from './built';

const root = join(__dirname, '../..');

/**
 * Runs `code` in a plain node process, where warnings and uncaught errors are real, with the built package as
 * `createFakeElectron`. Needs `npm run build`.
 *
 * @param flags - of node
 * @returns what the code handed to `report`, as JSON
 */
export function inPlainNode(code: string, flags: readonly string[] = []): unknown {
  const script = `
    const { createFakeElectron } = require(${JSON.stringify(join(builtPackage(), 'index.js'))});
    const report = (value) => process.stdout.write(JSON.stringify(value));
    ${code}`;
  const output = execFileSync(process.execPath, [...flags, '-e', script], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output);
}
