const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const win = new BrowserWindow({ webPreferences: { webviewTag: true } });
  win.loadFile('index.html');
});
