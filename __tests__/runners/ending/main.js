const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false });
  window.loadURL('http://localhost:5173');
});
