import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { echo, serve } from '../support/server';

quiet();

const made = () => createFakeElectron({ logs: false }).electron;
const started: Server[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A proxy that says what goes through it, and wants a password if there is one. */
async function serveProxy(password?: string): Promise<{ rules: string; port: number; seen: string[] }> {
  const seen: string[] = [];
  const isLetIn = (given: string | undefined) =>
    password === undefined || given === `Basic ${Buffer.from(password).toString('base64')}`;
  const challenge = { 'proxy-authenticate': 'Basic realm="way out"' };
  const proxy = createServer((request, response) => {
    const isIn = isLetIn(request.headers['proxy-authorization']);
    seen.push(`${request.method} ${request.url} ${isIn ? 200 : 407}`);
    response.writeHead(isIn ? 200 : 407, isIn ? {} : challenge).end(isIn ? `through: ${request.url}` : '');
  });
  proxy.on('connect', (request, socket) => {
    const isIn = isLetIn(request.headers['proxy-authorization']);
    seen.push(`CONNECT ${request.url} ${isIn ? 200 : 407}`);
    if (!isIn) {
      socket.resume();
      socket.end('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="way out"\r\n\r\n');
      return;
    }
    const onward = connect(Number(request.url!.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Yes\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => {});
    onward.on('close', () => socket.destroy());
    socket.on('end', () => onward.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  started.push(proxy);
  const { port } = proxy.address() as AddressInfo;
  return { rules: `127.0.0.1:${port}`, port, seen };
}

/** Counts its connections. */
async function serveSecurely(): Promise<number> {
  const read = (name: string) => readFileSync(join(__dirname, 'fixtures', name));
  const server = createSecureServer({ key: read('key.pem'), cert: read('certificate.pem') }, (_request, response) =>
    response.setHeader('connection', 'close').end('safe'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  started.push(server);
  return (server.address() as AddressInfo).port;
}

const logsIn = (request: Electron.ClientRequest, told: unknown[], name = 'ada', password = 'notes') =>
  new Promise<Electron.IncomingMessage>((resolve, reject) => {
    request.on('login', (info, callback) => {
      told.push(info);
      callback(name, password);
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });

describe('N3.4, N3.5: a proxy', () => {
  test('has what is asked of servers elsewhere, in this session alone', async () => {
    const { session, net } = made();
    const { rules, seen } = await serveProxy();
    const near = await serve((_request, response) => response.end('near'));
    await session.defaultSession.setProxy({ proxyRules: rules });

    expect(await (await net.fetch('http://notes.example/a?b')).text()).toBe('through: http://notes.example/a?b');
    expect(await (await net.fetch(near)).text()).toBe('near');
    await expect(session.fromPartition('other').fetch('http://notes.example/')).rejects.toThrow(
      'net::ERR_INTERNET_DISCONNECTED',
    );
    expect(seen).toEqual(['GET http://notes.example/a?b 200']);

    await session.defaultSession.setProxy({ proxyRules: rules, proxyBypassRules: '<-loopback>' });
    expect(await (await net.fetch(`${near}/b`)).text()).toBe(`through: ${near}/b`);
    await session.defaultSession.setProxy({ mode: 'direct' });
    expect(await (await net.fetch(near)).text()).toBe('near');
  });

  test('a script names it', async () => {
    const { session, net } = made();
    const { rules } = await serveProxy();
    const script = `function FindProxyForURL(url, host) { return host === 'a.example' ? 'PROXY ${rules}' : 'SOCKS x:1'; }`;
    await session.defaultSession.setProxy({ pacScript: `data:text/plain,${encodeURIComponent(script)}` });

    expect(await (await net.fetch('http://a.example/')).text()).toBe('through: http://a.example/');
    await expect(net.fetch('http://b.example/')).rejects.toThrow(new Error('net::ERR_NO_SUPPORTED_PROXIES'));
  });

  test('wants to know who asks, once', async () => {
    const { session, net } = made();
    const { rules, port, seen } = await serveProxy('ada:notes');
    await session.defaultSession.setProxy({ proxyRules: rules });
    const told: unknown[] = [];

    expect((await logsIn(net.request('http://notes.example/'), told)).statusCode).toBe(200);
    expect(told).toEqual([{ isProxy: true, scheme: 'basic', host: '127.0.0.1', port, realm: 'way out' }]);
    expect((await net.fetch('http://notes.example/b')).status).toBe(200);
    expect(seen).toEqual([
      'GET http://notes.example/ 407',
      'GET http://notes.example/ 200',
      'GET http://notes.example/b 200',
    ]);
    await session.defaultSession.clearAuthCache();
    expect((await net.fetch('http://notes.example/c')).status).toBe(407);
  });

  test('leads to a server with a certificate, which is checked', async () => {
    const { session, net } = made();
    const { rules, seen } = await serveProxy('ada:notes');
    const port = await serveSecurely();
    await session.defaultSession.setProxy({ proxyRules: rules });
    const told: unknown[] = [];

    await expect(logsIn(net.request(`https://notes.example:${port}/`), told)).rejects.toThrow(
      'net::ERR_CERT_AUTHORITY_INVALID',
    );
    session.defaultSession.setCertificateVerifyProc((_request, callback) => callback(0));
    expect(await (await net.fetch(`https://notes.example:${port}/`)).text()).toBe('safe');
    const place = `CONNECT notes.example:${port}`;
    expect(seen).toEqual([`${place} 407`, `${place} 200`, `${place} 200`]);
  });

  test('that is not there fails all', async () => {
    const { session, net } = made();
    await session.defaultSession.setProxy({ proxyRules: '127.0.0.1:1' });
    const failure = new Error('net::ERR_PROXY_CONNECTION_FAILED');
    await expect(net.fetch('http://notes.example/')).rejects.toThrow(failure);
    await expect(net.fetch('https://notes.example/')).rejects.toThrow(failure);
  });
});

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

describe('N9.13: who asks', () => {
  test('is told by Digest where the server wants it', async () => {
    const nonce = 'abc';
    const origin = await serve((request, response) => {
      const given = new Map(
        [...(request.headers.authorization ?? '').matchAll(/(\w+)="?([^",]*)/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      );
      const own = `${md5('ada:a "realm":notes')}:${nonce}:${given.get('nc')}:${given.get('cnonce')}:auth:`;
      const isRight = given.get('response') === md5(`${own}${md5(`GET:${request.url}`)}`);
      const challenge = ['Basic realm="b"', `Digest realm="a \\"realm\\"", qop="auth", nonce="${nonce}", opaque="o"`];
      response.writeHead(isRight ? 200 : 401, isRight ? {} : { 'www-authenticate': challenge });
      response.end(`${given.get('nc')} ${given.get('uri')} ${given.get('opaque')}`);
    });
    const { net } = made();
    const told: unknown[] = [];

    expect((await logsIn(net.request(`${origin}/a?b`), told)).statusCode).toBe(200);
    expect(told).toMatchObject([{ isProxy: false, scheme: 'digest', realm: 'a "realm"' }]);
    expect(await (await net.fetch(`${origin}/c`)).text()).toBe('00000002 /c o');
  });

  test('can be in the URL, before anybody is asked', async () => {
    const origin = await serve((request, response) => {
      const { authorization } = request.headers;
      if (authorization) response.end(authorization);
      else response.writeHead(401, { 'www-authenticate': 'Basic realm="a"' }).end();
    });
    const { net } = made();
    const told: unknown[] = [];
    const response = await logsIn(net.request(origin.replace('//', '//b%40:c@')), told);
    expect(response.statusCode).toBe(200);
    expect(told).toEqual([]);
  });
});

describe('connections', () => {
  test('requests in a row share one, and closeAllConnections ends what goes over it', async () => {
    const { session, net } = made();
    let answers = true;
    const ports = new Set<number | undefined>();
    const origin = await serve(({ socket }, response) => {
      ports.add(socket.remotePort);
      if (answers) response.end('a');
    });
    for (let at = 0; at < 5; at++) await (await net.fetch(origin)).text();
    expect(ports.size).toBe(1);

    answers = false;
    const waiting = net.fetch(origin);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await session.defaultSession.closeAllConnections();
    await expect(waiting).rejects.toThrow(new Error('net::ERR_ABORTED'));
  });

  test('one that the server has closed is made anew', async () => {
    const { net } = made();
    const sockets: { destroy(): void }[] = [];
    const origin = await serve(({ socket }, response) => {
      sockets.push(socket);
      response.end('a');
    });
    expect(await (await net.fetch(origin)).text()).toBe('a');
    sockets[0]!.destroy();
    expect(await (await net.fetch(origin)).text()).toBe('a');
    expect(sockets).toHaveLength(2);
  });
});

describe('what is sent and read', () => {
  test('the body of a GET says how long it is', async () => {
    const { net } = made();
    const request = net.request(await serve(echo));
    request.end('text');
    const response = await new Promise<Electron.IncomingMessage>((resolve) => request.on('response', resolve));
    const chunks: Buffer[] = [];
    for await (const chunk of response as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ method: 'GET', body: 'text' });
  });

  test('N10.2: with an origin, cookies go along where it is the same', async () => {
    const { net, session } = made();
    const origin = await serve(echo);
    await session.defaultSession.cookies.set({ url: origin, name: 'a', value: 'b' });
    const ask = async (from: string) =>
      ((await (await net.fetch(origin, { headers: { origin: from } })).json()) as { headers: object }).headers;
    expect(await ask(origin)).toMatchObject({ cookie: 'a=b', 'sec-fetch-mode': 'cors' });
    expect(await ask('http://notes.example')).not.toHaveProperty('cookie');
  });

  test('N10.3: a body that breaks off says why', async () => {
    const { net } = made();
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('mine')) });
    await expect(net.fetch(await serve(echo), { method: 'POST', body, duplex: 'half' } as never)).rejects.toThrow(
      'mine',
    );
  });

  test('a body that is cancelled ends its connection', async () => {
    const { net } = made();
    const closed = new Promise((resolve) => {
      void serve((_request, response) => {
        response.on('close', resolve);
        response.write('a');
      }).then(async (origin) => (await net.fetch(origin)).body!.cancel());
    });
    await closed;
  });

  test('a file says when it changed, and gives a part of itself', async () => {
    const { net } = made();
    const ask = (range: string) => net.fetch(`file://${__filename}`, { headers: { range } });
    const whole = readFileSync(__filename, 'utf8');
    const response = await ask('bytes=7-13');
    expect([response.status, await response.text()]).toEqual([200, whole.slice(7, 14)]);
    expect(Date.parse(response.headers.get('last-modified')!)).toBeGreaterThan(0);
    expect(await (await ask('bytes=-3')).text()).toBe(whole.slice(-3));
    expect(await (await ask('bytes=7-')).text()).toBe(whole.slice(7));
    await expect(ask('bytes=9999999-')).rejects.toThrow('net::ERR_REQUEST_RANGE_NOT_SATISFIABLE');
  });

  test('N1.1: protocols want a scheme', () => {
    const { protocol } = made() as unknown as { protocol: Record<string, (...given: unknown[]) => unknown> };
    const few = new TypeError('Insufficient number of arguments.');
    const none = new TypeError('Error processing argument at index 0, conversion failure from undefined');
    for (const name of ['isProtocolRegistered', 'isProtocolIntercepted', 'unregisterProtocol', 'uninterceptProtocol']) {
      expect(() => protocol[name]!()).toThrow(few);
      expect(() => protocol[name]!(undefined)).toThrow(none);
    }
    expect(() => protocol.registerStringProtocol!('notes')).toThrow(few);
    for (const name of ['handle', 'unhandle', 'isProtocolHandled']) expect(() => protocol[name]!()).toThrow(none);
  });
});
