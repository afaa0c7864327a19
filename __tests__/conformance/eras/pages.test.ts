import { createApp } from '../page-harness';

/** What a page finds in windows whose preferences say nothing, and how `<webview>` stands there. */
async function pageOf(version: string, webPreferences?: Electron.WebPreferences) {
  const window = createApp({ version }).open(webPreferences);
  await window.loadURL('about:blank').catch(() => {});
  const { webContents } = window as never as { webContents: Contents };
  const node = await webContents.executeJavaScript(
    '[typeof require, typeof process, typeof module, typeof __dirname].join()',
  );
  return { node, webviewTag: webContents.getLastWebPreferences().webviewTag };
}

type Contents = Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences };

const NODE = 'function,object,object,string';
const NONE = 'undefined,undefined,undefined,undefined';

test.each([
  ['0.36.7', NODE, true],
  ['1.7.8', NODE, true],
  ['4', NODE, true],
  ['5', NONE, false],
  ['45', NONE, false],
])('Electron %s: whether pages have Node and <webview> by default', async (version, node, webviewTag) => {
  expect(await pageOf(version)).toEqual({ node, webviewTag });
});

test.each<[Electron.WebPreferences, string, boolean]>([
  [{ nodeIntegration: false }, NONE, false],
  [{ nodeIntegration: false, webviewTag: true }, NONE, true],
  [{ sandbox: true }, NONE, true],
  [{ contextIsolation: true }, NONE, true],
])('Electron 4 with %j', async (preferences, node, webviewTag) => {
  expect(await pageOf('4', preferences)).toEqual({ node, webviewTag });
});
