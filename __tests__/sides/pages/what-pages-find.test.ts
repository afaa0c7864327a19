import { createFakeElectron } from '../../../src';
import { createApp, dataUrl, folderOf } from '../../conformance/page-harness';

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

  test('gives elements the properties of the tag, and methods that want a guest (S8.8)', async () => {
    const window = createApp().open({ webviewTag: true });
    await window.loadURL(dataUrl('<body></body>'));
    const found = await window.webContents.executeJavaScript(`
      const view = document.createElement('webview');
      const states = [[view.src, view.allowpopups, view.partition]];
      view.src = 'https://example.com';
      view.allowpopups = true;
      states.push([view.src, view.allowpopups, view.getAttribute('src'), view.hasAttribute('allowpopups')]);
      view.src = null;
      const other = document.createElement('unknown');
      other.src = 'own';
      states.push([view.src, other.src, Object.keys(other)]);
      try { view.stop(); } catch (error) { states.push(error.message); }
      states
    `);
    expect(found).toEqual([
      ['', false, ''],
      ['https://example.com/', true, 'https://example.com', true],
      ['', 'own', ['src']],
      'The WebView must be attached to the DOM and the dom-ready event emitted before this method can be called.',
    ]);
  });

  test('another src is another page of the guest', async () => {
    const { open, fake } = createApp();
    const window = open({ webviewTag: true });
    await window.loadURL(dataUrl(`<webview src="${page}"></webview>`));
    await fake.settled();
    await window.webContents.executeJavaScript("document.querySelector('webview').src = 'about:blank#other'; null");
    await fake.settled();

    const guest = fake.electron.webContents.getAllWebContents().find((contents) => contents.getType() === 'webview');
    expect(guest?.getURL()).toBe('about:blank#other');
  });

  test.each([
    ['', null],
    ['allowpopups', 'object'],
  ])('a guest opens windows with allowpopups only (%p)', async (attribute, opened) => {
    const { open, fake, log } = createApp();
    const window = open({ webviewTag: true });
    const popup = dataUrl('<script>console.log("opened: " + (window.open("about:blank") && "object"))</script>');
    fake.app.on('web-contents-created', (_event, contents) => {
      contents.on('console-message', ({ message }) => log.push(message));
    });
    await window.loadURL(dataUrl(`<webview src="${popup}" ${attribute}></webview>`));
    await fake.settled();

    expect(log).toEqual([`opened: ${opened}`]);
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

test('W4.10: what getComputedStyle says where nobody has said anything, and what parents have said', async () => {
  const fake = createFakeElectron();
  const { webContents } = new fake.BrowserWindow({ show: false });
  await webContents.loadURL('data:text/html,<body style="font-size: 20px"><p>a');
  const styles = () =>
    webContents.executeJavaScript(`(() => {
      const style = getComputedStyle(document.querySelector('p'));
      return [style.backgroundRepeat, style.getPropertyValue('color'), style.fontSize, style.getPropertyValue('position')];
    })()`);

  expect(await styles()).toEqual(['repeat', 'rgb(0, 0, 0)', '20px', 'static']);
  const key = await webContents.insertCSS('p { background-repeat: round; color: rgb(1, 2, 3) }');
  expect(await styles()).toEqual(['round', 'rgb(1, 2, 3)', '20px', 'static']);
  await webContents.removeInsertedCSS(key);
  expect(await styles()).toEqual(['repeat', 'rgb(0, 0, 0)', '20px', 'static']);
});
