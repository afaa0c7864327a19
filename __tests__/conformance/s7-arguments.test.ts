import { MessageChannel as NodeMessageChannel } from 'node:worker_threads';
import { error, failureOf, inEveryTiming, logOf, pageLogOf, toMain, toPage, typeError } from './port-harness';

const UNCLONEABLE = error('An object could not be cloned.');

inEveryTiming(({ create, fact }) => {
  fact('S7.8: on a closed or transferred port nothing is looked at', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const carrier = new fake.MessageChannelMain();
    const transferred = new fake.MessageChannelMain();
    carrier.port1.postMessage(null, [transferred.port1]);
    port1.close();
    const getter = jest.fn();

    for (const port of [port1, transferred.port1]) {
      expect(port.postMessage(() => {})).toBeUndefined();
      expect(port.postMessage(Object.defineProperty({}, 'a', { enumerable: true, get: getter }))).toBeUndefined();
      expect(port.postMessage(1, 'no list' as never)).toBeUndefined();
      expect(port.postMessage(1, [port2, port2])).toBeUndefined();
    }
    await fake.settled();
    expect(getter).not.toHaveBeenCalled();
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(Array(8).fill('dead-target'));
    expect(fake.traffic.problems.map(({ sentence }) => sentence)).toEqual([
      ...Array(4).fill('A message was posted on port#1 when it had been closed: Electron drops it silently.'),
      ...Array(4).fill('A message was posted on port#3 when it had been transferred: Electron drops it silently.'),
    ]);
    // Nothing was taken away from it.
    expect(failureOf(() => carrier.port1.postMessage(1, [port2, port2]))).toEqual(
      error('Port at index 1 is a duplicate.'),
    );
  });

  fact('S7.8: when the other end is closed arguments are looked at, and the message is dropped', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    port2.close();
    await fake.settled();

    expect(port1.postMessage('dropped')).toBeUndefined();
    expect(failureOf(() => port1.postMessage(() => {}))).toEqual(UNCLONEABLE);
    expect(failureOf(() => port1.postMessage(1, null as never))).toEqual(
      typeError('transferables must be an array of MessagePorts'),
    );
    expect(String(fake.traffic)).toBe('main → main              port    port#1      "dropped"  (lost)');
    expect(fake.traffic.problems.map(({ sentence }) => sentence)).toEqual([
      'A message was posted on port#1 when the other end was closed: Electron drops it silently.',
    ]);
  });

  fact('S7.9: first the message is serialised', () => {
    const { port1 } = new (create().MessageChannelMain)();

    for (const message of [() => {}, Symbol('s'), { a: Promise.resolve() }, port1, [port1]]) {
      expect(failureOf(() => port1.postMessage(message, 'no list' as never))).toEqual(UNCLONEABLE);
    }
  });

  fact('S7.9: a second argument that is present must be an array', () => {
    const { port1, port2 } = new (create().MessageChannelMain)();

    for (const transfer of [undefined, null, { transfer: [port2] }, 'ports', 1, new Set([port2])]) {
      expect(failureOf(() => port1.postMessage(1, transfer as never))).toEqual(
        typeError('transferables must be an array of MessagePorts'),
      );
    }
  });

  fact('S7.9: each element must be a port', () => {
    const fake = create();
    const { port1 } = new fake.MessageChannelMain();
    const { port2: good } = new fake.MessageChannelMain();
    const node = new NodeMessageChannel();

    const wrong = [
      'port',
      null,
      undefined,
      new ArrayBuffer(1),
      new Date(),
      {},
      node.port1,
      new fake.MessageChannel().port1,
    ];
    for (const value of wrong) {
      expect(failureOf(() => port1.postMessage(1, [good, value] as never))).toEqual(
        typeError('Port at index 1 is not a valid port'),
      );
    }
    node.port1.close();
    // Sparse arrays have undefined elements.
    expect(failureOf(() => port1.postMessage(1, new Array(1) as never))).toEqual(
      typeError('Port at index 0 is not a valid port'),
    );
    // A failed call neuters none of its ports.
    expect(() => port1.postMessage(1, [good])).not.toThrow();
  });

  fact('S7.9: an invalid element wins over the source port, and that over duplicates and neutered ports', () => {
    const fake = create();
    const { port1 } = new fake.MessageChannelMain();
    const { port1: one, port2: gone } = new fake.MessageChannelMain();
    new fake.MessageChannelMain().port1.postMessage(1, [gone]);

    expect(failureOf(() => port1.postMessage(1, [port1, null] as never))).toEqual(
      typeError('Port at index 1 is not a valid port'),
    );
    expect(failureOf(() => port1.postMessage(1, [one, one, gone, port1]))).toEqual(
      error('Port at index 3 contains the source port.'),
    );
    expect(failureOf(() => port1.postMessage(1, [one, one, gone]))).toEqual(error('Port at index 1 is a duplicate.'));
    expect(failureOf(() => port1.postMessage(1, [one, gone, one]))).toEqual(
      error('Port at index 1 is already neutered.'),
    );
    expect(failureOf(() => port1.postMessage(1, [gone, gone]))).toEqual(error('Port at index 0 is already neutered.'));
  });

  fact('S7.10: no argument arrives in main as null, and undefined as undefined', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port2.start();
    (port1.postMessage as () => void).call(port1);
    port1.postMessage(undefined);
    await fake.settled();

    expect(log).toEqual([null, undefined]);
  });

  fact('S17.12: no argument arrives in a page as null', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const port = await toPage(fake, port2);
    const log = pageLogOf(port);
    port.start();
    (port1.postMessage as () => void).call(port1);
    await fake.settled();

    expect(log).toEqual([null]);
  });

  for (const sender of ['contents', 'frame'] as const) {
    const of = ({ renderer: { webContents } }: ReturnType<typeof create>) =>
      sender === 'contents' ? webContents : webContents.mainFrame;

    fact(`S6.10: ${sender}.postMessage refuses a transfer list with anything but usable ports`, () => {
      const fake = create();
      const { port1 } = new fake.MessageChannelMain();
      const { port1: gone } = new fake.MessageChannelMain();
      new fake.MessageChannelMain().port1.postMessage(1, [gone]);
      const post = (transfer: unknown, message: unknown = 1) =>
        failureOf(() => of(fake).postMessage('a', message, transfer as never));

      for (const transfer of [null, {}, 'x', 0, [1], [null], [port1, undefined], [new fake.MessageChannel().port1]]) {
        expect(post(transfer)).toEqual(error('Invalid value for transfer'));
      }
      expect(post([port1, port1])).toEqual(error('Port at index 1 is a duplicate.'));
      expect(post([port1, gone])).toEqual(error('Port at index 1 is already neutered.'));
      expect(post([null], () => {})).toEqual(UNCLONEABLE);
      expect(post([port1], port1)).toEqual(UNCLONEABLE);
      expect(failureOf(() => (of(fake).postMessage as (...args: unknown[]) => void)('a'))).toEqual(
        typeError('Insufficient number of arguments.'),
      );
      expect(() => of(fake).postMessage('a', 1, undefined)).not.toThrow();
      expect(() => of(fake).postMessage('a', 1, [port1])).not.toThrow();
    });
  }

  fact('S6.7: postMessage to a disposed frame throws, and its ports are lost', async () => {
    const fake = create();
    const frame = fake.renderer.webContents.mainFrame;
    new fake.BrowserWindow().destroy();
    await fake.settled();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port1);
    port1.start();

    expect(failureOf(() => frame.postMessage('a', () => {}, [port2]))).toEqual(UNCLONEABLE);
    expect(failureOf(() => frame.postMessage('a', 1, [port2, port2]))).toEqual(
      error('Port at index 1 is a duplicate.'),
    );
    expect(failureOf(() => frame.postMessage('a', 1, [port2]))).toEqual(
      error('Render frame was disposed before WebFrameMain could be accessed'),
    );
    expect(failureOf(() => frame.postMessage('a', 1, [port2]))).toEqual(error('Port at index 0 is already neutered.'));
    await fake.settled();
    expect(log).toEqual(['close']);
  });

  fact('S2.15: ipcRenderer.postMessage refuses a transfer list with anything but usable ports', async () => {
    const fake = create();
    const post = (transfer: unknown, message: unknown = 1) =>
      failureOf(() => fake.ipcRenderer.postMessage('a', message, transfer as never));
    const invalid = typeError('Invalid value for transfer');

    const wrong = [null, {}, 'x', 0, [1], [null], [new ArrayBuffer(1)], [new fake.MessageChannelMain().port1]];
    for (const transfer of wrong) expect(post(transfer)).toEqual(invalid);
    expect(post([null], () => {})).toEqual(UNCLONEABLE);
    expect(failureOf(() => fake.ipcRenderer.postMessage(1 as never, () => {}, [null] as never)).message).toBe(
      'Error processing argument at index 0, conversion failure from 1',
    );
    const { port1 } = new fake.MessageChannel();
    expect(post([port1], { port1 })).toEqual(UNCLONEABLE);
    expect(post([port1, port1])).toEqual(invalid);
    expect(post([port1])).toEqual(invalid);
    expect(() => (fake.ipcRenderer.postMessage as (channel: string) => void)('a')).not.toThrow();
  });

  fact('S2.15: the ports before the offending one are lost', async () => {
    const fake = create();
    const one = new fake.MessageChannel();
    const two = new fake.MessageChannel();
    const log = pageLogOf(one.port1);
    one.port1.start();

    expect(failureOf(() => fake.ipcRenderer.postMessage('a', 1, [one.port2, null, two.port2] as never))).toEqual(
      typeError('Invalid value for transfer'),
    );
    await fake.settled();

    expect(log).toEqual(['close']);
    expect(fake.traffic).toHaveLength(0);
    await expect(toMain(fake, two.port2)).resolves.toBeDefined();
  });

  fact('S7.23: send, invoke, sendSync and their counterparts in main reject ports', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const fake = create();
    const { port1 } = new fake.MessageChannel();
    const { port1: mainPort } = new fake.MessageChannelMain();
    fake.ipcMain.handle('a', () => mainPort);

    expect(failureOf(() => fake.ipcRenderer.send('a', port1))).toEqual(UNCLONEABLE);
    expect(failureOf(() => fake.ipcRenderer.send('a', mainPort))).toEqual(UNCLONEABLE);
    expect(failureOf(() => fake.ipcRenderer.sendSync('a', [port1]))).toEqual(UNCLONEABLE);
    await expect(fake.ipcRenderer.invoke('a', { port1 })).rejects.toThrow('An object could not be cloned.');
    fake.renderer.webContents.send('a', mainPort);
    expect(fake.traffic.problems.map(({ sentence }) => sentence)).toEqual([
      "'a' was sent to a renderer with what cannot cross (args[0] is an Electron object (MessagePortMain)): Electron " +
        'only logs that and sends nothing. Send plain data.',
    ]);
    jest.restoreAllMocks();
  });

  fact('S7.23: the listener of a postMessage gets the message as its single argument, and the ports', async () => {
    const fake = create();
    const inMain = jest.fn();
    const inPage = jest.fn();
    fake.ipcMain.on('a', (event, ...args) => inMain(event.ports.length, ...args));
    fake.ipcRenderer.on('a', (event, ...args) => inPage(event.ports.length, ...args));
    const main = new fake.MessageChannelMain();
    const page = new fake.MessageChannel();
    fake.ipcRenderer.postMessage('a', [1, 2], [page.port1, page.port2]);
    fake.renderer.webContents.postMessage('a', [3, 4], [main.port1]);
    await fake.settled();

    expect(inMain.mock.calls).toEqual([[2, [1, 2]]]);
    expect(inPage.mock.calls).toEqual([[1, [3, 4]]]);
  });

  fact('versions 2.0: before 22.3.5 what is no port is null, after the other checks', () => {
    for (const [version, thrown] of [
      ['22.3.4', error('Port at index 1 is null.')],
      ['22.3.5', typeError('Port at index 1 is not a valid port')],
      ['23.2.0', error('Port at index 1 is null.')],
      ['24.0.0', typeError('Port at index 1 is not a valid port')],
    ] as const) {
      const fake = create({ version });
      const { port1 } = new fake.MessageChannelMain();
      const { port2 } = new fake.MessageChannelMain();

      expect(failureOf(() => port1.postMessage(1, [port2, 'x'] as never))).toEqual(thrown);
    }
    const { port1 } = new (create({ version: '20' }).MessageChannelMain)();
    expect(failureOf(() => port1.postMessage(1, ['x', port1] as never))).toEqual(
      error('Port at index 1 contains the source port.'),
    );
  });

  fact('versions 1.6: there are ports from 9.1 on', () => {
    const old = create({ version: '9.0.5' });
    const young = create({ version: '9.1.0' });

    expect(old.electron.MessageChannelMain).toBeUndefined();
    expect(old.ipcRenderer.postMessage).toBeUndefined();
    expect(old.renderer.webContents.postMessage).toBeUndefined();
    expect(new young.electron.MessageChannelMain().port1.constructor.name).toBe('MessagePortMain');
  });
});
