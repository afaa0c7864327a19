// library: trpc-electron
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test("a page calls main's procedures", async () => {
  const { initTRPC } = require('@trpc/server');
  const { createIPCHandler } = require('trpc-electron/main');
  await app.whenReady();
  const t = initTRPC.create();
  const router = t.router({
    greet: t.procedure.input((name) => String(name)).query(({ input }) => `hello ${input}`),
    fails: t.procedure.mutation(() => {
      throw new Error('no such note');
    }),
  });
  const window = await windowWith();
  createIPCHandler({ router, windows: [window] });

  const found = await inPage(
    window,
    `require('trpc-electron/main');
    const { ipcRenderer } = require('electron');
    globalThis.electronTRPC = {
      sendMessage: (operation) => ipcRenderer.send('trpc-electron', operation),
      onMessage: (callback) => ipcRenderer.on('trpc-electron', (_event, args) => callback(args)),
    };
    const { createTRPCClient } = require('@trpc/client');
    const { ipcLink } = require('trpc-electron/renderer');
    const client = createTRPCClient({ links: [ipcLink()] });
    Promise.all([client.greet.query('ada'), client.fails.mutate().catch(({ message }) => message)])`,
  );

  assert.deepEqual(found, ['hello ada', 'no such note']);
});

test('the preload gives the page its way to main', async () => {
  await app.whenReady();

  const window = await windowWith({ preload: "require('trpc-electron/main').exposeElectronTRPC();" });

  assert.deepEqual(await inPage(window, 'Object.keys(electronTRPC).sort()'), ['onMessage', 'sendMessage']);
});
