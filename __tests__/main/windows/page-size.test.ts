import { createFakeElectron } from '../../../src';
import { onPlatform } from '../../support/platform';

const SIZE = '[innerWidth, innerHeight, outerWidth, outerHeight, screenX, screenY]';

test.each(['data:text/html,<p>', 'about:blank'])(
  'W3.9: the page at %s is as large as the content of its window',
  async (url) => {
    onPlatform('win32');
    const fake = createFakeElectron();
    const window = new fake.BrowserWindow({ x: 5, y: 6, width: 400, height: 300, show: false });
    await window.loadURL(url);
    const { webContents } = window;
    const [width, height] = window.getContentSize();
    expect(await webContents.executeJavaScript(SIZE)).toEqual([width, height, 400, 300, 5, 6]);

    await webContents.executeJavaScript(
      "globalThis.heard = []; addEventListener('resize', () => heard.push(innerWidth)); undefined",
    );
    window.setContentSize(500, 200);
    await fake.settled();
    window.setPosition(1, 1);
    await fake.settled();
    expect(await webContents.executeJavaScript('heard')).toEqual([500]);
    expect(await webContents.executeJavaScript('innerWidth = 7; innerWidth')).toBe(7);
  },
);

test('a page in a view is as large as that', async () => {
  const fake = createFakeElectron();
  const { BaseWindow, WebContentsView } = fake.electron;
  const window = new BaseWindow({ x: 1, y: 2, width: 700, height: 500 });
  const view = new WebContentsView();
  await view.webContents.loadURL('data:text/html,<iframe srcdoc="a"></iframe>');
  expect(await view.webContents.executeJavaScript('innerWidth')).toBe(0);
  await view.webContents.executeJavaScript('globalThis.heard = 0; onresize = () => heard++; undefined');
  window.contentView.addChildView(view);
  view.setBounds({ x: 0, y: 0, width: 300, height: 200 });
  view.setBounds({ x: 9, y: 9, width: 300, height: 200 });
  await fake.settled();
  expect(await view.webContents.executeJavaScript(`[...${SIZE}, heard]`)).toEqual([300, 200, 700, 500, 1, 2, 1]);
});

test('where nobody shows it a page has Electron’s first size', async () => {
  const fake = createFakeElectron();
  const { webContents } = fake.createRenderer();
  await webContents.loadURL('data:text/html,<p>');
  expect(await webContents.executeJavaScript('[innerWidth, innerHeight]')).toEqual([800, 600]);
});
