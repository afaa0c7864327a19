// What the packed package holds with: `npm run build && npm run matrix [-- typescript | node | jsdom | vitest]`. Installs the releases that
// scripts/matrix/package.json pins into a temporary folder, and prints a line for each.
// - typescript: the type tests' own files, under each compiler and each way that it resolves modules
// - jsdom: a window's page with all that it has, on each major
// - vitest: the tests of the plugin for Vite, in each major, by forks and threads, isolated and not
// - node: the tests of the examples, in Jest and in Vitest, under each Node; with `--whole` every test there is
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { mustRun, pack, root, run, temporary } from './trial.mjs';

const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const temp = temporary('matrix');

const modules = join(temp, 'node_modules');
for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, 'scripts/matrix', file), join(temp, file));
mustRun('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], temp);

let passed = 0;
let failed = 0;
function report(name, problems) {
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems) console.log(`       ${problem}`);
  if (problems.length === 0) passed++;
  else failed++;
}

const releases = (prefix) =>
  readdirSync(modules)
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name.slice(prefix.length), join(modules, name)]);

let tarball;

/** A project that has the packed package and links to what this repository has installed. */
function project() {
  const cwd = mkdtempSync(join(temp, 'project-'));
  mkdirSync(join(cwd, 'node_modules/fake-electron'), { recursive: true });
  tarball ??= pack(temp);
  mustRun('tar', ['-xzf', tarball, '-C', join(cwd, 'node_modules/fake-electron'), '--strip-components=1'], temp);
  for (const name of ['@types/node', '@types/sinon', '@jest/globals', 'electron', 'sinon', 'type-fest', 'vitest']) {
    mkdirSync(dirname(join(cwd, 'node_modules', name)), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules', name)), join(cwd, 'node_modules', name), 'junction');
  }
  return cwd;
}

function typescript() {
  const cwd = project();
  const from = join(root, '__tests__/types/fixtures');
  for (const name of ['core', 'config', 'sinon']) cpSync(join(from, `${name}.ts`), join(cwd, `${name}.ts`));
  const ways = {
    nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
    node10: { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true },
    bundler: { module: 'esnext', moduleResolution: 'bundler' },
  };
  for (const [version, folder] of releases('typescript-')) {
    for (const [name, options] of Object.entries(ways)) {
      // It has gone with 7.
      if (name === 'node10' && Number(version) >= 7) continue;
      const silence = name === 'node10' && Number(version) >= 6 ? { ignoreDeprecations: '6.0' } : {};
      const base = { target: 'es2022', lib: ['es2023', 'dom'], strict: true, noEmit: true, types: ['node'] };
      writeFileSync(
        join(cwd, 'tsconfig.json'),
        // The config's `import … = require` is for what becomes CommonJS.
        JSON.stringify({
          compilerOptions: { ...base, ...options, ...silence },
          files: ['core.ts', 'sinon.ts', ...(name === 'bundler' ? [] : ['config.ts'])],
        }),
      );
      const { output } = run(process.execPath, [join(folder, 'bin/tsc'), '-p', '.', '--pretty', 'false'], cwd);
      // What another library's declarations have that an old compiler does not know is not ours.
      const ours = output
        .split('\n')
        .filter((line) => /error TS/.test(line) && !/^(\.\.\/)*.*node_modules\/(?!fake-electron\/)/.test(line));
      report(`TypeScript ${version}, ${name}`, ours);
    }
  }
}

function node() {
  const whole = process.argv.includes('--whole');
  for (const [version, folder] of [['of this run', undefined], ...releases('node-')]) {
    const binary = folder === undefined ? process.execPath : join(folder, 'bin/node');
    if (!existsSync(binary)) {
      console.log(`       Node ${version} has no binary for this machine`);
      continue;
    }
    const { version: exact } = JSON.parse(
      mustRun(binary, ['-p', 'JSON.stringify({ version: process.version })'], root),
    );
    // What a test starts is started by the same Node.
    const env = { PATH: `${dirname(binary)}:${process.env.PATH}` };
    const jest = [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--ci',
      ...(whole ? [] : ['--selectProjects', 'examples']),
    ];
    const vitest = (example) => [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', `examples/${example}`];
    const runs = {
      Jest: jest,
      Vitest: vitest('09-person-and-machine'),
      'Vitest without a network': vitest('10-offline-client'),
    };
    for (const [runner, args] of Object.entries(runs)) {
      const outcome = run(binary, args, root, env);
      const lines = outcome.output.split('\n').filter((line) => /^\s*(●|FAIL|×)/.test(line));
      report(
        `Node ${exact}, ${runner}`,
        outcome.passed ? [] : lines.length > 0 ? lines : outcome.output.split('\n').slice(-20),
      );
    }
  }
}

/** A Node that the newest releases run on. */
function newestNode() {
  const [, folder] = releases('node-')
    .filter(([, each]) => existsSync(join(each, 'bin/node')))
    .at(-1) ?? ['', undefined];
  return folder === undefined ? process.execPath : join(folder, 'bin/node');
}

/** The last lines that were printed, where it failed. */
const lastOf = ({ passed: held, output }) => (held ? [] : output.trim().split('\n').slice(-20));

function link(cwd, name, folder) {
  rmSync(join(cwd, 'node_modules', name), { force: true });
  symlinkSync(folder, join(cwd, 'node_modules', name), 'junction');
}

function jsdom() {
  const cwd = project();
  cpSync(join(root, 'scripts/matrix/page'), join(cwd, 'page'), { recursive: true });
  for (const [major, folder] of releases('jsdom-')) {
    link(cwd, 'jsdom', folder);
    // These want a newer Node than the package does.
    const binary = Number(major) >= 30 ? newestNode() : process.execPath;
    report(`jsdom ${major}`, lastOf(run(binary, ['page/main.cjs'], cwd)));
  }
}

function vitest() {
  const cwd = project();
  const from = join(root, '__tests__/packages/fixtures/vite-plugin');
  cpSync(from, cwd, { recursive: true });
  cpSync(join(from, 'one.test.ts'), join(cwd, 'two.test.ts'));
  const used = join(cwd, 'node_modules/uses-electron');
  mkdirSync(used);
  writeFileSync(
    join(used, 'index.js'),
    "const { ipcMain, ipcRenderer } = require('electron'); module.exports = { ipcMain, sees: ipcRenderer ? 'both' : 'main' };",
  );
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(used, 'package.json'), JSON.stringify({ type: 'commonjs' }));
  for (const [major, folder] of releases('vitest-')) {
    link(cwd, 'vitest', folder);
    for (const pool of ['forks', 'threads']) {
      for (const isolate of [true, false]) {
        writeFileSync(
          join(cwd, 'vitest.config.mjs'),
          `import { fakeElectron } from 'fake-electron/vite';
          export default { plugins: [fakeElectron({ logs: false })], test: { pool: '${pool}', isolate: ${isolate} } };`,
        );
        const binary = Number(major) >= 5 ? newestNode() : process.execPath;
        const outcome = run(binary, ['node_modules/vitest/vitest.mjs', 'run'], cwd);
        report(`Vitest ${major}, ${pool}${isolate ? '' : ', not isolated'}`, lastOf(outcome));
      }
    }
  }
}

const parts = { typescript, jsdom, vitest, node };
for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) part();
console.log(`${passed} held, ${failed} did not`);
process.exitCode = failed === 0 ? 0 : 1;
