import { createFakeElectron } from '../../src';
import { quiet } from '../conformance/eras/era';
import { echo, serve } from '../support/server';

quiet();

type Any = Record<string, unknown>;

const STAGES = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onResponseStarted',
  'onCompleted',
  'onErrorOccurred',
] as const;

/** A session all of whose stages are noted; what a stage answers can be said. */
function listening(answers: Partial<Record<(typeof STAGES)[number], (details: Any) => unknown>> = {}) {
  const fake = createFakeElectron();
  const { session, net } = fake.electron;
  const { webRequest } = session.defaultSession;
  const told: [stage: string, details: Any][] = [];
  for (const stage of STAGES) {
    (webRequest[stage] as unknown as (listener: (details: Any, callback?: (answer: unknown) => void) => void) => void)(
      (details, callback) => {
        told.push([stage, details]);
        callback?.(answers[stage]?.(details) ?? {});
      },
    );
  }
  return { fake, net, webRequest, told, stages: () => told.map(([stage]) => stage) };
}
const ended = () => new Promise((resolve) => setTimeout(resolve, 20));

test('N7.6, N7.8: the stages of a request, in their order, with what each tells', async () => {
  const { net, told } = listening();
  const origin = await serve((_request, response) => response.writeHead(200, { 'X-A': 'b' }).end('body'));

  const response = await net.fetch(`${origin}/a`, { method: 'POST', body: 'text', headers: { 'X-B': 'c' } });
  await response.text();
  await ended();

  expect(told.map(([stage]) => stage)).toEqual([
    'onBeforeRequest',
    'onBeforeSendHeaders',
    'onSendHeaders',
    'onHeadersReceived',
    'onResponseStarted',
    'onCompleted',
  ]);
  expect(new Set(told.map(([, { id }]) => id)).size).toBe(1);
  const [before, sending, sent, received, started, completed] = told.map(([, details]) => details) as Any[];
  const base = {
    id: expect.any(Number),
    url: `${origin}/a`,
    method: 'POST',
    timestamp: expect.any(Number),
    resourceType: 'other',
    referrer: '',
  };
  expect(before).toEqual({ ...base, uploadData: [{ type: 'rawData', bytes: Buffer.from('text') }] });
  expect(sending).toEqual({ ...base, requestHeaders: expect.objectContaining({ 'x-b': 'c', Accept: '*/*' }) });
  expect(sent).toEqual({ ...sending, timestamp: expect.any(Number) });
  const answered = {
    ...base,
    statusCode: 200,
    statusLine: 'HTTP/1.1 200 OK',
    responseHeaders: expect.objectContaining({ 'X-A': ['b'] }),
    ip: '127.0.0.1',
  };
  expect(received).toEqual(answered);
  expect(started).toEqual({ ...answered, fromCache: false });
  expect(completed).toEqual({ ...answered, fromCache: false, error: 'net::OK' });
});

test('N7.6: a redirect goes through them again, with the same id', async () => {
  const { net, told } = listening();
  const origin = await serve((request, response) => {
    if (request.url === '/from') response.writeHead(302, { location: '/to' }).end();
    else response.end();
  });

  await (await net.fetch(`${origin}/from`)).text();
  await ended();

  expect(told.map(([stage, { id, url }]) => [stage, id === told[0]![1].id, String(url).slice(origin.length)])).toEqual([
    ['onBeforeRequest', true, '/from'],
    ['onBeforeSendHeaders', true, '/from'],
    ['onSendHeaders', true, '/from'],
    ['onHeadersReceived', true, '/from'],
    ['onBeforeRedirect', true, '/from'],
    ['onBeforeRequest', true, '/to'],
    ['onBeforeSendHeaders', true, '/to'],
    ['onSendHeaders', true, '/to'],
    ['onHeadersReceived', true, '/to'],
    ['onResponseStarted', true, '/to'],
    ['onCompleted', true, '/to'],
  ]);
  expect(told[4]![1]).toMatchObject({ redirectURL: `${origin}/to`, statusCode: 302 });
});

test('N7.9: what is cancelled fails, and the requester hears of it first', async () => {
  for (const stage of ['onBeforeRequest', 'onBeforeSendHeaders', 'onHeadersReceived'] as const) {
    const { net, told } = listening({ [stage]: () => ({ cancel: true }) });
    const origin = await serve(echo);
    let before = 0;
    await net.fetch(origin).catch((error: Error) => {
      expect(error).toEqual(new Error('net::ERR_BLOCKED_BY_CLIENT'));
      before = told.length;
    });
    await ended();
    expect(told.slice(before).map(([name, { error }]) => [name, error])).toEqual([
      ['onErrorOccurred', 'net::ERR_BLOCKED_BY_CLIENT'],
    ]);
  }
});

test('N7.9: a listener that never calls back blocks, and one that calls twice is told so', async () => {
  const fake = createFakeElectron();
  const { session, net } = fake.electron;
  const { webRequest } = session.defaultSession;
  const origin = await serve(echo);
  let hasCome = false;
  webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, () => {});
  void net.fetch(origin).then(() => (hasCome = true));
  await ended();
  expect(hasCome).toBe(false);

  let second: unknown;
  webRequest.onBeforeRequest((_details, callback) => {
    callback({});
    try {
      callback({});
    } catch (error) {
      second = error;
    }
  });
  expect((await net.fetch(origin)).ok).toBe(true);
  expect(second).toEqual(new TypeError('One-time callback was called more than once'));
});

test('N7.10: redirectURL is an internal redirect that keeps the method', async () => {
  const origin = await serve(echo);
  const { net, told } = listening({
    onBeforeRequest: ({ url }) => (String(url).endsWith('/from') ? { redirectURL: `${origin}/to` } : {}),
  });

  const response = await net.fetch(`${origin}/from`, { method: 'POST', body: 'text' });
  expect(await response.json()).toMatchObject({ method: 'POST', url: '/to', body: 'text' });
  expect(told.find(([stage]) => stage === 'onBeforeRedirect')![1]).toMatchObject({
    statusLine: 'HTTP/1.1 307 Internal Redirect',
    redirectURL: `${origin}/to`,
  });
});

test('N7.11: requestHeaders replace the set, and what is no text is dropped', async () => {
  const origin = await serve(echo);
  const { net, told } = listening({
    onBeforeSendHeaders: () => ({ requestHeaders: { 'X-Mine': 'a', 'X-List': ['b'], 'no name': 'c', 'X-Odd': 'd\n' } }),
  });

  const { headers } = (await (await net.fetch(origin, { headers: { 'x-theirs': 'e' } })).json()) as { headers: Any };
  expect(headers).toEqual({ host: origin.slice(7), connection: 'keep-alive', 'x-mine': 'a' });
  expect(told.find(([stage]) => stage === 'onSendHeaders')![1].requestHeaders).toEqual({ 'X-Mine': 'a' });
});

test('N7.12: responseHeaders replace all, and statusLine counts only with them', async () => {
  const origin = await serve((_request, response) => response.writeHead(200, { a: 'b' }).end('body'));
  const answer = jest.fn((): unknown => ({
    responseHeaders: { C: ['d', 'e'], F: 'g' },
    statusLine: 'HTTP/1.1 404 Gone',
  }));
  const { net } = listening({ onHeadersReceived: answer });

  const response = await net.fetch(origin);
  expect([response.status, response.statusText, ...response.headers]).toEqual([404, 'Gone', ['c', 'd, e'], ['f', 'g']]);
  answer.mockReturnValue({ statusLine: 'HTTP/1.1 404 Gone' });
  expect((await net.fetch(origin)).status).toBe(200);
  answer.mockReturnValue({ responseHeaders: { a: 'b', c: 1, d: 'e' } });
  expect([...(await net.fetch(origin)).headers]).toEqual([['a', 'b']]);
});

test('N7.7: schemes of the app go through them as well, headers included', async () => {
  const { fake, net, stages } = listening({ onHeadersReceived: () => ({ responseHeaders: { a: 'b' } }) });
  fake.electron.protocol.handle('app', () => new Response('body'));

  const response = await net.fetch('app://notes/');
  expect([response.headers.get('a'), await response.text()]).toEqual(['b', 'body']);
  await ended();
  expect(stages()).toEqual([
    'onBeforeRequest',
    'onBeforeSendHeaders',
    'onSendHeaders',
    'onHeadersReceived',
    'onResponseStarted',
    'onCompleted',
  ]);
});

test('N7.7, N7.8: what a page asks for says which page', async () => {
  const page = '<script src="a.js"></script><link rel="stylesheet" href="a.css"><iframe src="frame"></iframe>';
  const origin = await serve((request, response) => {
    const types: Any = { '/a.js': 'text/javascript', '/a.css': 'text/css' };
    response.setHeader('content-type', String(types[request.url!] ?? 'text/html'));
    response.end(request.url === '/' ? page : '');
  });
  const { fake, told } = listening();
  const { webContents } = new fake.BrowserWindow();
  await webContents.loadURL(`${origin}/`);
  await webContents.executeJavaScript("fetch('/data').then((response) => response.text())");

  const asked = told.filter(([stage]) => stage === 'onBeforeRequest').map(([, details]) => details);
  expect(
    asked.map(({ url, resourceType, referrer }) => [String(url).slice(origin.length), resourceType, referrer]),
  ).toEqual([
    ['/', 'mainFrame', ''],
    ['/a.js', 'script', `${origin}/`],
    ['/a.css', 'stylesheet', `${origin}/`],
    ['/frame', 'subFrame', `${origin}/`],
    ['/data', 'xhr', `${origin}/`],
  ]);
  for (const details of asked) {
    expect([details.webContentsId, details.webContents]).toEqual([webContents.id, webContents]);
  }
  expect(asked[4]!.frame).toBe(webContents.mainFrame);
});

describe('N7.2 to N7.5: filters', () => {
  const register = (...given: unknown[]) => {
    const { session } = createFakeElectron().electron;
    (session.defaultSession.webRequest.onBeforeRequest as (...args: unknown[]) => void)(...given);
  };
  const listener = () => {};

  test.each<[given: unknown[], message: string]>([
    [[{}, listener], "Parameter 'filter' must have property 'urls'."],
    [[], 'Must pass null or a Function'],
    [[undefined], 'Must pass null or a Function'],
    [['x'], 'Must pass null or a Function'],
    [[undefined, listener], 'Must pass null or a Function'],
    [[{ urls: ['<all_urls>'] }], 'Must pass null or a Function'],
    [[{ urls: ['abc'] }, listener], 'Invalid url pattern abc: Missing scheme separator.'],
    [[{ urls: ['odd://a/'] }, listener], 'Invalid url pattern odd://a/: Wrong scheme type.'],
    [[{ urls: ['http:a'] }, listener], 'Invalid url pattern http:a: Wrong scheme type.'],
    [[{ urls: ['http:///a'] }, listener], 'Invalid url pattern http:///a: Host can not be empty.'],
    [[{ urls: ['http://a*/'] }, listener], 'Invalid url pattern http://a*/: Invalid host wildcard.'],
    [[{ urls: ['*://host'] }, listener], 'Invalid url pattern *://host: Empty path.'],
    [[{ urls: ['http://a:b/'] }, listener], 'Invalid url pattern http://a:b/: Invalid port.'],
    [[{ urls: ['http://a b/'] }, listener], 'Invalid url pattern http://a b/: Invalid host.'],
    [[{ urls: ['<all_urls>'], excludeUrls: ['x'] }, listener], 'Invalid url pattern x: Missing scheme separator.'],
    [[{ urls: ['<all_urls>'], types: ['other'] }, listener], 'Invalid type other'],
  ])('%j is refused', (given, message) => {
    expect(() => register(...given)).toThrow(new TypeError(message));
  });

  test.each<[filter: Any, url: string, takes: boolean]>([
    [{ urls: ['http://127.0.0.1:*/a*'] }, '/ab', true],
    [{ urls: ['http://127.0.0.1/*'] }, '/ab', true],
    [{ urls: ['*://*/*'] }, '/ab', true],
    [{ urls: ['https://*/*'] }, '/ab', false],
    [{ urls: ['*://*/a?b'] }, '/axb', false],
    [{ urls: ['*://*/a?b=*'] }, '/a?b=c', true],
    [{ urls: ['<all_urls>'], excludeUrls: ['*://*/a*'] }, '/ab', false],
    [{ urls: ['<all_urls>'], types: ['image'] }, '/ab', false],
  ])('%j for %s: %p', async (filter, path, takes) => {
    const { session, net } = createFakeElectron().electron;
    const asked = jest.fn((_details: unknown, callback: (answer: Electron.CallbackResponse) => void) => callback({}));
    session.defaultSession.webRequest.onBeforeRequest(filter as never, asked);
    await (await net.fetch((await serve(echo)) + path)).text();
    expect(asked).toHaveBeenCalledTimes(takes ? 1 : 0);
  });

  test('an empty list takes all and is warned about, and null takes the listener away', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const { session, net } = createFakeElectron().electron;
    const { webRequest } = session.defaultSession;
    const asked = jest.fn((_details: unknown, callback: (answer: Electron.CallbackResponse) => void) => callback({}));
    const origin = await serve(echo);

    webRequest.onBeforeRequest({ urls: [] }, asked);
    await net.fetch(origin);
    webRequest.onBeforeRequest(null);
    await net.fetch(origin);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls).toEqual([
      [
        "The urls array in WebRequestFilter is empty, which is deprecated. Please use '<all_urls>' to match all URLs.",
        'DeprecationWarning',
      ],
    ]);
    warn.mockRestore();
  });
});

test('N7.1: listeners are of one session, and go with the test', async () => {
  const fake = createFakeElectron();
  const { session, net } = fake.electron;
  const origin = await serve(echo);
  const rollback = fake.mark();
  session.defaultSession.webRequest.onBeforeRequest((_details, callback) => callback({ cancel: true }));

  await expect(net.fetch(origin)).rejects.toThrow('net::ERR_BLOCKED_BY_CLIENT');
  expect((await session.fromPartition('other').fetch(origin)).ok).toBe(true);
  rollback();
  expect((await net.fetch(origin)).ok).toBe(true);
});
