import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { serve } from '../support/server';

quiet();

/** A server whose certificate nobody has signed but itself. */
async function serveSecurely(): Promise<{ origin: string; asked: () => number; close: () => void }> {
  const read = (name: string) => readFileSync(join(__dirname, 'fixtures', name));
  let asked = 0;
  const server = createServer({ key: read('key.pem'), cert: read('certificate.pem') }, (_request, response) => {
    asked++;
    response.setHeader('content-type', 'text/html').end('safe');
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `https://127.0.0.1:${port}`, asked: () => asked, close: () => server.close() };
}

describe('certificates', () => {
  let server: Awaited<ReturnType<typeof serveSecurely>>;
  beforeAll(async () => {
    server = await serveSecurely();
  });
  afterAll(() => server.close());

  test('N14.1: one that nobody trusts fails the request, before anything is sent', async () => {
    const fake = createFakeElectron();
    const before = server.asked();
    await expect(fake.electron.net.fetch(server.origin)).rejects.toThrow(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
    await expect(new fake.BrowserWindow().loadURL(server.origin)).rejects.toThrow(
      new Error(`ERR_CERT_AUTHORITY_INVALID (-202) loading '${server.origin}/'`),
    );
    expect(server.asked()).toBe(before);
  });

  test('N14.1: the contents is asked, then the app', async () => {
    const fake = createFakeElectron();
    const { app } = fake.electron;
    const { webContents } = new fake.BrowserWindow();
    const told: unknown[] = [];
    webContents.on('certificate-error', (_event, url, error, certificate, callback, isMainFrame) => {
      told.push(['contents', url, error, certificate.subjectName, typeof callback, isMainFrame]);
    });
    app.on('certificate-error', (event, contents, url, error, certificate, callback, isMainFrame) => {
      told.push(['app', contents === webContents, url, error, certificate.issuer.organizations, isMainFrame]);
      event.preventDefault();
      callback(true);
      callback(true);
    });

    await webContents.loadURL(server.origin);
    expect(await webContents.executeJavaScript('document.body.textContent')).toBe('safe');
    const error = 'net::ERR_CERT_AUTHORITY_INVALID';
    expect(told).toEqual([
      ['contents', `${server.origin}/`, error, 'localhost', 'function', true],
      ['app', true, `${server.origin}/`, error, ['Notes'], true],
    ]);
  });

  test('N3.13: the proc of a session decides, once for each host', async () => {
    const { session, net } = createFakeElectron().electron;
    const { defaultSession } = session;
    const proc = jest.fn((_request: Electron.Request, callback: (result: number) => void) => callback(0));
    defaultSession.setCertificateVerifyProc(proc);

    expect(await (await net.fetch(server.origin)).text()).toBe('safe');
    await net.fetch(server.origin);
    expect(proc).toHaveBeenCalledTimes(1);
    expect(proc.mock.calls[0]![0]).toEqual({
      hostname: '127.0.0.1',
      certificate: expect.objectContaining({
        data: expect.stringMatching(/^-----BEGIN CERTIFICATE-----/),
        fingerprint: expect.stringMatching(/^sha256\/[\w+/]{43}=$/),
        subjectName: 'localhost',
        validStart: expect.any(Number),
      }),
      validatedCertificate: expect.anything(),
      isIssuedByKnownRoot: false,
      verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID',
      errorCode: -202,
    });
    defaultSession.setCertificateVerifyProc((_request, callback) => callback(-2));
    await expect(net.fetch(server.origin)).rejects.toThrow(new Error('net::ERR_FAILED'));
    defaultSession.setCertificateVerifyProc((_request, callback) => callback(-3));
    await expect(net.fetch(server.origin)).rejects.toThrow(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
    defaultSession.setCertificateVerifyProc(null);
    await expect(net.fetch(server.origin)).rejects.toThrow(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
  });
});

describe('N14.3: login', () => {
  const guarded = () =>
    serve((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (request.headers.authorization === `Basic ${btoa('ann:secret')}`) response.end('in');
      else response.writeHead(401, { 'www-authenticate': 'Basic realm="Notes"' }).end('out');
    });

  test('the app is asked, then the contents; what is given is kept', async () => {
    const origin = await guarded();
    const fake = createFakeElectron();
    const { app, session } = fake.electron;
    const { webContents } = new fake.BrowserWindow();
    const told: unknown[] = [];
    app.on('login', (_event, contents, details, authInfo) => {
      told.push(['app', contents === webContents, details.url, authInfo]);
    });
    webContents.on('login', (event, details, authInfo, callback) => {
      told.push(['contents', details, authInfo.realm]);
      event.preventDefault();
      callback('ann', 'secret');
    });
    const text = () => webContents.executeJavaScript('document.body.textContent');

    await webContents.loadURL(origin);
    expect(await text()).toBe('in');
    const authInfo = {
      isProxy: false,
      scheme: 'basic',
      host: '127.0.0.1',
      port: Number(origin.slice(17)),
      realm: 'Notes',
    };
    expect(told).toEqual([
      ['app', true, `${origin}/`, authInfo],
      [
        'contents',
        {
          url: `${origin}/`,
          pid: expect.any(Number),
          isRequestForNavigation: true,
          firstAuthAttempt: true,
          responseHeaders: expect.objectContaining({ 'www-authenticate': ['Basic realm="Notes"'] }),
        },
        'Notes',
      ],
    ]);
    await webContents.loadURL(`${origin}/again`);
    expect(told).toHaveLength(2);
    await session.defaultSession.clearAuthCache();
    await webContents.loadURL(`${origin}/more`);
    expect(told).toHaveLength(4);
  });

  test('without anybody it is a response like others', async () => {
    const origin = await guarded();
    const fake = createFakeElectron();
    const { webContents } = new fake.BrowserWindow();
    await webContents.loadURL(origin);
    expect(await webContents.executeJavaScript('document.body.textContent')).toBe('out');
    webContents.on('login', (event, _details, _info, callback) => {
      event.preventDefault();
      callback('ann');
    });
    await webContents.loadURL(origin);
    expect(await webContents.executeJavaScript('document.body.textContent')).toBe('out');
  });
});

test('N14.5, N14.6: what a load tells of redirects and failures', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/from') response.writeHead(301, { location: '/to' }).end();
    else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else response.setHeader('content-type', 'text/html').end(request.url);
  });
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow();
  const told: unknown[] = [];
  const events = [
    'will-redirect',
    'did-redirect-navigation',
    'did-fail-provisional-load',
    'did-fail-load',
    'did-navigate',
  ];
  for (const name of events) {
    (webContents as NodeJS.EventEmitter).on(name, (event, ...args) => {
      const { url, isMainFrame, isSameDocument } = event;
      told.push(
        name.includes('redirect') ? [name, url, isMainFrame, isSameDocument, args[0]] : [name, ...args.slice(0, 4)],
      );
    });
  }

  await webContents.loadURL(`${origin}/from`);
  const to = `${origin}/to`;
  expect(told.splice(0)).toEqual([
    ['will-redirect', to, true, false, to],
    ['did-redirect-navigation', to, true, false, to],
    ['did-navigate', to, 200, 'OK'],
  ]);
  await expect(webContents.loadURL(`${origin}/file`)).rejects.toThrow(
    new Error(`ERR_UNSAFE_REDIRECT (-311) loading '${origin}/file'`),
  );
  expect(told.splice(0)).toEqual([
    ['did-fail-provisional-load', -311, 'ERR_UNSAFE_REDIRECT', `${origin}/file`, true],
    ['did-fail-load', -311, 'ERR_UNSAFE_REDIRECT', `${origin}/file`, true],
  ]);
  webContents.once('will-redirect', (event) => event.preventDefault());
  await expect(webContents.loadURL(`${origin}/from`)).rejects.toThrow(
    new Error(`ERR_ABORTED (-3) loading '${origin}/from'`),
  );
  expect(told.map((entry) => (entry as string[])[0])).toEqual(['will-redirect', 'did-fail-provisional-load']);
});
