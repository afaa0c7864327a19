import { inEveryTiming, takenByProcess } from './harness';

inEveryTiming(({ create, fact }) => {
  fact('S2.1: the methods work detached', async () => {
    const fake = create();
    const { send, sendSync, sendToHost, invoke, postMessage } = fake.ipcRenderer;
    const seen: unknown[] = [];
    fake.ipcMain.on('a', (event, ...args) => {
      seen.push(...args);
      event.returnValue = 'answer';
    });
    fake.ipcMain.handle('a', () => 'result');

    send('a', 1);
    expect(sendSync('a', 2)).toBe('answer');
    postMessage('a', 3);
    expect(sendToHost('a')).toBeUndefined();
    await expect(invoke('a')).resolves.toBe('result');
    await fake.settled();

    expect(seen).toEqual([1, 2, 3]);
  });

  fact('S2.2: a message on error that nobody listens for makes the emitter throw in the renderer', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');

    fake.renderer.webContents.send('error', 'text');
    await fake.settled();

    expect(uncaught).toEqual([
      expect.objectContaining({
        name: 'Error',
        code: 'ERR_UNHANDLED_ERROR',
        message: expect.stringMatching(/^Unhandled error\. \(/),
      }),
    ]);
  });

  fact('S2.7: all arguments after the channel arrive, and their number is kept', async () => {
    const fake = create();
    const seen: unknown[][] = [];
    fake.ipcMain.on('a', (_event, ...args) => seen.push(args));

    fake.ipcRenderer.send('a');
    fake.ipcRenderer.send('a', undefined);
    fake.ipcRenderer.send('a', 1, undefined, undefined);
    fake.ipcRenderer.postMessage('a', undefined);
    const postMessage = fake.ipcRenderer.postMessage as (...args: unknown[]) => void;
    postMessage('a');
    postMessage('a', 1, undefined, 3, 4);
    await fake.settled();

    expect(seen).toEqual([[], [undefined], [1, undefined, undefined], [undefined], [undefined], [1]]);
    expect(seen.map(({ length }) => length)).toEqual([0, 1, 3, 1, 1, 1]);
  });

  fact('S2.9: sendSync returns the decoded reply', () => {
    const fake = create();
    const value = { list: [1, new Map([['a', 1]])] };
    fake.ipcMain.on('a', (event) => {
      event.returnValue = value;
    });

    const reply = fake.ipcRenderer.sendSync('a');

    expect(reply).toEqual(value);
    expect(reply).not.toBe(value);
  });

  fact('S2.17: an error put into returnValue is returned, not thrown', () => {
    const fake = create();
    fake.ipcMain.on('a', (event) => {
      event.returnValue = new RangeError('boom');
    });
    fake.ipcMain.on('b', (event) => {
      event.returnValue = { error: 'mine' };
    });

    expect(fake.ipcRenderer.sendSync('a')).toMatchObject({ name: 'RangeError', message: 'boom' });
    expect(fake.ipcRenderer.sendSync('b')).toEqual({ error: 'mine' });
  });

  fact('S2.19: an exception in a listener stops the rest of them, and main never learns of it', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');
    const error = new Error('boom');
    const after = jest.fn();
    fake.ipcRenderer.on('a', () => {
      throw error;
    });
    fake.ipcRenderer.on('a', after);
    fake.ipcRenderer.on('b', after);

    expect(() => fake.renderer.webContents.send('a')).not.toThrow();
    await fake.settled();
    expect(after).not.toHaveBeenCalled();
    expect(uncaught).toEqual([error]);
    fake.renderer.webContents.send('b');
    await fake.settled();
    expect(after).toHaveBeenCalledTimes(1);
  });

  fact('S2.20: the event is a new plain object with sender and ports, for each message', async () => {
    const fake = create();
    const seen: Electron.IpcRendererEvent[] = [];
    for (const _ of [1, 2]) fake.ipcRenderer.on('a', (event) => seen.push(event));

    fake.renderer.webContents.send('a');
    fake.renderer.webContents.postMessage('a', 1);
    await fake.settled();

    expect(seen).toHaveLength(4);
    expect(seen[0]).toBe(seen[1]);
    expect(seen[2]).not.toBe(seen[0]);
    for (const event of seen) {
      expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
      expect(Reflect.ownKeys(event)).toEqual(['sender', 'ports']);
      expect(event.sender).toBe(fake.ipcRenderer);
      expect(event.ports).toEqual([]);
    }
  });
});
