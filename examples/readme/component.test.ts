/** @jest-environment jsdom */
import { ipcMain } from 'electron';
import { loadPreload, settled } from 'fake-electron';

/** The app's own component, in any framework: it knows `window.clock` and nothing of Electron. */
function mountClock(root: HTMLElement): void {
  root.innerHTML = '<button>What time is it?</button><output></output>';
  root.querySelector('button')!.onclick = async () => {
    root.querySelector('output')!.textContent = await window.clock.now();
  };
}

test('a component asks main through the real preload', async () => {
  ipcMain.handle('clock:now', () => 'noon');
  await loadPreload('examples/readme/app/preload.js');
  mountClock(document.body);

  document.querySelector('button')?.click();
  await settled();

  expect(document.querySelector('output')?.textContent).toBe('noon');
});
