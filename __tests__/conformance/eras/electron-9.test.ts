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
} from './era';

// The documentation of Electron 9.0.0 (Chromium 83), and versions 2.8.
quiet();

const CLONE = failure('Error', 'An object could not be cloned.');

describe('what cannot be cloned throws', () => {
  test.each(['send', 'sendSync', 'sendToHost'] as const)('ipcRenderer.%s', (method) => {
    const { fake, ipcRenderer } = electron('9.0.0');

    expect(thrownBy(() => ipcRenderer[method]('a', () => 1))).toEqual(CLONE);
    expect(fake.traffic).toHaveLength(0);
  });

  test('ipcRenderer.invoke rejects', async () => {
    const { ipcRenderer } = electron('9.0.0');

    await expect(rejectionOf(ipcRenderer.invoke('a', Promise.resolve()))).resolves.toEqual(CLONE);
  });

  test('ipcRenderer.sendTo', () => {
    const { oldRenderer, webContents } = electron('9.0.0');

    expect(thrownBy(() => oldRenderer.sendTo(webContents.id, 'a', Symbol('s')))).toEqual(CLONE);
  });

  test.each(['9.0.0', '11.5.0', '12.0.0', '13.6.5', '14.1.1', '15.1.2'])(
    'webContents.send, sendToFrame and event.reply in %s',
    async (version) => {
      const { fake, ipcRenderer, webContents } = electron(version);
      const { send } = await mainEvents(fake);
      const heard = jest.fn();
      ipcRenderer.on('a', heard);

      for (const call of [
        () => webContents.send('a', () => 1),
        () => webContents.sendToFrame(send!.frameId, 'a', () => 1),
        () => send!.reply('a', () => 1),
      ]) {
        expect(thrownBy(call)).toEqual(failure('Error', 'Failed to serialize arguments'));
      }
      expect(heard).not.toHaveBeenCalled();
      expect(printed('error')).toEqual([]);
      expect(fake.traffic.problems).toHaveLength(0);
    },
  );

  test.each(['13.6.6', '14.2.0', '15.2.0', '16.0.0'])('webContents.send only logs in %s', (version) => {
    const { webContents } = electron(version);

    expect(webContents.send('a', () => 1)).toBeUndefined();
    expect(printed('error')).toEqual([
      ['Error sending from webFrameMain: ', new Error('Failed to serialize arguments')],
    ]);
  });
});

describe('the result of a handler that cannot be cloned', () => {
  test.each(['9.0.0', '12.0.0', '39.9.9'])('rejects in %s, and there is no problem', async (version) => {
    const { fake, ipcMain, ipcRenderer } = electron(version);
    ipcMain.handle('a', () => () => 1);

    await expect(rejectionOf(ipcRenderer.invoke('a'))).resolves.toEqual(
      failure('Error', "Error invoking remote method 'a': Error: An object could not be cloned."),
    );
    expect(printed('error')).toEqual([
      ["Error occurred in handler for 'a':", new Error('An object could not be cloned.')],
    ]);
    expect(fake.traffic.problems).toHaveLength(0);
  });
});

describe('event.returnValue', () => {
  test.each(['9.0.0', '12.0.0', '39.9.9'])('that failed can be set again in %s', (version) => {
    const { ipcMain, ipcRenderer } = electron(version);
    const thrown: unknown[] = [];
    ipcMain.on('a', (event) => {
      thrown.push(
        thrownBy(() => {
          event.returnValue = () => 1;
        }),
      );
      event.returnValue = 'again';
      event.returnValue = 'too late';
    });

    expect(ipcRenderer.sendSync('a')).toBe('again');
    expect(thrown).toEqual([CLONE]);
  });

  test('undefined, NaN and a Date are themselves', () => {
    const { fake } = electron('9.0.0');

    expect([undefined, NaN, new Date(0)].map((value) => answered(fake, value))).toEqual([undefined, NaN, new Date(0)]);
  });

  test.each([
    ['9.0.0', { error: 'reply was never sent' }],
    ['10.0.0', undefined],
    ['11.5.0', undefined],
    ['12.0.0', { error: 'reply was never sent' }],
  ])('nobody sets it, %s', (version, returned) => {
    const { fake, ipcMain, ipcRenderer } = electron(version);
    ipcMain.on('a', () => {});

    expect(ipcRenderer.sendSync('a')).toEqual(returned);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['unanswered-sync']);
  });
});

describe('members', () => {
  test('postMessage and ports came with 9.1.0', () => {
    for (const [version, methods, fields] of [
      ['9.0.0', [], ['sender', 'senderId']],
      ['9.1.0', ['postMessage'], ['sender', 'senderId', 'ports']],
    ] as const) {
      const { fake, ipcRenderer, webContents } = electron(version);
      expect(present(ipcRenderer, 'postMessage')).toEqual(methods);
      expect(present(webContents, 'postMessage')).toEqual(methods);
      expect(typeof Object.getOwnPropertyDescriptor(ipcRenderer, 'postMessage')?.value).toBe(
        methods.length === 1 ? 'function' : 'undefined',
      );
      expect(Object.keys(rendererEvent(fake))).toEqual(fields);
      expect('MessageChannelMain' in fake.electron && fake.electron.MessageChannelMain !== undefined).toBe(
        methods.length === 1,
      );
    }
  });

  test('the fields of events', async () => {
    await expect(mainEventFields(electron('9.0.0').fake)).resolves.toEqual({
      send: ['sender', 'frameId', 'reply'],
      sendSync: ['sender', 'frameId', 'reply'],
      invoke: ['sender', 'frameId', '_reply', '_throw'],
    });
  });

  test('processId came with 9.4.0', async () => {
    await expect(mainEventFields(electron('9.4.0').fake)).resolves.toEqual({
      send: ['sender', 'frameId', 'processId', 'reply'],
      sendSync: ['sender', 'frameId', 'processId', 'reply'],
      invoke: ['sender', 'frameId', 'processId', '_reply', '_throw'],
      postMessage: ['sender', 'frameId', 'processId', 'ports'],
    });
  });

  test('sendToFrame takes [processId, frameId] from 9.4.0, 10.2.0 and 11.1.0 on', async () => {
    for (const [version, text] of [
      ['9.3.5', 'Missing required frameId argument'],
      ['9.4.0', undefined],
      ['10.1.7', 'Missing required frameId argument'],
      ['10.2.0', undefined],
      ['11.0.5', 'Missing required frameId argument'],
      ['11.1.0', undefined],
    ] as const) {
      const { fake, oldContents } = electron(version);
      const { send } = await mainEvents(fake);
      const pair = [send?.processId ?? 101, send?.frameId];

      if (text) expect(thrownBy(() => oldContents.sendToFrame(pair, 'a'))).toEqual(failure('Error', text));
      else expect(oldContents.sendToFrame(pair, 'a')).toBe(true);
      expect(thrownBy(() => oldContents.sendToFrame('1', 'a'))).toEqual(
        failure('Error', text ?? 'Missing required frame argument (must be number or array)'),
      );
    }
  });

  test('postMessage wants its list of ports before 14.2.5', () => {
    for (const [version, wants] of [
      ['9.1.0', true],
      ['14.2.4', true],
      ['14.2.5', false],
      ['45', false],
    ] as const) {
      const { ipcRenderer } = electron(version);

      expect(() => ipcRenderer.postMessage('a', 1, [])).not.toThrow();
      if (wants) {
        expect(thrownBy(() => ipcRenderer.postMessage('a', 1))).toEqual(
          failure('TypeError', 'Invalid value for transfer'),
        );
      } else expect(() => ipcRenderer.postMessage('a', 1)).not.toThrow();
    }
  });

  test('webContents.sendToAll went with 11', () => {
    expect(present(electron('10').webContents, 'sendToAll')).toEqual(['sendToAll']);
    expect('sendToAll' in electron('11').webContents).toBe(false);
  });
});

test('arguments of all kinds of clones cross', () => {
  const value = { date: new Date(0), map: new Map([[1, 2n]]), error: new RangeError('m') };

  expect(arrives(electron('9.0.0').fake, value)).toEqual([value]);
});

test('webContents.send still says that it was sent, up to 11', () => {
  expect(electron('9.0.0').oldContents.send('a')).toBe(true);
  expect(electron('11').oldContents.send('a')).toBe(true);
  expect(electron('12').oldContents.send('a')).toBeUndefined();
});
