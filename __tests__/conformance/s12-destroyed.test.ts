import type { FakeElectron } from '../../src';
import { failureOf, inEveryTiming } from './harness';

const DESTROYED = { name: 'TypeError', message: 'Object has been destroyed' };

inEveryTiming(({ create, fact }) => {
  /** A fake that stays when its windows go, one of those, and what is told of its end. */
  function open() {
    const fake = create();
    fake.app.on('window-all-closed', () => {});
    const window = new fake.BrowserWindow();
    const { webContents } = window;
    const told: string[] = [];
    window.on('close', () => told.push('window close'));
    window.on('closed', () => told.push('window closed'));
    webContents.on('close' as 'destroyed', () => told.push('contents close'));
    webContents.on('destroyed', () => told.push('contents destroyed'));
    return { fake, window, webContents, told };
  }

  /** Long enough for everything that waits for a later task. */
  const end = (fake: FakeElectron) => fake.settled();

  fact(
    'S12.6: a contents is out of the registry and marked before destroyed is emitted, with one event argument',
    async () => {
      const { fake, window, webContents } = open();
      const seen: unknown[] = [];
      webContents.on('destroyed', (...args: unknown[]) => {
        seen.push(args.length, webContents.isDestroyed(), fake.webContents.fromId(webContents.id));
      });

      window.destroy();
      await end(fake);

      expect(seen).toEqual([1, true, undefined]);
    },
  );

  fact(
    'S12.7: id, ipc, isDestroyed, emitter methods and sendToFrame by a pair work on a destroyed contents',
    async () => {
      const { fake, window, webContents } = open();
      const { ipc } = webContents;
      window.destroy();
      await end(fake);

      expect(webContents.id).toBe(1);
      expect(webContents.ipc).toBe(ipc);
      expect(webContents.isDestroyed()).toBe(true);
      expect(webContents.listenerCount('destroyed')).toBe(1);
      expect(webContents.sendToFrame([101, 1], 'a')).toBe(false);
    },
  );

  fact('S12.7: every native method and property of a destroyed contents throws', async () => {
    const { fake, window, webContents } = open();
    window.destroy();
    await end(fake);

    const uses: (() => unknown)[] = [
      ...(['mainFrame', 'session', 'hostWebContents', 'debugger', 'audioMuted', 'navigationHistory'] as const).map(
        (name) => () => webContents[name],
      ),
      ...(
        ['getURL', 'getType', 'close', 'reload', 'stop', 'focus', 'isLoading', 'openDevTools', 'getTitle'] as const
      ).map((name) => () => webContents[name]()),
      () => (webContents as unknown as { getOwnerBrowserWindow(): unknown }).getOwnerBrowserWindow(),
      () => webContents.loadURL('https://example.com'),
      () => webContents.send('a'),
      () => webContents.postMessage('a', 1),
      () => webContents.setZoomFactor(2),
    ];
    for (const use of uses) expect(await failureOf(use)).toEqual(DESTROYED);
  });

  fact('S12.8: contents.close emits close, then asynchronously destroyed, and its window closes', async () => {
    const { fake, window, webContents, told } = open();

    webContents.close();
    expect(told).toEqual([]);
    await end(fake);

    expect(told).toEqual(['contents close', 'contents destroyed', 'window closed']);
    expect(window.isDestroyed()).toBe(true);
  });

  fact('S12.8: waitForBeforeUnload asks the page first', async () => {
    const { fake, window, webContents, told } = open();
    fake.pageOf(window).preventUnload();
    webContents.on('will-prevent-unload', () => told.push('will-prevent-unload'));

    webContents.close({ waitForBeforeUnload: true });
    await end(fake);
    expect(told).toEqual(['will-prevent-unload']);

    webContents.once('will-prevent-unload', (event) => event.preventDefault());
    webContents.close({ waitForBeforeUnload: true });
    await end(fake);
    expect(told.slice(1)).toEqual(['will-prevent-unload', 'contents close', 'contents destroyed', 'window closed']);
  });

  fact('S12.8: contents.destroy skips close, and is asynchronous too', async () => {
    const { fake, webContents, told } = open();

    (webContents as unknown as { destroy(): void }).destroy();
    expect(webContents.isDestroyed()).toBe(false);
    await end(fake);

    expect(told).toEqual(['contents destroyed', 'window closed']);
  });

  fact('S12.9: win.close goes from the window to the contents and back, all but close asynchronously', async () => {
    const { fake, window, webContents, told } = open();
    const destroyed: boolean[] = [];
    webContents.on('destroyed', () => destroyed.push(window.isDestroyed(), webContents.isDestroyed()));
    window.on('closed', () => destroyed.push(window.isDestroyed(), webContents.isDestroyed()));

    window.close();
    expect(told).toEqual(['window close']);
    await end(fake);

    expect(told).toEqual(['window close', 'contents close', 'contents destroyed', 'window closed']);
    expect(destroyed).toEqual([false, true, true, true]);
  });

  fact('S12.9: close can be prevented, by the app and by the page', async () => {
    const { fake, window, webContents, told } = open();
    window.once('close', (event) => event.preventDefault());

    window.close();
    await end(fake);
    expect(told).toEqual(['window close']);

    fake.pageOf(window).preventUnload();
    window.close();
    await end(fake);
    expect(told).toEqual(['window close', 'window close']);

    webContents.on('will-prevent-unload', (event) => event.preventDefault());
    window.close();
    await end(fake);
    expect(window.isDestroyed()).toBe(true);
  });

  fact('S12.10: win.destroy emits closed at once and no close, and the contents goes later', async () => {
    const { fake, window, webContents, told } = open();

    window.destroy();
    expect(told).toEqual(['window closed']);
    expect([window.isDestroyed(), webContents.isDestroyed()]).toEqual([true, false]);
    await end(fake);

    expect(told).toEqual(['window closed', 'contents destroyed']);
  });

  fact('S12.11: in closed the window is destroyed already, and its native members throw', async () => {
    const { fake, window } = open();
    const seen: unknown[] = [];
    window.on('closed', () => {
      seen.push(window.id, window.isDestroyed(), fake.BrowserWindow.getAllWindows());
      for (const use of [() => window.webContents, () => window.getBounds(), () => window.show(), () => window.title]) {
        try {
          seen.push(use());
        } catch (error) {
          seen.push((error as Error).message);
        }
      }
    });

    window.close();
    await end(fake);

    expect(seen).toEqual([1, true, [], ...Array(4).fill(DESTROYED.message)]);
  });

  fact('S5.14: an invoke that is under way never settles when its window closes', async () => {
    const { fake, window } = open();
    let answer: (value: string) => void = () => {};
    fake.ipcMain.handle('c', () => new Promise<string>((resolve) => (answer = resolve)));
    let state = 'pending';
    fake.ipcRenderer.invoke('c').finally(() => (state = 'settled'));
    await new Promise((resolve) => setImmediate(resolve));

    window.close();
    await end(fake);
    answer('late');
    await end(fake);

    expect(state).toBe('pending');
    expect(console.error).not.toHaveBeenCalled();
  });
});
