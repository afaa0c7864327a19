import { createFakeElectron } from '../../src';
import { inPlainNode } from '../support/spawn';
import { createApp, dataUrl, folderOf } from './page-harness';

test('a window without code of its own loads no document', () => {
  const loaded = inPlainNode(`
    const fs = require('node:fs'), os = require('node:os'), path = require('node:path');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-'));
    const page = path.join(folder, 'index.html');
    fs.writeFileSync(page, '<title>Quiet</title><style>p {}</style><!-- <script> --><p>no code');
    const hasJsdom = () => Object.keys(require.cache).some((file) => /[\\\\/]jsdom[\\\\/]/.test(file));
    (async () => {
      const fake = createFakeElectron();
      const window = new fake.BrowserWindow();
      await window.loadURL('about:blank');
      await window.loadFile(page);
      await window.loadURL('https://example.com/');
      const before = [hasJsdom(), window.webContents.isLoading()];
      await window.loadFile(page);
      const title = await window.webContents.executeJavaScript('document.title');
      report([...before, title, hasJsdom()]);
      fs.rmSync(folder, { recursive: true });
    })();`);

  expect(loaded).toEqual([false, false, 'Quiet', true]);
});

test('nothing of a document stays when it is left, nor of a window when it is closed', () => {
  const left = inPlainNode(
    `
    const fs = require('node:fs'), os = require('node:os'), path = require('node:path');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-'));
    const file = (name, text) => { const at = path.join(folder, name); fs.writeFileSync(at, text); return at; };
    const preload = file('preload.js', "const { ipcRenderer, contextBridge } = require('electron'); ipcRenderer.on('x', () => {}); contextBridge.exposeInMainWorld('api', { on: (cb) => ipcRenderer.on('y', () => cb()), ask: () => ipcRenderer.invoke('ask') })");
    const page = file('index.html', '<iframe srcdoc="<script>setInterval(() => {}, 1e6)</script>"></iframe><script>api.on(() => {}); api.ask(); setInterval(() => {}, 1e6); addEventListener("x", () => {})</script>');
    (async () => {
      const fake = createFakeElectron({ logs: false });
      fake.app.on('window-all-closed', () => {});
      fake.ipcMain.handle('ask', () => new Date());
      const refs = [];
      const isIdle = () => refs.filter((ref) => ref.deref() !== undefined).length;
      const settle = async () => { for (let i = 0; i < 20; i++) { await new Promise((r) => setTimeout(r, 5)); global.gc(); } };
      let window = new fake.BrowserWindow({ webPreferences: { preload } });
      for (let i = 0; i < 5; i++) {
        await window.loadFile(page);
        refs.push(new WeakRef(fake.windowOf(window)));
      }
      fake.clearRecord();
      await settle();
      const afterNavigation = isIdle();
      window.destroy();
      window = undefined;
      await settle();
      fake.clearRecord();
      await settle();
      report([afterNavigation <= 1, isIdle()]);
      fs.rmSync(folder, { recursive: true });
      process.exit();
    })();`,
    ['--expose-gc'],
  );

  expect(left).toEqual([true, 0]);
});

test('two fakes share nothing', async () => {
  const file = folderOf({
    'preload.js':
      "require('./count.js').n++; require('electron').ipcRenderer.send('log', require('./count.js').n); window.shared = (window.shared ?? 0) + 1",
    'count.js': 'exports.n = 0',
  });
  const apps = [createApp(), createApp()];
  for (const { open } of apps) {
    await open({ preload: file('preload.js'), sandbox: false, contextIsolation: false }).loadURL('about:blank');
  }

  expect(apps.map(({ log }) => log)).toEqual([[1], [1]]);
  const [one, two] = apps.map(
    ({ fake }) => fake.windowOf(fake.BrowserWindow.getAllWindows()[0]!) as unknown as Window & { shared: number },
  );
  expect([one!.shared, two!.shared]).toEqual([1, 1]);
  expect(one!.document).not.toBe(two!.document);
});

test('a rollback ends the pages of the test, with their timers', async () => {
  const fake = createFakeElectron({ logs: false });
  const log: unknown[] = [];
  fake.ipcMain.on('log', (_event, value) => log.push(value));
  const rollBack = fake.mark();
  const window = new fake.BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false } });
  await window.loadURL(
    dataUrl(`<script>const { ipcRenderer } = require('electron'); setInterval(() => ipcRenderer.send('log', 1), 2);
      require('timers').setInterval(() => ipcRenderer.send('log', 2), 2)</script>`),
  );
  rollBack();
  log.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 15));

  expect(log).toEqual([]);
  expect(fake.BrowserWindow.getAllWindows()).toEqual([]);
});

test('a rollback to a page that the window still shows leaves it as it is', async () => {
  const fake = createFakeElectron({ logs: false });
  const window = new fake.BrowserWindow();
  await window.loadURL(dataUrl('<script>window.mark = 1</script>'));
  const rollBack = fake.mark();
  await window.webContents.executeJavaScript('window.mark');
  rollBack();

  expect(await window.webContents.executeJavaScript('window.mark')).toBe(1);
  fake.reset();
});

test('a rollback to a page that was left shows the URL of the mark, and its page afresh', async () => {
  const { fake, open } = createApp();
  const window = open();
  await window.loadURL('about:blank#first');
  const rollBack = fake.mark();
  await window.loadURL(dataUrl('<script>window.mark = 1</script>'));
  rollBack();

  expect(window.webContents.getURL()).toBe('about:blank#first');
  expect(await window.webContents.executeJavaScript('[typeof mark, location.href]')).toEqual([
    'undefined',
    'about:blank#first',
  ]);
});

test('what a page throws is on record, and in its console', async () => {
  const { fake, lines, open } = createApp();
  const window = open();
  await window.loadURL(
    dataUrl('<script>throw new TypeError("boom")</script><script>Promise.reject(new Error("promise"))</script>'),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));

  expect(lines).toEqual(['Uncaught TypeError: boom', 'Uncaught (in promise) Error: promise']);
  expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['page-error', 'page-error']);
});

test.each([true, false])(
  'S9.16: a Blob that has crossed can be read, contextIsolation: %s',
  async (contextIsolation) => {
    const { open } = createApp();
    const file = folderOf({
      'preload.js': `
      const api = { get: () => new Blob(['ab', 'c\\u00e9']), read: (give) => give().text() };
      if (process.contextIsolated) require('electron').contextBridge.exposeInMainWorld('api', api);
      else window.api = api;`,
    });
    const { webContents } = open({ preload: file('preload.js'), contextIsolation });
    await webContents.loadURL('about:blank');

    const read = await webContents.executeJavaScript(`(async () => {
    const blob = api.get();
    const buffer = await blob.arrayBuffer();
    const { value } = await blob.stream().getReader().read();
    return [await blob.text(), buffer instanceof ArrayBuffer, buffer.byteLength, [...value],
      await api.read(() => new File(['12', '45'], 'a.txt'))];
  })()`);

    expect(read).toEqual(['abcé', true, 5, [97, 98, 99, 195, 169], '1245']);
  },
);

test.each([
  ['20', 'exposeInMainWorld'],
  ['22', 'exposeInMainWorld exposeInIsolatedWorld'],
  ['35', 'exposeInMainWorld exposeInIsolatedWorld executeInMainWorld'],
])('versions 1.6: the contextBridge of a page on Electron %s has %s', async (version, methods) => {
  const { open, log } = createApp({ version });
  const file = folderOf({
    'preload.js': `
      const { contextBridge, ipcRenderer } = require('electron');
      const names = ['exposeInMainWorld', 'exposeInIsolatedWorld', 'executeInMainWorld'];
      ipcRenderer.send('log', names.filter((name) => contextBridge[name]).join(' '));`,
  });

  await open({ preload: file('preload.js') }).loadURL('about:blank');

  expect(log).toEqual([methods]);
});
