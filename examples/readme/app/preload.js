const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('clock', {
  now: () => ipcRenderer.invoke('clock:now'),
  onTick: (callback) => ipcRenderer.on('clock:tick', (_event, time) => callback(time)),
});
