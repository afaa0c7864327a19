import { pathToFileURL } from 'node:url';
import type { FakeElectron } from '../../src';
import { described, errorOf, failureOf, inEveryTiming } from './harness';

const DETACHED = {
  name: 'Error',
  message: 'The WebView must be attached to the DOM and the dom-ready event emitted before this method can be called.',
};
const refused = (text: string) => ({
  name: 'Error',
  message: `Error invoking remote method 'GUEST_VIEW_MANAGER_CALL': ${text}`,
});

inEveryTiming(({ create, fact, timing }) => {
  /** A window with an attached guest. */
  async function attached(fake: FakeElectron, src?: string) {
    const window = new fake.BrowserWindow();
    const webview = fake.attachWebview(window, src === undefined ? {} : { src });
    await fake.settled();
    return { window, embedder: window.webContents, ...webview };
  }

  fact('S8.4: the guest of an element sends to that element', async () => {
    const fake = create();
    const guests = [await attached(fake), await attached(fake)];
    const heard: unknown[] = [];
    for (const [index, { element }] of guests.entries()) {
      element.addEventListener('ipc-message', ({ channel, args }) => heard.push([index, channel, args]));
    }

    for (const { renderer } of guests) renderer.ipcRenderer.sendToHost('a', 1);
    await fake.settled();

    expect(heard).toEqual([
      [0, 'a', [1]],
      [1, 'a', [1]],
    ]);
  });

  fact('S8.5: a guest whose element is detached is dropped silently, until it is gone itself', async () => {
    const fake = create();
    const { element, renderer, webContents, detach } = await attached(fake);
    const heard = jest.fn();
    element.addEventListener('ipc-message', heard);
    element.addEventListener('destroyed', heard);
    const { ipcRenderer } = renderer;

    detach();
    expect(ipcRenderer.sendToHost('a', 1)).toBeUndefined();
    expect(webContents.isDestroyed()).toBe(false);
    expect(described(thrownBy(() => ipcRenderer.sendToHost(undefined as never)))).toEqual({
      name: 'TypeError',
      message: 'Error processing argument at index 0, conversion failure from undefined',
    });
    expect(fake.traffic.last()).toMatchObject({ outcome: 'lost', problems: [{ kind: 'dead-target' }] });
    await fake.settled();

    expect(heard).not.toHaveBeenCalled();
    expect(webContents.isDestroyed()).toBe(true);
    expect((await errorOf(() => ipcRenderer.sendToHost('a'))).message).toBe(
      'IPC method called after context was released',
    );
  });

  fact('S8.5: so is a guest whose embedder is destroyed', async () => {
    const fake = create();
    const embedder = fake.createRenderer();
    const { renderer, webContents, element } = fake.attachWebview(embedder);
    await fake.settled();
    const heard = jest.fn();
    element.addEventListener('destroyed', heard);

    embedder.webContents.vanish();
    expect(renderer.ipcRenderer.sendToHost('a')).toBeUndefined();
    expect(fake.traffic.last()).toMatchObject({ outcome: 'lost', problems: [{ kind: 'dead-target' }] });
    expect(webContents.hostWebContents).toBeNull();
    await fake.settled();

    expect(webContents.isDestroyed()).toBe(true);
    expect(heard).not.toHaveBeenCalled();
    expect(console.error).not.toHaveBeenCalled();
  });

  fact('S8.5: a message that is on its way when its element is detached is dropped', async () => {
    const fake = create();
    const { element, renderer, detach } = await attached(fake);
    const heard = jest.fn();
    element.addEventListener('ipc-message', heard);
    renderer.ipcRenderer.on('go', () => {
      renderer.ipcRenderer.sendToHost('a');
      detach();
    });

    renderer.webContents.send('go');
    await fake.settled();

    expect(heard).not.toHaveBeenCalled();
    expect(fake.traffic.last()).toMatchObject({ kind: 'sendToHost', outcome: 'lost' });
  });

  fact('S8.6: sendToHost in a service worker does nothing', async () => {
    const fake = create();
    const { ipcRenderer } = fake.startServiceWorker();

    expect(ipcRenderer.sendToHost('a', 1)).toBeUndefined();
    await fake.settled();

    expect(fake.traffic.last()).toMatchObject({ outcome: 'lost', heardBy: 0 });
    expect(console.error).not.toHaveBeenCalled();
  });

  fact('S8.7: send asks main to run guest.send, and resolves with nothing', async () => {
    const fake = create();
    const { element, renderer, webContents } = await attached(fake);
    const seen: unknown[][] = [];
    renderer.ipcRenderer.on('a', (_event, ...args) => seen.push(args));
    const send = jest.spyOn(webContents, 'send');

    await expect(element.send('a', { b: 1 }, undefined)).resolves.toBeUndefined();
    await fake.settled();

    expect(send.mock.calls).toEqual([['a', { b: 1 }, undefined]]);
    expect(seen).toEqual([[{ b: 1 }, undefined]]);
    expect(fake.traffic.map(({ kind, direction }) => [kind, direction])).toEqual([['send', 'toRenderer']]);
  });

  fact('S8.7: sendToFrame resolves with whether there is such a frame', async () => {
    const fake = create();
    const { element, renderer, webContents } = await attached(fake);
    const { processId, routingId } = webContents.mainFrame;
    const heard = jest.fn();
    renderer.ipcRenderer.on('a', heard);

    await expect(element.sendToFrame([processId, routingId], 'a', 1)).resolves.toBe(true);
    await expect(element.sendToFrame([processId, 9999], 'a', 1)).resolves.toBe(false);
    await fake.settled();

    expect(heard).toHaveBeenCalledTimes(1);
  });

  fact('S8.7: what the element asks for keeps its place among what its page sends', async () => {
    const fake = create();
    const { element, renderer, window } = await attached(fake);
    const log: string[] = [];
    fake.ipcMain.on('page', (_event, n) => log.push(`page ${n}`));
    jest.spyOn(renderer.webContents, 'send').mockImplementation((channel) => void log.push(channel));
    const { ipcRenderer } = fake.rendererOf(window);

    ipcRenderer.send('page', 1);
    const sent = element.send('guest');
    ipcRenderer.send('page', 2);
    await sent;
    await fake.settled();

    expect(log).toEqual(['page 1', 'guest', 'page 2']);
  });

  fact('S8.8: before there is a guest, and after, any method throws at once', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    window.webContents.once('will-attach-webview', (event) => event.preventDefault());
    const prevented = fake.attachWebview(window);
    const { element, detach } = await attached(fake);
    detach();
    await fake.settled();

    for (const webview of [prevented.element, element]) {
      for (const call of [
        () => webview.send('a'),
        () => webview.send('a', () => {}),
        () => webview.sendToFrame([1, 1], 'a'),
        () => webview.getWebContentsId(),
        () => webview.getURL(),
        () => webview.loadURL('about:blank'),
      ] as (() => unknown)[]) {
        expect(described(thrownBy(call))).toEqual(DETACHED);
      }
    }
    if (timing === 'async') {
      const later = fake.attachWebview(window);
      expect(described(thrownBy(() => later.element.send('a')))).toEqual(DETACHED);
      await fake.settled();
      await expect(later.element.send('a')).resolves.toBeUndefined();
    }
  });

  fact('S8.8: a guest that is gone is invalid', async () => {
    const fake = create();
    const { element, webContents } = await attached(fake);
    const { id } = webContents;
    webContents.vanish();

    await expect(failureOf(() => element.send('a'))).resolves.toEqual(refused(`Error: Invalid guestInstanceId: ${id}`));
    expect(jest.mocked(console.error).mock.calls).toEqual([
      ["Error occurred in handler for 'GUEST_VIEW_MANAGER_CALL':", new Error(`Invalid guestInstanceId: ${id}`)],
    ]);
    expect(described(thrownBy(() => element.getURL()))).toEqual({
      name: 'Error',
      message: `Invalid guestInstanceId: ${id}`,
    });
  });

  fact('S8.8: the guest of another embedder is denied', async () => {
    const fake = create();
    const { webContents } = await attached(fake);
    const stranger = new fake.BrowserWindow().webContents as never;

    await expect(fake.controls.webviews.guests.call(stranger, webContents.id, 'send', ['a'])).resolves.toEqual({
      error: `Error: Access denied to guestInstanceId: ${webContents.id}`,
    });
  });

  fact('S8.8: a bad channel and what cannot be cloned reject', async () => {
    const fake = create();
    const { element } = await attached(fake);

    for (const channel of [undefined, 1, {}]) {
      await expect(failureOf(() => element.send(channel as never))).resolves.toEqual(
        refused('TypeError: Missing required channel argument'),
      );
    }
    await expect(failureOf(() => element.send('a', () => {}))).resolves.toEqual({
      name: 'Error',
      message: 'An object could not be cloned.',
    });
    await expect(failureOf(() => element.sendToFrame('x' as never, 'a'))).resolves.toEqual(
      refused('Error: Missing required frame argument (must be number or [processId, frameId])'),
    );
    expect(fake.traffic).toHaveLength(0);
  });

  fact('S8.9: a guest knows its embedder, its type and its id; others have no host', async () => {
    const fake = create();
    const { window, embedder, element, webContents } = await attached(fake);

    expect(webContents.hostWebContents).toBe(embedder);
    expect(webContents.getType()).toBe('webview');
    expect(element.getWebContentsId()).toBe(webContents.id);
    expect(fake.webContents.fromId(webContents.id)).toBe(webContents);
    expect(fake.BrowserWindow.fromWebContents(webContents)).toBe(window);
    expect([embedder.hostWebContents, embedder.getType()]).toEqual([null, 'window']);
  });

  fact('S8.10: will-attach-webview, then the guest, then did-attach-webview after its load was started', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const log: unknown[] = [];
    fake.app.on('web-contents-created', (_event, guest) => {
      log.push(['web-contents-created', guest.getType(), guest.hostWebContents === window.webContents]);
      guest.on('did-start-loading', () => log.push('did-start-loading'));
    });
    window.webContents.on('will-attach-webview', (_event, webPreferences, params) => {
      log.push(['will-attach-webview', webPreferences.partition, params.src]);
      params.src = 'https://b.test/';
    });
    window.webContents.on('did-attach-webview', (_event, guest) => log.push(['did-attach-webview', guest]));

    const { webContents } = fake.attachWebview(window, { src: 'https://a.test/', partition: 'persist:a' });
    await fake.settled();

    expect(log).toEqual([
      ['will-attach-webview', 'persist:a', 'https://a.test/'],
      ['web-contents-created', 'webview', true],
      'did-start-loading',
      ['did-attach-webview', webContents],
    ]);
    expect(webContents.getURL()).toBe('https://b.test/');
    const { session } = fake.electron;
    expect(webContents.session).toBe(session.fromPartition('persist:a'));
    expect(window.webContents.session).toBe(session.defaultSession);
  });

  fact('S8.10: preventing it makes no guest, and the element gets destroyed', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const element = new EventTarget();
    const heard: string[] = [];
    for (const name of ['destroyed', 'did-attach']) element.addEventListener(name, ({ type }) => heard.push(type));
    const created = jest.fn();
    fake.app.on('web-contents-created', created);
    window.webContents.on('did-attach-webview', created);
    window.webContents.on('will-attach-webview', (event) => event.preventDefault());

    const webview = fake.attachWebview(window, { element });
    await fake.settled();

    expect(heard).toEqual(['destroyed']);
    expect(created).not.toHaveBeenCalled();
    expect((await errorOf(() => webview.webContents)).message).toBe(
      "fake-electron: 'will-attach-webview' was prevented, so this <webview> has no guest.",
    );
  });

  fact('S8.11: a guest has the restrictive values of its embedder whatever its attributes say', async () => {
    const fake = create();
    const { webContents } = fake.createRenderer();
    const preload = pathToFileURL('/app/guest.js').href;
    const attributes = {
      preload,
      nodeintegration: true,
      webpreferences: 'sandbox=no, contextIsolation=0, javascript, spellcheck=false',
    };
    const own = { webviewTag: true, contextIsolation: true, sandbox: true, nodeIntegration: false, javascript: true };

    expect(fake.attachWebview(webContents, attributes).webPreferences).toMatchObject({
      nodeIntegration: true,
      sandbox: false,
      contextIsolation: false,
      javascript: true,
      spellcheck: false,
      preload: '/app/guest.js',
    });
    const window = new fake.BrowserWindow({ webPreferences: own });
    expect(fake.attachWebview(window, attributes).webPreferences).toMatchObject({
      nodeIntegration: false,
      sandbox: true,
      contextIsolation: true,
      javascript: true,
      spellcheck: false,
    });
  });

  fact('S8.11: the embedder needs webviewTag, a guest contains no guests, and a preload is a file: URL', async () => {
    const fake = create();
    const { webContents } = await attached(fake);
    const plain = new fake.BrowserWindow({ webPreferences: { sandbox: true } });
    const messageOf = async (call: () => unknown) => (await errorOf(call)).message;

    await expect(messageOf(() => fake.attachWebview(webContents))).resolves.toBe(
      'fake-electron: a guest cannot contain guests. Attach the <webview> to the window that embeds it.',
    );
    await expect(messageOf(() => fake.attachWebview(plain))).resolves.toBe(
      'fake-electron: <webview> is disabled in this window. Open it with webPreferences: { webviewTag: true }.',
    );
    await expect(
      failureOf(() => fake.attachWebview(fake.renderer, { preload: 'https://a.test/p.js' })),
    ).resolves.toEqual(expect.objectContaining({ message: 'The URL must be of scheme file' }));
    await expect(messageOf(() => fake.attachWebview(fake.renderer, { sorce: 1 } as never))).resolves.toMatch(
      /^fake-electron: <webview> has no attribute 'sorce'\. Did you mean/,
    );
    await expect(messageOf(() => fake.attachWebview(fake.renderer, { element: 1 } as never))).resolves.toBe(
      'fake-electron: element takes an EventTarget; given 1.',
    );
  });

  fact('S8.12: ordinary IPC of a guest has the guest as its sender', async () => {
    const fake = create();
    const { renderer, webContents } = await attached(fake);
    const senders: unknown[] = [];
    fake.ipcMain.on('a', (event) => {
      senders.push(event.sender);
      event.reply('b', 2);
    });
    fake.ipcMain.handle('c', (event) => event.sender.id);
    const heard: unknown[] = [];
    renderer.ipcRenderer.on('b', (_event, value) => heard.push(value));

    renderer.ipcRenderer.send('a');
    await expect(renderer.ipcRenderer.invoke('c')).resolves.toBe(webContents.id);
    await fake.settled();

    expect(senders).toEqual([webContents]);
    expect(heard).toEqual([2]);
  });

  fact('S8.13: what a guest emits is a DOM event on its element, with named properties', async () => {
    const fake = create();
    const window = new fake.BrowserWindow();
    const element = new EventTarget();
    const heard: [string, object][] = [];
    for (const name of ['did-attach', 'did-navigate', 'dom-ready', 'did-finish-load', 'console-message', 'destroyed']) {
      element.addEventListener(name, (event) => {
        expect(event.bubbles).toBe(false);
        const properties = Object.entries(event).filter(([key]) => key !== 'isTrusted');
        heard.push([name, Object.fromEntries(properties)]);
      });
    }
    const { webContents } = fake.attachWebview(window, { element, src: 'https://a.test/' });
    await fake.settled();

    webContents.emit('console-message', {}, 2, 'text', 3, 'a.js');
    webContents.emit('console-message', { level: 'info', message: 'text', line: 4, sourceId: 'b.js' });
    webContents.vanish();
    await fake.settled();

    expect(heard).toEqual([
      ['did-attach', {}],
      ['did-navigate', { url: 'https://a.test/', httpResponseCode: 200, httpStatusText: 'OK' }],
      ['dom-ready', {}],
      ['did-finish-load', {}],
      ['console-message', { level: 2, message: 'text', line: 3, sourceId: 'a.js' }],
      ['console-message', { level: 'info', message: 'text', line: 4, sourceId: 'b.js' }],
      ['destroyed', {}],
    ]);
  });

  fact('S8.13: the methods of the tag are those of the guest', async () => {
    const fake = create();
    const { element, webContents } = await attached(fake, 'https://a.test/');

    expect([element.getURL(), element.isLoading()]).toEqual(['https://a.test/', false]);
    element.setZoomFactor(2);
    expect([element.getZoomFactor(), webContents.getZoomFactor()]).toEqual([2, 2]);
    expect(element.canGoBack()).toBe(false);
    await expect(element.executeJavaScript('location.href')).resolves.toBe('https://a.test/');
    await expect(element.capturePage().then((image) => image.isEmpty())).resolves.toBe(false);
    // What main refuses comes back as a refusal of the invoke that the tag makes of it.
    await expect(element.printToPDF({ pageSize: 'B4' } as never)).rejects.toThrow('Error: Invalid pageSize B4');
  });

  fact('a rollback brings back a guest that was detached, and forgets one that was attached', async () => {
    const fake = create();
    const { element, renderer, detach, embedder } = await attached(fake);
    const heard = jest.fn();
    element.addEventListener('ipc-message', heard);
    const restore = fake.mark();
    detach();
    await fake.settled();
    const added = fake.attachWebview(embedder);
    restore();
    await fake.settled();

    renderer.ipcRenderer.sendToHost('a');
    await fake.settled();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(element.getWebContentsId()).toBe(renderer.webContents.id);
    expect(renderer.webContents.hostWebContents).toBe(embedder);
    expect(added.webContents.isDestroyed()).toBe(true);
    await fake.settled();
    expect(renderer.webContents.isDestroyed()).toBe(false);
  });
});

function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
