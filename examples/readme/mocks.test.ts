import { ipcMain, ipcRenderer } from 'electron';

const { invoke, send } = jest.mocked(ipcRenderer);

test('every method is a mock, and without an implementation it is the fake', async () => {
  ipcMain.handle('user:name', () => 'Ada');
  invoke.mockResolvedValueOnce('Grace');

  await expect(ipcRenderer.invoke('user:name')).resolves.toBe('Grace');
  await expect(ipcRenderer.invoke('user:name')).resolves.toBe('Ada');
  expect(invoke).toHaveBeenCalledTimes(2);
});

test('resetting gives the fake back', async () => {
  send.mockImplementation(() => {});
  jest.resetAllMocks();
  const listener = jest.fn();
  ipcMain.on('saved', listener);

  ipcRenderer.send('saved', 7);

  expect(send).toHaveBeenCalledWith('saved', 7);
  expect(listener).toHaveBeenCalledWith(expect.anything(), 7);
});
