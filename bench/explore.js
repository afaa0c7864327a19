'use strict';
// How many orders of a body with ten messages `explore` runs in a second: `npm run build && node bench/explore.js`.
const { explore } = require('../dist');

const ORDERS = Number(process.env.ORDERS ?? 1500);

/** Ten messages: three invokes and their answers, and a broadcast to two windows after each of two sends. */
async function body(fake) {
  const windows = [fake.renderer, fake.createRenderer()];
  let count = 0;
  fake.ipcMain.handle('add', (_event, n) => {
    count += n;
    return count;
  });
  fake.ipcMain.on('done', (event) => event.reply('thanks'));
  for (const { ipcRenderer } of windows) {
    ipcRenderer.on('thanks', () => {});
    ipcRenderer.send('done');
  }
  await Promise.all([windows[0], windows[1], windows[0]].map(({ ipcRenderer }, n) => ipcRenderer.invoke('add', n)));
  if (count !== 3) throw new Error(`It is ${count}.`);
}

async function measure() {
  // Warm.
  await explore(body, { orders: 100, seed: 7 });
  const before = process.hrtime.bigint();
  const { orders } = await explore(body, { orders: ORDERS });
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  console.log(
    `explore: ${Math.round(orders / seconds)} orders of ten messages a second (at least 300), ${orders} different ones`,
  );
  return orders / seconds;
}

if (require.main === module) void measure();
module.exports = { measure };
