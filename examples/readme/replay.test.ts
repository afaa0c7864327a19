import * as path from 'node:path';
import { ipcMain } from 'electron';
import { replay } from 'fake-electron';

/** What a user did, as the recorder has written it. */
const RECORDING = path.join(__dirname, 'app/notes.jsonl');

function registerNotes(): void {
  const notes: string[] = [];
  ipcMain.handle('note:add', (event, title: string) => {
    const id = notes.push(title);
    event.sender.send('note:added', id);
    return { id, at: Date.now() };
  });
  ipcMain.handle('note:list', () => notes);
}

test('the app still answers as it did', async () => {
  registerNotes();

  await expect(replay(RECORDING, { masked: ['at'] })).resolves.toMatchObject({ played: 2, compared: 3, skipped: 0 });
});

test('an answer that has changed is found', async () => {
  registerNotes();
  ipcMain.removeHandler('note:list');
  ipcMain.handle('note:list', () => ['groceries']);

  await expect(replay(RECORDING, { mode: 'answers', masked: ['at'] })).rejects.toThrow(
    'line 4, note:list: was answered ["Groceries"], and is answered ["groceries"]',
  );
  await replay(RECORDING, { mode: 'order' });
});
