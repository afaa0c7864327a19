// Sets up each skeleton of __tests__/packages/fixtures/setups from nothing, as a person would: `npm run build && npm run setups [-- name …]`.
// The packed package is installed, `init --write` is run, what it says to install is installed, and then `npm test` has to pass.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, pack, root, run, temporary } from './trial.mjs';

const only = process.argv.slice(2);
const skeletons = join(root, '__tests__/packages/fixtures/setups');
const temp = temporary('setups');
const tarball = pack(temp);
const QUIET = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

/** Parts of Forge come from a repository instead of the registry, and no test needs it: the names are enough. */
function standInForForge(cwd) {
  const file = join(cwd, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const name of Object.keys(manifest.devDependencies ?? {})) {
    if (!name.startsWith('@electron-forge/')) continue;
    const folder = join(cwd, '.stand-ins', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '7.0.0' }));
    manifest.devDependencies[name] = `file:.stand-ins/${name}`;
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

let failed = 0;
let passed = 0;
for (const name of readdirSync(skeletons)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const cwd = join(temp, name);
  cpSync(join(skeletons, name), cwd, { recursive: true });
  standInForForge(cwd);
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
