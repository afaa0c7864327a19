const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('todos', {
  list: () => ipcRenderer.invoke('todo:list'),
  add: (text) => ipcRenderer.invoke('todo:add', text),
  toggle: (id) => ipcRenderer.send('todo:toggle', id),
  onChanged: (callback) => {
    const listener = () => callback();
    ipcRenderer.on('todo:changed', listener);
    return () => ipcRenderer.off('todo:changed', listener);
  },
});
