import * as fs from 'node:fs';
import * as path from 'node:path';
import { app, dialog, ipcMain, ipcRenderer } from 'electron';
import { traffic } from 'fake-electron';
import { registerNotes } from '../src/main/notes';

beforeEach(() => {
  registerNotes();
  // Electron prints what a handler throws, and so does the fake.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});

test('notes are kept in the user data folder', async () => {
  await ipcRenderer.invoke('note:save', { title: 'Groceries', body: 'Milk' });
  await ipcRenderer.invoke('note:save', { title: 'Errands' });

  await expect(ipcRenderer.invoke('note:list')).resolves.toEqual([
    { id: 1, title: 'Groceries', body: 'Milk' },
    { id: 2, title: 'Errands' },
  ]);
  expect(fs.readdirSync(app.getPath('userData'))).toEqual(['notes.json']);
});

test('the next test has a folder of its own, without those notes', async () => {
  await expect(ipcRenderer.invoke('note:list')).resolves.toEqual([]);
});

test.each([
  [undefined, 'TypeError: A note needs a title.'],
  [{ title: '  ' }, 'TypeError: A note needs a title.'],
  [{ title: 'x'.repeat(81) }, 'RangeError: A title has at most 80 characters.'],
  [{ title: 'Groceries', body: 1 }, 'TypeError: The body of a note is text.'],
])('the draft %j is refused', async (draft, reason) => {
  await expect(ipcRenderer.invoke('note:save', draft)).rejects.toThrow(
    `Error invoking remote method 'note:save': ${reason}`,
  );

  expect(ipcRenderer).not.toHaveReceived('note:saved');
});

test('a damaged file reaches the renderer as the error it is', async () => {
  fs.writeFileSync(path.join(app.getPath('userData'), 'notes.json'), '[{"id": 1,');

  await expect(ipcRenderer.invoke('note:list')).rejects.toThrow('notes.json is damaged');
});

test('what cannot cross never reaches main', async () => {
  await expect(ipcRenderer.invoke('note:save', { title: 'Groceries', done: () => true })).rejects.toThrow(
    'An object could not be cloned.',
  );

  expect(ipcMain).not.toHaveHandled('note:save');
});

describe('removing', () => {
  const showMessageBox = (response: number) =>
    jest.spyOn(dialog, 'showMessageBox').mockResolvedValueOnce({ response, checkboxChecked: false });

  beforeEach(() => ipcRenderer.invoke('note:save', { title: 'Groceries' }));

  test('asks first', async () => {
    const asked = showMessageBox(1);

    await expect(ipcRenderer.invoke('note:remove', 1)).resolves.toBe(false);

    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ message: 'Remove “Groceries”?' }));
    await expect(ipcRenderer.invoke('note:list')).resolves.toHaveLength(1);
  });

  test('tells the windows what is gone', async () => {
    showMessageBox(0);

    await expect(ipcRenderer.invoke('note:remove', 1)).resolves.toBe(true);

    expect(ipcRenderer).toHaveReceived('note:removed', 1);
  });

  test('takes only what is there', async () => {
    await expect(ipcRenderer.invoke('note:remove', 7)).rejects.toThrow('RangeError: There is no note 7.');
  });
});

test('a typo is told from a message that was never sent', async () => {
  await ipcRenderer.invoke('note:save', { title: 'Groceries' });

  expect(() => expect(ipcRenderer).toHaveInvoked('note:safe', { title: 'Groceries' })).toThrow(
    "nothing was invoked on 'note:safe'. Did you mean 'note:save'?",
  );
});

test('a message that nobody hears is on record, with the reason', async () => {
  ipcRenderer.send('note:save', { title: 'Groceries' });
  await Promise.resolve();

  expect(() => expect(traffic).toHaveNoProblems()).toThrow('It has a handler: call ipcRenderer.invoke');
});
