import { inEveryTiming } from './harness';

/** The emitter's own fields, as Node has them. */
const FIELDS = ['_events', '_eventsCount', '_maxListeners'];

inEveryTiming(({ create, fact }) => {
  function open(make: (ipc: Electron.IpcRenderer) => unknown, version?: string) {
    const fake = create(version === undefined ? {} : { version });
    fake.renderer.contextBridge.exposeInMainWorld('api', make(fake.ipcRenderer));
    return { fake, api: fake.mainWorld.api as Record<string, never> & typeof fake.ipcRenderer };
  }

  fact('S9.37: an exposed ipcRenderer has no method, and the own fields of the emitter', () => {
    const { fake, api } = open((ipc) => ipc);

    expect(Object.keys(api)).toEqual(FIELDS);
    expect('send' in api || 'on' in api || 'invoke' in api).toBe(false);
    // And no more under symbols than an emitter of Node's has.
    const emitter: object = new (Object.getPrototypeOf(Object.getPrototypeOf(fake.ipcMain)).constructor)();
    expect(Object.getOwnPropertySymbols(api).length).toBeLessThanOrEqual(Object.getOwnPropertySymbols(emitter).length);
    expect(Object.getPrototypeOf(api)).toBe(Object.prototype);
  });

  fact('S9.37: its listeners arrive as callable proxies', () => {
    const heard = jest.fn();
    const { api } = open((ipc) => ipc.on('a', heard));

    const { _events } = api as unknown as { _events: { a(...args: unknown[]): void } };
    _events.a({}, 1);
    expect(_events.a).not.toBe(heard);
    expect(heard.mock.calls).toEqual([[{}, 1]]);
  });

  fact('S9.37: before 29 its own methods crossed, those of the prototype did not', () => {
    const { fake, api } = open((ipc) => ipc, '28');
    const heard = jest.fn();
    fake.ipcMain.on('a', (_event, ...args) => heard(...args));

    for (const method of ['send', 'sendSync', 'sendToHost', 'invoke', 'postMessage'] as const) {
      expect([method, typeof api[method]]).toEqual([method, 'function']);
    }
    expect('on' in api).toBe(false);
    api.send('a', 1);
    fake.flush();
    expect(heard.mock.calls).toEqual([[1]]);
  });

  fact('S9.38: send, invoke, sendSync, postMessage and sendToHost work when they are exposed directly', async () => {
    const { fake, api } = open(({ send, invoke, sendSync, postMessage, sendToHost }) => ({
      send,
      invoke,
      sendSync,
      postMessage,
      sendToHost,
    }));
    const heard: unknown[] = [];
    fake.ipcMain.on('a', (event, ...args) => {
      heard.push(args);
      event.returnValue = args.length;
    });
    fake.ipcMain.handle('b', (_event, value) => ({ value }));

    api.send('a', { x: 1 }, [2]);
    expect(api.sendSync('a', 1, 2, 3)).toBe(3);
    api.postMessage('a', 'posted');
    api.sendToHost('a', 'dropped');
    await expect(api.invoke('b', 1)).resolves.toEqual({ value: 1 });
    expect(heard).toEqual([[{ x: 1 }, [2]], [1, 2, 3], ['posted']]);
  });

  fact('S9.38: what cannot be cloned for the message fails as the call of a page does', () => {
    const { api } = open(({ send }) => ({ send }));
    // The function crosses the bridge, and the proxy cannot cross to main.
    expect(() => api.send('a', () => 1)).toThrow(new Error('An object could not be cloned.'));
    expect(() => api.send(undefined as never)).toThrow('Error processing argument at index 1');
  });

  fact('S9.30: a handler that throws rejects in the page with the message unchanged', async () => {
    const { fake, api } = open(({ invoke }) => ({ invoke }));
    fake.ipcMain.handle('c', () => {
      throw new TypeError('mine');
    });

    const error = await api.invoke('c').catch((reason: unknown) => reason);
    expect(error).toEqual(new Error("Error invoking remote method 'c': TypeError: mine"));
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
  });

  fact('S9.39: on, once and off exposed directly do nothing useful', async () => {
    const { fake, api } = open(({ on, once, off }) => ({ on, once, off }));
    const heard = jest.fn();

    api.on('a', heard);
    api.once('a', heard);
    fake.renderer.webContents.send('a', 1);
    await fake.settled();

    expect(heard).not.toHaveBeenCalled();
    expect(fake.ipcRenderer.eventNames()).toEqual([]);
  });

  fact('S9.40: a listener in a closure works, calls back with the event, and leaks the emitter', async () => {
    const { fake, api } = open((ipc) => ({ onX: (callback: () => void) => ipc.on('x', callback) }));
    const heard = jest.fn();

    const returned = (api as unknown as { onX(callback: unknown): object }).onX(heard);
    fake.renderer.webContents.send('x', { y: 1 });
    await fake.settled();

    expect(Object.keys(returned)).toEqual(FIELDS);
    const [[event, value]] = heard.mock.calls as [[{ sender: object; ports: unknown }, unknown]];
    expect(Object.keys(event)).toEqual(['sender', 'ports']);
    expect([Object.keys(event.sender), event.ports, value]).toEqual([FIELDS, [], { y: 1 }]);
  });

  fact('S9.41: the ports of such an event arrive as empty objects', async () => {
    const { fake, api } = open((ipc) => ({ onX: (callback: () => void) => void ipc.on('x', callback) }));
    const heard = jest.fn();
    (api as unknown as { onX(callback: unknown): void }).onX(heard);

    fake.renderer.webContents.postMessage('x', 1, [new fake.MessageChannelMain().port1]);
    await fake.settled();

    const [[event]] = heard.mock.calls as [[{ ports: object[] }]];
    expect(event.ports.map((port) => Reflect.ownKeys(port))).toEqual([[]]);
  });
});
