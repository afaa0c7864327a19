import { ipcMain, ipcRenderer } from 'electron';
import { configure, flush, settled, step, traffic } from 'fake-electron';

test('nothing moves until the test says so', () => {
  configure({ timing: 'manual' });
  ipcMain.on('a', (event) => event.reply('b'));
  ipcRenderer.on('b', () => {});

  ipcRenderer.send('a');
  expect(traffic.last('a')?.outcome).toBe('queued');

  expect(step()).toBe(true);
  expect(traffic.last('a')?.outcome).toBe('heard');
  expect(traffic.last('b')?.outcome).toBe('queued');

  expect(flush()).toBe(1);
  expect(traffic.last('b')?.outcome).toBe('heard');
});

test('nothing happens inside the sender, as in Electron', async () => {
  configure({ timing: 'async' });
  const heard: string[] = [];
  ipcMain.on('note', (_event, text: string) => heard.push(text));

  ipcRenderer.send('note', 'first');
  ipcRenderer.send('note', 'second');
  expect(heard).toEqual([]);

  await settled();
  expect(heard).toEqual(['first', 'second']);
});
