import {
  answered,
  arrives,
  electron,
  failure,
  mainEventFields,
  present,
  printed,
  quiet,
  rejectionOf,
  rendererEvent,
  thrownBy,
} from './era';

// The documentation of Electron 8 (Chromium 80), and versions 2.6: structured clone first, and the old rules if it fails.
quiet();

const DEPRECATION = [
  'Passing functions, DOM objects and other non-cloneable JavaScript objects to IPC methods is deprecated and will throw an exception beginning with Electron 9.',
  'DeprecationWarning',
];
const warnings = () => jest.mocked(process.emitWarning).mock.calls;

describe('what can be cloned is cloned', () => {
  test.each<[string, unknown]>([
    ['undefined', [undefined, { a: undefined }]],
    ['NaN and the infinities', [NaN, -Infinity]],
    ['BigInt', 1n],
    ['Date, RegExp', [new Date(0), /a/g]],
    ['Map and Set', [new Map([[1, new Set([2])]])]],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested.
    ['holes', [1, , 3]],
  ])('%s', (_name, value) => {
    expect(arrives(electron('8').fake, value)).toStrictEqual([value]);
    expect(warnings()).toEqual([]);
  });

  test('objects keep the order of their keys, and cycles their identity', () => {
    const cycle: Record<string, unknown> = { b: 1, a: 2 };
    cycle.self = cycle;

    const [first, second] = arrives(electron('8').fake, cycle, cycle) as [Record<string, unknown>, unknown];

    expect(Object.keys(first)).toEqual(['b', 'a', 'self']);
    expect(first.self).toBe(first);
    expect(second).toBe(first);
  });

  test('a Buffer is a Uint8Array', () => {
    const [bytes] = arrives(electron('8').fake, Buffer.alloc(2));

    expect(bytes).toStrictEqual(new Uint8Array(2));
  });
});

describe('what cannot be cloned sends the whole message by the rules of 7, with a warning', () => {
  test('a function beside a Date', () => {
    const { fake } = electron('8');

    expect(arrives(fake, { f() {}, d: new Date(0) })).toStrictEqual([{ d: '1970-01-01T00:00:00.000Z' }]);
    expect(warnings()).toEqual([DEPRECATION]);
    expect(arrives(fake, { d: new Date(0) })).toStrictEqual([{ d: new Date(0) }]);
    expect(warnings()).toHaveLength(1);
  });

  test('the other arguments too', () => {
    expect(arrives(electron('8').fake, new Map([[1, 2]]), NaN, () => 1, Buffer.alloc(1))).toStrictEqual([
      {},
      null,
      null,
      Buffer.alloc(1),
    ]);
  });

  test.each(['send', 'sendSync', 'sendToHost', 'invoke'] as const)('ipcRenderer.%s', async (method) => {
    const { ipcMain, ipcRenderer } = electron('8');
    ipcMain.handle('a', () => 1);
    ipcMain.on('a', (event) => {
      event.returnValue = 1;
    });

    await ipcRenderer[method]('a', () => 1);

    expect(warnings()[0]).toEqual(DEPRECATION);
  });

  test('ipcRenderer.sendTo, webContents.send and event.reply', () => {
    const { fake, ipcMain, ipcRenderer, oldRenderer, webContents } = electron('8');
    const heard: unknown[] = [];
    const listener = (_event: unknown, arg: unknown) => heard.push(arg);
    const other = fake.createRenderer();
    other.ipcRenderer.on('a', listener);
    ipcRenderer.on('a', listener);
    ipcMain.on('ask', (event) => event.reply('a', () => 3));

    oldRenderer.sendTo(other.webContents.id, 'a', () => 1);
    webContents.send('a', () => 2);
    ipcRenderer.send('ask');

    expect(heard).toEqual([null, null, null]);
    expect(warnings()).toEqual([DEPRECATION, DEPRECATION, DEPRECATION]);
  });

  test('the result of a handler', async () => {
    const { ipcMain, ipcRenderer } = electron('8');
    ipcMain.handle('a', () => ({ f() {}, d: new Date(0), n: NaN }));

    await expect(ipcRenderer.invoke('a')).resolves.toStrictEqual({ d: '1970-01-01T00:00:00.000Z' });
    expect(printed('error')).toEqual([]);
    expect(warnings()).toEqual([DEPRECATION]);
  });

  test('event.returnValue', () => {
    const { fake } = electron('8');

    expect(answered(fake, () => 1)).toBeNull();
    expect(answered(fake, { f() {}, d: new Date(0) })).toStrictEqual({ d: '1970-01-01T00:00:00.000Z' });
    expect(answered(fake, undefined)).toBeUndefined();
  });
});

test('invoke is an async function: it rejects', async () => {
  const { ipcRenderer } = electron('8');

  await expect(rejectionOf(ipcRenderer.invoke(undefined as never))).resolves.toEqual(
    failure('TypeError', 'Error processing argument at index 1, conversion failure from undefined'),
  );
});

test('the members of ipcRenderer and webContents', () => {
  const { ipcRenderer, webContents } = electron('8');

  expect(present(ipcRenderer, 'invoke', 'sendTo', 'sendToAll', 'postMessage')).toEqual(['invoke', 'sendTo']);
  expect(present(webContents, 'sendToFrame', 'sendToAll', 'postMessage', 'mainFrame')).toEqual([
    'sendToFrame',
    'sendToAll',
  ]);
  expect(typeof electron('8.0.0').fake.electron.contextBridge).toBe('object');
});

test('the bad id of sendTo has index 1, and its channel 2', () => {
  const { oldRenderer } = electron('8');

  expect(thrownBy(() => oldRenderer.sendTo(null as never, 'a'))).toEqual(
    failure('TypeError', 'Error processing argument at index 1, conversion failure from null'),
  );
  expect(thrownBy(() => oldRenderer.sendTo(1, null as never))).toEqual(
    failure('TypeError', 'Error processing argument at index 2, conversion failure from null'),
  );
});

test('the fields of events', async () => {
  const { fake } = electron('8');

  await expect(mainEventFields(fake)).resolves.toEqual({
    send: ['sender', 'frameId', 'reply'],
    sendSync: ['sender', 'frameId', 'reply'],
    invoke: ['sender', 'frameId', '_reply', '_throw'],
  });
  expect(Object.keys(rendererEvent(fake))).toEqual(['sender', 'senderId']);
});

test('use of a released ipcRenderer throws from 8.3.2 on', async () => {
  for (const [version, released] of [
    ['8.3.1', false],
    ['8.3.2', true],
  ] as const) {
    const { fake, ipcRenderer } = electron(version);
    new fake.BrowserWindow().destroy();
    await fake.settled();

    if (released) expect(() => ipcRenderer.send('a')).toThrow('IPC method called after context was released');
    else expect(ipcRenderer.send('a')).toBeUndefined();
  }
});

test('a destroyed contents throws an Error, and a TypeError from 9 on', async () => {
  for (const [version, type] of [
    ['8', 'Error'],
    ['9', 'TypeError'],
  ] as const) {
    const { fake, webContents } = electron(version);
    new fake.BrowserWindow().destroy();
    await fake.settled();

    expect(thrownBy(() => webContents.send('a'))).toEqual(failure(type, 'Object has been destroyed'));
  }
});
