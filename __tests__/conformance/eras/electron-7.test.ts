import {
  answered,
  arrives,
  electron,
  failure,
  mainEventFields,
  mainEvents,
  present,
  printed,
  quiet,
  rejectionOf,
  rendererEvent,
  thrownBy,
  uncaughtDuring,
} from './era';

// The documentation of Electron 7.0.0 (Chromium 78, Node 12.8), and versions 2.5.
quiet();

describe('ipcMain', () => {
  test('it has handle, handleOnce and removeHandler', () => {
    const { ipcMain } = electron('7.0.0');
    const methods = ['on', 'once', 'removeListener', 'removeAllListeners', 'off', 'handle', 'handleOnce'];

    expect(present(ipcMain, ...methods, 'removeHandler')).toEqual([...methods, 'removeHandler']);
    expect(present(electron('6').ipcMain, 'handle', 'handleOnce', 'removeHandler', 'off')).toEqual(['off']);
  });

  test('handle(channel, listener): a Promise is awaited, any other value is its result', async () => {
    const { ipcMain, ipcRenderer } = electron('7.0.0');
    ipcMain.handle('my-invokable-ipc', async (_event, ...args) => args);
    ipcMain.handle('plain', () => 7);

    await expect(ipcRenderer.invoke('my-invokable-ipc', 'arg1', 2)).resolves.toEqual(['arg1', 2]);
    await expect(ipcRenderer.invoke('plain')).resolves.toBe(7);
  });

  test('handleOnce handles one call', async () => {
    const { ipcMain, ipcRenderer } = electron('7.0.0');
    ipcMain.handleOnce('a', () => 1);

    await expect(ipcRenderer.invoke('a')).resolves.toBe(1);
    await expect(rejectionOf(ipcRenderer.invoke('a'))).resolves.toEqual(
      failure('Error', "Error invoking remote method 'a': No handler registered for 'a'"),
    );
  });

  test('removeHandler', async () => {
    const { ipcMain, ipcRenderer } = electron('7.0.0');
    ipcMain.handle('a', () => 1);
    ipcMain.removeHandler('a');
    ipcMain.handle('a', () => 2);

    await expect(ipcRenderer.invoke('a')).resolves.toBe(2);
  });

  test('a second handler, and one that is no function', () => {
    const { ipcMain } = electron('7.0.0');
    ipcMain.handle('a', () => 1);

    expect(thrownBy(() => ipcMain.handle('a', null as never))).toEqual(
      failure('Error', "Attempted to register a second handler for 'a'"),
    );
    expect(thrownBy(() => ipcMain.handle('b', null as never))).toEqual(
      failure('Error', "Expected handler to be a function, but found type 'object'"),
    );
  });

  test('removeAllListeners() throws no more', () => {
    const { ipcMain, ipcRenderer, oldRenderer } = electron('7.0.0');

    expect(ipcMain.removeAllListeners()).toBe(ipcMain);
    expect(oldRenderer.removeAllListeners()).toBe(ipcRenderer);
  });
});

describe('ipcRenderer.invoke', () => {
  test('is there from 7.0.0 on', () => {
    expect(typeof electron('7.0.0').ipcRenderer.invoke).toBe('function');
    expect(typeof electron('6.1.12').ipcRenderer.invoke).toBe('undefined');
  });

  test('nobody handles: the text has no class, and main logs a string', async () => {
    const { ipcRenderer } = electron('7.0.0');

    await expect(rejectionOf(ipcRenderer.invoke('a'))).resolves.toEqual(
      failure('Error', "Error invoking remote method 'a': No handler registered for 'a'"),
    );
    expect(printed('error')).toEqual([["Error occurred in handler for 'a':", "No handler registered for 'a'"]]);
  });

  test('the handler throws: main logs the error, the renderer gets its text', async () => {
    const { ipcMain, ipcRenderer } = electron('7.0.0');
    const error = new RangeError('boom');
    ipcMain.handle('a', () => {
      throw error;
    });

    await expect(rejectionOf(ipcRenderer.invoke('a'))).resolves.toEqual(
      failure('Error', "Error invoking remote method 'a': RangeError: boom"),
    );
    expect(printed('error')).toEqual([["Error occurred in handler for 'a':", error]]);
  });

  test.each<[string, unknown, unknown]>([
    ['undefined', undefined, undefined],
    ['a function', () => 1, undefined],
    ['a symbol', Symbol('s'), undefined],
    ['NaN', NaN, undefined],
    ['null', null, null],
    ['a Date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['an object with a function', { f() {}, a: 1 }, { a: 1 }],
  ])('a handler that returns %s', async (_name, returned, expected) => {
    const { ipcMain, ipcRenderer } = electron('7.0.0');
    ipcMain.handle('a', () => returned);

    await expect(ipcRenderer.invoke('a')).resolves.toStrictEqual(expected);
    expect(printed('error')).toEqual([]);
  });

  test('errors of its arguments are thrown synchronously', () => {
    const { ipcRenderer } = electron('7.0.0');

    expect(thrownBy(() => ipcRenderer.invoke(undefined as never))).toEqual(
      failure('TypeError', 'Error processing argument at index 0, conversion failure from undefined'),
    );
  });
});

describe('events', () => {
  test('in main', async () => {
    const { fake } = electron('7.0.0');
    const { invoke, send, sendSync } = await mainEvents(fake);

    await expect(mainEventFields(fake)).resolves.toEqual({
      send: ['sender', 'frameId', 'reply'],
      sendSync: ['sender', 'frameId', 'reply'],
      invoke: ['sender', 'frameId', '_reply', '_throw'],
    });
    expect(invoke).toHaveProperty('sendReply', expect.any(Function));
    expect(sendSync).toHaveProperty('sendReply', expect.any(Function));
    expect(send).not.toHaveProperty('sendReply');
    expect(send?.frameId).toEqual(expect.any(Number));
  });

  test('in a renderer: senderId is 0 for what main sends', () => {
    const event = rendererEvent(electron('7.0.0').fake);

    expect(Object.keys(event)).toEqual(['sender', 'senderId']);
    expect(event.senderId).toBe(0);
  });

  test('event.reply(channel, ...args) reaches the frame that sent', () => {
    const { ipcMain, ipcRenderer } = electron('7.0.0');
    const heard: unknown[] = [];
    ipcMain.on('ping', (event, arg) => heard.push(event.reply('pong', arg)));
    ipcRenderer.on('pong', (_event, arg) => heard.push(arg));

    ipcRenderer.send('ping', 1);

    expect(heard).toEqual([undefined, 1]);
  });

  test('event.reply checks its channel, and throws for a contents that is gone', async () => {
    const { fake, ipcMain, ipcRenderer } = electron('7.0.0');
    const window = new fake.BrowserWindow();
    let reply: (channel: string) => void = () => {};
    ipcMain.on('ping', (event) => {
      reply = event.reply;
    });
    ipcRenderer.send('ping');

    expect(thrownBy(() => reply(undefined as never))).toEqual(failure('Error', 'Missing required channel argument'));
    window.destroy();
    await fake.settled();
    expect(thrownBy(() => reply('pong'))).toEqual(failure('Error', 'Object has been destroyed'));
  });

  test('ipc-message and ipc-message-sync are public: (event, channel, ...args)', () => {
    const { ipcRenderer, webContents } = electron('7.0.0');
    const heard: unknown[] = [];
    webContents.on('ipc-message', (_event, ...args) => heard.push(args));
    webContents.on('ipc-message-sync', (event, ...args) => {
      heard.push(args);
      event.returnValue = 0;
    });

    ipcRenderer.send('a', 1, 2);
    ipcRenderer.sendSync('b', 3);

    expect(heard).toEqual([
      ['a', 1, 2],
      ['b', 3],
    ]);
  });
});

describe('sendSync', () => {
  test.each<[string, unknown, unknown]>([
    ['undefined is null', undefined, null],
    ['a function is null', () => 1, null],
    ['NaN is null', NaN, null],
    ['a Date is ISO text', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['a Buffer is a Buffer', Buffer.from([1]), Buffer.from([1])],
    ['toJSON is not asked', { toJSON: () => 'j', a: 1 }, { a: 1 }],
  ])('%s', (_title, value, expected) => {
    expect(answered(electron('7.0.0').fake, value)).toStrictEqual(expected);
  });

  test('nobody listens: nothing is printed, and a real renderer blocks', () => {
    const { fake, ipcRenderer } = electron('7.0.0');

    ipcRenderer.sendSync('nobody');

    expect(printed('warn')).toEqual([]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
  });
});

describe('arguments', () => {
  test.each<[string, unknown, unknown]>([
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
    ['holes are null and not removed', [1, , 3], [1, null, 3]],
    ['NaN is null in a list and left out of an object', [NaN, { a: NaN, b: 1 }], [null, { b: 1 }]],
    [
      'every view is a Buffer',
      [new Uint16Array([7]), new DataView(new ArrayBuffer(1))],
      [Buffer.from([7, 0]), Buffer.from([0])],
    ],
    ['BigInt is null', [1n, { a: 1n }], [null, {}]],
    ['Map and Error are empty', [new Map([[1, 2]]), new Error('m')], [{}, {}]],
  ])('%s', (_title, sent, expected) => {
    expect(arrives(electron('7.0.0').fake, sent)).toStrictEqual([expected]);
  });
});

describe('the module', () => {
  test('contextBridge came with 6.1.0 and 7.1.0', () => {
    const versions = ['6.0.12', '6.1.0', '7.0.1', '7.1.0'];

    expect(versions.map((version) => typeof electron(version).fake.electron.contextBridge)).toEqual([
      'undefined',
      'object',
      'undefined',
      'object',
    ]);
  });

  test('webContents: a boolean from send, sendToFrame by id, no postMessage, mainFrame or ipc', () => {
    const { oldContents, webContents } = electron('7.0.0');

    expect(oldContents.send('a')).toBe(true);
    expect(present(webContents, 'sendToFrame', 'sendToAll', 'postMessage', 'mainFrame', 'ipc')).toEqual([
      'sendToFrame',
      'sendToAll',
    ]);
  });

  test('sendToFrame(frameId, channel, ...args)', async () => {
    const { fake, ipcRenderer, oldContents } = electron('7.0.0');
    const { send } = await mainEvents(fake);
    const heard: unknown[] = [];
    ipcRenderer.on('a', (_event, arg) => heard.push(arg));

    expect(oldContents.sendToFrame(send?.frameId, 'a', 1)).toBe(true);
    expect(oldContents.sendToFrame(7777, 'a', 2)).toBe(false);
    expect(heard).toEqual([1]);
    for (const bad of [undefined, '1', [100, 1]]) {
      expect(thrownBy(() => oldContents.sendToFrame(bad, 'a'))).toEqual(
        failure('Error', 'Missing required frameId argument'),
      );
    }
    expect(thrownBy(() => oldContents.sendToFrame(7777, undefined))).toEqual(
      failure('Error', 'Missing required channel argument'),
    );
  });

  test('a message on the channel error is harmless', async () => {
    await expect(uncaughtDuring(() => electron('7.0.0').ipcRenderer.send('error'))).resolves.toEqual([]);
  });
});
