import { BrowserWindow, shell, type WebContents } from 'electron';

/** Where each window was when it was closed. */
const places = new Map<string, Electron.Rectangle>();

export function openWindow(name: string): BrowserWindow {
  const window = new BrowserWindow({ width: 640, height: 480, ...places.get(name), title: name, show: false });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => places.set(name, window.getNormalBounds()));
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https:')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  void window.loadURL(`app://documents/${name}.html`);
  return window;
}

/** Sends to every window but the one that shows `sender`, which may be gone. */
export function tellOthers(sender: WebContents, channel: string, ...args: unknown[]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    if (webContents !== sender) webContents.send(channel, ...args);
  }
}
