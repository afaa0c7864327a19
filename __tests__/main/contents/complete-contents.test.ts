import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeElectron } from '../../../src';
import { MEMBERS } from '../../../src/modules/members';

const path = join(tmpdir(), `fake-electron-${process.pid}`);

/** What to call a method with that cannot do without. */
const ARGUMENTS: Readonly<Record<string, unknown[]>> = {
  addWorkSpace: [path],
  beginFrameSubscription: [() => {}],
  canGoToOffset: [0],
  copyImageAt: [0, 0],
  copyVideoFrameAt: [0, 0],
  downloadURL: ['https://example.com/a.zip'],
  enableDeviceEmulation: [{}],
  executeJavaScript: ['1'],
  executeJavaScriptInIsolatedWorld: [1000, [{ code: '1' }]],
  findInPage: ['a'],
  goToIndex: [0],
  goToOffset: [0],
  insertCSS: ['a { color: red }'],
  insertText: ['a'],
  inspectElement: [0, 0],
  inspectSharedWorkerById: ['a'],
  loadFile: [__filename],
  loadURL: ['https://example.com'],
  postMessage: ['channel', 1],
  printToPDF: [{}],
  removeInsertedCSS: ['key'],
  removeWorkSpace: [path],
  replace: ['a'],
  replaceMisspelling: ['a'],
  savePage: [`${path}.html`, 'HTMLOnly'],
  saveVideoFrameAs: [0, 0],
  send: ['channel'],
  sendInputEvent: [{ type: 'keyDown', keyCode: 'A' }],
  sendToFrame: [1, 'channel'],
  setAudioMuted: [true],
  setBackgroundThrottling: [true],
  setCaretBrowsingEnabled: [true],
  setDevToolsTitle: ['a'],
  setFrameRate: [30],
  setIgnoreMenuShortcuts: [true],
  setImageAnimationPolicy: ['animate'],
  setUserAgent: ['a'],
  setVisualZoomLevelLimits: [1, 2],
  setWebRTCIPHandlingPolicy: ['default'],
  setWebRTCUDPPortRange: [{ min: 1, max: 2 }],
  setZoomFactor: [1],
  setZoomLevel: [1],
  setZoomMode: ['manual'],
  startDrag: [{ icon: 'icon.png', file: 'a' }],
  stopFindInPage: ['clearSelection'],
  takeHeapSnapshot: [path],
};

const { methods, properties } = MEMBERS.WebContents!.instance!;

test.each(methods.split(' '))('W4: contents.%s works', async (method) => {
  const fake = createFakeElectron({ timing: 'manual' });
  const { webContents } = new fake.BrowserWindow();
  const contents = webContents as unknown as Record<string, (...args: unknown[]) => unknown>;
  // What downloads is the session's affair.
  webContents.session.downloadURL = () => {};
  const given = method === 'setDevToolsWebContents' ? [new fake.BrowserWindow().webContents] : ARGUMENTS[method];

  const returned = contents[method]!(...(given ?? []));
  // A load settles with the bus; what rejects does so at once.
  if (returned instanceof Promise) await Promise.race([returned, new Promise((resolve) => setImmediate(resolve))]);

  expect(contents[method]!.name).toBe(method);
});

test.each(properties.split(' '))('W4: contents.%s can be read', (property) => {
  const { webContents } = new (createFakeElectron().BrowserWindow)();

  expect(property in webContents).toBe(true);
  expect(() => Reflect.get(webContents, property)).not.toThrow();
});

test.each(methods.split(' ').filter((method) => !['isDestroyed', 'sendToFrame'].includes(method)))(
  'S12.7: contents.%s of destroyed contents',
  async (method) => {
    const fake = createFakeElectron();
    const window = new fake.BrowserWindow();
    const contents = window.webContents as unknown as Record<string, (...args: unknown[]) => unknown>;
    window.destroy();
    await fake.settled();

    await expect((async () => contents[method]!(...(ARGUMENTS[method] ?? [])))()).rejects.toThrow(
      new TypeError('Object has been destroyed'),
    );
  },
);
