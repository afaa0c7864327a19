import { createFakeElectron } from '../../src';
import {
  domError,
  domTypeError,
  failureOf,
  inEveryTiming,
  logOf,
  pageLogOf,
  toMain,
  toPage,
  uncaught,
} from './port-harness';

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

  fact('S7.20: the errors of a page name the value and the index', () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const { port1: other } = new fake.MessageChannel();
    const post = (...args: unknown[]) => failureOf(() => (port1.postMessage as (...args: unknown[]) => void)(...args));

    expect(post()).toEqual(domTypeError('1 argument required, but only 0 present.'));
    expect(post(1, [1])).toEqual(domTypeError("Failed to convert value to 'object'."));
    expect(post(1, [null])).toEqual(domTypeError("Failed to convert value to 'object'."));
    expect(post(1, { transfer: ['x'] })).toEqual(domTypeError("Failed to convert value to 'object'."));
    expect(post(1, [port1])).toEqual(domError('Port at index 0 contains the source port.'));
    expect(post(1, [other, other])).toEqual(domError('Message port at index 1 is a duplicate of an earlier port.'));
    expect(post(port2)).toEqual(domError('A MessagePort could not be cloned because it was not transferred.'));
    expect(post({ a: [other] }, [port2])).toEqual(
      domError('A MessagePort could not be cloned because it was not transferred.'),
    );
    expect(post(() => 1)).toEqual(domError('() => 1 could not be cloned.'));
    expect(post({ f: Promise.resolve() })).toEqual(domError('#<Promise> could not be cloned.'));
    expect(post(Symbol('s'))).toEqual(domError('Symbol(s) could not be cloned.'));
    expect(post(new Event('a'))).toEqual(domError('Event object could not be cloned.'));
    expect(post(1, [{}])).toEqual(domError('Value at index 0 does not have a transferable type.'));
    const buffer = new ArrayBuffer(1);
    expect(post(1, [buffer, buffer])).toEqual(
      domError('ArrayBuffer at index 1 is a duplicate of an earlier ArrayBuffer.'),
    );
    expect(buffer.byteLength).toBe(1);
    new fake.MessageChannel().port1.postMessage(1, [other]);
    expect(post(1, [other])).toEqual(domError('Port at index 0 is already neutered.'));
    // A failed call neuters none of its ports, and what a getter throws is thrown.
    const throwing = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new RangeError('mine');
      },
    });
    expect(post(throwing, [port2]).message).toBe('mine');
    expect(() => port1.postMessage(1, [port2])).not.toThrow();
  });

  fact('S7.20: no transfer list is fine, in every spelling', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log = pageLogOf(port2);
    port2.start();
    const post = port1.postMessage.bind(port1) as (message: unknown, transfer?: unknown) => void;
    post(1);
    post(2, undefined);
    post(3, null);
    post(4, []);
    post(5, {});
    post(6, { transfer: [] });
    post(undefined);
    await fake.settled();

    expect(log).toEqual([1, 2, 3, 4, 5, 6, undefined]);
  });

  fact('S7.20: a port may be in the message that transfers it', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const { port1: kept, port2: sent } = new fake.MessageChannel();
    const events: MessageEvent[] = [];
    port2.onmessage = (event) => void events.push(event);
    port1.postMessage({ port: sent }, { transfer: [sent] });
    await fake.settled();
    const [{ data, ports }] = events as [MessageEvent];

    expect(data.port).toBe(ports[0]);

    const log = pageLogOf(data.port);
    data.port.start();
    kept.postMessage('through');
    await fake.settled();

    expect(log).toEqual(['through']);
    expect(fake.traffic[0]?.args).toEqual([{ port: { port: 'port#2' } }]);
  });

  fact('S7.21: between pages, buffers move and platform objects cross', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const log = pageLogOf(port2);
    port2.start();
    const buffer = new Uint8Array([1, 2, 3]).buffer;
    port1.postMessage(buffer, [buffer]);
    port1.postMessage({
      blob: new Blob(['text'], { type: 'text/plain' }),
      failure: new DOMException('m', 'AbortError'),
    });
    await fake.settled();

    expect(buffer.byteLength).toBe(0);
    expect(log[0]).toEqual(new Uint8Array([1, 2, 3]).buffer);
    const { blob, failure } = log[1] as { blob: Blob; failure: DOMException };
    await expect(blob.text()).resolves.toBe('text');
    expect([blob.type, failure.name, failure.message]).toEqual(['text/plain', 'AbortError', 'm']);
    expect(fake.traffic.problems).toEqual([]);
  });

  fact('S7.21: in main what only a page can decode is null, and a problem on record', async () => {
    const fake = create();
    const { port1, port2 } = new fake.MessageChannel();
    const main = await toMain(fake, port2);
    const log = logOf(main);
    main.start();
    port1.postMessage({ deep: new Blob(['text']) });
    const { port2: embedded } = new fake.MessageChannel();
    port1.postMessage({ embedded }, [embedded]);
    port1.postMessage({ fine: new Map([[1, new Date(0)]]) });
    await fake.settled();

    expect(log).toEqual([null, null, { fine: new Map([[1, new Date(0)]]) }]);
    expect(fake.traffic.problems.map(({ kind, sentence }) => [kind, sentence])).toEqual(
      ['Blob', 'MessagePort'].map((platform) => [
        'undecodable',
        `A ${platform} was posted on port#1 to main, which cannot decode it: 'message' listeners get data: null. ` +
          'Post plain data, or an ArrayBuffer.',
      ]),
    );
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
