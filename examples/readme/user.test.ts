import { BrowserWindow, dialog, Menu, shell } from 'electron';
import { settled, system, user } from 'fake-electron';

test('notes are exported to where somebody says, and nowhere if nobody does', async () => {
  const exportNotes = async () => {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'notes.txt' });
    if (!canceled) shell.showItemInFolder(filePath);
  };
  const submenu = [{ label: '&Export…', accelerator: 'CmdOrCtrl+E', click: exportNotes }];
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }]));
  new BrowserWindow().focus();

  user.willSave('/home/ada/notes.txt');
  user.chooses('File', 'Export…');
  await settled();
  user.presses('CmdOrCtrl+E');
  await settled();

  expect(system.opened).toEqual([{ kind: 'showItemInFolder', target: '/home/ada/notes.txt' }]);
  expect(system.dialogs.map(({ kind, canceled }) => [kind, canceled])).toEqual([
    ['save', false],
    ['save', true],
  ]);
});
