import { createFakeElectron } from 'fake-electron';

test('the same code on Electron 7', async () => {
  const { ipcMain, ipcRenderer } = createFakeElectron({ version: '7', logs: false });
  ipcMain.handle('echo', (_event, value) => value);

  // Before 8 messages went as JSON-like data, and feature detection finds what was there.
  await expect(ipcRenderer.invoke('echo', { at: new Date(0), map: new Map() })).resolves.toEqual({
    at: '1970-01-01T00:00:00.000Z',
    map: {},
  });
  expect(ipcRenderer.postMessage).toBeUndefined();
  await expect(ipcRenderer.invoke('gone')).rejects.toThrow(
    "Error invoking remote method 'gone': No handler registered for 'gone'",
  );
});
