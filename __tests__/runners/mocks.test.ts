import { createFakeElectron, type FakeElectron } from '../../src';
import { installMocks, type Mock } from '../../src/runners/mocks';

let fake: FakeElectron;
let electron: FakeElectron['electron'];
beforeEach(() => {
  fake = createFakeElectron({ version: '40' });
  fake.replaceable = true;
  installMocks((fallback) => Object.assign(jest.fn() as unknown as Mock, { _protoImpl: fallback }), fake);
  electron = fake.electron;
});

describe('the functions of modules', () => {
  test('one can be given an answer', async () => {
    jest.mocked(electron.dialog.showOpenDialog).mockResolvedValue({ canceled: true, filePaths: [] });
    await expect(electron.dialog.showOpenDialog({})).resolves.toEqual({ canceled: true, filePaths: [] });
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledWith({});
    expect(electron.shell.openExternal).not.toHaveBeenCalled();
  });

  test('and throws its name otherwise, also after a reset', () => {
    const { sharedTexture } = electron;
    const use = () => sharedTexture.importSharedTexture({} as never);
    jest.mocked(sharedTexture.importSharedTexture).mockImplementation(() => ({}) as never);
    expect(use()).toEqual({});
    jest.resetAllMocks();
    expect(use).toThrow('fake-electron does not fake sharedTexture.importSharedTexture()');
  });

  test('the one that is there does what it does', () => {
    const { app } = electron;
    expect(app.getPath('userData')).toContain('userData'.slice(0, 0));
    expect(app.getPath).toHaveBeenCalledWith('userData');
    expect(jest.isMockFunction(app.quit)).toBe(true);
    expect(app.quit).toBe(app.quit);
  });

  test('what the fake calls within itself is on no book', async () => {
    const { app } = electron;
    const emit = jest.mocked(app.emit);
    const getPath = jest.mocked(app.getPath);
    const heard = jest.fn();
    app.on('will-quit', heard);
    app.on('before-quit', heard);
    app.quit();
    expect(heard).toHaveBeenCalledTimes(2);
    expect(emit).not.toHaveBeenCalled();
    expect(getPath).not.toHaveBeenCalled();
    expect(app.quit).toHaveBeenCalledTimes(1);
    expect(app.on).toHaveBeenCalledTimes(2);
  });

  test('once is not on at the same time', () => {
    const { app } = electron;
    const on = jest.mocked(app.on);
    const heard = jest.fn();
    app.once('window-all-closed', heard);
    app.emit('window-all-closed');
    app.emit('window-all-closed');
    expect(heard).toHaveBeenCalledTimes(1);
    expect(on).not.toHaveBeenCalled();
    expect(app.removeListener).not.toHaveBeenCalled();
  });

  test('accessors stay accessors, which are spied on and assigned to', () => {
    const { app } = electron;
    expect(app.isPackaged).toBe(false);
    const spy = jest.spyOn(app, 'isPackaged', 'get').mockReturnValue(true);
    expect(app.isPackaged).toBe(true);
    spy.mockRestore();
    expect(app.isPackaged).toBe(false);
    Object.assign(app, { isPackaged: true });
    expect(app.isPackaged).toBe(true);
  });

  test('nothing of it can be enumerated', () => {
    const { app } = electron;
    const before = Object.keys(app);
    for (const name of ['getPath', 'quit', 'on', 'emit'] as const) expect(jest.isMockFunction(app[name])).toBe(true);
    expect(Object.keys(app)).toEqual(before);
    expect(Object.hasOwn(app, 'quit')).toBe(false);
  });
});

describe('classes', () => {
  test('a constructor is a mock whose instances are the fake’s', () => {
    const { BrowserWindow, BaseWindow } = electron;
    const w = new BrowserWindow({ width: 320 });
    expect(BrowserWindow).toHaveBeenCalledWith({ width: 320 });
    expect(jest.mocked(BrowserWindow).mock.instances).toEqual([w]);
    expect(jest.mocked(BrowserWindow).mock.results[0]!.value).toBe(w);
    expect(w instanceof BrowserWindow).toBe(true);
    expect(w instanceof BaseWindow).toBe(true);
    expect(BaseWindow).not.toHaveBeenCalled();
    expect(w.constructor).toBe(BrowserWindow);
    expect(w.constructor.name).toBe('BrowserWindow');
    expect(Object.getPrototypeOf(w)).toBe(BrowserWindow.prototype);
    expect(BrowserWindow.getAllWindows()).toEqual([w]);
    expect(BrowserWindow.getAllWindows).toHaveBeenCalledTimes(1);
    expect(BrowserWindow.fromId(w.id)).toBe(w);
    expect(BrowserWindow.fromWebContents(w.webContents)).toBe(w);
    expect(BrowserWindow).toBe(fake.BrowserWindow);
  });

  test('can be extended', () => {
    class Mine extends electron.BrowserWindow {
      shown = 0;
      override show(): void {
        this.shown++;
        super.show();
      }
    }
    const w = new Mine({ show: false });
    w.show();
    expect(w.shown).toBe(1);
    expect(w.isVisible()).toBe(true);
    expect(w).toBeInstanceOf(Mine);
    expect(w).toBeInstanceOf(electron.BrowserWindow);
    expect({} instanceof Mine).toBe(false);
    expect(new electron.BrowserWindow()).not.toBeInstanceOf(Mine);
    expect(w.constructor.name).toBe('Mine');
    // W3.3
    expect(electron.BaseWindow.getAllWindows()).toContain(w);
    expect(Mine.getAllWindows()).not.toContain(w);
    expect(electron.BrowserWindow).toHaveBeenCalledWith({ show: false });
    expect(w.isVisible).toHaveBeenCalledTimes(1);
  });

  test('two windows share no counts', () => {
    const [a, b] = [new electron.BrowserWindow(), new electron.BrowserWindow()];
    a.show();
    expect(a.show).toHaveBeenCalledTimes(1);
    expect(b.show).not.toHaveBeenCalled();
    jest.mocked(a.isVisible).mockReturnValue(false);
    expect([a.isVisible(), b.isVisible()]).toEqual([false, true]);
  });

  test('a window that closes does not call itself', async () => {
    const w = new electron.BrowserWindow();
    const { destroy, emit } = w;
    const isDestroyed = jest.mocked(w.isDestroyed);
    const closed = jest.fn();
    w.on('closed', closed);
    w.close();
    await fake.settled();
    expect(closed).toHaveBeenCalledTimes(1);
    expect(destroy).not.toHaveBeenCalled();
    expect(emit).not.toHaveBeenCalled();
    expect(isDestroyed).not.toHaveBeenCalled();
    expect(w.close).toHaveBeenCalledTimes(1);
    expect(w.isDestroyed()).toBe(true);
  });

  test('an implementation of the test’s makes what it likes', () => {
    const tray = { setToolTip: jest.fn() };
    jest.mocked(electron.Tray).mockImplementation(() => tray as never);
    expect(new electron.Tray('icon.png')).toBe(tray);
    expect(electron.Tray).toHaveBeenCalledWith('icon.png');
    jest.mocked(electron.Tray).mockImplementation(function (this: { mine?: boolean }) {
      this.mine = true;
    } as never);
    const hollow = new electron.Tray('icon.png');
    expect(hollow).toMatchObject({ mine: true });
    expect(hollow).toBeInstanceOf(electron.Tray);
    expect(hollow.setToolTip('tip')).toBeUndefined();
    expect(hollow.setToolTip).toHaveBeenCalledWith('tip');
    jest.mocked(electron.Tray).mockImplementationOnce(
      class {
        its = 1;
      } as never,
    );
    expect(new electron.Tray('icon.png')).toEqual({ its: 1 });
    jest.resetAllMocks();
  });

  test('keeps its prototype under a runner that puts that of an implementation behind it', () => {
    const other = createFakeElectron();
    // As Vitest 5 does.
    installMocks((fallback) => {
      const mock = Object.assign(jest.fn() as unknown as Mock, { _protoImpl: fallback });
      const { mockImplementation } = mock;
      mock.mockImplementation = (implementation) => {
        const { prototype } = mock as unknown as { prototype: object };
        const behind = (implementation.prototype as object | undefined) ?? Object.prototype;
        if (prototype !== behind) Object.setPrototypeOf(prototype, behind);
        return mockImplementation.call(mock, implementation);
      };
      return mock;
    }, other);
    const { BrowserWindow } = other.electron;
    const implementation = () => ({ its: 1 });
    jest.mocked(BrowserWindow).mockImplementation(implementation as never);
    expect(jest.mocked(BrowserWindow).getMockImplementation()).toBe(implementation);
    expect(new BrowserWindow()).toEqual({ its: 1 });
    jest.mocked(BrowserWindow).mockReset();
    const window = new BrowserWindow();
    expect(window.isDestroyed()).toBe(false);
    expect(window).toBeInstanceOf(BrowserWindow);
  });

  test('spied on, nothing half-made is left behind', () => {
    const restore = fake.mark();
    const spy = jest.spyOn(electron, 'BrowserWindow');
    expect(spy).toBe(electron.BrowserWindow);
    const w = new electron.BrowserWindow();
    spy.mockImplementation(() => ({ fake: true }) as never);
    expect(new electron.BrowserWindow()).toEqual({ fake: true });
    expect(electron.BrowserWindow.getAllWindows()).toEqual([w]);
    spy.mockRestore();
    expect(new electron.BrowserWindow()).toBeInstanceOf(electron.BrowserWindow);
    restore();
    expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
    expect(electron.BrowserWindow).toHaveBeenCalledTimes(0);
  });

  test('a method of the prototype of BaseWindow is given to what extends it, too', () => {
    const { BaseWindow, BrowserWindow, ImageView, View, WebContentsView } = electron;
    const show = jest.spyOn(BaseWindow.prototype, 'show');
    const [window, base] = [new BrowserWindow({ show: false }), new BaseWindow({ show: false })];
    expect(show).not.toHaveBeenCalled();
    window.show();
    expect([show.mock.contexts, window.isVisible()]).toEqual([[window], true]);
    show.mockImplementation(() => {});
    base.show();
    expect([show.mock.calls.length, base.isVisible()]).toEqual([2, false]);

    BaseWindow.prototype.hide = jest.fn();
    window.hide();
    expect(BaseWindow.prototype.hide).toHaveBeenCalledTimes(1);
    expect(window.isVisible()).toBe(true);
    const bounds = jest.spyOn(View.prototype, 'setBounds').mockReturnValue(undefined);
    for (const view of [new ImageView(), new WebContentsView(), new View()]) {
      view.setBounds({ x: 1, y: 1, width: 1, height: 1 });
      expect(view.getBounds().width).toBe(0);
    }
    expect(bounds).toHaveBeenCalledTimes(3);
  });

  test('what Electron calls in a script of its own meets the mocks: loads of a window, and net.fetch', async () => {
    const { BrowserWindow, net, session } = electron;
    const window = new BrowserWindow();
    const load = jest.spyOn(window.webContents, 'loadURL').mockResolvedValue();
    const reload = jest.spyOn(window.webContents, 'reload').mockReturnValue();
    await window.loadURL('https://a.example/');
    await window.loadFile('/a.html');
    window.reload();
    expect(load.mock.calls.flat()).toEqual(['https://a.example/', expect.stringMatching(/^file:.*a\.html$/)]);
    expect(reload).toHaveBeenCalledTimes(1);

    const answer = new Response('mine');
    const fetch = jest.spyOn(session.defaultSession, 'fetch').mockResolvedValue(answer);
    expect(await net.fetch('https://a.example/', { method: 'PUT' })).toBe(answer);
    expect(fetch).toHaveBeenCalledWith('https://a.example/', { method: 'PUT' });
  });

  test('W3.8: a spy on a prototype sees the bounds that a BrowserWindow is given, all four of them or not', () => {
    const { BaseWindow, BrowserWindow } = electron;
    const window = new BrowserWindow({ x: 1, y: 2, width: 300, height: 200 });
    const base = jest.spyOn(BaseWindow.prototype, 'setBounds');
    window.setBounds({ width: 400 });
    expect([base.mock.calls.length, window.getBounds()]).toEqual([1, { x: 1, y: 2, width: 400, height: 200 }]);

    const own = jest.spyOn(BrowserWindow.prototype, 'setBounds').mockImplementation(() => {});
    window.setBounds({ width: 500 });
    expect([own.mock.contexts, window.getBounds().width]).toEqual([[window], 400]);
    expect(window.setBounds).toHaveBeenCalledTimes(2);
  });

  test('and one of the prototype of BrowserWindow comes first, without an implementation before that of BaseWindow', () => {
    const { BaseWindow, BrowserWindow } = electron;
    const base = jest.spyOn(BaseWindow.prototype, 'getTitle').mockReturnValue('base');
    const own = jest.spyOn(BrowserWindow.prototype, 'getTitle');
    const window = new BrowserWindow();
    expect([window.getTitle(), window.title, own.mock.calls.length]).toEqual(['base', 'base', 2]);
    own.mockReturnValue('own');
    expect([window.getTitle(), new BaseWindow().getTitle()]).toEqual(['own', 'base']);
    expect(base).toHaveBeenCalledTimes(3);
  });

  test('a prototype’s method is given to all', () => {
    const restore = fake.mark();
    const before = new electron.BrowserWindow();
    jest.spyOn(electron.BrowserWindow.prototype, 'loadURL').mockResolvedValue(undefined);
    const w = new electron.BrowserWindow();
    before.loadURL('https://one.test/');
    w.loadURL('https://two.test/');
    expect(electron.BrowserWindow.prototype.loadURL).toHaveBeenCalledTimes(2);
    expect(w.loadURL).toHaveBeenCalledTimes(1);
    expect(w.webContents.getURL()).toBe('');
    electron.BrowserWindow.prototype.show = jest.fn();
    w.show();
    expect(electron.BrowserWindow.prototype.show).toHaveBeenCalled();
    restore();
    const after = new electron.BrowserWindow({ show: false });
    after.show();
    expect(after.show).toHaveBeenCalledTimes(1);
    expect(after.isVisible()).toBe(true);
    expect(electron.BrowserWindow.prototype.loadURL).not.toHaveBeenCalled();
  });
});

describe('what Electron hands out', () => {
  test('has mocks for methods', () => {
    const w = new electron.BrowserWindow();
    const methods = [
      w.webContents.openDevTools,
      w.webContents.loadURL,
      w.webContents.navigationHistory.canGoBack,
      w.webContents.debugger.attach,
      w.webContents.session.fetch,
      w.webContents.session.protocol.handle,
      w.webContents.session.serviceWorkers.getAllRunning,
      w.webContents.session.webRequest.onBeforeRequest,
      w.webContents.mainFrame.executeJavaScript,
      w.contentView.addChildView,
      electron.app.commandLine.appendSwitch,
      electron.session.defaultSession.setPermissionRequestHandler,
      electron.session.fromPartition,
      electron.Menu.buildFromTemplate,
      electron.Menu.buildFromTemplate([]).popup,
      electron.webContents.fromId,
      electron.nativeImage.createEmpty().toPNG,
      electron.ipcMain.handle,
      electron.ipcRenderer.send,
    ];
    expect(methods.map((method) => jest.isMockFunction(method))).toEqual(methods.map(() => true));
  });

  test('cookies at least say their names', () => {
    jest.spyOn(electron.session.defaultSession.cookies, 'set').mockResolvedValue(undefined);
    electron.session.defaultSession.cookies.set({ url: 'https://a.test/' });
    expect(electron.session.defaultSession.cookies.set).toHaveBeenCalledWith({ url: 'https://a.test/' });
  });
});
