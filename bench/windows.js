'use strict';
// What a window costs to open, in this build and in an earlier one, and what stays of 1,000 that were opened and closed:
// `npm run build && node --expose-gc bench/windows.js`. Each build runs in processes of its own, which take turns; time is the
// processor's, with the collection of garbage. A ratio is the median of the ratios of neighbouring blocks.
const { fork } = require('node:child_process');
const { builds, requireIn } = require('./baseline');
const { median } = require('./compare');

const ROUNDS = Number(process.env.ROUNDS ?? 8);
const COUNT = Number(process.env.COUNT ?? 2000);

if (process.argv[2] === 'child') serve(process.argv[3]);
else compareBuilds();

/** In a process of one build: answers each request with what one block cost. */
function serve(folder) {
  const fake = requireIn(folder)('fake-electron').createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const { BrowserWindow } = fake;
  const heap = () => {
    for (let i = 0; i < 4; i++) globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  async function closeAll(windows) {
    for (const window of windows) window.destroy();
    windows.length = 0;
    await fake.settled();
    fake.traffic?.clear?.();
  }
  async function block() {
    const windows = new Array(COUNT);
    const empty = heap();
    const before = process.cpuUsage();
    for (let i = 0; i < COUNT; i++) windows[i] = new BrowserWindow({ show: false });
    const { user, system } = process.cpuUsage(before);
    const bytes = (heap() - empty) / COUNT;
    await closeAll(windows);
    return { time: (user + system) / COUNT / 1000, bytes };
  }
  /** The heap before and after 1,000 windows came and went. */
  async function stay() {
    const before = heap();
    const windows = [];
    for (let i = 0; i < 1000; i++) windows.push(new BrowserWindow());
    await closeAll(windows);
    return { before, after: heap() };
  }
  process.on('message', async (what) => process.send(await (what === 'stay' ? stay() : block())));
}

function ask(child, what) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`The process ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
    child.send(what);
  });
}

async function compareBuilds() {
  const folders = builds();
  const names = Object.keys(folders);
  const children = Object.fromEntries(
    names.map((name) => [name, fork(__filename, ['child', folders[name]], { execArgv: ['--expose-gc'] })]),
  );
  const costs = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) for (let warm = 0; warm < 3; warm++) await ask(children[name], 'open');
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) costs[name].push(await ask(children[name], 'open'));
  }
  for (const name of names) {
    const time = median(costs[name].map((cost) => cost.time));
    const bytes = median(costs[name].map((cost) => cost.bytes));
    const { before, after } = await ask(children[name], 'stay');
    const left = ((after / before - 1) * 100).toFixed(2);
    console.log(`${name.padEnd(7)} ${time.toFixed(4)} ms (at most 0.05), ${(bytes / 1000).toFixed(2)} kB (at most 5), 1,000 leave ${left} % (at most 3)`);
    children[name].kill();
  }
  if (costs.before) {
    const ratio = (key) => median(costs.now.map((cost, at) => cost[key] / costs.before[at][key])).toFixed(3);
    console.log(`now / before: time ${ratio('time')}, heap ${ratio('bytes')}`);
  }
}
