import { contextBridge, ipcRenderer } from 'electron';

const api = {
  setTitle: (title: string): void => ipcRenderer.send('set-title', title),
  openFile: (): Promise<string | undefined> => ipcRenderer.invoke('dialog:openFile'),
  onUpdateCounter: (callback: (by: number) => void): void => {
    ipcRenderer.on('update-counter', (_event, by: number) => callback(by));
  },
  counterValue: (value: number): void => ipcRenderer.send('counter-value', value),
};

export type ElectronApi = typeof api;

contextBridge.exposeInMainWorld('electronAPI', api);
