import { dialog, ipcMain, webContents } from 'electron';
import type { Draft, Note } from '../note';
import { readNotes, writeNotes } from './notes-file';

const LONGEST_TITLE = 80;

export function registerNotes(): void {
  ipcMain.handle('note:list', readNotes);
  ipcMain.handle('note:save', (_event, draft: unknown) => save(draft));
  ipcMain.handle('note:remove', (_event, id: unknown) => remove(id));
}

function save(draft: unknown): { id: number } {
  const { title, body } = validDraft(draft);
  const notes = readNotes();
  const id = Math.max(0, ...notes.map((note) => note.id)) + 1;
  const note: Note = { id, title, ...(body === undefined ? {} : { body }) };
  writeNotes([...notes, note]);
  tellEveryWindow('note:saved', id);
  return { id };
}

async function remove(id: unknown): Promise<boolean> {
  const note = readNotes().find((kept) => kept.id === id);
  if (note === undefined) throw new RangeError(`There is no note ${id}.`);
  const { response } = await dialog.showMessageBox({
    message: `Remove “${note.title}”?`,
    buttons: ['Remove', 'Keep'],
    cancelId: 1,
  });
  if (response !== 0) return false;
  writeNotes(readNotes().filter((kept) => kept.id !== id));
  tellEveryWindow('note:removed', id);
  return true;
}

/** What comes from a page is checked, whatever the types say. */
function validDraft(draft: unknown): Draft {
  const { title, body } = (draft ?? {}) as Partial<Draft>;
  if (typeof title !== 'string' || title.trim() === '') throw new TypeError('A note needs a title.');
  if (title.length > LONGEST_TITLE) throw new RangeError(`A title has at most ${LONGEST_TITLE} characters.`);
  if (body !== undefined && typeof body !== 'string') throw new TypeError('The body of a note is text.');
  return { title: title.trim(), ...(body === undefined ? {} : { body }) };
}

function tellEveryWindow(channel: string, ...args: unknown[]): void {
  for (const contents of webContents.getAllWebContents()) contents.send(channel, ...args);
}
