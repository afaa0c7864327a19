import { MessageChannel as NodeMessageChannel } from 'node:worker_threads';
import { domError, domTypeError, failureOf, inEveryTiming, logOf, pageLogOf, toMain } from './port-harness';

inEveryTiming(({ create, fact }) => {
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
    const node = new NodeMessageChannel();
    expect(post(1, [node.port1, node.port1])).toEqual(
      domError('Message port at index 1 is a duplicate of an earlier port.'),
    );
    node.port1.close();
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
});
