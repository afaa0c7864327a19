'use strict';
// What a report costs: `npm run build && node bench/report.js`.
// - merging what 200 workers have noted, 1,000 messages each: the clock, the processor (which a busy machine disturbs less), and the most memory that the process had
// - the page of 10,000 messages in 500 tests: from its address to its first picture in a headless Chromium, if there is one
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { median } = require('./compare');

const DIST = path.join(__dirname, '../dist');
const ROUNDS = 5;

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-report-bench-'));
process.on('exit', () => fs.rmSync(temp, { recursive: true, force: true }));

/** One message as a test file notes it; they differ as those of an app do. */
function messageOf(file, test, id) {
  const channel = `${['note', 'window', 'file', 'sync'][id % 4]}:${['save', 'list', 'open', 'close', 'find'][file % 5]}`;
  const isAnswer = id % 4 === 3;
  return {
    id,
    kind: isAnswer ? 'result' : 'invoke',
    direction: isAnswer ? 'toRenderer' : 'toMain',
    from: isAnswer ? 'main' : `renderer#${1 + (id % 3)}`,
    to: isAnswer ? `renderer#${1 + (id % 3)}` : 'main',
    channel,
    outcome: isAnswer ? 'heard' : id % 17 === 0 ? 'threw' : 'returned',
    heardBy: 1,
    ...(isAnswer && { cause: id - 1 }),
    at: `src/${file % 20}/page.ts:${id % 90}`,
    args: id % 7 ? 0 : 1,
    shown: `{"tags": ["a", "b"], "title": "Note ${id} of ${test}"}`,
  };
}

/** What one worker leaves: `tests` tests of `messages` messages. */
function notesOf(file, tests, messages) {
  return Array.from({ length: tests }, (_, test) =>
    JSON.stringify({
      version: 2,
      file: `tests/${file}.test.ts`,
      test: `case ${test} does what it says`,
      kinds: [{}, { at: 'Date' }].map((more) => ({
        shapes: [{ object: { title: 'string', tags: { array: 'string' }, ...more } }],
        least: 1,
      })),
      messages: Array.from({ length: messages }, (__, id) => messageOf(file, test, id + 1)),
      stations: [{ channel: 'note:save', as: 'handle', side: 'main', at: 'src/main.ts:4' }],
    }),
  )
    .map((line) => `${line}\n`)
    .join('');
}

/** Runs in a process of its own, so that its memory is what merging takes. */
function merge(notes, output) {
  const program = `
    const fs = require('node:fs');
    const Reporter = require(${JSON.stringify(path.join(DIST, 'jest-reporter.js'))});
    const reporter = new Reporter({ rootDir: ${JSON.stringify(temp)} }, { output: ${JSON.stringify(output)} });
    reporter.onRunStart();
    fs.cpSync(${JSON.stringify(notes)}, process.env.FAKE_ELECTRON_REPORT, { recursive: true });
    const start = process.hrtime.bigint();
    const before = process.cpuUsage();
    reporter.onRunComplete();
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    const { user, system } = process.cpuUsage(before);
    if (reporter.getLastError()) throw reporter.getLastError();
    process.stdout.write('\\n' + JSON.stringify({ ms, cpu: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1));
}

function write(name, files, tests, messages) {
  const folder = path.join(temp, name);
  fs.mkdirSync(folder);
  for (let file = 0; file < files; file++) {
    fs.writeFileSync(path.join(folder, `${file}.jsonl`), notesOf(file, tests, messages));
  }
  return folder;
}

const chromium = () =>
  process.env.CHROMIUM ?? ['chromium', 'chromium-browser'].find((one) => spawnSync(one, ['--version']).status === 0);

/** Milliseconds from a page's address to its first picture. */
async function opening(binary, page) {
  const flags = ['--headless', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe', '--window-size=1360,900'];
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  const browser = spawn(binary, [...flags, `--user-data-dir=${path.join(temp, 'profile')}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  let rest = '';
  let id = 0;
  const waiting = new Map();
  browser.stdio[4].setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop();
    for (const part of parts) {
      const answer = JSON.parse(part);
      waiting.get(answer.id ?? answer.method)?.(answer.result ?? answer.error);
    }
  });
  const heard = (key) => new Promise((resolve) => waiting.set(key, resolve));
  const send = (method, params = {}, sessionId = undefined) => {
    browser.stdio[3].write(`${JSON.stringify({ id: ++id, method, params, sessionId })}\0`);
    return heard(id);
  };
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  await send('Page.enable', {}, sessionId);
  await send('Page.bringToFront', {}, sessionId);
  const times = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const loaded = heard('Page.loadEventFired');
    await send('Page.navigate', { url: `${pathToFileURL(page)}?${round}#/tests` }, sessionId);
    await loaded;
    const { result } = await send(
      'Runtime.evaluate',
      {
        expression:
          '({ rows: document.querySelectorAll("li[data-test]").length, ms: performance.getEntriesByType("paint")[0]?.startTime ?? NaN,' +
          ' now: performance.now() })',
        returnByValue: true,
      },
      sessionId,
    );
    const { rows, ms, now } = result.value;
    if (!(rows > 0)) throw new Error('the page is empty');
    times.push(Math.max(ms || 0, now));
  }
  const over = new Promise((resolve) => browser.once('exit', resolve));
  await send('Browser.close');
  await over;
  // The first also loads the browser.
  return median(times.slice(1));
}

async function main() {
  const notes = write('notes', 200, 5, 200);
  const times = Array.from({ length: ROUNDS }, () => merge(notes, path.join(temp, 'merged.json')));
  const ms = median(times.map((one) => one.ms));
  const cpu = median(times.map((one) => one.cpu));
  const mb = median(times.map((one) => one.mb));
  console.log(
    `merging 200 files of 1,000 messages: ${Math.round(ms)} ms (at most 2000; ${Math.round(cpu)} of the processor), ` +
      `${Math.round(mb)} MB (at most 300)`,
  );

  const map = path.join(temp, 'big.json');
  const page = path.join(temp, 'big.html');
  merge(write('big', 10, 50, 20), map);
  const start = process.hrtime.bigint();
  const made = spawnSync(process.execPath, [path.join(DIST, 'cli.js'), 'report', map, '--out', page], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  const size = (fs.statSync(page).size / 1024 / 1024).toFixed(1);
  console.log(`writing the page of 10,000 messages in 500 tests: ${Math.round(took)} ms, ${size} MB`);
  const binary = chromium();
  if (binary === undefined) {
    console.log('opening it: not measured, there is no Chromium (scripts/install-chromium.sh installs it)');
    return;
  }
  console.log(`opening it: ${Math.round(await opening(binary, page))} ms (at most 1000)`);
}

main();
