import { createApp, dataUrl, folderOf } from '../conformance/page-harness';

const page = dataUrl('<p>the page</p>');

describe('the class of <webview>', () => {
  test('makes the elements of a page with webviewTag', async () => {
    const { open, fake } = createApp();
    const window = open({ webviewTag: true });
    await window.loadURL(dataUrl('<body></body>'));
    const attached = new Promise<Electron.WebContents>((resolve) =>
      window.webContents.once('did-attach-webview', (_event, guest) => resolve(guest)),
    );
    const made = await window.webContents.executeJavaScript(`
      const view = new WebView();
      view.setAttribute('src', ${JSON.stringify(page)});
      document.body.appendChild(view);
      [view instanceof WebView, view.localName, Object.keys(window).includes('WebView')]
    `);
    const guest = await attached;
    await fake.settled();

    expect(made).toEqual([true, 'webview', false]);
    expect(guest.getURL()).toBe(page);
  });

  test('is in no other page', async () => {
    const window = createApp().open();
    await window.loadURL(dataUrl('<body></body>'));
    await expect(window.webContents.executeJavaScript('typeof WebView')).resolves.toBe('undefined');
  });
});

describe('process.argv of a preload', () => {
  test.each([
    [true, ['--enable-sandbox', '--theme=dark']],
    [false, ['--theme=dark']],
  ])('ends with additionalArguments (sandbox: %s)', async (sandbox, expected) => {
    const file = folderOf({ 'preload.js': "require('electron').ipcRenderer.send('argv', process.argv)" });
    const { open, fake } = createApp();
    const window = open({
      sandbox,
      preload: file('preload.js'),
      additionalArguments: ['--theme=dark'],
    });
    const told = new Promise<string[]>((resolve) => fake.ipcMain.once('argv', (_event, argv) => resolve(argv)));
    await window.loadURL(page);

    expect((await told).slice(1)).toEqual(expected);
  });
});
