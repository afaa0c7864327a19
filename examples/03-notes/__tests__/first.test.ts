import { ipcRenderer } from 'electron';
import { traffic } from 'fake-electron';
import { registerNotes } from '../src/main/notes';

test('saving a note answers its window and tells it so', async () => {
  registerNotes();
  ipcRenderer.on('note:saved', () => {});

  await expect(ipcRenderer.invoke('note:save', { title: 'Groceries' })).resolves.toEqual({ id: 1 });

  expect(ipcRenderer).toHaveInvoked('note:save', { title: 'Groceries' });
  expect(ipcRenderer).toHaveReceived('note:saved', 1);
  expect(traffic).toMatchInlineSnapshot(`
    renderer#1 → main        invoke  note:save   {"title": "Groceries"}
      main → renderer#1      send    note:saved  1
    main → renderer#1        result  note:save   {"id": 1}
  `);
});
