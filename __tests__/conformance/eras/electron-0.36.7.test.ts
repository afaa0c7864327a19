import {
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
