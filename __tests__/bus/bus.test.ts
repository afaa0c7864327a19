import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** A chunk/ack protocol: each chunk is acknowledged, and each acknowledgement asks for the next. */
function transfer(fake: FakeElectron, chunks: number): { received: number; deepest: number } {
  const state = { received: 0, deepest: 0 };
  Error.stackTraceLimit = 200;
  const send = (n: number) => fake.ipcRenderer.send('chunk', n);
  fake.ipcMain.on('chunk', (event, n) => {
    state.received++;
    // Now and then, because to read a stack is slow under a transpiler.
    if (n % 1000 === 0) state.deepest = Math.max(state.deepest, new Error().stack?.split('\n').length ?? 0);
    event.reply('ack', n);
  });
  fake.ipcRenderer.on('ack', (_event, n) => {
    if (n < chunks) send(n + 1);
  });
  send(1);
  return state;
}

test('everything has been delivered when the outermost call returns', () => {
  const fake = createFakeElectron();
  const seen: string[] = [];
  fake.ipcMain.on('a', (event) => {
    seen.push('main a');
    event.sender.send('b');
    seen.push('main has sent b');
  });
  fake.ipcRenderer.on('b', () => {
    seen.push('renderer b');
    fake.ipcRenderer.send('c');
    seen.push('renderer has sent c');
  });
  fake.ipcMain.on('c', () => seen.push('main c'));

  fake.ipcRenderer.send('a');

  expect(seen).toEqual(['main a', 'main has sent b', 'renderer b', 'renderer has sent c', 'main c']);
});

test('an invoke starts its handler in the call and settles later', async () => {
  const fake = createFakeElectron();
  const handler = jest.fn(() => 1);
  const settled = jest.fn();
  fake.ipcMain.handle('a', handler);

  const call = fake.ipcRenderer.invoke('a').then(settled);

  expect(handler).toHaveBeenCalledTimes(1);
  expect(settled).not.toHaveBeenCalled();
  await call;
  expect(settled).toHaveBeenCalledTimes(1);
});

test('an invoke during a dispatch waits for its turn', async () => {
  const fake = createFakeElectron();
  const seen: string[] = [];
  fake.ipcMain.handle('a', () => void seen.push('handler'));
  fake.ipcRenderer.on('go', () => {
    void fake.ipcRenderer.invoke('a');
    seen.push('go ends');
  });

  fake.renderer.webContents.send('go');

  expect(seen).toEqual(['go ends', 'handler']);
});

test('20,000 rounds of a protocol neither overflow the stack nor deepen it', () => {
  const fake = createFakeElectron();

  const { received, deepest } = transfer(fake, 20_000);

  expect(received).toBe(20_000);
  expect(deepest).toBeLessThan(50);
});

test('nor when the first of them was only heard at its second chance', async () => {
  const fake = createFakeElectron();

  fake.ipcRenderer.send('start');
  fake.ipcMain.on('start', () => void transfer(fake, 20_000));
  await fake.settled();

  expect(fake.traffic.last()).toMatchObject({ channel: 'ack', args: [20_000] });
});

test('an endless loop ends with an error that shows the chain', () => {
  const fake = createFakeElectron({ loopLimit: 10 });
  fake.ipcMain.on('ping', (event) => event.reply('pong'));
  fake.ipcRenderer.on('pong', () => fake.ipcRenderer.send('ping'));

  expect(() => fake.ipcRenderer.send('ping')).toThrow(
    new Error(
      [
        '10 messages were delivered in one go and there is no end to it: listeners answer each other for ever.',
        'The last of them, each sent while the one above it was being handled:',
        ...Array.from({ length: 5 }, () => ['  renderer → main  send  ping', '  main → renderer  send  pong']).flat(),
        '  renderer → main  send  ping',
        'Break the circle, or raise the limit with the option loopLimit.',
      ].join('\n'),
    ),
  );
});

test('the fake works on after a loop was broken', async () => {
  const fake = createFakeElectron({ loopLimit: 10 });
  let loops = true;
  fake.ipcMain.on('ping', (event) => loops && event.reply('pong'));
  fake.ipcMain.handle('ping', (event) => event.sender.send('pong'));
  fake.ipcRenderer.on('pong', () => {
    fake.ipcRenderer.send('ping');
    void fake.ipcRenderer.invoke('lost');
  });

  expect(() => fake.ipcRenderer.send('ping')).toThrow(/^10 messages were delivered in one go/);
  await expect(fake.ipcRenderer.invoke('ping')).rejects.toThrow(/^10 messages were delivered in one go/);
  loops = false;
  await fake.settled();

  fake.ipcRenderer.send('ping');
  expect(fake.traffic.last()).toMatchObject({ channel: 'ping', outcome: 'heard' });
});

test('the limit is of one drain, not of all', () => {
  const fake = createFakeElectron({ loopLimit: 10 });
  const heard = jest.fn();
  fake.ipcMain.on('a', heard);

  for (let n = 0; n < 25; n++) fake.ipcRenderer.send('a');

  expect(heard).toHaveBeenCalledTimes(25);
});

test('a loop that only starts at the second chance is taken by the process', async () => {
  const fake = createFakeElectron({ loopLimit: 10 });
  const uncaught: Error[] = [];
  const take = (error: Error): void => void uncaught.push(error);
  process.on('uncaughtException', take);
  fake.ipcRenderer.send('ping');
  fake.ipcMain.on('ping', (event) => event.reply('pong'));
  fake.ipcRenderer.on('pong', () => fake.ipcRenderer.send('ping'));

  await fake.settled();
  process.off('uncaughtException', take);

  expect(uncaught).toHaveLength(1);
  expect(uncaught[0]?.message).toMatch(/^10 messages were delivered in one go/);
});

test.each(['sync', 'async'] as const)('nobody gets past a loop that no sender hears of: %s', async (timing) => {
  const fake = createFakeElectron({ loopLimit: 10, timing });
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  fake.ipcRenderer.send('ping');
  fake.ipcMain.on('ping', (event) => event.reply('pong'));
  fake.ipcRenderer.on('pong', () => fake.ipcRenderer.send('ping'));

  await fake.settled();
  warn.mockRestore();

  const { problems } = fake.traffic;
  expect(problems).toMatchObject([{ kind: 'listener-error', error: expect.any(Error) }]);
  expect(problems[0]?.sentence).toMatch(/^Error: 10 messages were delivered in one go/);
});

test('the record keeps the newest messages and counts those it dropped', () => {
  const fake = createFakeElectron({ recordLimit: 3 });
  fake.ipcMain.on('a', () => {});

  for (let n = 1; n <= 5; n++) fake.ipcRenderer.send('a', n);

  expect(fake.traffic.map(({ id, args }) => [id, ...args])).toEqual([
    [3, 3],
    [4, 4],
    [5, 5],
  ]);
  expect(fake.traffic.dropped).toBe(2);
  expect(String(fake.traffic).split('\n')[0]).toBe('(2 earlier messages were dropped)');
  fake.traffic.clear();
  expect(fake.traffic.dropped).toBe(0);
});

test('a record beyond its limit is cheap, and never longer', () => {
  const fake = createFakeElectron({ recordLimit: 100 });
  fake.ipcMain.on('a', () => {});

  for (let n = 1; n <= 1000; n++) {
    fake.ipcRenderer.send('a', n);
    expect(fake.traffic.length).toBeLessThanOrEqual(100);
    expect(fake.traffic.length + fake.traffic.dropped).toBe(n);
  }

  expect(fake.traffic.at(-1)?.args).toEqual([1000]);
  expect(fake.traffic.length).toBeGreaterThan(90);
});

test('the cause of a message is the one under dispatch when it was sent', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', async (event) => {
    event.sender.send('direct');
    await undefined;
    event.sender.send('after await');
    event.reply('reply');
  });
  fake.ipcRenderer.on('direct', () => fake.ipcRenderer.send('nested'));

  fake.ipcRenderer.send('a');
  await fake.settled();

  expect(fake.traffic.map(({ channel, cause }) => [channel, cause?.channel])).toEqual([
    ['a', undefined],
    ['direct', 'a'],
    ['nested', 'direct'],
    ['after await', undefined],
    ['reply', 'a'],
  ]);
});

test('with traceAsync the cause is known after an await too', async () => {
  const fake = createFakeElectron({ traceAsync: true });
  fake.ipcMain.handle('a', async (event) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    event.sender.send('late');
  });
  fake.ipcRenderer.on('late', async () => {
    await undefined;
    fake.ipcRenderer.send('later');
  });

  await fake.ipcRenderer.invoke('a');
  fake.ipcRenderer.send('unrelated');
  await fake.settled();

  expect(fake.traffic.filter({ kind: 'send' }).map(({ channel, cause }) => [channel, cause?.channel])).toEqual([
    ['late', 'a'],
    ['later', 'late'],
    ['unrelated', undefined],
  ]);
});
