import { BrowserWindow, ipcMain, ipcRenderer } from 'electron';
import { createRenderer, explore, fake } from 'fake-electron';

test('two windows that add one each', async () => {
  const addTwo = async () => {
    let count = 0;
    ipcMain.handle('count:get', () => count);
    ipcMain.handle('count:set', (_event, value: number) => {
      count = value;
    });
    const add = async (ipc: typeof ipcRenderer) => ipc.invoke('count:set', (await ipc.invoke('count:get')) + 1);

    await Promise.all([add(ipcRenderer), add(createRenderer().ipcRenderer)]);

    expect(count).toBe(2);
  };

  await expect(explore(addTwo, { on: fake })).rejects.toThrow('To run it again');
});

test('an export goes on when its window is closed', async () => {
  const exportNotes = async () => {
    const window = new BrowserWindow();
    ipcMain.on('export', async (event) => {
      for (const part of ['a', 'b', 'c']) {
        await Promise.resolve(part);
        if (!event.sender.isDestroyed()) event.sender.send('exported', part);
      }
    });
    const { ipcRenderer: page } = fake.rendererOf(window);
    page.on('exported', () => {});
    page.send('export');
  };

  await explore(exportNotes, { on: fake, faults: ['close', 'crash', 'reload'] });
});

test('a second click before the first is answered', async () => {
  await explore(
    async ({ ipcMain, ipcRenderer }, { sometime }) => {
      const saved: string[] = [];
      ipcMain.handle('save', (_event, text: string) => void saved.push(text));
      let isSaving = false;
      const click = async () => {
        if (isSaving) return;
        isSaving = true;
        await ipcRenderer.invoke('save', 'a note');
      };

      const first = click();
      await sometime('the second click');
      await Promise.all([first, click()]);

      expect(saved).toEqual(['a note']);
    },
    { orders: 50 },
  );
});
