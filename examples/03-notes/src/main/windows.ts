import * as path from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';

export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Notes',
    webPreferences: { preload: path.join(__dirname, '../preload.js') },
  });
  void window.loadFile(path.join(__dirname, '../renderer/index.html'));
  return window;
}

export function registerWindows(): void {
  ipcMain.on('window:open', () => void openWindow());
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
