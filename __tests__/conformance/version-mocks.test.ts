import { createFakeElectron, type FakeElectron } from '../../src';
import { installMocks, type Mock } from '../../src/runners/mocks';
import { answered, arrives, electron, quiet, surface } from './eras/era';

quiet();

describe('with the mocks of the Jest integration', () => {
  function mocked(version: string): FakeElectron {
    const fake = createFakeElectron({ version });
    fake.replaceable = true;
    installMocks((fallback) => Object.assign(jest.fn() as unknown as Mock, { _protoImpl: fallback }), fake);
    return fake;
  }

  test.each(['0.36.7', '7', '8', '12', '28', '45'])('%s works as without, and has books', async (version) => {
    const fake = mocked(version);
    const { ipcMain, ipcRenderer } = fake;
    const { webContents } = fake.renderer;

    expect(surface(fake)).toEqual(surface(electron(version).fake));
    expect(arrives(fake, { a: 1 })).toEqual([{ a: 1 }]);
    expect(ipcRenderer.send).toHaveBeenCalledWith('arrives', { a: 1 });
    expect(answered(fake, 7)).toBe(7);
    expect(ipcRenderer.sendSync).toHaveBeenCalledWith('answered');
    expect(webContents.send('a', 1)).toBe(Number(version.split('.')[0]) < 12 ? true : undefined);
    expect(webContents.send).toHaveBeenCalledWith('a', 1);
    if (typeof ipcRenderer.invoke === 'function') {
      ipcMain.handle('b', () => 'b');
      await expect(ipcRenderer.invoke('b', 1)).resolves.toBe('b');
      expect(ipcRenderer.invoke).toHaveBeenCalledWith('b', 1);
      expect(ipcMain.handle).toHaveBeenCalledWith('b', expect.any(Function));
    }
  });

  test('the methods that are gone today are mocks too', () => {
    const fake = mocked('7');
    const { sendTo, sendToAll } = fake.ipcRenderer as unknown as Record<string, jest.Mock>;
    const other = fake.createRenderer();
    const heard: unknown[] = [];
    other.ipcRenderer.on('a', (_event, arg) => heard.push(arg));

    sendTo!(other.webContents.id, 'a', new Date(0));
    sendToAll!(other.webContents.id, 'a', 2);
    sendTo!.mockReturnValueOnce(undefined);
    sendTo!(other.webContents.id, 'a', 3);

    expect(heard).toEqual(['1970-01-01T00:00:00.000Z', 2]);
    expect(sendTo).toHaveBeenCalledWith(other.webContents.id, 'a', '1970-01-01T00:00:00.000Z');
    expect(sendToAll).toHaveBeenCalledTimes(1);
    expect(fake.traffic.map(({ kind, outcome, to }) => [kind, outcome, to.id])).toEqual([
      ['sendTo', 'heard', other.id],
      ['sendTo', 'heard', other.id],
      ['sendTo', 'mocked', other.id],
    ]);
  });

  test.each([
    ['7', '45'],
    ['45', '7'],
    ['0.36.7', '45'],
    ['12', '28'],
  ])('from %s to %s and back: the members are that version’s, and the same mocks', (first, second) => {
    const fake = mocked(first);
    const books = () =>
      [fake.ipcRenderer, fake.ipcMain, fake.renderer.webContents].flatMap((twin) =>
        ['send', 'sendSync', 'invoke', 'postMessage', 'handle', 'handleOnce', 'removeHandler', 'on', 'sendToFrame']
          .map((name) => [name, Reflect.get(twin, name) as unknown] as const)
          .filter(([, method]) => method !== undefined),
      );
    const before = books();
    const rollback = fake.mark();

    fake.configure({ version: second });
    expect(surface(fake)).toEqual(surface(electron(second).fake));
    for (const [, method] of books()) expect(jest.isMockFunction(method)).toBe(true);
    fake.ipcRenderer.send('a');
    expect(fake.ipcRenderer.send).toHaveBeenCalledTimes(1);

    rollback();
    expect(surface(fake)).toEqual(surface(electron(first).fake));
    expect(books()).toEqual(before);
    for (const [index, [, method]] of books().entries()) expect(method).toBe(before[index]?.[1]);
  });

  test('the ipc of a contents that is older than the version is whole', async () => {
    const fake = mocked('0.36.7');
    fake.configure({ version: '45' });
    const { ipc } = fake.renderer.webContents;
    ipc.handle('a', () => 1);

    expect(ipc.eventNames()).toEqual(['error']);
    expect(jest.isMockFunction(ipc.handle)).toBe(true);
    await expect(fake.ipcRenderer.invoke('a')).resolves.toBe(1);
  });

  test('what a version lacks is no mock', () => {
    const { ipcMain, ipcRenderer } = mocked('6');

    expect([typeof ipcRenderer.invoke, typeof ipcMain.handle]).toEqual(['undefined', 'undefined']);
  });
});
