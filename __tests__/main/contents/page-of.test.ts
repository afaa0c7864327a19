import { createFakeElectron, type FakeElectronOptions } from '../../../src';

function open(options?: FakeElectronOptions) {
  const fake = createFakeElectron({ logs: false, ...options });
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow();
  const titles: string[] = [];
  window.webContents.on('page-title-updated', (_event, title) => titles.push(title));
  return { fake, window, webContents: window.webContents, page: fake.pageOf(window), titles };
}

const A = 'https://example.com/a';
const titled = (title: string) => `data:text/html,<title>${title}</title>`;

describe('a title that is set during a load', () => {
  test("is the coming page's, instead of its own, and that page's alone", async () => {
    const { window, webContents, page, titles } = open();

    const load = window.loadURL(titled('Own'));
    page.setTitle('Mine');
    expect([webContents.getTitle(), titles]).toEqual(['', []]);
    await load;

    expect([webContents.getTitle(), window.getTitle(), titles]).toEqual(['Mine', 'Mine', ['Mine']]);
    await window.loadURL(titled('Next'));
    expect([webContents.getTitle(), titles]).toEqual(['Next', ['Mine', 'Next']]);
  });

  test.each<[string, (opened: ReturnType<typeof open>) => unknown]>([
    ['is stopped', ({ webContents }) => webContents.stop()],
    ['fails', ({ fake }) => fake.settled()],
    ['is replaced by another', () => {}],
  ])('goes with a load that %s', async (what, end) => {
    const opened = open();
    const { window, webContents, page, titles } = opened;
    if (what === 'fails') page.failNextLoad('ERR_FAILED');

    window.loadURL(A).catch(() => {});
    page.setTitle('Mine');
    const ended = end(opened);
    if (ended) await ended;
    await window.loadURL(titled('Own'));

    expect([webContents.getTitle(), titles]).toEqual(['Own', ['Own']]);
  });

  test('is shown at once where the page that is there stays, and where it is ready', async () => {
    const { window, webContents, page, titles } = open();
    await window.loadURL(A);

    const load = window.loadURL(`${A}#b`);
    page.setTitle('Same document');
    expect(webContents.getTitle()).toBe('Same document');
    await load;
    webContents.once('dom-ready', () => page.setTitle('Ready'));
    await window.loadURL(titled('Own'));

    expect([webContents.getTitle(), titles]).toEqual(['Ready', ['Same document', 'Own', 'Ready']]);
  });
});

describe('failNextLoad', () => {
  test('is for the next page, and a fragment of the present one is none', async () => {
    const { window, webContents, page } = open();
    await window.loadURL(A);
    page.failNextLoad('ERR_TIMED_OUT');

    await expect(window.loadURL(`${A}#b`)).resolves.toBeUndefined();
    await expect(page.navigate(`${A}#c`)).resolves.toBeUndefined();
    expect(webContents.getURL()).toBe(`${A}#c`);
    await expect(window.loadURL('https://example.com/b')).rejects.toThrow('ERR_TIMED_OUT (-7)');
    await expect(window.loadURL('https://example.com/b')).resolves.toBeUndefined();
  });

  test('goes with a rollback, and comes back with one', async () => {
    const { fake, window, page } = open();
    const without = fake.mark();
    page.failNextLoad('ERR_TIMED_OUT');
    const withFailure = fake.mark();

    await expect(window.loadURL(A)).rejects.toThrow('ERR_TIMED_OUT');
    withFailure();
    await expect(window.loadURL(A)).rejects.toThrow('ERR_TIMED_OUT');
    withFailure();
    without();
    await expect(window.loadURL(A)).resolves.toBeUndefined();
  });
});

test('a page that is loading by then has the title that was set for it before a rollback', async () => {
  const { fake, window, webContents, page } = open();
  const load = window.loadURL(titled('Own'));
  page.setTitle('Before');
  const rollback = fake.mark();

  page.setTitle('Within');
  await load;
  rollback();
  await fake.settled();

  expect(webContents.getTitle()).toBe('Before');
});

test('preventUnload is as it was at the mark', async () => {
  const { fake, window, page } = open();
  const free = fake.mark();
  page.preventUnload();
  const held = fake.mark();

  page.preventUnload(false);
  held();
  window.close();
  await fake.settled();
  expect(window.isDestroyed()).toBe(false);

  free();
  window.close();
  await fake.settled();
  expect(window.isDestroyed()).toBe(true);
});

describe('webContents.close', () => {
  test.each(['sync', 'async', 'manual'] as const)('twice closes once (%s)', async (timing) => {
    const { fake, window, webContents } = open({ timing });
    const told: string[] = [];
    for (const name of ['close', 'destroyed'] as const) {
      webContents.on(name as 'destroyed', () => told.push(name));
    }
    window.on('closed', () => told.push('closed'));

    webContents.close();
    webContents.close();
    webContents.close({ waitForBeforeUnload: true });
    await fake.settled();

    expect(told).toEqual(['close', 'destroyed', 'closed']);
    expect(() => webContents.close()).toThrow('Object has been destroyed');
  });

  test('asks a page that is to be asked once, and can be tried again', async () => {
    const { fake, webContents, page } = open();
    const asked: string[] = [];
    webContents.on('will-prevent-unload', () => asked.push('asked'));
    page.preventUnload();

    webContents.close({ waitForBeforeUnload: true });
    webContents.close({ waitForBeforeUnload: true });
    await fake.settled();
    expect([asked, webContents.isDestroyed()]).toEqual([['asked'], false]);

    page.preventUnload(false);
    webContents.close({ waitForBeforeUnload: true });
    await fake.settled();
    expect(webContents.isDestroyed()).toBe(true);
  });

  test('within its own event is nothing more, and a window that closes meanwhile neither', async () => {
    const { fake, window, webContents } = open();
    let closes = 0;
    webContents.on('close' as 'destroyed', () => {
      closes++;
      webContents.close();
    });

    webContents.close();
    window.close();
    await fake.settled();

    expect([closes, webContents.isDestroyed(), window.isDestroyed()]).toEqual([1, true, true]);
  });

  test('asks nobody once it has begun', async () => {
    const { fake, window, webContents, page } = open();
    const asked: string[] = [];
    webContents.on('will-prevent-unload', () => asked.push('asked'));
    page.preventUnload();

    webContents.close();
    window.close();
    await fake.settled();

    expect([asked, webContents.isDestroyed(), window.isDestroyed()]).toEqual([[], true, true]);
  });

  test.each([0, 1])('that was under way at the mark goes on after a rollback (%i steps before it)', async (steps) => {
    const { fake, window, webContents } = open({ timing: 'manual' });
    fake.flush();
    let closes = 0;
    webContents.on('close' as 'destroyed', () => closes++);
    webContents.close();
    for (let step = 0; step < steps; step++) fake.step();
    const rollback = fake.mark();

    for (let run = 0; run < 2; run++) {
      await fake.settled();
      expect([closes, window.isDestroyed(), webContents.isDestroyed()]).toEqual([1, true, true]);
      rollback();
      expect([window.isDestroyed(), webContents.isDestroyed()]).toEqual([false, false]);
      closes = steps;
    }
    expect(fake.flush()).toBe(0);
    expect([window.isDestroyed(), closes]).toEqual([true, 1]);
  });

  test('that a rollback takes back can be asked for again', async () => {
    const { fake, window, webContents } = open();
    const rollback = fake.mark();

    webContents.close();
    rollback();
    await fake.settled();
    expect(window.isDestroyed()).toBe(false);
    webContents.close();
    await fake.settled();
    expect(window.isDestroyed()).toBe(true);
  });
});
