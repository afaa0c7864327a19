import { ipcMain, ipcRenderer } from 'electron';
import { traffic } from 'fake-electron';

test('what crossed is a diagram', async () => {
  ipcMain.handle('note:save', (event, note: { title: string }) => {
    event.sender.send('note:saved', note.title);
    return 1;
  });
  ipcRenderer.on('note:saved', () => {});
  await ipcRenderer.invoke('note:save', { title: 'Groceries' });

  expect(traffic.diagram().ends).toEqual(['main', 'renderer#1']);
  expect(String(traffic.filter(/^note:/).diagram())).toBe(
    [
      'sequenceDiagram',
      '  participant main',
      '  participant renderer1 as renderer#35;1',
      '  renderer1->>main: invoke note:save #123;"title": "Groceries"#125;',
      '  activate main',
      '  main-)renderer1: note:saved "Groceries"',
      '  deactivate main',
    ].join('\n'),
  );
});
