import { join } from 'node:path';
import { app, BrowserWindow, MessageChannelMain, utilityProcess } from 'electron';

export interface Windows {
  readonly editor: BrowserWindow;
  readonly preview: BrowserWindow;
}

/** Opens the two windows, joins them by a channel, and gives the editor a worker. */
export async function openWindows(): Promise<Windows> {
  await app.whenReady();
  const editor = new BrowserWindow({ title: 'Editor', webPreferences: { preload: join(__dirname, 'editor.js') } });
  const preview = new BrowserWindow({ title: 'Preview', webPreferences: { preload: join(__dirname, 'preview.js') } });
  await Promise.all([editor.loadFile('editor.html'), preview.loadFile('preview.html')]);

  const pages = new MessageChannelMain();
  editor.webContents.postMessage('preview', null, [pages.port1]);
  preview.webContents.postMessage('editor', null, [pages.port2]);

  const counting = new MessageChannelMain();
  const worker = utilityProcess.fork(join(__dirname, 'counter'));
  worker.postMessage('count', [counting.port1]);
  editor.webContents.postMessage('counter', null, [counting.port2]);
  app.once('will-quit', () => worker.kill());
  return { editor, preview };
}
