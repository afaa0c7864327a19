import { app } from 'electron';
import { configure, rendererOf, settled, traffic } from 'fake-electron';
import { Editor } from './src/editor';
import { openWindows } from './src/main';
import { Preview } from './src/preview';

// What the preloads do is done by hand below, so no page is loaded.
beforeEach(() => configure({ pages: false, loadUtility: (path) => jest.isolateModules(() => require(path)) }));

/** What the preloads do when a window opens. */
async function open() {
  const pages: { editor?: Editor; preview?: Preview } = {};
  app.on('browser-window-created', (_event, window) => {
    const { ipcRenderer } = rendererOf(window);
    // The first of them; neither has its title yet.
    if (pages.editor === undefined) pages.editor = new Editor(ipcRenderer);
    else pages.preview = new Preview(ipcRenderer);
  });
  const windows = await openWindows();
  await settled();
  return { ...windows, page: pages.editor!, shown: pages.preview! };
}

test('what is typed is shown in the other window, and main sees nothing of it', async () => {
  const { page, shown } = await open();
  traffic.clear();

  page.type('two words');
  await settled();

  expect(shown.text).toBe('two words');
  expect(page.words).toBe(2);
  expect(traffic.filter({ kind: ['send', 'invoke', 'postMessage'] })).toHaveLength(0);
  expect(traffic).toMatchInlineSnapshot(`
renderer#1 → renderer#2  port    port#1      {"text": "two words"}
renderer#1 → utility#1   port    port#2      "two words"
  utility#1 → renderer#1     port    port#2      2
`);
});

test('closing the preview closes the port of the editor', async () => {
  const { preview, page } = await open();
  app.on('window-all-closed', () => {});
  expect(page.isPreviewed).toBe(true);

  preview.close();
  await settled();

  expect(page.isPreviewed).toBe(false);
  expect(page.words).toBe(0);
});
