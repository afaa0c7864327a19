import {
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

// The documentation of Electron 12 (Chromium 89), and versions 2.9.
quiet();

describe('sendSync', () => {
  test('nobody answers: the call returns an object, and nothing is printed before 13.6', () => {
    const { fake, ipcRenderer } = electron('12.0.0');

    expect(ipcRenderer.sendSync('a')).toStrictEqual({ error: 'reply was never sent' });
    expect(printed('warn')).toEqual([]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
  });

  test.each([
    ['13.5.2', false],
    ['13.6.0', true],
    ['14.2.0', false],
    ['14.2.1', true],
    ['15.3.0', false],
    ['15.3.1', true],
    ['16.0.0', true],
    ['45', true],
  ])('nobody listens, %s: main warns: %p', (version, warns) => {
    const { ipcMain, ipcRenderer, webContents } = electron(version);
    const line = `WebContents #${webContents.id} called ipcRenderer.sendSync() with 'a' channel without listeners.`;

    ipcRenderer.sendSync('a');
    ipcMain.on('b', (event) => {
      event.returnValue = 1;
    });
    ipcRenderer.sendSync('b');

    expect(printed('warn')).toEqual(warns ? [[line]] : []);
  });

  test('an Error that is answered is returned, not thrown', () => {
    const { ipcMain, ipcRenderer } = electron('12.0.0');
    ipcMain.on('a', (event) => {
      event.returnValue = new TypeError('m');
    });

    expect(ipcRenderer.sendSync('a')).toEqual(new TypeError('m'));
  });
});

describe('events', () => {
  test('in main they have processId and senderFrame; those of postMessage have no senderFrame yet', async () => {
    await expect(mainEventFields(electron('12.0.0').fake)).resolves.toEqual({
      send: ['sender', 'senderFrame', 'frameId', 'processId', 'reply'],
      sendSync: ['sender', 'senderFrame', 'frameId', 'processId', 'reply'],
      invoke: ['sender', 'senderFrame', 'frameId', 'processId', '_reply', '_throw'],
      postMessage: ['sender', 'frameId', 'processId', 'ports'],
    });
  });

  test.each(['16.2.3', '17.4.1', '18.0.4', '19.0.0'])('those of postMessage have it from %s on', async (version) => {
    const { fake, webContents } = electron(version);
    const { postMessage } = await mainEvents(fake);

    expect(postMessage?.senderFrame).toBe(webContents.mainFrame);
  });

  test('senderFrame is the frame that sent', async () => {
    const { fake, webContents } = electron('12.0.0');
    const { invoke, send, sendSync } = await mainEvents(fake);

    for (const event of [invoke, send, sendSync]) expect(event?.senderFrame).toBe(webContents.mainFrame);
  });

  test('senderFrame is undefined once the frame is gone, without a word', async () => {
    const { fake } = electron('12.0.0');
    const { send } = await mainEvents(fake);
    new fake.BrowserWindow().destroy();
    await fake.settled();

    expect(send?.senderFrame).toBeUndefined();
    expect(process.emitWarning).not.toHaveBeenCalled();
    expect(send?.frameId).toEqual(expect.any(Number));
  });

  test('in a renderer', () => {
    const { fake } = electron('12.0.0');

    expect(rendererEvent(fake)).toEqual({ sender: fake.ipcRenderer, senderId: 0, ports: [] });
  });

  test('event.reply does nothing when its frame is gone', async () => {
    const { fake } = electron('12.0.0');
    const { send } = await mainEvents(fake);
    new fake.BrowserWindow().destroy();
    await fake.settled();

    expect(send?.reply(undefined as never)).toBeUndefined();
  });
});

describe('webContents', () => {
  test('it has a mainFrame, and send returns nothing', () => {
    const { ipcRenderer, webContents } = electron('12.0.0');
    const heard: unknown[] = [];
    ipcRenderer.on('a', (_event, arg) => heard.push(arg));

    expect(webContents.send('a', 1)).toBeUndefined();
    expect(webContents.mainFrame.send('a', 2)).toBeUndefined();
    webContents.postMessage('a', 3);
    webContents.mainFrame.postMessage('a', 4);

    expect(heard).toEqual([1, 2, 3, 4]);
    expect(present(webContents, 'ipc', 'sendToAll')).toEqual([]);
    expect(present(webContents.mainFrame, 'ipc')).toEqual([]);
  });

  test.each([undefined, null, 5])('send(%p)', (channel) => {
    const { webContents } = electron('12.0.0');

    for (const sender of [webContents, webContents.mainFrame]) {
      expect(thrownBy(() => sender.send(channel as never))).toEqual(
        failure('Error', 'Missing required channel argument'),
      );
    }
  });

  test('sendToFrame resolves the frame first', () => {
    const { oldContents } = electron('12.0.0');

    expect(oldContents.sendToFrame(7777, undefined)).toBe(false);
    expect(oldContents.sendToFrame([1, 7777], undefined)).toBe(false);
    expect(thrownBy(() => oldContents.sendToFrame(undefined, 'a'))).toEqual(
      failure('Error', 'Missing required frame argument (must be number or [processId, frameId])'),
    );
  });

  test('a frame that is disposed throws, and only logs from 13.6.6 on', async () => {
    const text = 'Render frame was disposed before WebFrameMain could be accessed';
    for (const version of ['12.0.0', '16.0.0']) {
      const { fake, webContents } = electron(version);
      const frame = webContents.mainFrame;
      new fake.BrowserWindow().destroy();
      await fake.settled();

      if (version === '12.0.0') expect(thrownBy(() => frame.send('a'))).toEqual(failure('Error', text));
      else expect(frame.send('a')).toBeUndefined();
    }
    expect(printed('error')).toEqual([['Error sending from webFrameMain: ', new Error(text)]]);
  });
});

test('nobody handles an invoke: a string, not an error', async () => {
  await expect(rejectionOf(electron('12.0.0').ipcRenderer.invoke('a'))).resolves.toEqual(
    failure('Error', "Error invoking remote method 'a': No handler registered for 'a'"),
  );
  expect(printed('error')).toEqual([["Error occurred in handler for 'a':", "No handler registered for 'a'"]]);
});

test('the methods of ipcRenderer are its own', () => {
  expect(Object.keys(electron('12.0.0').ipcRenderer)).toEqual(
    expect.arrayContaining(['send', 'sendSync', 'sendToHost', 'sendTo', 'invoke', 'postMessage']),
  );
});

test('the frame and the contents have no ipc of their own to be heard on before 21', () => {
  const { fake, ipcRenderer, webContents } = electron('21');
  const listener = jest.fn();
  webContents.ipc.on('a', listener);
  webContents.mainFrame.ipc.on('a', listener);
  ipcRenderer.send('a');
  fake.configure({ version: '20' });
  ipcRenderer.send('a');

  expect(present(webContents, 'ipc')).toEqual([]);
  expect(listener).toHaveBeenCalledTimes(2);
});

test('the ipc-message event of a webview has a frameId from 15 on', () => {
  for (const [version, has] of [
    ['14', false],
    ['15.0.0', true],
  ] as const) {
    const hostElement = new EventTarget();
    const heard: boolean[] = [];
    hostElement.addEventListener('ipc-message', (event) => heard.push('frameId' in event));

    electron(version).fake.createRenderer({ hostElement }).ipcRenderer.sendToHost('a');

    expect(heard).toEqual([has]);
  }
});
