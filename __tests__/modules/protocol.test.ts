import { createFakeElectron } from '../../src';
import type { Protocol } from '../../src/modules/protocol';
import type { HandledRequest } from '../../src/network/handler';
import { recordOf } from '../../src/network/header-list';
import { failureIn } from '../../src/network/request-error';
import { rawBody } from '../../src/network/upload';
import { quiet } from '../conformance/eras/era';

quiet();

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

describe('handle', () => {
  test('answers with a Response', async () => {
    const protocol = protocolOf();
    const handler = jest.fn((request: Request) => new Response(`you asked for ${request.url}`, { status: 201 }));
    protocol.handle('app', handler as never);

    const { headers, ...answer } = (await read(protocol, 'app://notes/page.html')) as { headers: object };
    expect(answer).toEqual({
      status: 201,
      statusText: 'Created',
      body: 'you asked for app://notes/page.html',
      type: 'text/plain;charset=UTF-8',
    });
    expect(headers).toEqual({ 'content-type': 'text/plain;charset=UTF-8' });
    const [request] = handler.mock.calls[0]!;
    expect(request.method).toBe('GET');
    expect(request).toBeInstanceOf(Request);
  });

  test('is told the method, the headers and the body, and who asks', async () => {
    const protocol = protocolOf();
    protocol.handle('app', (async (request: Request & { initiatorOrigin?: string }) => {
      return Response.json([request.method, request.headers.get('a'), await request.text(), request.initiatorOrigin]);
    }) as never);

    const asked = {
      method: 'POST',
      headers: [['a', 'b']] as const,
      body: rawBody(Buffer.from('ü')),
      origin: 'app://notes',
    };
    expect(await read(protocol, 'app://notes/', asked)).toMatchObject({ body: '["POST","b","ü","app://notes"]' });
  });

  test('bytes without a type are a page, and no body is an empty one', async () => {
    const protocol = protocolOf();
    protocol.handle(
      'app',
      ((request: Request) => new Response(request.url === 'app://a/' ? Buffer.from('a') : null)) as never,
    );

    expect(await read(protocol, 'app://a/')).toEqual({
      ...OK,
      headers: {},
      body: 'a',
      type: 'text/html',
    });
    expect(await read(protocol, 'app://b/')).toMatchObject({ body: '' });
  });

  test.each<[string, () => unknown, object, boolean]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
      { code: 'ERR_UNEXPECTED', errno: -9 },
      true,
    ],
    ['rejects', () => Promise.reject(new Error('broken')), { code: 'ERR_UNEXPECTED', errno: -9 }, true],
    ['answers with nothing', () => undefined, { code: 'ERR_UNEXPECTED', errno: -9 }, false],
    ['answers with an error', () => Response.error(), FAILED, false],
  ])('fails when the handler %s', async (_what, handler, failure, isPrinted) => {
    const protocol = protocolOf();
    protocol.handle('app', handler as never);
    const error = jest.spyOn(console, 'error').mockImplementation(() => {});

    expect(await read(protocol, 'app://a/')).toEqual(failure);
    expect(error.mock.calls).toEqual(isPrinted ? [[new Error('broken')]] : []);
  });

  test('a body that is taken already is none, and one that breaks off fails', async () => {
    const protocol = protocolOf();
    const error = jest.spyOn(console, 'error').mockImplementation(() => {});
    protocol.handle('app', (async () => {
      const response = new Response('a');
      await response.text();
      return response;
    }) as never);
    protocol.handle(
      'odd',
      (() =>
        new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) }))) as never,
    );

    expect(await read(protocol, 'app://a/')).toEqual({ code: 'ERR_UNEXPECTED', errno: -9 });
    expect(error).toHaveBeenCalledTimes(1);
    expect(await read(protocol, 'odd://a/')).toEqual(FAILED);
  });

  test('there is one handler for a scheme, and it can be taken away once', () => {
    const protocol = protocolOf();
    const handler = () => new Response('') as never;
    protocol.handle('app', handler);

    expect(() => protocol.handle('app', handler)).toThrow(new Error('Failed to register protocol: app'));
    expect(protocol.isProtocolHandled('app')).toBe(true);
    expect(protocol.isProtocolRegistered('app')).toBe(true);
    protocol.unhandle('app');
    expect(protocol.isProtocolHandled('app')).toBe(false);
    expect(() => protocol.unhandle('app')).toThrow(new Error('Failed to unhandle protocol: app'));
    expect(protocol.handlerOf('app')).toBeUndefined();
  });

  test.each(['http', 'https', 'file'])('what is there without it, %s, is intercepted', async (scheme) => {
    const protocol = protocolOf();
    expect(protocol.handlerOf(scheme)).toBeUndefined();
    protocol.handle(scheme, () => new Response('mine') as never);

    expect(protocol.isProtocolHandled(scheme)).toBe(true);
    expect(protocol.isProtocolIntercepted(scheme)).toBe(true);
    expect(protocol.isProtocolRegistered(scheme)).toBe(false);
    expect(await read(protocol, `${scheme}://a/`)).toMatchObject({ body: 'mine' });
    protocol.unhandle(scheme);
    expect(protocol.handlerOf(scheme)).toBeUndefined();
  });

  test('came with Electron 25', () => {
    const fake = createFakeElectron({ version: '24' });
    expect(protocolOf(fake).handle).toBeUndefined();
    expect(fake.electron.session.fromPartition('a').protocol.unhandle).toBeUndefined();
    expect(fake.electron.net.fetch).toBeUndefined();
    expect(fake.electron.session.defaultSession.fetch).toBeUndefined();
    fake.configure({ version: '25' });
    expect(protocolOf(fake).handle).toBeInstanceOf(Function);
  });
});

test('privileges are remembered, and a standard URL has a path', async () => {
  const protocol = protocolOf();
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
  protocol.registerSchemesAsPrivileged([{ scheme: 'odd' }, { scheme: 'app', privileges: { secure: true } }]);
  for (const scheme of ['app', 'odd']) {
    protocol.registerStringProtocol(scheme, ({ url }, callback) => callback(url));
  }

  expect(protocol.privilegesOf('app')).toEqual({ standard: true, secure: true });
  expect(protocol.privilegesOf('other')).toBeUndefined();
  expect(await read(protocol, 'app://a')).toMatchObject({ body: 'app://a/' });
  expect(await read(protocol, 'odd://a')).toMatchObject({ body: 'odd://a' });
  for (const given of [undefined, {}, [{}], [null]]) {
    expect(() => protocol.registerSchemesAsPrivileged(given as never)).toThrow(
      new Error('Argument must be an array of custom schemes.'),
    );
  }
});

test("the module is the default session's, and each session has its own", () => {
  const { electron } = createFakeElectron();
  const { protocol, session } = electron;
  const other = session.fromPartition('other');
  expect(session.defaultSession.protocol).toBe(protocol);
  protocol.handle('app', () => new Response('') as never);

  expect(other.protocol.isProtocolHandled('app')).toBe(false);
  other.protocol.handle('app', () => new Response('') as never);
});

test('a rollback takes handlers back, brings back what went, and undoes mocks', () => {
  const fake = createFakeElectron();
  const handler = () => new Response('') as never;
  protocolOf(fake).handle('kept', handler);
  const rollback = fake.mark();

  const protocol = protocolOf(fake);
  protocol.unhandle('kept');
  protocol.handle('app', handler);
  protocol.interceptFileProtocol('file', () => {});
  protocol.registerSchemesAsPrivileged([{ scheme: 'app' }]);
  protocol.isProtocolHandled = () => true;
  rollback();

  expect(protocolOf(fake)).toBe(protocol);
  expect(['kept', 'app', 'file'].map((scheme) => protocol.isProtocolHandled(scheme))).toEqual([true, false, false]);
  expect(protocol.privilegesOf('app')).toBeUndefined();
});

test('also those of a session that nobody had asked for when the mark was made', () => {
  const fake = createFakeElectron();
  const rollback = fake.mark();
  fake.electron.session.defaultSession.protocol.handle('app', () => new Response('') as never);
  protocolOf(fake).registerSchemesAsPrivileged([{ scheme: 'app' }]);
  rollback();

  expect(protocolOf(fake).isProtocolHandled('app')).toBe(false);
  expect(protocolOf(fake).privilegesOf('app')).toBeUndefined();
});

test('what is not faked of it says its name', () => {
  expect(() => protocolOf().getSource('app')).toThrow('fake-electron does not fake protocol.getSource().');
});

test('its methods need no this, as those of the export of Electron', async () => {
  const { handle, isProtocolHandled, registerStringProtocol, unregisterProtocol } = protocolOf();
  handle('web', () => new Response(''));
  expect(registerStringProtocol('text', (_request, answer) => answer('text'))).toBe(true);
  expect(isProtocolHandled('web')).toBe(true);
  expect(unregisterProtocol('text')).toBe(true);
});
