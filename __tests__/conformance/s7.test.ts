import { EventEmitter } from 'node:events';
import { inEveryTiming, logOf, pageLogOf, type Received, toPage, uncaught } from './port-harness';

inEveryTiming(({ create, fact }) => {
  fact('S7.1: a channel has exactly port1 and port2 of its own', () => {
    const channel = new (create().MessageChannelMain)();

    expect(Object.keys(channel)).toEqual(['port1', 'port2']);
    expect(channel.port1).not.toBe(channel.port2);
  });

  fact('S7.1: a port is an emitter of a class that electron does not export', () => {
    const fake = create();
    const { port1 } = new fake.MessageChannelMain();

    expect(port1).toBeInstanceOf(EventEmitter);
    expect(port1.constructor.name).toBe('MessagePortMain');
    expect(port1.eventNames()).toEqual([]);
    expect(Object.keys(fake.electron)).not.toContain('MessagePortMain');
    expect(fake.electron.MessageChannelMain).toBe(fake.MessageChannelMain);
    expect(Object.getOwnPropertyNames(Object.getPrototypeOf(port1)).sort()).toEqual(
      expect.arrayContaining(['close', 'constructor', 'postMessage', 'start']),
    );
    for (const name of ['onmessage', 'addEventListener', 'ref', 'unref']) expect(name in port1).toBe(false);
  });

  fact("S7.1: an 'error' without a listener is thrown", () => {
    const { port1 } = new (create().MessageChannelMain)();

    expect(() => port1.emit('error', new Error('mine'))).toThrow('mine');
  });

  fact('S7.2: a port delivers nothing before start, and a listener does not start it', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port1.postMessage(1);
    port1.postMessage(2);
    await fake.settled();

    expect(log).toEqual([]);

    port2.start();
    port1.postMessage(3);
    await fake.settled();

    expect(log).toEqual([1, 2, 3]);
  });

  fact('S7.2: start is idempotent, and ignored on closed and transferred ports', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const other = new fake.MessageChannelMain();
    const log = logOf(port2);
    port1.postMessage(1);
    port2.start();
    port2.start();
    await fake.settled();

    expect(log).toEqual([1]);

    port2.close();
    port2.start();
    const lost = logOf(other.port2);
    port1.postMessage(2, [other.port2]);
    other.port1.postMessage(3);
    other.port2.start();
    await fake.settled();

    expect([log, lost]).toEqual([[1, 'close'], []]);
  });

  fact('S7.3: delivery is never inside the stack of a caller', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port2.start();
    port1.postMessage(1);
    log.push('posted');
    port2.start();
    log.push('started');
    fake.ipcMain.on('a', () => log.push('a'));
    fake.ipcMain.on('b', (event) => {
      event.returnValue = log.length;
    });
    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(log.slice(0, 2)).toEqual(['posted', 'started']);
    expect(log).toContain(1);
  });

  fact('S7.3: a listener that posts is not entered again before it has returned', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log: string[] = [];
    port2.on('message', ({ data }) => {
      log.push(`${data} in`);
      if (data < 3) port1.postMessage(data + 1);
      log.push(`${data} out`);
    });
    port2.start();
    port1.postMessage(1);
    await fake.settled();

    expect(log).toEqual(['1 in', '1 out', '2 in', '2 out', '3 in', '3 out']);
  });

  fact('S7.4: a listener gets one plain object with data and ports', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const heard = jest.fn();
    port2.on('message', heard);
    port2.start();
    const sent = { deep: [1] };
    port1.postMessage(sent);
    await fake.settled();

    expect(heard.mock.calls).toEqual([[{ data: { deep: [1] }, ports: [] }]]);
    const [event] = heard.mock.calls[0] as [Received];
    expect(Object.keys(event)).toEqual(['data', 'ports']);
    expect(event.data).not.toBe(sent);
    for (const name of ['target', 'origin', 'source']) expect(name in event).toBe(false);
  });

  fact('S7.4: the ports that arrive are new objects', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const { port1: kept, port2: sent } = new fake.MessageChannelMain();
    const events: Received[] = [];
    port2.on('message', (event) => events.push(event as Received));
    port2.start();
    port1.postMessage('take', [sent]);
    await fake.settled();
    const arrived = events[0]!.ports[0]!;

    expect(arrived).not.toBe(sent);
    expect(arrived.constructor).toBe(sent.constructor);

    const log = logOf(arrived);
    arrived.start();
    kept.postMessage('through');
    await fake.settled();

    expect(log).toEqual(['through']);
  });

  fact("S7.5: close emits 'close' on itself synchronously, and a second close does nothing", async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const heard = jest.fn();
    port1.on('close', heard);
    const other = logOf(port2);
    port2.start();
    port1.close();

    expect(heard.mock.calls).toEqual([[undefined]]);
    expect(other).toEqual([]);

    port1.close();
    await fake.settled();
    port1.close();

    expect(heard).toHaveBeenCalledTimes(1);
    expect(other).toEqual(['close']);
  });

  fact("S7.6: the other end gets 'close' after everything that was posted before, once, with undefined", async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log: unknown[] = [];
    port2.on('message', ({ data }) => log.push(data));
    port2.on('close', (...args: unknown[]) => log.push(['close', ...args]));
    port2.start();
    port1.postMessage(1);
    port1.postMessage(2);
    port1.close();

    expect(log).toEqual([]);

    await fake.settled();

    expect(log).toEqual([1, 2, ['close', undefined]]);

    port2.close();
    await fake.settled();

    expect(log).toHaveLength(3);
  });

  fact('S7.6: a port that is not started notices when it is started', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port1.postMessage(1);
    port1.close();
    await fake.settled();

    expect(log).toEqual([]);

    port2.start();
    await fake.settled();

    expect(log).toEqual([1, 'close']);
  });

  fact('S7.6: a close in the listener of the last message comes once', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port2.on('message', () => port1.close());
    port2.start();
    port1.postMessage(1);
    await fake.settled();

    expect(log).toEqual([1, 'close']);
  });

  fact('S7.6: what was queued on a port that closes is lost', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log = logOf(port2);
    port2.start();
    port1.postMessage(1);
    port2.close();
    await fake.settled();

    expect(log).toEqual(['close']);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost']);
  });

  fact('S0.7: a renderer that waits for a sendSync gets nothing on its ports meanwhile', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const page = await toPage(fake, port2);
    const log = pageLogOf(page);
    page.start();
    fake.ipcMain.on('ask', (event) => {
      port1.postMessage('meanwhile');
      event.returnValue = 'answer';
    });

    expect(fake.ipcRenderer.sendSync('ask')).toBe('answer');
    expect(log).toEqual([]);
    await fake.settled();
    expect(log).toEqual(['meanwhile']);
  });

  fact('S7.16: what a message listener throws is an uncaught exception, and the port goes on', async () => {
    const fake = create();
    const thrown = uncaught();
    const { port1, port2 } = new fake.MessageChannelMain();
    const log: unknown[] = [];
    const failure = new Error('mine');
    port2.on('message', ({ data }) => {
      log.push(data);
      if (data === 1) throw failure;
    });
    port2.start();
    port1.postMessage(1);
    port1.postMessage(2);
    await fake.settled();

    expect(thrown).toEqual([failure]);
    expect(log).toEqual([1, 2]);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['threw', 'heard']);
  });

  fact('S7.16: what a close listener throws is an uncaught exception, on both sides', async () => {
    const fake = create();
    const thrown = uncaught();
    const { port1, port2 } = new fake.MessageChannelMain();
    for (const [name, port] of Object.entries({ port1, port2 })) {
      port.on('close', () => {
        throw name;
      });
    }
    port2.start();

    expect(() => port1.close()).not.toThrow();
    await fake.settled();

    expect(thrown).toEqual(['port1', 'port2']);
  });
});
