import * as fs from 'node:fs';
import * as path from 'node:path';
import { app, dialog, Menu, nativeTheme, shell, Tray } from 'electron';
import type { Scraps } from './scraps';

/** Shows the icon in the tray, with its menu. */
export function showTray(scraps: Scraps): void {
  const tray = new Tray(icon());
  nativeTheme.on('updated', () => tray.setImage(icon()));

  const update = () => {
    const { length } = scraps.texts;
    tray.setToolTip(length === 1 ? '1 scrap' : `${length} scraps`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'E&xport…', enabled: length > 0, click: () => exportAll(scraps) },
        { label: '&Delete all…', enabled: length > 0, click: () => deleteAll(scraps) },
        { type: 'separator' },
        { label: 'Start at login', type: 'checkbox', checked: startsAtLogin(), click: startAtLogin },
        { role: 'quit' },
      ]),
    );
  };
  scraps.on('changed', update);
  update();
}

function icon(): string {
  return path.join(__dirname, '../icons', nativeTheme.shouldUseDarkColors ? 'for-dark.png' : 'for-light.png');
}

async function exportAll(scraps: Scraps): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: path.join(app.getPath('documents'), 'scraps.txt'),
    filters: [{ name: 'Text', extensions: ['txt'] }],
  });
  if (canceled) return;
  fs.writeFileSync(filePath, scraps.texts.join('\n'));
  shell.showItemInFolder(filePath);
}

let isSure = false;

async function deleteAll(scraps: Scraps): Promise<void> {
  if (!isSure) {
    const { response, checkboxChecked } = await dialog.showMessageBox({
      type: 'warning',
      message: 'Delete all scraps?',
      buttons: ['&Delete', '&Keep'],
      cancelId: 1,
      checkboxLabel: 'Do not ask again',
    });
    if (response !== 0) return;
    isSure = checkboxChecked;
  }
  scraps.clear();
}

function startsAtLogin(): boolean {
  return app.getLoginItemSettings().openAtLogin;
}

function startAtLogin(): void {
  app.setLoginItemSettings({ openAtLogin: !startsAtLogin() });
}
