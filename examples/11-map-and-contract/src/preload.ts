import { contextBridge, ipcRenderer } from 'electron';
import type { Note } from './main/notes';

const api = {
  list: (): Promise<Note[]> => ipcRenderer.invoke('note:list'),
  add: (title: string): Promise<number> => ipcRenderer.invoke('note:add', title),
  open: (id: number): void => ipcRenderer.send('note:opend', id),
  stars: (): Promise<number> => ipcRenderer.invoke('stars:get'),
  async star(): Promise<void> {
    await ipcRenderer.invoke('stars:set', (await ipcRenderer.invoke('stars:get')) + 1);
  },
  send: (channel: string, ...args: unknown[]): void => ipcRenderer.send(channel, ...args),
};

export type NotesApi = typeof api;

contextBridge.exposeInMainWorld('notes', api);
