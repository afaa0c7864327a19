import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultTakers } from '../../../src/realm/fault-takers';
import { ofRenderer } from '../../../src/realm/own-work';
import { createApp, folderOf, until } from '../../conformance/page-harness';

const NODE = { nodeIntegration: true, contextIsolation: false };

// The takers are asked in their order: the one that is tested comes first from now on.
beforeAll(() => (ofRenderer('fs', fs, () => {}) as typeof fs).access('/', () => {}));

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** What the process would be told from now on. */
function toldToProcess(): unknown[] {
  const told: unknown[] = [];
  const take = (_event: string, [error]: readonly unknown[]) => told.push(error) > 0;
  faultTakers().add(take);
  cleanups.push(() => faultTakers().delete(take));
  return told;
}

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('what Node does for a page fails in its renderer, and no other process is told', () => {
  test.each<[string, (port: number) => string, RegExp]>([
    [
      'an emitter without a listener',
      (port) => `require('node:http').get({ host: '127.0.0.1', port: ${port} })`,
      /REFUSED/,
    ],
    ['a callback', () => "require('fs').readFile(__dirname, () => { throw new Error('in it') })", /in it/],
  ])('%s', async (_what, code, message) => {
    const told = toldToProcess();
    const { fake, lines, open } = createApp();
    const window = open(NODE);
    await window.loadURL('about:blank');

    await window.webContents.executeJavaScript(`${code(await closedPort())}; null`);
    await until(() => fake.traffic.problems.length > 0);
    await fake.settled();

    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['page-error']);
    expect(String(fake.traffic.problems[0]?.error)).toMatch(message);
    expect(lines.join()).toMatch(message);
    expect(told).toEqual([]);
  });

  test('of an unsandboxed preload too, and of a page that has gone nobody hears', async () => {
    const told = toldToProcess();
    const { fake, log, open } = createApp();
    const file = folderOf({
      'preload.js':
        "const { ipcRenderer } = require('electron');" +
        "const fs = require('fs');" +
        "addEventListener('load', () => fs.readFile('/none', () => { ipcRenderer.send('log', 1); throw new Error('x') }))",
    });
    const window = open({ preload: file('preload.js'), sandbox: false });
    await window.loadURL('about:blank');
    await until(() => log.length === 1);
    await until(() => fake.traffic.problems.length > 0);

    await window.webContents.reload();
    fake.traffic.clear();
    window.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(fake.traffic.problems).toEqual([]);
    expect(told).toEqual([]);
  });
});

test('what main does in answer to such a page is its own affair', async () => {
  const told = toldToProcess();
  const { fake, open } = createApp();
  fake.ipcMain.on('reject', () => void Promise.reject(new Error('of main')));
  const window = open(NODE);
  await window.loadURL('about:blank');

  await window.webContents.executeJavaScript(
    "require('fs').readFile('/none', () => require('electron').ipcRenderer.send('reject')); null",
  );
  await until(() => told.length > 0);

  expect(told.map(String)).toEqual(['Error: of main']);
  expect(fake.traffic.problems).toEqual([]);
});

test('functions stay the same, classes are those of Node, and what returns at once is untouched', async () => {
  const { open } = createApp();
  const window = open(NODE);
  await window.loadURL('about:blank');

  await expect(
    window.webContents.executeJavaScript(`(() => {
      const http = require('http');
      const fs = require('fs');
      return [
        http === require('node:http'),
        http.get === http.get,
        http.request.name,
        http.createServer() instanceof http.Server,
        fs.readFileSync === require('node:fs').readFileSync,
        typeof fs.constants.R_OK,
        Object.keys(fs.promises).includes('readFile'),
        fs.promises === fs.promises,
      ];
    })()`),
  ).resolves.toEqual([true, true, 'request', true, true, 'number', true, true]);
});
