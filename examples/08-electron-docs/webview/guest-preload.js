const { ipcRenderer } = require('electron');

ipcRenderer.on('ping', () => {
  ipcRenderer.sendToHost('pong');
});
