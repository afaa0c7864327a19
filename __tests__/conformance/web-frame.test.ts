import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeElectron } from '../../src';
import { createApp, dataUrl, folderOf } from './page-harness';

const OPEN = { contextIsolation: false, nodeIntegration: true, sandbox: false } as const;
const TREE = '<iframe name="one" srcdoc="<iframe name=inner></iframe>"></iframe><iframe id="two" srcdoc="2"></iframe>';

/** What a script finds that asks the page's own webFrame: where each frame that it names is. */
async function ask(contents: Electron.WebContents, code: string): Promise<unknown> {
  return contents.executeJavaScript(`(async () => {
    const { webFrame } = require('electron');
    const where = async (frame) => frame && (await frame.executeJavaScript('window.name || window.frameElement?.id || "main"'));
    return Promise.all([${code}].map(where));
  })()`);
}

test('webFrame finds the frames around it', async () => {
  const { webContents } = createApp().open(OPEN);
  await webContents.loadURL(dataUrl(TREE));

  expect(
    await ask(
      webContents,
      `webFrame.top, webFrame.parent, webFrame.opener, webFrame.nextSibling, webFrame.firstChild,
       webFrame.firstChild.nextSibling, webFrame.firstChild.nextSibling.nextSibling,
       webFrame.firstChild.firstChild, webFrame.firstChild.firstChild.firstChild,
       webFrame.firstChild.parent, webFrame.firstChild.firstChild.top`,
    ),
  ).toEqual(['main', null, null, null, 'one', 'two', null, 'inner', null, 'main', 'main']);
});

test('webFrame finds frames by name, id, token and element', async () => {
  const { webContents } = createApp().open(OPEN);
  await webContents.loadURL(dataUrl(TREE));
  const [one] = webContents.mainFrame.frames;

  expect(
    await ask(
      webContents,
      `webFrame.findFrameByName('inner'), webFrame.findFrameByName('none'), webFrame.findFrameByName(''),
       webFrame.findFrameByRoutingId(${one!.routingId}), webFrame.findFrameByRoutingId(-1),
       webFrame.findFrameByToken('${one!.frameToken}'), webFrame.findFrameByToken(''),
       webFrame.getFrameForSelector('#two'), webFrame.getFrameForSelector('p'), webFrame.getFrameForSelector('body')`,
    ),
  ).toEqual(['inner', null, null, 'one', null, 'one', null, 'two', null, null]);
  expect(
    await webContents.executeJavaScript(
      `[require('electron').webFrame.firstChild].map((f) => [f.routingId, f.frameToken])[0]`,
    ),
  ).toEqual([one!.routingId, one!.frameToken]);
});

test('what another frame comes to is of the world that asked', async () => {
  const { open, log } = createApp();
  const file = folderOf({
    'preload.js': `
      const { ipcRenderer, webFrame } = require('electron');
      addEventListener('load', async () => {
        const made = await webFrame.firstChild.executeJavaScript('({ list: [mine] })');
        ipcRenderer.send('log', [made.constructor === Object, made.list instanceof Array, made.list[0]]);
      });`,
  });
  await open({ preload: file('preload.js') }).loadURL(dataUrl('<iframe srcdoc="<script>mine = 1</script>"></iframe>'));
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(log).toEqual([[true, true, 1]]);
});

test('webFrame does not find the frames of other processes', async () => {
  const server = createServer((_request, response) => void response.setHeader('content-type', 'text/html').end(''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const { webContents } = createApp().open(OPEN);
    await webContents.loadURL(dataUrl(`<iframe name="far" src="http://127.0.0.1:${port}/"></iframe>`));

    expect(await ask(webContents, `webFrame.firstChild, webFrame.findFrameByName('far')`)).toEqual([null, null]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test('the webFrame of a page that was opened has its opener', async () => {
  const { open, fake, log } = createApp();
  const file = folderOf({
    'index.html': '<title>Opener</title>',
    'preload.js': `
      const { ipcRenderer, webFrame } = require('electron');
      const { opener } = webFrame;
      if (opener) opener.executeJavaScript('document.title').then((title) => ipcRenderer.send('log', title));
      else ipcRenderer.send('log', opener);`,
  });
  const preload = file('preload.js');
  const window = open({ preload });
  window.webContents.setWindowOpenHandler(() => ({
    action: 'allow',
    overrideBrowserWindowOptions: { webPreferences: { preload } },
  }));
  await window.loadFile(file('index.html'));
  await window.webContents.executeJavaScript('window.open("index.html") && null');
  await fake.settled();

  expect(log).toEqual([null, 'Opener']);

  expect(log).toEqual([null, 'Opener']);
});

test('the exported webFrame is the one of the exported renderer', () => {
  const fake = createFakeElectron();
  const { webFrame } = fake.electron;
  const child = fake.renderer.attachFrame({ name: 'child' });

  expect(webFrame.parent).toBe(null);
  expect(webFrame.top?.routingId).toBe(webFrame.routingId);
  expect(webFrame.firstChild?.frameToken).toBe(child.frame.frameToken);
  expect(webFrame.findFrameByName('child')?.routingId).toBe(child.frame.routingId);
  expect(webFrame.getFrameForSelector('iframe')).toBe(null);
});

test.each([
  ['setZoomLevel', 'x'],
  ['setZoomFactor', 'x'],
  ['insertCSS', 5],
  ['removeInsertedCSS', 5],
  ['insertText', 5],
  ['findFrameByName', 5],
  ['findFrameByToken', 5],
  ['getFrameForSelector', 5],
  ['isWordMisspelled', 5],
  ['getWordSuggestions', 5],
  ['setVisualZoomLevelLimits', 'x'],
] as const)('W0.1: webFrame.%s checks what it is given', (method, wrong) => {
  const { webFrame } = createFakeElectron().electron as unknown as {
    webFrame: Record<string, (value?: unknown) => void>;
  };
  expect(() => webFrame[method]!()).toThrow(new TypeError('Insufficient number of arguments.'));
  expect(() => webFrame[method]!(wrong)).toThrow(
    new TypeError(`Error processing argument at index 0, conversion failure from ${wrong}`),
  );
});
