import * as path from 'node:path';
import { createFakeElectron } from '../../../src';
import { createApp, dataUrl, folderOf } from '../../conformance/page-harness';

const page = path.join(__dirname, '../../conformance/fixtures/empty.html');

async function open() {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow();
  await window.loadFile(page);
  const others = () => fake.BrowserWindow.getAllWindows().filter((other) => other !== window);
  return { fake, window, others, run: (code: string) => window.webContents.executeJavaScript(code) };
}

test('what a page writes into the empty window that it opens stays there', async () => {
  const { fake, others, run } = await open();

  await expect(
    run("const child = window.open(''); child.document.body.innerHTML = '<b>hello</b>'; child.opener === window"),
  ).resolves.toBe(true);
  await fake.settled();

  const [child] = others();
  await expect(child?.webContents.executeJavaScript('document.body.innerHTML')).resolves.toBe('<b>hello</b>');
  await expect(child?.webContents.executeJavaScript('opener !== null')).resolves.toBe(true);
  expect(child?.webContents.mainFrame.origin).toBe('file://');
});

test('a page closes the window that it has opened', async () => {
  const { fake, others, run } = await open();
  await run("window.child = open('data:text/html,<title>Child</title>'); 1");
  await fake.settled();
  expect(others().map((child) => child.getTitle())).toEqual(['Child']);

  await run('child.close()');
  await fake.settled();

  expect(others()).toEqual([]);
  await expect(run('child.closed')).resolves.toBe(true);
});

test('a page is told that it is in Electron', async () => {
  const { run } = await open();

  await expect(run('navigator.userAgent')).resolves.toMatch(/ Chrome\/[\d.]+ Electron\/45\.[\d.]+ /);
});

test('what pages store stays from one to the next, and leaves with a rollback', async () => {
  const { fake, window, run } = await open();
  const restore = fake.mark();
  await run("localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2')");

  window.reload();
  await fake.settled();

  await expect(run("[localStorage.getItem('a'), sessionStorage.getItem('b')]")).resolves.toEqual(['1', '2']);
  const other = new fake.BrowserWindow();
  await other.loadFile(page);
  await expect(
    other.webContents.executeJavaScript("[localStorage.getItem('a'), sessionStorage.getItem('b')]"),
  ).resolves.toEqual(['1', null]);
  restore();
  await window.loadFile(page);
  await expect(run("localStorage.getItem('a')")).resolves.toBeNull();
});

test('a preload runs scripts and adds styles with webFrame', async () => {
  const fake = createFakeElectron();
  const preload = path.join(__dirname, 'fixtures', 'web-frame-preload.js');
  const window = new fake.BrowserWindow({ webPreferences: { preload } });
  await window.loadFile(page);
  await fake.settled();

  await expect(window.webContents.executeJavaScript('told')).resolves.toEqual({
    sum: 3,
    native: true,
    failure:
      'Script failed to execute, this normally means an error was thrown. Check the renderer console for the error.',
    refusal: [true, 'Uncaught Error: An object could not be cloned.'],
    zoom: 1.2,
    styles: 1,
  });
});

test('what is still loading is said by settled()', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();
  const http = require('node:http') as typeof import('node:http');
  const server = http.createServer(() => {}).listen(0);
  try {
    const { port } = server.address() as import('node:net').AddressInfo;
    void window.loadURL(`http://localhost:${port}/`);

    await expect(fake.settled({ timeout: 50 })).rejects.toThrow(
      new Error(
        'Waited 50 ms for the bus to settle. A page is still loading: await the load, or pass a longer timeout.',
      ),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a page in a page is asked once whether it may be left', async () => {
  const { fake, window, run } = await open();
  await run(`new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<script>addEventListener("beforeunload", () => parent.asked.push("child"))</script>';
    frame.onload = () => resolve(1);
    window.asked = [];
    addEventListener('beforeunload', () => asked.push('page'));
    document.body.append(frame);
  })`);
  const page = fake.windowOf(window);

  await window.loadURL('about:blank');

  expect(page.asked).toEqual(['page', 'child']);
});

test.each(['5', '7', '11', '12', '19', '28'])('a page of Electron %s runs scripts', async (version) => {
  const fake = createFakeElectron({ version });
  const window = new fake.BrowserWindow();
  await window.loadFile(page);

  await expect(window.webContents.executeJavaScript('typeof document')).resolves.toBe('object');
});

test('a page that may not run scripts has its preload all the same', async () => {
  const { log, open: openWindow } = createApp();
  const at = folderOf({
    'preload.js': "require('electron').ipcRenderer.send('log', 'preload');",
    'index.html': `<title>Title</title><body onload="document.title = 'onload'">
      <script>document.title = 'script'</script><script type="module">document.title = 'module'</script>
      <noscript><b>no scripts</b></noscript><a href="javascript:document.title = 'link'">link</a>`,
  });
  const window = openWindow({ javascript: false, preload: at('preload.js') });

  await window.loadFile(at('index.html'));
  await window.webContents.executeJavaScript("document.querySelector('a').click()");

  expect(log).toEqual(['preload']);
  expect(window.getTitle()).toBe('Title');
  await expect(window.webContents.executeJavaScript("document.querySelector('b').textContent")).resolves.toBe(
    'no scripts',
  );
});

test('a page that opens its document while that is parsed', async () => {
  const { window, run } = await open();

  await window.loadURL(
    dataUrl("<p>before</p><script>document.open(); document.write('<b>written</b>')</script><i>after</i>"),
  );

  await expect(run('document.body.textContent.replace(/document.*?\\);/g, "")')).resolves.toMatch(
    /before.*written.*after/,
  );
  await expect(run("document.open(); document.write('<b>anew</b>'); document.body.textContent")).resolves.toBe('anew');
});

describe('about:blank opened by a page that has no origin of its own', () => {
  test.each(['about:blank', dataUrl('<title>Opener</title>')])('S12.15: %s', async (url) => {
    const { open: openWindow } = createApp();
    const window = openWindow();
    await window.loadURL(url);
    const { webContents } = window;

    await expect(
      webContents.executeJavaScript("const child = open('about:blank'); child.document.title = 'mine'; child.origin"),
    ).resolves.toBe('null');
    await expect(
      webContents.executeJavaScript("const other = open('data:text/html,'); typeof other.closed"),
    ).resolves.toBe('boolean');
    await expect(webContents.executeJavaScript('child.document.title')).resolves.toBe('mine');
  });
});
