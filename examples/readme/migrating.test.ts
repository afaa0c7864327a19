import { app, BrowserWindow, dialog, ipcMain, shell } from 'electron';

test('what a factory had as variables', async () => {
  // was: const mockGetPath = jest.fn(() => '/tmp'); jest.mock('electron', () => ({ app: { getPath: mockGetPath } }))
  jest.mocked(app.getPath).mockReturnValue('/tmp');
  // was: mockShowOpenDialog.mockResolvedValue(…)
  jest.mocked(dialog.showOpenDialog).mockResolvedValue({ canceled: false, filePaths: ['/a.md'] });
  // was: const handlers = {}; ipcMain: { handle: (channel, handler) => { handlers[channel] = handler } }
  ipcMain.handle('open', async () => (await dialog.showOpenDialog({})).filePaths);
  const [[channel, handler]] = jest.mocked(ipcMain.handle).mock.calls as [[string, () => unknown]];

  expect(app.getPath('userData')).toBe('/tmp');
  expect([channel, await handler()]).toEqual(['open', ['/a.md']]);
  expect(shell.openExternal).not.toHaveBeenCalled();
});

test('a window that is not one', () => {
  // was: BrowserWindow: jest.fn(() => ({ loadURL: mockLoadURL }))
  const loadURL = jest.fn();
  jest.mocked(BrowserWindow).mockImplementation(() => ({ loadURL }) as never);

  new BrowserWindow({ width: 800 }).loadURL('https://notes.example');

  expect(BrowserWindow).toHaveBeenCalledWith({ width: 800 });
  expect(loadURL).toHaveBeenCalledWith('https://notes.example');
});
