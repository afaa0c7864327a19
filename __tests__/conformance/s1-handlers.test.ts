import type { FakeElectron } from '../../src';
import { described, errorOf, failureOf, inEveryTiming, takenByProcess } from './harness';

/** In the order of precedence. */
function emittersOf(fake: FakeElectron): Electron.IpcMain[] {
  const { webContents } = fake.renderer;
  return [webContents.mainFrame.ipc, webContents.ipc, fake.ipcMain];
}

inEveryTiming(({ create, fact }) => {
  fact('S1.2: a renderer that sends on error disturbs nobody', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');

    fake.ipcRenderer.send('error');
    expect(fake.ipcRenderer.sendSync('error')).toEqual({ error: 'reply was never sent' });
    await fake.settled();

    expect(uncaught).toEqual([]);
    expect(console.warn).not.toHaveBeenCalled();
  });

  fact('S1.3: without the guard a message on error makes the emitter throw in main', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');
    fake.ipcMain.removeAllListeners('error');

    fake.ipcRenderer.send('error');
    await fake.settled();

    // The contents' and the frame's emitters have a guard of their own, and are told before ipcMain.
    expect(uncaught).toEqual([
      expect.objectContaining({
        name: 'Error',
        code: 'ERR_UNHANDLED_ERROR',
        message: expect.stringMatching(/^Unhandled error\. \(Event \{[\s\S]*\}\)$/),
      }),
    ]);
  });

  fact('S1.5: removeAllListeners does not touch handlers', async () => {
    const fake = create();
    fake.ipcMain.handle('a', () => 'alive');

    fake.ipcMain.removeAllListeners();

    await expect(fake.ipcRenderer.invoke('a')).resolves.toBe('alive');
  });

  fact('S1.7: the API of the emitter works', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcMain.on('a', () => seen.push('on'));
    fake.ipcMain.once('a', () => seen.push('once'));
    fake.ipcMain.prependListener('a', () => seen.push('first'));
    const off = () => seen.push('off');
    fake.ipcMain.on('a', off).off('a', off);

    fake.ipcRenderer.send('a');
    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(seen).toEqual(['first', 'on', 'once', 'first', 'on']);
    expect(fake.ipcMain.rawListeners('a')).toHaveLength(2);
    expect(fake.ipcMain.emit('a')).toBe(true);
    expect(fake.ipcMain.emit('nothing')).toBe(false);
  });

  fact('S1.11: a once-handler that is no function fails when it is invoked', async () => {
    const fake = create();
    fake.ipcMain.handleOnce('a', 'text' as never);

    const error = described(await errorOf(() => fake.ipcRenderer.invoke('a')));

    expect(error.name).toBe('Error');
    expect(error.message).toMatch(/^Error invoking remote method 'a': TypeError: \w+ is not a function$/);
  });

  fact('S1.12: a once-handler is gone before it runs', async () => {
    const fake = create();
    fake.ipcMain.handleOnce('a', () => {
      fake.ipcMain.handle('a', () => 'second');
      return 'first';
    });
    fake.ipcMain.handleOnce('b', () => fake.ipcRenderer.invoke('b'));

    await expect(fake.ipcRenderer.invoke('a')).resolves.toBe('first');
    await expect(fake.ipcRenderer.invoke('a')).resolves.toBe('second');
    await expect(failureOf(() => fake.ipcRenderer.invoke('b'))).resolves.toEqual({
      name: 'Error',
      message:
        "Error invoking remote method 'b': " +
        "Error: Error invoking remote method 'b': Error: No handler registered for 'b'",
    });
  });

  fact('S1.12: a second invoke that is already on its way finds no handler', async () => {
    const fake = create();
    fake.ipcMain.handleOnce('a', () => 'only');

    const [first, second] = await Promise.allSettled([fake.ipcRenderer.invoke('a'), fake.ipcRenderer.invoke('a')]);

    expect(first).toEqual({ status: 'fulfilled', value: 'only' });
    expect(second).toMatchObject({
      reason: { message: "Error invoking remote method 'a': Error: No handler registered for 'a'" },
    });
  });

  fact('S1.12: what a once-handler removes is whatever handler the channel has at that moment', async () => {
    const fake = create();
    fake.ipcMain.handleOnce('a', () => 'once');
    const wrapper = fake.ipcMain._invokeHandlers.get('a');
    fake.ipcMain.removeHandler('a');
    fake.ipcMain.handle('a', () => 'other');
    fake.ipcMain.handle('b', wrapper ?? (() => {}));

    await expect(fake.ipcRenderer.invoke('b')).resolves.toBe('once');

    expect([...fake.ipcMain._invokeHandlers.keys()]).toEqual(['b']);
  });

  fact('S1.13: removeHandler never throws, and leaves alone what is running', async () => {
    const fake = create();
    const running: (() => void)[] = [];
    fake.ipcMain.handle('a', () => new Promise((resolve) => running.push(() => resolve('done'))));
    const call = fake.ipcRenderer.invoke('a');
    while (running.length === 0) await new Promise((resolve) => setImmediate(resolve));

    expect(fake.ipcMain.removeHandler('a')).toBeUndefined();
    expect(fake.ipcMain.removeHandler('a')).toBeUndefined();
    expect(fake.ipcMain.removeHandler('never there')).toBeUndefined();
    running[0]?.();

    await expect(call).resolves.toBe('done');
  });

  fact('S1.14: each emitter has a handler map of its own', async () => {
    const fake = create();
    const emitters = emittersOf(fake);
    for (const [index, ipc] of emitters.entries()) ipc.handle('a', () => index);

    for (const expected of [0, 1, 2]) {
      await expect(fake.ipcRenderer.invoke('a')).resolves.toBe(expected);
      emitters[expected]?.removeHandler('a');
    }
  });

  fact('S1.15: handlers hear no sends and listeners no invokes', async () => {
    const fake = create();
    const handler = jest.fn();
    const listener = jest.fn();
    fake.ipcMain.handle('handled', handler);
    fake.ipcMain.on('listened', listener);

    fake.ipcRenderer.send('handled');
    fake.ipcRenderer.postMessage('handled', 1);
    fake.ipcRenderer.sendSync('handled');
    await expect(fake.ipcRenderer.invoke('listened')).rejects.toThrow("No handler registered for 'listened'");
    await fake.settled();

    expect(handler).not.toHaveBeenCalled();
    expect(listener).not.toHaveBeenCalled();
  });

  fact('S1.16: nothing is unregistered when a window closes', async () => {
    const fake = create();
    const listener = jest.fn();
    fake.app.on('window-all-closed', () => {});
    const register = () => fake.ipcMain.handle('a', () => {});
    const window = new fake.BrowserWindow();
    register();
    window.webContents.ipc.on('b', listener);
    const { ipc } = window.webContents;

    window.destroy();
    await fake.settled();
    new fake.BrowserWindow();
    fake.ipcRenderer.send('b');
    await fake.settled();

    expect(register).toThrow("Attempted to register a second handler for 'a'");
    expect(ipc.listenerCount('b')).toBe(1);
    expect(listener).not.toHaveBeenCalled();
  });
});
