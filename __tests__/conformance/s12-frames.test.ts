import type { FakeElectron } from '../../src';
import { failureOf, inEveryTiming } from './harness';

const DISPOSED = { name: 'Error', message: 'Render frame was disposed before WebFrameMain could be accessed' };

inEveryTiming(({ create, fact }) => {
  /**
   * A page with this tree of frames:
   *
   *     main ─ left ─ leftmost
   *          └ right
   */
  function tree(fake: FakeElectron) {
    const { renderer } = fake;
    const left = renderer.attachFrame({ url: 'https://left.example/a', name: 'left' });
    const right = renderer.attachFrame({ url: 'https://right.example/b', name: 'right' });
    const leftmost = left.attachFrame({ url: 'https://left.example/c' });
    return { main: renderer, left, right, leftmost };
  }

  const idsOf = ({ processId, routingId, frameToken }: Electron.WebFrameMain) => ({ processId, routingId, frameToken });

  fact(
    'S12.2: fromFrame gives the contents of every frame, undefined for a disposed one, and throws for no frame',
    async () => {
      const fake = create();
      const { leftmost, right } = tree(fake);
      const { fromFrame } = fake.webContents;

      expect(fromFrame(leftmost.frame)).toBe(fake.renderer.webContents);
      right.detach();
      await fake.settled();
      expect(fromFrame(right.frame)).toBeUndefined();
      for (const none of [undefined, null]) {
        await expect(failureOf(() => fromFrame(none as never))).resolves.toEqual({
          name: 'TypeError',
          message: `Error processing argument at index 0, conversion failure from ${none}`,
        });
      }
      expect(() => fromFrame({} as never)).toThrow(TypeError);
    },
  );

  fact('S12.4: webFrameMain finds a frame by its process and its routing id or token', () => {
    const fake = create();
    const { left } = tree(fake);
    const { processId, routingId, frameToken } = left.frame;
    const { fromId, fromFrameToken } = fake.webFrameMain;

    expect(fromId(processId, routingId)).toBe(left.frame);
    expect(fromFrameToken(processId, frameToken)).toBe(left.frame);
    expect(fromId(processId + 1, routingId)).toBeUndefined();
    expect(fromId(processId, -1)).toBeUndefined();
    expect(fromFrameToken(processId + 1, frameToken)).toBeNull();
    expect(fromFrameToken(processId, 'none')).toBeNull();
  });

  fact('S12.4: webFrameMain throws before the app is ready', async () => {
    const fake = create();
    const message = 'WebFrameMain is available only after app ready';
    const { app, webFrameMain } = fake;
    // Only an app that waits to be ready can be too early.
    void app.whenReady();

    await expect(failureOf(() => webFrameMain.fromId(1, 1))).resolves.toEqual({ name: 'Error', message });
    const later = create();
    later.app.on('ready', () => {});
    await expect(failureOf(() => later.webFrameMain.fromFrameToken(1, 'a'))).resolves.toEqual({
      name: 'Error',
      message,
    });
    await app.whenReady();
    expect(webFrameMain.fromId(1, 1)).toBeUndefined();
  });

  fact('S12.14: parent, top and frames tell the tree, framesInSubtree itself first and breadth first', () => {
    const { main, left, right, leftmost } = tree(create());

    expect(main.frame.parent).toBeNull();
    expect(main.frame.top).toBe(main.frame);
    expect(leftmost.frame.parent).toBe(left.frame);
    expect(leftmost.frame.top).toBe(main.frame);
    const is = (frames: Electron.WebFrameMain[], wanted: { frame: Electron.WebFrameMain }[]) =>
      expect(frames.map((frame) => wanted.findIndex((one) => one.frame === frame))).toEqual(wanted.map((_, at) => at));
    is(main.frame.frames, [left, right]);
    is(leftmost.frame.frames, []);
    is(main.frame.framesInSubtree, [main, left, right, leftmost]);
    is(left.frame.framesInSubtree, [left, leftmost]);
  });

  fact('S12.15: url is empty before the first commit, and the origin of a fresh contents is null', async () => {
    const fake = create();
    const { mainFrame } = fake.renderer.webContents;

    expect(mainFrame).toMatchObject({ url: '', origin: 'null' });
    const seen: [string, string][] = [];
    for (const url of [
      'file:///home/ada/index.html',
      'https://good.example:8443/a?b#c',
      'app://bundle/index.html',
      'data:text/html,hello',
      'blob:https://good.example/0-0',
    ]) {
      await fake.renderer.navigate(url);
      expect(mainFrame.url).toBe(url);
      seen.push([url.slice(0, 4), mainFrame.origin]);
    }
    expect(seen).toEqual([
      ['file', 'file://'],
      ['http', 'https://good.example:8443'],
      ['app:', 'app://bundle'],
      ['data', 'null'],
      ['blob', 'https://good.example'],
    ]);
  });

  fact('S12.15: an empty frame and an about: page have the origin of their parent', async () => {
    const fake = create();
    await fake.renderer.navigate('https://good.example');

    expect(fake.renderer.attachFrame().frame).toMatchObject({ url: '', origin: 'https://good.example' });
    const child = fake.renderer.attachFrame({ url: 'about:srcdoc' });
    expect(child.frame).toMatchObject({ url: 'about:srcdoc', origin: 'https://good.example' });
  });

  fact('S12.16: visibilityState is that of the window, which begins visible to its pages', () => {
    const { BrowserWindow } = create();
    const window = new BrowserWindow({ show: false });
    const { mainFrame } = window.webContents;
    const seen = [mainFrame.visibilityState];
    for (const method of ['show', 'hide', 'showInactive', 'minimize', 'restore', 'minimize', 'maximize'] as const) {
      window[method]();
      seen.push(mainFrame.visibilityState);
    }
    window.webContents.setBackgroundThrottling(false);
    window.hide();
    seen.push(mainFrame.visibilityState);

    expect(seen).toEqual([
      ...['visible', 'visible', 'hidden', 'visible', 'hidden', 'visible', 'hidden', 'visible'],
      'visible',
    ]);
  });

  fact('S12.16: the ids are numbers, the token and the name strings, each frame with its own', () => {
    const { main, left, right, leftmost } = tree(create());
    const frames = [main, left, right, leftmost].map(({ frame }) => frame);

    for (const frame of frames) {
      for (const id of ['processId', 'routingId', 'frameTreeNodeId', 'osProcessId'] as const) {
        expect(Number.isInteger(frame[id])).toBe(true);
      }
      expect(frame.frameToken).toMatch(/^[0-9A-F]{32}$/);
      expect(frame.visibilityState).toBe('visible');
    }
    expect(frames.map(({ name }) => name)).toEqual(['', 'left', 'right', '']);
    for (const id of ['frameTreeNodeId', 'routingId', 'frameToken'] as const) {
      expect(new Set(frames.map((frame) => frame[id])).size).toBe(4);
    }
    // One process for each origin of a page.
    expect(left.frame.processId).toBe(leftmost.frame.processId);
    expect(new Set([main, left, right].map(({ frame }) => frame.processId)).size).toBe(3);
  });

  fact('S12.16: a swap changes processId, routingId and frameToken, and the frameTreeNodeId stays', async () => {
    const fake = create();
    const { main, left } = tree(fake);
    for (const { navigate, frame } of [left, main].map((one) => ({
      navigate: one.navigate.bind(one),
      frame: one.frame,
    }))) {
      await navigate('https://first.example/a');
      const before = idsOf(frame);
      const { frameTreeNodeId } = frame;

      await navigate('https://first.example/b');
      expect(idsOf(frame)).toEqual(before);
      await navigate('https://second.example/');
      const after = idsOf(frame);
      for (const id of ['processId', 'routingId', 'frameToken'] as const) expect(after[id]).not.toBe(before[id]);
      expect(frame.frameTreeNodeId).toBe(frameTreeNodeId);
      expect(fake.webFrameMain.fromId(after.processId, after.routingId)).toBe(frame);
      await fake.settled();
      expect(fake.webFrameMain.fromId(before.processId, before.routingId)).toBeUndefined();
    }
  });

  fact('S12.17: the main frame is the same object across navigations', async () => {
    const fake = create();
    const { webContents } = fake.renderer;
    const { mainFrame } = webContents;

    for (const url of ['https://a.example/', 'https://b.example/', 'file:///c.html']) {
      await fake.renderer.navigate(url);
      expect(webContents.mainFrame).toBe(mainFrame);
      expect(mainFrame).toMatchObject({ url, detached: false });
      expect(mainFrame.isDestroyed()).toBe(false);
    }
  });

  fact('S12.17: another fragment is the same document, with the frames below and all that is on its way', async () => {
    const fake = create();
    await fake.renderer.navigate('https://a.example/');
    const { main, left } = tree(fake);
    const { frame } = main;
    const before = idsOf(frame);
    const heard = jest.fn();
    main.ipcRenderer.on('a', heard);

    frame.send('a');
    frame.commit('https://a.example/#next', true);
    await fake.settled();

    expect(frame.url).toBe('https://a.example/#next');
    expect(idsOf(frame)).toEqual(before);
    expect(left.frame.isDestroyed()).toBe(false);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  fact('S12.17: a navigation removes the frames below', async () => {
    const fake = create();
    const { main, left, leftmost } = tree(fake);

    await left.navigate('https://left.example/other');
    expect(leftmost.frame.isDestroyed()).toBe(true);
    await main.navigate('https://elsewhere.example');
    expect(left.frame.isDestroyed()).toBe(true);
    expect(main.frame.framesInSubtree).toHaveLength(1);
  });

  fact('S12.18: detached is true while a swapped document unloads, and for a disposed frame', async () => {
    const fake = create();
    const { right } = tree(fake);
    const seen: (Electron.WebFrameMain | null)[] = [];
    fake.ipcMain.on('bye', ({ senderFrame }) => {
      seen.push(senderFrame);
      expect(senderFrame).toMatchObject({ detached: true, url: 'https://right.example/b' });
    });

    expect(right.frame.detached).toBe(false);
    await right.navigate('https://elsewhere.example', { unload: () => right.ipcRenderer.send('bye') });
    await fake.settled();
    expect(seen).toHaveLength(1);
    expect(right.frame.detached).toBe(false);
    right.detach();
    await fake.settled();
    expect(right.frame.detached).toBe(true);
  });

  fact('S12.19: a frame is destroyed with its element, its contents and its renderer', async () => {
    const fake = create();
    const guest = fake.createRenderer();
    const child = guest.attachFrame({ url: 'https://a.example/' });
    const grandchild = child.attachFrame({ url: 'https://a.example/' });
    const other = guest.attachFrame();

    child.detach();
    await fake.settled();
    expect([child, grandchild, other].map(({ frame }) => frame.isDestroyed())).toEqual([true, true, false]);
    expect(guest.frame.frames).toEqual([other.frame]);
    guest.webContents.vanish();
    expect([guest, other].map(({ frame }) => frame.isDestroyed())).toEqual([true, true]);
  });

  fact('S12.19: after a crash and a reload the same frame object revives', async () => {
    const fake = create();
    const { renderer } = fake;
    const { mainFrame } = renderer.webContents;
    await renderer.navigate('https://a.example/');
    const before = idsOf(mainFrame);

    renderer.crash();
    expect(mainFrame.isDestroyed()).toBe(true);
    await renderer.navigate('https://a.example/');

    expect(mainFrame.isDestroyed()).toBe(false);
    expect(renderer.webContents.mainFrame).toBe(mainFrame);
    expect(mainFrame.url).toBe('https://a.example/');
    expect(mainFrame.processId).not.toBe(before.processId);
  });

  fact('S12.20: isDestroyed, detached, frameTreeNodeId, ipc and the emitter work on a destroyed frame', async () => {
    const fake = create();
    const { left } = tree(fake);
    const { frame } = left;
    const { frameTreeNodeId, ipc } = frame;
    const heard = jest.fn();

    left.detach();
    await fake.settled();

    expect(frame).toMatchObject({ frameTreeNodeId, detached: true });
    expect(frame.ipc).toBe(ipc);
    frame.on('dom-ready', heard);
    frame.emit('dom-ready');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  fact('S12.21: every other property, postMessage and reload throw, executeJavaScript rejects, send logs', async () => {
    const fake = create();
    const { left } = tree(fake);
    const { frame } = left;
    left.detach();
    await fake.settled();

    for (const name of [
      'processId',
      'routingId',
      'frameToken',
      'osProcessId',
      'name',
      'url',
      'origin',
      'visibilityState',
      'parent',
      'top',
      'frames',
      'framesInSubtree',
    ] as const) {
      await expect(failureOf(() => frame[name])).resolves.toEqual(DISPOSED);
    }
    await expect(failureOf(() => frame.postMessage('a', 1))).resolves.toEqual(DISPOSED);
    await expect(failureOf(() => frame.reload())).resolves.toEqual(DISPOSED);
    const run = frame.executeJavaScript('1');
    await expect(failureOf(() => run)).resolves.toEqual(DISPOSED);
    expect(frame.send('a')).toBeUndefined();
    expect(jest.mocked(console.error).mock.calls).toEqual([
      ['Error sending from webFrameMain: ', new Error(DISPOSED.message)],
    ]);
  });

  fact('S12.22: the contents tells of new frames, not of navigations, and a frame of its dom-ready', async () => {
    const fake = create();
    const { renderer } = fake;
    const created: unknown[][] = [];
    const ready: unknown[] = [];
    renderer.webContents.on('frame-created', (event, { frame }) => {
      created.push([typeof event.preventDefault, frame, frame?.url]);
      frame?.on('dom-ready', () => ready.push(frame));
    });

    await renderer.webContents.loadURL('https://a.example/');
    const child = renderer.attachFrame({ url: 'https://b.example/' });
    await renderer.navigate('https://c.example/');
    await renderer.navigate('https://c.example/d');

    const { frame } = renderer;
    expect(created.map(([event, , url]) => [event, url])).toEqual([
      ['function', 'https://a.example/'],
      ['function', ''],
    ]);
    expect(created[0]?.[1]).toBe(frame);
    expect(created[1]?.[1]).toBe(child.frame);
    expect(ready.map((one) => (one === frame ? 'main' : 'child'))).toEqual(['main', 'child', 'main', 'main']);
  });

  fact('S12.22: a frame reloads if it shows a page', async () => {
    const fake = create();
    const { renderer } = fake;
    const child = renderer.attachFrame({ url: 'https://b.example/' });
    const ready = jest.fn();
    expect(renderer.frame.reload()).toBe(false);
    await renderer.navigate('https://a.example/');
    for (const { frame } of [renderer.attachFrame({ url: 'https://b.example/' }), renderer]) {
      frame.on('dom-ready', ready);
      expect(frame.reload()).toBe(true);
      await fake.settled();
    }
    expect(ready).toHaveBeenCalledTimes(2);
    expect(child.frame.isDestroyed()).toBe(true);
  });
});
