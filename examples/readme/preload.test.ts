import { ipcMain } from 'electron';
import { loadPreload, traffic } from 'fake-electron';

// As the app declares it for its pages.
declare global {
  interface Window {
    clock: { now(): Promise<string>; onTick(callback: (time: string) => void): void };
  }
}

test('a preload without a window', async () => {
  ipcMain.handle('clock:now', () => 'noon');

  const { clock } = await loadPreload('examples/readme/app/preload.js');

  // As the page has it: copied and frozen, its functions on the other side of the bridge.
  expect(Object.keys(clock)).toEqual(['now', 'onTick']);
  expect(Object.isFrozen(clock)).toBe(true);
  await expect(clock.now()).resolves.toBe('noon');
  expect(String(traffic)).toMatchInlineSnapshot(`
    "renderer#1 → main        invoke  clock:now
    main → renderer#1        result  clock:now   "noon""
  `);
});
