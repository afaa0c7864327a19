import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('shelf', {
  logIn: (name: string, password: string) => ipcRenderer.invoke('log-in', name, password),
  newerVersion: () => ipcRenderer.invoke('newer-version'),
});
