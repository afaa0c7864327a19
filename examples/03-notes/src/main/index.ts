import { app } from 'electron';
import { registerNotes } from './notes';
import { openWindow, registerWindows } from './windows';

void app.whenReady().then(() => {
  registerNotes();
  registerWindows();
  openWindow();
});
