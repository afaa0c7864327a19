import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { echo, serve } from '../support/server';

quiet();

/** A window that shows a page of a server. */
async function shown(origin: string, fake = createFakeElectron()) {
  const window = new fake.BrowserWindow();
  await window.loadURL(`${origin}/page`);
  const run = (code: string) => window.webContents.executeJavaScript(code);
  return { fake, window, run };
}

test('a server of this machine is asked, its redirections followed, its errors shown', async () => {
  const origin = await serve((request, response) => {
    if (request.url === '/from') response.writeHead(302, { location: '/to' }).end();
    else if (request.url === '/empty') request.socket.destroy();
    else response.writeHead(request.url === '/to' ? 200 : 404, { 'content-type': 'text/html' }).end(request.url);
  });
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow();
  const codes: unknown[] = [];
  webContents.on('did-navigate', (_event, _url, code) => codes.push(code));

  await webContents.loadURL(`${origin}/from#top`);
  expect(webContents.getURL()).toBe(`${origin}/to#top`);
  await webContents.loadURL(`${origin}/none`);
  expect(codes).toEqual([200, 404]);
  await expect(webContents.loadURL(`${origin}/empty`)).rejects.toThrow(
    new Error(`ERR_EMPTY_RESPONSE (-324) loading '${origin}/empty'`),
  );
});

test('fetch asks relative to the page, with native results', async () => {
  const { run } = await shown(await serve(echo));

  expect(
    await run("fetch('x').then(async (r) => [r.ok, r.url.endsWith('/x'), (await r.json()) instanceof Object].join())"),
  ).toBe('true,true,true');
  expect(
    await run("fetch('x', { method: 'post', body: new URLSearchParams({ a: 1 }) }).then((r) => r.json())"),
  ).toEqual(expect.objectContaining({ method: 'POST', body: 'a=1' }));
  expect(await run("fetch(new Request('x', { method: 'PUT', body: 'text' })).then((r) => r.json())")).toEqual(
    expect.objectContaining({ method: 'PUT', body: 'text' }),
  );
});

test('a request that leaves this machine fails, and is on record with the way out', async () => {
  const { fake, run } = await shown(await serve(echo));
  const url = 'https://api.example/notes';

  expect(await run(`fetch('${url}').catch((error) => error.message)`)).toBe('Failed to fetch');
  await expect(fake.electron.net.fetch(url)).rejects.toThrow(new Error('net::ERR_INTERNET_DISCONNECTED'));
  expect(fake.traffic.problems.map(({ kind, channel, sentence }) => [kind, channel, sentence])).toEqual(
    [url, url].map((asked) => [
      'no-network',
      asked,
      `The request for ${asked} did not leave this machine and failed with net::ERR_INTERNET_DISCONNECTED. Answer it with ` +
        "system.answers('<pattern>', (request) => new Response('…')), or let it out with the option network: 'all'.",
    ]),
  );
});

test('the option network says which servers are asked', async () => {
  const fake = createFakeElectron({ network: (url) => url === 'https://here.example/' });
  const { net } = fake.electron;

  // It gets as far as a name that there is not.
  await expect(net.fetch('https://here.example/')).rejects.toThrow(/^net::ERR_(NAME_NOT_RESOLVED|CONNECTION|INTERNET)/);
  await expect(net.fetch('https://there.example/')).rejects.toThrow(new Error('net::ERR_INTERNET_DISCONNECTED'));
  expect(fake.traffic.problems.map(({ channel }) => channel)).toEqual(['https://there.example/']);
});

test('a page of another machine is an empty one, unless there is no network', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();

  await window.loadURL('https://example.com/');
  fake.system.online = false;
  await expect(window.loadURL('https://example.com/a')).rejects.toThrow(
    new Error("ERR_INTERNET_DISCONNECTED (-106) loading 'https://example.com/a'"),
  );
});

test('N14.7: loadURL sends what its options say', async () => {
  const asked: unknown[] = [];
  const origin = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { method, headers } = request;
      const { referer, 'content-type': type, 'user-agent': agent } = headers;
      asked.push({ method, body, referer, type, agent, a: headers.a, b: headers.b });
      response.end();
    });
  });
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow();

  await webContents.loadURL(origin, {
    postData: [{ type: 'rawData', bytes: Buffer.from('x=1') }],
    extraHeaders: 'A: b\nB: c\n',
    httpReferrer: `${origin}/before`,
    userAgent: 'mine',
  });
  expect(asked).toEqual([
    {
      method: 'POST',
      body: 'x=1',
      referer: `${origin}/before`,
      type: 'application/x-www-form-urlencoded',
      agent: 'mine',
      a: 'b',
      b: 'c',
    },
  ]);
  expect(webContents.getUserAgent()).toBe('mine');
});
