import type { FakeElectron } from '../../src';
import { inEveryTiming, takenByProcess } from './harness';

inEveryTiming(({ create, fact }) => {
  /** Notes on every emitter that could hear the channel `a`. */
  function listenEverywhere(fake: FakeElectron, contents = fake.renderer.webContents): unknown[][] {
    const seen: unknown[][] = [];
    const note =
      (where: string) =>
      (_event: object, ...args: unknown[]) =>
        void seen.push([where, ...args]);
    fake.ipcMain.on('a', note('ipcMain'));
    contents.ipc.on('a', note('contents.ipc'));
    contents.mainFrame.ipc.on('a', note('frame.ipc'));
    contents.on('ipc-message', note('ipc-message'));
    contents.on('ipc-message-sync', note('ipc-message-sync'));
    return seen;
  }

  fact('S4.8: send reaches the contents, then the ipc of the frame, of the contents, and ipcMain', async () => {
    const fake = create();
    const seen = listenEverywhere(fake);

    fake.ipcRenderer.send('a', 1, 2);
    await fake.settled();

    expect(seen).toEqual([
      ['ipc-message', 'a', 1, 2],
      ['frame.ipc', 1, 2],
      ['contents.ipc', 1, 2],
      ['ipcMain', 1, 2],
    ]);
  });

  fact('S4.9: sendSync does the same with ipc-message-sync', async () => {
    const fake = create();
    const seen = listenEverywhere(fake);

    fake.ipcRenderer.sendSync('a', 1);

    expect(seen).toEqual([
      ['ipc-message-sync', 'a', 1],
      ['frame.ipc', 1],
      ['contents.ipc', 1],
      ['ipcMain', 1],
    ]);
  });

  fact('S4.10: postMessage emits nothing on the contents', async () => {
    const fake = create();
    const seen = listenEverywhere(fake);

    fake.ipcRenderer.postMessage('a', 1);
    await fake.settled();

    expect(seen).toEqual([
      ['frame.ipc', 1],
      ['contents.ipc', 1],
      ['ipcMain', 1],
    ]);
  });

  fact('S4.11: sendToHost reaches none of these', async () => {
    const fake = create();
    const guest = fake.createRenderer({ hostElement: new EventTarget() });
    const seen = listenEverywhere(fake, guest.webContents);

    guest.ipcRenderer.sendToHost('a', 1);
    await fake.settled();

    expect(seen).toEqual([]);
  });

  fact('S4.12: the ipc of a frame hears the messages of that frame alone', async () => {
    const fake = create();
    const other = fake.createRenderer();
    const seen: string[] = [];
    fake.renderer.webContents.mainFrame.ipc.on('a', () => seen.push('first'));
    other.webContents.mainFrame.ipc.on('a', () => seen.push('other'));

    other.ipcRenderer.send('a');
    await fake.settled();

    expect(seen).toEqual(['other']);
  });

  fact('S4.14: frame.ipc is made once and survives navigation, contents.ipc exists from construction', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const { ipc, mainFrame } = window.webContents;
    const frameIpc = mainFrame.ipc;
    const heard = jest.fn();
    frameIpc.on('a', heard);

    await window.loadURL('https://one.test/');
    await window.loadURL('https://two.test/');
    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(window.webContents.ipc).toBe(ipc);
    expect(window.webContents.mainFrame.ipc).toBe(frameIpc);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  fact('S4.15: ipcMain sees the messages of all renderers', async () => {
    const fake = create();
    const renderers = [fake.renderer, fake.createRenderer(), fake.rendererOf(new fake.BrowserWindow())];
    const seen: unknown[] = [];
    fake.ipcMain.on('a', (_event, n) => seen.push(n));

    for (const [index, { ipcRenderer }] of renderers.entries()) ipcRenderer.send('a', index);
    await fake.settled();

    expect(seen).toEqual([0, 1, 2]);
  });

  fact('S4.16: a throw aborts the rest of the dispatch on all emitters', async () => {
    const fake = create();
    takenByProcess('uncaughtException');
    const seen = listenEverywhere(fake);
    const { webContents } = fake.renderer;
    const listener = () => {
      throw new Error('boom');
    };
    webContents.ipc.on('a', listener);

    fake.ipcRenderer.send('a');
    await fake.settled();
    expect(seen.map(([where]) => where)).toEqual(['ipc-message', 'frame.ipc', 'contents.ipc']);

    seen.length = 0;
    webContents.prependListener('ipc-message', listener);
    fake.ipcRenderer.send('a');
    await fake.settled();
    expect(seen).toEqual([]);
  });

  fact('S4.17: the exception is uncaught in main, and the next message is dispatched normally', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');
    const heard = jest.fn();
    const error = new Error('boom');
    fake.ipcMain.on('a', () => {
      throw error;
    });
    fake.ipcMain.on('b', heard);

    fake.ipcRenderer.send('a');
    fake.ipcRenderer.send('b');
    await fake.settled();

    expect(uncaught).toEqual([error]);
    expect(uncaught[0]).toBe(error);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  fact('S4.18: the rejection of an async listener is an unhandledRejection and no uncaughtException', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');
    const unhandled = takenByProcess('unhandledRejection');
    const error = new Error('boom');
    const after = jest.fn();
    fake.ipcMain.on('a', async () => {
      throw error;
    });
    fake.ipcMain.on('a', after);

    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(unhandled).toEqual([error]);
    expect(uncaught).toEqual([]);
    expect(after).toHaveBeenCalledTimes(1);
  });

  fact('S4.18: a lazy thenable that a listener returns is left alone', async () => {
    const fake = create();
    const then = jest.fn();
    fake.ipcMain.on('a', () => ({ then }));

    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(then).not.toHaveBeenCalled();
  });

  fact('S4.26: reply returns undefined, works any number of times and after the event was handled', async () => {
    const fake = create();
    const seen: unknown[][] = [];
    const events: Electron.IpcMainEvent[] = [];
    fake.ipcRenderer.on('answer', (_event, ...args) => seen.push(args));
    fake.ipcMain.on('a', (event) => {
      events.push(event);
      expect(event.reply('answer', 1)).toBeUndefined();
    });

    fake.ipcRenderer.send('a');
    await fake.settled();
    events[0]?.reply('answer', 2, 3);
    await fake.settled();

    expect(seen).toEqual([[1], [2, 3]]);
  });

  fact('S4.26: reply reaches the frame that sent, and is validated like frame.send', async () => {
    const fake = create();
    const other = fake.createRenderer();
    const seen: string[] = [];
    const errors: unknown[] = [];
    fake.ipcRenderer.on('answer', () => seen.push('first'));
    other.ipcRenderer.on('answer', () => seen.push('other'));
    fake.ipcMain.on('a', (event) => {
      event.reply('answer');
      event.reply('answer', () => {});
      try {
        event.reply(undefined as never);
      } catch (error) {
        errors.push(error);
      }
    });

    other.ipcRenderer.send('a');
    await fake.settled();

    expect(seen).toEqual(['other']);
    expect(errors).toEqual([new TypeError('Missing required channel argument')]);
    expect(jest.mocked(console.error).mock.calls).toEqual([
      ['Error sending from webFrameMain: ', new Error('Failed to serialize arguments')],
    ]);
  });

  fact('S4.26: reply does nothing when the frame is gone, whatever the channel', async () => {
    const fake = create();
    const events: Electron.IpcMainEvent[] = [];
    fake.app.on('window-all-closed', () => {});
    fake.ipcMain.on('a', (event) => events.push(event));
    const window = new fake.BrowserWindow();
    fake.ipcRenderer.send('a');
    await fake.settled();
    window.destroy();
    await fake.settled();

    expect(events[0]?.reply('answer')).toBeUndefined();
    expect(events[0]?.reply(undefined as never)).toBeUndefined();
    expect(console.error).not.toHaveBeenCalled();
  });
});
