import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

export interface Settings {
  theme: 'light' | 'dark';
  fontSize: number;
}

const api = {
  read: (): Promise<Settings> => ipcRenderer.invoke('settings:read'),
  write: (settings: Partial<Settings>): Promise<void> => ipcRenderer.invoke('settings:write', settings),
  openLog: (): void => ipcRenderer.send('log:open'),
  /** Returns the function that ends it: another one each time, as functions are not the same on both sides (S9.23). */
  onChanged: (callback: (settings: Settings) => void): (() => void) => {
    const listener = (_event: IpcRendererEvent, settings: Settings) => callback(settings);
    ipcRenderer.on('settings:changed', listener);
    return () => {
      ipcRenderer.off('settings:changed', listener);
    };
  },
};

export type SettingsApi = typeof api;

declare global {
  interface Window {
    settings: SettingsApi;
  }
}

contextBridge.exposeInMainWorld('settings', api);
