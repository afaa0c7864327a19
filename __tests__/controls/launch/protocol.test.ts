import { quiet } from '../../support/quiet';
import { launched } from './harness';

quiet();

const page = '<!DOCTYPE html><title>Served</title><p id="p"></p><script src="script.js"></script>';
const script = "document.getElementById('p').textContent = location.href";

test.each([
  ['protocol.handle', "protocol.handle('app', (request) => net.fetch('file://' + fileOf(request)))"],
  [
    'registerFileProtocol',
    "protocol.registerFileProtocol('app', (request, callback) => callback({ path: fileOf(request) }))",
  ],
  [
    'protocol.handle with redirects',
    `protocol.handle('app', (request) => new URL(request.url).host === 'page'
       ? Response.redirect(request.url.replace('page', 'moved'), 302)
       : net.fetch('file://' + fileOf(request)))`,
  ],
])('an app serves itself: %s', async (name, line) => {
  const app = await launched({
    'main.js': `
      const path = require('node:path');
      const { app, BrowserWindow, net, protocol } = require('electron');
      const fileOf = ({ url }) => path.join(__dirname, 'out', new URL(url).pathname);
      protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
      app.whenReady().then(() => {
        ${line};
        return new BrowserWindow().loadURL('app://page/index.html');
      });`,
    'out/index.html': page,
    'out/script.js': script,
  });
  const url = `app://${name.endsWith('redirects') ? 'moved' : 'page'}/index.html`;
  expect(app.document.getElementById('p')!.textContent).toBe(url);
  expect(app.firstWindow.webContents.getURL()).toBe(url);
});

test('redirects without end', async () => {
  const main = `
    const { app, BrowserWindow, protocol } = require('electron');
    app.whenReady().then(() => {
      protocol.handle('app', (request) => new Response(null, { status: 307, headers: { location: request.url } }));
      return new BrowserWindow().loadURL('app://page/index.html');
    });`;
  await expect(launched({ 'main.js': main })).rejects.toThrow('ERR_TOO_MANY_REDIRECTS (-310)');
});
