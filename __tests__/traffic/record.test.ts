import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

test('the arguments on record are those of the call, whatever the sender does to them later', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  const note = { title: 'before', tags: ['x'] };

  fake.ipcRenderer.send('a', note);
  note.title = 'after';
  note.tags.push('y');

  expect(fake.traffic.last()?.args).toEqual([{ title: 'before', tags: ['x'] }]);
});

test('nor does it matter what the receiver does to them', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', (_event, note) => {
    note.title = 'changed';
    delete note.tags;
  });
  const note = { title: 'before', tags: ['x'] };

  fake.ipcRenderer.send('a', note);

  expect(fake.traffic.last()?.args).toEqual([{ title: 'before', tags: ['x'] }]);
  expect(note).toEqual({ title: 'before', tags: ['x'] });
});

test('messages from main, results and replies of sendSync are kept likewise', async () => {
  const fake = createFakeElectron();
  const value = { n: 1 };
  fake.ipcMain.handle('invoke', () => value);
  fake.ipcMain.on('sync', (event) => {
    event.returnValue = value;
  });
  fake.ipcRenderer.on('send', (_event, received) => {
    received.n = 2;
  });

  fake.renderer.webContents.send('send', value);
  const results = [await fake.ipcRenderer.invoke('invoke'), fake.ipcRenderer.sendSync('sync')];
  for (const result of results) result.n = 3;
  value.n = 4;

  expect(fake.traffic.map(({ kind, args }) => [kind, ...args])).toEqual([
    ['send', { n: 1 }],
    ['invoke'],
    ['result', { n: 1 }],
    ['sendSync'],
    ['result', { n: 1 }],
  ]);
  expect(fake.traffic.filter({ kind: ['invoke', 'sendSync'] }).map((message) => message.value)).toEqual([
    { n: 1 },
    { n: 1 },
  ]);
});

test('a value sent twice in one call is one value on record too', () => {
  const fake = createFakeElectron();
  const shared = { n: 1 };
  fake.ipcRenderer.send('a', shared, [shared]);

  const [first, list] = fake.traffic[0]!.args as [object, object[]];

  expect(list[0]).toBe(first);
  expect(first).not.toBe(shared);
});

test('a message knows its ends, its direction and how many heard it', async () => {
  const fake = createFakeElectron();
  const hostElement = new EventTarget();
  hostElement.addEventListener('ipc-message', () => {});
  for (const _ of [1, 2, 3]) fake.ipcMain.on('a', () => {});
  fake.renderer.webContents.on('ipc-message', () => {});
  fake.ipcMain.handle('b', () => {});
  fake.ipcRenderer.on('c', () => {});

  fake.ipcRenderer.send('a');
  await fake.ipcRenderer.invoke('b');
  fake.renderer.webContents.send('c');
  fake.createRenderer({ hostElement }).ipcRenderer.sendToHost('d');

  const ends = fake.traffic.map(({ kind, from, to, direction, heardBy }) => [
    kind,
    from.process,
    to.process,
    direction,
    heardBy,
  ]);
  expect(ends).toEqual([
    ['send', 'renderer', 'main', 'toMain', 4],
    ['invoke', 'renderer', 'main', 'toMain', 1],
    ['result', 'main', 'renderer', 'toRenderer', 0],
    ['send', 'main', 'renderer', 'toRenderer', 1],
    ['sendToHost', 'renderer', 'host', 'toHost', 1],
  ]);
});

test('an event that a listener emits again by hand is not one more that heard', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', (event) => void fake.ipcMain.emit('b', event));
  fake.ipcMain.on('b', () => {});

  fake.ipcRenderer.send('a');

  expect(fake.traffic).toHaveLength(1);
  expect(fake.traffic[0]).toMatchObject({ heardBy: 1, outcome: 'heard' });
});
