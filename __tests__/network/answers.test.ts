import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';

quiet();

test('a test answers in the place of a server, and reads what was asked', async () => {
  const { electron, system, traffic } = createFakeElectron();
  system.answers('https://api.example/*', async (request) =>
    Response.json({ method: request.method, url: request.url, body: await request.text() }, { status: 201 }),
  );

  const init = { method: 'POST', body: 'text', headers: { 'X-A': 'b' } };
  const response = await electron.net.fetch('https://api.example/notes?all', init);
  expect([response.status, await response.json()]).toEqual([
    201,
    { method: 'POST', url: 'https://api.example/notes?all', body: 'text' },
  ]);
  expect(system.requests).toEqual([
    {
      url: 'https://api.example/notes?all',
      method: 'POST',
      headers: expect.objectContaining({ 'x-a': 'b', 'user-agent': expect.any(String) }),
      body: 'text',
      resourceType: 'other',
      who: 'net.fetch',
      status: 201,
      error: undefined,
    },
  ]);
  expect(traffic.problems).toEqual([]);
});

test('the newest answer that fits counts, and all go with the test', async () => {
  const fake = createFakeElectron();
  const { electron, system } = fake;
  const text = async (path: string) => (await electron.net.fetch(`https://api.example${path}`)).text();
  system.answers('https://api.example/*', () => new Response('all'));
  const rollback = fake.mark();
  system.answers('https://*.example/a*', () => new Response('some'));

  expect([await text('/a'), await text('/b')]).toEqual(['some', 'all']);
  expect(system.requests).toHaveLength(2);
  rollback();
  expect(await text('/a')).toBe('all');
  expect(system.requests).toHaveLength(1);
});

test('pages get their documents, scripts and data from it', async () => {
  const fake = createFakeElectron();
  const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html' } });
  fake.system.answers('https://notes.example/*', ({ url }) => {
    if (url.endsWith('.js')) return new Response("document.title = 'from a script'");
    return url.endsWith('/data') ? Response.json([1, 2]) : html('<script src="a.js"></script>');
  });
  const window = new fake.BrowserWindow();
  await window.loadURL('https://notes.example/');

  expect(window.getTitle()).toBe('from a script');
  expect(await window.webContents.executeJavaScript("fetch('data').then((r) => r.json())")).toEqual([1, 2]);
  expect(fake.system.requests.map(({ url, resourceType, who }) => [url.slice(21), resourceType, who])).toEqual([
    ['/', 'mainFrame', 'page'],
    ['/a.js', 'script', 'page'],
    ['/data', 'xhr', 'fetch'],
  ]);
});

test('cookies, redirects and listeners work with answers as with servers', async () => {
  const { electron, system } = createFakeElectron();
  const { net, session } = electron;
  system.answers('https://a.example/*', ({ url, headers }) => {
    if (url.endsWith('/in')) {
      return new Response(null, { status: 302, headers: { location: '/', 'set-cookie': 'sid=7; Path=/; HttpOnly' } });
    }
    return new Response(headers.get('cookie'));
  });
  expect(await (await net.fetch('https://a.example/in')).text()).toBe('sid=7');
  expect(await session.defaultSession.cookies.get({ name: 'sid' })).toHaveLength(1);
});

test('an answer that fails is a failure of the request', async () => {
  const { electron, system } = createFakeElectron();
  system.answers('https://a.example/*', () => Response.error());
  system.answers('https://b.example/*', () => undefined as never);
  system.answers('https://c.example/*', () => Promise.reject(new Error('mine')));

  await expect(electron.net.fetch('https://a.example/')).rejects.toThrow(new Error('net::ERR_FAILED'));
  await expect(electron.net.fetch('https://b.example/')).rejects.toThrow(
    new TypeError(
      'fake-electron: a function that was given to system.answers() answers with a Response; it gave none.',
    ),
  );
  await expect(electron.net.fetch('https://c.example/')).rejects.toThrow(new Error('mine'));
  system.online = false;
  await expect(electron.net.fetch('https://a.example/')).rejects.toThrow(new Error('net::ERR_INTERNET_DISCONNECTED'));
});

test.each<[given: unknown[], message: string]>([
  [
    [7, () => {}],
    "fake-electron: system.answers() takes a pattern of URLs, such as 'https://api.example/*', and a function; given 7.",
  ],
  [
    ['api.example', () => {}],
    "fake-electron: system.answers() takes a pattern of URLs, such as 'https://api.example/*', and a function (Missing " +
      "scheme separator.); given 'api.example'.",
  ],
  [
    ['<all_urls>', 'text'],
    "fake-electron: system.answers() takes a function that answers a Request with a Response; given 'text'.",
  ],
])('%j is refused', (given, message) => {
  const { system } = createFakeElectron();
  expect(() => Reflect.apply(system.answers, system, given)).toThrow(new TypeError(message));
});
