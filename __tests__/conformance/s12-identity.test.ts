import { createFakeElectron, type FakeElectron } from '../../src';
import { failureOf, inEveryTiming } from './harness';

const DESTROYED = { name: 'TypeError', message: 'Object has been destroyed' };

inEveryTiming(({ create, fact }) => {
  function moduleOf(fake: FakeElectron) {
    const { webContents, webFrameMain, BaseWindow, BrowserView, WebContentsView } = fake.electron;
    return { webContents, webFrameMain, BaseWindow, BrowserView, WebContentsView };
  }

  fact('S12.1: contents have ids of one counter that are never used again', async () => {
    const fake = create();
    fake.app.on('window-all-closed', () => {});
    const { BrowserView, WebContentsView } = moduleOf(fake);
    const first = new fake.BrowserWindow();
    const ids = [first.webContents.id];
    first.destroy();
    await fake.settled();
    ids.push(new fake.BrowserWindow().webContents.id, new BrowserView().webContents.id);
    ids.push(new WebContentsView().webContents.id, fake.createRenderer().webContents.id);

    expect(ids[0]).toBe(1);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });

  fact('S12.1: windows have ids of a counter of their own, whatever their class', () => {
    const fake = create();
    const { BaseWindow } = moduleOf(fake);

    expect([new fake.BrowserWindow(), new BaseWindow(), new fake.BrowserWindow()].map(({ id }) => id)).toEqual([
      1, 2, 3,
    ]);
  });

  fact('S12.1: ids are readable after destruction, and cannot be written', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const { webContents } = window;
    const ids = [window.id, webContents.id];
    window.destroy();
    await fake.settled();

    expect([window.id, webContents.id]).toEqual(ids);
    for (const twin of [window, webContents]) {
      expect(Object.getOwnPropertyDescriptor(twin, 'id')).toMatchObject({ writable: false });
    }
  });

  fact('S12.2: webContents.fromId gives a contents or undefined', () => {
    const fake = create();
    const { webContents } = moduleOf(fake);
    const contents = new fake.BrowserWindow().webContents;

    expect(webContents.fromId(contents.id)).toBe(contents);
    expect(webContents.fromId(99)).toBeUndefined();
  });

  fact(
    'S12.2: webContents.fromFrame gives a contents, undefined for a disposed frame, and throws for a non-frame',
    async () => {
      const fake = create();
      const { webContents } = moduleOf(fake);
      const window = new fake.BrowserWindow();
      const contents = window.webContents;
      const { mainFrame } = contents;

      expect(webContents.fromFrame(mainFrame)).toBe(contents);
      for (const other of [undefined, {}, 1]) {
        expect((await failureOf(() => webContents.fromFrame(other as never))).name).toBe('TypeError');
      }
      window.destroy();
      await fake.settled();
      expect(webContents.fromFrame(mainFrame)).toBeUndefined();
    },
  );

  fact('S12.2: getAllWebContents gives every contents, getFocusedWebContents one or null', () => {
    const fake = create();
    const { webContents } = moduleOf(fake);
    const windows = [new fake.BrowserWindow(), new fake.BrowserWindow()];
    const contents = windows.map((window) => window.webContents);

    expect(webContents.getAllWebContents()).toEqual(expect.arrayContaining(contents));
    expect(webContents.getFocusedWebContents()).toBe(contents[1]);
    windows[1]?.blur();
    expect(webContents.getFocusedWebContents()).toBeNull();
  });

  fact('S12.3: BrowserWindow.fromId gives a window or null', () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const base = new (moduleOf(fake).BaseWindow)();

    expect(fake.BrowserWindow.fromId(window.id)).toBe(window);
    expect(fake.BrowserWindow.fromId(99)).toBeNull();
    expect(fake.BrowserWindow.fromId(base.id)).toBeNull();
    expect(moduleOf(fake).BaseWindow.fromId(base.id)).toBe(base);
  });

  fact('S12.3: BrowserWindow.fromWebContents gives the owner or null, and throws for what is destroyed', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const { webContents } = window;

    expect(fake.BrowserWindow.fromWebContents(webContents)).toBe(window);
    expect(fake.BrowserWindow.fromWebContents(fake.createRenderer().webContents)).toBeNull();
    window.destroy();
    await fake.settled();
    expect(await failureOf(() => fake.BrowserWindow.fromWebContents(webContents))).toEqual(DESTROYED);
  });

  fact(
    'S12.3: BrowserWindow.fromWebContents gives the window of a view, and the window of the embedder for a guest',
    () => {
      const fake = create();
      const { BrowserView, WebContentsView } = moduleOf(fake);
      const window = new fake.BrowserWindow();
      const [old, view] = [new BrowserView(), new WebContentsView()];
      const guest = fake.createRenderer().webContents;
      guest.link({ embedder: fake.rendererOf(window).webContents });

      expect(fake.BrowserWindow.fromWebContents(view.webContents)).toBeNull();
      window.addBrowserView(old);
      window.contentView.addChildView(view);

      for (const contents of [old.webContents, view.webContents, guest]) {
        expect(fake.BrowserWindow.fromWebContents(contents)).toBe(window);
      }
      expect(fake.BrowserWindow.fromBrowserView(old)).toBe(window);
      window.removeBrowserView(old);
      expect(fake.BrowserWindow.fromBrowserView(old)).toBeNull();
    },
  );

  fact('S12.3: BrowserWindow.getAllWindows gives the live windows', () => {
    const fake = create();
    fake.app.on('window-all-closed', () => {});
    const windows = [new fake.BrowserWindow(), new fake.BrowserWindow()];
    const base = new (moduleOf(fake).BaseWindow)();

    expect(fake.BrowserWindow.getAllWindows()).toEqual(windows);
    expect(moduleOf(fake).BaseWindow.getAllWindows()).toEqual([...windows, base]);
    windows[0]?.destroy();
    expect(fake.BrowserWindow.getAllWindows()).toEqual([windows[1]]);
  });

  fact('S12.4: webFrameMain.fromId gives a frame or undefined', () => {
    const fake = create();
    const { webFrameMain } = moduleOf(fake);
    const { mainFrame } = new fake.BrowserWindow().webContents;

    expect(webFrameMain.fromId(mainFrame.processId, mainFrame.routingId)).toBe(mainFrame);
    expect(webFrameMain.fromId(mainFrame.processId, 99)).toBeUndefined();
  });

  fact('S12.4: webFrameMain.fromFrameToken gives null for a token that no frame has', () => {
    const fake = create();
    const { webFrameMain } = moduleOf(fake);

    expect(webFrameMain.fromFrameToken(new fake.BrowserWindow().webContents.mainFrame.processId, 'none')).toBeNull();
  });

  fact('S12.4: webFrameMain throws before the app is ready', async () => {
    const fake = create();
    const { webFrameMain } = moduleOf(fake);
    const ready = fake.app.whenReady();

    for (const lookup of [() => webFrameMain.fromId(1, 1), () => webFrameMain.fromFrameToken(1, 'a')]) {
      expect(messageOf(lookup)).toBe('WebFrameMain is available only after app ready');
    }
    await ready;
    expect(webFrameMain.fromId(0, 0)).toBeUndefined();
  });

  fact('S12.5: a window cannot be created while the app waits to be ready', async () => {
    for (const wait of [
      (fake: FakeElectron) => fake.app.whenReady(),
      (fake: FakeElectron) => fake.app.on('ready', () => {}),
    ]) {
      const fake = create();
      wait(fake);

      expect(messageOf(() => new fake.BrowserWindow())).toBe('Cannot create BrowserWindow before app is ready');
      await fake.app.whenReady();
      expect(new fake.BrowserWindow().id).toBe(1);
    }
  });

  fact('S12.5: web-contents-created comes first, when nobody owns it yet, then browser-window-created', () => {
    const fake = create();
    const told: unknown[] = [];
    fake.app.on('web-contents-created', (event, contents) => {
      told.push(['contents', contents, fake.BrowserWindow.fromWebContents(contents), event.defaultPrevented]);
    });
    fake.app.on('browser-window-created', (event, window) => {
      told.push(['window', window, fake.BrowserWindow.fromWebContents(window.webContents), event.defaultPrevented]);
    });

    const window = new fake.BrowserWindow();

    expect(told).toEqual([
      ['contents', window.webContents, null, false],
      // W2.9: all that this event has is preventDefault.
      ['window', window, window, undefined],
    ]);
  });

  fact('S6.9: a window has send, which is that of its contents', async () => {
    const fake = create();
    const heard: unknown[] = [];
    fake.ipcRenderer.on('a', (_event, ...args) => heard.push(args));
    const window = new fake.BrowserWindow() as Electron.BrowserWindow & Pick<Electron.WebContents, 'send'>;

    window.send('a', 1, 2);
    await fake.settled();

    expect(heard).toEqual([[1, 2]]);
  });

  fact('S8.9: hostWebContents is null and getType is window for what is no guest', () => {
    const { webContents } = new (create().BrowserWindow)();

    expect(webContents.hostWebContents).toBeNull();
    expect(webContents.getType()).toBe('window');
  });
});

test('a window can be made at once where nobody waits for the app', () => {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});

  expect(new fake.BrowserWindow().isVisible()).toBe(true);
});

function messageOf(use: () => unknown): string {
  try {
    use();
  } catch (error) {
    return (error as Error).message;
  }
  return 'it threw nothing';
}
