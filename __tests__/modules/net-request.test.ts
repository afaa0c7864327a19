import type { IncomingMessage } from 'node:http';
import { createFakeElectron } from '../../src';
import { serve } from '../support/server';

const made = () => createFakeElectron({ logs: false }).electron;

const bodyOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

type Request = ReturnType<typeof Electron.net.request> & NodeJS.WritableStream;

/** What a request comes to. */
function answerOf(request: Electron.ClientRequest): Promise<Electron.IncomingMessage & AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    request.on('response', (response) => resolve(response as never));
    request.on('error', reject);
  });
}

function eventsOf(request: Electron.ClientRequest): string[] {
  const told: string[] = [];
  for (const name of ['abort', 'aborted', 'close', 'error', 'finish', 'response', 'redirect'] as const) {
    request.on(name as 'close', () => told.push(name));
  }
  return told;
}

const pause = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('N9.1: before the app is ready there is none', async () => {
  const fake = createFakeElectron();
  void fake.app.whenReady();
  expect(() => fake.electron.net.request('http://localhost/')).toThrow(
    new Error('net module can only be used after app is ready'),
  );
  await fake.app.whenReady();
  fake.electron.net.request('http://localhost/').abort();
});

describe('N9.2: the URL', () => {
  test.each<[input: object | string, path: string]>([
    [{}, '/'],
    [{ path: '/a?b=c#d' }, '/a?b=c'],
    [{ path: 'a' }, '/a'],
    [{ protocol: 'http:' }, '/'],
  ])('%j', async (input, path) => {
    const asked: (string | undefined)[] = [];
    const url = new URL(await serve(({ url: given }, response) => response.end(`${asked.push(given)}`)));
    const { net } = made();
    const request = net.request({ ...(input as object), hostname: url.hostname, port: Number(url.port) });
    request.end();
    expect((await answerOf(request)).statusCode).toBe(200);
    expect(asked).toEqual([path]);
  });

  test('host has the port', async () => {
    const url = await serve((_request, response) => response.end('ok'));
    const request = made().net.request({ host: new URL(url).host });
    request.end();
    expect(await bodyOf(await answerOf(request))).toBe('ok');
  });

  test.each(['nonsense', 'http://', '/a'])('%s is none', (url) => {
    const { net } = made();
    expect(() => net.request(url)).toThrow(expect.objectContaining({ name: 'TypeError', message: 'Invalid URL' }));
    expect(() => net.request({ url })).toThrow(expect.objectContaining({ code: 'ERR_INVALID_URL' }));
  });
});

test.each<[options: object, error: Error]>([
  [{ url: 'file:///a' }, new Error('ClientRequest only supports http: and https: protocols')],
  [{ path: '/a b' }, new TypeError('Request path contains unescaped characters')],
  [{ url: 'http://a/', redirect: 'x' }, new Error('redirect mode should be one of follow, error or manual')],
  [{ url: 'http://a/', headers: 1 }, new TypeError('headers must be an object')],
  [{ url: 'http://a/', credentials: 'same-origin' }, new Error('credentials: same-origin requires origin to be set')],
  [{ url: 'http://a/', session: {} }, new TypeError('`session` should be an instance of the Session class')],
  [{ url: 'http://a/', partition: 1 }, new TypeError('`partition` should be a string')],
  [{ url: 'http://a/', headers: { 'a b': '1' } }, new Error("Invalid header name: 'a b'")],
  [{ url: 'http://a/', headers: { a: 'b\nc' } }, new Error("Invalid value for header 'a': 'b\nc'")],
  [{ url: 'http://a/', headers: { a: null } }, new Error('`value` required in setHeader("a", value)')],
])('N9.3: %j is refused', (options, error) => {
  expect(() => made().net.request(options)).toThrow(error);
});

test('N9.4: headers are set, got and removed until it has begun', async () => {
  let seen: IncomingMessage['rawHeaders'] = [];
  const url = await serve(({ rawHeaders }, response) => {
    seen = rawHeaders;
    response.end();
  });
  const request = made().net.request({ method: 'POST', url, headers: { 'X-First': 'one' } });
  request.setHeader('X-Second', 'two');
  request.setHeader('X-Gone', 'three');
  request.removeHeader('x-gone');
  request.setHeader('X-List', ['a', 'b'] as never);
  expect([request.getHeader('x-FIRST'), request.getHeader('x-gone')]).toEqual(['one', undefined]);
  expect(() => request.setHeader(1 as never, 'a')).toThrow(
    new TypeError('`name` should be a string in setHeader(name, value)'),
  );
  expect(() => request.setHeader('a', undefined as never)).toThrow(
    new Error('`value` required in setHeader("a", value)'),
  );
  expect(() => request.getHeader(undefined as never)).toThrow(new Error('`name` is required for getHeader(name)'));
  expect(() => request.removeHeader(null as never)).toThrow(new Error('`name` is required for removeHeader(name)'));
  request.write('body');
  expect(() => request.setHeader('a', 'b')).toThrow(new Error("Can't set headers after they are sent"));
  expect(() => request.removeHeader('a')).toThrow(new Error("Can't remove headers after they are sent"));
  request.end();
  await answerOf(request);
  expect(seen.join(' ')).toContain('X-First one');
  expect(seen.join(' ')).toContain('X-Second two');
  expect(seen.join(' ')).toContain('X-List a,b');
  expect(seen).not.toContain('X-Gone');
});

test.each(['Content-Length', 'Host', 'Trailer', 'Te', 'Upgrade', 'Cookie2', 'Keep-Alive', 'Transfer-Encoding'])(
  'Chromium lets nobody set %s',
  async (name) => {
    const url = await serve((_request, response) => response.end());
    const request = made().net.request(url);
    request.setHeader(name, 'x');
    request.end();
    await expect(answerOf(request)).rejects.toThrow(new Error('net::ERR_INVALID_ARGUMENT'));
  },
);

test('N9.5: a body is sent whole at the end, or in chunks from the first write on', async () => {
  const seen: [string | undefined, string | undefined, string][] = [];
  const url = await serve(async (request, response) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    seen.push([length, encoding, await bodyOf(request)]);
    response.end('ok');
  });
  const { net } = made();
  const whole = net.request({ method: 'POST', url });
  expect(whole.chunkedEncoding).toBe(false);
  whole.write('a');
  whole.end(Buffer.from('b'));
  await answerOf(whole);

  const chunked = net.request({ method: 'POST', url });
  chunked.chunkedEncoding = true;
  expect(() => {
    chunked.chunkedEncoding = true;
  }).toThrow(new Error('chunkedEncoding can only be set once'));
  const written = jest.fn();
  chunked.write('c', 'utf8', written);
  await pause();
  expect(written).toHaveBeenCalledTimes(1);
  expect(() => {
    chunked.chunkedEncoding = false;
  }).toThrow(new Error('chunkedEncoding can only be set before the request is started'));
  chunked.end('d');
  await answerOf(chunked);
  expect(seen).toEqual([
    ['2', undefined, 'ab'],
    [undefined, 'chunked', 'cd'],
  ]);
});

test('N9.6: finish and close come before the response', async () => {
  const url = await serve((_request, response) => response.end('ok'));
  const request = made().net.request(url);
  const told = eventsOf(request);
  request.end();
  const response = await answerOf(request);
  expect(await bodyOf(response)).toBe('ok');
  expect(told).toEqual(['finish', 'close', 'response']);
});

test('N9.7: what fails later is an error after close', async () => {
  const request = made().net.request('http://127.0.0.1:1/');
  const told = eventsOf(request);
  request.end();
  await expect(answerOf(request)).rejects.toThrow(/^net::ERR_/);
  expect(told).toEqual(['finish', 'close', 'error']);
});

test('N9.7: a response that breaks off errors first', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  const request = made().net.request(url);
  const told: string[] = [];
  request.on('error', ({ message }) => told.push(`request ${message}`));
  request.end();
  const response = await answerOf(request);
  response.on('error', ({ message }: Error) => told.push(`response ${message}`));
  response.on('data', () => {});
  await pause(100);
  expect(told).toEqual([expect.stringMatching(/^response net::ERR_/), expect.stringMatching(/^request net::ERR_/)]);
});

test('N9.8: abort tells abort and close, once, and no error', async () => {
  const url = await serve(() => {});
  const { net } = made();
  const early = net.request(url);
  const toldEarly = eventsOf(early);
  early.abort();
  early.abort();
  expect(toldEarly).toEqual([]);
  await pause();
  expect(toldEarly).toEqual(['abort', 'close']);

  const late = net.request(url);
  const told = eventsOf(late);
  late.end();
  await pause();
  late.abort();
  await pause();
  expect(told).toEqual(['finish', 'close', 'abort']);
});

test('N9.8: a response that comes already is destroyed', async () => {
  const url = await serve((_request, response) => response.write('a'));
  const request = made().net.request(url);
  const told = eventsOf(request);
  request.end();
  const response = await answerOf(request);
  for (const name of ['aborted', 'end', 'close', 'error'])
    response.on(name as 'end', () => told.push(`response ${name}`));
  response.on('data', () => request.abort());
  await pause(60);
  expect(told.slice(3).sort()).toEqual(['abort', 'response close']);
});

describe('N9.9: redirects', () => {
  const site = () =>
    serve(({ url }, response) => {
      if (url === '/to') response.end('there');
      else response.writeHead(url === '/see' ? 303 : 302, { Location: '/to', 'X-Hop': 'yes' }).end();
    });

  test('are followed', async () => {
    const url = await site();
    const request = made().net.request({ method: 'POST', url: `${url}/see` });
    const redirect = jest.fn();
    request.on('redirect', redirect);
    request.end('x');
    expect(await bodyOf(await answerOf(request))).toBe('there');
    expect(redirect.mock.calls).toEqual([[303, 'GET', `${url}/to`, expect.objectContaining({ 'x-hop': ['yes'] })]]);
  });

  test('are an error', async () => {
    const request = made().net.request({ url: await site(), redirect: 'error' });
    const told = eventsOf(request);
    request.end();
    await expect(answerOf(request)).rejects.toThrow(
      new Error("Attempted to redirect, but redirect policy was 'error'"),
    );
    await pause();
    expect(told).toEqual(['finish', 'close', 'error']);
  });

  test('are cancelled unless followed in the event', async () => {
    const url = await site();
    const { net } = made();
    const cancelled = net.request({ url, redirect: 'manual' });
    cancelled.end();
    await expect(answerOf(cancelled)).rejects.toThrow(new Error('Redirect was cancelled'));
    const followed = net.request({ url, redirect: 'manual' });
    followed.on('redirect', () => followed.followRedirect());
    followed.end();
    expect(await bodyOf(await answerOf(followed))).toBe('there');
    expect(() => followed.followRedirect()).toThrow(
      new Error('followRedirect() called, but was not waiting for a redirect'),
    );
  });

  test('aborting in one is no error', async () => {
    const request = made().net.request({ url: await site(), redirect: 'manual' });
    const told = eventsOf(request);
    request.on('redirect', () => request.abort());
    request.end();
    await pause(60);
    expect(told).toEqual(['finish', 'close', 'redirect', 'abort']);
  });

  test('N9.10: to what is no http are unsafe', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end());
    const request = made().net.request(url);
    request.end();
    await expect(answerOf(request)).rejects.toThrow(new Error('net::ERR_UNSAFE_REDIRECT'));
  });
});

test('N9.11: a destination that only pages have is an error', async () => {
  const request = made().net.request({ url: 'http://127.0.0.1:1/', headers: { 'sec-fetch-dest': 'document' } });
  request.end();
  await expect(answerOf(request)).rejects.toThrow(
    new TypeError(
      "sec-fetch-dest of 'document', 'frame', 'iframe' or 'fencedframe' requires sec-fetch-mode 'navigate'",
    ),
  );
});

test('N9.12: cookies only where they are asked for', async () => {
  const url = await serve(({ headers }, response) => response.end(headers.cookie ?? ''));
  const { net, session } = made();
  await session.defaultSession.cookies.set({ url, name: 'a', value: 'b' });
  const sent = async (options: object) => {
    const request = net.request({ url, ...options });
    request.end();
    return bodyOf(await answerOf(request));
  };
  expect(await sent({})).toBe('');
  expect(await sent({ useSessionCookies: true })).toBe('a=b');
  expect(await sent({ credentials: 'include' })).toBe('a=b');
  expect(await sent({ credentials: 'omit', useSessionCookies: true })).toBe('');
  expect(await sent({ credentials: 'same-origin', origin: url })).toBe('a=b');
  expect(await sent({ credentials: 'include', partition: 'other' })).toBe('');
});

describe('N9.13: login', () => {
  const guarded = () =>
    serve(({ headers }, response) => {
      if (headers.authorization) response.end(Buffer.from(headers.authorization.slice(6), 'base64').toString());
      else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Foo"' }).end('no');
    });

  test('is asked for', async () => {
    const url = await guarded();
    const request = made().net.request(url);
    const login = jest.fn((_authInfo: Electron.AuthInfo, callback: (user: string, password: string) => void) =>
      callback('user', 'pass'),
    );
    request.on('login', login as never);
    request.end();
    expect(await bodyOf(await answerOf(request))).toBe('user:pass');
    const { port } = new URL(url);
    expect(login.mock.calls[0]![0]).toEqual({
      ...{ isProxy: false, scheme: 'basic', host: '127.0.0.1', port: Number(port), realm: 'Foo' },
    });
  });

  test('without a listener or an answer the response is a refusal', async () => {
    const url = await guarded();
    const { net } = made();
    const unheard = net.request(url);
    unheard.end();
    expect((await answerOf(unheard)).statusCode).toBe(401);
    const cancelled = net.request(url);
    cancelled.on('login', (_authInfo, callback) => callback());
    cancelled.end();
    expect((await answerOf(cancelled)).statusCode).toBe(401);
  });

  test('is not asked for without credentials', async () => {
    const request = made().net.request({ url: await guarded(), credentials: 'omit' });
    const login = jest.fn();
    request.on('login', login);
    request.end();
    expect((await answerOf(request)).statusCode).toBe(401);
    expect(login).not.toHaveBeenCalled();
  });
});

test('N9.14: how far an upload has come', async () => {
  const url = await serve(async (request, response) => response.end(await bodyOf(request)));
  const request = made().net.request({ method: 'POST', url });
  expect(request.getUploadProgress()).toEqual({ active: false, started: false, current: 0, total: 0 });
  request.end('hello');
  await bodyOf(await answerOf(request));
  expect(request.getUploadProgress()).toEqual({ active: true, started: true, current: 5, total: 5 });
});

test('N9.15: the response', async () => {
  const url = await serve((_request, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.setHeader('X-Twice', ['one', 'two']);
    response.setHeader('ETag', ['"a"', '"b"']);
    response.writeHead(201, 'Very Made');
    response.end('body');
  });
  const request = made().net.request(url);
  request.end();
  const response = await answerOf(request);
  expect([response.statusCode, response.statusMessage]).toEqual([201, 'Very Made']);
  expect([response.httpVersion, response.httpVersionMajor, response.httpVersionMinor]).toEqual(['1.1', 1, 1]);
  expect(response.headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], 'x-twice': 'one, two', etag: '"a"' });
  const { rawHeaders } = response as unknown as { rawHeaders: string[] };
  expect(rawHeaders.slice(rawHeaders.indexOf('X-Twice'), rawHeaders.indexOf('X-Twice') + 4)).toEqual([
    ...['X-Twice', 'one', 'X-Twice', 'two'],
  ]);
  for (const name of ['trailers', 'rawTrailers']) {
    expect(() => Reflect.get(response, name)).toThrow(new Error('HTTP trailers are not supported'));
  }
  expect(await bodyOf(response)).toBe('body');
});

test('large bodies come whole, and a response can be piped', async () => {
  const { PassThrough } = require('node:stream') as typeof import('node:stream');
  const big = Buffer.alloc(1024 * 1024, 'x');
  const url = await serve((_request, response) => response.end(big));
  const request = made().net.request(url);
  request.end();
  const response = await answerOf(request);
  const through = new PassThrough();
  (response as unknown as NodeJS.ReadableStream).pipe(through);
  expect((await bodyOf(through)).length).toBe(big.length);
});

test('nothing of it waits for faked timers', async () => {
  const url = await serve((_request, response) => response.end('ok'));
  jest.useFakeTimers();
  try {
    const { net } = made();
    const request = net.request(url);
    request.end();
    expect(await bodyOf(await answerOf(request))).toBe('ok');
    const aborted = new Promise<void>((resolve) => {
      const other = net.request(url);
      other.on('abort', resolve);
      other.abort();
    });
    await aborted;
  } finally {
    jest.useRealTimers();
  }
});

test('the second argument listens to the response', async () => {
  const url = await serve((_request, response) => response.end('ok'));
  const { net } = made() as unknown as { net: { request(url: string, heard: () => void): Request } };
  await new Promise<void>((resolve) => net.request(url, resolve).end());
});

test('what is under way ends with the test', async () => {
  let closed = 0;
  const url = await serve((request, response) => {
    request.socket.on('close', () => closed++);
    response.write('a');
  });
  const fake = createFakeElectron({ logs: false });
  const rollback = fake.mark();
  const request = fake.electron.net.request(url);
  const told = eventsOf(request);
  request.end();
  await answerOf(request);
  rollback();
  await pause(60);
  expect(closed).toBe(1);
  expect(told).toEqual(['finish', 'close', 'response']);
});
