'use strict';
// What a page costs beside what jsdom takes for it, both in one run: `npm run build && node bench/pages.js`.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { JSDOM } = require('jsdom');
const { createFakeElectron } = require('../dist');

const ROUNDS = 60;

const elements = Array.from({ length: 200 }, (_, at) => `<div id="e${at}" class="row"><span>Row ${at}</span></div>`);
const html = `<!DOCTYPE html><title>Rows</title><body>${elements.join('')}<script>window.count = document.querySelectorAll('.row').length;</script></body>`;
const folder = mkdtempSync(join(tmpdir(), 'fake-electron-bench-'));
const file = join(folder, 'rows.html');
writeFileSync(file, html);

const fake = createFakeElectron();
fake.app.on('window-all-closed', () => {});
const window = new fake.BrowserWindow();

async function ours() {
  await window.loadFile(file);
}

async function theirs() {
  const dom = new JSDOM(html, { runScripts: 'dangerously', url: 'https://a.test/' });
  await new Promise((resolve) => dom.window.addEventListener('load', resolve));
  dom.window.close();
}

async function milliseconds(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle of what it takes, turn by turn with the other, so that both have the same machine. */
function middle(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function compare() {
  for (let round = 0; round < 10; round++) {
    await ours();
    await theirs();
  }
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await milliseconds(ours));
    times.theirs.push(await milliseconds(theirs));
  }
  rmSync(folder, { recursive: true });
  const [page, plain] = [middle(times.ours), middle(times.theirs)];
  return { page, plain, ratio: page / plain };
}

module.exports = compare().then((result) => {
  const { page, plain, ratio } = result;
  console.log(`loadFile: ${page.toFixed(2)} ms, new JSDOM: ${plain.toFixed(2)} ms, ratio ${ratio.toFixed(2)} (at most 1.3)`);
  return result;
});
