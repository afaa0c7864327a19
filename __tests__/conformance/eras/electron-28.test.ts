import {
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
} from './era';

// The documentation of Electron 28 (Chromium 120), and versions 2.10.
quiet();

describe('TypeErrors', () => {
  test.each([
    ['26.6.10', 'Error'],
    ['27.0.0', 'TypeError'],
    ['28.0.0', 'TypeError'],
  ] as const)('%s: %s', (version, type) => {
    const { ipcMain, webContents } = electron(version);

    expect(thrownBy(() => webContents.send(5 as never))).toEqual(failure(type, 'Missing required channel argument'));
    expect(thrownBy(() => webContents.mainFrame.send(undefined as never))).toEqual(
      failure(type, 'Missing required channel argument'),
    );
    expect(thrownBy(() => ipcMain.handle('a', 'b' as never))).toEqual(
      failure(type, "Expected handler to be a function, but found type 'string'"),
    );
    ipcMain.handle('a', () => 1);
    expect(thrownBy(() => ipcMain.handle('a', 'b' as never))).toEqual(
      failure('Error', "Attempted to register a second handler for 'a'"),
    );
  });
});

describe('sendTo', () => {
  test('is gone with 28, with the fields of its event', () => {
    const { fake, ipcRenderer } = electron('28.0.0');

    expect('sendTo' in ipcRenderer).toBe(false);
    expect(rendererEvent(fake)).toEqual({ sender: ipcRenderer, ports: [] });
    expect(rendererEvent(electron('27').fake)).toHaveProperty('senderId', 0);
  });

  test('27 warns once that it will be removed', () => {
    const { fake, oldRenderer, webContents } = electron('27.0.0');
    const other = fake.createRenderer();

    oldRenderer.sendTo(other.webContents.id, 'a');
    oldRenderer.sendTo(webContents.id, 'a');

    expect(printed('warn')).toEqual([["(electron) 'ipcRenderer.sendTo' is deprecated and will be removed."]]);
    electron('26').oldRenderer.sendTo(1, 'a');
    expect(printed('warn')).toHaveLength(1);
  });

  test('senderIsMainFrame is there where senderId is not 0', () => {
    for (const [version, fields] of [
      ['24.6.5', ['sender', 'senderId', 'ports']],
      ['24.7.0', ['sender', 'senderId', 'senderIsMainFrame', 'ports']],
      ['27', ['sender', 'senderId', 'senderIsMainFrame', 'ports']],
    ] as const) {
      const { fake, oldRenderer } = electron(version);
      const other = fake.createRenderer();
      const heard: unknown[] = [];
      other.ipcRenderer.on('a', (event) => heard.push(Object.keys(event)));

      oldRenderer.sendTo(other.webContents.id, 'a');

      expect(heard).toEqual([fields]);
      expect(rendererEvent(fake)).not.toHaveProperty('senderIsMainFrame');
    }
  });
});

describe('webContents.ipc and frame.ipc', () => {
  test('hear a message before ipcMain, after ipc-message', () => {
    const { ipcMain, ipcRenderer, webContents } = electron('28.0.0');
    const order: string[] = [];
    ipcMain.on('a', () => order.push('ipcMain'));
    webContents.ipc.on('a', () => order.push('contents.ipc'));
    webContents.mainFrame.ipc.on('a', () => order.push('frame.ipc'));
    webContents.on('ipc-message', () => order.push('ipc-message'));

    ipcRenderer.send('a');
    ipcRenderer.postMessage('a', 1);

    expect(order).toEqual([
      ...['ipc-message', 'frame.ipc', 'contents.ipc', 'ipcMain'],
      ...['frame.ipc', 'contents.ipc', 'ipcMain'],
    ]);
  });

  test('of their handlers the nearest one is called', async () => {
    const { ipcMain, ipcRenderer, webContents } = electron('28.0.0');
    ipcMain.handle('a', () => 'ipcMain');
    webContents.ipc.handle('a', () => 'contents.ipc');

    await expect(ipcRenderer.invoke('a')).resolves.toBe('contents.ipc');
  });

  test('have the silent listener for errors', () => {
    const { webContents } = electron('28.0.0');

    expect(webContents.ipc.eventNames()).toEqual(['error']);
    expect(webContents.mainFrame.ipc.eventNames()).toEqual(['error']);
  });
});

describe('events', () => {
  test('in main', async () => {
    const { fake } = electron('28.0.0');
    const { invoke, send, sendSync } = await mainEvents(fake);

    await expect(mainEventFields(fake)).resolves.toEqual({
      send: ['sender', 'senderFrame', 'frameId', 'processId', 'reply'],
      sendSync: ['sender', 'senderFrame', 'frameId', 'processId', '_replyChannel', 'reply'],
      invoke: ['sender', 'senderFrame', 'frameId', 'processId', '_replyChannel'],
      postMessage: ['sender', 'senderFrame', 'frameId', 'processId', 'ports'],
    });
    for (const event of [invoke, send, sendSync]) {
      expect(event?.defaultPrevented).toBe(false);
      expect(event).not.toHaveProperty('sendReply');
    }
  });

  test('sendReply, _reply and _throw went with 25', async () => {
    const before = await mainEvents(electron('24').fake);
    const after = await mainEvents(electron('25').fake);

    expect(present(before.invoke!, 'sendReply', '_reply', '_throw', '_replyChannel')).toEqual([
      'sendReply',
      '_reply',
      '_throw',
    ]);
    expect(present(after.invoke!, 'sendReply', '_reply', '_throw', '_replyChannel')).toEqual(['_replyChannel']);
    expect(before.send?.defaultPrevented).toBeUndefined();
    expect(after.send?.defaultPrevented).toBe(false);
  });
});

describe('failures in main', () => {
  test('nobody handles an invoke: an Error from 25 on', async () => {
    for (const version of ['24.8.8', '25.0.0']) {
      const text = "No handler registered for 'a'";
      const isError = version === '25.0.0';

      await expect(rejectionOf(electron(version).ipcRenderer.invoke('a'))).resolves.toEqual(
        failure('Error', `Error invoking remote method 'a': ${isError ? 'Error: ' : ''}${text}`),
      );
      expect(printed('error').at(-1)).toEqual(["Error occurred in handler for 'a':", isError ? new Error(text) : text]);
    }
  });

  test('webContents.send logs what cannot be cloned', () => {
    const { fake, webContents } = electron('28.0.0');

    expect(webContents.send('a', () => 1)).toBeUndefined();
    expect(printed('error')).toEqual([
      ['Error sending from webFrameMain: ', new Error('Failed to serialize arguments')],
    ]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['uncloneable']);
  });

  test('webContents.postMessage throws its errors', () => {
    const { webContents } = electron('28.0.0');
    const postMessage = webContents.postMessage.bind(webContents) as (...args: unknown[]) => void;

    expect(thrownBy(() => postMessage())).toEqual(failure('TypeError', 'Insufficient number of arguments.'));
    expect(thrownBy(() => postMessage(undefined, 1))).toEqual(
      failure('TypeError', 'Error processing argument at index 0, conversion failure from undefined'),
    );
    expect(thrownBy(() => postMessage('a', () => 1))).toEqual(failure('Error', 'An object could not be cloned.'));
    expect(thrownBy(() => postMessage('a', 1, null))).toEqual(failure('Error', 'Invalid value for transfer'));
  });
});

describe('members', () => {
  test('the methods of ipcRenderer are still its own', () => {
    const own = ['send', 'sendSync', 'sendToHost', 'invoke', 'postMessage'];

    expect(Object.keys(electron('28').ipcRenderer)).toEqual(expect.arrayContaining(own));
    expect(Object.keys(electron('29').ipcRenderer).filter((name) => own.includes(name))).toEqual([]);
    expect(present(electron('29').ipcRenderer, ...own)).toEqual(own);
  });

  test('contextBridge has exposeInIsolatedWorld from 22 on, and no executeInMainWorld', () => {
    const names = ['exposeInMainWorld', 'exposeInIsolatedWorld', 'executeInMainWorld'];
    const shown = (version: string) => present(electron(version).fake.electron.contextBridge, ...names);

    expect(shown('21')).toEqual(['exposeInMainWorld']);
    expect(shown('28')).toEqual(['exposeInMainWorld', 'exposeInIsolatedWorld']);
    expect(shown('35')).toEqual(names);
  });
});

test('values cross by structured clone', () => {
  class Point {
    x = 1;
    method() {}
  }

  expect(arrives(electron('28').fake, new Point(), Object.assign(new Error('m'), { code: 'E' }))).toEqual([
    { x: 1 },
    new Error('m'),
  ]);
});
