import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { echo, serve } from '../support/server';

quiet();

const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sessionOf = (version?: string) => createFakeElectron(version === undefined ? {} : { version }).electron.session;

describe('N2: which session', () => {
  test('N2.2 to N2.5: one name, one session, with its folder', () => {
    const { app, session } = createFakeElectron().electron;
    const data = app.getPath('sessionData');
    const { defaultSession } = session;

    expect(session.fromPartition('')).toBe(defaultSession);
    expect(session.fromPartition('persist:')).toBe(defaultSession);
    expect(session.fromPartition('persist:A')).not.toBe(session.fromPartition('persist:a'));
    expect(session.fromPartition('persist:A').storagePath).toBe(join(data, 'Partitions', 'a'));
    const own = session.fromPath(folder);
    expect([session.fromPath(folder) === own, own.storagePath, own.isPersistent()]).toEqual([true, folder, true]);
    expect(own).not.toBe(defaultSession);
  });

  test('N2.6: a path is absolute', () => {
    expect(() => sessionOf().fromPath('')).toThrow(new TypeError('An empty path was specified'));
    expect(() => sessionOf().fromPath('a/b')).toThrow(new TypeError('An absolute path was not provided'));
    expect(sessionOf('38').fromPath('a/b')).toBeUndefined();
    expect(() => (sessionOf().fromPartition as unknown as () => void)()).toThrow(
      new TypeError('Insufficient number of arguments.'),
    );
  });

  test('N2.8: the app hears of each, and makes none by itself', () => {
    const { app, session } = createFakeElectron().electron;
    const created = jest.fn();
    app.on('session-created', created);
    const { defaultSession } = session;
    const other = session.fromPartition('a');

    expect(created.mock.calls).toEqual([[defaultSession], [other]]);
    expect(() => new (defaultSession.constructor as new () => unknown)()).toThrow(
      new Error("Session objects cannot be created with 'new'"),
    );
  });
});

describe('N3.4, N3.5: proxies', () => {
  const ses = () => sessionOf().defaultSession;

  test.each<[config: Electron.ProxyConfig, url: string, proxy: string]>([
    [{ proxyRules: 'http=myproxy:80' }, 'http://example.com/', 'PROXY myproxy:80'],
    [{ proxyRules: 'http=myproxy:80' }, 'https://example.com/', 'DIRECT'],
    [{ proxyRules: 'myproxy:8080' }, 'https://example.com/', 'PROXY myproxy:8080'],
    [{ proxyRules: 'myproxy' }, 'https://example.com/', 'PROXY myproxy:80'],
    [{ proxyRules: 'http=a:1;https=socks5://b:2,direct://' }, 'https://example.com/', 'SOCKS5 b:2;DIRECT'],
    [{ proxyRules: 'socks=a:1' }, 'https://example.com/', 'SOCKS a:1'],
    [{ proxyRules: 'myproxy:80', proxyBypassRules: '<local>' }, 'http://example/', 'DIRECT'],
    [{ proxyRules: 'myproxy:80', proxyBypassRules: '*.example.com' }, 'http://a.example.com/', 'DIRECT'],
    [{ proxyRules: 'myproxy:80', proxyBypassRules: 'https://x.org:443' }, 'http://x.org/', 'PROXY myproxy:80'],
    [{ proxyRules: 'myproxy:80', proxyBypassRules: '10.0.0.0/8' }, 'http://10.1.2.3/', 'DIRECT'],
    [{ proxyRules: 'myproxy:80' }, 'http://localhost/', 'DIRECT'],
    [{ proxyRules: 'myproxy:80', proxyBypassRules: '<-loopback>' }, 'http://localhost/', 'PROXY myproxy:80'],
    [{ mode: 'direct', proxyRules: 'myproxy:80' }, 'http://example.com/', 'DIRECT'],
    [{ mode: 'pac_script' }, 'http://example.com/', 'DIRECT'],
    [{ proxyRules: 'myproxy:80' }, 'no url', ''],
  ])('%j sends %s by %s', async (config, url, proxy) => {
    const session = ses();
    await session.setProxy(config);
    expect(await session.resolveProxy(url)).toBe(proxy);
  });

  test('a script says it, of a data URL or a server', async () => {
    const script = `function FindProxyForURL(url, host) {
      if (isPlainHostName(host)) return 'DIRECT';
      if (dnsDomainIs(host, '.example.com') && shExpMatch(url, '*/a/*')) return 'PROXY a:1; DIRECT';
      return isInNet(host, '10.0.0.0', '255.0.0.0') ? 'SOCKS b:2' : 'PROXY ' + url.length + ':3';
    }`;
    const origin = await serve((_request, response) => response.end(script));
    for (const pacScript of [`data:application/x-ns-proxy-autoconfig;base64,${btoa(script)}`, `${origin}/proxy.pac`]) {
      const session = ses();
      await session.setProxy({ pacScript });
      const found = (url: string) => session.resolveProxy(url);
      expect(await found('http://intern/')).toBe('DIRECT');
      expect(await found('http://x.example.com/a/b')).toBe('PROXY a:1;DIRECT');
      expect(await found('http://10.9.8.7/')).toBe('SOCKS b:2');
      // Of what is encrypted it learns no path.
      expect(await found('https://other.org/secret?x')).toBe('PROXY 18:3');
      expect(await found('http://localhost/')).toBe('DIRECT');
    }
  });

  test('a script that fails or never ends is none, and a mode that there is not is refused', async () => {
    const session = ses();
    await session.setProxy({ pacScript: 'data:,function FindProxyForURL() { for (;;); }' });
    expect(await session.resolveProxy('http://example.com/')).toBe('DIRECT');
    await expect(session.setProxy({ mode: 'odd' as never })).rejects.toThrow(
      new Error('Invalid mode, must be one of direct, auto_detect, pac_script, fixed_servers or system'),
    );
  });
});

test('N3.6: what it says it is, and the languages it wants', async () => {
  const { session, net } = createFakeElectron().electron;
  const origin = await serve(echo);
  session.defaultSession.setUserAgent('mine', 'en-US,fr,de');

  const { headers } = (await (await net.fetch(origin)).json()) as { headers: object };
  expect(headers).toMatchObject({ 'user-agent': 'mine', 'accept-language': 'en-US,fr;q=0.9,de;q=0.8' });
});

test('N3.7: an emulated network that is off', async () => {
  const { session, net } = createFakeElectron().electron;
  const origin = await serve(echo);
  session.defaultSession.enableNetworkEmulation({ offline: true });
  await expect(net.fetch(origin)).rejects.toThrow(new Error('net::ERR_INTERNET_DISCONNECTED'));
  session.defaultSession.disableNetworkEmulation();
  expect((await net.fetch(origin)).ok).toBe(true);
});

test('N3.1: responses are kept as long as they say, and can be cleared', async () => {
  const { session, net } = createFakeElectron().electron;
  let asked = 0;
  const origin = await serve((request, response) => {
    if (request.url === '/kept') response.setHeader('cache-control', 'max-age=60');
    const body = `${++asked}`;
    response.setHeader('content-length', body.length).end(body);
  });
  const text = async (path: string, init?: RequestInit) => (await net.fetch(origin + path, init)).text();
  const { defaultSession } = session;

  expect(await defaultSession.getCacheSize()).toBe(0);
  expect([await text('/kept'), await text('/kept'), await text('/'), await text('/')]).toEqual(['1', '1', '2', '3']);
  expect(await defaultSession.getCacheSize()).toBeGreaterThan(0);
  expect(await text('/kept', { cache: 'reload' })).toBe('4');
  await defaultSession.clearCache();
  expect(await defaultSession.getCacheSize()).toBe(0);
  expect(await text('/kept')).toBe('5');
});

test('N3.2, N3.3: what is cleared', async () => {
  const { session } = createFakeElectron().electron;
  const { defaultSession } = session;
  const { cookies } = defaultSession;
  const fill = async () => {
    for (const host of ['a.example.com', 'b.example.com', 'other.org']) {
      await cookies.set({ url: `https://${host}/`, name: host });
    }
  };
  const kept = async () => (await cookies.get({})).map(({ name }) => name);
  await fill();
  await defaultSession.clearStorageData({ storages: ['nonsense' as never] });
  expect(await kept()).toHaveLength(3);
  await defaultSession.clearStorageData({ origin: 'https://a.example.com', storages: ['COOKIES' as never] });
  expect(await kept()).toEqual(['b.example.com', 'other.org']);
  await fill();
  await defaultSession.clearData({ origins: ['https://a.example.com'], dataTypes: ['cookies'] });
  expect(await kept()).toEqual(['other.org']);
  await fill();
  await defaultSession.clearData({ excludeOrigins: ['https://a.example.com'] });
  expect(await kept()).toEqual(['a.example.com', 'b.example.com']);
  await defaultSession.clearData();
  expect(await kept()).toEqual([]);
  expect(() => defaultSession.clearData({ origins: ['https://a'], excludeOrigins: ['https://b'] })).toThrow(
    new TypeError("Cannot provide both 'origins' and 'excludeOrigins'"),
  );
  expect(() => defaultSession.clearData({ origins: ['data:,a'] })).toThrow(new TypeError("Invalid origin: 'data:,a'"));
});

test.each<[name: string, given: unknown[], error: Error]>([
  ['preconnect', [{ url: '' }], new TypeError('Must pass non-empty valid url to session.preconnect.')],
  ['preconnect', [{ url: 'https://a', numSockets: 7 }], new TypeError('numSocketsToPreconnect is outside range [1,6]')],
  ['setCodeCachePath', ['a'], new TypeError('Absolute path must be provided to store code cache.')],
  ['clearCodeCaches', [], new TypeError('Insufficient number of arguments.')],
  ['setCertificateVerifyProc', [undefined], new TypeError('Must pass null or function')],
  [
    'setSSLConfig',
    [{ minVersion: 'tls1' }],
    new TypeError('Error processing argument at index 0, conversion failure from #<Object>'),
  ],
])('N3: session.%s(%j)', (name, given, error) => {
  const { defaultSession } = sessionOf();
  expect(() => Reflect.apply(Reflect.get(defaultSession, name) as () => void, defaultSession, given)).toThrow(error);
});

test('N3.10, N7.13: a blob that a page sends can be got', async () => {
  const fake = createFakeElectron();
  const { defaultSession } = fake.electron.session;
  const origin = await serve(echo);
  const { webContents } = new fake.BrowserWindow();
  await webContents.loadURL(origin);
  const sent: Electron.UploadData[] = [];
  defaultSession.webRequest.onBeforeRequest(({ uploadData = [] }, callback) => {
    sent.push(...uploadData);
    callback({});
  });
  await webContents.executeJavaScript("fetch('/', { method: 'POST', body: new Blob(['text']) }).then(() => {})");

  expect(sent).toEqual([{ type: 'blob', blobUUID: expect.any(String) }]);
  expect(String(await defaultSession.getBlobData(sent[0]!.blobUUID!))).toBe('text');
  await expect(defaultSession.getBlobData('none')).rejects.toThrow(new Error('Could not get blob data handle'));
});

test('N3.11: there are no dictionaries of servers', async () => {
  const { defaultSession } = sessionOf();
  expect(await defaultSession.getSharedDictionaryUsageInfo()).toEqual([]);
  await expect(defaultSession.getSharedDictionaryInfo({} as never)).rejects.toThrow(
    new Error('Must provide frameOrigin and topFrameSite strings'),
  );
  await expect(defaultSession.getSharedDictionaryInfo({ frameOrigin: 'a', topFrameSite: 'b' })).rejects.toThrow(
    new Error('Invalid URLs provided for frameOrigin or topFrameSite'),
  );
});

test('N5.4: extensions are listed, and told of', async () => {
  const { session } = createFakeElectron().electron;
  const { extensions } = session.defaultSession;
  const path = join(folder, 'extension');
  mkdirSync(path);
  writeFileSync(join(path, 'manifest.json'), JSON.stringify({ name: 'Notes', version: '1.2', manifest_version: 3 }));
  const told: unknown[] = [];
  for (const name of ['extension-loaded', 'extension-ready', 'extension-unloaded'] as const) {
    (extensions as NodeJS.EventEmitter).on(name, (_event, { id }) => told.push([name, id]));
  }

  const extension = await extensions.loadExtension(path);
  expect(extension).toEqual({
    id: expect.stringMatching(/^[a-p]{32}$/),
    manifest: expect.objectContaining({ name: 'Notes' }),
    name: 'Notes',
    path,
    url: `chrome-extension://${extension.id}/`,
    version: '1.2',
  });
  expect([extensions.getAllExtensions(), extensions.getExtension(extension.id)]).toEqual([[extension], extension]);
  extensions.removeExtension(extension.id);
  expect(extensions.getExtension(extension.id)).toBeNull();
  expect(told).toEqual(['loaded', 'ready', 'unloaded'].map((what) => [`extension-${what}`, extension.id]));
  await expect(extensions.loadExtension('a')).rejects.toThrow(
    new Error("The path to the extension in 'loadExtension' must be absolute"),
  );
  await expect(session.fromPartition('memory').extensions.loadExtension(path)).rejects.toThrow(
    new Error('Extensions cannot be loaded in a temporary session'),
  );
});

test('N5.5: the languages of the spell checker', () => {
  const { defaultSession } = sessionOf();
  defaultSession.setSpellCheckerLanguages([]);
  expect([defaultSession.getSpellCheckerLanguages(), defaultSession.isSpellCheckerEnabled()]).toEqual([[], false]);
  defaultSession.setSpellCheckerLanguages(['de', 'fr']);
  expect([defaultSession.getSpellCheckerLanguages(), defaultSession.spellCheckerEnabled]).toEqual([['de', 'fr'], true]);
  expect(() => defaultSession.setSpellCheckerLanguages(['xx'])).toThrow(
    new Error('Invalid language code provided: "xx" is not a valid language code'),
  );
  expect(() => defaultSession.setSpellCheckerDictionaryDownloadURL('x')).toThrow(
    new Error('The URL you provided to setSpellCheckerDictionaryDownloadURL is not a valid URL'),
  );
});
