// library: @electron-toolkit/typed-ipc
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('main listens, and a page emits', async () => {
  const { IpcListener, IpcEmitter } = require('@electron-toolkit/typed-ipc/main');
  const listener = new IpcListener();
  const told = [];
  listener.on('say', (_event, text) => told.push(text));
  listener.handle('double', async (_event, number) => number * 2);
  await app.whenReady();
  // What it has for pages is an ES module only.
  const client = pathToFileURL(join(process.cwd(), 'node_modules/@electron-toolkit/typed-ipc/dist/renderer.mjs'));
  const window = await windowWith({
    body: `<script>
      window.electron = require('@electron-toolkit/preload').electronAPI;
      window.heard = [];
    </script>
    <script type="module">
      import { IpcEmitter, IpcListener } from '${client}';
      new IpcListener().on('news', (_event, text) => heard.push(text));
      new IpcEmitter().send('say', 'milk');
      window.doubled = new IpcEmitter().invoke('double', 4);
    </script>`,
  });

  const doubled = await inPage(window, 'doubled');
  new IpcEmitter().send(window.webContents, 'news', 'bread');

  assert.deepEqual([doubled, told, await inPage(window, 'heard')], [8, ['milk'], ['bread']]);
  listener.dispose();
});
