import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { serve } from '../support/server';

quiet();

/** A server that does with a connection what it likes. */
async function raw(connected: (socket: Socket) => void): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.resume();
    connected(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
}

test.each<[what: string, sent: string | undefined, error: string]>([
  ['closes at once', undefined, 'net::ERR_EMPTY_RESPONSE'],
  ['speaks no HTTP', 'hello\r\n\r\n', 'net::ERR_INVALID_HTTP_RESPONSE'],
])('a server that %s', async (_what, sent, error) => {
  const { origin, close } = await raw((socket) =>
    socket.once('data', () => (sent === undefined ? socket.end() : socket.end(sent))),
  );
  await expect(createFakeElectron().electron.net.fetch(origin)).rejects.toThrow(new Error(error));
  await close();
});

test.each<[what: string, sent: string, error: string]>([
  ['a length', 'content-length: 10\r\n\r\nabc', 'net::ERR_CONTENT_LENGTH_MISMATCH'],
  ['chunks', 'transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'],
])('a server that closes in the middle of %s', async (_what, sent, error) => {
  const { origin, close } = await raw((socket) => socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${sent}`)));
  const { net, session } = createFakeElectron().electron;
  const told: unknown[] = [];
  session.defaultSession.webRequest.onErrorOccurred((details) => told.push(details.error));
  const response = await net.fetch(origin);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow(new Error(error));
  expect(told).toEqual([error]);
  await close();
});

test('what is aborted leaves no connection behind', async () => {
  let socket: Socket | undefined;
  const { origin, close } = await raw((given) => (socket = given));
  const controller = new AbortController();
  const waiting = createFakeElectron().electron.net.fetch(origin, { signal: controller.signal });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const closed = new Promise((resolve) => socket!.once('close', resolve));
  controller.abort();
  await expect(waiting).rejects.toThrow('This operation was aborted');
  await closed;
  await close();
});

test('what nobody reads on ends with its reader', async () => {
  const origin = await serve((_request, response) => {
    response.on('error', () => {});
    response.write('a');
  });
  const response = await createFakeElectron().electron.net.fetch(origin);
  const reader = response.body!.getReader();
  await reader.read();
  // The server closes at the end of the test, which it cannot with a connection.
  await reader.cancel();
});

describe('N8: handlers', () => {
  const fetched = async (handler: unknown, init?: RequestInit) => {
    const { net, protocol } = createFakeElectron().electron;
    protocol.handle('app', handler as never);
    return net.fetch('app://notes/', init);
  };
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});
  afterEach(() => error.mockClear());

  test.each<[what: string, handler: () => unknown]>([
    ['nothing', () => undefined],
    ['a text', () => 'text'],
    ['a wrong status', () => ({ status: '200' })],
    ['a wrong body', () => ({ body: 'text' })],
    ['wrong headers', () => ({ headers: 'a: b' })],
  ])('N8.7: one that answers with %s', async (_what, handler) => {
    await expect(fetched(handler)).rejects.toThrow(new Error('net::ERR_UNEXPECTED'));
  });

  test('N8.7: an object like a Response will do', async () => {
    const body = Readable.toWeb(Readable.from([Buffer.from('text')]));
    const response = await fetched(() => ({ status: 201, headers: new Headers({ a: 'b' }), body }));
    expect([response.status, response.statusText, response.headers.get('a'), await response.text()]).toEqual([
      201,
      'Created',
      'b',
      'text',
    ]);
  });

  test('N8.8: the words of a status are lost, and of several cookies the last survives', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    const response = await fetched(() => new Response(null, { status: 404, statusText: 'Mine', headers }));
    expect([response.statusText, response.headers.get('set-cookie')]).toEqual(['Not Found', 'b=2']);
  });

  test('a body that breaks off fails where it is read', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('a'));
        setTimeout(() => controller.error(new Error('broken')), 5);
      },
    });
    const response = await fetched(() => new Response(body));
    await expect(response.text()).rejects.toThrow(new Error('net::ERR_FAILED'));
  });

  test('the body of a request that is given up is ended', async () => {
    const cancelled = jest.fn();
    const controller = new AbortController();
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(Buffer.alloc(1024)), cancel: cancelled });
    const response = await fetched(() => new Response(body), { signal: controller.signal });
    const reader = response.body!.getReader();
    await reader.read();
    controller.abort();
    await expect(
      (async () => {
        for (let at = 0; at < 10_000; at++) await reader.read();
      })(),
    ).rejects.toThrow('This operation was aborted');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  test('a stream of the older methods is destroyed with its reader', async () => {
    const { net, protocol } = createFakeElectron().electron;
    const stream = new PassThrough();
    protocol.registerStreamProtocol('app', (_request, callback) => callback(stream));
    const response = await net.fetch('app://notes/');
    stream.write('a');
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stream.destroyed).toBe(true);
  });

  test('N1.2: a callback is called once', async () => {
    const { net, protocol } = createFakeElectron().electron;
    let second: unknown;
    protocol.registerStringProtocol('app', (_request, callback) => {
      callback('first');
      try {
        callback('second');
      } catch (thrown) {
        second = thrown;
      }
    });
    expect(await (await net.fetch('app://notes/')).text()).toBe('first');
    expect(second).toEqual(new TypeError('One-time callback was called more than once'));
  });

  test('N8.10: a third argument is told what became of it', () => {
    const { protocol } = createFakeElectron().electron;
    const told: unknown[] = [];
    const completion = (error: Error | null) => told.push(error);
    const call = (name: string, ...given: unknown[]) =>
      Reflect.apply(Reflect.get(protocol, name) as () => boolean, protocol, given);
    const handler = () => {};

    expect([
      call('registerStringProtocol', 'app', handler, completion),
      call('registerFileProtocol', 'app', handler, completion),
      call('unregisterProtocol', 'app', completion),
      call('unregisterProtocol', 'app', completion),
      call('interceptHttpProtocol', 'app', handler, completion),
      call('interceptHttpProtocol', 'app', handler, completion),
      call('uninterceptProtocol', 'app', completion),
      call('uninterceptProtocol', 'app', completion),
    ]).toEqual([true, false, true, false, true, false, true, false]);
    expect(told).toEqual([
      null,
      new Error('The scheme has been registered'),
      null,
      new Error('The scheme has not been registered'),
      null,
      new Error('The scheme has been intercepted'),
      null,
      new Error('The scheme has not been intercepted'),
    ]);
  });

  test('N8.2: code is kept for standard schemes only', () => {
    const { protocol } = createFakeElectron().electron;
    expect(() => protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { codeCache: true } }])).toThrow(
      new Error('Code cache can only be enabled when the custom scheme is registered as standard scheme.'),
    );
  });

  test('N8.6: what is sent comes as bytes, or as a stream', async () => {
    const handler = async (request: Request) => new Response(`${request.method} ${await request.text()}`);
    expect(await (await fetched(handler, { method: 'POST', body: 'text' })).text()).toBe('POST text');
    const body = Readable.toWeb(Readable.from([Buffer.from('a'), Buffer.from('b')])) as never;
    expect(await (await fetched(handler, { method: 'POST', body, duplex: 'half' } as RequestInit)).text()).toBe(
      'POST ab',
    );
  });
});
