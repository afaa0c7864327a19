import { app, autoUpdater, dialog } from 'electron';

/** Looks for an update at every start, and installs it if somebody wants it now. */
export function watchForUpdates(): void {
  if (!app.isPackaged || process.platform === 'linux') return;
  autoUpdater.setFeedURL({ url: `https://scraps.example/updates/${process.platform}/${app.getVersion()}` });
  autoUpdater.on('error', (error) => dialog.showErrorBox('Scraps cannot look for updates', error.message));
  autoUpdater.on('update-downloaded', async (_event, _notes, version) => {
    const { response } = await dialog.showMessageBox({
      message: `Scraps ${version} is there.`,
      buttons: ['&Restart now', '&Later'],
      cancelId: 1,
    });
    if (response === 0) autoUpdater.quitAndInstall();
  });
  autoUpdater.checkForUpdates();
}
