'use strict';
// `npm run demo`: runs the examples as apps, without a test runner, and prints what crossed.
const assert = require('node:assert/strict');
const Module = require('node:module');
const path = require('node:path');

require('ts-node').register({ transpileOnly: true, compilerOptions: { rootDir: path.join(__dirname, '..') } });
const electron = require('fake-electron/electron');
const fakeElectron = require('fake-electron');

// This is all it takes for `require('electron')` to be the fake, whoever asks.
let seen = electron;
const load = Module._load;
Module._load = (request, ...rest) => (request === 'electron' ? seen : load(request, ...rest));

/** Runs a module as another renderer does, with that renderer's own `ipcRenderer`. */
function loadAs({ ipcRenderer, contextBridge }, file) {
  seen = { ipcRenderer, contextBridge };
  delete require.cache[require.resolve(file)];
  try {
    return require(file);
  } finally {
    seen = electron;
  }
}

const { assertNoProblems, configure, createRenderer, fake, reset, rendererOf, settled, traffic } = fakeElectron;

async function patterns() {
  const { changeCounter, start } = require('./02-patterns/main');
  const { createPage } = require('./02-patterns/page');
  const { followHeight } = require('./02-patterns/webview');

  electron.dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/home/ada/list.txt'] });
  const window = await start();
  loadAs(fake.renderer, './02-patterns/preload');
  const page = createPage(fake.mainWorld.electronAPI);

  page.setTitle('Groceries');
  assert.equal(window.getTitle(), 'Groceries');
  await page.openFile();
  assert.equal(page.file, '/home/ada/list.txt');
  changeCounter(window, 2);
  assert.equal(page.counter, 2);

  const webview = new EventTarget();
  const heights = [];
  followHeight(webview, (height) => heights.push(height));
  loadAs(createRenderer({ hostElement: webview }), './02-patterns/guest-preload').reportHeight(480);
  assert.deepEqual(heights, [480]);
}

async function notes() {
  const { NotesView } = require('./03-notes/src/renderer/view-model');
  const openPage = (renderer) => {
    loadAs(renderer, './03-notes/src/preload');
    return new NotesView(renderer.mainWorld.notes);
  };

  electron.dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
  require('./03-notes/src/main/index');
  await settled();
  const first = openPage(fake.renderer);
  first.openWindow();
  await settled();
  const second = openPage(rendererOf(electron.BrowserWindow.getAllWindows()[1]));

  await first.save({ title: 'Groceries' });
  await settled();
  assert.deepEqual(second.titles, ['Groceries']);
  await second.save({ title: '' });
  assert.equal(second.error, 'A note needs a title.');
  await second.remove(1);
  await settled();
  assert.deepEqual(first.titles, []);
}

const inColour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (inColour ? `\x1b[${code}m${text}\x1b[0m` : text);

function painted(transcript) {
  return transcript
    .split('\n')
    .map((line) =>
      line.replace(
        /^( *)(\S+) → (\S+)( +)(\S+)( +\S+)/,
        (_, indent, from, to, gap, kind, channel) =>
          `${indent}${paint(36, from)} ${paint(2, '→')} ${paint(36, to)}${gap}${paint(2, kind)}${paint(33, channel)}`,
      ),
    )
    .join('\n');
}

async function show(title, scene) {
  console.log(paint(1, title));
  // What handlers throw is in the transcript.
  configure({ logs: false });
  await scene();
  assertNoProblems(traffic);
  console.log(`\n${painted(String(traffic))}\n`);
  reset();
}

async function main() {
  await show('The four patterns of IPC (examples/02-patterns)', patterns);
  await show('Two windows of a notes app (examples/03-notes)', notes);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
