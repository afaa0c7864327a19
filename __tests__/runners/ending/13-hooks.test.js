const { ipcMain, ipcRenderer } = require('electron');

ipcMain.handle('a', () => 1);

test('the fake is there', async () => {
  expect(await ipcRenderer.invoke('a')).toBe(1);
});

afterAll(async () => {
  expect(await ipcRenderer.invoke('a')).toBe(1);
});
afterAll(async () => {
  expect(await ipcRenderer.invoke('a')).toBe(1);
});
