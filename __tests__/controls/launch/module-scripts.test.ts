import { quiet } from '../../support/quiet';
import { launched } from './harness';

quiet();

/** What Vite makes of a page with a part that is loaded later, and what electron-vite makes of a preload. */
const BUILT = {
  'package.json': JSON.stringify({ type: 'module', main: 'main.js' }),
  'main.js': `import { app, BrowserWindow, ipcMain } from 'electron';
    import { join } from 'node:path';
    ipcMain.handle('ping', (_event, text) => 'pong ' + text);
    app.whenReady().then(() => {
      const preload = join(import.meta.dirname, 'preload.mjs');
      new BrowserWindow({ webPreferences: { preload, sandbox: false } }).loadFile(join(import.meta.dirname, 'index.html'));
    });`,
  'preload.mjs': `import { contextBridge, ipcRenderer } from 'electron';
    contextBridge.exposeInMainWorld('api', { ping: (text) => ipcRenderer.invoke('ping', text) });`,
  'index.html': `<!doctype html><title>Built</title><div id="root"></div>
    <script type="module" crossorigin src="./assets/index-abc.js"></script>
    <script type="module">import { state } from './assets/index-abc.js'; window.seen = state;</script>`,
  'assets/index-abc.js': `const state = { runs: 0 }; state.runs++;
    const root = document.querySelector('#root');
    import('./late-def.js').then(({ default: late }) => late(root));
    export { state };`,
  'assets/late-def.js': `import { state } from './index-abc.js';
    export default async (root) => { root.textContent = (window.late = state) && [await window.api.ping('you'), state.runs, typeof require]; };`,
};

test('a page as Vite builds it runs without a flag', async () => {
  const app = await launched(BUILT);
  await app.settled();

  expect(app.document.querySelector('#root')?.textContent).toBe('pong you,1,undefined');
  const { seen, late } = app.window as unknown as Record<'seen' | 'late', object>;
  expect(seen).toBe(late);
  expect(app.fake.traffic.problems).toEqual([]);
});

test('a module script that awaits is a page-error that names the flag', async () => {
  const app = await launched({ ...BUILT, 'assets/index-abc.js': 'await 0;\nexport const state = {};' });
  await app.settled();

  const [problem] = app.fake.traffic.problems;
  expect(problem?.kind).toBe('page-error');
  expect(problem?.sentence).toMatch(/index-abc\.js awaits outside of a function, .* `node --experimental-vm-modules`/);
});

test('a title that comes with a part of the page is the last', async () => {
  const app = await launched({
    'main.js': `import { app, BrowserWindow } from 'electron';
      app.titles = [];
      app.whenReady().then(async () => {
        // As TypeScript and bundlers leave it.
        const { page } = await import(new URL('./lib.js', import.meta.url).href);
        const window = new BrowserWindow();
        window.on('page-title-updated', (_event, title) => app.titles.push(title));
        window.loadFile(page);
      });`,
    'package.json': BUILT['package.json'],
    'lib.js': "export const page = 'index.html';",
    'index.html': '<title>first</title><script type="module" src="./page.js"></script>',
    // What Vite's minifier writes.
    'page.js': 'import(`./part.js`).then(({ name }) => { document.title = name; });',
    'part.js': "export const name = 'second';",
  });
  await app.settled();

  expect((app.app as unknown as { titles: string[] }).titles).toEqual(['first', 'second']);
  expect([app.firstWindow.getTitle(), app.document.title]).toEqual(['second', 'second']);
});
