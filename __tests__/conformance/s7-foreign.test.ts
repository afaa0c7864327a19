import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { builtPackage } from '../support/built';
import { failureOf, inEveryTiming, logOf, pageLogOf, toMain, toPage, typeError, uncaught } from './port-harness';

const nodeChannels: MessageChannel[] = [];

/** What a page's `new MessageChannel()` is in a test that has no browser: Node's. */
function nodeChannel(): MessageChannel {
  const channel = new MessageChannel();
  nodeChannels.push(channel);
  return channel;
}

afterEach(() => {
  for (const { port1, port2 } of nodeChannels.splice(0)) {
    port1.close();
    port2.close();
  }
});

inEveryTiming(({ create, fact }) => {
  fact("S7.23: a port of Node's own MessageChannel reaches main, and both ends talk", async () => {
    const fake = create();
    const { port1, port2 } = nodeChannel();
    const page: unknown[] = [];
    port1.onmessage = ({ data }) => void page.push(data);
    port1.postMessage('before');
    const main = await toMain(fake, port2);
    const log = logOf(main);
    main.on('message', ({ data }) => main.postMessage({ echo: data }));
    main.start();
    port1.postMessage(['after']);
    await fake.settled();

    expect(main.constructor.name).toBe('MessagePortMain');
    expect(log).toEqual(['before', ['after']]);
    expect(page).toEqual([{ echo: 'before' }, { echo: ['after'] }]);
  });

  fact(
    "S7.22: a port that has reached main is none of Node's: no implicit start, no late close of its own",
    async () => {
      const fake = create();
      const { port1, port2 } = nodeChannel();
      const main = await toMain(fake, port2);
      const log = logOf(main);
      port1.postMessage('waits');
      await fake.settled();

      expect(log).toEqual([]);

      main.close();

      expect(log).toEqual(['close']);
      await fake.settled();
      expect(log).toEqual(['close']);
    },
  );

  fact('S7.21: what Node clones and Blink does not is an uncaught exception of the page', async () => {
    const fake = create();
    const thrown = uncaught();
    const { port1, port2 } = nodeChannel();
    const log = logOf(await toMain(fake, port2));
    port1.postMessage(new SharedArrayBuffer(1));
    await fake.settled();

    expect(thrown).toEqual([new Error('An object could not be cloned.')]);
    expect(log).toEqual([]);
  });

  fact("S7.11: Node's port is of no use to its sender afterwards", async () => {
    const fake = create();
    const { port2 } = nodeChannel();
    await toMain(fake, port2);

    expect(failureOf(() => fake.ipcRenderer.postMessage('a', null, [port2]))).toEqual(
      typeError('Invalid value for transfer'),
    );
  });

  fact("S7.6: a close on either side of Node's port is one on the other", async () => {
    const fake = create();
    const one = nodeChannel();
    const two = nodeChannel();
    const mainOne = await toMain(fake, one.port2);
    const mainTwo = await toMain(fake, two.port2);
    const log = logOf(mainOne);
    mainOne.start();
    const closed = new Promise((resolve) => two.port1.addEventListener('close', resolve));
    two.port1.start();
    one.port1.postMessage('last');
    await fake.settled();
    one.port1.close();
    mainTwo.close();
    await fake.settled();
    await closed;
    await fake.settled();

    expect(log).toEqual(['last', 'close']);
  });

  fact("S7.13: ports go on through Node's ports, in both directions", async () => {
    const fake = create();
    const carrier = nodeChannel();
    const main = await toMain(fake, carrier.port2);
    main.start();

    // From the page to main.
    const up = nodeChannel();
    const arrived: unknown[] = [];
    main.on('message', ({ ports: [port] }) => {
      port!.on('message', ({ data }) => arrived.push(data));
      port!.start();
    });
    carrier.port1.postMessage('take', [up.port2]);
    up.port1.postMessage('upwards');
    await fake.settled();

    // From main to the page.
    const down = new fake.MessageChannelMain();
    const seen: unknown[] = [];
    carrier.port1.onmessage = ({ ports: [port] }) => {
      nodeChannels.push({ port1: port!, port2: port! } as unknown as MessageChannel);
      port!.onmessage = ({ data }) => void seen.push(data);
    };
    main.postMessage('take', [down.port2]);
    down.port1.postMessage('downwards');
    await fake.settled();

    expect([arrived, seen]).toEqual([['upwards'], ['downwards']]);
  });

  fact("S7.23: a port of the fake's carries Node's to another page", async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const page = await toPage(fake, port2);
    const { port1: kept, port2: sent } = nodeChannel();
    const log: unknown[] = [];
    port1.on('message', ({ ports: { length, 0: port } }) => {
      log.push(length);
      port!.on('message', ({ data }) => log.push(data));
      port!.start();
    });
    port1.start();
    page.postMessage('take', [sent, new fake.MessageChannel().port1]);
    kept.postMessage('through');
    await fake.settled();

    // In the order of the list.
    expect(log).toEqual([2, 'through']);
  });

  fact('S7.7: what a test leaves behind is closed silently when it is rolled back', async () => {
    const fake = create();
    const old = new fake.MessageChannelMain();
    const oldLog = logOf(old.port2);
    old.port1.postMessage('queued');
    const restore = fake.mark();

    const { port1, port2 } = new fake.MessageChannelMain();
    const page = new fake.MessageChannel();
    const node = nodeChannel();
    const logs = [logOf(port1), logOf(port2), pageLogOf(page.port1), logOf(await toMain(fake, node.port2))];
    for (const port of [port1, port2, page.port1]) port.start();
    old.port2.on('message', () => oldLog.push('a listener of the test'));
    old.port2.start();
    old.port1.postMessage('of the test');
    await fake.settled();
    port1.postMessage(1);
    page.port2.postMessage(1);
    restore();
    port2.postMessage(1);
    await fake.settled();

    expect(logs).toEqual([[], [], [], []]);
    expect(oldLog).toEqual(['queued', 'a listener of the test', 'of the test', 'a listener of the test']);

    // As it was when it was marked: not started, with what was queued.
    old.port1.postMessage('next');
    await fake.settled();

    expect(oldLog).toHaveLength(4);

    old.port2.start();
    await fake.settled();

    expect(oldLog.slice(4)).toEqual(['queued', 'next']);
  });

  fact('S7.11: a port that the test transferred is back in the hands it was in, and nobody else has it', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    const restore = fake.mark();
    const page = await toPage(fake, port2);
    const pageLog = pageLogOf(page);
    page.start();
    port1.postMessage('of the test');
    await fake.settled();
    restore();
    port1.postMessage('next');
    port2.start();
    page.postMessage('nowhere');
    await fake.settled();

    expect([pageLog, log]).toEqual([['of the test'], ['next']]);
    expect(page.close()).toBeUndefined();
    await fake.settled();
    expect(log).toEqual(['next']);
  });

  fact('S7.17: the listeners of a page port are rolled back', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log: unknown[] = [];
    port2.onmessage = ({ data }) => void log.push(['kept', data]);
    port2.addEventListener('message', () => log.push('once'), { once: true });
    const restore = fake.mark();
    port2.onmessage = () => void log.push('replaced');
    port2.addEventListener('message', () => log.push('added'));
    port1.postMessage(1);
    await fake.settled();
    port1.close();
    restore();
    port1.postMessage(2);
    await fake.settled();

    expect(log).toEqual(['replaced', 'once', 'added', ['kept', 2], 'once']);
  });

  fact('S7.7: a closed port that was transferred is closed by a rollback too', async () => {
    const fake = create();
    fake.reset();
    const { port1 } = new fake.MessageChannelMain();
    const log = logOf(port1);
    port1.start();
    fake.reset();
    await fake.settled();

    expect(log).toEqual([]);
    expect(port1.close()).toBeUndefined();
  });
});

// In a plain node process, with the built package: needs `npm run build`.
test('S7.15: ports, started and bridged, never keep the process alive', () => {
  const script = `
    const { createFakeElectron } = require('./dist');
    const fake = createFakeElectron();
    const { port1 } = new fake.MessageChannelMain();
    port1.start();
    const { port1: kept, port2 } = new MessageChannel();
    fake.ipcMain.on('a', ({ ports: [port] }) => {
      port.on('message', ({ data }) => console.log(data));
      port.start();
    });
    fake.ipcRenderer.postMessage('a', null, [port2]);
    kept.postMessage('through');
    fake.settled();
  `;
  const cwd = dirname(builtPackage());

  expect(execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8', timeout: 10_000 })).toBe('through\n');
});
