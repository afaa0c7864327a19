import { BrowserWindow, dialog } from 'electron';
import { mainWorld, rendererOf, settled, traffic } from 'fake-electron';
import type { NotesApi } from '../src/note';
import { NotesView } from '../src/renderer/view-model';
import { loadAs } from './load-as';

let first: NotesView;
let second: NotesView;

/** The app as a person has it: the main script, a window with its preload and page, and a second window. */
beforeEach(async () => {
  jest.isolateModules(() => require('../src/main/index'));
  await settled();
  jest.isolateModules(() => require('../src/preload'));
  first = new NotesView(mainWorld.notes as NotesApi);

  first.openWindow();
  const renderer = rendererOf(BrowserWindow.getAllWindows()[1]!);
  loadAs(renderer, () => require('../src/preload'));
  second = new NotesView(renderer.mainWorld.notes as NotesApi);
});

test('both windows show what one of them saves', async () => {
  await first.save({ title: 'Groceries' });
  await settled();

  expect(first.titles).toEqual(['Groceries']);
  expect(second.titles).toEqual(['Groceries']);
});

test('each window asks for the list itself', async () => {
  await second.save({ title: 'Groceries' });
  await settled();

  expect(traffic.filter(/^note:/)).toMatchInlineSnapshot(`
    renderer#2 → main        invoke  note:save   {"title": "Groceries"}
      main → renderer#1      send    note:saved  1
      main → renderer#2      send    note:saved  1
        renderer#1 → main    invoke  note:list
        renderer#2 → main    invoke  note:list
  `);
});

test('both forget what one of them removes', async () => {
  jest.spyOn(dialog, 'showMessageBox').mockResolvedValueOnce({ response: 0, checkboxChecked: false });
  await first.save({ title: 'Groceries' });

  await second.remove(1);
  await settled();

  expect(first.titles).toEqual([]);
  expect(second.titles).toEqual([]);
});

test('an error is shown where it was made, in the words of the handler', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});

  await second.save({ title: '' });

  expect(second.error).toBe('A note needs a title.');
  expect(first.error).toBe('');
});

test('a closed window is told no more', async () => {
  BrowserWindow.getAllWindows()[1]!.close();
  await settled();

  await first.save({ title: 'Groceries' });
  await settled();

  expect(first.titles).toEqual(['Groceries']);
  expect(second.titles).toEqual([]);
  expect(traffic).toHaveNoProblems();
});

test('a page that has been closed listens no more', () => {
  const { webContents } = BrowserWindow.getAllWindows()[0]!;
  const { ipcRenderer } = rendererOf(webContents);
  expect(ipcRenderer).toHaveListener('note:saved');

  first.close();

  expect(ipcRenderer).not.toHaveListener('note:saved');
});
