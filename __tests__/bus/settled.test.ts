import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

test.each(['sync', 'async', 'manual'] as const)(
  'waits until nothing is on its way under timing: %s',
  async (timing) => {
    const fake = createFakeElectron({ timing });
    const seen: number[] = [];
    fake.ipcMain.on('n', (event, n) => event.reply('n', n));
    fake.ipcRenderer.on('n', (_event, n) => {
      seen.push(n);
      if (n < 5) fake.ipcRenderer.send('n', n + 1);
    });

    fake.ipcRenderer.send('n', 1);
    await fake.settled();

    expect(seen).toEqual([1, 2, 3, 4, 5]);
  },
);

test.each(['sync', 'async', 'manual'] as const)('waits for slow handlers under timing: %s', async (timing) => {
  const fake = createFakeElectron({ timing });
  const seen: unknown[] = [];
  fake.ipcMain.handle('slow', async (_event, n) => {
    await new Promise((resolve) => setTimeout(resolve, n));
    return n;
  });
  for (const n of [20, 1]) void fake.ipcRenderer.invoke('slow', n).then((value) => seen.push(value));

  await fake.settled();

  expect(seen).toEqual([1, 20]);
});

test('waits for what waits for its second chance', async () => {
  const fake = createFakeElectron();
  fake.ipcRenderer.send('a');
  expect(fake.traffic.last()).toMatchObject({ outcome: 'queued' });

  await fake.settled();

  expect(fake.traffic.last()).toMatchObject({ outcome: 'unheard' });
});

test('resolves at once when nothing is under way', async () => {
  await expect(createFakeElectron().settled()).resolves.toBeUndefined();
});

test('does not wait for an invoke whose window is gone', async () => {
  const fake = createFakeElectron();
  const { ipcRenderer, webContents } = fake.createRenderer();
  fake.ipcMain.handle('a', () => new Promise(() => {}));
  void ipcRenderer.invoke('a');

  webContents.vanish();

  await expect(fake.settled({ timeout: 50 })).resolves.toBeUndefined();
  expect(fake.traffic.last()).toMatchObject({ channel: 'a', outcome: 'lost' });
});

test('names the invokes without an answer when its time has passed', async () => {
  const fake = createFakeElectron();
  for (const channel of ['a', 'b']) fake.ipcMain.handle(channel, () => new Promise(() => {}));
  for (const channel of ['a', 'b']) void fake.ipcRenderer.invoke(channel);

  await expect(fake.settled({ timeout: 5 })).rejects.toThrow(
    new Error(
      "Waited 5 ms for the bus to settle. Still without an answer: invoke 'a', invoke 'b'. " +
        'Let the handler settle, or pass a longer timeout.',
    ),
  );
});

test('says so when a scheduler holds messages back', async () => {
  const fake = createFakeElectron({ timing: () => {} });
  fake.ipcRenderer.send('a');

  await expect(fake.settled({ timeout: 5 })).rejects.toThrow(
    new Error(
      'Waited 5 ms for the bus to settle. Still without an answer: messages on the bus. ' +
        'Let the handler settle, or pass a longer timeout.',
    ),
  );
});
