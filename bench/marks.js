'use strict';
// What isolation costs each test: marking a fake and rolling it back, in milliseconds of processor time, on a quiet machine:
// `npm run build && node bench/marks.js`.
const { createFakeElectron } = require('../dist');

const ROUNDS = 2000;

function price(fake, save = () => fake.mark()()) {
  for (let round = 0; round < ROUNDS / 4; round++) save();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) save();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROUNDS;
}

const fake = createFakeElectron();
const core = price(fake);
const { electron } = fake;
for (const name of Object.keys(electron)) electron[name];
const all = price(fake);
console.log(`only the core touched: ${core.toFixed(4)} ms (at most 0.1)`);
console.log(`every module touched:  ${all.toFixed(4)} ms (at most 0.5)`);
module.exports = { core, all };
