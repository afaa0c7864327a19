import { failureOf, inEveryTiming, takenByProcess } from './harness';

const NEVER = { error: 'reply was never sent' };

inEveryTiming(({ create, fact }) => {
  fact('S4.19: a listener that throws before it sets returnValue leaves the call unanswered', () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');
    fake.ipcMain.on('a', (event) => {
      if (uncaught.length === 0) throw new Error('boom');
      event.returnValue = 1;
    });

    expect(fake.ipcRenderer.sendSync('a')).toEqual(NEVER);
    expect(uncaught).toEqual([new Error('boom')]);
    expect(fake.ipcRenderer.sendSync('a')).toBe(1);
  });

  fact('S4.19: a listener that throws after it set returnValue has answered', () => {
    const fake = create();
    takenByProcess('uncaughtException');
    fake.ipcMain.on('a', (event) => {
      event.returnValue = 1;
      throw new Error('boom');
    });

    expect(fake.ipcRenderer.sendSync('a')).toBe(1);
  });

  fact('S4.20: a call that nobody listens for is warned about once', () => {
    const fake = create();

    fake.ipcRenderer.sendSync('a');

    expect(jest.mocked(console.warn).mock.calls).toEqual([
      [
        `WebContents #${fake.renderer.webContents.id} called ipcRenderer.sendSync() with 'a' channel without listeners.`,
      ],
    ]);
  });

  fact('S4.20: a listener on any of the four places is enough', () => {
    const fake = create();
    const { webContents } = fake.renderer;
    const listener = () => {};
    const places = [webContents.mainFrame.ipc, webContents.ipc, fake.ipcMain];

    for (const place of places) {
      place.on('a', listener);
      fake.ipcRenderer.sendSync('a');
      place.off('a', listener);
    }
    webContents.on('ipc-message-sync', listener);
    fake.ipcRenderer.sendSync('a');

    expect(console.warn).not.toHaveBeenCalled();
  });

  fact('S4.21: the first assignment wins, also over those of other listeners', () => {
    const fake = create();
    fake.ipcMain.on('a', (event) => {
      event.returnValue = 1;
      event.returnValue = 2;
    });
    fake.ipcMain.on('a', (event) => {
      event.returnValue = 3;
    });

    expect(fake.ipcRenderer.sendSync('a')).toBe(1);
  });

  fact('S4.21: the reply is sent immediately', () => {
    const fake = create();
    const value = { n: 1 };
    fake.ipcMain.on('a', (event) => {
      event.returnValue = value;
      value.n = 2;
    });

    expect(fake.ipcRenderer.sendSync('a')).toEqual({ n: 1 });
  });

  fact('S4.21: undefined is a reply', () => {
    const fake = create();
    fake.ipcMain.on('a', (event) => {
      event.returnValue = undefined;
      event.returnValue = 1;
    });

    expect(fake.ipcRenderer.sendSync('a')).toBeUndefined();
    expect(fake.traffic.problems).toEqual([]);
  });

  fact('S4.21: returnValue can be assigned after an await', () => {
    const fake = create();
    fake.ipcMain.on('a', async (event) => {
      await null;
      event.returnValue = 1;
    });

    expect(fake.ipcRenderer.sendSync('a')).toBe(1);
  });

  fact('S4.22: reading returnValue always gives undefined', () => {
    const fake = create();
    const seen: unknown[] = [];
    fake.ipcMain.on('a', (event) => {
      seen.push(event.returnValue);
      event.returnValue = 1;
      seen.push(event.returnValue);
    });

    fake.ipcRenderer.sendSync('a');

    expect(seen).toEqual([undefined, undefined]);
  });

  fact('S4.23: an unanswered sendSync blocks the renderer while main goes on', () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcMain.on('a', () => void setImmediate(() => seen.push('main goes on')));

    fake.ipcRenderer.sendSync('a');
    seen.push('returned');

    expect(seen).toEqual(['main goes on', 'returned']);
  });

  fact('S4.23: an unanswered sendSync returns an object and does not throw', () => {
    const fake = create();
    fake.ipcMain.on('listens', () => {});

    expect(fake.ipcRenderer.sendSync('listens')).toEqual(NEVER);
    expect(fake.ipcRenderer.sendSync('nobody')).toEqual(NEVER);
  });

  fact('S4.24: the fake returns at once and leaves a diagnostic', () => {
    const fake = create();
    fake.ipcMain.on('a', async () => {});

    fake.ipcRenderer.sendSync('a');

    expect(fake.traffic.problems).toMatchObject([{ kind: 'unanswered-sync', channel: 'a' }]);
    expect(fake.traffic.problems[0]?.sentence).toBe(
      "ipcRenderer.sendSync('a') was not answered: event.returnValue is assigned only after an await or a timer. " +
        'Electron would block the renderer until then, which no fake in one thread can do. ' +
        'Assign it synchronously, or use ipcRenderer.invoke. A real renderer blocks, maybe for ever.',
    );
  });

  fact('S4.25: a contents that vanishes between the call and its dispatch answers with its end', async () => {
    const fake = create({ timing: 'manual' });
    const guest = fake.createRenderer();
    fake.ipcMain.on('before', () => guest.webContents.vanish());

    guest.ipcRenderer.send('before');

    expect(guest.ipcRenderer.sendSync('a')).toEqual({ error: 'WebContents was destroyed' });
    await expect(failureOf(() => guest.ipcRenderer.sendSync('a'))).resolves.toEqual({
      name: 'Error',
      message: 'IPC method called after context was released',
    });
  });
});
