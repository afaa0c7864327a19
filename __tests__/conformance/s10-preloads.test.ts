import { pathToFileURL } from 'node:url';
import { createApp, dataUrl, folderOf, next, until } from './page-harness';

const SENDS = "require('electron').ipcRenderer.send('log', ";

describe('which preloads run, and when', () => {
  test('S10.1: those of the session come first, in the order of their registration, then that of the window', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({
      'a.js': `${SENDS}'a')`,
      'b.js': `${SENDS}'b')`,
      'own.js': `${SENDS}'own')`,
      'index.html': '<script>console.log("page")</script>',
    });
    const { defaultSession } = fake.electron.session;
    for (const name of ['b.js', 'a.js']) {
      defaultSession.registerPreloadScript({ type: 'frame', filePath: file(name) });
    }

    await open({ preload: file('own.js') }).loadFile(file('index.html'));

    expect(log).toEqual(['b', 'a', 'own']);
  });

  test('S10.1: of another session only its own', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({ 'a.js': `${SENDS}'a')`, 'b.js': `${SENDS}'b')` });
    const { defaultSession, fromPartition } = {
      defaultSession: fake.electron.session.defaultSession,
      fromPartition: (name: string) => fake.electron.session.fromPartition(name),
    };
    defaultSession.registerPreloadScript({ type: 'frame', filePath: file('a.js') });
    fromPartition('other').registerPreloadScript({ type: 'frame', filePath: file('b.js') });

    await open({ partition: 'other' }).loadURL('about:blank');

    expect(log).toEqual(['b']);
  });

  test('S10.1: a relative path is ignored, with a line in the log and on record', async () => {
    const { fake, open } = createApp({ logs: true });
    const error = jest.spyOn(console, 'error').mockImplementation(() => {});
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});

    await open({ preload: './preload.js' }).loadURL('about:blank');

    expect(error.mock.calls).toEqual([['preload script must have absolute path.']]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['preload-error']);
    jest.restoreAllMocks();
  });

  test('S10.2: before any script of the page, before there is a document element; DOMContentLoaded comes later', async () => {
    const { log, open } = createApp();
    const file = folderOf({
      'preload.js': `
        const { ipcRenderer, contextBridge } = require('electron');
        const log = (value) => ipcRenderer.send('log', value);
        log(['preload', document.documentElement === null, document.readyState]);
        document.addEventListener('DOMContentLoaded', () => log(['parsed', document.title]));
        window.addEventListener('load', () => log(['loaded', document.readyState]));
        contextBridge.exposeInMainWorld('log', log);`,
      'index.html': '<title>The page</title><script>log(["page", document.readyState])</script>',
    });

    await open({ preload: file('preload.js') }).loadFile(file('index.html'));

    expect(log).toEqual([
      ['preload', true, 'loading'],
      ['page', 'loading'],
      ['parsed', 'The page'],
      ['loaded', 'complete'],
    ]);
  });

  test('S10.2: every reload and navigation has them run anew, with an ipcRenderer of their own', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({
      'preload.js': `
        const { ipcRenderer } = require('electron');
        globalThis.count = (globalThis.count ?? 0) + 1;
        ipcRenderer.send('log', [globalThis.count, ipcRenderer.eventNames(), location.pathname.split('/').pop()]);
        ipcRenderer.on('hello', () => ipcRenderer.send('log', 'heard'));`,
      'a.html': 'a',
      'b.html': 'b',
    });
    const window = open({ preload: file('preload.js') });
    await window.loadFile(file('a.html'));
    const reloaded = next(window.webContents, 'did-finish-load');
    window.reload();
    await reloaded;
    await window.loadFile(file('b.html'));

    expect(log).toEqual([
      [1, [], 'a.html'],
      [1, [], 'a.html'],
      [1, [], 'b.html'],
    ]);
    // Only the listener of the document that is there.
    window.webContents.send('hello');
    await fake.settled();
    expect(log.slice(3)).toEqual(['heard']);
  });

  test('S10.2: not when the document stays the same', async () => {
    const { log, open } = createApp();
    const file = folderOf({ 'preload.js': `${SENDS}'run')`, 'index.html': '<p id=a>' });
    const window = open({ preload: file('preload.js') });
    await window.loadFile(file('index.html'));

    await window.loadFile(file('index.html'), { hash: 'a' });
    await window.webContents.executeJavaScript("history.pushState({}, '', '#b'); location.hash = 'c'");

    expect(log).toEqual(['run']);
    expect(await window.webContents.executeJavaScript('location.hash')).toBe('#c');
  });

  test('S10.2: what a window shows without a preload, and then with one of its session', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({ 'preload.js': `${SENDS}location.href)` });
    const window = open();
    await window.loadURL('about:blank');
    fake.electron.session.defaultSession.registerPreloadScript({ type: 'frame', filePath: file('preload.js') });

    await window.loadURL('about:blank');

    expect(log).toEqual(['about:blank']);
  });
});

describe('child frames', () => {
  const files = {
    'preload.js': `
      const { ipcRenderer, contextBridge } = require('electron');
      ipcRenderer.send('log', [location.pathname.split('/').pop(), process.isMainFrame]);
      contextBridge.exposeInMainWorld('exposed', true);`,
    'index.html': '<iframe src="child.html"></iframe><iframe src="about:blank"></iframe><iframe></iframe>',
    'child.html': '<script>console.log("child", typeof exposed)</script>',
  };

  test('S10.3: main frames alone by default; a child has no ipcRenderer then', async () => {
    const { log, lines, open } = createApp();
    const file = folderOf(files);
    const window = open({ preload: file('preload.js') });
    await window.loadFile(file('index.html'));

    expect(log).toEqual([['index.html', true]]);
    expect(lines).toEqual(['child undefined']);
    expect(window.webContents.mainFrame.frames).toHaveLength(3);
  });

  test('S10.3: with nodeIntegrationInSubFrames children too, about:blank excepted', async () => {
    const { log, lines, open } = createApp();
    const file = folderOf(files);

    await open({ preload: file('preload.js'), nodeIntegrationInSubFrames: true }).loadFile(file('index.html'));

    expect(log).toEqual([
      ['index.html', true],
      ['child.html', false],
    ]);
    expect(lines).toEqual(['child boolean']);
  });

  test('S10.3: a frame that navigates by itself has them run anew', async () => {
    const { log, open } = createApp();
    const file = folderOf({
      ...files,
      'index.html': '<iframe src="one.html"></iframe>',
      'one.html': '<script>location.href = "two.html"</script>',
      'two.html': 'two',
    });

    await open({ preload: file('preload.js'), nodeIntegrationInSubFrames: true }).loadFile(file('index.html'));
    await until(() => log.length === 3);

    expect(log).toEqual([
      ['index.html', true],
      ['one.html', false],
      ['two.html', false],
    ]);
  });
});

describe('defaults', () => {
  test.each([
    [{}, [true, true, 'undefined']],
    [{ sandbox: false }, [undefined, true, 'undefined']],
    [{ nodeIntegration: true }, [undefined, true, 'undefined']],
    [{ nodeIntegrationInWorker: true }, [undefined, true, 'undefined']],
    [{ contextIsolation: false }, [true, false, 'undefined']],
    [{ nodeIntegration: true, contextIsolation: false }, [undefined, false, 'function']],
    [{ nodeIntegration: true, contextIsolation: false, sandbox: true }, [true, false, 'undefined']],
  ] as const)('S10.4: with %j the code runs so', async (preferences, [sandboxed, isolated, page]) => {
    const { log, open } = createApp();
    const file = folderOf({ 'preload.js': `${SENDS}[process.sandboxed, process.contextIsolated])` });
    const window = open({ ...preferences, preload: file('preload.js') });
    await window.loadURL('about:blank');

    expect(log).toEqual([[sandboxed, isolated]]);
    expect(await window.webContents.executeJavaScript('typeof require')).toBe(page);
  });
});

describe('preloads that fail', () => {
  test.each([true, false])(
    'S10.5: one that throws does not stop the next one, and is told (sandbox: %s)',
    async (sandbox) => {
      const { fake, log, open } = createApp({ logs: true });
      const error = jest.spyOn(console, 'error').mockImplementation(() => {});
      jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
      const file = folderOf({ 'bad.js': 'throw new TypeError("bad")', 'good.js': `${SENDS}'good')` });
      fake.electron.session.defaultSession.registerPreloadScript({ type: 'frame', filePath: file('bad.js') });
      const window = open({ preload: file('good.js'), sandbox });
      const told: unknown[][] = [];
      window.webContents.on('preload-error', (_event, ...args) => told.push(args));

      await window.loadURL('about:blank');

      expect(log).toEqual(['good']);
      expect(told).toEqual([[file('bad.js'), new TypeError('bad')]]);
      expect((told[0]![1] as Error).constructor).toBe(TypeError);
      expect((told[0]![1] as Error).stack).toContain('bad.js');
      expect(error.mock.calls).toEqual([
        [`Unable to load preload script: ${file('bad.js')}`],
        [expect.objectContaining({ message: 'bad' })],
      ]);
      jest.restoreAllMocks();
    },
  );

  test('S10.5: a missing file in a sandboxed renderer is told as a string', async () => {
    const { fake, open } = createApp();
    const window = open({ preload: '/nowhere/preload.js' });
    const told = next(window.webContents, 'preload-error');

    await window.loadURL('about:blank');

    expect(await told).toEqual([
      '/nowhere/preload.js',
      "ENOENT: no such file or directory, open '/nowhere/preload.js'",
    ]);
    expect(fake.traffic.problems).toMatchObject([{ kind: 'preload-error', channel: '/nowhere/preload.js' }]);
  });

  test("S10.5: a missing file in an unsandboxed renderer is Node's error", async () => {
    const { open } = createApp();
    const window = open({ preload: '/nowhere/preload.js', sandbox: false });
    const told = next(window.webContents, 'preload-error');

    await window.loadURL('about:blank');

    const [path, error] = await told;
    expect(path).toBe('/nowhere/preload.js');
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(/^Cannot find module '\/nowhere\/preload\.js'/);
  });

  test('S10.5: what is thrown and is no error, and what cannot cross, is told as well', async () => {
    const { open } = createApp();
    const file = folderOf({ 'text.js': "throw 'text'", 'odd.js': 'throw { odd() {} }' });
    for (const [name, told] of [
      ['text.js', 'text'],
      ['odd.js', expect.any(String)],
    ]) {
      const window = open({ preload: file(name) });
      const error = next(window.webContents, 'preload-error');
      await window.loadURL('about:blank');

      expect(await error).toEqual([file(name), told]);
    }
  });

  test('S10.5: the page runs all the same', async () => {
    const { lines, open } = createApp();
    const file = folderOf({ 'bad.js': '}' });

    await open({ preload: file('bad.js') }).loadURL(dataUrl('<script>console.log("page")</script>'));

    expect(lines).toContain('page');
  });
});

test("the page's console has what the renderer's has: the line of S10.5", async () => {
  const { lines, open } = createApp();
  const file = folderOf({ 'bad.js': 'throw new Error("bad")', 'index.html': 'x' });

  await open({ preload: file('bad.js') }).loadURL(pathToFileURL(file('index.html')).href);

  expect(lines[0]).toBe(`Unable to load preload script: ${file('bad.js')}`);
  expect(lines[1]).toMatch(/^Error: bad$/m);
});
