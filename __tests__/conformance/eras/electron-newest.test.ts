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

// The documentation of the newest Electron, and versions 2.11.
quiet();

const NEWEST = '45';

test('every member is there, and none that is gone', () => {
  const { fake, ipcMain, ipcRenderer, webContents } = electron(NEWEST);
  const emitter = ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners'];
  const methods = ['send', 'sendSync', 'sendToHost', 'invoke', 'postMessage'];

  expect(present(ipcRenderer, ...emitter, ...methods)).toEqual([...emitter, ...methods]);
  expect(present(ipcRenderer, 'sendTo', 'sendToAll', 'sendChannel')).toEqual([]);
  expect(present(ipcMain, ...emitter, 'handle', 'handleOnce', 'removeHandler')).toHaveLength(9);
  expect(present(webContents, 'send', 'sendToFrame', 'postMessage', 'mainFrame', 'ipc', 'sendToAll')).toHaveLength(5);
  expect(present(webContents.mainFrame, 'send', 'postMessage', 'ipc')).toHaveLength(3);
  expect(present(fake.electron, 'contextBridge', 'MessageChannelMain', 'webFrameMain')).toHaveLength(3);
});

test('the methods of ipcRenderer are on its prototype', () => {
  const { ipcRenderer } = electron(NEWEST);

  expect(Object.keys(ipcRenderer)).toEqual(['_events', '_eventsCount', '_maxListeners']);
  expect(Object.keys(Object.getPrototypeOf(ipcRenderer) as object)).toEqual([]);
});

test('the fields of events', async () => {
  const { fake, ipcRenderer, webContents } = electron(NEWEST);
  const common = ['type', 'sender', 'senderFrame', 'frameId', 'processId', 'frameTreeNodeId'];
  const { send } = await mainEvents(fake);

  await expect(mainEventFields(fake)).resolves.toEqual({
    send: [...common, 'reply'],
    sendSync: [...common, '_replyChannel', 'reply'],
    invoke: [...common, '_replyChannel'],
    postMessage: [...common, 'ports'],
  });
  expect(send).toMatchObject({ type: 'frame', sender: webContents, senderFrame: webContents.mainFrame });
  expect(rendererEvent(fake)).toEqual({ sender: ipcRenderer, ports: [] });
});

test('type and frameTreeNodeId came with 35 and 33.1', async () => {
  const fields = async (version: string) => (await mainEventFields(electron(version).fake)).send;

  expect(await fields('33.0.2')).not.toContain('frameTreeNodeId');
  expect(await fields('33.1.0')).toContain('frameTreeNodeId');
  expect(await fields('34')).not.toContain('type');
  expect(await fields('35')).toContain('type');
});

test('senderFrame is null when it is read late, with a process warning', async () => {
  for (const version of ['33.1.0', NEWEST]) {
    jest.mocked(process.emitWarning).mockClear();
    const { fake } = electron(version);
    const { send } = await mainEvents(fake);
    new fake.BrowserWindow().destroy();
    await fake.settled();

    expect(send?.senderFrame).toBeNull();
    expect(jest.mocked(process.emitWarning).mock.calls).toEqual([
      [
        'Frame property was accessed after it navigated or was destroyed. Avoid asynchronous tasks prior to indexing.',
        'electron',
      ],
    ]);
  }
});

test.each(['40.0.0', NEWEST])('%s: the result of a handler that cannot be cloned is a problem', async (version) => {
  const { fake, ipcMain, ipcRenderer } = electron(version);
  ipcMain.handle('a', () => () => 1);

  await expect(rejectionOf(ipcRenderer.invoke('a'))).resolves.toEqual(
    failure('Error', "Error invoking remote method 'a': Error: An object could not be cloned."),
  );
  expect(printed('error')).toEqual([
    ["Error occurred in handler for 'a':", new Error('An object could not be cloned.')],
  ]);
  expect(fake.traffic.problems).toEqual([
    expect.objectContaining({
      kind: 'unanswerable-invoke',
      sentence:
        "The handler of 'a' returned something that cannot be cloned: result is a function. Return plain data. " +
        'In Electron 40 and later the invoke never settles.',
    }),
  ]);
});

test.each(['40.0.0', NEWEST])('%s: a returnValue that failed has spent the reply', (version) => {
  const { fake, ipcMain, ipcRenderer } = electron(version);
  const thrown: unknown[] = [];
  ipcMain.on('a', (event) => {
    thrown.push(
      thrownBy(() => {
        event.returnValue = () => 1;
      }),
    );
    event.returnValue = 'again';
  });

  expect(ipcRenderer.sendSync('a')).toEqual({ error: 'reply was never sent' });
  expect(thrown).toEqual([failure('Error', 'An object could not be cloned.')]);
  expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
});

test('sendSync that nobody listens to: a warning, and the object', () => {
  const { ipcRenderer, webContents } = electron(NEWEST);

  expect(ipcRenderer.sendSync('a')).toStrictEqual({ error: 'reply was never sent' });
  expect(printed('warn')).toEqual([
    [`WebContents #${webContents.id} called ipcRenderer.sendSync() with 'a' channel without listeners.`],
  ]);
});

test('the texts of a channel that is none', async () => {
  const { ipcRenderer, webContents } = electron(NEWEST);

  for (const [given, shown] of [
    [undefined, 'undefined'],
    [null, 'null'],
  ] as const) {
    const bad = given as never;
    const conversion = (index: number) =>
      failure('TypeError', `Error processing argument at index ${index}, conversion failure from ${shown}`);
    expect(thrownBy(() => ipcRenderer.send(bad))).toEqual(conversion(1));
    expect(thrownBy(() => ipcRenderer.sendSync(bad))).toEqual(conversion(1));
    expect(thrownBy(() => ipcRenderer.sendToHost(bad))).toEqual(conversion(0));
    expect(thrownBy(() => ipcRenderer.postMessage(bad, 1))).toEqual(conversion(0));
    await expect(rejectionOf(ipcRenderer.invoke(bad))).resolves.toEqual(conversion(1));
    expect(thrownBy(() => webContents.send(bad))).toEqual(failure('TypeError', 'Missing required channel argument'));
  }
});

test('before 25 nobody answers for a contents that is gone when its invoke arrives', async () => {
  const { fake, ipcRenderer } = electron('24');
  fake.configure({ timing: 'manual' });
  const settled = jest.fn();
  ipcRenderer.invoke('a').then(settled, settled);
  fake.renderer.webContents.vanish();
  await fake.settled();

  expect(settled).not.toHaveBeenCalled();
  expect(fake.traffic[0]?.outcome).toBe('lost');
  expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['dead-target']);
});
