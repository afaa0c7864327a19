import { app, ipcMain } from 'electron';
import { exportDocument } from './export';
import { openWindow, tellOthers } from './windows';

ipcMain.handle('document:export', async (event, name: string) => {
  const bytes = await exportDocument(name);
  // The window may have gone meanwhile; what it asked for is done all the same.
  tellOthers(event.sender, 'document:exported', name);
  return bytes;
});

ipcMain.on('document:open', (_event, name: string) => void openWindow(name));

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

void app.whenReady().then(() => {
  for (const name of ['letters', 'invoices', 'recipes']) openWindow(name);
});
