import {
  answered,
  arrives,
  electron,
  failure,
  mainEventFields,
  present,
  printed,
  quiet,
  rendererEvent,
  thrownBy,
  uncaughtDuring,
} from './era';

// The documentation of Electron 1.7.8 (Node 7.9.0), and versions 2.4.
quiet();

describe('ipcMain', () => {
  test('on, once, removeListener, removeAllListeners([channel])', () => {
    const { ipcMain, ipcRenderer } = electron('1.7.8');
    const heard: unknown[] = [];
    const listener = (_event: unknown, ...args: unknown[]) => heard.push(...args);
    ipcMain.once('once', listener);
    ipcMain.on('removed', listener);
    ipcMain.removeListener('removed', listener);
    ipcMain.on('all', listener);
    ipcMain.removeAllListeners('all');

    ipcRenderer.send('once', 1);
    ipcRenderer.send('once', 2);
    ipcRenderer.send('removed', 3);
    ipcRenderer.send('all', 4);

    expect(heard).toEqual([1]);
  });

  test('removeAllListeners() without a channel throws', () => {
    const { ipcMain } = electron('1.7.8');

    expect(thrownBy(() => ipcMain.removeAllListeners())).toEqual(
      failure(
        'Error',
        'Removing all listeners from ipcMain will make Electron internals stop working.  Please specify a event name',
      ),
    );
    expect(() => electron('1.4.9').ipcMain.removeAllListeners()).not.toThrow();
    expect(() => electron('4.0.0').ipcMain.removeAllListeners()).not.toThrow();
  });

  test('a message on the channel error is harmless', async () => {
    const { ipcMain, ipcRenderer } = electron('1.7.8');

    expect(ipcMain.eventNames()).toEqual(['error']);
    await expect(uncaughtDuring(() => ipcRenderer.send('error'))).resolves.toEqual([]);
    await expect(uncaughtDuring(() => electron('1.2.8').ipcRenderer.send('error'))).resolves.toHaveLength(1);
  });

  test('there are no handlers', () => {
    const { ipcMain } = electron('1.7.8');

    expect(present(ipcMain, 'handle', 'handleOnce', 'removeHandler', 'off')).toEqual([]);
  });

  test('the event has the sender, and a synchronous one returnValue', async () => {
    await expect(mainEventFields(electron('1.7.8').fake)).resolves.toEqual({ send: ['sender'], sendSync: ['sender'] });
  });
});

describe('event.returnValue', () => {
  test('is sent as JSON', () => {
    expect(answered(electron('1.7.8').fake, { date: new Date(0), f() {}, n: NaN })).toStrictEqual({
      date: '1970-01-01T00:00:00.000Z',
      n: null,
    });
  });

  test('the first assignment wins', () => {
    const { ipcMain, ipcRenderer } = electron('1.7.8');
    ipcMain.on('a', (event) => {
      event.returnValue = 1;
      event.returnValue = 2;
    });

    expect(ipcRenderer.sendSync('a')).toBe(1);
  });

  test('undefined throws in main and leaves the renderer waiting', async () => {
    const { fake, ipcMain, ipcRenderer } = electron('1.7.8');
    ipcMain.on('a', (event) => {
      event.returnValue = undefined;
    });

    await expect(uncaughtDuring(() => ipcRenderer.sendSync('a'))).resolves.toEqual([
      failure('TypeError', 'Error processing argument at index 0, conversion failure from undefined'),
    ]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
  });
});

describe('ipcRenderer', () => {
  test('on, once, removeListener, removeAllListeners(channel), send, sendSync, sendTo, sendToAll, sendToHost', () => {
    const { ipcRenderer } = electron('1.7.8');
    const methods = ['on', 'once', 'removeListener', 'removeAllListeners', 'send', 'sendSync', 'sendTo', 'sendToAll'];

    expect(present(ipcRenderer, ...methods, 'sendToHost', 'off', 'invoke', 'postMessage')).toEqual([
      ...methods,
      'sendToHost',
    ]);
    expect(Object.keys(ipcRenderer)).toEqual(
      expect.arrayContaining(['send', 'sendSync', 'sendToHost', 'sendTo', 'sendToAll']),
    );
  });

  test('once', () => {
    const { ipcRenderer, webContents } = electron('1.7.8');
    const listener = jest.fn();
    ipcRenderer.once('a', listener);

    webContents.send('a');
    webContents.send('a');

    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('removeAllListeners() without a channel throws', () => {
    const { oldRenderer } = electron('1.7.8');

    expect(thrownBy(() => oldRenderer.removeAllListeners())).toEqual(
      failure(
        'Error',
        'Removing all listeners from ipcRenderer will make Electron internals stop working.  Please specify a event name',
      ),
    );
  });

  test('its event has the sender alone', () => {
    expect(Object.keys(rendererEvent(electron('1.7.8').fake))).toEqual(['sender']);
  });

  test.each([undefined, null, 5])('a channel that is %p is not checked', (channel) => {
    const { ipcMain, ipcRenderer } = electron('1.7.8');
    const listener = jest.fn();
    ipcMain.on(String(channel ?? null), listener);

    ipcRenderer.send(channel as never);

    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe.each(['sendTo', 'sendToAll'] as const)('ipcRenderer.%s(webContentsId, channel[, arg1][, arg2])', (method) => {
  test('sends to the window with that id, as if main had sent it', () => {
    const { fake, oldRenderer } = electron('1.7.8');
    const other = fake.createRenderer();
    const heard: unknown[] = [];
    other.ipcRenderer.on('a', (event, ...args) => heard.push(Object.keys(event), args));

    expect(oldRenderer[method](other.webContents.id, 'a', 1, new Date(0))).toBeUndefined();

    expect(heard).toEqual([['sender'], [1, '1970-01-01T00:00:00.000Z']]);
    expect(fake.traffic.map(({ kind }) => kind)).toEqual(['sendTo']);
  });

  test('an id that is no number', () => {
    const { oldRenderer } = electron('1.7.8');

    for (const id of [undefined, '1', {}]) {
      expect(thrownBy(() => oldRenderer[method](id as never, 'a'))).toEqual(
        failure('TypeError', 'First argument has to be webContentsId'),
      );
    }
  });

  test('an unknown id is logged in main', () => {
    const { fake, oldRenderer } = electron('1.7.8');

    oldRenderer[method](77, 'a');

    expect(printed('error')).toEqual([['Sending message to WebContents with unknown ID 77']]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['dead-target']);
  });
});

describe('"arguments will be serialized in JSON internally and hence no functions or prototype chain will be included"', () => {
  class Point {
    x = 1;
    method() {}
  }
  const shared = { s: 1 };
  const cycle: unknown[] = [1];
  cycle.push(cycle);

  test.each<[string, unknown, unknown]>([
    ['functions', [() => 1, { f() {}, a: 1 }], [null, { a: 1 }]],
    ['a class instance', new Point(), { x: 1 }],
    ['Date is ISO text', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['NaN is 0', [NaN, { a: Infinity }], [0, { a: 0 }]],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
    ['array holes are closed', [1, , 3], [1, 3]],
    ['the same object twice is copied twice', [shared, shared], [{ s: 1 }, { s: 1 }]],
    ['a cycle is null', cycle, [1, null]],
    ['Uint8Array is a Buffer', new Uint8Array([1]), Buffer.from([1])],
    ['another typed array has index keys', new Uint16Array([7]), { 0: 7 }],
    ['DataView', new DataView(new ArrayBuffer(1)), {}],
  ])('%s', (_title, sent, expected) => {
    expect(arrives(electron('1.7.8').fake, sent)).toStrictEqual([expected]);
  });

  test('every view is a Buffer from 1.8.0 on', () => {
    const views = [new Uint16Array([7]), new DataView(new ArrayBuffer(1))];

    expect(arrives(electron('1.8.0').fake, ...views)).toStrictEqual([Buffer.from([7, 0]), Buffer.from([0])]);
  });

  test('the copies of a shared object are two', () => {
    const [first, second] = arrives(electron('1.7.8').fake, shared, shared);

    expect(first).not.toBe(second);
  });

  test('Date was an empty object before 0.36.10, and the second of two was null before 1.3.5', () => {
    expect(arrives(electron('0.36.9').fake, new Date(0))).toStrictEqual([{}]);
    expect(arrives(electron('0.36.10').fake, new Date(0))).toStrictEqual(['1970-01-01T00:00:00.000Z']);
    expect(arrives(electron('1.3.4').fake, shared, shared)).toStrictEqual([{ s: 1 }, null]);
    expect(arrives(electron('1.3.5').fake, shared, shared)).toStrictEqual([{ s: 1 }, { s: 1 }]);
  });
});

describe('webContents', () => {
  test('send and the undocumented sendToAll say whether it was sent', () => {
    const { ipcRenderer, oldContents, webContents } = electron('1.7.8');
    const heard: unknown[] = [];
    ipcRenderer.on('a', (_event, arg) => heard.push(arg));

    expect([oldContents.send('a', 1), oldContents.sendToAll('a', 2)]).toEqual([true, true]);
    expect(heard).toEqual([1, 2]);
    expect(present(webContents, 'sendToFrame', 'postMessage', 'mainFrame', 'ipc')).toEqual([]);
  });

  test('send without a channel', () => {
    const { oldContents } = electron('1.7.8');

    for (const method of ['send', 'sendToAll'] as const) {
      for (const channel of [undefined, null]) {
        expect(thrownBy(() => oldContents[method](channel as never))).toEqual(
          failure('Error', 'Missing required channel argument'),
        );
      }
    }
  });

  test('send with a channel that is no string', () => {
    const { webContents } = electron('1.7.8');

    expect(thrownBy(() => webContents.send(5 as never))).toEqual(
      failure('TypeError', 'Error processing argument at index 1, conversion failure from 5'),
    );
  });

  test('its internal ipc-message events have one packed argument', () => {
    const { ipcRenderer, webContents } = electron('1.7.8');
    const heard: unknown[] = [];
    webContents.on('ipc-message', (_event, ...packed: unknown[]) => heard.push(packed));

    ipcRenderer.send('a', 1);

    expect(heard).toEqual([[['a', 1]]]);
  });
});
