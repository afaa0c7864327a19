import { EventEmitter } from 'node:events';
import type { FakeElectron } from '../../src';
import { inPlainNode } from '../support/spawn';
import { errorOf, failureOf, once } from './harness';

/** Everything of the class that ipcMain is of. */
function emittersOf(fake: FakeElectron): Electron.IpcMain[] {
  const { webContents } = fake.renderer;
  return [fake.ipcMain, webContents.ipc, webContents.mainFrame.ipc];
}

once(({ create, fact }) => {
  fact('S1.1: ipcMain, contents.ipc and frame.ipc are of one class IpcMainImpl, a subclass of EventEmitter', () => {
    const emitters = emittersOf(create());

    for (const ipc of emitters) {
      expect(ipc.constructor).toBe(emitters[0]?.constructor);
      expect(ipc.constructor.name).toBe('IpcMainImpl');
      expect(ipc).toBeInstanceOf(EventEmitter);
    }
    expect(create().electron).not.toHaveProperty('IpcMainImpl');
  });

  fact('S1.2: the constructor installs one listener for error that does nothing', () => {
    for (const ipc of emittersOf(create())) {
      expect(ipc.eventNames()).toEqual(['error']);
      expect(ipc.listenerCount('error')).toBe(1);
      expect(ipc.emit('error', {})).toBe(true);
    }
  });

  fact('S1.3: removeAllListeners removes the guard for good', () => {
    const fake = create();

    fake.ipcMain.removeAllListeners();
    expect(fake.ipcMain.eventNames()).toEqual([]);
    fake.ipcMain.on('error', () => {}).removeAllListeners('error');
    expect(fake.ipcMain.eventNames()).toEqual([]);
  });

  fact('S1.4: removeAllListeners of a channel removes only that channel', () => {
    const { ipcMain } = create();
    ipcMain.removeAllListeners();
    ipcMain.on('channel1', () => {});
    ipcMain.on('channel2', () => {});

    ipcMain.removeAllListeners('channel1');

    expect(ipcMain.eventNames()).toEqual(['channel2']);
  });

  fact('S1.6: the 11th listener on a channel raises one warning of Node', () => {
    const warnings = inPlainNode(`
      const { ipcMain } = createFakeElectron();
      const warnings = [];
      process.on('warning', ({ name, message }) => warnings.push({ name, message }));
      for (let n = 0; n < 12; n++) ipcMain.on('foo', () => {});
      setImmediate(() => report(warnings));`);

    expect(warnings).toEqual([
      {
        name: 'MaxListenersExceededWarning',
        message:
          'Possible EventEmitter memory leak detected. 11 foo listeners added to [IpcMainImpl]. ' +
          'MaxListeners is 10. Use emitter.setMaxListeners() to increase limit',
      },
    ]);
  });

  fact('S1.7: on with a non-function throws the TypeError of Node', async () => {
    const error = await errorOf(() => create().ipcMain.on('a', undefined as never));

    expect(error).toMatchObject({
      name: 'TypeError',
      code: 'ERR_INVALID_ARG_TYPE',
      message: 'The "listener" argument must be of type function. Received undefined',
    });
  });

  fact('S1.8: own properties are those of the emitter, _invokeHandlers, handle and handleOnce', () => {
    const { ipcMain } = create();
    const ownOf = (emitter: object) => Object.getOwnPropertyNames(emitter);

    expect(
      ownOf(ipcMain)
        .filter((name) => !ownOf(new EventEmitter()).includes(name))
        .sort(),
    ).toEqual(['_invokeHandlers', 'handle', 'handleOnce']);
    expect((ipcMain as unknown as { _invokeHandlers: unknown })._invokeHandlers).toBeInstanceOf(Map);
  });

  fact('S1.8: handle and handleOnce survive destructuring, removeHandler needs its this', async () => {
    const fake = create();
    const { handle, handleOnce, removeHandler } = fake.ipcMain;
    handle('a', () => 1);
    handleOnce('b', () => 2);

    await expect(Promise.all([fake.ipcRenderer.invoke('a'), fake.ipcRenderer.invoke('b')])).resolves.toEqual([1, 2]);
    expect(() => removeHandler('a')).toThrow(TypeError);
  });

  fact('S1.9: handle returns undefined', () => {
    expect(create().ipcMain.handle('a', () => {})).toBeUndefined();
  });

  fact('S1.9: a second handler is refused before the type of the handler is looked at', async () => {
    const { ipcMain } = create();
    ipcMain.handle('a', () => {});
    const expected = { name: 'Error', message: "Attempted to register a second handler for 'a'" };

    await expect(failureOf(() => ipcMain.handle('a', () => {}))).resolves.toEqual(expected);
    await expect(failureOf(() => ipcMain.handle('a', 1 as never))).resolves.toEqual(expected);
    await expect(failureOf(() => ipcMain.handleOnce('a', () => {}))).resolves.toEqual(expected);
  });

  fact('S1.9: a handler that is no function is refused with its type', async () => {
    const { ipcMain } = create();

    for (const handler of [undefined, null, 'text', 1, {}]) {
      await expect(failureOf(() => ipcMain.handle('a', handler as never))).resolves.toEqual({
        name: 'TypeError',
        message: `Expected handler to be a function, but found type '${typeof handler}'`,
      });
    }
    expect(() => ipcMain.handle('a', () => {})).not.toThrow();
  });

  fact('S1.10: any value is accepted as a channel, but only strings can match', async () => {
    const { ipcMain, ipcRenderer } = create();
    const handler = jest.fn();
    for (const channel of [undefined, 1, {}, Symbol('s')]) ipcMain.handle(channel as never, handler);

    await expect(failureOf(() => ipcRenderer.invoke('1'))).resolves.toEqual({
      name: 'Error',
      message: "Error invoking remote method '1': Error: No handler registered for '1'",
    });
    expect(handler).not.toHaveBeenCalled();
  });

  fact('S1.17: each API of the module is an enumerable getter without a setter', () => {
    const { electron } = create();

    for (const name of ['ipcMain', 'ipcRenderer', 'BrowserWindow', 'app'] as const) {
      expect(Object.getOwnPropertyDescriptor(electron, name)).toMatchObject({ enumerable: true, set: undefined });
      expect(() => Object.assign(electron, { [name]: {} })).toThrow(TypeError);
    }
  });

  fact('S1.17: each API of the module is a property that cannot be configured', () => {
    expect(Object.getOwnPropertyDescriptor(create().electron, 'ipcMain')?.configurable).toBe(false);
  });

  fact('S1.17: the aliases of each process give the same object', () => {
    const fake = create();

    expect(fake.view('main').ipcMain).toBe(fake.electron.ipcMain);
    expect(fake.view('renderer').ipcRenderer).toBe(fake.electron.ipcRenderer);
    expect(fake.view('main')).not.toHaveProperty('ipcRenderer');
    expect(fake.view('renderer')).not.toHaveProperty('ipcMain');
  });
});
