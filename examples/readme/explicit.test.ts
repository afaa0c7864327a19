import { createFakeElectron } from 'fake-electron';

test('a fake of its own', async () => {
  const { ipcMain, ipcRenderer, traffic } = createFakeElectron();
  ipcMain.handle('add', (_event, a: number, b: number) => a + b);

  await expect(ipcRenderer.invoke('add', 1, 2)).resolves.toBe(3);

  expect(String(traffic.filter('add'))).toBe('renderer#1 → main        invoke  add         1, 2');
});
