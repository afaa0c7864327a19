import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeElectron } from '../../src';
import { serve } from '../support/server';

interface Peer {
  send(data: string | Buffer): void;
  close(code?: number, reason?: string): void;
  on(event: string, listener: (...given: never[]) => void): void;
  readonly protocol: string;
}
interface PeerServer {
  on(event: 'connection', listener: (peer: Peer, request: { headers: Record<string, string> }) => void): void;
  close(): void;
}
const { WebSocketServer } = require('ws') as { WebSocketServer: new (options: object) => PeerServer };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server of sockets: its address. */
async function listen(connected: (peer: Peer, headers: Record<string, string>) => void): Promise<string> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (peer, { headers }) => connected(peer, headers));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    sockets.close();
    server.closeAllConnections();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const made = () => createFakeElectron({ logs: false }).electron;
const next = (target: EventTarget, type: string) =>
  new Promise<Record<string, unknown>>((resolve) =>
    target.addEventListener(type, (event) => resolve(event as unknown as Record<string, unknown>), { once: true }),
  );

test('N10.6: not before the app is ready', () => {
  const fake = createFakeElectron();
  void fake.app.whenReady();
  const { WebSocket } = fake.electron.net;
  expect(() => new WebSocket('ws://localhost')).toThrow(new Error('net.WebSocket can only be used after app is ready'));
});

test.each<[url: string, protocols: unknown, message: string]>([
  ['nonsense', [], "Invalid URL: 'nonsense'"],
  ['ftp://a', [], "The URL's scheme must be either 'ws', 'wss', 'http', or 'https'. 'ftp' is not allowed."],
  ['ws://a/#b', [], 'The URL contains a fragment identifier, which is not allowed.'],
  ['ws://a/', 'b c', "The subprotocol 'b c' is invalid."],
  ['ws://a/', { protocols: ['b', '('] }, "The subprotocol '(' is invalid."],
])('N10.6: %s with %j', (url, protocols, message) => {
  const { WebSocket } = made().net;
  expect(() => new WebSocket(url, protocols as string)).toThrow(
    expect.objectContaining({ name: 'SyntaxError', message }),
  );
});

test('N10.6, N10.7: talks', async () => {
  const heard: unknown[] = [];
  const url = await listen((peer, { origin, 'x-own': own }) => {
    heard.push([peer.protocol, origin, own]);
    peer.on('message', (data: Buffer, isBinary: boolean) => {
      heard.push([data.toString(), isBinary]);
      peer.send(isBinary ? data : `got ${data}`);
    });
    peer.on('close', (code: number, reason: Buffer) => heard.push([code, reason.toString()]));
  });
  const { WebSocket } = made().net;
  expect([WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED]).toEqual([0, 1, 2, 3]);
  const options = { protocols: ['chat'], headers: { 'X-Own': 'yes' }, origin: 'http://own.test' };
  const socket = new WebSocket(url.replace('ws:', 'http:'), options);
  expect([socket.url, socket.readyState, socket.binaryType, socket.protocol]).toEqual([url, 0, 'nodebuffer', '']);
  expect(() => socket.send('early')).toThrow(
    expect.objectContaining({ name: 'InvalidStateError', message: 'Still in CONNECTING state.' }),
  );
  const opened = jest.fn();
  socket.onopen = opened;
  await next(socket, 'open');
  expect([opened.mock.calls.length, socket.readyState, socket.protocol]).toEqual([1, 1, 'chat']);
  socket.send('hello');
  expect(await next(socket, 'message')).toMatchObject({ data: 'got hello', origin: new URL(url).origin });
  socket.send(Buffer.from('bytes'));
  expect((await next(socket, 'message')).data).toEqual(Buffer.from('bytes'));
  socket.binaryType = 'arraybuffer';
  socket.send(new Uint8Array([1, 2]).buffer);
  expect(Buffer.from((await next(socket, 'message')).data as ArrayBuffer)).toEqual(Buffer.from([1, 2]));
  socket.binaryType = 'nonsense' as never;
  expect(socket.binaryType).toBe('arraybuffer');
  expect(() => socket.close(999)).toThrow(
    expect.objectContaining({
      name: 'InvalidAccessError',
      message: 'The close code must be either 1000, or between 3000 and 4999. 999 is neither.',
    }),
  );
  socket.close(3001, 'bye');
  expect(socket.readyState).toBe(2);
  expect(await next(socket, 'close')).toMatchObject({ code: 3001, reason: 'bye', wasClean: true });
  expect(socket.readyState).toBe(3);
  expect(heard).toEqual([
    ['chat', 'http://own.test', 'yes'],
    ...[
      ['hello', false],
      ['bytes', true],
      ['\u0001\u0002', true],
    ],
    [3001, 'bye'],
  ]);
});

test('N10.7: a failure is an error, then close 1006 that names it', async () => {
  const { WebSocket } = made().net;
  const refused = new WebSocket('ws://127.0.0.1:1/');
  const told: string[] = [];
  refused.onerror = () => told.push('error');
  const { code, reason, wasClean } = await next(refused, 'close');
  expect([told, code, reason, wasClean]).toEqual([['error'], 1006, 'net::ERR_CONNECTION_REFUSED', false]);

  const elsewhere = new WebSocket('wss://example.com/');
  expect((await next(elsewhere, 'close')).reason).toMatch(/^net::ERR_/);
});

test('N10.6: cookies where they are asked for', async () => {
  const cookies: (string | undefined)[] = [];
  const url = await listen((peer, { cookie }) => {
    cookies.push(cookie);
    peer.close();
  });
  const { net, session } = made();
  await session.defaultSession.cookies.set({ url: url.replace('ws', 'http'), name: 'a', value: 'b' });
  await next(new net.WebSocket(url), 'close');
  await next(new net.WebSocket(url, { useSessionCookies: true }), 'close');
  expect(cookies).toEqual([undefined, 'a=b']);
});

test('a socket ends with its test', async () => {
  let closed = 0;
  const url = await listen((peer) => peer.on('close', () => closed++));
  const fake = createFakeElectron({ logs: false });
  const rollback = fake.mark();
  const socket = new fake.electron.net.WebSocket(url);
  await next(socket, 'open');
  const heard = jest.fn();
  socket.addEventListener('close', heard);
  rollback();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([closed, heard.mock.calls.length]).toEqual([1, 0]);
});

describe('N10.5: resolveHost', () => {
  test('this machine and addresses', async () => {
    const { net, session } = made();
    expect(await net.resolveHost('localhost')).toEqual({
      endpoints: [
        { address: '::1', family: 'ipv6' },
        { address: '127.0.0.1', family: 'ipv4' },
      ],
    });
    const ipv4 = { endpoints: [{ address: '127.0.0.1', family: 'ipv4' }] };
    expect(await session.defaultSession.resolveHost('localhost', { queryType: 'A' })).toEqual(ipv4);
    expect(await net.resolveHost('127.0.0.1', { queryType: 'nonsense' as never })).toEqual(ipv4);
  });

  test('others are not found', async () => {
    const { net, session } = made();
    await expect(net.resolveHost('example.com')).rejects.toThrow(new Error('net::ERR_NAME_NOT_RESOLVED'));
    await expect(net.resolveHost('::1', { queryType: 'A' })).rejects.toThrow(new Error('net::ERR_NAME_NOT_RESOLVED'));
    expect(() => session.defaultSession.resolveHost(...([] as unknown as [string]))).toThrow(
      new TypeError('Insufficient number of arguments.'),
    );
  });

  test('the rules that Chromium was started with', async () => {
    const { app, net } = made();
    const rules = 'MAP four.test 10.0.0.1, MAP six.test [::1234:5678], MAP *.gone.test ~NOTFOUND, EXCLUDE localhost';
    app.commandLine.appendSwitch('host-rules', rules);
    expect((await net.resolveHost('four.test')).endpoints).toEqual([{ address: '10.0.0.1', family: 'ipv4' }]);
    expect((await net.resolveHost('six.test')).endpoints).toEqual([{ address: '::1234:5678', family: 'ipv6' }]);
    await expect(net.resolveHost('a.gone.test')).rejects.toThrow(new Error('net::ERR_NAME_NOT_RESOLVED'));
  });
});

test('N10.1 to N10.4: net.fetch', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: '/' }).end();
    else response.setHeader('set-cookie', ['a=1', 'b=2']).end(request.headers.cookie ?? 'none');
  });
  const { net } = made();
  const response = await net.fetch(url);
  expect([response.url, response.type, response.redirected]).toEqual(['', 'default', false]);
  expect(await response.text()).toBe('none');
  expect(await (await net.fetch(url)).text()).toBe('a=1; b=2');
  await expect(net.fetch('/rel')).rejects.toThrow('Failed to parse URL from /rel');
  await expect(net.fetch(`${url}/away`, { redirect: 'manual' })).rejects.toThrow(new Error('Redirect was cancelled'));
  await expect(net.fetch('data:,a')).rejects.toThrow();
  await expect(net.fetch('http://127.0.0.1:1/')).rejects.toThrow(/^net::ERR_/);
  const controller = new AbortController();
  const aborted = net.fetch(url, { signal: controller.signal });
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError', message: 'This operation was aborted' });
  expect((await net.fetch(url, { method: 'HEAD' })).body).toBeNull();
});

test('utility processes have net.request', async () => {
  const url = await serve((_request, response) => response.end('ok'));
  const fake = createFakeElectron({ logs: false });
  const child = fake.forkUtility((parentPort) => {
    const request = fake.view('utility').net.request(url);
    request.on('response', (response) => parentPort.postMessage(response.statusCode));
    request.end();
  });
  expect(await new Promise((resolve) => child.on('message', resolve))).toBe(200);
});
