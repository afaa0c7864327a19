'use strict';
// An earlier build of this package to compare with: `baseline()` is the folder of a package with its `dist`, or nothing.
// FAKE_ELECTRON_BASELINE names one that is built already, or a `dist` alone; BASELINE_REV another commit than version 0.1.0.
// By itself, `node bench/baseline.js` builds it and prints where it lies.
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const DEFAULT_REV = '41fa9cf';
const SOURCES = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package.json'];

const git = (...args) => execFileSync('git', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });

function baseline() {
  const given = process.env.FAKE_ELECTRON_BASELINE;
  if (given) return packageOf(path.resolve(given));
  const rev = process.env.BASELINE_REV ?? DEFAULT_REV;
  let commit;
  try {
    commit = String(git('rev-parse', '--verify', `${rev}^{commit}`)).trim();
  } catch {
    console.log(`Nothing to compare with: this clone does not have the commit ${rev}.`);
    return undefined;
  }
  return cached(`fake-electron-baseline-${commit.slice(0, 12)}`, (folder) => build(commit, folder));
}

/** The folder `name` among the temporary ones, made by `make` unless it is there: whole, or not at all. */
function cached(name, make) {
  const folder = path.join(fs.realpathSync(os.tmpdir()), name);
  if (!fs.existsSync(folder)) {
    const half = fs.mkdtempSync(`${folder}-`);
    try {
      make(half);
      if (!fs.existsSync(folder)) fs.renameSync(half, folder);
    } finally {
      fs.rmSync(half, { recursive: true, force: true });
    }
  }
  // Another clone may have made it, and be gone.
  if (!fs.existsSync(path.join(folder, 'node_modules/typescript'))) {
    fs.rmSync(path.join(folder, 'node_modules'), { force: true });
    linkModules(folder);
  }
  return folder;
}

function linkModules(folder) {
  const modules = fs.realpathSync(path.join(ROOT, 'node_modules'));
  fs.symlinkSync(modules, path.join(folder, 'node_modules'), 'junction');
}

function build(commit, folder) {
  git('archive', '--output', path.join(folder, 'sources.tar'), commit, ...SOURCES);
  execFileSync('tar', ['-xf', 'sources.tar'], { cwd: folder });
  linkModules(folder);
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: folder, encoding: 'utf8' });
  // What today's types of others object to is still written, and runs as it did.
  if (!fs.existsSync(path.join(folder, 'dist/index.js'))) throw new Error(`${commit} does not build:\n${stdout}`);
}

/** A `dist` by itself has no names to require it by: it is put beside the package.json of `DEFAULT_REV`, or else this one. */
function packageOf(folder) {
  if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
  const made = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'fake-electron-baseline-'));
  process.on('exit', () => fs.rmSync(made, { recursive: true, force: true }));
  let names;
  try {
    names = git('show', `${DEFAULT_REV}:package.json`);
  } catch {
    names = fs.readFileSync(path.join(ROOT, 'package.json'));
  }
  fs.writeFileSync(path.join(made, 'package.json'), names);
  fs.cpSync(folder, path.join(made, 'dist'), { recursive: true });
  linkModules(made);
  return made;
}

/** `require` as in the package in `folder`, which finds that package under its own name, by its own `exports`. */
const requireIn = (folder) => createRequire(path.join(folder, 'package.json'));

/** The builds to compare: this one, and the earlier one where there is one. */
function builds() {
  const before = baseline();
  return before ? { now: ROOT, before } : { now: ROOT };
}

module.exports = { ROOT, builds, requireIn };
if (require.main === module) console.log(baseline() ?? 'none');
