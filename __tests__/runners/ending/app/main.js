const http = require('node:http');
const { app, BrowserWindow, ipcMain } = require('electron');

http.createServer((_request, response) => response.end('x')).listen(0);
setInterval(() => ipcMain.emit('tick'), 10);
app.whenReady().then(() => {
  new BrowserWindow({ webPreferences: { preload: `${__dirname}/preload.js` } }).loadFile('index.html');
  setTimeout(() => {
    require('./more');
    new BrowserWindow().loadFile('index.html');
  }, 100);
});
