import { createFakeElectron } from '../../src';
import { nothing } from '../../src/words/nothing';

const aTurn = () => new Promise((resolve) => setTimeout(resolve, 20));

/** What becomes of a promise within some turns. */
async function fateOf(promise: Promise<unknown>): Promise<string> {
  const fate = promise.then(
    () => 'resolved',
    () => 'rejected',
  );
  return Promise.race([fate, aTurn().then(() => 'pending')]);
}

describe('the end of a fake', () => {
  test('a load under way stays pending', async () => {
    const fake = createFakeElectron();
    const loading = new fake.BrowserWindow().loadURL('data:text/html,x');
    fake.end();
    expect(await fateOf(loading)).toBe('pending');
  });

  test('an invoke, a wait and what runs in a page stay pending', async () => {
    const fake = createFakeElectron();
    const { ipcMain, ipcRenderer, traffic } = fake;
    ipcMain.handle('slow', async () => {
      await aTurn();
      throw new Error('late');
    });
    const window = new fake.BrowserWindow();
    await window.loadURL('data:text/html,x');
    const under = [
      ipcRenderer.invoke('slow'),
      traffic.waitFor('never', { timeout: 5 }),
      fake.settled({ timeout: 5 }),
      window.webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve, 5))'),
    ];
    fake.end();
    const later = [
      ipcRenderer.invoke('slow'),
      traffic.waitFor('never', { timeout: 5 }),
      fake.settled({ timeout: 5 }),
      window.webContents.executeJavaScript('1'),
      window.loadURL('data:text/html,y'),
      fake.launch('/nowhere'),
    ];
    expect(await Promise.all([...under, ...later].map(fateOf))).toEqual(Array(10).fill('pending'));
  });

  test('nothing is delivered, reported or printed any more', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation();
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation();
    const fake = createFakeElectron({ timing: 'async' });
    const { ipcMain, ipcRenderer } = fake;
    const listener = jest.fn();
    ipcMain.on('a', listener);
    ipcRenderer.send('a');
    fake.end();
    ipcMain.on('a', listener);
    ipcRenderer.send('a');
    ipcRenderer.send('nobody');
    expect(ipcRenderer.sendSync('nobody')).toEqual({ error: 'reply was never sent' });
    void ipcRenderer.invoke('nobody');
    await aTurn();
    expect(listener).not.toHaveBeenCalled();
    expect([error.mock.calls, warn.mock.calls]).toEqual([[], []]);
    jest.restoreAllMocks();
  });

  test('what is destroyed takes calls, so that a timer of the app’s does not throw', () => {
    const fake = createFakeElectron();
    const window = new fake.BrowserWindow();
    const { webContents } = window;
    const { mainFrame } = webContents;
    const { ipcRenderer } = fake.rendererOf(window);
    fake.end();
    expect(() => {
      window.setTitle('x');
      webContents.send('tick');
      mainFrame.send('tick');
      ipcRenderer.send('tick');
    }).not.toThrow();
    expect(window.isDestroyed()).toBe(true);
  });

  test('a module that nobody has used is not made any more', () => {
    const fake = createFakeElectron();
    const { app } = fake;
    fake.end();
    expect(fake.electron.app).toBe(app);
    expect(fake.electron.Menu).toBe(nothing);
    expect(() => {
      fake.electron.Menu.setApplicationMenu(fake.electron.Menu.buildFromTemplate([{ label: 'x' }]));
      new fake.electron.Tray('x.png').on('click', () => {});
    }).not.toThrow();
  });

  test('it ends once, and its temporary folder goes with it', () => {
    const fake = createFakeElectron();
    const folder = fake.app.getPath('userData');
    fake.end();
    fake.end();
    expect(require('node:fs').existsSync(folder)).toBe(false);
  });
});

test('nothing takes everything, is empty and never settles', async () => {
  const any = nothing as unknown as typeof Map & Promise<unknown> & { a: { b(): unknown }; length: number };
  expect(any.a.b()).toBe(nothing);
  expect(new any()).toBe(nothing);
  expect([...(any as unknown as Iterable<unknown>)]).toEqual([]);
  expect(`${String(any)}${any.length}`).toBe('0');
  expect((any as unknown as number) > 0).toBe(false);
  expect({} instanceof any).toBe(false);
  expect(JSON.stringify({ any })).toBe('{}');
  expect(
    await fateOf(
      (async () => {
        await any;
      })(),
    ),
  ).toBe('pending');
});
