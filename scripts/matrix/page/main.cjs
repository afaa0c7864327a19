// A window whose page uses what pages have, on whatever jsdom is installed; prints what it was, or throws.
require('fake-electron/register');
const assert = require('node:assert');
const { join } = require('node:path');
const { app, BrowserWindow, ipcMain } = require('electron');
const { settled, user, windowOf } = require('fake-electron');

ipcMain.handle('add', (_event, a, b) => a + b);

app
  .whenReady()
  .then(async () => {
    const window = new BrowserWindow({ webPreferences: { preload: join(__dirname, 'preload.js') } });
    const lines = [];
    window.webContents.on('console-message', (event) => lines.push(event.message));
    const titles = [];
    window.on('page-title-updated', (_event, title) => titles.push(title));
    await window.loadFile(join(__dirname, 'index.html'));
    await settled();
    const run = (code) => window.webContents.executeJavaScript(code);
    const { document } = windowOf(window);

    assert.deepStrictEqual(
      [...lines].sort(),
      ['inline 3', 'blocking', 'deferred', 'onerror', 'Failed to load resource: net::ERR_FILE_NOT_FOUND'].sort(),
      `its console: ${lines}`,
    );
    assert.strictEqual(document.querySelector('output').textContent, '3');
    assert.strictEqual(window.webContents.mainFrame.frames.length, 1);
    assert.deepStrictEqual(titles, ['first']);
    assert.strictEqual(await run('localStorage.getItem("seen")'), 'yes');
    assert.deepStrictEqual(
      await run(`new Promise((done) => {
      onmessage = ({ isTrusted, ports: [port] }) => {
        port.onmessage = (event) => done([isTrusted, event.isTrusted, event instanceof MessageEvent, event.data]);
      };
      const { port1, port2 } = new MessageChannel();
      postMessage(0, '*', [port2]);
      port1.postMessage(1);
    })`),
      [true, true, true, 1],
    );
    await run("history.pushState({ a: 1 }, '', '#there')");
    assert.ok(window.webContents.getURL().endsWith('#there'));
    await run("addEventListener('beforeunload', stay = (event) => event.preventDefault())");
    document.querySelector('a').click();
    await settled();
    assert.strictEqual(window.getTitle(), 'first');
    await run("removeEventListener('beforeunload', stay)");
    await run("document.querySelector('form').requestSubmit()");
    await settled();
    assert.strictEqual(window.getTitle(), 'other');
    assert.ok(window.webContents.getURL().endsWith('other.html?q=1'));
    assert.throws(() => user.presses('F5'), /nobody listens/);
    console.log(`jsdom ${require('jsdom/package.json').version}`);
    process.exit();
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
