const { BrowserWindow, app, ipcMain } = require('electron');

app.whenReady().then(async () => {
  // The worker process is a hidden BrowserWindow, so that it will have access
  // to a full Blink context (including e.g. <canvas>, audio, fetch(), etc.)
  const worker = new BrowserWindow({
    show: false,
    webPreferences: { nodeIntegration: true, contextIsolation: false },
  });
  await worker.loadFile('worker.html');

  // The main window will send work to the worker process and receive results
  // over a MessagePort.
  const mainWindow = new BrowserWindow({
    webPreferences: { nodeIntegration: true, contextIsolation: false },
  });
  mainWindow.loadFile('app.html');

  // We can't use ipcMain.handle() here, because the reply needs to transfer a
  // MessagePort.
  // Listen for message sent from the top-level frame
  mainWindow.webContents.mainFrame.ipc.on('request-worker-channel', (event) => {
    // Send one end to the worker, the other end back to the requester.
    const { MessageChannelMain } = require('electron');
    const { port1, port2 } = new MessageChannelMain();
    worker.webContents.postMessage('new-client', null, [port1]);
    event.senderFrame.postMessage('provide-worker-channel', null, [port2]);
  });
  ipcMain.on('never', () => {});
});
