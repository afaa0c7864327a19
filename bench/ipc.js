'use strict';
// What three primitives cost that cross and are recorded, in this build and in an earlier one: `npm run build && node bench/ipc.js`.
// Each build runs in processes of its own, which take turns block by block; after some blocks new processes follow, because
// one process may be compiled luckier than the next. Time is the processor's, with the collection of garbage. A ratio is the
// median of the ratios of neighbouring blocks.
const { fork } = require('node:child_process');
const { builds, requireIn } = require('./baseline');
const { cell, median, rounds } = require('./compare');

const blockTime = Number(process.env.ROUND_MS ?? 100) * 1e6;
const processes = Number(process.env.PROCESSES ?? 3);
const KINDS = ['send', 'sendSync', 'invoke'];

if (process.argv[2] === 'child') serve(process.argv[3]);
else compareBuilds();

/** In a process of one build: runs the blocks that it is asked for, and tells the processor's nanoseconds per call. */
function serve(folder) {
  const { ipcMain, ipcRenderer } = requireIn(folder)('fake-electron').createFakeElectron();
  ipcMain.on('send', () => {});
  ipcMain.on('sendSync', (event) => {
    event.returnValue = 1;
  });
  ipcMain.handle('invoke', () => 1);
  const loops = {
    async send(count) {
      for (let i = 0; i < count; i++) ipcRenderer.send('send', 1, 'two', true);
    },
    async sendSync(count) {
      for (let i = 0; i < count; i++) ipcRenderer.sendSync('sendSync', 1, 'two', true);
    },
    async invoke(count) {
      for (let i = 0; i < count; i++) await ipcRenderer.invoke('invoke', 1, 'two', true);
    },
  };
  async function perCall(kind, count) {
    const before = process.cpuUsage();
    await loops[kind](count);
    const { user, system } = process.cpuUsage(before);
    return ((user + system) * 1000) / count;
  }
  const counts = {};
  process.on('message', async (kind) => {
    // Warm, and with the record at its limit, as it stays from then on.
    if (!counts[kind])
      counts[kind] = Math.ceil(blockTime / ((await perCall(kind, 12_000)) && (await perCall(kind, 2_000))));
    process.send(await perCall(kind, counts[kind]));
  });
}

function block(child, kind) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`The process ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (time) => {
      child.off('exit', ended);
      resolve(time);
    });
    child.send(kind);
  });
}

async function compareBuilds() {
  const folders = builds();
  const names = Object.keys(folders);
  const times = Object.fromEntries(KINDS.map((kind) => [kind, Object.fromEntries(names.map((name) => [name, []]))]));
  for (let pair = 0; pair < processes; pair++) {
    const children = names.map((name) => [name, fork(__filename, ['child', folders[name]])]);
    for (let round = 0; round < rounds; round++) {
      for (const kind of KINDS) {
        for (const [name, child] of round % 2 ? [...children].reverse() : children) {
          times[kind][name].push(await block(child, kind));
        }
      }
    }
    for (const [, child] of children) child.disconnect();
  }

  console.log(`node ${process.version}, ${processes} × ${rounds} blocks, three primitives recorded, cpu ns per call`);
  console.log(''.padEnd(30) + names.map(cell).join('') + (folders.before ? cell('now ÷ before') : ''));
  for (const [kind, { now, before }] of Object.entries(times)) {
    const ratio = before && median(now.map((time, at) => time / before[at])).toFixed(2);
    const shown = names.map((name) => cell(Math.round(median(times[kind][name])))).join('');
    console.log(kind.padEnd(30) + shown + (before ? cell(ratio) : ''));
  }
}
