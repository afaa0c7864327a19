import { inEveryTiming } from './harness';

type Event = Record<string, unknown> & Pick<Electron.IpcMainEvent, 'sender' | 'reply' | 'returnValue'>;

const COMMON = ['frameId', 'frameTreeNodeId', 'processId', 'sender', 'senderFrame', 'type'];

inEveryTiming(({ create, fact }) => {
  /** One event of each kind of message, in the fake that made them. */
  async function events() {
    const hostElement = new EventTarget();
    hostElement.addEventListener('ipc-message', () => {});
    const fake = create();
    const { ipcRenderer, webContents } = fake.createRenderer({ hostElement });
    const of: Record<string, Event> = {};
    const note = (kind: string) => (event: unknown) => {
      of[kind] = event as Event;
    };
    for (const kind of ['send', 'sendSync', 'postMessage']) fake.ipcMain.on(kind, note(kind));
    fake.ipcMain.handle('invoke', note('invoke'));
    webContents.on('-ipc-message-host' as 'destroyed', note('sendToHost') as () => void);
    ipcRenderer.send('send');
    ipcRenderer.sendSync('sendSync');
    ipcRenderer.postMessage('postMessage', 1);
    ipcRenderer.sendToHost('sendToHost');
    await ipcRenderer.invoke('invoke');
    await fake.settled();
    return { fake, webContents, ipcRenderer, of: of as Record<(typeof KINDS)[number], Event> };
  }
  const KINDS = ['send', 'sendSync', 'invoke', 'postMessage', 'sendToHost'] as const;

  fact('S4.1: the event is of a class Event whose prototype has preventDefault and defaultPrevented', async () => {
    const { of } = await events();

    for (const kind of KINDS) {
      const event = of[kind] as unknown as { preventDefault(): void; defaultPrevented: boolean };
      expect(event.constructor.name).toBe('Event');
      expect(Object.getOwnPropertyNames(Object.getPrototypeOf(event))).toEqual(
        expect.arrayContaining(['preventDefault', 'defaultPrevented']),
      );
      expect(event.defaultPrevented).toBe(false);
      event.preventDefault();
      expect(event.defaultPrevented).toBe(true);
    }
  });

  fact('S4.1: preventDefault has no effect on the message', async () => {
    const fake = create();
    const heard = jest.fn();
    fake.ipcMain.on('a', (event) => event.preventDefault());
    fake.ipcMain.on('a', heard);

    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(heard).toHaveBeenCalledTimes(1);
  });

  fact('S4.2: each kind of message has its own enumerable properties', async () => {
    const { of } = await events();
    const keys = (kind: (typeof KINDS)[number]) => Object.keys(of[kind]).sort();

    expect(keys('send')).toEqual([...COMMON, 'reply'].sort());
    expect(keys('sendSync')).toEqual([...COMMON, '_replyChannel', 'reply'].sort());
    expect(keys('invoke')).toEqual([...COMMON, '_replyChannel'].sort());
    expect(keys('postMessage')).toEqual([...COMMON, 'ports'].sort());
    expect(keys('sendToHost')).toEqual(COMMON);
  });

  fact('S4.2: the properties tell who sent the message', async () => {
    const { of, webContents } = await events();
    const { mainFrame } = webContents;

    for (const kind of KINDS) {
      expect(of[kind]).toMatchObject({
        type: 'frame',
        frameId: mainFrame.routingId,
        processId: mainFrame.processId,
        frameTreeNodeId: mainFrame.frameTreeNodeId,
      });
      expect(of[kind].sender).toBe(webContents);
      expect(of[kind].senderFrame).toBe(mainFrame);
    }
    expect(of.postMessage.ports).toEqual([]);
  });

  fact('S4.2: returnValue is an accessor, neither enumerable nor configurable', async () => {
    const { of } = await events();

    expect(Object.getOwnPropertyDescriptor(of.sendSync, 'returnValue')).toEqual({
      get: expect.any(Function),
      set: expect.any(Function),
      enumerable: false,
      configurable: false,
    });
  });

  fact('S4.3: ports, reply and returnValue are there on their own kinds of message only', async () => {
    const { of } = await events();

    for (const kind of ['send', 'sendSync'] as const) expect(of[kind].ports).toBeUndefined();
    for (const kind of ['invoke', 'postMessage'] as const) {
      expect(of[kind].reply).toBeUndefined();
      expect(() => of[kind].reply('a')).toThrow(TypeError);
    }
    of.send.returnValue = 'ordinary';
    expect(Object.getOwnPropertyDescriptor(of.send, 'returnValue')).toMatchObject({ value: 'ordinary' });
  });

  fact('S4.4: the ids stay valid numbers after the frame is gone', async () => {
    const fake = create();
    const seen: Electron.IpcMainEvent[] = [];
    fake.app.on('window-all-closed', () => {});
    fake.ipcMain.on('a', (event) => seen.push(event));
    const window = new fake.BrowserWindow();
    const { processId, routingId, frameTreeNodeId } = window.webContents.mainFrame;

    fake.ipcRenderer.send('a');
    await fake.settled();
    window.destroy();
    await fake.settled();

    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ processId, frameTreeNodeId, frameId: routingId });
  });

  fact('S4.5: sender stays the same object after the contents is destroyed, and says so when it is used', async () => {
    const fake = create();
    const seen: Electron.IpcMainEvent[] = [];
    fake.app.on('window-all-closed', () => {});
    fake.ipcMain.on('a', (event) => seen.push(event));
    const window = new fake.BrowserWindow();
    const { webContents } = window;

    fake.ipcRenderer.send('a');
    await fake.settled();
    window.destroy();
    await fake.settled();

    expect(seen[0]?.sender).toBe(webContents);
    expect(webContents.isDestroyed()).toBe(true);
    expect(() => seen[0]?.sender.send('b')).toThrow(new TypeError('Object has been destroyed'));
  });
});
