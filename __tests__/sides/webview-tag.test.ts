import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeElectron } from '../../src';
import { dataUrl } from '../conformance/page-harness';

async function open(webPreferences: Electron.WebPreferences = {}) {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow({ webPreferences: { webviewTag: true, ...webPreferences } });
  await window.loadURL(dataUrl('<body></body>'));
  const run = (code: string): Promise<unknown> => window.webContents.executeJavaScript(code);
  /** Puts a tag into the page, and waits for its guest to have loaded. */
  async function tag(
    attributes: Record<string, string>,
    events: readonly string[] = [],
  ): Promise<Electron.WebContents> {
    const attached = new Promise<Electron.WebContents>((resolve) =>
      window.webContents.once('did-attach-webview', (_event, guest) => resolve(guest)),
    );
    await run(`window.told = []; window.webview = document.createElement('webview');
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) webview.setAttribute(name, value);
      for (const type of ${JSON.stringify(events)}) webview.addEventListener(type, (event) => told.push({ ...event, type }));
      document.body.append(webview); 1`);
    const guest = await attached;
    await fake.settled();
    return guest;
  }
  return { fake, window, run, tag };
}

describe('on a server', () => {
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    ({ headers } = request);
    response.setHeader('content-type', 'text/html').end('<p>guest');
  });
  let base = '';
  beforeAll((done) => {
    server.listen(0, '127.0.0.1', () => {
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      done();
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('the attributes useragent and httpreferrer', async () => {
    const { run, tag } = await open();

    const guest = await tag({ src: base, useragent: 'mine', httpreferrer: 'http://from.example/' });

    expect([headers.referer, guest.getUserAgent()]).toEqual(['http://from.example/', 'mine']);
    await expect(guest.executeJavaScript('[navigator.userAgent, document.referrer]')).resolves.toEqual([
      'mine',
      'http://from.example/',
    ]);
    await expect(run('webview.getUserAgent()')).resolves.toBe('mine');
  });
});

test('S8.13: load-commit tells of every document, and of moves within one', async () => {
  const { fake, run, tag } = await open();
  const guest = await tag({ src: 'https://a.example/' }, ['load-commit']);

  await guest.executeJavaScript("location.hash = 'x'");
  await fake.settled();

  await expect(run('told.map(({ url, isMainFrame }) => [url, isMainFrame])')).resolves.toEqual([
    ['https://a.example/', true],
    ['https://a.example/#x', true],
  ]);
});

test('a guest is shown as large as what it is in', async () => {
  const { run, tag } = await open({ zoomFactor: 1.2 });

  const guest = await tag({ src: 'https://a.example/' });

  expect(guest.getZoomFactor()).toBe(1.2);
  await run('webview.setZoomLevel(3)');
  expect(guest.getZoomLevel()).toBe(3);
});

test('what is found, painted and typed in a guest comes to its element', async () => {
  const { fake, run, tag } = await open();
  await tag({ src: dataUrl('<title>G</title><meta name="theme-color" content="#123456"><p>one one</p><input>') }, [
    'found-in-page',
    'did-change-theme-color',
    'page-title-updated',
  ]);

  await run("webview.findInPage('one')");
  await fake.settled();
  await run('webview.executeJavaScript("document.querySelector(\'input\').focus()")');
  await run("webview.insertText('typed')");

  await expect(
    run('told.map(({ type, themeColor, title, result }) => [type, themeColor ?? title ?? result.matches])'),
  ).resolves.toEqual([
    ['page-title-updated', 'G'],
    ['did-change-theme-color', '#123456'],
    ['found-in-page', 2],
  ]);
  await expect(run('webview.executeJavaScript("document.querySelector(\'input\').value")')).resolves.toBe('typed');
});
