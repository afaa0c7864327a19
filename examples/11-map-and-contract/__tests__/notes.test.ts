import * as path from 'node:path';
import { createRenderer, fake, loadPreload } from 'fake-electron';
import { registerNotes } from '../src/main/notes';
import type { NotesApi } from '../src/preload';

const PRELOAD = path.join(__dirname, '../src/preload.ts');

/** What the page of a window has for `window.notes`. */
async function openWindow(renderer = fake.renderer): Promise<NotesApi> {
  await renderer.navigate('file:///app/index.html');
  return (await loadPreload(PRELOAD, { renderer })).notes as NotesApi;
}

beforeEach(() => registerNotes());

test('a note is added and listed', async () => {
  const notes = await openWindow();

  await expect(notes.add('Groceries')).resolves.toBe(1);
  await expect(notes.list()).resolves.toEqual([{ id: 1, title: 'Groceries' }]);
});

test('a note is opened', async () => {
  const notes = await openWindow();
  const id = await notes.add('Groceries');

  notes.open(id);
});

test('stars of two windows are added up', async () => {
  const [first, second] = [await openWindow(), await openWindow(createRenderer())];

  await first.star();
  await second.star();

  await expect(first.stars()).resolves.toBe(2);
});
