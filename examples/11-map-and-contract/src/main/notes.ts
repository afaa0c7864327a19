import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';

export interface Note {
  readonly id: number;
  readonly title: string;
}

/** Keeps notes, and how many stars they were given. */
export function registerNotes(): void {
  const notes: Note[] = [];
  let stars = 0;
  let lastOpened: number | undefined;

  ipcMain.handle(
    'note:list',
    forOwnPages(() => notes),
  );
  ipcMain.handle(
    'note:add',
    forOwnPages((title: string) => {
      const note = { id: notes.length + 1, title };
      notes.push(note);
      tellAll('note:added', note);
      return note.id;
    }),
  );
  // Its button went with the last redesign.
  ipcMain.handle(
    'note:export',
    forOwnPages(() => JSON.stringify({ notes, lastOpened })),
  );
  ipcMain.handle(
    'stars:get',
    forOwnPages(() => stars),
  );
  ipcMain.handle(
    'stars:set',
    forOwnPages((count: number) => {
      stars = count;
    }),
  );
  ipcMain.on('note:opened', (_event, id: number) => {
    lastOpened = id;
  });
}

/** Answers the app's own pages alone. */
function forOwnPages<Args extends unknown[]>(answer: (...args: Args) => unknown) {
  return ({ senderFrame }: IpcMainInvokeEvent, ...args: Args): unknown => {
    const url = senderFrame?.url ?? '';
    if (!url.startsWith('file:')) throw new Error(`${url} may not ask.`);
    return answer(...args);
  };
}

function tellAll(channel: string, ...args: unknown[]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, ...args);
}
