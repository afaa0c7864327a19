import { electron, failure, present, printed, quiet, thrownBy } from './era';

// Electron 7.0.0: its channels are checked (versions 2.0), and sendTo.
quiet();

const CONVERSION = 'Error processing argument at index';

describe('channels are checked', () => {
  test.each(['send', 'sendSync'] as const)('%s', (method) => {
    const { ipcRenderer } = electron('7.0.0');

    expect(thrownBy(() => ipcRenderer[method](undefined as never))).toEqual(
      failure('TypeError', `${CONVERSION} 1, conversion failure from undefined`),
    );
    expect(thrownBy(() => ipcRenderer[method](null as never))).toEqual(
      failure('TypeError', `${CONVERSION} 1, conversion failure from null`),
    );
    expect(thrownBy(() => ipcRenderer[method](5 as never)).message).toContain(
      `${CONVERSION} 1, conversion failure from`,
    );
  });

  test('sendToHost, and sendTo with its id', () => {
    const { ipcRenderer, oldRenderer } = electron('7.0.0');

    expect(thrownBy(() => ipcRenderer.sendToHost(null as never))).toEqual(
      failure('TypeError', `${CONVERSION} 0, conversion failure from null`),
    );
    expect(thrownBy(() => oldRenderer.sendTo(undefined as never, 'a'))).toEqual(
      failure('TypeError', `${CONVERSION} 2, conversion failure from undefined`),
    );
    expect(thrownBy(() => oldRenderer.sendTo(1, undefined as never))).toEqual(
      failure('TypeError', `${CONVERSION} 3, conversion failure from undefined`),
    );
  });

  test('before 6 they were not', () => {
    const { ipcMain, ipcRenderer } = electron('5.0.13');
    const listener = jest.fn();
    ipcMain.on('null', listener);

    ipcRenderer.send(undefined as never);

    expect(listener).toHaveBeenCalledTimes(1);
    expect(() => electron('6.0.0').ipcRenderer.send(undefined as never)).toThrow(`${CONVERSION} 1`);
  });

  test.each([undefined, null, 5])('webContents.send(%p)', (channel) => {
    expect(thrownBy(() => electron('7.0.0').webContents.send(channel as never))).toEqual(
      failure('Error', 'Missing required channel argument'),
    );
  });
});

describe('ipcRenderer.sendTo(webContentsId, channel, ...args)', () => {
  test('the receiver sees who sent it', () => {
    const { fake, oldRenderer, webContents } = electron('7.0.0');
    const other = fake.createRenderer();
    let event: Record<string, unknown> = {};
    other.ipcRenderer.on('ping', (given) => {
      event = given as unknown as Record<string, unknown>;
    });

    oldRenderer.sendTo(other.webContents.id, 'ping');

    expect(Object.keys(event)).toEqual(['sender', 'senderId']);
    expect(event.senderId).toBe(webContents.id);
    expect(event.sender).toBe(other.ipcRenderer);
  });

  test('an unknown id is silent from 4 on', () => {
    const { fake, oldRenderer } = electron('7.0.0');

    oldRenderer.sendTo(77, 'a');

    expect(printed('error')).toEqual([]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['dead-target']);
  });

  test('sendToAll goes with 8', () => {
    expect(present(electron('7.3.3').ipcRenderer, 'sendTo', 'sendToAll')).toEqual(['sendTo', 'sendToAll']);
    expect(present(electron('8.0.0').ipcRenderer, 'sendTo', 'sendToAll')).toEqual(['sendTo']);
  });
});
