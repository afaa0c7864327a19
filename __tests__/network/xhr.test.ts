import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { echo, serve } from '../support/server';

quiet();

const XHR = `function ask(method, url, headers = {}, body = null) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    const events = [];
    for (const type of ['loadstart', 'load', 'error', 'loadend']) xhr['on' + type] = () => events.push(type);
    xhr.addEventListener('loadend', () =>
      resolve({ status: xhr.status, text: xhr.responseText, type: xhr.getResponseHeader('content-type'), events }));
    xhr.open(method, url);
    for (const name in headers) xhr.setRequestHeader(name, headers[name]);
    xhr.send(body);
  });
}`;

async function pageAt(url: string, fake = createFakeElectron()) {
  const { webContents } = new fake.BrowserWindow();
  const lines: string[] = [];
  webContents.on('console-message', ({ message }) => lines.push(message));
  await webContents.loadURL(url);
  const run = (code: string) => webContents.executeJavaScript(`(() => { ${XHR}; return ${code} })()`);
  return { fake, run, lines };
}

test('XMLHttpRequest asks a server as fetch does', async () => {
  const { run, fake } = await pageAt(`${await serve(echo)}/page`);

  const answer = (await run("ask('POST', 'data?a', { 'X-A': 'b' }, 'text')")) as { text: string };
  expect(answer).toEqual({
    status: 200,
    type: 'application/json',
    events: ['loadstart', 'load', 'loadend'],
    text: expect.any(String),
  });
  expect(JSON.parse(answer.text)).toMatchObject({
    method: 'POST',
    url: '/data?a',
    body: 'text',
    headers: { 'x-a': 'b' },
  });
  expect(fake.system.requests.map(({ method, resourceType, who }) => [method, resourceType, who])).toEqual([
    ['GET', 'mainFrame', 'page'],
    ['POST', 'xhr', 'XMLHttpRequest'],
  ]);
});

test('it asks the protocols of the app, and goes through the listeners', async () => {
  const fake = createFakeElectron();
  const { protocol, session } = fake.electron;
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, supportFetchAPI: true } }]);
  protocol.handle('app', ({ url }) => new Response(`<p>${url}`, { headers: { 'content-type': 'text/html' } }));
  const { run } = await pageAt('app://notes/', fake);
  const asked: string[] = [];
  session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
    asked.push(details.url);
    callback({ cancel: details.url.endsWith('/no') });
  });

  expect(await run("ask('GET', '/yes')")).toMatchObject({ status: 200, text: '<p>app://notes/yes' });
  expect(await run("ask('GET', '/no')")).toEqual({
    status: 0,
    text: '',
    type: null,
    events: ['loadstart', 'error', 'loadend'],
  });
  expect(asked).toEqual(['app://notes/yes', 'app://notes/no']);
});

describe('N8.3: what a page may see of another origin', () => {
  const open = { 'access-control-allow-origin': '*' };
  const answers = (fake: ReturnType<typeof createFakeElectron>, headers: object = {}, preflight?: object) =>
    fake.system.answers('https://other.example/*', ({ method }) =>
      method === 'OPTIONS'
        ? new Response(null, { headers: { ...preflight } })
        : new Response('theirs', { headers: { ...headers } }),
    );

  test('a server says so', async () => {
    const origin = await serve((_request, response) => response.setHeader('content-type', 'text/html').end(''));
    const { fake, run, lines } = await pageAt(origin);
    const get = "fetch('https://other.example/a').then((r) => r.text(), (e) => e.message)";
    answers(fake);
    expect(await run(get)).toBe('Failed to fetch');
    expect(lines[0]).toBe(
      `Access to fetch at 'https://other.example/a' from origin '${origin}' has been blocked by CORS policy: No ` +
        "'Access-Control-Allow-Origin' header is present on the requested resource.",
    );
    answers(fake, open);
    expect(await run(get)).toBe('theirs');
    expect(await run("ask('GET', 'https://other.example/a')")).toMatchObject({ text: 'theirs' });
    expect(fake.system.requests.at(-1)).toMatchObject({ headers: { origin, 'sec-fetch-mode': 'cors' } });
  });

  test('it is asked first where the request is out of the ordinary', async () => {
    const { fake, run } = await pageAt(await serve((_request, response) => response.end('')));
    const put =
      "fetch('https://other.example/a', { method: 'PUT', headers: { 'X-A': 'b' } }).then((r) => r.text(), (e) => e.message)";
    answers(fake, open, open);
    expect(await run(put)).toBe('Failed to fetch');
    answers(fake, open, { ...open, 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'x-a' });
    expect(await run(put)).toBe('theirs');
    expect(fake.system.requests.map(({ method, who }) => [method, who]).slice(1)).toEqual([
      ['OPTIONS', 'preflight'],
      ['OPTIONS', 'preflight'],
      ['PUT', 'fetch'],
    ]);
  });

  test('a scheme of the app needs corsEnabled, and its handler is not called without', async () => {
    const fake = createFakeElectron();
    const { protocol } = fake.electron;
    const privileges = { standard: true, supportFetchAPI: true };
    protocol.registerSchemesAsPrivileged([
      { scheme: 'closed', privileges },
      { scheme: 'open', privileges: { ...privileges, corsEnabled: true } },
      { scheme: 'unfetched', privileges: { standard: true } },
    ]);
    const handler = jest.fn(() => new Response('data', { headers: open }));
    for (const scheme of ['closed', 'open', 'unfetched']) protocol.handle(scheme, handler);
    const { run } = await pageAt(await serve((_request, response) => response.end('')), fake);
    const get = (url: string, mode = 'cors') =>
      run(`fetch('${url}', { mode: '${mode}' }).then((r) => r.text(), (e) => e.message)`);

    expect(await get('closed://a/')).toBe('Failed to fetch');
    expect(await get('unfetched://a/')).toBe('Failed to fetch');
    expect(handler).not.toHaveBeenCalled();
    expect(await get('open://a/')).toBe('data');
    expect(await (await fake.electron.net.fetch('closed://a/')).text()).toBe('data');
  });

  test('without webSecurity nobody looks', async () => {
    const fake = createFakeElectron();
    answers(fake);
    const { webContents } = new fake.BrowserWindow({ webPreferences: { webSecurity: false } });
    await webContents.loadURL(await serve((_request, response) => response.end('')));
    expect(await webContents.executeJavaScript("fetch('https://other.example/').then((r) => r.text())")).toBe('theirs');
  });
});
