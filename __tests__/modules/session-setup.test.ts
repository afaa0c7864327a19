import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFakeElectron } from '../../src';
import { MEMBERS } from '../../src/modules/members';

const ARGUMENTS: Readonly<Record<string, unknown[]>> = {
  addWordToSpellCheckerDictionary: ['fake'],
  clearCodeCaches: [{}],
  createInterruptedDownload: [{ path: '/a', urlChain: ['https://a.test/'], offset: 0, length: 1 }],
  downloadURL: ['data:,'],
  enableNetworkEmulation: [{}],
  getBlobData: ['none'],
  getExtension: ['abc'],
  loadExtension: [__dirname],
  removeExtension: ['abc'],
  setSpellCheckerDictionaryDownloadURL: ['https://a.test'],
  setSpellCheckerLanguages: [[]],
  fetch: [pathToFileURL(__filename).href],
  getSharedDictionaryInfo: [{ frameOrigin: 'https://a.test', topFrameSite: 'https://a.test' }],
  preconnect: [{ url: 'https://a.test' }],
  registerLocalAIHandler: [null],
  registerPreloadScript: [{ type: 'frame', filePath: __filename }],
  resolveProxy: ['https://a.test'],
  setCertificateVerifyProc: [null],
  resolveHost: ['localhost'],
  setCodeCachePath: [__dirname],
  setDownloadPath: [__dirname],
  setPreloads: [[]],
  setBluetoothPairingHandler: [null],
  setDevicePermissionHandler: [null],
  setDisplayMediaRequestHandler: [null],
  setPermissionCheckHandler: [null],
  setPermissionRequestHandler: [null],
  setUSBProtectedClassesHandler: [null],
  setProxy: [{}],
  setSSLConfig: [{}],
  setUserAgent: ['mine'],
};

const { methods, properties } = MEMBERS.Session!.instance!;

test.each([...methods.split(' '), ...properties.split(' ')])('session.%s is there', async (name) => {
  const { defaultSession } = createFakeElectron().electron.session;
  const use = async () => {
    const member: unknown = Reflect.get(defaultSession, name);
    if (typeof member === 'function') await Reflect.apply(member, defaultSession, ARGUMENTS[name] ?? []);
  };

  const said = await use().then(
    () => '',
    (error: Error) => error.message,
  );
  // It names a script that is not there.
  expect(said).toBe(name === 'unregisterPreloadScript' ? unknownScript : (SAID[name] ?? ''));
});

/** What there is not. */
const SAID: Readonly<Record<string, string>> = {
  getBlobData: 'Could not get blob data handle',
  loadExtension: 'Manifest file is missing or unreadable',
};
const unknownScript = "Cannot unregister preload script with non-existing ID 'undefined'";

test('a session that nobody has set up', () => {
  const { defaultSession } = createFakeElectron().electron.session;
  expect([defaultSession.isSpellCheckerEnabled(), defaultSession.spellCheckerEnabled]).toEqual([true, true]);
  expect(defaultSession.getSpellCheckerLanguages()).toEqual(['en-US']);
  expect(defaultSession.availableSpellCheckerLanguages).toEqual(expect.arrayContaining(['de', 'en-GB', 'pt-BR']));
  expect(defaultSession.getUserAgent()).toMatch(/^Mozilla\/5\.0 .* Electron\//);
});

test('getters tell what setters were given, in this session alone', async () => {
  const { app, session } = createFakeElectron().electron;
  const { defaultSession } = session;
  defaultSession.setSpellCheckerLanguages(['de', 'fr']);
  expect(defaultSession.getSpellCheckerLanguages()).toEqual(['de', 'fr']);
  defaultSession.setSpellCheckerEnabled(false);
  expect(defaultSession.spellCheckerEnabled).toBe(false);
  defaultSession.spellCheckerEnabled = true;
  expect(defaultSession.isSpellCheckerEnabled()).toBe(true);
  defaultSession.setUserAgent('mine');
  expect(defaultSession.getUserAgent()).toBe('mine');
  expect(defaultSession.addWordToSpellCheckerDictionary('fake')).toBe(true);
  await expect(defaultSession.listWordsInSpellCheckerDictionary()).resolves.toEqual(['fake']);
  expect(defaultSession.removeWordFromSpellCheckerDictionary('fake')).toBe(true);
  expect(defaultSession.removeWordFromSpellCheckerDictionary('fake')).toBe(false);

  const other = session.fromPartition('other');
  expect(other.getSpellCheckerLanguages()).toEqual(['en-US']);
  app.userAgentFallback = 'theirs';
  expect(other.getUserAgent()).toBe('theirs');
  expect(other.addWordToSpellCheckerDictionary('fake')).toBe(false);
});

test('a session has no extensions', async () => {
  const fake = createFakeElectron();
  const { defaultSession } = fake.electron.session;
  const { extensions } = defaultSession;
  const rollback = fake.mark();
  const loaded = jest.fn();

  for (const owner of [defaultSession, extensions]) {
    expect(owner.getAllExtensions()).toEqual([]);
    expect(owner.getExtension('abc')).toBeNull();
    expect(owner.removeExtension('abc')).toBeUndefined();
    await expect(owner.loadExtension('/folder')).rejects.toThrow(new Error('Manifest file is missing or unreadable'));
  }
  extensions.on('extension-loaded', loaded);
  extensions.emit('extension-loaded', {}, { id: 'abc' });
  expect(loaded).toHaveBeenCalledTimes(1);

  rollback();
  expect(extensions.eventNames()).toEqual([]);
});

test('a session is kept on disk if it is the default one or its partition says so', () => {
  const { app, session } = createFakeElectron().electron;
  const folder = app.getPath('sessionData');
  const kept = session.fromPartition('persist:Notes/1');

  expect([session.defaultSession.isPersistent(), session.defaultSession.storagePath]).toEqual([true, folder]);
  expect(kept.isPersistent()).toBe(true);
  expect(kept.getStoragePath()).toBe(path.join(folder, 'Partitions', 'notes%2F1'));
  expect(session.fromPartition('notes').isPersistent()).toBe(false);
  expect(session.fromPartition('notes').storagePath).toBeNull();
});

test('handlers are taken and never called', async () => {
  const fake = createFakeElectron();
  const { session, net, protocol } = fake.electron;
  const handler = jest.fn();
  protocol.handle('notes', () => new Response('note'));
  session.defaultSession.setPermissionRequestHandler(handler);
  session.defaultSession.setCertificateVerifyProc(handler);

  await net.fetch('notes://groceries/');
  expect(handler).not.toHaveBeenCalled();
});

test('all of it goes with the test', () => {
  const fake = createFakeElectron();
  const { defaultSession } = fake.electron.session;
  defaultSession.setUserAgent('kept');
  const { onBeforeRequest } = defaultSession.webRequest;
  const rollback = fake.mark();

  defaultSession.setUserAgent('mine');
  defaultSession.setSpellCheckerLanguages(['de']);
  defaultSession.addWordToSpellCheckerDictionary('fake');
  defaultSession.webRequest.onBeforeRequest = jest.fn();
  const later = fake.electron.session.fromPartition('later');
  later.setSpellCheckerEnabled(false);
  rollback();

  expect(defaultSession.getUserAgent()).toBe('kept');
  expect(defaultSession.getSpellCheckerLanguages()).toEqual(['en-US']);
  expect(defaultSession.removeWordFromSpellCheckerDictionary('fake')).toBe(false);
  expect(defaultSession.webRequest.onBeforeRequest).toBe(onBeforeRequest);
  expect(later.spellCheckerEnabled).toBe(true);
});

describe('what pages have stored', () => {
  const length = 'localStorage.length';

  async function stored() {
    const fake = createFakeElectron();
    fake.electron.protocol.handle('notes', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }));
    const window = new fake.BrowserWindow();
    await window.loadURL('notes://groceries/');
    const { session } = window.webContents;
    const run = (code: string) => window.webContents.executeJavaScript(code);
    await run("localStorage.setItem('key', 'value'); sessionStorage.setItem('key', 'value')");
    return { fake, session, run };
  }

  test.each<[string, (session: Electron.Session) => Promise<void>]>([
    ['all of it', (session) => session.clearStorageData()],
    [
      'of an origin',
      (session) => session.clearStorageData({ origin: 'notes://groceries', storages: ['localstorage'] }),
    ],
    ['all data', (session) => session.clearData()],
    ['data of an origin', (session) => session.clearData({ origins: ['notes://groceries/'] })],
  ])('is cleared: %s', async (_what, clear) => {
    const { session, run } = await stored();
    await clear(session);
    await expect(run(length)).resolves.toBe(0);
    await expect(run('sessionStorage.length')).resolves.toBe(1);
  });

  test.each<[string, (session: Electron.Session) => Promise<void>]>([
    ['of another origin', (session) => session.clearStorageData({ origin: 'notes://others' })],
    ['other storages', (session) => session.clearStorageData({ storages: ['cookies'] })],
    ['other data', (session) => session.clearData({ dataTypes: ['cookies'] })],
    ['but for this origin', (session) => session.clearData({ excludeOrigins: ['notes://groceries'] })],
  ])('is not cleared: %s', async (_what, clear) => {
    const { session, run } = await stored();
    await clear(session);
    await expect(run(length)).resolves.toBe(1);
  });

  test('comes back with a rollback', async () => {
    const { fake, session, run } = await stored();
    const rollback = fake.mark();
    await session.clearStorageData();
    rollback();
    await expect(run(length)).resolves.toBe(1);
  });
});
