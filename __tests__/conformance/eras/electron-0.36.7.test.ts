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
  rendererEvent,
  thrownBy,
  uncaughtDuring,
} from './era';

// The documentation of Electron 0.36.7 (Node 5.1.1), and versions 2.3.
quiet();

describe('ipcMain', () => {
  test('ipcMain.on(channel, callback): the callback gets the event and the arguments', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const callback = jest.fn();
    ipcMain.on('asynchronous-message', (event, ...args) => callback(...args, typeof event));

    ipcRenderer.send('asynchronous-message', 'ping', 2);

    expect(callback.mock.calls).toEqual([['ping', 2, 'object']]);
  });

  test('the example of the page: asynchronous by event.sender.send, synchronous by event.returnValue', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const replies: unknown[] = [];
    ipcMain.on('asynchronous-message', (event, arg) => {
      event.sender.send('asynchronous-reply', arg === 'ping' && 'pong');
    });
    ipcMain.on('synchronous-message', (event, arg) => {
      event.returnValue = arg === 'ping' && 'pong';
    });
    ipcRenderer.on('asynchronous-reply', (_event, arg) => replies.push(arg));

    ipcRenderer.send('asynchronous-message', 'ping');

    expect(replies).toEqual(['pong']);
    expect(ipcRenderer.sendSync('synchronous-message', 'ping')).toBe('pong');
  });

  test('once, removeListener and removeAllListeners are those of the EventEmitter', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const listener = jest.fn();
    ipcMain.once('a', listener);
    ipcMain.on('b', listener);
    ipcMain.removeListener('b', listener);
    ipcMain.on('c', listener);
    expect(ipcMain.removeAllListeners()).toBe(ipcMain);

    for (const channel of ['a', 'b', 'c']) ipcRenderer.send(channel);

    expect(listener).not.toHaveBeenCalled();
  });

  test('there are no handlers, and Node 5 has no off', () => {
    const { ipcMain } = electron('0.36.7');

    expect(present(ipcMain, 'on', 'once', 'handle', 'handleOnce', 'removeHandler', 'off')).toEqual(['on', 'once']);
    expect(ipcMain.eventNames()).toEqual([]);
  });

  test('a message on the channel error that nobody takes throws in main', () => {
    const { ipcRenderer } = electron('0.36.7');

    return expect(uncaughtDuring(() => ipcRenderer.send('error', 1))).resolves.toEqual([
      { type: 'Error', message: expect.stringContaining('Unhandled error') },
    ]);
  });
});

describe('the event of ipcMain', () => {
  test('it has the sender; a synchronous one can be answered', async () => {
    const { fake, webContents } = electron('0.36.7');
    const { send, sendSync } = await mainEvents(fake);

    await expect(mainEventFields(fake)).resolves.toEqual({ send: ['sender'], sendSync: ['sender'] });
    expect(send?.sender).toBe(webContents);
    expect(send).not.toHaveProperty('returnValue');
    expect(send).not.toHaveProperty('sendReply');
    expect(sendSync).toHaveProperty('sendReply', expect.any(Function));
    expect(Object.getOwnPropertyDescriptor(sendSync, 'returnValue')).toMatchObject({
      enumerable: false,
      configurable: false,
    });
    expect(sendSync?.returnValue).toBeUndefined();
  });

  test('defaultPrevented is undefined until preventDefault is called', async () => {
    const { send } = await mainEvents(electron('0.36.7').fake);

    expect(send?.defaultPrevented).toBeUndefined();
    send?.preventDefault();
    expect(send?.defaultPrevented).toBe(true);
  });

  test('sendReply takes the answer as event.returnValue does', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    ipcMain.on('a', (event) => {
      (event as unknown as { sendReply(json: unknown): void }).sendReply({ a: 1 });
    });

    expect(ipcRenderer.sendSync('a')).toEqual({ a: 1 });
  });
});

describe('ipcRenderer', () => {
  test('it has send, sendSync, sendToHost and the emitter', () => {
    const { ipcRenderer } = electron('0.36.7');

    expect(
      present(
        ipcRenderer,
        ...['on', 'once', 'removeListener', 'removeAllListeners', 'send', 'sendSync', 'sendToHost'],
        ...['off', 'sendTo', 'sendToAll', 'invoke', 'postMessage'],
      ),
    ).toEqual(['on', 'once', 'removeListener', 'removeAllListeners', 'send', 'sendSync', 'sendToHost']);
    expect(Object.keys(ipcRenderer)).toEqual(expect.arrayContaining(['send', 'sendSync', 'sendToHost']));
  });

  test('removeListener and removeAllListeners', () => {
    const { ipcRenderer, webContents } = electron('0.36.7');
    const listener = jest.fn();
    ipcRenderer.on('a', listener);
    ipcRenderer.removeListener('a', listener);
    ipcRenderer.on('b', listener);
    expect(ipcRenderer.removeAllListeners()).toBe(ipcRenderer);

    webContents.send('a');
    webContents.send('b');

    expect(listener).not.toHaveBeenCalled();
  });

  test('its listeners get an event that has the sender alone', () => {
    const { fake, ipcRenderer } = electron('0.36.7');
    const event = rendererEvent(fake);

    expect(Object.keys(event)).toEqual(['sender']);
    expect(event.sender).toBe(ipcRenderer);
  });

  test('sendToHost: the webview gets an ipc-message event with channel and args', () => {
    const { fake } = electron('0.36.7');
    const webview = new EventTarget();
    const heard: unknown[] = [];
    webview.addEventListener('ipc-message', (event) => {
      const { channel, args } = event as Event & { channel: string; args: unknown[] };
      heard.push(channel, args, 'frameId' in event);
    });

    fake.createRenderer({ hostElement: webview }).ipcRenderer.sendToHost('pong', 1, new Date(0));

    expect(heard).toEqual(['pong', [1, {}], false]);
  });

  test('outside of a webview, sendToHost is silent', () => {
    const { ipcRenderer } = electron('0.36.7');

    expect(ipcRenderer.sendToHost('pong')).toBeUndefined();
    expect(printed('error')).toEqual([]);
  });

  test('a channel is not checked: it is packed like an argument', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const heard: string[] = [];
    for (const channel of ['null', '5', 'true', '[object Object]']) ipcMain.on(channel, () => heard.push(channel));

    for (const channel of [undefined, null, () => 1, 5, true, {}]) ipcRenderer.send(channel as never);

    expect(heard).toEqual(['null', 'null', 'null', '5', 'true', '[object Object]']);
  });
});

describe('what arrives', () => {
  class Point {
    x = 1;
    get y() {
      return 2;
    }
    toJSON() {
      return 'never asked';
    }
  }
  const shared = { s: 1 };
  const cycle: Record<string, unknown> = { a: 1 };
  cycle.self = cycle;
  const withExtra = Object.assign([1], { extra: 2 });

  test.each<[string, unknown, unknown]>([
    ['undefined, functions and symbols are null in a list', [undefined, () => 1, Symbol('s')], [null, null, null]],
    ['… and left out of an object', { a: undefined, b: () => 1, c: 3 }, { c: 3 }],
    ['null, booleans, numbers, -0', [null, true, 1, 1.5, -0], [null, true, 1, 1.5, -0]],
    ['NaN and the infinities are 0', [NaN, Infinity, { a: -Infinity }], [0, 0, { a: 0 }]],
    ['a lone surrogate is lost', 'a\ud800b', 'a\ufffdb'],
    ['Date', new Date(0), {}],
    ['RegExp, Map, Set, ArrayBuffer', [/a/, new Map([[1, 2]]), new Set([1]), new ArrayBuffer(1)], [{}, {}, {}, {}]],
    ['an error has only its own enumerable properties', Object.assign(new Error('m'), { code: 'E' }), { code: 'E' }],
    ['a class instance is a plain object', new Point(), { x: 1 }],
    ['boxed primitives', [Object('ab'), Object(1), Object(true)], [{ 0: 'a', 1: 'b' }, {}, {}]],
    ['Buffer', Buffer.from('ab'), Buffer.from('ab')],
    ['Uint8Array is a Buffer', new Uint8Array([1, 2]), Buffer.from([1, 2])],
    ['another typed array has index keys', new Int16Array([7, 8]), { 0: 7, 1: 8 }],
    ['DataView', new DataView(new ArrayBuffer(1)), {}],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
    ['array holes are closed', [1, , 3], [1, 3]],
    ['more properties of an array are lost', withExtra, [1]],
    ['the same object twice is null the second time', [shared, shared], [{ s: 1 }, null]],
    ['a cycle is null', cycle, { a: 1, self: null }],
  ])('%s', (_title, sent, expected) => {
    expect(arrives(electron('0.36.7').fake, sent)).toStrictEqual([expected]);
  });

  test('the keys of an object are sorted', () => {
    const [arrived] = arrives(electron('0.36.7').fake, { b: 1, a: 2, A: 3 });

    expect(Object.keys(arrived as object)).toEqual(['A', 'a', 'b']);
  });

  test('a getter is read; one that throws is null', () => {
    const value = {
      get a() {
        return 1;
      },
      get b() {
        throw new Error('x');
      },
    };

    expect(arrives(electron('0.36.7').fake, value)).toStrictEqual([{ a: 1, b: null }]);
  });

  test('what main sends arrives by the same rules', () => {
    const { ipcRenderer, webContents } = electron('0.36.7');
    const heard: unknown[][] = [];
    ipcRenderer.on('a', (_event, ...args) => heard.push(args));

    webContents.send('a', new Date(0), () => 1, { n: NaN });

    expect(heard).toEqual([[{}, null, { n: 0 }]]);
  });

  test('nothing that is sent is refused, not even an event or a window', () => {
    const { fake, ipcMain, ipcRenderer, webContents } = electron('0.36.7');
    let arrived = 0;
    ipcMain.on('a', () => arrived++);

    for (const value of [Promise.resolve(), new Proxy({}, {}), new WeakMap(), fake, webContents, globalThis.process]) {
      ipcRenderer.send('a', value);
    }

    expect(arrived).toBe(6);
  });
});

describe('the answer of sendSync is JSON', () => {
  test.each<[string, unknown, unknown]>([
    ['Date is ISO text', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['NaN is null', [NaN], [null]],
    ['Buffer is what its toJSON says', Buffer.from([1]), { type: 'Buffer', data: [1] }],
    ['toJSON is asked', { toJSON: () => 'j' }, 'j'],
    ['undefined properties and functions are left out', { a: undefined, f() {}, b: 1 }, { b: 1 }],
    ['Map', new Map([[1, 2]]), {}],
  ])('%s', (_title, value, expected) => {
    expect(answered(electron('0.36.7').fake, value)).toStrictEqual(expected);
  });

  test('the order of keys is kept', () => {
    expect(Object.keys(answered(electron('0.36.7').fake, { b: 1, a: 2 }) as object)).toEqual(['b', 'a']);
  });

  test.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
  ])('%s throws at the assignment, and can be set again', (_name, value) => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const thrown: unknown[] = [];
    ipcMain.on('a', (event) => {
      thrown.push(
        thrownBy(() => {
          event.returnValue = value;
        }),
      );
      event.returnValue = 'again';
    });

    expect(ipcRenderer.sendSync('a')).toBe('again');
    expect(thrown).toEqual([failure('TypeError', 'Error processing argument -1.')]);
  });

  test('a cycle throws what the engine says', () => {
    const { ipcMain, ipcRenderer } = electron('0.36.7');
    const cycle: unknown[] = [];
    cycle.push(cycle);
    ipcMain.on('a', (event) => {
      event.returnValue = cycle;
    });

    return expect(uncaughtDuring(() => ipcRenderer.sendSync('a'))).resolves.toEqual([
      { type: 'TypeError', message: expect.stringContaining('circular structure') },
    ]);
  });

  test('nobody answers: a real renderer blocks, the fake says so', () => {
    const { fake, ipcRenderer } = electron('0.36.7');

    expect(ipcRenderer.sendSync('nobody')).toEqual({ error: 'reply was never sent' });
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
    expect(printed('warn')).toEqual([]);
  });
});

describe('webContents', () => {
  test('it has send alone, which says whether it was sent', () => {
    const { oldContents, webContents } = electron('0.36.7');

    expect(
      present(webContents, 'send', 'sendToAll', 'sendToFrame', 'postMessage', 'mainFrame', 'ipc', 'on', 'off'),
    ).toEqual(['send', 'on']);
    expect(oldContents.send('a')).toBe(true);
  });

  test.each([undefined, null, 5, {}])('a channel that is %p is left to the native side', (channel) => {
    const { webContents } = electron('0.36.7');

    expect(thrownBy(() => webContents.send(channel as never))).toEqual(
      failure('TypeError', 'Error processing argument -1.'),
    );
  });

  test('BrowserWindow.send is webContents.send', () => {
    const { fake, ipcRenderer } = electron('0.36.7');
    const window = new fake.BrowserWindow();
    const heard: unknown[] = [];
    ipcRenderer.on('ping', (_event, arg) => heard.push(arg));

    expect((window as unknown as { send(channel: string, arg: string): boolean }).send('ping', 'whoooooooh!')).toBe(
      true,
    );
    expect(heard).toEqual(['whoooooooh!']);
  });

  test('its ipc-message events are internal, with one packed argument', () => {
    const { ipcRenderer, webContents } = electron('0.36.7');
    const heard: unknown[] = [];
    webContents.on('ipc-message', (_event, ...packed: unknown[]) => heard.push(packed));
    webContents.on('ipc-message-sync', (event, ...packed: unknown[]) => {
      heard.push(packed);
      event.returnValue = 0;
    });

    ipcRenderer.send('a', 1, 2);
    ipcRenderer.sendSync('b');

    expect(heard).toEqual([[['a', 1, 2]], [['b']]]);
  });

  test('what is done to a destroyed one throws an Error', async () => {
    const { fake } = electron('0.36.7');
    const window = new fake.BrowserWindow();
    const { webContents } = window;
    window.destroy();
    await fake.settled();

    expect(thrownBy(() => webContents.send('a'))).toEqual(failure('Error', 'Object has been destroyed'));
  });
});

test('the module has no contextBridge, MessageChannelMain or webFrameMain', () => {
  const { electron: module } = electron('0.36.7').fake;

  expect(present(module, 'ipcMain', 'ipcRenderer', 'contextBridge', 'MessageChannelMain', 'webFrameMain')).toEqual([
    'ipcMain',
    'ipcRenderer',
  ]);
});

test('what a released renderer sends is dropped', async () => {
  const { fake, ipcMain, ipcRenderer } = electron('0.36.7');
  const listener = jest.fn();
  ipcMain.on('a', listener);
  new fake.BrowserWindow().destroy();
  await fake.settled();

  expect(ipcRenderer.send('a')).toBeUndefined();
  expect(listener).not.toHaveBeenCalled();
  expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['dead-target']);
});
