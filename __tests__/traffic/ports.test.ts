import { createFakeElectron } from '../../src';

test('a conversation over a port reads as one in the transcript', async () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('connect', ({ ports: [port] }) => {
    port!.on('message', (event: Electron.MessageEvent) => port!.postMessage({ echo: event.data }));
    port!.start();
  });
  const { port1, port2 } = new fake.MessageChannel();
  port1.onmessage = () => fake.ipcRenderer.send('done');
  fake.ipcMain.on('done', () => {});
  fake.ipcRenderer.postMessage('connect', { as: 'notes' }, [port2]);
  port1.postMessage('hello');
  await fake.settled();

  expect(`\n${fake.traffic}\n`).toBe(`
renderer#1 → main        postMessage     connect     {"as": "notes"}  with port#1
renderer#1 → main        port    port#1      "hello"
  main → renderer#1      port    port#1      {"echo": "hello"}
    renderer#1 → main    send    done
`);
});

test('ports are counted anew when the record is cleared, old ones when they are used', async () => {
  const fake = createFakeElectron();
  const old = new fake.MessageChannelMain();
  fake.traffic.clear();
  const { port1 } = new fake.MessageChannelMain();
  port1.postMessage('new');
  old.port1.postMessage('old');
  port1.postMessage('new again');

  expect(fake.traffic.map(({ channel, outcome }) => [channel, outcome])).toEqual([
    ['port#1', 'queued'],
    ['port#2', 'queued'],
    ['port#1', 'queued'],
  ]);
});

test('messages on ports are found by kind and by channel, and are no sends', async () => {
  const fake = createFakeElectron();
  const { port1, port2 } = new fake.MessageChannelMain();
  fake.ipcRenderer.on('a', () => {});
  fake.renderer.webContents.send('a');
  port2.on('message', () => {});
  port2.start();
  port1.postMessage({ n: 1 }, [new fake.MessageChannelMain().port1]);
  await fake.settled();

  expect(fake.traffic.filter({ kind: 'port' }).map(({ args }) => args)).toEqual([[{ n: 1 }]]);
  expect(fake.traffic.filter('port#1')).toHaveLength(1);
  const [message] = fake.traffic.filter('port#1');
  expect(message).toMatchObject({ outcome: 'heard', heardBy: 1, arrived: true, direction: 'toMain' });
  expect(message!.ports.map(({ channel }) => channel)).toEqual(['port#2']);
  expect(fake.traffic[0]!.ports).toEqual([]);
  expect(JSON.parse(JSON.stringify(fake.traffic))).toMatchObject([
    { kind: 'send' },
    { kind: 'port', ports: ['port#2'] },
  ]);
  expect(Object.keys(new fake.MessageChannel().port1)).toEqual([]);
});

test('what nobody hears on a started port is a problem that says how to listen', async () => {
  const fake = createFakeElectron();
  const main = new fake.MessageChannelMain();
  const page = new fake.MessageChannel();
  main.port2.start();
  page.port2.start();
  main.port1.postMessage(1);
  page.port1.postMessage(1);
  await fake.settled();

  expect(fake.traffic.problems.map(({ kind, sentence }) => [kind, sentence])).toEqual([
    ['unheard', "A message on port#1 arrived in main and nobody listens. Listen with port.on('message', …)."],
    [
      'unheard',
      'A message on port#2 arrived in a renderer and nobody listens. Set port.onmessage, or call ' +
        "port.addEventListener('message', …) and port.start().",
    ],
  ]);
});

test('what an async listener on a port rejects with belongs to its message', async () => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const fake = createFakeElectron();
  const main = new fake.MessageChannelMain();
  const page = new fake.MessageChannel();
  main.port2.on('message', async () => {
    throw new Error('in main');
  });
  main.port2.start();
  page.port2.onmessage = async () => {
    throw new Error('in the page');
  };
  main.port1.postMessage(1);
  page.port1.postMessage(1);
  await fake.settled();

  expect(fake.traffic.problems.map(({ kind, channel, error }) => [kind, channel, (error as Error).message])).toEqual([
    ['listener-error', 'port#1', 'in main'],
    ['listener-error', 'port#2', 'in the page'],
  ]);
  jest.restoreAllMocks();
});

test('flush and step deliver what waits on ports, in the default timing too', () => {
  const fake = createFakeElectron();
  const { port1, port2 } = new fake.MessageChannelMain();
  const log: unknown[] = [];
  port2.on('message', ({ data }) => log.push(data));
  port2.start();
  for (const n of [1, 2, 3]) port1.postMessage(n);

  expect(log).toEqual([]);
  expect([fake.step(), log.slice()]).toEqual([true, [1]]);
  expect([fake.flush(), log.slice()]).toEqual([2, [1, 2, 3]]);
  expect(fake.step()).toBe(false);
});

test('what a port was to get is no step any more when it has been transferred', () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const { port1, port2 } = new fake.MessageChannelMain();
  const carrier = new fake.MessageChannelMain();
  port2.start();
  port1.postMessage(1);
  carrier.port1.postMessage(null, [port2]);

  expect(fake.step()).toBe(false);
});

test('two ports that answer each other for ever are stopped by the loop guard', async () => {
  const thrown: Error[] = [];
  const take = (error: Error) => void thrown.push(error);
  process.on('uncaughtException', take);
  for (const timing of ['sync', 'async'] as const) {
    const fake = createFakeElectron({ timing, loopLimit: 50 });
    const { port1, port2 } = new fake.MessageChannelMain();
    for (const port of [port1, port2]) {
      port.on('message', ({ data }) => port.postMessage(data));
      port.start();
    }
    port1.postMessage('for ever');
    await fake.settled();
  }
  process.off('uncaughtException', take);

  expect(thrown.map(({ message }) => message.split('\n')[0])).toEqual(
    Array(2).fill(
      '50 messages were delivered in one go and there is no end to it: listeners answer each other for ever.',
    ),
  );
});
