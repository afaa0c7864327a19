import * as fs from 'node:fs';
import * as path from 'node:path';
import { app } from 'electron';
import type { Note } from '../note';

const file = (): string => path.join(app.getPath('userData'), 'notes.json');

export function readNotes(): Note[] {
  if (!fs.existsSync(file())) return [];
  try {
    return JSON.parse(fs.readFileSync(file(), 'utf8')) as Note[];
  } catch {
    throw new Error('The notes cannot be read: notes.json is damaged.');
  }
}

export function writeNotes(notes: readonly Note[]): void {
  // The old file stays whole if this one is interrupted.
  fs.writeFileSync(`${file()}.new`, JSON.stringify(notes, null, 2));
  fs.renameSync(`${file()}.new`, file());
}
