import { failureOf, inEveryTiming, takenByProcess } from './harness';

inEveryTiming(({ create, fact }) => {
  /** The fake, once its handler of `c` has been called. */
  async function pending(handler: () => unknown = () => new Promise(() => {})) {
    const fake = create();
    fake.app.on('window-all-closed', () => {});
    const window = new fake.BrowserWindow();
    const started = new Promise<void>((resolve) => {
      fake.ipcMain.handle('c', () => {
        resolve();
        return handler();
      });
    });
    const call = fake.ipcRenderer.invoke('c');
    await started;
    return { fake, window, call };
  }

  /** What a promise has come to, some tasks later. */
  async function stateOf(promise: Promise<unknown>): Promise<string> {
    let state = 'pending';
    promise.then(
      () => {
        state = 'fulfilled';
      },
      () => {
        state = 'rejected';
      },
    );
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    return state;
  }

  fact('S5.14: the reply of a handler whose contents was destroyed meanwhile is dropped silently', async () => {
    for (const settle of [async () => 'late', () => Promise.reject(new Error('late'))]) {
      const taken = [takenByProcess('uncaughtException'), takenByProcess('unhandledRejection')];
      const { fake, window, call } = await pending(async () => {
        for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
        return settle();
      });

      window.destroy();
      await expect(stateOf(call)).resolves.toBe('pending');
      await fake.settled();
      expect(taken).toEqual([[], []]);
    }
  });

  fact('S5.15: removing or replacing the handler has no effect on a call that runs', async () => {
    let finish: (value: string) => void = () => {};
    const { fake, call } = await pending(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );

    fake.ipcMain.removeHandler('c');
    fake.ipcMain.handle('c', () => 'new');
    finish('old');

    await expect(call).resolves.toBe('old');
    await expect(fake.ipcRenderer.invoke('c')).resolves.toBe('new');
  });

  fact('S5.16: an invoke whose contents is gone when it is dispatched rejects', async () => {
    const fake = create();
    const guest = fake.createRenderer();

    // In every timing nobody has heard it yet when the contents goes.
    const call = guest.ipcRenderer.invoke('c');
    guest.webContents.vanish();

    await expect(failureOf(() => call)).resolves.toEqual({
      name: 'Error',
      message: "Error invoking remote method 'c': WebContents was destroyed",
    });
    await fake.settled();
  });
});
