const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('myAPI', {
  loadPreferences: () => ipcRenderer.invoke('load-prefs'),
  doAThing: () => 'done',
});

// Set on the preload's own window, which the page does not see.
window.secret = 'of the preload';
