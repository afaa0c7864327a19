import { contextBridge, ipcMain, ipcRenderer, shell } from 'electron';
import { fake, securityFindings } from 'fake-electron';

beforeEach(() => fake.renderer.navigate('app://notes/index.html'));

test('a careful app', async () => {
  ipcMain.handle('note:list', ({ senderFrame }) => {
    if (senderFrame?.origin !== 'app://notes') throw new Error('No.');
    return ['Groceries'];
  });
  contextBridge.exposeInMainWorld('notes', { list: () => ipcRenderer.invoke('note:list') });
  await ipcRenderer.invoke('note:list');

  await expect(fake).toBeSecure();
});

test('a careless one', async () => {
  ipcMain.handle('note:list', () => ['Groceries']);
  ipcMain.on('link', (_event, url: string) => void shell.openExternal(url));
  contextBridge.exposeInMainWorld('api', {
    send: (channel: string, ...args: unknown[]) => ipcRenderer.send(channel, ...args),
  });
  ipcRenderer.send('link', 'https://example.org/');

  expect((await securityFindings(fake)).map(({ rule, where }) => [rule, where])).toEqual([
    ['any-channel', 'window.api.send, which the preload of renderer#1 exposes,'],
    ['open-handler', "ipcMain.handle('note:list')"],
    ['open-external', "what a page sends on 'link'"],
  ]);
  await expect(fake).toBeSecure({
    except: ['any-channel', 'open-external', { rule: 'open-handler', where: "'note:list'" }],
  });
});
