import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createFakeElectron, type FakeElectron, replay, fake as shared } from '../../src';
import { ReplayError } from '../../src/words/replay-errors';
import { builtPackage } from '../support/built';

jest.setTimeout(30_000);

const APP = path.join(__dirname, '../../examples/06-whole-app/app');
let folder: string;
let fake: FakeElectron;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'replay-'));
  fake = createFakeElectron();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const send = { kind: 'send', direction: 'toMain', from: 'renderer#1', to: 'main', outcome: 'heard', heardBy: 1 };
const sent = { ...send, direction: 'toRenderer', from: 'main', to: 'renderer#1' };
const LINES = [
  { id: 1, ...send, kind: 'invoke', channel: 'save', args: [{ text: 'a' }], outcome: 'returned' },
  { id: 2, ...sent, channel: 'saved', args: [1], cause: 1 },
  { id: 3, ...sent, kind: 'result', channel: 'save', args: [{ id: 1 }], cause: 1 },
  { id: 4, ...send, from: 'renderer#2', kind: 'sendSync', channel: 'count', args: [], outcome: 'returned' },
  { id: 5, ...sent, to: 'renderer#2', kind: 'result', channel: 'count', args: [1], cause: 4 },
  { id: 6, ...send, kind: 'invoke', channel: 'save', args: [{ text: '' }], outcome: 'threw' },
  {
    id: 7,
    ...sent,
    kind: 'result',
    channel: 'save',
    args: [],
    cause: 6,
    error: "[Error: Error invoking remote method 'save': Error: Say something.]",
  },
];

function write(lines: readonly (object | string)[] = LINES): string {
  const file = path.join(folder, 'record.jsonl');
  fs.writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

/** The app of that recording, or one that has changed. */
function register({ first = 1, tells = true, refuses = true } = {}): void {
  let count = 0;
  fake.configure({ logs: false });
  fake.ipcMain.handle('save', (event, { text }: { text: string }) => {
    if (text === '' && refuses) throw new Error('Say something.');
    count++;
    if (tells) event.sender.send('saved', first + count - 1);
    return { id: first + count - 1 };
  });
  fake.ipcMain.on('count', (event) => {
    event.returnValue = count;
  });
}

async function differencesOf(...given: Parameters<typeof replay>): Promise<readonly string[]> {
  const error: unknown = await replay(...given).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ReplayError);
  return (error as ReplayError).differences;
}

test('the same app gives the same, in every mode', async () => {
  for (const mode of ['strict', 'answers', 'order'] as const) {
    fake = createFakeElectron();
    register();
    await expect(replay(write(), { on: fake, mode })).resolves.toEqual({
      played: 3,
      compared: mode === 'answers' ? 3 : 4,
      skipped: 0,
      lost: 0,
    });
  }
});

test('another answer is found, but where only the order counts', async () => {
  register({ first: 7 });
  const file = write();

  await expect(replay(file, { on: fake })).rejects.toThrow(
    [
      `3 of 4 came back otherwise than in ${file} (mode 'strict'):`,
      '  line 1, save: was answered {"id": 1}, and is answered {"id": 7}',
      '  saved 1 to renderer#1: was recorded, and did not come there',
      '  saved 7 to renderer#1: came, and was not recorded there',
    ].join('\n'),
  );
  fake.reset();
  register({ first: 7 });
  expect(await differencesOf(file, { on: fake, mode: 'answers' })).toHaveLength(1);
  fake.reset();
  register({ first: 7 });
  await expect(replay(file, { on: fake, mode: 'order' })).resolves.toMatchObject({ compared: 4 });
});

test('what main no longer sends is found, but where only answers count', async () => {
  register({ tells: false });

  expect(await differencesOf(write(), { on: fake, mode: 'order' })).toEqual([
    'send saved to renderer#1: was recorded, and did not come there',
  ]);
  fake.reset();
  register({ tells: false });
  await expect(replay(write(), { on: fake, mode: 'answers' })).resolves.toMatchObject({ compared: 3 });
});

test('an invoke that was refused, and one that nobody answers', async () => {
  register({ refuses: false });

  expect(await differencesOf(write(), { on: fake, mode: 'answers' })).toEqual([
    `line 6, save: was answered [Error: Error invoking remote method 'save': Error: Say something.], and is answered {"id": 2}`,
  ]);
  fake.reset();
  fake.ipcMain.handle('save', () => new Promise(() => {}));
  fake.ipcMain.on('count', (event) => {
    event.returnValue = 1;
  });
  expect(await differencesOf(write(LINES.slice(0, 5)), { on: fake, mode: 'answers', timeout: 20 })).toEqual([
    'line 1, save: was answered {"id": 1}, and is not answered',
  ]);
});

test('what is volatile is masked, and secrets are anyway', async () => {
  const lines = [
    { id: 1, ...send, kind: 'invoke', channel: 'login', args: [{ password: '<password>' }], inexact: true },
    { id: 2, ...sent, kind: 'result', channel: 'login', args: [{ token: '<token>', at: 5 }], cause: 1 },
  ];
  fake.ipcMain.handle('login', () => ({ token: 'abc', at: Date.now() }));

  await expect(replay(write(lines), { on: fake })).rejects.toThrow('"at"');
  await expect(replay(write(lines), { on: fake, masked: ['at'] })).resolves.toMatchObject({ compared: 1 });
});

test('of a file that is cut off, what is lost is said and the rest is played', async () => {
  register();
  const file = write([...LINES.slice(0, 5), { dropped: 3 }, '{"id":6,"kind":"inv']);

  await expect(replay(file, { on: fake })).resolves.toEqual({ played: 2, compared: 3, skipped: 0, lost: 4 });
});

test('what carried a port is not sent again, and is counted', async () => {
  const file = write([{ id: 1, ...send, kind: 'postMessage', channel: 'port', args: [1], ports: ['port 1'] }]);

  await expect(replay(file, { on: fake })).resolves.toEqual({ played: 0, compared: 0, skipped: 1, lost: 0 });
});

test('what is misused says so', async () => {
  const none = path.join(folder, 'none.jsonl');

  await expect(replay(none)).rejects.toThrow(`fake-electron: replay cannot read ${none}: ENOENT`);
  await expect(replay(write(['nothing']))).rejects.toThrow(
    'nothing in it is a recorded message. Give it the file that fake-electron/recorder has written.',
  );
  await expect(replay(write(), { modes: 'strict' } as never)).rejects.toThrow(
    "fake-electron: replay has no option 'modes'. Did you mean 'mode'? The options are on, mode, masked, timeout.",
  );
  await expect(replay(write(), { mode: 'loose' as never })).rejects.toThrow(
    "fake-electron: mode takes 'strict', 'answers', 'order'; given 'loose'.",
  );
});

test('an app that was recorded is played on the shared fake', async () => {
  fs.cpSync(APP, folder, { recursive: true });
  const main = path.join(folder, 'main.js');
  const text = fs.readFileSync(main, 'utf8');
  fs.writeFileSync(main, `require(${JSON.stringify(path.join(builtPackage(), 'recorder.js'))});\n${text}`);
  const file = path.join(folder, 'record.jsonl');
  const app = await fake.launch(folder, { env: { FAKE_ELECTRON_RECORD: file } });
  await app.settled();
  app.document.querySelector<HTMLInputElement>('#text')!.value = 'Buy milk';
  app.document.querySelector<HTMLButtonElement>('#form button')!.click();
  await app.settled();
  await app.close();

  fs.writeFileSync(main, text);
  shared.configure({ pages: false });
  const again = await shared.launch(folder);
  await expect(replay(file, { masked: ['id', /"?\d{13}"?/, Number] })).resolves.toMatchObject({ skipped: 0, lost: 0 });
  await again.close();

  fs.writeFileSync(main, text.replace('done: false', 'done: true'));
  const changed = await shared.launch(folder);
  await expect(replay(file, { masked: [Number] })).rejects.toThrow(
    /todo:list: was answered .*"done": false.*, and is answered .*"done": true/,
  );
  await changed.close();
});
