import { createFakeElectron, type FakeElectron, type MessageFilter } from '../../src';
import { quiet } from '../support/quiet';

quiet();

const CRITERIA =
  'A filter is a channel, a RegExp, a function, or an object with channel, kind, direction, renderer, outcome.';

/** One message of most kinds, of two renderers. */
async function busy(): Promise<FakeElectron & { other: ReturnType<FakeElectron['createRenderer']> }> {
  const fake = createFakeElectron();
  const other = fake.createRenderer();
  fake.ipcMain.handle('note:load', () => 'text');
  fake.ipcMain.on('note:save', (event) => event.reply('note:saved'));
  fake.ipcRenderer.on('note:saved', () => {});
  fake.ipcRenderer.send('note:save');
  await other.ipcRenderer.invoke('note:load');
  other.ipcRenderer.postMessage('lost', 1);
  await fake.settled();
  return Object.assign(fake, { other });
}

const channels = (fake: FakeElectron, filter: MessageFilter): string[] =>
  fake.traffic.filter(filter).map(({ kind, channel }) => `${kind} ${channel}`);

test('filters by channel, and leaves answers out', async () => {
  const fake = await busy();

  expect(channels(fake, 'note:load')).toEqual(['invoke note:load']);
  expect(channels(fake, 'nothing')).toEqual([]);
});

test('filters by pattern, and a global or sticky one forgets where it stopped', async () => {
  const fake = await busy();

  for (const pattern of [/^note:/, /^note:/g, /note:/y]) {
    pattern.lastIndex = 3;
    expect(channels(fake, pattern)).toEqual(['send note:save', 'send note:saved', 'invoke note:load']);
  }
});

test('filters by function, which sees everything', async () => {
  const fake = await busy();

  expect(channels(fake, ({ kind }) => kind === 'result')).toEqual(['result note:load']);
  expect(channels(fake, () => 'truthy')).toHaveLength(fake.traffic.length);
});

test('filters by criteria, all of which must hold', async () => {
  const fake = await busy();

  expect(channels(fake, { kind: 'send' })).toEqual(['send note:save', 'send note:saved']);
  expect(channels(fake, { kind: ['invoke', 'result'] })).toEqual(['invoke note:load', 'result note:load']);
  expect(channels(fake, { direction: 'toRenderer' })).toEqual(['send note:saved']);
  expect(channels(fake, { outcome: 'unheard' })).toEqual(['postMessage lost']);
  expect(channels(fake, { outcome: ['returned', 'unheard'] })).toEqual(['invoke note:load', 'postMessage lost']);
  expect(channels(fake, { channel: /^note/, kind: 'send', direction: 'toMain' })).toEqual(['send note:save']);
  expect(channels(fake, { channel: 'note:load', kind: 'send' })).toEqual([]);
  expect(channels(fake, {})).toHaveLength(4);
});

test('filters by renderer, which may be an ipcRenderer, a renderer, a contents or a window', async () => {
  const fake = await busy();
  const window = new fake.BrowserWindow();

  for (const renderer of [fake.other, fake.other.ipcRenderer, fake.other.webContents]) {
    expect(channels(fake, { renderer })).toEqual(['invoke note:load', 'postMessage lost']);
  }
  for (const renderer of [window, fake.ipcRenderer]) {
    expect(channels(fake, { renderer })).toEqual(['send note:save', 'send note:saved']);
  }
});

test('filters by the exported renderer, whichever window has it by now', async () => {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  fake.ipcRenderer.on('a', () => {});
  const first = new fake.BrowserWindow();
  const other = new fake.BrowserWindow();
  first.webContents.send('a', 1);
  other.webContents.send('b', 2);
  first.destroy();
  await fake.settled();
  const next = new fake.BrowserWindow();
  next.webContents.send('a', 3);
  await fake.settled();

  const told = (renderer: object) => fake.traffic.filter({ renderer }).map(({ args }) => args[0]);
  expect(told(fake.ipcRenderer)).toEqual([1, 3]);
  expect(told(next)).toEqual([1, 3]);
  expect(told(other)).toEqual([2]);
});

test.each<[unknown, string]>([
  [undefined, `undefined is no message filter. ${CRITERIA}`],
  [null, `null is no message filter. ${CRITERIA}`],
  [1, `1 is no message filter. ${CRITERIA}`],
  [{ chanel: 'a' }, `a message filter has no 'chanel'. Did you mean 'channel'? ${CRITERIA}`],
  [{ foo: 1 }, `a message filter has no 'foo'. ${CRITERIA}`],
  [{ renderer: {} }, '#<Object> is no renderer. Give an ipcRenderer, a renderer, a WebContents or a BrowserWindow.'],
])('refuses %j', (filter, message) => {
  const { traffic } = createFakeElectron();

  expect(() => traffic.filter(filter as MessageFilter)).toThrow(new TypeError(`fake-electron: ${message}`));
});

test('a filtered list filters on', async () => {
  const fake = await busy();

  expect(fake.traffic.filter(/^note:/).filter({ kind: 'invoke' })).toHaveLength(1);
});

test('last is the last message, or the last that a filter means, and no answer', async () => {
  const fake = await busy();

  expect(fake.traffic.last()).toMatchObject({ channel: 'lost' });
  expect(fake.traffic.last(/^note/)).toMatchObject({ kind: 'invoke', channel: 'note:load' });
  expect(fake.traffic.last({ kind: 'result' })).toMatchObject({ channel: 'note:load' });
  expect(fake.traffic.last('nothing')).toBeUndefined();
  expect(fake.traffic.filter('note:save').last()).toBe(fake.traffic[0]);
});

test('the traffic is a real array, live, and what is copied out of it is a plain one', async () => {
  const fake = await busy();
  const before = fake.traffic.length;

  expect(Array.isArray(fake.traffic)).toBe(true);
  expect(Object.getPrototypeOf(fake.traffic.slice())).toBe(Array.prototype);
  expect([...fake.traffic].map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  fake.ipcRenderer.send('note:save');
  expect(fake.traffic).toHaveLength(before + 2);
});

test('unheard has the messages that nobody heard', async () => {
  const fake = await busy();
  fake.renderer.webContents.send('nobody');
  // What waits for the end of the turn has not been heard either.
  expect(fake.traffic.unheard.map(({ channel }) => channel)).toEqual(['lost', 'nobody']);
  await fake.settled();

  expect(fake.traffic.unheard.map(({ channel }) => channel)).toEqual(['lost', 'nobody']);
});

test('clear forgets messages and problems, and ids count from 1 again', async () => {
  const fake = await busy();
  expect(fake.traffic.problems).not.toEqual([]);

  fake.traffic.clear();

  expect(fake.traffic).toHaveLength(0);
  expect(fake.traffic.problems).toEqual([]);
  fake.ipcRenderer.send('note:save');
  expect(fake.traffic.map(({ id }) => id)).toEqual([1, 2]);
});
