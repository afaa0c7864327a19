'use strict';
// What the fake costs a whole suite beside mocks written by hand, in one run: `npm run build && node bench/suite.js`.
// - Jest, then Vitest: FILES files of five tests, in one process after another; the contenders take turns, ROUNDS times, and
//   the figures are medians: of the clock, and of the processor, which a busy machine disturbs less. Beside each, against
//   `hand` of the same round: milliseconds more a file, and the ratio.
//   `before` is the fake of an earlier build (bench/baseline.js), `empty` the same files without Electron.
// - the processor's time of `require('fake-electron/electron')` in plain Node, beyond that of requiring an empty file.
// In FILTER stands a part of the names of the tables to print: `FILTER=vitest`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { builds } = require('./baseline');
const { median } = require('./compare');
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

const env = { ...outer, NO_COLOR: '1' };
const node = (cwd, args) => spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env });

// A shell can tell what all processes of a runner took together; where there is none, that is not told.
const withTimes = ['-c', '"$@"; status=$?; times; exit $status', 'sh', process.execPath];
const timesLine = /(?:^|\n)(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

/** Milliseconds of the clock and of the processor that a suite takes. One that does not pass is no measure of anything. */
function timeOf({ name, cwd, command }) {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } =
    process.platform === 'win32'
      ? node(cwd, command)
      : spawnSync('sh', [...withTimes, ...command], { cwd, encoding: 'utf8', env });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 || !`${stdout}${stderr}`.includes(`${files * TESTS_A_FILE} passed`)) {
    throw new Error(`The suite '${name}' does not pass:\n${stdout}${stderr}`);
  }
  const [, ...parts] = timesLine.exec(stdout) ?? [];
  const [userMinutes, user, systemMinutes, system] = parts.map(Number);
  return { wall, cpu: ((userMinutes + systemMinutes) * 60 + user + system) * 1000 };
}

/** One list of `count` measures for each of `contenders`, which take turns; a first turn of each is not counted. */
function takeTurns(contenders, count, measure) {
  const times = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) measure(contender);
  for (let round = 0; round < count; round++) {
    // Each begins some round, and each has either neighbour before it.
    const first = round % contenders.length;
    const turn = [...contenders.slice(first), ...contenders.slice(0, first)];
    for (const contender of round % 2 ? turn.reverse() : turn) times[contender.name].push(measure(contender));
  }
  return times;
}

/** The median of what `by` makes of the measures of one round in two lists. */
const paired = (list, other, by) => median(list.map((time, round) => by(time, other[round])));
const minus = (a, b) => a - b;
const over = (a, b) => a / b;
const row = (name, ...cells) => console.log(name.padEnd(26) + cells.map((one) => String(one).padStart(13)).join(''));

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
  const by = (unit) =>
    Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.map((one) => one[unit])]));
  const wall = by('wall');
  const cpu = by('cpu');
  const more = (list, other) => (paired(list, other, minus) / files).toFixed(1);
  const ratio = (list, other) => paired(list, other, over).toFixed(2);
  console.log(`\n${runner}, ${files} files of ${TESTS_A_FILE} tests, ${rounds} rounds; ms, against hand`);
  row('', 'suite', 'more a file', 'ratio', 'cpu', 'more a file', 'ratio');
  for (const name of Object.keys(times)) {
    const cells = [wall, cpu].flatMap((lists) => {
      const list = lists[name];
      return [Math.round(median(list)), more(list, lists.hand), ratio(list, lists.hand)];
    });
    row(name, ...cells);
  }
  for (const [name, other] of [
    ['fake', 'before'],
    ['fake, every name', 'fake'],
  ]) {
    if (!times[name] || !times[other]) continue;
    const cells = [wall, cpu].flatMap((lists) => [
      '',
      more(lists[name], lists[other]),
      ratio(lists[name], lists[other]),
    ]);
    row(`${name} ÷ ${other}`, ...cells);
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
