import { createApp, dataUrl, folderOf } from './page-harness';

const OPEN = { contextIsolation: false, nodeIntegration: true, sandbox: false } as const;

async function shown(html = '<body></body>') {
  const { open } = createApp();
  const window = open(OPEN);
  await window.loadURL(dataUrl(html));
  const { webContents } = window;
  const ask = (code: string): Promise<unknown> =>
    webContents.executeJavaScript(`(async () => { const { webFrame } = require('electron'); return ${code} })()`);
  return { window, webContents, ask };
}

test('W5.1: webFrame refuses what it cannot do, in the words of Electron', async () => {
  const { ask } = await shown();
  const refusal = (call: string) =>
    ask(`await (async () => ${call})().then(() => 'nothing', (error) => error.name + ': ' + error.message)`);

  await expect(refusal("webFrame.executeJavaScriptInIsolatedWorld(7, [{ url: 'a' }])")).resolves.toBe(
    "Error: Invalid 'code'",
  );
  await expect(refusal("webFrame.setIsolatedWorldInfo(7, { csp: 'a' })")).resolves.toBe(
    'Error: If csp is specified, securityOrigin should also be specified',
  );
  await expect(refusal("webFrame.setSpellCheckProvider('en', {})")).resolves.toBe(
    'Error: "spellCheck" has to be defined',
  );
  await expect(refusal('webFrame.setZoomFactor(0)')).resolves.toBe(
    "Error: 'zoomFactor' must be a double greater than 0.0",
  );
});

test('W5.1: webFrame tells of new worlds, and of those that there are', async () => {
  const { ask } = await shown();

  await expect(
    ask(`await (async () => {
      const told = [];
      webFrame.on('isolated-world-created', (id) => told.push(id));
      await webFrame.executeJavaScriptInIsolatedWorld(11, [{ code: '1' }]);
      await webFrame.executeJavaScriptInIsolatedWorld(11, [{ code: '2' }]);
      return [told, webFrame.getIsolatedWorlds()];
    })()`),
  ).resolves.toEqual([[11], [11]]);
});

test('W4.5: webFrame zooms its own page alone, until that goes elsewhere', async () => {
  const { window, webContents, ask } = await shown();

  await ask('(webFrame.setZoomLevel(2), 1)');
  expect(webContents.getZoomLevel()).toBe(2);
  await expect(ask('webFrame.getZoomFactor()')).resolves.toBe(1.44);
  await window.loadURL(dataUrl('<p>other'));

  expect(webContents.getZoomLevel()).toBe(0);
});

test('webFrame types, and asks the provider of the app', async () => {
  const { ask } = await shown('<input>');

  await expect(
    ask(`(() => {
      document.querySelector('input').focus();
      webFrame.insertText('typed');
      webFrame.setSpellCheckProvider('en', { spellCheck: (words, done) => done(words.filter((word) => word === 'worng')) });
      return [document.querySelector('input').value, webFrame.isWordMisspelled('worng'), webFrame.isWordMisspelled('right')];
    })()`),
  ).resolves.toEqual(['typed', true, false]);
});

test('W5.1: of a frame that is gone', async () => {
  const { open, log } = createApp();
  const at = folderOf({
    'preload.js': `
      const { ipcRenderer, webFrame } = require('electron');
      addEventListener('load', async () => {
        const child = webFrame.firstChild;
        document.querySelector('iframe').remove();
        const told = [];
        try { child.insertCSS('a {}') } catch (error) { told.push(error.message) }
        await child.executeJavaScript('1').catch((error) => told.push(error.message));
        ipcRenderer.send('log', told);
      });`,
    'index.html': '<iframe srcdoc="<p>a"></iframe>',
  });
  const window = open({ preload: at('preload.js'), sandbox: false });
  await window.loadFile(at('index.html'));
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(log).toEqual([
    [
      'Render frame was torn down before webFrame.insertCSS could be executed',
      'Render frame was torn down before webFrame.executeJavaScript could be executed',
    ],
  ]);
});

test('W5.2: frame.executeJavaScript takes a boolean or nothing', async () => {
  const { webContents } = await shown();
  const { mainFrame } = webContents;

  expect(() => mainFrame.executeJavaScript('1', undefined)).toThrow(new TypeError('userGesture must be a boolean'));
  await expect(mainFrame.executeJavaScript('1', true)).resolves.toBe(1);
});

test('W5.2: a frame prints itself, and has no stack to tell of', async () => {
  const { webContents } = await shown('<iframe srcdoc="<title>Child</title><p>inner"></iframe>');
  const [child] = webContents.mainFrame.frames;

  expect((await child!.printToPDF({})).toString('latin1')).toContain('(inner) Tj');
  await expect(child!.collectJavaScriptCallStack()).resolves.toBe('');
});
