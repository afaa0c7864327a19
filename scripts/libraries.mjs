// What an app brings along, in the packed package: `npm run build && npm run libraries [-- NAME …]`. Installs the releases that
// scripts/libraries/package.json pins into a temporary folder, runs there the program of each, scripts/libraries/*.test.js, in a process of
// its own under node:test, and prints a line for each.
//
// A program's first lines say which library it is of, and which process it is in if that is not main's and a page's at once:
// `// library: electron-log`, `// process: renderer`.
import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { environment, mustRun, pack, root, temporary } from './trial.mjs';

const from = join(root, 'scripts/libraries');
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const temp = temporary('libraries');

const tarball = pack(temp);
cpSync(from, temp, { recursive: true });
const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];
// What they have for a peer is Electron itself, in the place of which is the package.
mustRun('npm', ['ci', '--legacy-peer-deps', ...quiet], temp);
mustRun('npm', ['install', '--legacy-peer-deps', '--no-save', ...quiet, tarball], temp);

const PROGRAM = ['--import', 'fake-electron/register', '--test-force-exit', '--test-reporter', 'tap'];

/** Runs a program to its end. @returns why it failed, `''` if it did not */
function outcomeOf(file, side) {
  return new Promise((resolve) => {
    const env = { ...environment, ...(side && { FAKE_ELECTRON_PROCESS: side }) };
    const child = spawn(process.execPath, [...PROGRAM, file], { cwd: temp, env, timeout: 60_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('close', (status, signal) =>
      resolve(status === 0 && /^ok 1 /m.test(output) ? '' : reasonIn(output, signal)),
    );
  });
}

/** The error that TAP has for the test, in a line. */
function reasonIn(output, signal) {
  if (signal) return 'it never ended';
  const [, line, block] = /^ +error: (?:\|-\n((?: {4,}.*\n| *\n)+)|(.*))/m.exec(output) ?? [];
  const text = line ?? block ?? output.trim().split('\n').slice(-5).join(' ');
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}

const headerOf = (text, name) => new RegExp(`^// ${name}: (.+)$`, 'm').exec(text)?.[1];

const programs = readdirSync(from)
  .filter((name) => name.endsWith('.test.js'))
  .map((file) => {
    const text = readFileSync(join(from, file), 'utf8');
    const library = headerOf(text, 'library');
    const { version } = JSON.parse(readFileSync(join(temp, 'node_modules', library, 'package.json'), 'utf8'));
    return { file, library, version, side: headerOf(text, 'process') };
  })
  .filter(
    ({ file, library }) =>
      wanted.length === 0 || wanted.includes(library) || wanted.includes(basename(file, '.test.js')),
  );

let failed = 0;
const row = (library, version, result) => console.log(`${library.padEnd(38)} ${version.padEnd(9)} ${result}`);
row('library', 'version', 'result');
for (const { file, library, version, side } of programs) {
  const reason = await outcomeOf(file, side);
  if (reason) failed++;
  row(`${library}${side ? ` (${side})` : ''}`, version, reason ? `FAILED ${reason}` : 'ok');
}
const libraries = new Set(programs.map(({ library }) => library)).size;
console.log(`${libraries} libraries: ${programs.length - failed} of ${programs.length} programs held`);
process.exitCode = failed === 0 && programs.length > 0 ? 0 : 1;
