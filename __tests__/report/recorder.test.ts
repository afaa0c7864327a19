import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createFakeElectron, type FakeElectron } from '../../src';
import type { RecordedMessage } from '../../src/report/recording/lines';
import { builtPackage } from '../support/built';

const APP = path.join(__dirname, '../../examples/06-whole-app/app');
jest.setTimeout(30_000);

let folder: string;
let fake: FakeElectron;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'recorder-'));
  fake = createFakeElectron();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const recording = () => path.join(folder, 'record.jsonl');
const linesOf = (file = recording()): RecordedMessage[] =>
  fs
    .readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** An app of one main script, with the recorder first, and of a preload. */
function write(main: string, preload = ''): string {
  const recorder = JSON.stringify(path.join(builtPackage(), 'recorder.js'));
  fs.writeFileSync(path.join(folder, 'page.html'), '<title>App</title>');
  fs.writeFileSync(path.join(folder, 'preload.js'), preload.replace('RECORDER', recorder));
  fs.writeFileSync(
    path.join(folder, 'main.js'),
    `const { recorder } = require(${recorder});
    const { app, BrowserWindow, ipcMain } = require('electron');
    ${main}
    app.whenReady().then(() => {
      const window = new BrowserWindow({ webPreferences: { preload: __dirname + '/preload.js', sandbox: false } });
      window.loadFile(__dirname + '/page.html');
    });`,
  );
  return path.join(folder, 'main.js');
}

async function run(entry: string, env: Record<string, string> = {}): Promise<void> {
  const app = await fake.launch(entry, { env: { FAKE_ELECTRON_RECORD: recording(), ...env } });
  await app.settled();
  await app.close();
}

test('an app is recorded as the record has it', async () => {
  fs.cpSync(APP, folder, { recursive: true });
  const main = path.join(folder, 'main.js');
  const recorder = JSON.stringify(path.join(builtPackage(), 'recorder.js'));
  fs.writeFileSync(main, `require(${recorder});\n${fs.readFileSync(main, 'utf8')}`);
  const app = await fake.launch(folder, { env: { FAKE_ELECTRON_RECORD: recording() } });
  await app.settled();
  app.document.querySelector<HTMLInputElement>('#text')!.value = 'Buy milk';
  app.document.querySelector<HTMLButtonElement>('#form button')!.click();
  await app.settled();
  app.document.querySelector<HTMLInputElement>('li input')!.click();
  await app.settled();
  const kept = JSON.parse(JSON.stringify(fake.traffic)) as RecordedMessage[];
  await app.close();

  const known = (message: RecordedMessage) => {
    const { kind, direction, from, to, channel, args, outcome } = message;
    return { kind, direction, from, to, channel, args, outcome };
  };
  const recorded = linesOf().sort((a, b) => a.id - b.id);
  expect(recorded.length).toBeGreaterThan(8);
  // An answer is on its way at another moment for who sits beside the handler.
  const sorted = (messages: readonly RecordedMessage[]) => messages.map((one) => JSON.stringify(known(one))).sort();
  expect(sorted(recorded)).toEqual(sorted(kept));
  for (const { kind, cause, channel } of recorded) {
    if (kind === 'result') expect(recorded.find(({ id }) => id === cause)!.channel).toBe(channel);
  }
});

test('each kind of message, with what became of it', async () => {
  jest.spyOn(console, 'error').mockImplementation();
  const entry = write(
    `ipcMain.on('ask', (event) => { event.returnValue = { at: new Date(0) }; });
      ipcMain.on('hello', (event, name) => { event.reply('welcome', name); event.sender.send('again'); });
      ipcMain.on('post', () => {});
      ipcMain.handle('fail', async () => { throw new TypeError('no'); });
      ipcMain.handle('never', () => new Promise(() => {}));
      ipcMain.handle('add', (event, a, b) => a + b);`,
    `const { ipcRenderer } = require('electron');
      ipcRenderer.on('welcome', () => {});
      ipcRenderer.sendSync('ask');
      ipcRenderer.send('hello', 'Ada');
      ipcRenderer.send('nobody');
      ipcRenderer.postMessage('post', 1);
      const { port1 } = new MessageChannel();
      ipcRenderer.postMessage('post', 2, [port1]);
      ipcRenderer.invoke('add', 1, 2);
      ipcRenderer.invoke('fail').catch(() => {});
      setTimeout(() => ipcRenderer.invoke('never'), 5);`,
  );
  const app = await fake.launch(entry, { env: { FAKE_ELECTRON_RECORD: recording() } });
  await fake.traffic.waitFor('never');
  await app.close();

  const lines = linesOf().sort((a, b) => a.id - b.id);
  expect(
    lines.map(({ kind, from, to, channel, args, outcome, error, ports, inexact }) =>
      [`${from} → ${to}`, kind, channel, JSON.stringify(args), outcome, error, ports?.length, inexact && 'inexact']
        .filter(Boolean)
        .join(' '),
    ),
  ).toEqual([
    'renderer#1 → main sendSync ask [] returned',
    'main → renderer#1 result ask [{"at":"1970-01-01T00:00:00.000Z"}] heard inexact',
    'renderer#1 → main send hello ["Ada"] heard',
    'main → renderer#1 send welcome ["Ada"] heard',
    'main → renderer#1 send again [] heard',
    'renderer#1 → main send nobody [] unheard',
    'renderer#1 → main postMessage post [1] heard',
    'renderer#1 → main postMessage post [2] heard 1',
    'renderer#1 → main invoke add [1,2] returned',
    'main → renderer#1 result add [3] heard',
    'renderer#1 → main invoke fail [] threw [TypeError: no]',
    "main → renderer#1 result fail [] heard [Error: Error invoking remote method 'fail': TypeError: no]",
    'renderer#1 → main invoke never [] pending',
  ]);
  const causes = lines.filter(({ channel }) => channel === 'welcome' || channel === 'again');
  expect(causes.map(({ cause }) => cause)).toEqual([3, 3]);
});

test('secrets are never written, nor what the app masks', async () => {
  await run(
    write(
      `recorder.mask('email');
      ipcMain.handle('login', () => ({ token: 'abc123', name: 'Ada' }));`,
      `const { ipcRenderer } = require('electron');
      ipcRenderer.invoke('login', { email: 'ada@example.org', password: 'hunter2' }, 'Bearer abcdefgh123');`,
    ),
  );

  const text = fs.readFileSync(recording(), 'utf8');
  expect(text).not.toMatch(/abc123|hunter2|ada@example|abcdefgh/);
  expect(linesOf().map(({ args, inexact }) => [args, inexact])).toEqual([
    [[{ email: '<email>', password: '<password>' }, '<masked>'], true],
    [[{ token: '<token>', name: 'Ada' }], true],
  ]);
});

test('it is bounded, and says what is missing', async () => {
  await run(
    write(
      `ipcMain.on('much', () => {});`,
      `const { ipcRenderer } = require('electron');
      for (let n = 0; n < 50; n++) ipcRenderer.send('much', 'x'.repeat(100));`,
    ),
    { FAKE_ELECTRON_RECORD_LIMIT: '2000' },
  );

  expect(fs.statSync(recording()).size).toBeLessThan(2050);
  const lines = linesOf();
  expect(lines.at(-1)).toEqual({ dropped: 50 - (lines.length - 1) });
});

test('after stop Electron is as it was', async () => {
  await run(
    write(
      `recorder.stop();
      if (Object.keys(ipcMain).includes('emit') || ipcMain.handle.name === 'value') throw new Error('It stays.');
      ipcMain.on('a', () => {});`,
      `require('electron').ipcRenderer.send('a');`,
    ),
  );

  expect(fs.readFileSync(recording(), 'utf8')).toBe('');
});

test('a preload alone writes what its page sends and hears', async () => {
  const main = write(
    `recorder.stop();
    ipcMain.handle('add', (event, a, b) => { event.sender.send('told'); return a + b; });
    ipcMain.on('ask', (event) => { event.returnValue = 1; });`,
    `require(RECORDER);
    const { ipcRenderer } = require('electron');
    ipcRenderer.on('told', () => {});
    ipcRenderer.sendSync('ask');
    ipcRenderer.send('hello', 'Ada');
    ipcRenderer.invoke('add', 1, 2);`,
  );
  process.env.FAKE_ELECTRON_RECORD = recording();
  try {
    await run(main);
  } finally {
    delete process.env.FAKE_ELECTRON_RECORD;
  }

  const [file] = fs.readdirSync(folder).filter((name) => /^record\.renderer-\d+-\w+\.jsonl$/.test(name));
  const lines = linesOf(path.join(folder, file!)).sort((a, b) => a.id - b.id);
  expect(lines.map(({ from, to, kind, channel, args }) => [from, to, kind, channel, args])).toEqual([
    ['renderer#1', 'main', 'sendSync', 'ask', []],
    ['main', 'renderer#1', 'result', 'ask', [1]],
    ['renderer#1', 'main', 'send', 'hello', ['Ada']],
    ['renderer#1', 'main', 'invoke', 'add', [1, 2]],
    ['main', 'renderer#1', 'send', 'told', []],
    ['main', 'renderer#1', 'result', 'add', [3]],
  ]);
});
