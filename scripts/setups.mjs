// Sets up each skeleton of __tests__/packages/fixtures/setups from nothing, as a person would: `npm run build && npm run setups [-- name]`.
// The packed package is installed, `init --write` is run, what it says to install is installed, and then `npm test` has to pass.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, pack, root, run, temporary } from './trial.mjs';

const only = process.argv[2];
const skeletons = join(root, '__tests__/packages/fixtures/setups');
const temp = temporary('setups');
const tarball = pack(temp);
const QUIET = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

let failed = 0;
let passed = 0;
for (const name of readdirSync(skeletons)) {
  if (only !== undefined && only !== name) continue;
  const cwd = join(temp, name);
  cpSync(join(skeletons, name), cwd, { recursive: true });
  let outcome;
  try {
    mustRun('npm', ['i', '-D', ...QUIET, tarball], cwd);
    const init = run('npx', ['--no-install', 'fake-electron', 'init', '--write'], cwd);
    const [, install] = /^To install: npm i -D (.*)$/m.exec(init.output) ?? [];
    if (/^By hand/m.test(init.output)) throw new Error(init.output);
    if (install !== undefined) mustRun('npm', ['i', '-D', ...QUIET, ...install.split(' ')], cwd);
    const again = run('npx', ['--no-install', 'fake-electron', 'init'], cwd);
    if (!again.passed) throw new Error(`something is left after it was written:\n${again.output}`);
    const doctor = run('npx', ['--no-install', 'fake-electron', 'doctor'], cwd);
    if (!doctor.passed) throw new Error(doctor.output);
    outcome = run('npm', ['test'], cwd, { CI: 'true' });
  } catch (error) {
    outcome = { passed: false, output: error.message };
  }
  console.log(`${outcome.passed ? 'ok    ' : 'FAILED'} ${name}`);
  if (outcome.passed) passed++;
  else {
    failed++;
    console.log(outcome.output.trim().split('\n').slice(-30).join('\n'));
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
