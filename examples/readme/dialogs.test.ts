import { BrowserWindow, dialog, ipcMain, ipcRenderer } from 'electron';
import { system, user } from 'fake-electron';

test('a note is deleted when the person says so, and stays otherwise', async () => {
  const window = new BrowserWindow();
  ipcMain.handle('note:delete', async () => {
    const options = { message: 'Delete it?', buttons: ['Delete', 'Keep'], cancelId: 1 };
    const { response } = await dialog.showMessageBox(window, options);
    return response === 0;
  });

  user.willPress('Delete');
  expect(await ipcRenderer.invoke('note:delete')).toBe(true);
  // Nobody is there: as if Escape was pressed.
  expect(await ipcRenderer.invoke('note:delete')).toBe(false);
  expect(system.dialogs.map(({ kind, canceled }) => [kind, canceled])).toEqual([
    ['message', false],
    ['message', true],
  ]);
});
