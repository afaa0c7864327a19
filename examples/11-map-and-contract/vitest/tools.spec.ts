import * as path from 'node:path';
import { explore, fake, loadPreload } from 'fake-electron';
import { expect, test } from 'vitest';
import { registerNotes } from '../src/main/notes';
import type { NotesApi } from '../src/preload';

const PRELOAD = path.join(__dirname, '../src/preload.ts');

async function openWindow(renderer = fake.renderer): Promise<NotesApi> {
  await renderer.navigate('file:///app/index.html');
  return (await loadPreload(PRELOAD, { renderer })).notes as NotesApi;
}

test('notes are added, opened and listed', async () => {
  registerNotes();
  const notes = await openWindow();

  notes.open(await notes.add('Groceries'));

  await expect(notes.list()).resolves.toEqual([{ id: 1, title: 'Groceries' }]);
});

test('the race: two people give a star at the same time', async () => {
  const twoStars = async () => {
    registerNotes();
    const [first, second] = [await openWindow(), await openWindow(fake.createRenderer())];
    await Promise.all([first.star(), second.star()]);
    expect(await first.stars()).toBe(2);
  };

  await expect(explore(twoStars, { on: fake })).rejects.toThrow(/stars:set\s+1[\s\S]*stars:set\s+1/);
});

test('the careless preload: the page sends on any channel', async () => {
  registerNotes();
  await openWindow();

  await expect(expect(fake).toBeSecure()).rejects.toThrow('any-channel: window.notes.send,');
});
