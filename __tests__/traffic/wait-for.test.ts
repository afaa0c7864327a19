import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

test('resolves at once with what is already recorded', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', 1);

  await expect(fake.traffic.waitFor('a')).resolves.toBe(fake.traffic[0]);
});

test('what was waited for once is not found again', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', 1);
  fake.ipcRenderer.send('a', 2);

  expect((await fake.traffic.waitFor('a')).args).toEqual([1]);
  expect((await fake.traffic.waitFor('a')).args).toEqual([2]);
  await expect(fake.traffic.waitFor('a', { timeout: 5 })).rejects.toThrow(/^Waited 5 ms/);
});

test('resolves with the next message that comes', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  const next = fake.traffic.waitFor('a');

  setImmediate(() => {
    fake.ipcRenderer.send('other');
    fake.ipcRenderer.send('a', 1);
  });

  await expect(next).resolves.toMatchObject({ channel: 'a', args: [1] });
});

test('two that wait for the same get a message each', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  const both = Promise.all([fake.traffic.waitFor('a'), fake.traffic.waitFor('a')]);

  fake.ipcRenderer.send('a', 1);
  fake.ipcRenderer.send('a', 2);

  expect((await both).map(({ args }) => args)).toEqual([[1], [2]]);
});

test('two that wait at once for what is recorded get a message each', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', 1);
  fake.ipcRenderer.send('a', 2);

  const both = await Promise.all([fake.traffic.waitFor('a'), fake.traffic.waitFor('a')]);

  expect(both.map(({ args }) => args)).toEqual([[1], [2]]);
});

test.each(['returned', 'threw'] as const)('waits for the outcome %s', async (outcome) => {
  const fake = createFakeElectron();
  let finish: () => void = () => {};
  fake.ipcMain.handle('a', async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    if (outcome === 'threw') throw new Error('boom');
  });
  fake.ipcRenderer.invoke('a').catch(() => {});
  const waiting = fake.traffic.waitFor({ channel: 'a', outcome }, { timeout: 200 });
  setImmediate(finish);

  await expect(waiting).resolves.toMatchObject({ kind: 'invoke', outcome });
});

test('waits for messages that come to be unheard, heard or lost', async () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const gone = fake.createRenderer();
  fake.ipcMain.on('b', () => {});
  const waiting = Promise.all(
    (['unheard', 'heard', 'lost'] as const).map((outcome) => fake.traffic.waitFor({ outcome }, { timeout: 200 })),
  );
  fake.ipcRenderer.send('a');
  fake.ipcRenderer.send('b');
  gone.webContents.send('c');
  gone.webContents.vanish();
  fake.flush();

  expect((await waiting).map(({ channel }) => channel)).toEqual(['a', 'b', 'c']);
});

test('waits for an invoke that is lost with its window', async () => {
  const fake = createFakeElectron();
  const gone = fake.createRenderer();
  fake.ipcMain.handle('a', () => new Promise(() => {}));
  void gone.ipcRenderer.invoke('a');
  const waiting = fake.traffic.waitFor({ outcome: 'lost' }, { timeout: 200 });

  gone.webContents.vanish();

  await expect(waiting).resolves.toMatchObject({ channel: 'a' });
});

test('says after its time what was wanted and what was recorded', async () => {
  const fake = createFakeElectron();

  await expect(fake.traffic.waitFor('a', { timeout: 1 })).rejects.toThrow(
    new Error("Waited 1 ms for a message on 'a' and it was not sent. Nothing was recorded."),
  );
  fake.ipcMain.on('b', () => {});
  fake.ipcRenderer.send('b', { n: 1 });
  await expect(fake.traffic.waitFor('a', { timeout: 1 })).rejects.toThrow(
    new Error(
      "Waited 1 ms for a message on 'a' and it was not sent. What was recorded:\n\n" +
        'renderer#1 → main        send    b           {"n": 1}',
    ),
  );
});

test('says what was wanted for every kind of filter', async () => {
  const fake = createFakeElectron();
  const isNice = () => false;
  const wanted = async (filter: Parameters<typeof fake.traffic.waitFor>[0]) => {
    const error = await fake.traffic.waitFor(filter, { timeout: 1 }).catch((reason: Error) => reason);
    return /^Waited 1 ms for (.*) and it was not sent/.exec((error as Error).message)?.[1];
  };

  expect(await wanted(/^a/i)).toBe('a message on /^a/i');
  expect(await wanted(isNice)).toBe('a message that isNice accepts');
  expect(await wanted(() => false)).toBe('a message that the function accepts');
  expect(await wanted({ channel: 'a', kind: ['send', 'invoke'], renderer: fake.renderer })).toBe(
    'a message with { channel: "a", kind: ["send", "invoke"], renderer: … }',
  );
});

test('refuses what is no filter', async () => {
  const fake = createFakeElectron();

  await expect(fake.traffic.waitFor(undefined as never)).rejects.toThrow(
    /^fake-electron: undefined is no message filter/,
  );
});

test('what was waited for in vain leads to where', async () => {
  const { traffic } = createFakeElectron();

  const error = await traffic.waitFor('never', { timeout: 1 }).catch((reason: Error) => reason);

  expect((error as Error).stack).toMatch(/^Error: Waited 1 ms for a message on 'never'.*wait-for\.test\.ts/s);
});
