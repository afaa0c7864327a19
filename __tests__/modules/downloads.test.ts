import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileNameOf } from '../../src/modules/downloads/file-name';
import { createApp, dataUrl, until } from '../conformance/page-harness';
import { serve } from '../support/server';

const folder = mkdtempSync(join(tmpdir(), 'downloads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BODY = 'x'.repeat(1000);
const file: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'application/zip');
  response.setHeader('content-length', BODY.length);
  response.setHeader('content-disposition', 'inline; filename="a.zip"');
  response.setHeader('etag', '"tag"');
  response.setHeader('last-modified', 'Thu, 01 Jan 1970 00:00:00 GMT');
  response.end(BODY);
};

/** Sends parts where it is asked for them, and holds the rest back until it is told. */
function partly(): { listener: RequestListener; go(): void; ranges: (string | undefined)[] } {
  let waiting: (() => void)[] = [];
  const ranges: (string | undefined)[] = [];
  return {
    ranges,
    listener: ({ headers }, response) => {
      ranges.push(headers.range);
      const from = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
      response.setHeader('content-length', BODY.length - from);
      response.setHeader('etag', '"tag"');
      response.writeHead(from > 0 ? 206 : 200);
      if (from > 0) {
        response.end(BODY.slice(from));
        return;
      }
      response.write(BODY.slice(0, 400));
      waiting.push(() => response.end(BODY.slice(400)));
    },
    go() {
      for (const go of waiting.splice(0)) go();
      waiting = [];
    },
  };
}

const made = () => {
  const app = createApp();
  const { session } = app.fake.electron;
  return { ...app, session: session.defaultSession, user: app.fake.user, system: app.fake.system };
};

type Made = ReturnType<typeof made>;

let last = 0;
const nextPath = () => join(folder, `${++last}.bin`);

interface Followed {
  item: Electron.DownloadItem;
  contents: Electron.WebContents | null;
  told: string[];
  done: Promise<string>;
}

/** The next download, whose file goes there. */
function follow({ session }: Pick<Made, 'session'>, path?: string): Promise<Followed> {
  return new Promise((resolve) => {
    session.once('will-download', (_event, item, contents) => {
      if (path !== undefined) item.setSavePath(path);
      const told: string[] = [];
      const done = new Promise<string>((finish) => {
        item.on('updated', (_e, state) => told.push(`updated ${state}`));
        item.once('done', (_e, state) => {
          told.push(`done ${state}`);
          finish(state);
        });
      });
      resolve({ item, contents, told, done });
    });
  });
}

test('N12.1: a download is told of, and its file is written', async () => {
  const app = made();
  const url = `${await serve(file)}/path`;
  const path = nextPath();
  const following = follow(app, path);
  expect(app.session.downloadURL(url)).toBeUndefined();
  const { item, contents, told, done } = await following;
  expect(contents).toBeNull();
  expect(item.getState()).toBe('progressing');
  expect(await done).toBe('completed');
  expect(readFileSync(path, 'utf8')).toBe(BODY);
  expect(told.at(-1)).toBe('done completed');
  expect(told).toContain('updated progressing');
  expect({
    path: item.getSavePath(),
    same: item.savePath,
    state: item.getState(),
    name: item.getFilename(),
    type: item.getMimeType(),
    url: item.getURL(),
    chain: item.getURLChain(),
    total: item.getTotalBytes(),
    received: item.getReceivedBytes(),
    percent: item.getPercentComplete(),
    disposition: item.getContentDisposition(),
    tag: item.getETag(),
    modified: item.getLastModifiedTime(),
    paused: item.isPaused(),
    resumable: item.canResume(),
    gesture: item.hasUserGesture(),
    initiator: item.getInitiatorOrigin(),
  }).toEqual({
    ...{ path, same: path, state: 'completed', name: 'a.zip', type: 'application/zip', url, chain: [url] },
    ...{ total: 1000, received: 1000, percent: 100, disposition: 'inline; filename="a.zip"', tag: '"tag"' },
    ...{ modified: 'Thu, 01 Jan 1970 00:00:00 GMT', paused: false, resumable: false, gesture: false, initiator: '' },
  });
  expect(app.system.downloads).toEqual([{ url, fileName: 'a.zip', path, state: 'completed', receivedBytes: 1000 }]);
  // N12.6: in seconds.
  expect(Math.abs(item.getStartTime() - Date.now() / 1000)).toBeLessThan(60);
  expect(item.getEndTime()).toBeGreaterThanOrEqual(item.getStartTime());
  expect(item.getCurrentBytesPerSecond()).toBe(0);
});

test('N5.7: a download that a contents began comes with that contents', async () => {
  const app = made();
  const { webContents } = new app.fake.electron.BrowserWindow();
  const following = follow(app, nextPath());

  expect(webContents.downloadURL(await serve(file))).toBeUndefined();

  const { contents, done } = await following;
  expect(contents).toBe(webContents);
  expect(await done).toBe('completed');
});

test('N5.6: what downloadURL and createInterruptedDownload refuse', () => {
  const { session } = made();
  const refused = new TypeError('Invalid value for headers - must be an object');
  expect(() => session.downloadURL('http://a/', { headers: 'x' as never })).toThrow(refused);
  expect(() => session.downloadURL(...([] as unknown as [string]))).toThrow(
    new TypeError('Insufficient number of arguments.'),
  );
  const parts = { path: '/a', urlChain: ['http://a/'], offset: 0, length: 10 };
  const lacking = new Error('Must pass non-empty path, urlChain and length.');
  expect(() => session.createInterruptedDownload({ ...parts, path: '' })).toThrow(lacking);
  expect(() => session.createInterruptedDownload({ ...parts, urlChain: [] })).toThrow(lacking);
  expect(() => session.createInterruptedDownload({ ...parts, length: 0 })).toThrow(lacking);
  expect(() => session.createInterruptedDownload({ ...parts, offset: 10 })).toThrow(
    new Error('Must pass an offset value less than length.'),
  );
});

test('headers go along', async () => {
  const app = made();
  const seen: unknown[] = [];
  const url = await serve(({ headers }, response) => {
    seen.push(headers['x-own'], headers.referer);
    response.end('a');
  });
  const following = follow(app, nextPath());
  app.session.downloadURL(url, { headers: { 'X-Own': 'yes', Referer: 'http://b.test/' } });
  await (await following).done;
  expect(seen).toEqual(['yes', 'http://b.test/']);
});

test('N5.7: preventDefault cancels, and the item is of no use from the next tick on', async () => {
  const app = made();
  const url = await serve(file);
  let done: unknown;
  const item = await new Promise<Electron.DownloadItem>((resolve) => {
    app.session.once('will-download', (event, started) => {
      event.preventDefault();
      started.once('done', (_event, state) => {
        done = state;
      });
      resolve(started);
    });
    app.session.downloadURL(url);
  });
  await new Promise((resolve) => process.nextTick(resolve));
  expect(done).toBe('cancelled');
  expect(() => item.getURL()).toThrow(new Error('DownloadItem used after being destroyed'));
});

test('N12.2: the path can be set in the next microtask', async () => {
  const app = made();
  const path = nextPath();
  const following = follow(app);
  app.session.downloadURL(await serve(file));
  const { item, done } = await following;
  item.savePath = path;
  expect(await done).toBe('completed');
  expect(existsSync(path)).toBe(true);
});

describe('N12.3: without a path', () => {
  test('a save dialog asks for one', async () => {
    const app = made();
    const url = `${await serve(file)}/b`;
    const path = nextPath();
    app.user.willSave(path);
    const following = follow(app);
    app.session.downloadURL(url);
    const { item, done } = await following;
    expect(item.getSavePath()).toBe('');
    expect(await done).toBe('completed');
    expect([item.getSavePath(), readFileSync(path, 'utf8')]).toEqual([path, BODY]);
    const defaultPath = join(app.fake.app.getPath('downloads'), 'a.zip');
    expect(app.system.dialogs).toMatchObject([{ kind: 'save', options: { title: url, defaultPath } }]);
  });

  test('dismissing it cancels', async () => {
    const app = made();
    app.session.setDownloadPath('/downloads');
    const following = follow(app);
    app.session.downloadURL(await serve(file));
    const { item, done } = await following;
    item.setSaveDialogOptions({ title: 'Where to?', filters: [{ name: 'Zip', extensions: ['zip'] }] });
    expect(item.getSaveDialogOptions()).toEqual({
      title: 'Where to?',
      filters: [{ name: 'Zip', extensions: ['zip'] }],
    });
    expect(await done).toBe('cancelled');
    const options = { title: 'Where to?', defaultPath: join('/downloads', 'a.zip') };
    expect(app.system.dialogs).toMatchObject([{ options, canceled: true }]);
  });
});

describe('N12.4', () => {
  test('cancel ends it', async () => {
    const app = made();
    const { listener } = partly();
    const path = nextPath();
    const following = follow(app, path);
    app.session.downloadURL(await serve(listener));
    const { item, told, done } = await following;
    await until(() => item.getReceivedBytes() === 400);
    expect([item.getPercentComplete(), item.getTotalBytes()]).toEqual([40, 1000]);
    item.cancel();
    expect(item.getState()).toBe('cancelled');
    expect(await done).toBe('cancelled');
    item.cancel();
    expect(told.filter((event) => event.startsWith('done'))).toEqual(['done cancelled']);
    await until(() => !existsSync(path));
  });

  test.each([401, 404, 403])('%d interrupts', async (status) => {
    const app = made();
    const url = await serve((_request, response) => response.writeHead(status).end());
    const following = follow(app, nextPath());
    app.session.downloadURL(url);
    const { item, done } = await following;
    expect(await done).toBe('interrupted');
    expect([item.getState(), item.canResume()]).toEqual(['interrupted', false]);
  });
});

test('N12.4: a file that is not there interrupts', async () => {
  const app = made();
  const following = follow(app, nextPath());
  app.session.downloadURL(pathToFileURL(join(folder, 'missing.txt')).href);
  const { item, done } = await following;
  expect([item.getState(), item.getFilename()]).toEqual(['interrupted', 'missing.txt']);
  item.resume();
  expect(await done).toBe('interrupted');
});

test('a server that is not there can come back', async () => {
  const app = made();
  const following = follow(app, nextPath());
  app.session.downloadURL('http://127.0.0.1:1/a.txt');
  const { item, told } = await following;
  await until(() => told.length > 0);
  expect([told, item.canResume()]).toEqual([['updated interrupted'], true]);
  item.resume();
  expect(item.getState()).toBe('progressing');
  await until(() => item.getState() === 'interrupted');
  item.cancel();
  expect(told.at(-1)).toBe('done cancelled');
});

test.each([
  ['a data: URL', 'data:text/plain,hello', 'download.txt', 'hello'],
  ['a file', pathToFileURL(__filename).href, 'downloads.test.ts', readFileSync(__filename, 'utf8')],
])('%s can be downloaded', async (_what, url, name, content) => {
  const app = made();
  const path = nextPath();
  const following = follow(app, path);
  app.session.downloadURL(url);
  const { item, done } = await following;
  expect([await done, item.getFilename(), readFileSync(path, 'utf8')]).toEqual(['completed', name, content]);
});

test('what was cancelled goes on with what is known of it', async () => {
  const app = made();
  const url = await serve(file);
  const first = follow(app, nextPath());
  app.session.downloadURL(url);
  const { item } = await first;
  item.cancel();
  const second = follow(app);
  app.session.createInterruptedDownload({
    path: item.savePath,
    urlChain: item.getURLChain(),
    mimeType: item.getMimeType(),
    offset: item.getReceivedBytes(),
    length: item.getTotalBytes(),
    lastModified: item.getLastModifiedTime(),
    eTag: item.getETag(),
  });
  const again = await second;
  again.item.resume();
  expect(await again.done).toBe('completed');
  expect(readFileSync(item.savePath, 'utf8')).toBe(BODY);
});

describe('N12.5', () => {
  test('pause and resume', async () => {
    const app = made();
    const { listener, go, ranges } = partly();
    const path = nextPath();
    const following = follow(app, path);
    app.session.downloadURL(await serve(listener));
    const { item, done } = await following;
    await until(() => item.getReceivedBytes() === 400);
    item.pause();
    expect([item.isPaused(), item.canResume(), item.getState()]).toEqual([true, true, 'progressing']);
    go();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(item.getReceivedBytes()).toBe(400);
    item.resume();
    expect([item.isPaused(), item.canResume()]).toEqual([false, false]);
    expect(await done).toBe('completed');
    expect(readFileSync(path, 'utf8')).toBe(BODY);
    expect(ranges).toEqual([undefined]);
  });

  const broken = (first: RequestListener, then: RequestListener) => {
    let count = 0;
    return serve((request, response) => (count++ === 0 ? first(request, response) : then(request, response)));
  };
  const half: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-length': BODY.length, etag: '"tag"' });
    response.write(BODY.slice(0, 400));
    setTimeout(() => response.destroy(), 30);
  };

  test('what broke off goes on where it was', async () => {
    const app = made();
    const { listener, ranges } = partly();
    const path = nextPath();
    const following = follow(app, path);
    app.session.downloadURL(await broken(half, listener));
    const { item, told, done } = await following;
    await until(() => item.getState() === 'interrupted');
    expect([item.canResume(), told.at(-1)]).toEqual([true, 'updated interrupted']);
    item.resume();
    expect(await done).toBe('completed');
    expect(ranges).toEqual(['bytes=400-']);
    expect(readFileSync(path, 'utf8')).toBe(BODY);
  });

  test('or begins again where the server knows of no parts', async () => {
    const app = made();
    const path = nextPath();
    const following = follow(app, path);
    app.session.downloadURL(await broken(half, file));
    const { item, done } = await following;
    await until(() => item.getState() === 'interrupted');
    item.resume();
    expect(await done).toBe('completed');
    expect([item.getReceivedBytes(), readFileSync(path, 'utf8')]).toEqual([1000, BODY]);
  });
});

test('an interrupted download of an earlier run goes on', async () => {
  const app = made();
  const { listener, go, ranges } = partly();
  const url = await serve(listener);
  const path = nextPath();
  const following = follow(app);
  const facts = { mimeType: 'text/plain', eTag: '"tag"', lastModified: '', startTime: 1 };
  app.session.createInterruptedDownload({ path, urlChain: [url], offset: 400, length: 1000, ...facts });
  const { item, contents, done } = await following;
  expect(contents).toBeNull();
  expect([item.getState(), item.savePath, item.canResume(), item.getReceivedBytes()]).toEqual([
    ...['interrupted', path, true, 400],
  ]);
  expect([item.getTotalBytes(), item.getMimeType(), item.getStartTime(), item.getURLChain()]).toEqual([
    ...[1000, 'text/plain', 1, [url]],
  ]);
  item.resume();
  // There is nothing of it on disk.
  await until(() => ranges.length > 0);
  go();
  expect(await done).toBe('completed');
  expect(readFileSync(path, 'utf8')).toBe(BODY);
});

test('N12.6: what a file is called', () => {
  expect(fileNameOf('attachment; filename="a b.txt"', '', 'http://a/x', '')).toBe('a b.txt');
  expect(fileNameOf("attachment; filename=x; filename*=UTF-8''%C3%BC.txt", '', 'http://a/x', '')).toBe('ü.txt');
  expect(fileNameOf('', 'given.csv', 'http://a/x.zip', '')).toBe('given.csv');
  expect(fileNameOf('', '', 'http://a/b/x.zip?q', '')).toBe('x.zip');
  expect(fileNameOf('', '', 'http://a/', 'application/pdf')).toBe('download.pdf');
  expect(fileNameOf('attachment; filename="../../etc/passwd"', '', 'http://a/', '')).toBe('passwd');
});

describe('pages', () => {
  test('webContents.downloadURL tells whose it is', async () => {
    const app = made();
    const window = app.open();
    const following = follow(app, nextPath());
    window.webContents.downloadURL(await serve(file));
    const { contents, done } = await following;
    expect(contents).toBe(window.webContents);
    expect(await done).toBe('completed');
    expect(() => window.webContents.downloadURL('http://a/', { headers: 1 as never })).toThrow(
      new TypeError('Invalid value for headers - must be an object'),
    );
  });

  test('a link downloads what the page has made, even if it gives it up at once', async () => {
    const app = made();
    const window = app.open();
    await window.loadURL(dataUrl('<body>'));
    const path = nextPath();
    const following = follow(app, path);
    await window.webContents.executeJavaScript(`
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['made'], { type: 'text/plain' }));
      link.download = 'made.txt';
      link.click();
      URL.revokeObjectURL(link.href);
    `);
    const { item, contents, done } = await following;
    expect([item.getFilename(), item.getMimeType(), item.getTotalBytes()]).toEqual(['made.txt', 'text/plain', 4]);
    expect(contents).toBe(window.webContents);
    expect(await done).toBe('completed');
    expect(readFileSync(path, 'utf8')).toBe('made');
  });

  test('a link of the page’s own origin is downloaded, and the page stays', async () => {
    const app = made();
    const origin = await serve((request, response) => {
      if (request.url === '/file') file(request, response);
      else response.setHeader('content-type', 'text/html').end('<a href="/file" download="mine.zip">file</a>');
    });
    const window = app.open();
    await window.loadURL(`${origin}/`);
    const following = follow(app, nextPath());
    await window.webContents.executeJavaScript("document.querySelector('a').click()");
    const { item, done } = await following;
    expect(await done).toBe('completed');
    // What the server says goes before what the page says.
    expect([item.getFilename(), item.getInitiatorOrigin()]).toEqual(['a.zip', origin]);
    expect(window.webContents.getURL()).toBe(`${origin}/`);
  });

  test('a navigation that a server wants kept is downloaded', async () => {
    const app = made();
    const url = await serve((request, response) => {
      if (request.url === '/page') {
        response.setHeader('content-type', 'text/html').end('<p>page</p>');
        return;
      }
      response.setHeader('content-disposition', 'attachment; filename="kept.txt"');
      response.end('kept');
    });
    const window = app.open();
    await window.loadURL(`${url}/page`);
    for (const navigate of [
      () => window.loadURL(`${url}/file`).catch(({ code }) => expect(code).toBe('ERR_ABORTED')),
      () => window.webContents.executeJavaScript(`location.href = '${url}/file'; 0`),
    ]) {
      const path = nextPath();
      const following = follow(app, path);
      await navigate();
      const { item, contents, done } = await following;
      expect(await done).toBe('completed');
      expect([item.getFilename(), contents, readFileSync(path, 'utf8')]).toEqual([
        'kept.txt',
        window.webContents,
        'kept',
      ]);
      expect(window.webContents.getURL()).toBe(`${url}/page`);
    }
  });
});

test('what is under way ends with the test', async () => {
  const app = made();
  const rollback = app.fake.mark();
  const { listener } = partly();
  let closed = 0;
  const url = await serve((request, response) => {
    request.socket.on('close', () => closed++);
    listener(request, response);
  });
  const following = follow(app, nextPath());
  app.session.downloadURL(url);
  const { item, told } = await following;
  await until(() => item.getReceivedBytes() === 400);
  rollback();
  expect(app.system.downloads).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(closed).toBe(1);
  expect(told).not.toContain('done cancelled');
});
