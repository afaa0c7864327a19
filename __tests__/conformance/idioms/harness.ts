import { type EventEmitter, once } from 'node:events';
import { createApp } from '../page-harness';

/** What Electron's own specs begin with: `const { BrowserWindow, ipcMain } = require('electron/main')`. */
export function electronMain() {
  const app = createApp();
  const { BrowserWindow, ipcMain, webContents, MessageChannelMain } = app.fake.electron;
  return { ...app, BrowserWindow, ipcMain, webContents, MessageChannelMain };
}

/** `once` of Node's events. Under Jest its promise is of another realm, which awaiting does not mind. */
export async function emitted(emitter: object, event: string): Promise<unknown[]> {
  return (await once(emitter as EventEmitter, event)) as unknown[];
}
