import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { serve } from '../support/server';

quiet();

const url = 'https://notes.example/a/b';
const cookiesOf = (version?: string) =>
  createFakeElectron(version === undefined ? {} : { version }).electron.session.defaultSession.cookies;
const names = async (cookies: Electron.Cookies, filter: object) => (await cookies.get(filter)).map(({ name }) => name);

test('N6.4, N6.6, N6.8: what is set is got again, with its defaults', async () => {
  const cookies = cookiesOf();
  await cookies.set({ url, name: 'sid', value: '7' });

  expect(await cookies.get({ url })).toEqual([
    {
      name: 'sid',
      value: '7',
      domain: 'notes.example',
      hostOnly: true,
      path: '/a',
      secure: false,
      httpOnly: false,
      session: true,
      sameSite: 'lax',
    },
  ]);
  await cookies.set({ url, name: 'sid', value: '8', domain: 'notes.example', path: '/', sameSite: 'no_restriction' });
  expect(await cookies.get({ path: '/' })).toEqual([
    expect.objectContaining({ domain: '.notes.example', hostOnly: false, secure: true, sameSite: 'no_restriction' }),
  ]);
});

test('N6.4, N6.9: one that lasts says how long, at most 400 days', async () => {
  const cookies = cookiesOf();
  const now = Date.now() / 1000;
  await cookies.set({ url, name: 'a', expirationDate: now + 60.5 });
  await cookies.set({ url, name: 'b', expirationDate: now + 1e9 });
  await cookies.set({ url, name: 'c', expirationDate: 0 });

  const [a, b, ...others] = await cookies.get({});
  expect([a!.session, a!.expirationDate]).toEqual([false, now + 60.5]);
  expect(b!.expirationDate! - now).toBeCloseTo(400 * 86400, -1);
  expect(others).toEqual([]);
});

test('N6.1 to N6.3: what fits all of the filter', async () => {
  const cookies = cookiesOf();
  await cookies.set({ url: 'https://example.com/', name: 'host' });
  await cookies.set({ url: 'https://example.com/', name: 'domain', domain: 'example.com' });
  await cookies.set({ url: 'https://sub.example.com/', name: 'sub', domain: 'sub.example.com' });
  await cookies.set({ url: 'https://example.com/', name: 'hidden', httpOnly: true, path: '/x' });

  expect(await names(cookies, { url: 'https://sub.example.com/' })).toEqual(['domain', 'sub']);
  expect(await names(cookies, { url: 'https://example.com/x/y' })).toEqual(['hidden', 'host', 'domain']);
  expect(await names(cookies, { url: '' })).toHaveLength(4);
  expect(await names(cookies, { domain: 'sub.example.com' })).toEqual(['domain', 'sub']);
  expect(await names(cookies, { domain: 'example.com' })).toEqual(['hidden', 'host', 'domain']);
  expect(await names(cookies, { name: 'sub' })).toEqual(['sub']);
  expect(await names(cookies, { httpOnly: true })).toEqual(['hidden']);
  expect(await names(cookies, { session: false })).toEqual([]);
  expect(await names(cookies, { name: 7, secure: 'x' })).toHaveLength(4);
  expect(() => (cookies.get as () => unknown)()).toThrow(new TypeError('Insufficient number of arguments.'));
});

test.each<[details: object, exclusion: string, sentence: string]>([
  [{ url: '' }, 'INVALID_DOMAIN', 'The cookie was set with an invalid Domain attribute.'],
  [{ url: 'x' }, 'INVALID_DOMAIN', 'The cookie was set with an invalid Domain attribute.'],
  [
    { url, name: 'a', domain: 'other.example' },
    'INVALID_DOMAIN',
    'The cookie was set with an invalid Domain attribute.',
  ],
  [{ url, name: 'a;b' }, 'DISALLOWED_CHARACTER', 'The cookie contains ASCII control characters'],
  [{ url, name: 'a', value: 'b\nc' }, 'DISALLOWED_CHARACTER', 'The cookie contains ASCII control characters'],
  [{ url }, 'NO_COOKIE_CONTENT', 'The cookie contains no content or only whitespace.'],
  [{ url, name: '__Host-a' }, 'INVALID_PREFIX', 'The cookie was set with an invalid __Host- or __Secure- prefix.'],
  [
    { url: 'http://a.example/', name: 'a', secure: true },
    'SECURE_ONLY',
    'The cookie was Secure, but the URL was not allowed to access Secure cookies.',
  ],
  [
    { url: 'app://a/', name: 'a' },
    'NONCOOKIEABLE_SCHEME',
    'Attempted to set a cookie from a scheme that does not support cookies.',
  ],
])('N6.7: %j is not kept', async (details, exclusion, sentence) => {
  await expect(cookiesOf().set(details as never)).rejects.toThrow(
    new Error(`Failed to set cookie - ${sentence}EXCLUDE_${exclusion}, DO_NOT_WARN, NO_EXEMPTION`),
  );
});

test('N6.5: what is wrong with the options is said first', async () => {
  const cookies = cookiesOf();
  await expect(cookies.set({ name: 'a' } as never)).rejects.toThrow(new Error("Missing required option 'url'"));
  await expect(cookies.set({ url: 'x', sameSite: 'odd' as never })).rejects.toThrow(
    new Error("Failed to convert 'odd' to an appropriate cookie same site value"),
  );
  await expect(cookiesOf('30').set({ url: '' })).rejects.toThrow(
    new Error('Failed to set cookie with an invalid domain attribute'),
  );
});

test('N6.8 to N6.10: addresses, trusted hosts, and what is for HTTP only', async () => {
  const cookies = cookiesOf();
  await cookies.set({ url: 'http://127.0.0.1/', name: 'a', domain: '127.0.0.1', secure: true });
  expect(await cookies.get({})).toEqual([
    expect.objectContaining({ domain: '127.0.0.1', hostOnly: true, secure: true }),
  ]);
  await cookies.set({ url, value: 'no name' });
  expect(await cookies.get({ url })).toEqual([expect.objectContaining({ name: '', value: 'no name' })]);
  await cookies.set({ url, name: 'h', value: '1', httpOnly: true });
  await expect(cookies.set({ url, name: 'h', value: '2' })).rejects.toThrow(
    /^Failed to set cookie - The cookie would have overwritten an HttpOnly cookie, and was not allowed to do so\./,
  );
});

test('N6.11: remove and flushStore resolve, matched or not', async () => {
  const cookies = cookiesOf();
  await cookies.set({ url, name: 'a', value: '1' });
  expect(await cookies.remove(url, 'b')).toBeUndefined();
  expect(await cookies.remove('https://other.example/', 'a')).toBeUndefined();
  expect(await names(cookies, {})).toEqual(['a']);
  expect(await cookies.remove(url, 'a')).toBeUndefined();
  expect(await names(cookies, {})).toEqual([]);
  expect(await cookies.flushStore()).toBeUndefined();
});

describe("N6.12: 'changed'", () => {
  async function changes(version?: string) {
    const cookies = cookiesOf(version);
    const told: unknown[] = [];
    cookies.on('changed', (event, { value }, cause, removed) => {
      told.push([value, cause, removed, typeof event.preventDefault]);
    });
    await cookies.set({ url, name: 'a', value: '1' });
    await cookies.set({ url, name: 'a', value: '2' });
    await cookies.set({ url, name: 'a', value: '2', sameSite: 'strict' });
    await cookies.set({ url, name: 'a', value: '2', sameSite: 'strict' });
    await cookies.set({ url, name: 'a', value: '3', expirationDate: 1 });
    await cookies.set({ url, name: 'b', value: '4' });
    await cookies.remove(url, 'b');
    return told;
  }

  test('says why', async () => {
    expect(await changes()).toEqual(
      [
        ['1', 'inserted', false],
        ['1', 'overwrite', true],
        ['2', 'inserted', false],
        ['2', 'overwrite', true],
        ['2', 'inserted-no-value-change-overwrite', false],
        ['2', 'overwrite', true],
        ['2', 'inserted-no-change-overwrite', false],
        ['2', 'expired-overwrite', true],
        ['4', 'inserted', false],
        ['4', 'explicit', true],
      ].map((told) => [...told, 'function']),
    );
  });

  test('before 41 said only that somebody did it', async () => {
    const causes = (await changes('40')).map((told) => (told as unknown[])[1]);
    expect(new Set(causes)).toEqual(new Set(['explicit', 'overwrite', 'expired-overwrite']));
  });
});

test('servers, pages, scripts and the app share them', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/set') response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; HttpOnly; Path=/']);
    response.setHeader('content-type', 'text/html');
    response.end(request.url === '/page' ? '<script>document.cookie = "c=3; path=/"</script>' : request.headers.cookie);
  });
  const fake = createFakeElectron();
  const { session, net } = fake.electron;
  const { cookies } = session.defaultSession;
  const { webContents } = new fake.BrowserWindow();

  await net.fetch(`${origin}/set`);
  await webContents.loadURL(`${origin}/page`);
  expect(await webContents.executeJavaScript('document.cookie')).toBe('a=1; c=3');
  expect(await webContents.executeJavaScript("fetch('/').then((r) => r.text())")).toBe('a=1; b=2; c=3');
  expect(await (await net.fetch(origin)).text()).toBe('a=1; b=2; c=3');
  expect(await (await net.fetch(origin, { credentials: 'omit' })).text()).toBe('');
  expect(await (await session.fromPartition('other').fetch(origin)).text()).toBe('');
  expect(await names(cookies, { url: origin })).toEqual(['a', 'b', 'c']);
  await session.defaultSession.clearStorageData({ storages: ['cookies'] });
  expect(await webContents.executeJavaScript('document.cookie')).toBe('');
});

test('cookies go with the test, and can be spied on', async () => {
  const fake = createFakeElectron();
  const { cookies } = fake.electron.session.defaultSession;
  await cookies.set({ url, name: 'kept' });
  const rollback = fake.mark();
  await cookies.set({ url, name: 'a' });
  await cookies.remove(url, 'kept');
  cookies.on('changed', () => {});
  const set = jest.spyOn(cookies, 'set').mockResolvedValue();
  await fake.electron.session.defaultSession.cookies.set({ url, name: 'b' });

  expect(set).toHaveBeenCalledTimes(1);
  set.mockRestore();
  rollback();
  expect([await names(cookies, {}), cookies.listenerCount('changed')]).toEqual([['kept'], 0]);
});
