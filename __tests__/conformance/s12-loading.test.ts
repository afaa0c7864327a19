import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorOf, inEveryTiming, takenByProcess } from './harness';

const ALL = [
  'did-start-loading',
  'did-start-navigation',
  'will-navigate',
  'will-frame-navigate',
  'did-frame-navigate',
  'did-navigate',
  'did-navigate-in-page',
  'page-title-updated',
  'dom-ready',
  'did-frame-finish-load',
  'did-finish-load',
  'did-fail-load',
  'did-fail-provisional-load',
  'did-stop-loading',
] as const;

inEveryTiming(({ create, fact }) => {
  /** A window, and everything that it is told of loading: the event's name, then its arguments without the event. */
  function open() {
    const fake = create();
    const window = new fake.BrowserWindow();
    const { webContents } = window;
    const told: unknown[][] = [];
    for (const name of ALL) {
      webContents.on(
        name as 'destroyed',
        ((_event: object, ...args: unknown[]) => {
          told.push([name, ...args]);
        }) as () => void,
      );
    }
    webContents.mainFrame.on('dom-ready', () => told.push(['frame dom-ready']));
    const names = () => told.map(([name]) => name);
    return { fake, window, webContents, page: fake.pageOf(window), told, names };
  }

  const codeOf = async (load: Promise<void>) => (await errorOf(() => load)) as Error & { code: string; url: string };

  fact('S12.12: a load tells its events in this order, with these arguments', async () => {
    const { window, webContents, page, told } = open();
    const { processId, routingId } = webContents.mainFrame;

    const load = window.loadURL('https://example.com/a');
    page.setTitle('A');
    await load.then(() => told.push(['loaded']));

    const url = 'https://example.com/a';
    expect(told).toEqual([
      ['did-start-loading'],
      ['did-start-navigation', url, false, true, processId, routingId],
      ['did-frame-navigate', url, 200, 'OK', true, processId, routingId],
      ['did-navigate', url, 200, 'OK'],
      ['page-title-updated', 'A', true],
      ['frame dom-ready'],
      ['dom-ready'],
      ['did-frame-finish-load', true, processId, routingId],
      ['did-finish-load'],
      ['did-stop-loading'],
      ['loaded'],
    ]);
    expect([webContents.getURL(), webContents.getTitle(), window.getTitle()]).toEqual([url, 'A', 'A']);
  });

  fact('S12.12: did-start-navigation has its details on the event', async () => {
    const { webContents } = open();
    const details = new Promise<object>((resolve) => webContents.once('did-start-navigation', resolve));

    await webContents.loadURL('https://example.com');

    expect(await details).toMatchObject({
      url: 'https://example.com/',
      isSameDocument: false,
      isMainFrame: true,
      frame: webContents.mainFrame,
    });
  });

  fact('S12.12: loadFile loads a file, which has no HTTP status', async () => {
    const { window, webContents, told } = open();

    const file = path.join(__dirname, 'fixtures', 'empty.html');

    await window.loadFile(file, { query: { a: '1' }, hash: 'top' });

    const url = `${pathToFileURL(file).href}?a=1#top`;
    expect(webContents.getURL()).toBe(url);
    expect(told).toContainEqual(['did-navigate', url, -1, '']);
  });

  fact('S12.12: it is loading from did-start-loading to did-stop-loading', async () => {
    const { webContents } = open();
    const seen: boolean[] = [];
    for (const name of ['did-start-loading', 'did-finish-load', 'did-stop-loading'] as const) {
      webContents.on(name as 'destroyed', () => seen.push(webContents.isLoading(), webContents.isLoadingMainFrame()));
    }

    const load = webContents.loadURL('https://example.com');
    expect([webContents.isLoading(), webContents.isWaitingForResponse()]).toEqual([true, true]);
    await load;

    expect(seen).toEqual([true, true, true, true, false, false]);
  });

  fact('S12.12: a fragment of the same page is a navigation in the page', async () => {
    const { webContents, told } = open();
    const { processId, routingId } = webContents.mainFrame;
    await webContents.loadURL('https://example.com/a');
    told.length = 0;

    await webContents.loadURL('https://example.com/a#b');

    expect(told).toEqual([
      ['did-start-loading'],
      ['did-start-navigation', 'https://example.com/a#b', true, true, processId, routingId],
      ['did-navigate-in-page', 'https://example.com/a#b', true, processId, routingId],
      ['did-stop-loading'],
    ]);
  });

  fact('S12.12: reload loads the same page again', async () => {
    const { fake, window, webContents, told, names } = open();
    window.reload();
    expect(told).toEqual([]);
    await window.loadURL('https://example.com/');
    const first = names();
    told.length = 0;

    for (const reload of [() => window.reload(), () => webContents.reloadIgnoringCache()]) {
      reload();
      await fake.settled();
      expect(names()).toEqual(first);
      told.length = 0;
    }
    expect(webContents.navigationHistory.length()).toBe(1);
  });

  fact('S12.13: a newer navigation rejects the one before it', async () => {
    const { webContents, told } = open();

    const [first, second] = [webContents.loadURL('https://a.example/'), webContents.loadURL('https://b.example/')];

    const error = await codeOf(first);
    expect(error.message).toBe("ERR_ABORTED (-3) loading 'https://b.example/'");
    expect(error).toMatchObject({ errno: -3, code: 'ERR_ABORTED', url: 'https://b.example/' });
    await second;
    expect(told.filter(([name]) => name === 'did-finish-load')).toHaveLength(1);
    expect(webContents.getURL()).toBe('https://b.example/');
  });

  fact('S12.13: stop rejects what is being loaded', async () => {
    const { webContents, names } = open();

    const load = webContents.loadURL('https://example.com/');
    webContents.stop();

    expect((await codeOf(load)).message).toBe("ERR_ABORTED (-3) loading 'https://example.com/'");
    expect(names()).toEqual([
      'did-start-loading',
      'did-start-navigation',
      'did-fail-provisional-load',
      'did-stop-loading',
    ]);
    expect([webContents.getURL(), webContents.isLoading()]).toEqual(['', false]);
  });

  fact('S12.13: a load that fails rejects with what failed', async () => {
    const { webContents, page, told } = open();
    const { processId, routingId } = webContents.mainFrame;
    page.failNextLoad('ERR_NAME_NOT_RESOLVED');

    const error = await codeOf(webContents.loadURL('https://nowhere.example/'));

    expect(error.message).toBe("ERR_NAME_NOT_RESOLVED (-105) loading 'https://nowhere.example/'");
    const rest = [-105, 'ERR_NAME_NOT_RESOLVED', 'https://nowhere.example/', true, processId, routingId];
    expect(told.slice(2)).toEqual([
      ['did-fail-provisional-load', ...rest],
      ['did-fail-load', ...rest],
      ['did-stop-loading'],
    ]);
    await expect(webContents.loadURL('https://example.com/')).resolves.toBeUndefined();
  });

  fact('S12.13: what is no URL, and a contents that goes meanwhile, reject', async () => {
    const { fake, window, webContents } = open();
    fake.app.on('window-all-closed', () => {});

    expect((await codeOf(webContents.loadURL('index.html'))).message).toBe(
      "ERR_INVALID_URL (-300) loading 'index.html'",
    );
    (webContents as unknown as { destroy(): void }).destroy();
    const load = window.loadURL('https://example.com/');
    expect((await codeOf(load)).message).toBe("ERR_FAILED (-2) loading 'https://example.com/'");
  });

  fact('S12.13: nobody need handle the rejection', async () => {
    const taken = takenByProcess('unhandledRejection');
    const { fake, window, webContents } = open();

    for (const target of [window, webContents]) {
      void target.loadURL('https://example.com/');
      void target.loadFile('index.html');
      void target.loadURL('no url');
      webContents.stop();
    }
    await fake.settled();
    await new Promise((resolve) => setImmediate(resolve));

    expect(taken).toEqual([]);
  });
});
