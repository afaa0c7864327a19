import { createFakeElectron } from '../../../src';
import { dataUrl } from '../../conformance/page-harness';

async function open(html: string, options: Electron.BrowserWindowConstructorOptions = {}) {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow({ width: 300, height: 200, ...options });
  const told: unknown[][] = [];
  for (const event of [
    'did-change-theme-color',
    'page-favicon-updated',
    'update-target-url',
    'enter-html-full-screen',
    'leave-html-full-screen',
    'media-started-playing',
    'media-paused',
  ]) {
    window.webContents.on(event as 'page-favicon-updated', (_event, ...args) => told.push([event, ...args]));
  }
  window.webContents.on('audio-state-changed', ({ audible }) => told.push(['audio-state-changed', audible]));
  await window.loadURL(dataUrl(html));
  const run = (code: string): Promise<unknown> => window.webContents.executeJavaScript(code);
  return { fake, window, contents: window.webContents, told, run };
}

test('W4.21: the colour and the icons of a page, and when they change', async () => {
  const { fake, told, run } = await open(
    '<meta name="theme-color" content="#ff0000"><link rel="icon" href="https://a.example/i.png">',
  );
  await fake.settled();
  await run("document.querySelector('meta').content = 'rgb(0, 1, 255)'; 1");
  await fake.settled();
  await run("document.querySelector('meta').remove(); 1");
  await fake.settled();

  expect(told).toEqual([
    ['did-change-theme-color', '#FF0000'],
    ['page-favicon-updated', ['https://a.example/i.png']],
    ['did-change-theme-color', '#0001FF'],
    ['did-change-theme-color', null],
  ]);
});

test('the link under the mouse', async () => {
  const { fake, told, run } = await open('<a href="https://a.example/">a</a>');

  await run(
    "const a = document.querySelector('a'); const at = (type) => a.dispatchEvent(new MouseEvent(type, { bubbles: true })); at('mouseover'); at('mouseout')",
  );
  await fake.settled();

  expect(told).toEqual([
    ['update-target-url', 'https://a.example/'],
    ['update-target-url', ''],
  ]);
});

test('what plays is heard, unless it is muted', async () => {
  const { fake, told, run, contents } = await open('<audio></audio>');

  await run("document.querySelector('audio').play()");
  await fake.settled();
  expect(contents.isCurrentlyAudible()).toBe(true);
  await run("document.querySelector('audio').pause()");
  await fake.settled();

  expect(told).toEqual([
    ['media-started-playing'],
    ['audio-state-changed', true],
    ['media-paused'],
    ['audio-state-changed', false],
  ]);
});

test('a page fills the screen, and leaves it', async () => {
  const { fake, window, told, run } = await open('<p>a');

  await run("document.querySelector('p').requestFullscreen()");
  await fake.settled();
  expect(window.isFullScreen()).toBe(true);
  await expect(run('document.fullscreenElement.localName')).resolves.toBe('p');
  await run('document.exitFullscreen()');
  await fake.settled();

  expect([told, window.isFullScreen()]).toEqual([[['enter-html-full-screen'], ['leave-html-full-screen']], false]);
});

test('a page moves its window, unless the app prevents it', async () => {
  const { fake, window, contents, run } = await open('');
  const asked: unknown[] = [];
  contents.once('content-bounds-updated', (event, bounds) => {
    asked.push(bounds);
    event.preventDefault();
  });
  const before = window.getBounds();

  await run('moveTo(10, 20)');
  await fake.settled();
  expect([asked, window.getBounds()]).toEqual([[{ ...before, x: 10, y: 20 }], before]);
  await run('resizeBy(5, 6)');
  await fake.settled();

  expect(window.getSize()).toEqual([305, 206]);
});

test('a page sees its window, its zoom and another device', async () => {
  const { contents, run } = await open('');
  const seen = () => run('[innerWidth, innerHeight, screen.width, devicePixelRatio]');

  await expect(seen()).resolves.toEqual([300, 200, 1920, 1]);
  contents.setZoomFactor(2);
  await expect(seen()).resolves.toEqual([150, 100, 1920, 2]);
  contents.setZoomFactor(1);
  await run("addEventListener('resize', () => (window.resized = true))");
  contents.enableDeviceEmulation({
    screenPosition: 'mobile',
    screenSize: { width: 320, height: 480 },
    viewPosition: { x: 0, y: 0 },
    deviceScaleFactor: 3,
    viewSize: { width: 320, height: 480 },
    scale: 1,
  });
  await expect(seen()).resolves.toEqual([320, 480, 320, 3]);
  await expect(run('resized')).resolves.toBe(true);
  contents.disableDeviceEmulation();
  await expect(seen()).resolves.toEqual([300, 200, 1920, 1]);
  await expect(run('innerWidth = 7; innerWidth')).resolves.toBe(7);
});

test('W4.23: alert and confirm are message boxes of the app', async () => {
  const { fake, run } = await open('');

  fake.user.willPress('OK');
  await expect(run("confirm('really?')")).resolves.toBe(true);
  await expect(run("confirm('again?')")).resolves.toBe(false);
  await expect(run("alert('so')")).resolves.toBeUndefined();

  expect(fake.system.dialogs.map(({ options }) => options)).toMatchObject([
    { message: 'really?', buttons: ['OK', 'Cancel'] },
    { message: 'again?' },
    { message: 'so', buttons: ['OK'] },
  ]);
});

test('W4.21: the next page has no colour of its own, and the same one again is no change', async () => {
  const red = '<meta name="theme-color" content="red">';
  const { window, told } = await open(red);
  await window.loadURL(dataUrl(`${red}again`));
  await window.loadURL('about:blank');

  expect(told).toEqual([
    ['did-change-theme-color', '#FF0000'],
    ['did-change-theme-color', null],
  ]);
});

test('the link under the mouse, as it moves', async () => {
  const cover = 'style="position: fixed; left: 0; top: 0; width: 100%; height: 100%"';
  const { fake, contents, told } = await open(`<a href="https://a.example/" ${cover}>a</a>`);
  contents.sendInputEvent({ type: 'mouseMove', x: 5, y: 5 });
  await fake.settled();

  expect(told).toEqual([['update-target-url', 'https://a.example/']]);
});

test('W4.17: an offscreen page is painted when it has loaded', async () => {
  const { contents, window } = await open('', { show: false, webPreferences: { offscreen: true } });
  const painted = new Promise<Electron.NativeImage>((resolve) =>
    contents.once('paint', (_event, _dirty, image) => resolve(image)),
  );
  await window.loadURL('about:blank');
  expect((await painted).getSize()).toEqual({ width: 300, height: 200 });
});

test('a page that comes by a data URL is where the app says it is', async () => {
  const { window, run } = await open('');
  const url = 'data:text/html,<p>x';
  await window.loadURL(url, { baseURLForDataURL: 'https://a.example/b/' });

  expect(window.webContents.getURL()).toBe(url);
  expect(await run('[location.href, new Image().src = "c.png", document.baseURI]')).toEqual([
    'https://a.example/b/',
    'c.png',
    'https://a.example/b/',
  ]);
});

test('a page says how large it would like to be, when it is another size', async () => {
  const { window, contents } = await open('', { show: false, webPreferences: { enablePreferredSizeMode: true } });
  const sizes: Electron.Size[] = [];
  contents.on('preferred-size-changed', (_event, size) => sizes.push(size));

  const page = dataUrl('<p style="width: 310px; height: 500px">a</p><p style="height: 20px">b</p>');
  await window.loadURL(page);
  await window.loadURL(page);
  await window.loadURL('about:blank');

  expect(sizes).toEqual([
    { width: 310, height: 520 },
    { width: 300, height: 200 },
  ]);
});
