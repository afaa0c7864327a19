import { app, clipboard, globalShortcut } from 'electron';
import { tell } from './notices';
import { Scraps } from './scraps';
import { showTray } from './tray';
import { watchForUpdates } from './updates';

const KEEP = '--keep=';

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  await app.whenReady();
  const scraps = new Scraps();
  showTray(scraps);

  const keep = (text: string) => {
    if (text.trim() === '') return;
    scraps.add(text);
    tell('Kept', text, keep);
  };
  globalShortcut.register('CommandOrControl+Shift+K', async () => keep(await clipboard.readText()));
  app.on('second-instance', (_event, argv) => {
    for (const arg of argv) if (arg.startsWith(KEEP)) keep(arg.slice(KEEP.length));
  });
  watchForUpdates();
}
