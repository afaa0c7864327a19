import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeElectron } from '../../../src';
import { dataUrl } from '../../conformance/page-harness';

async function open(url = 'about:blank', webPreferences: Electron.WebPreferences = {}) {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow({ webPreferences });
  await window.loadURL(url);
  const contents = window.webContents;
  const run = (code: string): Promise<unknown> => contents.executeJavaScript(code);
  const others = () => fake.BrowserWindow.getAllWindows().filter((other) => other !== window);
  return { fake, window, contents, run, others };
}

const COVER = 'style="display: block; width: 100%; height: 100%; position: fixed; left: 0; top: 0;"';

function click(contents: Electron.WebContents, more: Partial<Electron.MouseInputEvent> = {}): void {
  for (const type of ['mouseDown', 'mouseUp'] as const) {
    contents.sendInputEvent({ type, x: 10, y: 10, button: 'left', clickCount: 1, ...more });
  }
}

test('W4.14: the handler is told what the page asked for', async () => {
  const { contents, run } = await open();
  const details: unknown[] = [];
  contents.setWindowOpenHandler((given) => {
    details.push(given);
    return { action: 'deny' };
  });

  await expect(run("open('http://localhost:9999/', 'frame-name', 'top=10,left=10') === null")).resolves.toBe(true);
  await run("open('about:blank'); 1");

  const referrer = { url: '', policy: 'strict-origin-when-cross-origin' };
  expect(details).toEqual([
    {
      url: 'http://localhost:9999/',
      frameName: 'frame-name',
      features: 'top=10,left=10',
      disposition: 'new-window',
      referrer,
    },
    { url: 'about:blank', frameName: '', features: '', disposition: 'foreground-tab', referrer },
  ]);
});

test.each([
  ['target=_blank', '<a target="_blank"', {}, 'foreground-tab'],
  ['shift', '<a', { modifiers: ['shift'] as ['shift'] }, 'new-window'],
  ['control', '<a', { modifiers: ['control'] as ['control'] }, 'background-tab'],
  ['control and shift', '<a', { modifiers: ['control', 'shift'] as ['control', 'shift'] }, 'foreground-tab'],
  ['the middle button', '<a', { button: 'middle' as const }, 'background-tab'],
])('a link is followed with %s', async (_name, tag, how, disposition) => {
  const { fake, contents } = await open(dataUrl(`${tag} href="http://example.com" ${COVER}>link</a>`));
  const details: Electron.HandlerDetails[] = [];
  contents.setWindowOpenHandler((given) => {
    details.push(given);
    return { action: 'deny' };
  });

  click(contents, how);
  await fake.settled();

  expect(details.map((given) => [given.url, given.disposition])).toEqual([['http://example.com/', disposition]]);
});

test('W4.14: what the handler throws is main’s, and the page has no window', async () => {
  const { run, contents, others } = await open();
  const thrown: unknown[] = [];
  const take = (error: unknown) => void thrown.push(error);
  process.on('uncaughtException', take);
  contents.setWindowOpenHandler(() => {
    throw new Error('mine');
  });

  await expect(run("open('about:blank') === null")).resolves.toBe(true);

  process.off('uncaughtException', take);
  expect(thrown).toEqual([new Error('mine')]);
  expect(others()).toEqual([]);
});

test('W4.16: a window that createWindow did not make of what it was given', async () => {
  const { fake, run, contents } = await open();
  const thrown: unknown[] = [];
  const take = (error: unknown) => void thrown.push(error);
  process.on('uncaughtException', take);
  contents.setWindowOpenHandler(() => ({
    action: 'allow',
    createWindow: () => new fake.BrowserWindow({ show: false }).webContents,
  }));

  await run("open('about:blank'); 1");

  process.off('uncaughtException', take);
  expect(thrown).toEqual([
    new Error('Invalid webContents. Created window should be connected to webContents passed with options object.'),
  ]);
});

test('W4.16: a window of the app’s own making, which knows its opener', async () => {
  const { fake, run, contents, others } = await open();
  contents.setWindowOpenHandler(() => ({
    action: 'allow',
    createWindow: (options) => new fake.BrowserWindow({ ...options, title: 'Mine' }).webContents,
  }));

  await run("window.child = open('about:blank'); 1");
  await fake.settled();

  expect(others().map((child) => child.getTitle())).toEqual(['Mine']);
  await expect(run('child.opener === window')).resolves.toBe(true);
  expect(others()[0]!.webContents.opener).toBe(contents.mainFrame);
});

test.each([
  ["open('about:blank', '', 'noopener')", 'noopener'],
  ["open('about:blank', '', 'noreferrer')", 'noreferrer'],
])('%s opens a window that knows nothing of this one', async (code) => {
  const { fake, run, others } = await open();

  await expect(run(`${code} === null`)).resolves.toBe(true);
  await fake.settled();

  const [child] = others();
  expect(child!.webContents.opener).toBeNull();
  await expect(child!.webContents.executeJavaScript('opener')).resolves.toBeNull();
});

test.each([
  ['', false],
  ['rel="opener"', true],
  ['rel="noopener"', false],
])('a link to a new window, %s', async (rel, hasOpener) => {
  const { fake, contents, others } = await open(dataUrl(`<a target="_blank" ${rel} href="about:blank" ${COVER}>a</a>`));

  click(contents);
  await fake.settled();

  await expect(others()[0]!.webContents.executeJavaScript('opener !== null')).resolves.toBe(hasOpener);
});

test('a window is found by its name once more', async () => {
  const { fake, run, others } = await open();

  await run("window.one = open('about:blank', 'name'); 1");
  await fake.settled();
  await expect(run("open('data:text/html,<title>b</title>', 'name') === one")).resolves.toBe(true);
  await fake.settled();

  expect(others().map((child) => child.getTitle())).toEqual(['b']);
});

test('W4.15: features become options, and what is no option is left out', async () => {
  const { run, contents } = await open();
  let told: Electron.DidCreateWindowDetails | undefined;
  contents.on('did-create-window', (_window, details) => {
    told = details;
  });

  await run("open('about:blank', 'n', 'width=300,left=5,resizable=no,noopener=no,nodeIntegration=yes'); 1");

  expect(told!.options).toEqual({ show: true, width: 300, height: 600, x: 5 });
  expect([told!.frameName, told!.disposition, told!.url]).toEqual(['n', 'new-window', 'about:blank']);
});

test('W4.15: a child in another kind of process knows nothing of its opener', async () => {
  const { fake, run, contents, others } = await open();
  contents.setWindowOpenHandler(() => ({
    action: 'allow',
    overrideBrowserWindowOptions: { webPreferences: { sandbox: false } },
  }));

  await expect(run("open('about:blank') === null")).resolves.toBe(true);
  await fake.settled();

  expect(others()[0]!.webContents.opener).toBeNull();
});

describe('on a server', () => {
  const requests: IncomingMessage[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.setHeader('content-type', 'text/html');
      response.end(
        request.url === '/'
          ? `<a id="a" href="/next">a</a><a id="b" target="_blank" href="/child">b</a>
             <form target="_blank" method="post" action="/form"><input name="key" value="a b"></form>`
          : '<p>page',
      );
    });
  });
  let base = '';
  beforeAll((done) => {
    server.listen(0, '127.0.0.1', () => {
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => requests.splice(0));

  test.each([
    ['a link', "document.querySelector('#a').click()", '/next'],
    ['a link to another window', "document.querySelector('#b').click()", '/child'],
    ['window.open', "open('/opened'); 1", '/opened'],
  ])('the referrer goes along with %s', async (_name, code, path) => {
    const { fake, contents, run, others } = await open(`${base}/`);

    await run(code);
    await fake.settled();

    expect(requests.at(-1)!.url).toBe(path);
    expect(requests.at(-1)!.headers.referer).toBe(`${base}/`);
    const shown = others()[0]?.webContents ?? contents;
    await expect(shown.executeJavaScript('document.referrer')).resolves.toBe(`${base}/`);
  });

  test('and not with noreferrer', async () => {
    const { fake, run } = await open(`${base}/`);

    await run("open('/opened', '', 'noreferrer'); 1");
    await fake.settled();

    expect(requests.at(-1)!.headers.referer).toBeUndefined();
  });

  test('a form takes its fields into the window that it opens', async () => {
    const { fake, contents, run } = await open(`${base}/`);
    let details: Electron.HandlerDetails | undefined;
    contents.setWindowOpenHandler((given) => {
      details = given;
      return { action: 'allow' };
    });

    await run("document.querySelector('form').submit()");
    await fake.settled();

    expect(details!.postBody).toEqual({
      contentType: 'application/x-www-form-urlencoded',
      data: [{ type: 'rawData', bytes: Buffer.from('key=a+b') }],
    });
    expect([requests.at(-1)!.method, bodies.at(-1)]).toEqual(['POST', 'key=a+b']);
  });
});

test('W3.9: a page can ask for the size of the content', async () => {
  const { contents, run } = await open();
  const created = new Promise<Electron.BrowserWindow>((resolve) => contents.once('did-create-window', resolve));
  await run('open("about:blank", "", "innerWidth=310,innerHeight=20,show=no"), null');
  expect((await created).getContentSize()).toEqual([310, 100]);
});
