import { createFakeElectron } from '../../src';
import { inEveryTiming, pageLogOf, toPage, uncaught } from './port-harness';

inEveryTiming(({ create, fact }) => {
  fact('S2.21: ports that come with a message are not started', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannelMain();
    const page = await toPage(fake, port2);
    const log = pageLogOf(page);
    port1.postMessage(1);
    await fake.settled();

    expect(log).toEqual([]);
    expect(Object.prototype.toString.call(page)).toBe('[object MessagePort]');
    expect(page).toBeInstanceOf(EventTarget);
  });

  fact('S7.17: onmessage starts the port, and addEventListener does not', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log: unknown[] = [];
    port2.addEventListener('message', ({ data }) => log.push(['listener', data]));
    port1.postMessage(1);
    await fake.settled();

    expect(log).toEqual([]);
    expect(port2.onmessage).toBeNull();

    const handler = ({ data }: MessageEvent) => void log.push(['handler', data]);
    port2.onmessage = handler;
    await fake.settled();

    expect(port2.onmessage).toBe(handler);
    expect(log).toEqual([
      ['listener', 1],
      ['handler', 1],
    ]);

    port2.onmessage = null;
    port1.postMessage(2);
    await fake.settled();

    expect(log.slice(2)).toEqual([['listener', 2]]);
  });

  fact('S7.17: setting onmessage to null starts the port as well', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log = pageLogOf(port2);
    port2.onmessage = null;
    port1.postMessage(1);
    await fake.settled();

    expect(log).toEqual([1]);
  });

  fact('S7.17: what a listener throws stops neither the other listeners nor the next message', async () => {
    const fake = create();
    const thrown = uncaught();
    const { port1, port2 } = new fake.MessageChannel();
    const failure = new Error('mine');
    port2.onmessage = () => {
      throw failure;
    };
    const log = pageLogOf(port2);
    port1.postMessage(1);
    port1.postMessage(2);
    await fake.settled();

    expect(log).toEqual([1, 2]);
    expect(thrown).toEqual([failure, failure]);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['threw', 'threw']);
  });

  fact('S7.18: a message is a MessageEvent with frozen ports', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const { port2: sent } = new fake.MessageChannel();
    const events: MessageEvent[] = [];
    port2.onmessage = (event) => void events.push(event);
    port1.postMessage({ a: 1 });
    port1.postMessage('with', [sent]);
    await fake.settled();

    for (const event of events) {
      expect(event).toBeInstanceOf(MessageEvent);
      expect(event).toMatchObject({ type: 'message', origin: '', source: null, target: port2 });
      expect(Object.isFrozen(event.ports)).toBe(true);
    }
    expect(events.map(({ data }) => data)).toEqual([{ a: 1 }, 'with']);
    expect(events.map(({ ports }) => ports.length)).toEqual([0, 1]);
    expect(events[1]!.ports[0]).not.toBe(sent);
  });

  fact('S7.19: close is an event of the other end, by onclose and by addEventListener', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const heard = jest.fn();
    const own = pageLogOf(port1);
    (port2 as MessagePort & { onclose: unknown }).onclose = ({ type }: Event) => heard('handler', type);
    port2.addEventListener('close', ({ type }) => heard('listener', type));
    port2.start();
    port1.start();
    port1.close();

    expect(heard).not.toHaveBeenCalled();

    await fake.settled();

    expect(heard.mock.calls).toEqual([
      ['handler', 'close'],
      ['listener', 'close'],
    ]);
    // S7.5: no event on the side that called close().
    expect(own).toEqual([]);
  });

  fact('S7.6: a port of a page that is not started notices the close when it is started', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log = pageLogOf(port2);
    port1.postMessage(1);
    port1.close();
    await fake.settled();

    expect(log).toEqual([]);

    port2.start();
    await fake.settled();

    expect(log).toEqual([1, 'close']);
  });

  fact('S7.17: listeners are those of an EventTarget: once, objects, removal, duplicates', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log: unknown[] = [];
    const twice = ({ data }: Event & { data?: unknown }) => void log.push(['twice', data]);
    const removed = () => void log.push('removed');
    port2.addEventListener('message', ({ data }) => log.push(['once', data]), { once: true });
    port2.addEventListener('message', { handleEvent: (event) => log.push(['object', (event as MessageEvent).data]) });
    port2.addEventListener('message', twice);
    port2.addEventListener('message', twice);
    port2.addEventListener('message', removed);
    port2.removeEventListener('message', removed);
    port2.addEventListener('message', null as never);
    const abort = new AbortController();
    port2.addEventListener('message', removed, { signal: abort.signal });
    abort.abort();
    port2.start();
    port1.postMessage(1);
    port1.postMessage(2);
    await fake.settled();

    expect(log).toEqual([
      ['once', 1],
      ['object', 1],
      ['twice', 1],
      ['object', 2],
      ['twice', 2],
    ]);
  });

  fact('S7.8: a page posting on a closed or transferred port is silent', () => {
    const fake = create();
    const { port1 } = new fake.MessageChannel();
    const { port1: gone } = new fake.MessageChannel();
    fake.ipcRenderer.postMessage('a', null, [gone]);
    port1.close();

    for (const port of [port1, gone]) expect(port.postMessage(() => {})).toBeUndefined();
  });

  fact('S7.20: nobody can construct a port', () => {
    const { port1 } = new (create().MessageChannel)();

    expect(() => new (port1.constructor as new () => unknown)()).toThrow(
      "Failed to construct 'MessagePort': Illegal constructor",
    );
  });

  fact('S7.17: each renderer has a MessageChannel of its own', async () => {
    const fake = create();
    const renderer = fake.createRenderer();
    const { port1, port2 } = new renderer.MessageChannel();
    port1.postMessage(1);
    pageLogOf(port2);
    port2.start();
    await fake.settled();

    expect(fake.MessageChannel).toBe(fake.renderer.MessageChannel);
    expect(renderer.MessageChannel).not.toBe(fake.MessageChannel);
    expect(String(fake.traffic)).toBe('renderer#2 → renderer#2  port    port#1      1');
  });
});

test('S7.17: a microtask checkpoint lies between two messages', async () => {
  for (const timing of ['sync', 'async'] as const) {
    const fake = createFakeElectron({ timing });
    const { port1, port2 } = new fake.MessageChannel();
    const log: unknown[] = [];
    port2.onmessage = async ({ data }) => {
      for (let i = 0; i < 5; i++) await null;
      log.push(data);
    };
    port2.addEventListener('message', ({ data }) => log.push(`${data} arrives`));
    port1.postMessage(1);
    port1.postMessage(2);
    await fake.settled();

    expect(log).toEqual(['1 arrives', 1, '2 arrives', 2]);
  }
});
