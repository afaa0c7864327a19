import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { assertSecure, createFakeElectron, type FakeElectron, type SecurityFinding, securityFindings } from '../../src';
import { matchers } from '../../src/runners/matchers';
import { SECURITY_RULES } from '../../src/words/security-words';

let fake: FakeElectron;
let folder: string;

beforeEach(() => {
  fake = createFakeElectron({ logs: false });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'security-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const told = (findings: readonly SecurityFinding[]) =>
  findings.map(({ rule, where, what }) => `${rule}: ${where} ${what}`);
const found = async () => told(await securityFindings(fake));

const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  fs.writeFileSync(at, text);
  return at;
};
const preload = (text: string) =>
  fake.loadPreload(file('preload.js', `const { contextBridge, ipcRenderer } = require('electron');\n${text}`));

test('an app that has done nothing is secure', async () => {
  expect(await found()).toEqual([]);
});

describe('preloads', () => {
  const where = (name: string) => `window.api.${name}, which the preload of renderer#1 exposes,`;

  test('ipcRenderer, and its methods', async () => {
    await preload(
      `contextBridge.exposeInMainWorld('api', { ipc: ipcRenderer, send: ipcRenderer.send, deep: { on: ipcRenderer.on } });`,
    );

    expect(await found()).toEqual([
      `exposed-ipc: ${where('ipc')} is ipcRenderer itself`,
      `exposed-ipc: ${where('send')} is ipcRenderer.send itself`,
      `exposed-ipc: ${where('deep.on')} is ipcRenderer.on itself`,
    ]);
  });

  test('functions that take any channel', async () => {
    await preload(`const { invoke } = ipcRenderer;
      contextBridge.exposeInMainWorld('api', {
        send: (channel, ...args) => ipcRenderer.send(channel, ...args),
        invoke: async (channel) => invoke.call(ipcRenderer, channel),
        on: (channel, callback) => { ipcRenderer.on(channel, (_event, ...args) => callback(...args)); },
        bound: ipcRenderer.sendSync.bind(ipcRenderer),
        message: ({ channel }) => ipcRenderer.send(channel),
      });`);

    expect(await found()).toEqual([
      `any-channel: ${where('send')} sends on whatever channel the page names (ipcRenderer.send)`,
      `any-channel: ${where('invoke')} sends on whatever channel the page names (ipcRenderer.invoke)`,
      `any-channel: ${where('on')} listens on whatever channel the page names (ipcRenderer.on)`,
      `any-channel: ${where('bound')} sends on whatever channel the page names (ipcRenderer.sendSync)`,
      `any-channel: ${where('message')} sends on whatever channel the page names (ipcRenderer.send)`,
    ]);
  });

  test('functions with a channel of their own, a list, or another business are well', async () => {
    await preload(`const fs = require('node:fs');
      const known = ['a', 'b'];
      contextBridge.exposeInMainWorld('api', {
        save: (note) => ipcRenderer.invoke('note:save', note),
        send: (channel) => { if (known.includes(channel)) ipcRenderer.send(channel); },
        strict: (channel) => { if (!known.includes(channel)) throw new Error('no'); ipcRenderer.send(channel); },
        inNamespace: (name) => ipcRenderer.send('app:' + name),
        write: (name) => fs.writeFileSync(${JSON.stringify(folder)} + '/written', name),
        version: '1.0',
      });`);

    expect(await found()).toEqual([]);
    expect(fs.existsSync(path.join(folder, 'written'))).toBe(false);
    expect(fake.traffic).toHaveLength(0);
  });

  test('what was sent on the way is neither on record nor heard', async () => {
    const heard = jest.fn();
    fake.ipcMain.on('fake-electron:any-channel', heard);
    fake.ipcMain.on('note', heard);
    await preload(`const send = ipcRenderer.send.bind(ipcRenderer);
      contextBridge.exposeInMainWorld('api', { note: () => ipcRenderer.send('note'), send });`);

    expect(await found()).toHaveLength(1);
    expect(fake.traffic).toHaveLength(0);
    expect(heard).toHaveBeenCalledTimes(1);
    fake.ipcRenderer.send('note');
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('those of a window, which have a realm of their own', async () => {
    const page = file('page.html', '<p>Page</p>');
    const window = new fake.BrowserWindow({
      webPreferences: {
        preload: file(
          'preload.js',
          `const { contextBridge, ipcRenderer } = require('electron');
          ipcRenderer.sendSync('settings');
          contextBridge.exposeInMainWorld('api', { send: (channel) => ipcRenderer.send(channel) });`,
        ),
      },
    });
    fake.ipcMain.on('settings', (event) => {
      event.returnValue = 1;
    });
    await window.loadFile(page);

    expect(await found()).toEqual([
      "sync-on-load: ipcRenderer.sendSync('settings') of renderer#1 is called while the page loads",
      `any-channel: ${where('send')} sends on whatever channel the page names (ipcRenderer.send)`,
    ]);
  });
});

describe('handlers', () => {
  const OWN = 'app://notes/index.html';

  beforeEach(async () => {
    await fake.renderer.navigate(OWN);
  });

  test('one that answers whoever asks', async () => {
    fake.ipcMain.handle('note:all', () => ['secret']);

    expect(await found()).toEqual([
      "open-handler: ipcMain.handle('note:all') answers the page https://untrusted.example/",
    ]);
  });

  test('one that looks at the window, and not at the frame', async () => {
    fake.ipcMain.handle('note:all', (event) => {
      if (!event.sender.getURL().startsWith('app://notes/')) throw new Error('No.');
      return ['secret'];
    });

    expect(await found()).toEqual([
      "open-handler: ipcMain.handle('note:all') answers a frame of https://untrusted.example/ in the app's own page",
    ]);
  });

  test('one that looks at the frame is well', async () => {
    fake.ipcMain.handle('note:all', (event) => {
      if (new URL(event.senderFrame!.url).host !== 'notes') throw new Error('No.');
      return ['secret'];
    });

    expect(await found()).toEqual([]);
    await expect(fake.ipcRenderer.invoke('note:all')).resolves.toEqual(['secret']);
  });

  test('it is asked with what was last sent, and what that does is rolled back', async () => {
    const saved: unknown[] = [];
    fake.ipcMain.handle('save', (_event, note: { title: string }) => {
      saved.push(note.title.trim());
      new fake.BrowserWindow();
    });
    await fake.ipcRenderer.invoke('save', { title: 'a' });
    const windows = fake.BrowserWindow.getAllWindows().length;

    expect(await found()).toHaveLength(1);
    expect(saved).toEqual(['a', 'a']);
    expect(fake.BrowserWindow.getAllWindows()).toHaveLength(windows);
    expect(fake.traffic.filter('save')).toHaveLength(1);
  });

  test('one that never answers is no finding', async () => {
    fake.ipcMain.handle('slow', () => new Promise(() => {}));

    expect(await found()).toEqual([]);
  });
});

test('settings of windows', async () => {
  const window = new fake.BrowserWindow({
    webPreferences: { nodeIntegration: true, contextIsolation: false, webSecurity: false, sandbox: false },
  });
  const where = `the window of contents ${window.webContents.id}`;

  expect(await found()).toEqual([
    `node-integration: ${where} has nodeIntegration`,
    `context-isolation: ${where} has no contextIsolation`,
    `web-security: ${where} has no webSecurity`,
  ]);
});

test('a preload that was run alone and shares the world of its page', async () => {
  await fake.loadPreload(file('preload.js', 'window.api = 1;'), { contextIsolation: false });

  expect(await found()).toEqual([expect.stringMatching(/^context-isolation: the window of contents \d+ has no/)]);
});

test('sendSync while a page loads, and not later', async () => {
  fake.ipcMain.on('settings', (event) => {
    event.returnValue = 1;
  });
  await preload(`contextBridge.exposeInMainWorld('settings', ipcRenderer.sendSync('settings'));`);
  fake.ipcRenderer.sendSync('settings');

  expect(await found()).toEqual([
    "sync-on-load: ipcRenderer.sendSync('settings') of renderer#1 is called while the page loads",
  ]);
  fake.traffic.clear();
  expect(await found()).toEqual([]);
});

test('schemes with bypassCSP', async () => {
  fake.electron.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
    { scheme: 'plugin', privileges: { bypassCSP: true } },
  ]);

  expect(await found()).toEqual(['bypass-csp: the scheme plugin: is privileged with bypassCSP']);
});

describe('shell.openExternal', () => {
  test('with what a page sent, whatever it is', async () => {
    fake.ipcMain.on('open', (_event, { url }: { url: string }) => void fake.electron.shell.openExternal(url));
    fake.ipcRenderer.send('open', { url: 'https://example.org/help' });

    expect(await found()).toEqual([
      "open-external: what a page sends on 'open' is opened with shell.openExternal, file:///fake-electron-probe as well",
    ]);
    expect(fake.system.opened.map(({ target }) => target)).toEqual(['https://example.org/help']);
  });

  test('one that looks at it first is well, and so is an address of its own', async () => {
    fake.ipcMain.on('open', (_event, url: string) => {
      const { protocol, host, href } = new URL(url);
      if (protocol === 'https:' && host === 'example.org') void fake.electron.shell.openExternal(href);
    });
    fake.ipcMain.on('help', () => void fake.electron.shell.openExternal('https://example.org/help'));
    fake.ipcRenderer.send('open', 'https://example.org');
    fake.ipcRenderer.send('help');

    expect(fake.system.opened).toHaveLength(2);
    expect(await found()).toEqual([]);
  });
});

describe('as an assertion', () => {
  beforeEach(() => {
    fake.ipcMain.handle('version', () => '1.0');
    fake.ipcMain.handle('note:all', () => []);
  });

  test('it says what, where, why and what to do', async () => {
    await expect(assertSecure(fake, { except: [{ rule: 'open-handler', where: "'version'" }] })).rejects.toThrow(
      [
        'assertSecure()',
        '',
        "Expected nothing that Electron's security guide warns of, and there is 1:",
        '',
        "  open-handler: ipcMain.handle('note:all') answers the page https://untrusted.example/",
        `    Why: ${SECURITY_RULES['open-handler'].why}`,
        `    Advice: ${SECURITY_RULES['open-handler'].advice}`,
      ].join('\n'),
    );
  });

  test('what is meant is excepted', async () => {
    await assertSecure(fake, { except: ['open-handler'] });
    await assertSecure(fake, { except: [{ rule: 'open-handler', where: /version|note/ }] });
  });

  test('as a matcher', async () => {
    expect.extend(matchers as never);

    await expect(fake).not.toBeSecure();
    await expect(fake).toBeSecure({ except: ['open-handler'] });
    await expect(expect(fake).toBeSecure()).rejects.toThrow('expect(…).toBeSecure()\n\nExpected nothing that');
    await expect(expect(fake).not.toBeSecure({ except: ['open-handler'] })).rejects.toThrow(
      "expect(…).not.toBeSecure()\n\nExpected something that Electron's security guide warns of, and there was nothing.",
    );
  });

  test('what is misused says so', async () => {
    await expect(assertSecure(fake, { except: ['open-handlers' as never] })).rejects.toThrow(
      "fake-electron: except takes an array of rules, or of { rule, where }; given 'open-handlers'. Did you mean 'open-handler'? The rules are",
    );
    await expect(securityFindings(fake, { expect: [] } as never)).rejects.toThrow(
      "fake-electron: securityFindings has no option 'expect'.",
    );
    await expect(assertSecure({} as never)).rejects.toThrow(
      'fake-electron: assertSecure is asked of a fake; given #<Object>.',
    );
  });
});
