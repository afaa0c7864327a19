import type { FakeElectron, Renderer } from '../../src';
import { errorOf, failureOf, inEveryTiming } from './harness';

const LATE =
  'Frame property was accessed after it navigated or was destroyed. Avoid asynchronous tasks prior to indexing.';

type IpcEvent = Electron.IpcMainEvent & Electron.IpcMainInvokeEvent;

inEveryTiming(({ create, fact }) => {
  /** A page of a.example with a frame of b.example below it. */
  async function pages() {
    const fake = create();
    await fake.renderer.navigate('https://a.example/');
    return { fake, main: fake.renderer, child: fake.renderer.attachFrame({ url: 'https://b.example/' }) };
  }

  async function eventFrom(fake: FakeElectron, { ipcRenderer }: Renderer): Promise<IpcEvent> {
    const seen: IpcEvent[] = [];
    fake.ipcMain.on('who', (event) => seen.push(event as IpcEvent));
    ipcRenderer.send('who');
    await fake.settled();
    return seen[0]!;
  }

  fact('S4.4: the ids of an event stay those of the document that sent it', async () => {
    const { fake, main, child } = await pages();
    for (const renderer of [child, main]) {
      const { processId, routingId, frameTreeNodeId } = renderer.frame;
      const event = await eventFrom(fake, renderer);
      await renderer.navigate('https://elsewhere.example');

      expect(event).toMatchObject({ processId, frameId: routingId, frameTreeNodeId });
      expect(renderer.frame.processId).not.toBe(processId);
    }
    const gone = main.attachFrame();
    const { processId, routingId } = gone.frame;
    const event = await eventFrom(fake, gone);
    gone.detach();
    await fake.settled();
    expect(event).toMatchObject({ processId, frameId: routingId });
  });

  fact('S4.6: senderFrame is the canonical frame at every read while the frame lives', async () => {
    const { fake, main, child } = await pages();
    const fromMain = await eventFrom(fake, main);
    const fromChild = await eventFrom(fake, child);

    expect(fromMain.senderFrame).toBe(main.webContents.mainFrame);
    expect(fromChild.senderFrame).toBe(child.frame);
    expect(fromChild.sender).toBe(main.webContents);
    expect(process.emitWarning).not.toHaveBeenCalled();
  });

  for (const [end, finish] of [
    ['the frame was removed', ({ child }) => child.detach()],
    ['the contents was destroyed', ({ main }) => main.webContents.vanish()],
    ['the renderer crashed', ({ child }) => child.crash()],
    ['a navigation swapped the render frame', ({ child }) => child.navigate('https://elsewhere.example')],
  ] as [string, (of: { main: Renderer; child: Renderer }) => unknown][]) {
    fact(`S4.6: a read after ${end} gives null and a process warning, also after an early read`, async () => {
      const { fake, main, child } = await pages();
      const event = await eventFrom(fake, child);
      expect(event.senderFrame).toBe(child.frame);

      await finish({ main, child });
      await fake.settled();

      expect(event.senderFrame).toBeNull();
      expect(event.senderFrame).toBeNull();
      expect(jest.mocked(process.emitWarning).mock.calls).toEqual([
        [LATE, 'electron'],
        [LATE, 'electron'],
      ]);
    });
  }

  fact('S4.6: a navigation to the same origin keeps the render frame', async () => {
    const { fake, main } = await pages();
    const event = await eventFrom(fake, main);

    await main.navigate('https://a.example/next');

    expect(event.senderFrame).toBe(main.frame);
  });

  fact('S4.7: what a page sends while it unloads for another origin comes from a detached twin', async () => {
    const { fake, main } = await pages();
    const { processId, url, origin } = main.frame;
    const seen: Electron.WebFrameMain[] = [];
    const read: unknown[] = [];
    for (const channel of ['bye', 'bye sync']) {
      fake.ipcMain.on(channel, (event) => {
        const { senderFrame } = event;
        seen.push(senderFrame!);
        read.push({ detached: senderFrame?.detached, processId: senderFrame?.processId, url: senderFrame?.url });
        expect(senderFrame?.origin).toBe(origin);
        expect(event.sender.mainFrame.url).toBe('https://b.example/');
        event.returnValue = 'read';
      });
    }

    await main.navigate('https://b.example/', {
      unload() {
        main.ipcRenderer.send('bye');
        expect(main.ipcRenderer.sendSync('bye sync')).toBe('read');
      },
    });
    await fake.settled();

    const old = { detached: true, processId, url };
    expect(read).toEqual([old, old]);
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).not.toBe(main.frame);
    // Shortly after.
    expect(seen[0]?.isDestroyed()).toBe(true);
    await expect(failureOf(() => seen[0]?.url)).resolves.toEqual({
      name: 'Error',
      message: 'Render frame was disposed before WebFrameMain could be accessed',
    });
  });

  fact('S4.7: what a page sends while it unloads for its own origin comes from the frame itself', async () => {
    const { fake, main } = await pages();
    const seen: unknown[] = [];
    fake.ipcMain.on('bye', ({ senderFrame }) => seen.push(senderFrame));

    await main.navigate('https://a.example/b', { unload: () => main.ipcRenderer.send('bye') });
    await fake.settled();

    expect(seen).toEqual([main.frame]);
  });

  for (const kind of ['send', 'sendSync', 'postMessage'] as const) {
    const number = { send: 'S4.8', sendSync: 'S4.9', postMessage: 'S4.10' }[kind];
    fact(
      `${number}: ${kind} of a child frame is emitted on the contents, that frame, the contents' ipc and ipcMain`,
      async () => {
        const { fake, main, child } = await pages();
        const { webContents } = main;
        const order: string[] = [];
        const note = (place: string) => (event: Electron.IpcMainEvent) => {
          order.push(place);
          if (kind === 'sendSync') event.returnValue = 1;
        };
        webContents.on('ipc-message', note('ipc-message'));
        webContents.on('ipc-message-sync', note('ipc-message-sync'));
        for (const [place, ipc] of [
          ['ipcMain', fake.ipcMain],
          ['contents.ipc', webContents.ipc],
          ['main frame', webContents.mainFrame.ipc],
          ['child frame', child.frame.ipc],
        ] as const) {
          ipc.on('a', note(place));
        }

        child.ipcRenderer[kind]('a', 1);
        await fake.settled();

        const first = { send: ['ipc-message'], sendSync: ['ipc-message-sync'], postMessage: [] }[kind];
        expect(order).toEqual([...first, 'child frame', 'contents.ipc', 'ipcMain']);
      },
    );
  }

  fact('S4.12: the message of a child frame goes to its own ipc, never to the main frame’s', async () => {
    const { fake, main, child } = await pages();
    const ofMain = jest.fn();
    const ofChild = jest.fn();
    main.frame.ipc.on('a', ofMain);
    child.frame.ipc.on('a', ofChild);

    child.ipcRenderer.send('a');
    await fake.settled();
    expect([ofMain.mock.calls.length, ofChild.mock.calls.length]).toEqual([0, 1]);
    main.ipcRenderer.send('a');
    await fake.settled();
    expect([ofMain.mock.calls.length, ofChild.mock.calls.length]).toEqual([1, 1]);
  });

  fact('S4.13: a message sent while unloading still reaches the listeners on the ipc of its frame', async () => {
    const { fake, main, child } = await pages();
    for (const renderer of [child, main]) {
      const heard: (boolean | undefined)[] = [];
      renderer.frame.ipc.on('bye', ({ senderFrame }) => heard.push(senderFrame?.detached));

      await renderer.navigate('https://elsewhere.example', { unload: () => renderer.ipcRenderer.send('bye') });
      await fake.settled();

      expect(heard).toEqual([true]);
    }
  });

  fact('S4.14: the ipc of a frame is the same, with its listeners, after a navigation to another origin', async () => {
    const { fake, main, child } = await pages();
    for (const renderer of [child, main]) {
      const { ipc } = renderer.frame;
      const heard = jest.fn();
      ipc.on('a', heard);
      await renderer.navigate('https://elsewhere.example');

      expect(renderer.frame.ipc).toBe(ipc);
      renderer.ipcRenderer.send('a');
      await fake.settled();
      expect(heard).toHaveBeenCalledTimes(1);
    }
  });

  fact('S4.26: reply goes to the frame that sent, where sender.send goes to the main frame', async () => {
    const { fake, main, child } = await pages();
    const heard: string[] = [];
    main.ipcRenderer.on('a', (_event, how) => heard.push(`main: ${how}`));
    child.ipcRenderer.on('a', (_event, how) => heard.push(`child: ${how}`));
    fake.ipcMain.on('ask', (event) => {
      expect(event.reply('a', 'reply')).toBeUndefined();
      event.sender.send('a', 'send');
    });

    child.ipcRenderer.send('ask');
    await fake.settled();

    expect(heard).toEqual(['child: reply', 'main: send']);
  });

  fact('S4.26: reply works any number of times later, and does nothing once the frame is gone', async () => {
    const { fake, child } = await pages();
    const heard = jest.fn();
    child.ipcRenderer.on('a', heard);
    const event = await eventFrom(fake, child);

    event.reply('a');
    event.reply('a');
    await fake.settled();
    expect(heard).toHaveBeenCalledTimes(2);
    expect((await errorOf(() => event.reply(1 as never))).message).toBe('Missing required channel argument');

    await child.navigate('https://elsewhere.example');
    await fake.settled();
    for (const channel of ['a', undefined]) expect(event.reply(channel as never)).toBeUndefined();
    await fake.settled();
    expect(heard).toHaveBeenCalledTimes(2);
    expect(console.error).not.toHaveBeenCalled();
  });

  fact('S5.2: the handler of the sending frame comes first, then the contents’, then ipcMain’s', async () => {
    const { fake, main, child } = await pages();
    fake.ipcMain.handle('c', () => 'ipcMain');
    await expect(child.ipcRenderer.invoke('c')).resolves.toBe('ipcMain');
    main.webContents.ipc.handle('c', () => 'contents');
    await expect(child.ipcRenderer.invoke('c')).resolves.toBe('contents');
    main.frame.ipc.handle('c', () => 'main frame');
    await expect(child.ipcRenderer.invoke('c')).resolves.toBe('contents');
    child.frame.ipc.handle('c', () => 'child frame');
    await expect(child.ipcRenderer.invoke('c')).resolves.toBe('child frame');
    await expect(main.ipcRenderer.invoke('c')).resolves.toBe('main frame');
  });

  fact('S2.16: the ipcRenderer of a removed frame, a crashed renderer and a destroyed window throws', async () => {
    const { fake, main, child } = await pages();
    const grandchild = child.attachFrame();
    const released = { name: 'Error', message: 'IPC method called after context was released' };
    const check = async ({ ipcRenderer }: Renderer) => {
      for (const method of ['send', 'sendSync', 'sendToHost', 'postMessage', 'invoke'] as const) {
        await expect(failureOf(() => ipcRenderer[method]('a', 1))).resolves.toEqual(released);
      }
    };

    child.detach();
    await check(child);
    await fake.settled();
    await check(grandchild);
    main.crash();
    await check(main);
    main.webContents.vanish();
    await check(main);
  });

  fact('S2.16: the ipcRenderer of a page throws once the page was navigated away', async () => {
    const { main } = await pages();

    await main.navigate('https://elsewhere.example');

    expect(() => main.ipcRenderer.send('a')).toThrow('IPC method called after context was released');
  });
});
