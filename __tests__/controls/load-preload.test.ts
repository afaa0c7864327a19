import * as path from 'node:path';
import { createFakeElectron } from '../../src';
import { folder } from '../realm/folder';
import { quiet } from '../support/quiet';
import { inPlainNode } from '../support/spawn';

quiet();

const HELPED =
  "const { contextBridge } = require('electron'); contextBridge.exposeInMainWorld('api', require('./helper'));";
const place = folder({
  'plain.js': HELPED,
  'helper.js': "exports.name = 'helper';",
  'typed.ts': `
    import { contextBridge, ipcRenderer } from 'electron';
    import { CHANNEL } from './channel';
    contextBridge.exposeInMainWorld('api', { ask: (what: string): Promise<string> => ipcRenderer.invoke(CHANNEL, what) });`,
  'channel.ts': "export const CHANNEL: string = 'ask';",
  'unisolated.js': `
    window.api = { isolated: process.contextIsolated };
    try { require('electron').contextBridge.exposeInMainWorld('other', {}); } catch (error) { window.api.error = error.message; }`,
  'throws.js': "throw new RangeError('mine');",
  'quick-start.js': `window.addEventListener('DOMContentLoaded', () => {
    for (const type of ['chrome', 'node', 'electron']) document.getElementById(type + '-version').innerText = process.versions[type];
  });`,
  'facts.js': `require('electron').contextBridge.exposeInMainWorld('facts', {
    type: process.type, isolated: process.contextIsolated, sandboxed: process.sandboxed, electron: process.versions.electron });`,
});

test('paths are from the current folder', async () => {
  const fake = createFakeElectron();
  const relative = `./${path.relative(process.cwd(), place)}`;
  await expect(fake.loadPreload(`${relative}/plain.js`)).resolves.toBe(fake.mainWorld);
  expect(fake.mainWorld.api).toEqual({ name: 'helper' });
  const typed = createFakeElectron();
  await typed.loadPreload(`${relative}/typed.ts`);
  typed.ipcMain.handle('ask', (_event, what: string) => `${what}!`);
  await expect((typed.mainWorld.api as { ask(what: string): Promise<string> }).ask('why')).resolves.toBe('why!');
});

test('S10.6: a sandboxed one in JavaScript requires no files; of TypeScript a bundler has made one', async () => {
  const fake = createFakeElectron();
  await expect(fake.loadPreload(path.join(place, 'plain.js'), { sandbox: true })).rejects.toThrow(
    'module not found: ./helper',
  );
  await fake.loadPreload(path.join(place, 'typed.ts'), { sandbox: true });
  expect(Object.keys(fake.mainWorld.api as object)).toEqual(['ask']);
});

test('S9.1: without isolation it writes to the page, and the bridge throws', async () => {
  const fake = createFakeElectron();
  await fake.loadPreload(path.join(place, 'unisolated.js'), { contextIsolation: false });
  expect(fake.mainWorld.api).toEqual({
    isolated: false,
    error: 'contextBridge API can only be used when contextIsolation is enabled',
  });
});

test.each([
  [{}, { isolated: true, sandboxed: undefined }],
  [{ sandbox: true }, { isolated: true, sandboxed: true }],
])('process with %j', async (options, facts) => {
  const fake = createFakeElectron({ version: '30.0.0' });
  await fake.loadPreload(path.join(place, 'facts.js'), options);
  expect(fake.mainWorld.facts).toEqual({ type: 'renderer', electron: '30.0.0', ...facts });
  expect(process.type).not.toBe('renderer');
});

test('a renderer of the test has its own', async () => {
  const fake = createFakeElectron();
  const renderer = fake.createRenderer();
  await expect(fake.loadPreload(path.join(place, 'plain.js'), { renderer })).resolves.toBe(renderer.mainWorld);
  expect(Object.keys(fake.mainWorld)).toEqual([]);
  // S9.4
  await expect(fake.loadPreload(path.join(place, 'plain.js'), { renderer })).rejects.toThrow(
    'Cannot bind an API on top of an existing property on the window object',
  );
});

test('what goes wrong is told', async () => {
  const fake = createFakeElectron();
  await expect(fake.loadPreload(path.join(place, 'throws.js'))).rejects.toThrow(new RangeError('mine'));
  await expect(fake.loadPreload(path.join(place, 'none.js'))).rejects.toThrow(`Cannot find module '${place}/none.js'`);
  await expect(fake.loadPreload(path.join(place, 'none.js'), { sandbox: true })).rejects.toThrow('ENOENT');
  await expect(fake.loadPreload('x', { sandBox: true } as never)).rejects.toThrow(TypeError);
});

test('it may wait for a page that never comes', async () => {
  await expect(createFakeElectron().loadPreload(path.join(place, 'quick-start.js'))).resolves.toBeDefined();
});

test('in plain Node', () => {
  const found = inPlainNode(`
    const fake = createFakeElectron();
    fake.ipcMain.handle('ask', (event, what) => what + '!');
    (async () => {
      const { api } = await fake.loadPreload(${JSON.stringify(path.join(place, 'typed.ts'))});
      const other = createFakeElectron();
      await other.loadPreload(${JSON.stringify(path.join(place, 'unisolated.js'))}, { contextIsolation: false });
      report([await api.ask('why'), Object.isFrozen(api), other.mainWorld.api.isolated, typeof window]);
    })();`);
  expect(found).toEqual(['why!', true, false, 'undefined']);
});
