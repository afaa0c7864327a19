import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { takenByProcess } from '../../conformance/harness';
import { createApp, dataUrl } from '../../conformance/page-harness';

const PAGE = dataUrl('<title>Page</title><script>window.ran = true</script>');

/** A listener that fails, in the place of one that `did-finish-load` and the like have. */
function fail(): void {
  throw new Error('a listener failed');
}

describe('a listener that throws is an uncaught exception (S4.17), and the load goes on', () => {
  test.each([
    'did-start-loading',
    'did-start-navigation',
    'did-frame-navigate',
    'did-navigate',
    'page-title-updated',
    'dom-ready',
    'did-frame-finish-load',
    'did-finish-load',
    'did-stop-loading',
  ])('%s', async (event) => {
    const taken = takenByProcess('uncaughtException');
    const { open } = createApp();
    const window = open();
    window.webContents.on(event as 'did-finish-load', fail);

    await window.loadURL(PAGE);

    expect(window.webContents.isLoading()).toBe(false);
    expect(taken).toEqual([new Error('a listener failed')]);
    expect(await window.webContents.executeJavaScript('ran')).toBe(true);
  });

  test('of the window', async () => {
    const taken = takenByProcess('uncaughtException');
    const { open } = createApp();
    const window = open().on('page-title-updated', fail);

    await window.loadURL(PAGE);

    expect(taken).toEqual([new Error('a listener failed')]);
  });

  test('of the frame', async () => {
    const taken = takenByProcess('uncaughtException');
    const { open } = createApp();
    const window = open();
    window.webContents.mainFrame.on('dom-ready', fail);

    await window.loadURL(PAGE);

    expect(taken).toEqual([new Error('a listener failed')]);
  });

  test('of a page that cannot be loaded', async () => {
    const taken = takenByProcess('uncaughtException');
    const { open } = createApp();
    const window = open();
    window.webContents.on('did-fail-load', fail);

    await expect(window.loadURL('nothing:here')).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
    await expect(window.loadURL('no URL')).rejects.toThrow('ERR_INVALID_URL');

    expect(window.webContents.isLoading()).toBe(false);
    expect(taken).toHaveLength(2);
  });

  test('of a frame in the page', async () => {
    const taken = takenByProcess('uncaughtException');
    const { open } = createApp();
    const window = open();
    window.webContents.on('did-frame-navigate', (_event, _url, _code, _text, isMainFrame) => {
      if (!isMainFrame) fail();
    });

    await window.loadURL(dataUrl('<iframe srcdoc="<script>parent.ran = true</script>"></iframe>'));

    expect(taken).toEqual([new Error('a listener failed')]);
  });
});

test('a preload that fails, and who is told of it too', async () => {
  const taken = takenByProcess('uncaughtException');
  const { open } = createApp();
  const window = open({ preload: '/is/not/there.js' });
  window.webContents.on('preload-error', fail);

  await window.loadURL(PAGE);

  expect(taken).toEqual([new Error('a listener failed')]);
  expect(await window.webContents.executeJavaScript('ran')).toBe(true);
});

test.each(['read', 'show'] as const)('a page that nothing here can %s fails to load', async (step) => {
  const { fake, open } = createApp();
  const window = open();
  const spy = jest.spyOn(fake.registry.pages, step).mockImplementation(() => {
    throw new Error('It cannot be shown.');
  });

  await expect(window.loadURL(PAGE)).rejects.toThrow('It cannot be shown.');

  expect(window.webContents.isLoading()).toBe(false);
  spy.mockRestore();
  await window.loadURL(PAGE);
});

test('a page whose process ends while it loads', async () => {
  const { fake, open } = createApp();
  const window = open();
  const told: string[] = [];
  for (const event of ['dom-ready', 'did-finish-load', 'did-stop-loading', 'render-process-gone']) {
    window.webContents.on(event as 'dom-ready', () => told.push(event));
  }
  window.webContents.once('did-navigate', () => fake.rendererOf(window).crash());

  await expect(window.loadURL(PAGE)).rejects.toThrow('ERR_FAILED (-2)');

  expect(told).toEqual(['did-stop-loading', 'render-process-gone']);
  expect(window.webContents.isLoading()).toBe(false);
  await window.loadURL(PAGE);
  expect(told.slice(2)).toEqual(['dom-ready', 'did-finish-load', 'did-stop-loading']);
});

test('a process that ends before the next page is there', async () => {
  const { fake, open } = createApp();
  const window = open();
  await window.loadURL(PAGE);
  window.webContents.once('did-start-navigation', () => fake.rendererOf(window).crash());

  await window.loadURL(PAGE);

  expect(window.webContents.isCrashed()).toBe(false);
});

describe('a page that a server does not send is waited for only as long as somebody wants it', () => {
  async function hanging() {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const asked = once(server, 'request');
    const app = createApp();
    const window = app.open();
    const restore = app.fake.mark();
    const load = window.loadURL(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await asked;
    const end = () => {
      server.closeAllConnections();
      server.close();
    };
    return { ...app, window, load, restore, end };
  }

  test('a window that is closed', async () => {
    const { fake, window, load, end } = await hanging();
    window.destroy();

    await expect(load).rejects.toThrow('ERR_FAILED (-2)');
    await expect(fake.settled()).resolves.toBeUndefined();
    end();
  });

  test('a window that shows something else', async () => {
    const { fake, window, load, end } = await hanging();
    await window.loadURL(PAGE);

    await expect(load).rejects.toThrow('ERR_ABORTED (-3)');
    await expect(fake.settled()).resolves.toBeUndefined();
    end();
  });

  test('a rollback', async () => {
    const { fake, restore, end } = await hanging();
    restore();

    await expect(fake.settled()).resolves.toBeUndefined();
    end();
  });
});
