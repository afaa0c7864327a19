import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { serve } from '../support/server';

quiet();

type Loose = Record<string, (...given: unknown[]) => unknown>;

const made = () => createFakeElectron({ logs: false });
const conversion = (index: number, text: string) =>
  new TypeError(`Error processing argument at index ${index}, conversion failure from ${text}`);

test('N1.4: a URL that is none is no wrong argument', async () => {
  const { session } = made().electron;
  await session.defaultSession.cookies.remove('nonsense', 'a');
  expect(await session.defaultSession.resolveProxy('nonsense')).toBe('');
});

test('N1.5: errors of net have a prefix that those of loads lack', async () => {
  const { BrowserWindow, electron } = made();
  await expect(electron.net.fetch('file:///nowhere')).rejects.toThrow(new Error('net::ERR_FILE_NOT_FOUND'));
  const window = new BrowserWindow();
  const told: unknown[] = [];
  window.webContents.on('did-fail-load', (_event, code, description) => told.push([code, description]));
  await expect(window.loadURL('file:///nowhere')).rejects.toThrow(
    new Error("ERR_FILE_NOT_FOUND (-6) loading 'file:///nowhere'"),
  );
  expect(told).toEqual([[-6, 'ERR_FILE_NOT_FOUND']]);
});

test('N2.7: whether responses are kept is said when a session is made', async () => {
  const { session } = made().electron;
  let asked = 0;
  const origin = await serve((_request, response) => {
    response.setHeader('cache-control', 'max-age=60').end(`${asked++}`);
  });
  const ask = async (from: Electron.Session) => (await from.fetch(origin)).text();
  const without = session.fromPartition('without', { cache: false });
  expect([await ask(without), await ask(without)]).toEqual(['0', '1']);
  const later = session.fromPartition('without', { cache: true });
  expect(await ask(later)).toBe('2');
  const having = session.fromPartition('having');
  expect([await ask(having), await ask(having)]).toEqual(['3', '3']);
});

test('N3.8: what can be connected to ahead', () => {
  const { defaultSession } = made().electron.session;
  const url = 'https://notes.example';
  expect(defaultSession.preconnect({ url })).toBeUndefined();
  const none = new TypeError('Must pass non-empty valid url to session.preconnect.');
  for (const wrong of ['', 'nonsense']) expect(() => defaultSession.preconnect({ url: wrong })).toThrow(none);
  for (const numSockets of [0, 7]) {
    expect(() => defaultSession.preconnect({ url, numSockets })).toThrow(
      new TypeError('numSocketsToPreconnect is outside range [1,6]'),
    );
  }
});

test('N3.9, N3.12: code caches and TLS', async () => {
  const { defaultSession } = made().electron.session;
  expect(() => defaultSession.setCodeCachePath('a')).toThrow(
    new TypeError('Absolute path must be provided to store code cache.'),
  );
  expect(defaultSession.setCodeCachePath(`${sep}a`)).toBeUndefined();
  expect(() => (defaultSession as unknown as Loose).clearCodeCaches!()).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
  expect(await defaultSession.clearCodeCaches({})).toBeUndefined();
  defaultSession.setSSLConfig({ minVersion: 'tls1.2', maxVersion: 'tls1.3' });
  expect(() => defaultSession.setSSLConfig({ minVersion: 'tls1' } as never)).toThrow(TypeError);
});

test('N3.14: a local AI is a process’s', () => {
  const { defaultSession } = made().electron.session;
  const loose = defaultSession as unknown as Loose;
  expect(loose.registerLocalAIHandler!(null)).toBeUndefined();
  for (const wrong of [undefined, {}, 1]) {
    expect(() => loose.registerLocalAIHandler!(wrong)).toThrow(new TypeError('Must pass null or UtilityProcess'));
  }
});

test('N5.1 to N5.3: preload scripts', () => {
  const { defaultSession } = made().electron.session;
  const filePath = join(tmpdir(), 'preload.js');
  const id = defaultSession.registerPreloadScript({ type: 'frame', filePath });
  expect(id).toMatch(/^[\da-f]{8}-/);
  expect(defaultSession.getPreloadScripts()).toEqual([{ type: 'frame', filePath, id }]);
  expect(() => defaultSession.registerPreloadScript({ type: 'frame', filePath, id })).toThrow(
    new Error(`Cannot register preload script with existing ID '${id}'`),
  );
  expect(() => defaultSession.registerPreloadScript({ type: 'frame', filePath: 'a.js' })).toThrow(
    new Error('Preload script must have absolute path: a.js'),
  );
  defaultSession.unregisterPreloadScript(id);
  expect(() => defaultSession.unregisterPreloadScript(id)).toThrow(
    new Error(`Cannot unregister preload script with non-existing ID '${id}'`),
  );
  defaultSession.setPreloads([filePath]);
  expect(defaultSession.getPreloads()).toEqual([filePath]);
});

describe('protocols', () => {
  test('N8.1, N8.4, N8.5: handle and register share one table, intercept has another', async () => {
    const { session, protocol, net } = made().electron;
    protocol.handle('notes', () => new Response('a'));
    expect(session.defaultSession.protocol.isProtocolHandled('notes')).toBe(true);
    expect(session.fromPartition('other').protocol.isProtocolHandled('notes')).toBe(false);
    expect(() => protocol.handle('notes', () => new Response(''))).toThrow(
      new Error('Failed to register protocol: notes'),
    );
    expect(protocol.registerStringProtocol('notes', () => {})).toBe(false);
    expect(protocol.interceptStringProtocol('notes', (_request, callback) => callback('b'))).toBe(true);
    expect(await (await net.fetch('notes://a')).text()).toBe('b');
    expect(protocol.uninterceptProtocol('notes')).toBe(true);
    expect(await (await net.fetch('notes://a')).text()).toBe('a');
    protocol.unhandle('notes');
    expect(() => protocol.unhandle('notes')).toThrow(new Error('Failed to unhandle protocol: notes'));
    expect(protocol.isProtocolHandled('https')).toBe(false);
  });

  test('N8.9: one that nobody handles is unknown', async () => {
    await expect(made().electron.net.fetch('notes://a')).rejects.toThrow(new Error('net::ERR_UNKNOWN_URL_SCHEME'));
  });

  test.each<[kind: string, given: unknown[], code: string]>([
    ['String', [], 'NOT_IMPLEMENTED'],
    ['Buffer', ['a'], 'NOT_IMPLEMENTED'],
    ['Http', ['http://localhost'], 'NOT_IMPLEMENTED'],
    ['Stream', [1], 'NOT_IMPLEMENTED'],
    ['String', [{ error: -7 }], 'TIMED_OUT'],
    ['String', [1], 'FAILED'],
    ['Buffer', [{ data: 1 }], 'FAILED'],
    ['File', [{}], 'FAILED'],
  ])('N8.11: %s called back with %j fails with %s', async (kind, given, code) => {
    const { protocol, net } = made().electron;
    (protocol as unknown as Loose)[`register${kind}Protocol`]!(
      'notes',
      (_request: unknown, callback: (...answer: unknown[]) => void) => callback(...given),
    );
    await expect(net.fetch('notes://a')).rejects.toThrow(new Error(`net::ERR_${code}`));
  });

  test('a stream that is over before it is given fails, or is empty', async () => {
    const { protocol, net } = made().electron;
    const destroyed = Readable.from([Buffer.from('a')]);
    destroyed.destroy();
    const read = Readable.from([Buffer.from('a')]).resume();
    await new Promise((resolve) => read.on('end', resolve));
    protocol.registerStreamProtocol('destroyed', (_request, callback) => callback(destroyed));
    protocol.registerStreamProtocol('read', (_request, callback) => callback(read));
    await expect(net.fetch('destroyed://a')).rejects.toThrow(new Error('net::ERR_FAILED'));
    expect(await (await net.fetch('read://a')).text()).toBe('');
  });

  test('N8.12: what an answer has by default', async () => {
    const { protocol, net } = made().electron;
    protocol.registerStringProtocol('text', (_request, callback) => callback({ data: 'a', mimeType: 'text/plain' }));
    protocol.registerStreamProtocol('stream', (_request, callback) => callback(Readable.from([Buffer.from('a')])));
    protocol.registerStringProtocol('on', (_request, callback) =>
      callback({ data: '', statusCode: 302, headers: { location: 'text://a' } }),
    );
    const text = await net.fetch('text://a');
    expect([text.status, text.headers.get('content-type'), text.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'text/plain',
      '*',
    ]);
    expect((await net.fetch('stream://a')).headers.has('access-control-allow-origin')).toBe(false);
    expect(await (await net.fetch('on://a')).text()).toBe('a');
  });

  test('N8.13: an address is asked in the session that handles, or in another', async () => {
    const { protocol, net, session } = made().electron;
    const url = await serve((request, response) => response.end(request.headers['user-agent']));
    const other = session.fromPartition('other');
    other.setUserAgent('other');
    session.defaultSession.setUserAgent('own');
    protocol.registerHttpProtocol('own', (_request, callback) => callback({ url }));
    protocol.registerHttpProtocol('other', (_request, callback) => callback({ url, session: other }));
    expect(await (await net.fetch('own://a')).text()).toBe('own');
    expect(await (await net.fetch('other://a')).text()).toBe('other');
  });
});

test('N11.1 to N11.3: a session’s log of its network', async () => {
  const { defaultSession } = made().electron.session;
  const folder = mkdtempSync(join(tmpdir(), 'net-log-'));
  const file = join(folder, 'log.json');
  const { netLog } = defaultSession;
  const start = (...given: unknown[]) => (netLog as unknown as Loose).startLogging!(...given);
  expect(() => start('')).toThrow(new TypeError('The first parameter must be a valid string'));
  expect(() => start(file, { captureMode: 'a' })).toThrow(new TypeError('Invalid value for captureMode'));
  expect(() => start(file, { maxFileSize: 'a' })).toThrow(new TypeError('Invalid value for maxFileSize'));
  const started = netLog.startLogging(file);
  expect(netLog.currentlyLogging).toBe(true);
  expect(() => start(file)).toThrow(new TypeError('There is already a net log running'));
  await started;
  expect(await netLog.stopLogging()).toBeUndefined();
  await expect(netLog.stopLogging()).rejects.toThrow(new Error('No net log in progress'));
  rmSync(folder, { recursive: true });
});

test('N13.1: what nobody has registered does not run', async () => {
  const { serviceWorkers } = made().electron.session.defaultSession;
  expect(serviceWorkers.getAllRunning()).toEqual({});
  expect(() => serviceWorkers.getInfoFromVersionID(1)).toThrow(
    new Error('Could not find service worker with that version_id'),
  );
  expect(serviceWorkers.getWorkerFromVersionID(1)).toBeUndefined();
  await expect(serviceWorkers.startWorkerForScope('https://notes.example/')).rejects.toThrow(
    new Error('Failed to start service worker.'),
  );
});

test('N13.2, N13.3: the life of a service worker', async () => {
  const fake = made();
  const { serviceWorkers } = fake.electron.session.defaultSession;
  const told: unknown[] = [];
  serviceWorkers.on('registration-completed', (_event, details) => told.push(details));
  serviceWorkers.on('running-status-changed', ({ runningStatus }) => told.push(runningStatus));
  const scope = 'https://notes.example/';
  const { versionId, stop } = fake.startServiceWorker({ scope });
  expect(told).toEqual([{ scope }, 'starting', 'running']);
  expect(serviceWorkers.getAllRunning()).toMatchObject({ [versionId]: { scope } });

  const worker = serviceWorkers.getWorkerFromVersionID(versionId)!;
  expect(() => (worker as unknown as Loose).send!()).toThrow(new TypeError('Missing required channel argument'));
  worker.startTask().end();
  await stop();
  expect(told.slice(3)).toEqual(['stopping', 'stopped']);
});

test('N14.4: a load that another takes the place of says which', async () => {
  const { BrowserWindow } = made();
  const window = new BrowserWindow();
  await expect(window.loadURL('nonsense')).rejects.toMatchObject({ code: 'ERR_INVALID_URL', errno: -300 });
});

test('N14.8, N5.6: headers of a download are an object', () => {
  const { BrowserWindow } = made();
  const { webContents } = new BrowserWindow();
  expect(() => webContents.downloadURL('http://localhost/', { headers: 'a' } as never)).toThrow(
    new TypeError('Invalid value for headers - must be an object'),
  );
});

test('N1.1: arguments of the wrong kind', () => {
  const { session } = made().electron;
  const loose = session.defaultSession as unknown as Loose;
  expect(() => (session as unknown as Loose).fromPartition!()).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
  for (const name of ['setUserAgent', 'resolveProxy', 'setDownloadPath', 'setCodeCachePath']) {
    expect(() => loose[name]!(undefined)).toThrow(conversion(0, 'undefined'));
  }
});
