'use strict';
// What the fake costs a whole suite beside mocks written by hand, in one run: `npm run build && node bench/suite.js`.
// - Jest, then Vitest: FILES files of five tests, in one process after another; the contenders take turns, ROUNDS times, and
//   wall time is the median. Beside it, against `hand` of the same round: milliseconds more a file, and the ratio.
//   `before` is the fake of an earlier build (bench/baseline.js), `empty` the same files without Electron.
// - the processor's time of `require('fake-electron/electron')` in plain Node, beyond that of requiring an empty file.
// In FILTER stands a part of the names of the tables to print: `FILTER=vitest`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { builds } = require('./baseline');
const { cell, median } = require('./compare');
const { TESTS_A_FILE, install, isHere, write, writeSuite } = require('./suite-files');

const files = Number(process.env.FILES ?? 20);
const rounds = Number(process.env.ROUNDS ?? 5);
const filter = process.env.FILTER ?? '';

const TABLES = {
  jest: [
    'hand',
    'fake',
    'before',
    'electron-mocks',
    'electron-mock-ipc',
    'empty',
    'fake, a matcher',
    'fake, every name',
    'fake, pages read',
  ],
  vitest: ['hand', 'fake', 'before', 'empty'],
};

const temp = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-suites-')));
process.on('exit', () => fs.rmSync(temp, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const { JEST_WORKER_ID: _, NODE_OPTIONS: __, NODE_ENV: ___, FORCE_COLOR: ____, CI: _____, ...outer } = process.env;

function node(cwd, args) {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...outer, NO_COLOR: '1' } });
}

/** Milliseconds that a suite takes. One that does not pass is no measure of anything. */
function timeOf({ name, cwd, command }) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = node(cwd, command);
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 || !`${stdout}${stderr}`.includes(`${files * TESTS_A_FILE} passed`)) {
    throw new Error(`The suite '${name}' does not pass:\n${stdout}${stderr}`);
  }
  return time;
}

/** One list of `count` measures for each of `contenders`, which take turns; a first turn of each is not counted. */
function takeTurns(contenders, count, measure) {
  const times = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) measure(contender);
  for (let round = 0; round < count; round++) {
    for (const contender of round % 2 ? [...contenders].reverse() : contenders) {
      times[contender.name].push(measure(contender));
    }
  }
  return times;
}

/** The median of what `by` makes of the measures of one round in two lists. */
const paired = (list, other, by) => median(list.map((time, round) => by(time, other[round])));
const minus = (a, b) => a - b;
const over = (a, b) => a / b;
const row = (name, ...cells) => console.log(name.padEnd(24) + cells.map(cell).join(''));

function suites(runner, has) {
  const contenders = TABLES[runner].filter((name) => isHere(name) && (name !== 'before' || has.before));
  for (const name of TABLES[runner]) if (!isHere(name)) console.log(`${name} is not installed.`);
  const times = takeTurns(
    contenders.map((name) => {
      const cwd = path.join(temp, name === 'before' ? 'before' : 'now', `${runner}-${name.replace(/\W+/g, '-')}`);
      return { name, cwd, command: writeSuite(cwd, runner, name, files) };
    }),
    rounds,
    timeOf,
  );
  console.log(`\n${runner}, ${files} files of ${TESTS_A_FILE} tests, ${rounds} rounds; against hand:`);
  row('', 'suite, ms', 'ms more a file', 'ratio');
  for (const [name, list] of Object.entries(times)) {
    const more = paired(list, times.hand, minus) / files;
    row(name, Math.round(median(list)), more.toFixed(1), paired(list, times.hand, over).toFixed(2));
  }
  const { hand, fake, before, 'fake, every name': every } = times;
  if (every)
    console.log(
      `every name of the module: ${(paired(every, fake, minus) / files).toFixed(1)} ms a file more than fake`,
    );
  if (before) {
    const now = paired(fake, hand, minus) / paired(before, hand, minus);
    console.log(
      `now ÷ before: ${paired(fake, before, over).toFixed(2)} of the suite, ${now.toFixed(2)} of what it takes beyond hand`,
    );
  }
}

/** The processor's milliseconds of a `require`, told by the process itself. */
function loads(has) {
  const contenders = Object.keys(has).map((name) => ({ name, cwd: path.join(temp, name), file: 'load.js' }));
  contenders.push({ name: 'empty', cwd: path.join(temp, 'now'), file: 'load-empty.js' });
  const load = (what) => `const before = process.cpuUsage();
require(${JSON.stringify(what)});
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);\n`;
  for (const { cwd } of contenders) {
    write(cwd, { 'load.js': load('fake-electron/electron'), 'load-empty.js': load('./empty.js'), 'empty.js': '' });
  }
  const count = rounds * 5;
  const times = takeTurns(contenders, count, ({ name, cwd, file }) => {
    const { stdout, stderr, status } = node(cwd, [file]);
    if (status !== 0) throw new Error(`'${name}' does not load:\n${stderr}`);
    return Number(stdout);
  });
  console.log(`\nload: require('fake-electron/electron') in node ${process.version}, ${count} processes of each`);
  row('', 'cpu, ms');
  for (const name of Object.keys(has)) row(name, paired(times[name], times.empty, minus).toFixed(1));
  if (has.before)
    row('now ÷ before', (paired(times.now, times.empty, minus) / paired(times.before, times.empty, minus)).toFixed(2));
}

const has = builds();
for (const [name, folder] of Object.entries(has)) install(path.join(temp, name), folder);
for (const runner of Object.keys(TABLES)) if (runner.includes(filter)) suites(runner, has);
if ('load'.includes(filter)) loads(has);
