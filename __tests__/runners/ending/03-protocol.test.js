const { app, BrowserWindow, net, protocol } = require('electron');

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, supportFetchAPI: true } }]);

beforeAll(async () => {
  await app.whenReady();
  protocol.handle('app', async ({ url }) => {
    await new Promise((resolve) => setTimeout(resolve, url.endsWith('never') ? 1e5 : 100).unref());
    if (url.endsWith('throws')) throw new Error('late handler');
    return new Response('<script src="/late"></script>', { headers: { 'content-type': 'text/html' } });
  });
  for (const path of ['never', 'throws', '']) {
    const window = new BrowserWindow();
    window.webContents.on('did-finish-load', () => {
      throw new Error('late listener');
    });
    window.loadURL(`app://x/${path}`);
    window.webContents.executeJavaScript('1').then(() => {
      throw new Error('late script');
    });
    net.fetch(`app://x/${path}`);
  }
});

test('waits for none of them', () => {
  expect(BrowserWindow.getAllWindows()).toHaveLength(3);
});
