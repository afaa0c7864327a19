import { inEveryTiming, takenByProcess } from './harness';

inEveryTiming(({ create, fact }) => {
  fact('S0.1: main sees what one frame sends in the order of the calls, whatever the method', async () => {
    const hostElement = new EventTarget();
    hostElement.addEventListener('ipc-message', () => {});
    const fake = create();
    const { ipcRenderer, webContents } = fake.createRenderer({ hostElement });
    const seen: string[] = [];
    for (const name of ['send', 'sync', 'post']) fake.ipcMain.on(name, () => seen.push(name));
    fake.ipcMain.handle('invoke', () => void seen.push('invoke'));
    webContents.on('-ipc-message-host' as 'destroyed', () => seen.push('host'));

    ipcRenderer.send('send');
    void ipcRenderer.invoke('invoke');
    ipcRenderer.postMessage('post', 1);
    ipcRenderer.sendToHost('host');
    ipcRenderer.sendSync('sync');
    ipcRenderer.postMessage('post', 2);
    ipcRenderer.send('send');
    await fake.settled();

    expect(seen).toEqual(['send', 'invoke', 'post', 'host', 'sync', 'post', 'send']);
  });

  fact('S0.1: the order also holds for two listeners when one of them sends', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcRenderer.on('again', () => fake.ipcRenderer.send('b'));
    fake.ipcMain.on('a', (event) => event.reply('again'));
    for (const listener of [1, 2]) {
      for (const name of ['a', 'b']) fake.ipcMain.on(name, () => seen.push(`${listener}${name}`));
    }

    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(seen).toEqual(['1a', '2a', '1b', '2b']);
  });

  fact('S0.1: a message whose listener comes later in the task is not overtaken by the next one', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcMain.on('b', () => seen.push('b'));

    fake.ipcRenderer.send('a');
    fake.ipcRenderer.send('b');
    fake.ipcMain.on('a', () => seen.push('a'));
    await fake.settled();

    expect(seen).toEqual(['a', 'b']);
  });

  fact('S0.2: messages of different renderer processes keep the order of each', async () => {
    const fake = create();
    const other = fake.createRenderer();
    const seen = new Map<number, unknown[]>([
      [fake.renderer.webContents.id, []],
      [other.webContents.id, []],
    ]);
    fake.ipcMain.on('n', (event, n) => seen.get(event.sender.id)?.push(n));

    for (const n of [1, 2, 3]) for (const { ipcRenderer } of [fake, other]) ipcRenderer.send('n', n);
    await fake.settled();

    expect(other.webContents.mainFrame.processId).not.toBe(fake.renderer.webContents.mainFrame.processId);
    expect([...seen.values()]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  fact('S0.3: what main sends to a frame arrives first in, first out, whatever the method', async () => {
    const fake = create();
    const seen: unknown[] = [];
    fake.ipcRenderer.on('n', (_event, n) => seen.push(n));
    fake.ipcMain.on('go', (event) => {
      const { mainFrame } = event.sender;
      event.sender.send('n', 1);
      mainFrame.postMessage('n', 2);
      event.reply('n', 3);
      event.sender.sendToFrame(mainFrame.routingId, 'n', 4);
      event.sender.postMessage('n', 5);
      mainFrame.send('n', 6);
    });

    fake.ipcRenderer.send('go');
    await fake.settled();

    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });

  fact('S0.4: of the two orders that are possible the fake has the order of the calls', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcRenderer.on('progress', () => seen.push('progress'));
    fake.ipcMain.handle('work', (event) => event.sender.send('progress'));

    await fake.ipcRenderer.invoke('work').then(() => seen.push('settled'));

    expect(seen).toEqual(['progress', 'settled']);
  });

  fact('S0.5: send has returned before any main listener runs', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcMain.on('a', () => seen.push('heard'));

    fake.ipcRenderer.send('a');
    seen.push('returned');
    await fake.settled();

    expect(seen).toEqual(['returned', 'heard']);
  });

  fact('S0.5: an exception in a main listener never surfaces from send', async () => {
    const fake = create();
    const uncaught = takenByProcess('uncaughtException');
    const error = new Error('boom');
    fake.ipcMain.on('a', () => {
      throw error;
    });

    expect(() => fake.ipcRenderer.send('a')).not.toThrow();
    await fake.settled();

    expect(uncaught).toEqual([error]);
  });

  fact('S0.5: what main sends while it handles a message arrives after the current task of the renderer', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcRenderer.on('answer', () => seen.push('answer'));
    fake.ipcMain.on('ask', (event) => event.sender.send('answer'));

    fake.ipcRenderer.send('ask');
    seen.push('task ends');
    await fake.settled();

    expect(seen).toEqual(['task ends', 'answer']);
  });

  fact('S0.5: contents.send has returned before any renderer listener runs', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcRenderer.on('a', () => seen.push('heard'));

    fake.renderer.webContents.send('a');
    seen.push('returned');
    await fake.settled();

    expect(seen).toEqual(['returned', 'heard']);
  });

  fact('S0.5: sendSync alone comes back with what main did in the call', () => {
    const fake = create();
    fake.ipcMain.on('sum', (event, a, b) => {
      event.returnValue = a + b;
    });

    expect(fake.ipcRenderer.sendSync('sum', 1, 2)).toBe(3);
  });

  fact('S0.6: main drains microtasks and the nextTick queue after each dispatch, before the next', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcMain.on('n', (_event, n) => {
      seen.push(`${n}`);
      process.nextTick(() => seen.push(`${n} tick`));
      void Promise.resolve().then(() => seen.push(`${n} microtask`));
    });

    fake.ipcRenderer.send('n', 1);
    fake.ipcRenderer.send('n', 2);
    await fake.settled();

    expect(seen).toEqual(['1', '1 tick', '1 microtask', '2', '2 tick', '2 microtask']);
  });

  fact('S0.6: a renderer drains microtasks after each message', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcRenderer.on('n', (_event, n) => {
      seen.push(`${n}`);
      void Promise.resolve().then(() => seen.push(`${n} microtask`));
    });

    for (const n of [1, 2]) fake.renderer.webContents.send('n', n);
    await fake.settled();

    expect(seen).toEqual(['1', '1 microtask', '2', '2 microtask']);
  });

  fact('S0.7: what main sends to a renderer that is blocked in sendSync comes after its current task', async () => {
    const fake = create();
    const seen: string[] = [];
    fake.ipcRenderer.on('meanwhile', () => seen.push('meanwhile'));
    fake.ipcMain.on('ask', (event) => {
      event.sender.send('meanwhile');
      event.returnValue = 'answer';
    });

    seen.push(fake.ipcRenderer.sendSync('ask'));
    seen.push('task ends');
    await fake.settled();

    expect(seen).toEqual(['answer', 'task ends', 'meanwhile']);
  });

  fact('S0.7: main can do asynchronous work before it answers a sendSync', () => {
    const fake = create();
    fake.ipcMain.on('ask', async (event) => {
      await Promise.resolve();
      event.returnValue = 'answer';
    });

    expect(fake.ipcRenderer.sendSync('ask')).toBe('answer');
  });

  fact('S0.8: all listeners on all emitters get the same event and the same arguments', async () => {
    const fake = create();
    const { webContents } = fake.renderer;
    const seen: unknown[][] = [];
    webContents.on('ipc-message', (event, _channel, note) => seen.push([event, note]));
    for (const ipc of [webContents.mainFrame.ipc, webContents.ipc, fake.ipcMain]) {
      ipc.on('note', (event, note) => {
        note.seen++;
        seen.push([event, note]);
      });
    }

    fake.ipcRenderer.send('note', { seen: 0 });
    await fake.settled();

    expect(seen).toHaveLength(4);
    for (const [event, note] of seen) {
      expect(event).toBe(seen[0]?.[0]);
      expect(note).toBe(seen[0]?.[1]);
    }
    expect(seen[3]?.[1]).toEqual({ seen: 3 });
  });

  fact('S0.9: a message that nobody listens for is dropped silently and not kept for later listeners', async () => {
    const fake = create();
    const late = jest.fn();

    fake.ipcRenderer.send('a');
    fake.renderer.webContents.send('b');
    await fake.settled();
    fake.ipcMain.on('a', late);
    fake.ipcRenderer.on('b', late);
    fake.ipcRenderer.send('other');
    fake.renderer.webContents.send('other');
    await fake.settled();

    expect(late).not.toHaveBeenCalled();
    expect(console.error).not.toHaveBeenCalled();
    expect(console.warn).not.toHaveBeenCalled();
  });

  fact('S0.10: a fresh ipcMain has the event name error, a fresh ipcRenderer none', () => {
    const fake = create();

    expect(fake.ipcMain.eventNames()).toEqual(['error']);
    expect(fake.ipcRenderer.eventNames()).toEqual([]);
  });

  fact('S0.11: a channel is any string, the empty one included', async () => {
    const fake = create();
    const channels = ['', ' ', 'ä→𝄞', '\0', '__proto__', 'constructor'];
    const seen: string[] = [];
    for (const channel of channels) {
      fake.ipcMain.on(channel, (event) => event.reply(channel));
      fake.ipcRenderer.on(channel, () => seen.push(channel));
      fake.ipcMain.handle(channel, () => channel);
    }

    for (const channel of channels) fake.ipcRenderer.send(channel);
    await fake.settled();

    expect(seen).toEqual(channels);
    for (const channel of channels) await expect(fake.ipcRenderer.invoke(channel)).resolves.toBe(channel);
  });
});
