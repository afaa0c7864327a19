import { contextBridge, ipcRenderer } from 'electron';
import type { NotesApi } from './note';

/** Calls `listener` without the event, which is not the page's business, and returns how to stop. */
function listen(channel: string, listener: (id: number) => void): () => void {
  const onMessage = (_event: Electron.IpcRendererEvent, id: number): void => listener(id);
  ipcRenderer.on(channel, onMessage);
  return () => {
    ipcRenderer.off(channel, onMessage);
  };
}

const api: NotesApi = {
  list: () => ipcRenderer.invoke('note:list'),
  save: (draft) => ipcRenderer.invoke('note:save', draft),
  remove: (id) => ipcRenderer.invoke('note:remove', id),
  openWindow: () => ipcRenderer.send('window:open'),
  onSaved: (listener) => listen('note:saved', listener),
  onRemoved: (listener) => listen('note:removed', listener),
};

contextBridge.exposeInMainWorld('notes', api);
