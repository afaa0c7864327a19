import * as path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';

/** Pattern 1, renderer to main: nothing comes back. */
function setTitle(event: Electron.IpcMainEvent, title: string): void {
  BrowserWindow.fromWebContents(event.sender)?.setTitle(title);
}

/** Pattern 2, renderer to main and back. */
async function openFile(): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'] });
  return canceled ? undefined : filePaths[0];
}

/** Pattern 3, main to renderer: a menu item would call this. */
export function changeCounter(window: BrowserWindow, by: number): void {
  window.webContents.send('update-counter', by);
}

export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    webPreferences: { preload: path.join(__dirname, 'preload.js'), webviewTag: true },
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
  return window;
}

export async function start(): Promise<BrowserWindow> {
  await app.whenReady();
  ipcMain.on('set-title', setTitle);
  ipcMain.handle('dialog:openFile', openFile);
  ipcMain.on('counter-value', (_event, value: number) => {
    console.log(`The counter is at ${value}.`);
  });
  return createWindow();
}
