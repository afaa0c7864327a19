import electron from 'electron';

test('what is not faked says so, and can be replaced', async () => {
  expect(() => electron.shell.openExternal('https://example.com')).toThrow(
    'fake-electron does not fake shell.openExternal()',
  );

  const openExternal = jest.spyOn(electron.shell, 'openExternal').mockResolvedValue();
  await electron.shell.openExternal('https://example.com');
  expect(openExternal).toHaveBeenCalledWith('https://example.com');

  jest.replaceProperty(electron, 'nativeTheme', { shouldUseDarkColors: true } as Electron.NativeTheme);
  expect(electron.nativeTheme.shouldUseDarkColors).toBe(true);
});
