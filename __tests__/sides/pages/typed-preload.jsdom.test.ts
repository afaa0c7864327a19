/** @jest-environment jsdom */
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFakeElectron } from '../../../src';
import { folder } from '../../realm/folder';

test("a window's TypeScript preload runs where the environment has none of Node's classes", async () => {
  const found = [typeof TextEncoder, typeof TextDecoder];
  const place = folder({
    'index.html': '<title>Typed</title>',
    'preload.ts': `
      import { contextBridge } from 'electron';
      const api: { readonly typed: boolean } = { typed: true };
      contextBridge.exposeInMainWorld('api', api);`,
  });
  const fake = createFakeElectron({ logs: false });
  const window = new fake.BrowserWindow({ webPreferences: { preload: path.join(place, 'preload.ts') } });

  await window.loadURL(pathToFileURL(path.join(place, 'index.html')).href);

  expect(fake.traffic.problems).toEqual([]);
  expect(await window.webContents.executeJavaScript('api.typed')).toBe(true);
  expect([typeof TextEncoder, typeof TextDecoder]).toEqual(found);
});
