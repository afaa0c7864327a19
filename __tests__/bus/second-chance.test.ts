import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** Lets the turn's synchronous code end. */
const turn = async (): Promise<void> => {};

test('a listener that is added after the answer was sent hears it', async () => {
  const fake = createFakeElectron();
  const heard = jest.fn();
  fake.ipcMain.on('q', (event) => event.reply('q:reply', 1));

  fake.ipcRenderer.send('q');
  fake.ipcRenderer.once('q:reply', (_event, n) => heard(n));
  expect(heard).not.toHaveBeenCalled();
  await turn();

  expect(heard.mock.calls).toEqual([[1]]);
  expect(fake.traffic.unheard).toHaveLength(0);
});

test('a send to main has a second chance', async () => {
  const fake = createFakeElectron();
  const heard = jest.fn();

  fake.ipcRenderer.send('a', 1);
  fake.ipcMain.on('a', (_event, n) => heard(n));
  await turn();

  expect(heard.mock.calls).toEqual([[1]]);
});

test('a sendToHost has a second chance', async () => {
  const fake = createFakeElectron();
  const hostElement = new EventTarget();
  const heard = jest.fn();

  fake.createRenderer({ hostElement }).ipcRenderer.sendToHost('a');
  hostElement.addEventListener('ipc-message', heard);
  await turn();

  expect(heard).toHaveBeenCalledTimes(1);
});

test('an invoke has a second chance, and rejects only after it', async () => {
  const fake = createFakeElectron();

  const heard = fake.ipcRenderer.invoke('a');
  fake.ipcMain.handle('a', () => 1);
  const unheard = fake.ipcRenderer.invoke('b');
  expect(console.error).not.toHaveBeenCalled();

  await expect(heard).resolves.toBe(1);
  await expect(unheard).rejects.toThrow("No handler registered for 'b'");
});

test('a sendSync has none', async () => {
  const fake = createFakeElectron();
  const heard = jest.fn();

  expect(fake.ipcRenderer.sendSync('a')).toEqual({ error: 'reply was never sent' });
  fake.ipcMain.on('a', heard);
  await turn();

  expect(heard).not.toHaveBeenCalled();
});

test('there is no third chance', async () => {
  const fake = createFakeElectron();
  const heard = jest.fn();

  fake.ipcRenderer.send('a');
  fake.renderer.webContents.send('a');
  await turn();
  fake.ipcMain.on('a', heard);
  fake.ipcRenderer.on('a', heard);
  fake.ipcRenderer.send('other');
  await fake.settled();

  expect(heard).not.toHaveBeenCalled();
  expect(fake.traffic.unheard.map(({ channel }) => channel)).toEqual(['a', 'a', 'other']);
});

test('ipc-message is emitted once, whether the message is heard at once, later or never', async () => {
  const fake = createFakeElectron();
  const { webContents } = fake.renderer;
  const channels: string[] = [];

  fake.ipcRenderer.send('before');
  webContents.on('ipc-message', (_event, channel) => channels.push(channel));
  fake.ipcRenderer.send('at once');
  fake.ipcMain.on('before', () => {});
  await turn();

  expect(channels).toEqual(['before', 'at once']);
  expect(fake.traffic.map(({ outcome, heardBy }) => [outcome, heardBy])).toEqual([
    ['heard', 1],
    ['heard', 1],
  ]);
});

test('a listener of ipc-message alone counts as having heard', async () => {
  const fake = createFakeElectron();
  const late = jest.fn();
  fake.renderer.webContents.on('ipc-message', () => {});

  fake.ipcRenderer.send('a');
  fake.ipcMain.on('a', late);
  await turn();

  expect(late).not.toHaveBeenCalled();
  expect(fake.traffic.last()).toMatchObject({ outcome: 'heard', heardBy: 1 });
});

test('what waits on a pipe is offered before anything new on it', async () => {
  const fake = createFakeElectron();
  const seen: unknown[] = [];
  const note = (_event: object, n: unknown): void => void seen.push(n);

  fake.ipcRenderer.send('a', 1);
  fake.ipcRenderer.send('a', 2);
  fake.ipcMain.on('a', note);
  expect(seen).toEqual([]);
  fake.ipcRenderer.send('a', 3);
  expect(seen).toEqual([1, 2, 3]);

  fake.renderer.webContents.send('b', 1);
  fake.ipcRenderer.on('b', note);
  fake.renderer.webContents.send('b', 2);
  expect(seen).toEqual([1, 2, 3, 1, 2]);
});

test('what waits on a pipe is offered before a sendSync of it', () => {
  const fake = createFakeElectron();
  const seen: unknown[] = [];

  fake.ipcRenderer.send('a', 1);
  fake.ipcMain.on('a', (event, n) => {
    seen.push(n);
    event.returnValue = n;
  });

  expect(fake.ipcRenderer.sendSync('a', 2)).toBe(2);
  expect(seen).toEqual([1, 2]);
});

test('what comes of a second chance has a second chance itself', async () => {
  const fake = createFakeElectron();
  const heard = jest.fn();

  fake.ipcRenderer.send('a');
  fake.ipcMain.on('a', (event) => {
    event.reply('b');
    void turn().then(() => fake.ipcRenderer.on('b', heard));
  });
  await fake.settled();

  expect(heard).toHaveBeenCalledTimes(1);
});

test('a message to a window that goes meanwhile is lost', async () => {
  const fake = createFakeElectron();
  const { ipcRenderer, webContents } = fake.createRenderer();

  webContents.send('a');
  webContents.vanish();
  ipcRenderer.on('a', () => {});
  await turn();

  expect(fake.traffic.last()).toMatchObject({ channel: 'a', outcome: 'lost' });
  expect(fake.traffic.problems.map(({ kind, sentence }) => [kind, sentence])).toEqual([
    ['dead-target', "'a' was sent to a renderer that is gone by now: Electron drops it silently."],
  ]);
});
