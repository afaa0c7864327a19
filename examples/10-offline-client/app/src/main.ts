import * as path from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';
import { watchDownloads } from './downloads';
import { logIn, newerVersion, SERVER } from './server';

const OFFLINE_PAGE = path.join(__dirname, '../pages/offline.html');

app.whenReady().then(async () => {
  ipcMain.handle('log-in', (_event, name: string, password: string) => logIn(name, password));
  ipcMain.handle('newer-version', () => newerVersion());
  const window = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.js') } });
  watchDownloads(window);
  window.webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== -3) void window.loadFile(OFFLINE_PAGE);
  });
  await window.loadURL(SERVER).catch(() => {});
});
