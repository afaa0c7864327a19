import { createFakeElectron } from '../../src';

const messageOf = (use: () => unknown): string => {
  try {
    use();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it threw nothing');
};

test('what is not faked names itself, and how to replace it where it is', () => {
  const { electron } = createFakeElectron();

  expect(messageOf(() => electron.shell.beep())).toBe(
    'fake-electron does not fake shell.beep(). Give it an implementation of your own: ' +
      "jest.spyOn(shell, 'beep').mockImplementation(…), or assign to electron.shell.beep.",
  );
  expect(messageOf(() => electron.app.commandLine)).toBe(
    'fake-electron does not fake app.commandLine. Give it an implementation of your own: assign to electron.app.commandLine.',
  );
  expect(messageOf(() => new electron.Tray(''))).toBe(
    'fake-electron does not fake new Tray(). Give it an implementation of your own: ' +
      "jest.spyOn(electron, 'Tray').mockImplementation(…), or Object.defineProperty(electron, 'Tray', { value: … }).",
  );
});

test('what only a page or a system could answer rejects with its own name', async () => {
  const window = new (createFakeElectron().BrowserWindow)();

  await expect(window.capturePage()).rejects.toThrow(
    'fake-electron does not fake BrowserWindow.capturePage(). Give it an implementation of your own: ' +
      "jest.spyOn(BrowserWindow.prototype, 'capturePage').mockImplementation(…), " +
      'or assign to electron.BrowserWindow.prototype.capturePage.',
  );
  await expect(window.webContents.executeJavaScript('1')).rejects.toThrow(
    'fake-electron does not fake WebContents.executeJavaScript(). Give it an implementation of your own: ' +
      "jest.spyOn(contents, 'executeJavaScript').mockImplementation(…), or assign to contents.executeJavaScript.",
  );
});

test('and the way it names works', () => {
  const { electron, BrowserWindow } = createFakeElectron();
  const show = jest.spyOn(BrowserWindow.prototype, 'show').mockImplementation(() => {});
  const tray = jest.spyOn(electron, 'Tray').mockImplementation(() => ({}) as Electron.Tray);
  Object.assign(electron.app, { commandLine: { getSwitchValue: () => 'on' } });

  new BrowserWindow().show();
  new electron.Tray('icon.png');

  expect(show).toHaveBeenCalledTimes(1);
  expect(tray).toHaveBeenCalledWith('icon.png');
  Object.defineProperty(electron, 'Tray', { value: Map });
  expect(electron.Tray).toBe(Map);
  expect(electron.app.commandLine.getSwitchValue('a')).toBe('on');
});
