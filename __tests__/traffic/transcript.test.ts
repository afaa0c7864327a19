import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

const lines = (fake: FakeElectron): string[] => String(fake.traffic).split('\n');

test('a message has one line, nested in the one that caused it, and an answer stands beside what it answers', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('note:save', (event, note) => {
    event.sender.send('note:saved', note.id);
    return { ok: true };
  });
  fake.ipcRenderer.on('note:saved', () => fake.ipcRenderer.send('log', 'saved', 1));
  fake.ipcMain.on('log', () => {});

  await fake.ipcRenderer.invoke('note:save', { id: 1, title: 'Groceries' });

  expect(String(fake.traffic)).toBe(
    [
      'renderer#1 → main        invoke  note:save   {"id": 1, "title": "Groceries"}',
      '  main → renderer#1      send    note:saved  1',
      '    renderer#1 → main    send    log         "saved", 1',
      'main → renderer#1        result  note:save   {"ok": true}',
    ].join('\n'),
  );
});

test('an answer of a nested invoke stands as deep as its question', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', (event) => event.reply('b'));
  fake.ipcRenderer.on('b', () => fake.ipcRenderer.sendSync('c'));
  fake.ipcMain.on('c', (event) => {
    event.returnValue = 3;
  });

  fake.ipcRenderer.send('a');

  expect(lines(fake)).toEqual([
    'renderer#1 → main        send    a',
    '  main → renderer#1      send    b',
    '    renderer#1 → main    sendSync    c',
    '    main → renderer#1    result  c           3',
  ]);
});

test('renderers are numbered by first appearance, and renderer#1 is the exported one even if it is silent', async () => {
  const fake = createFakeElectron();
  const [second, third] = [fake.createRenderer(), fake.createRenderer()];
  fake.ipcMain.on('a', () => {});

  third.ipcRenderer.send('a');
  second.ipcRenderer.send('a');
  third.ipcRenderer.send('a');

  expect(lines(fake).map((line) => line.slice(0, 10))).toEqual(['renderer#2', 'renderer#3', 'renderer#2']);
  fake.ipcRenderer.send('a');
  expect(lines(fake).at(-1)).toBe('renderer#1 → main        send    a');
});

test('a window that adopts the exported renderer is renderer#1, and so is the next one', async () => {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow();
  fake.ipcRenderer.on('a', () => {});
  window.webContents.send('a');
  window.destroy();
  await fake.settled();

  new fake.BrowserWindow().webContents.send('a');

  expect(lines(fake)).toEqual(['main → renderer#1        send    a', 'main → renderer#1        send    a']);
});

test('a guest sends to its host', async () => {
  const fake = createFakeElectron();
  const hostElement = new EventTarget();
  hostElement.addEventListener('ipc-message', () => {});

  fake.createRenderer({ hostElement }).ipcRenderer.sendToHost('a', 1);

  expect(lines(fake)).toEqual(['renderer#2 → host#1      sendToHost  a           1']);
});

test('long channels and long ends move only their own line', () => {
  const fake = createFakeElectron();
  const long = 'settings:window:bounds:changed';
  for (const channel of ['a', long, 'elevenchars', 'tenletters']) fake.ipcMain.on(channel, () => {});

  fake.ipcRenderer.send('a', 1);
  const before = lines(fake)[0];
  fake.ipcRenderer.send(long, 1);
  fake.ipcRenderer.send('elevenchars', 1);
  fake.ipcRenderer.send('tenletters', 1);

  expect(lines(fake)).toEqual([
    before,
    `renderer#1 → main        send    ${long}  1`,
    'renderer#1 → main        send    elevenchars     1',
    'renderer#1 → main        send    tenletters  1',
  ]);
});

test('outcomes that are not the ordinary one are told', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.handle('pending', () => new Promise(() => {}));
  fake.renderer.webContents.send('uncloneable', () => {});
  void fake.ipcRenderer.invoke('pending');
  fake.ipcRenderer.sendToHost('no host', 1);
  fake.ipcRenderer.send('nobody', 1);
  const queued = lines(fake).at(-1);
  await Promise.resolve();

  expect(queued).toBe('renderer#1 → main        send    nobody      1  (queued)');
  expect(lines(fake)).toEqual([
    'main → renderer#1        send    uncloneable     (lost: Error: Failed to serialize arguments)',
    'renderer#1 → main        invoke  pending     (pending)',
    'renderer#1 → host#1      sendToHost  no host     1  (lost)',
    'renderer#1 → main        send    nobody      1  (unheard)',
  ]);
});

test('what was thrown is told by the send, and for an invoke by its answer', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {
    throw new TypeError('two\nlines');
  });
  fake.ipcMain.handle('b', () => {
    throw new RangeError('boom');
  });

  fake.ipcRenderer.send('a', 1);
  await fake.ipcRenderer.invoke('b').catch(() => {});

  expect(lines(fake)).toEqual([
    'renderer#1 → main        send    a           1  (TypeError: two\\nlines)',
    'renderer#1 → main        invoke  b',
    "main → renderer#1        result  b           (Error: Error invoking remote method 'b': RangeError: boom)",
  ]);
});

test('an unanswered sendSync is told', () => {
  const fake = createFakeElectron();

  fake.ipcRenderer.sendSync('a');

  expect(lines(fake)).toEqual([
    'renderer#1 → main        sendSync    a           (unheard)',
    'main → renderer#1        result  a           {"error": "reply was never sent"}',
  ]);
});

test('values are printed on one line, bytes with their type and cut where they are long', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});

  fake.ipcRenderer.send('a', 'two\nlines', undefined, null, [1, { b: new Map([['k', new Set([1n])]]) }]);
  fake.ipcRenderer.send('a', new Date(0), -0, /x/g);
  fake.ipcRenderer.send('a', new Uint8Array(20), new Uint8Array(2));

  expect(lines(fake).map((line) => line.slice(45))).toEqual([
    '"two\\nlines", undefined, null, [1, {"b": Map {"k" => Set {1n}}}]',
    '1970-01-01T00:00:00.000Z, -0, /x/g',
    'Uint8Array [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 4 more], Uint8Array [0, 0]',
  ]);
});

test('a part of the traffic is nested in what is shown of it', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', (event) => event.reply('b'));
  fake.ipcRenderer.on('b', () => fake.ipcRenderer.send('c'));
  fake.ipcMain.on('c', () => {});
  fake.ipcRenderer.send('a');

  expect(String(fake.traffic.filter(/[bc]/))).toBe(
    ['main → renderer#1        send    b', '  renderer#1 → main      send    c'].join('\n'),
  );
  expect(String(fake.traffic.filter('nothing'))).toBe('');
});
