import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createFakeElectron } from '../../src';
import type { Protocol } from '../../src/modules/protocol';
import type { HandledRequest } from '../../src/network/handler';
import { recordOf } from '../../src/network/header-list';
import { failureIn } from '../../src/network/request-error';
import { rawBody } from '../../src/network/upload';
import { quiet } from '../conformance/eras/era';

quiet();

const folder = mkdtempSync(join(tmpdir(), 'protocol-'));
afterAll(() => rmSync(folder, { recursive: true }));
const page = join(folder, 'page.html');
writeFileSync(page, '<p>hello');

const protocolOf = (fake = createFakeElectron()) => fake.electron.protocol as Electron.Protocol & Protocol;
const read = async (protocol: Protocol, url: string, asked: Partial<HandledRequest> = {}) => {
  const at = protocol.canonical(url)!;
  const handler = protocol.handlerOf(at.slice(0, at.indexOf(':')));
  const request = { url: at, method: 'GET', headers: [], body: undefined, referrer: '', origin: undefined, ...asked };
  const answer = await handler?.(request);
  if (answer === undefined || 'errno' in answer) return answer;
  const headers = Object.entries(recordOf(answer.headers)).map(([name, value]) => [name.toLowerCase(), value]);
  const whole = await answer.body.bytes().catch((error: unknown) => failureIn(error));
  if ('errno' in whole) return whole;
  return { ...answer, headers: Object.fromEntries(headers), body: String(whole) };
};
const OK = { status: 200, statusText: 'OK' };
const FAILED = { code: 'ERR_FAILED', errno: -2 };

type Kind = 'File' | 'Buffer' | 'String' | 'Http' | 'Stream';
type Add = (scheme: string, handler: (request: unknown, callback: (...given: unknown[]) => void) => unknown) => boolean;
const answer = (kind: Kind, ...given: unknown[]) => {
  const protocol = protocolOf();
  (protocol[`register${kind}Protocol`] as Add)('app', (_request, callback) => callback(...given));
  return read(protocol, 'app://a/');
};
const html = (body: string, headers: object = OPEN) => ({ ...OK, headers, body, type: 'text/html' });
const OPEN = { 'access-control-allow-origin': '*' };

test.each<[Kind, unknown, string]>([
  ['String', 'text', 'text'],
  ['String', { data: 'text' }, 'text'],
  ['Buffer', Buffer.from('bytes'), 'bytes'],
  ['Buffer', { data: new Uint8Array([97]) }, 'a'],
  ['Stream', Readable.from(['a', 'b']), 'ab'],
  ['Stream', { data: Readable.from([Buffer.from('c')]) }, 'c'],
  ['Stream', { data: null }, ''],
  ['File', page, '<p>hello'],
  ['File', { path: page }, '<p>hello'],
])('register%sProtocol takes %p', async (kind, given, body) => {
  // N8.12
  expect(await answer(kind, given)).toEqual(html(body, kind === 'Stream' ? {} : OPEN));
});

test.each<[Kind, unknown[], object]>([
  ['String', [], { code: 'ERR_NOT_IMPLEMENTED', errno: -11 }],
  ['String', [Buffer.from('a')], FAILED],
  ['String', [undefined], FAILED],
  ['Buffer', ['a'], { code: 'ERR_NOT_IMPLEMENTED', errno: -11 }],
  ['Buffer', [{ path: page }], FAILED],
  ['File', [{ data: 'a' }], FAILED],
  ['File', [join(folder, 'none')], { code: 'ERR_FILE_NOT_FOUND', errno: -6 }],
  ['File', [folder], { code: 'ERR_FILE_NOT_FOUND', errno: -6 }],
  ['Http', ['http://a/'], { code: 'ERR_NOT_IMPLEMENTED', errno: -11 }],
  ['Http', [{}], FAILED],
  ['Stream', ['a'], { code: 'ERR_NOT_IMPLEMENTED', errno: -11 }],
  ['Stream', [{ data: 'a' }], FAILED],
  ['Stream', [{}], FAILED],
  [
    'Stream',
    [
      new Readable({
        read() {
          this.destroy(new Error('broken'));
        },
      }),
    ],
    FAILED,
  ],
  ['String', [{ error: -6 }], { code: 'ERR_FILE_NOT_FOUND', errno: -6 }],
  ['File', [{ error: -324 }], { code: 'ERR_EMPTY_RESPONSE', errno: -324 }],
  ['Buffer', [{ error: -7777 }], { code: 'ERR_FAILED', errno: -7777 }],
])('register%sProtocol fails with %p', async (kind, given, failure) => {
  expect(await answer(kind, ...given)).toEqual(failure);
});

test('a response can have a type, a status and headers', async () => {
  const response = { data: '{}', mimeType: 'application/json', statusCode: 404, headers: { A: ['b', 'c'], D: 'e' } };
  expect(await answer('String', response)).toEqual({
    status: 404,
    statusText: 'Not Found',
    headers: { a: 'b, c', d: 'e', 'content-type': 'application/json', ...OPEN },
    body: '{}',
    type: 'application/json',
  });
  const both = { data: '', mimeType: 'text/css', headers: { 'Content-Type': 'Text/Plain; charset=utf-8' } };
  expect(await answer('String', both)).toMatchObject({ type: 'Text/Plain; charset=utf-8' });
});

test('a request says what is asked for', async () => {
  const protocol = protocolOf();
  const handler = jest.fn((_request: Electron.ProtocolRequest, callback: (response: string) => void) => callback(''));
  protocol.registerStringProtocol('app', handler);
  await read(protocol, 'app://a/b?c', {
    method: 'PUT',
    headers: [['d', 'e']],
    body: rawBody(Buffer.from('text')),
    referrer: 'app://a/',
  });

  expect(handler.mock.calls[0]![0]).toEqual({
    url: 'app://a/b?c',
    method: 'PUT',
    headers: { d: 'e' },
    referrer: 'app://a/',
    uploadData: [{ type: 'rawData', bytes: Buffer.from('text') }],
  });
});

test('an http response is fetched, past what is intercepted', async () => {
  const url = 'http://localhost:8080/';
  const fetch = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
    return new Response(`${init?.method} ${init?.body}`, { headers: { 'content-type': 'text/css' } });
  });
  const protocol = protocolOf();
  protocol.interceptHttpProtocol('http', (_request, callback) => callback({ url }));

  expect(await read(protocol, 'http://a/')).toMatchObject({ body: 'GET undefined', type: 'text/css' });
  const uploadData = { contentType: 'text/plain', data: 'text' };
  expect(await answer('Http', { url, method: 'POST', uploadData })).toMatchObject({ body: 'POST text' });
  expect(fetch.mock.calls.map(([asked]) => asked)).toEqual([url, url]);
  fetch.mockRejectedValue(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }));
  expect(await answer('Http', { url })).toEqual({ code: 'ERR_NAME_NOT_RESOLVED', errno: -105 });
  fetch.mockRestore();
});

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('broken');
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken'))],
])('a handler that %s has its error printed', async (_what, handler) => {
  const protocol = protocolOf();
  protocol.registerStringProtocol('app', handler as never);
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});

  expect(await read(protocol, 'app://a/')).toEqual({ code: 'ERR_UNEXPECTED', errno: -9 });
  expect(error.mock.calls).toEqual([[new Error('broken')]]);
});

test('they say whether they did it, and what is intercepted comes first', async () => {
  const protocol = protocolOf();
  const answering = (text: string) => (_request: unknown, callback: (response: string) => void) => callback(text);

  expect(protocol.isProtocolRegistered('app')).toBe(false);
  expect(protocol.registerStringProtocol('app', answering('registered'))).toBe(true);
  expect(protocol.registerFileProtocol('app', answering('again'))).toBe(false);
  expect(protocol.isProtocolRegistered('app')).toBe(true);
  expect(protocol.interceptStringProtocol('app', answering('intercepted'))).toBe(true);
  expect(protocol.interceptFileProtocol('app', answering('again'))).toBe(false);
  expect(protocol.isProtocolIntercepted('app')).toBe(true);
  expect(await read(protocol, 'app://a/')).toMatchObject({ body: 'intercepted' });
  expect(protocol.uninterceptProtocol('app')).toBe(true);
  expect(protocol.uninterceptProtocol('app')).toBe(false);
  expect(await read(protocol, 'app://a/')).toMatchObject({ body: 'registered' });
  expect(protocol.unregisterProtocol('app')).toBe(true);
  expect(protocol.unregisterProtocol('app')).toBe(false);
});

test('they want a scheme and a function', () => {
  const protocol = protocolOf();
  const text = (index: number, from: string) =>
    new TypeError(`Error processing argument at index ${index}, conversion failure from ${from}`);
  expect(() => protocol.registerStringProtocol(undefined as never, () => {})).toThrow(text(0, 'undefined'));
  expect(() => protocol.interceptFileProtocol('app', null as never)).toThrow(text(1, 'null'));
});
