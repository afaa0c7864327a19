// library: @egoist/tipc
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, windowWith } = require('./support.js');

test('main and a page call each other', async () => {
  const { getRendererHandlers, registerIpcMain, tipc } = require('@egoist/tipc/main');
  const t = tipc.create();
  registerIpcMain({ sum: t.procedure.input().action(async ({ input }) => input.a + input.b) });
  await app.whenReady();
  const window = await windowWith();

  const sum = await inPage(
    window,
    `const { ipcRenderer } = require('electron');
    const { createClient, createEventHandlers } = require('@egoist/tipc/renderer');
    const handlers = createEventHandlers({ on: (c, f) => ipcRenderer.on(c, f), send: (c, ...a) => ipcRenderer.send(c, ...a) });
    handlers.double.handle(async (number) => number * 2);
    createClient({ ipcInvoke: (c, input) => ipcRenderer.invoke(c, input) }).sum({ a: 1, b: 2 })`,
  );

  assert.equal(sum, 3);
  assert.equal(await getRendererHandlers(window.webContents).double.invoke(4), 8);
});
