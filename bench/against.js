'use strict';
// Two builds side by side: `node bench/against.js <old dist> [<new dist>]`. Each runs in a process of its own; they take
// turns, block by block, so that a busy machine slows both.
const { fork } = require('node:child_process');
const { resolve } = require('node:path');

const KINDS = ['send', 'sendSync', 'invoke'];
const BLOCK = 8000;
const BLOCKS = Number(process.env.ROUNDS ?? 41);
const WARM_UP = 30_000;

async function measured(dist, kind) {
  const { createFakeElectron } = require(dist);
  const { ipcMain, ipcRenderer } = createFakeElectron();
  ipcMain.on('heard', () => {});
  ipcMain.on('answered', (event) => {
    event.returnValue = 1;
  });
  ipcMain.handle('asked', (_event, first) => first);
  const calls = {
    send: (count) => {
      for (let i = 0; i < count; i++) ipcRenderer.send('heard', 1, 'two', true);
    },
    sendSync: (count) => {
      for (let i = 0; i < count; i++) ipcRenderer.sendSync('answered', 1, 'two', true);
    },
    invoke: async (count) => {
      for (let i = 0; i < count; i++) await ipcRenderer.invoke('asked', 1, 'two', true);
    },
  };
  await calls[kind](WARM_UP);
  process.on('message', async () => {
    const wall = process.hrtime.bigint();
    const cpu = process.cpuUsage();
    await calls[kind](BLOCK);
    const { user, system } = process.cpuUsage(cpu);
    process.send({ wall: Number(process.hrtime.bigint() - wall) / BLOCK, cpu: ((user + system) * 1000) / BLOCK });
  });
  process.send('ready');
}

const answer = (child) => new Promise((done) => child.once('message', done));
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

async function compared(dists, kind) {
  const children = dists.map((dist) => fork(__filename, ['--measure', dist, kind]));
  await Promise.all(children.map(answer));
  const times = [[], []];
  for (let block = 0; block < BLOCKS; block++) {
    for (const which of block % 2 ? [1, 0] : [0, 1]) {
      const time = answer(children[which]);
      children[which].send('block');
      times[which].push(await time);
    }
  }
  for (const child of children) child.disconnect();
  for (const clock of ['wall', 'cpu']) {
    const [before, after] = times.map((list) => median(list.map((time) => time[clock])));
    const pairs = median(times[0].map((time, block) => times[1][block][clock] / time[clock]));
    const cells = [before.toFixed(0), after.toFixed(0), (after / before).toFixed(2), pairs.toFixed(2)];
    console.log(`${kind.padEnd(9)} ${clock.padEnd(5)}${cells.map((cell) => cell.padStart(9)).join('')}`);
  }
}

async function main([before, after = resolve(__dirname, '../dist')]) {
  console.log(`node ${process.version}, ns per call   old      new    ratio    pairs`);
  for (const kind of KINDS) await compared([resolve(before), resolve(after)], kind);
}

if (process.argv[2] === '--measure') measured(process.argv[3], process.argv[4]);
else main(process.argv.slice(2));
