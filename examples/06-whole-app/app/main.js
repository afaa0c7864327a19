const fs = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, ipcMain } = require('electron');

/** The list is kept in a file, so that it is there at the next start. */
const file = () => path.join(app.getPath('userData'), 'todos.json');
const read = () => (fs.existsSync(file()) ? JSON.parse(fs.readFileSync(file(), 'utf8')) : []);
const write = (todos) => fs.writeFileSync(file(), JSON.stringify(todos));

function createWindow() {
  const window = new BrowserWindow({
    width: 400,
    height: 600,
    show: false,
    webPreferences: { preload: path.join(__dirname, 'preload.js') },
  });
  window.once('ready-to-show', () => window.show());
  window.loadFile(path.join(__dirname, 'index.html'));
}

ipcMain.handle('todo:list', () => read());

ipcMain.handle('todo:add', (_event, text) => {
  if (typeof text !== 'string' || text.trim() === '') throw new TypeError('Say what is to be done.');
  const todos = read();
  const todo = { id: Date.now() + todos.length, text: text.trim(), done: false };
  write([...todos, todo]);
  tellAll('todo:changed');
  return todo.id;
});

ipcMain.on('todo:toggle', (_event, id) => {
  write(read().map((todo) => (todo.id === id ? { ...todo, done: !todo.done } : todo)));
  tellAll('todo:changed');
});

function tellAll(channel) {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel);
}

app.whenReady().then(createWindow);

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
