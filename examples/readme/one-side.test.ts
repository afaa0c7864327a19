import * as main from 'electron/main';
import * as renderer from 'electron/renderer';

test('each process has its own side', () => {
  expect(main).not.toHaveProperty('ipcRenderer');
  expect(renderer).not.toHaveProperty('ipcMain');

  expect(main.ipcMain).toBe(jest.requireActual<typeof main>('electron').ipcMain);
});
