import * as path from 'node:path';
import { app, type BrowserWindow, Notification } from 'electron';

/** Keeps what is downloaded in the person's folder, and shows how far it has come on the window. */
export function watchDownloads(window: BrowserWindow): void {
  window.webContents.session.on('will-download', (_event, item) => {
    item.setSavePath(path.join(app.getPath('downloads'), item.getFilename()));
    item.on('updated', (_updated, state) => {
      const total = item.getTotalBytes();
      const done = total > 0 ? item.getReceivedBytes() / total : 2;
      window.setProgressBar(done, { mode: state === 'interrupted' ? 'error' : 'normal' });
    });
    item.once('done', (_done, state) => {
      window.setProgressBar(-1);
      const title = state === 'completed' ? 'Downloaded' : 'Not downloaded';
      new Notification({ title, body: item.getFilename() }).show();
    });
  });
}
