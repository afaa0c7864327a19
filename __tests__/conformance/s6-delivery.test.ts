import type { FakeElectron } from '../../src';
import { failureOf, inEveryTiming } from './harness';

const SENDING_FAILED = 'Error sending from webFrameMain: ';
const DISPOSED = 'Render frame was disposed before WebFrameMain could be accessed';
const DESTROYED = { name: 'TypeError', message: 'Object has been destroyed' };
const UNCLONEABLE = { name: 'Error', message: 'An object could not be cloned.' };
const TRANSFER = { name: 'Error', message: 'Invalid value for transfer' };

inEveryTiming(({ create, fact }) => {
  /** What every frame of the fake hears on `a`, by its name. */
  function listening(fake: FakeElectron) {
    const main = fake.renderer;
    const child = main.attachFrame({ url: 'https://child.example' });
    const other = fake.createRenderer();
    const heard: [string, ...unknown[]][] = [];
    for (const [name, { ipcRenderer }] of Object.entries({ main, child, other })) {
      ipcRenderer.on('a', (_event, ...args) => heard.push([name, ...args]));
    }
    return { main, child, other, heard };
  }

  /** A frame that is disposed while its contents lives. */
  function crashed(fake: FakeElectron) {
    const { webContents } = fake.renderer;
    fake.renderer.crash();
    return { webContents, mainFrame: webContents.mainFrame };
  }

  fact('S6.3: sendToFrame takes a routing id in the process of the main frame, or a pair of ids', async () => {
    const fake = create();
    const { main, child, other, heard } = listening(fake);
    const { webContents } = main;
    const sibling = main.attachFrame();
    sibling.ipcRenderer.on('a', (_event, ...args) => heard.push(['sibling', ...args]));

    expect(webContents.sendToFrame(sibling.frame.routingId, 'a', 1)).toBe(true);
    expect(webContents.sendToFrame([child.frame.processId, child.frame.routingId], 'a', 2)).toBe(true);
    // The child lives in another process.
    expect(webContents.sendToFrame(child.frame.routingId, 'a', 3)).toBe(false);
    expect(webContents.sendToFrame([other.frame.processId, other.frame.routingId], 'a', 4)).toBe(true);
    expect(webContents.sendToFrame([-1, -1], 'a', 5)).toBe(false);
    await fake.settled();

    expect(heard).toEqual([
      ['sibling', 1],
      ['child', 2],
      ['other', 4],
    ]);
    expect(console.error).not.toHaveBeenCalled();
  });

  fact('S6.3: sendToFrame to a disposed frame returns false silently, whatever the channel', async () => {
    const fake = create();
    const { webContents } = fake.renderer;
    const { processId, routingId } = webContents.mainFrame;
    crashed(fake);

    for (const id of [routingId, [processId, routingId] as [number, number]]) {
      expect(webContents.sendToFrame(id, 'a')).toBe(false);
      expect(webContents.sendToFrame(id, undefined as never)).toBe(false);
    }
    expect(console.error).not.toHaveBeenCalled();
  });

  fact(
    'S6.3: sendToFrame to a frame that exists is as frame.send, and returns true for what cannot be cloned',
    async () => {
      const fake = create();
      const { processId, routingId } = fake.renderer.frame;
      const { webContents } = fake.renderer;

      await expect(failureOf(() => webContents.sendToFrame([processId, routingId], 1 as never))).resolves.toEqual({
        name: 'TypeError',
        message: 'Missing required channel argument',
      });
      expect(webContents.sendToFrame(routingId, 'a', () => {})).toBe(true);
      expect(jest.mocked(console.error).mock.calls).toEqual([
        [SENDING_FAILED, new Error('Failed to serialize arguments')],
      ]);
    },
  );

  fact('S6.3: sendToFrame of a destroyed contents throws for a number and works by a pair', async () => {
    const fake = create();
    const { main, other } = listening(fake);
    const { processId, routingId } = main.frame;
    const gone = other.frame.routingId;
    other.webContents.vanish();

    await expect(failureOf(() => other.webContents.sendToFrame(gone, 'a'))).resolves.toEqual(DESTROYED);
    expect(other.webContents.sendToFrame([processId, routingId], 'a')).toBe(true);
    expect(other.webContents.sendToFrame([processId, gone], 'a')).toBe(false);
  });

  for (const [number, sender] of [
    ['S6.4', 'contents'],
    ['S6.5', 'frame'],
  ] as const) {
    const of = (fake: FakeElectron) =>
      sender === 'contents' ? fake.renderer.webContents : fake.renderer.webContents.mainFrame;

    fact(`${number}: ${sender}.postMessage returns undefined and reaches the main frame`, async () => {
      const fake = create();
      const { heard } = listening(fake);

      expect(of(fake).postMessage('a', { b: 1 })).toBeUndefined();
      await fake.settled();

      expect(heard).toEqual([['main', { b: 1 }]]);
    });

    fact(`${number}: ${sender}.postMessage throws for what cannot be cloned and for a disposed frame`, async () => {
      const fake = create();

      await expect(failureOf(() => of(fake).postMessage('a', () => {}))).resolves.toEqual(UNCLONEABLE);
      crashed(fake);
      await expect(failureOf(() => of(fake).postMessage('a', 1))).resolves.toEqual({
        name: 'Error',
        message: DISPOSED,
      });
      expect(fake.traffic).toHaveLength(0);
      expect(console.error).not.toHaveBeenCalled();
    });

    fact(`S6.10: ${sender}.postMessage wants a channel, a message and a list of ports`, async () => {
      const fake = create();
      const target = of(fake) as unknown as { postMessage(...args: unknown[]): void };
      const insufficient = { name: 'TypeError', message: 'Insufficient number of arguments.' };

      for (const args of [[], ['a'], [1]]) {
        await expect(failureOf(() => target.postMessage(...args))).resolves.toEqual(insufficient);
      }
      for (const channel of [undefined, null]) {
        await expect(failureOf(() => target.postMessage(channel, 1))).resolves.toEqual({
          name: 'TypeError',
          message: `Error processing argument at index 0, conversion failure from ${channel}`,
        });
      }
      expect(target.postMessage('a', undefined)).toBeUndefined();
      expect(target.postMessage('a', 1, undefined)).toBeUndefined();
      for (const transfer of [null, 1, {}, [1], [null], [{}]]) {
        await expect(failureOf(() => target.postMessage('a', 1, transfer))).resolves.toEqual(TRANSFER);
      }
    });
  }

  fact('S6.4: contents.postMessage of a destroyed contents throws', async () => {
    const fake = create();
    const { webContents } = fake.createRenderer();
    webContents.vanish();

    await expect(failureOf(() => webContents.postMessage('a', 1))).resolves.toEqual(DESTROYED);
  });

  fact('S6.6: a send to a disposed frame logs that with an Error, and does not throw', async () => {
    const fake = create();
    const { webContents, mainFrame } = crashed(fake);

    expect(webContents.send('a', 1)).toBeUndefined();
    expect(mainFrame.send('a', 1)).toBeUndefined();

    const [first, second] = jest.mocked(console.error).mock.calls;
    expect(first).toEqual([SENDING_FAILED, new Error(DISPOSED)]);
    expect(second).toEqual(first);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost', 'lost']);
  });

  fact('S6.7: send serialises before it looks at the frame', () => {
    const fake = create();
    const { webContents } = crashed(fake);

    webContents.send('a', () => {});

    expect(jest.mocked(console.error).mock.calls).toEqual([
      [SENDING_FAILED, new Error('Failed to serialize arguments')],
    ]);
  });

  fact('S6.7: postMessage serialises, then looks at the transfer list, then at the frame', async () => {
    const fake = create();
    const { webContents } = crashed(fake);
    const post = (message: unknown, transfer: unknown) =>
      failureOf(() => webContents.postMessage('a', message, transfer as never));

    await expect(post(() => {}, [1])).resolves.toEqual(UNCLONEABLE);
    await expect(post(1, [1])).resolves.toEqual(TRANSFER);
    await expect(post(1, [])).resolves.toEqual({ name: 'Error', message: DISPOSED });
  });

  fact('S6.8: contents.send and postMessage act on the main frame only, frame.send on its own', async () => {
    const fake = create();
    const { main, child, heard } = listening(fake);

    main.webContents.send('a', 1);
    main.webContents.postMessage('a', 2);
    child.frame.send('a', 3);
    child.frame.postMessage('a', 4);
    await fake.settled();

    expect(heard).toEqual(
      expect.arrayContaining([
        ['main', 1],
        ['main', 2],
        ['child', 3],
        ['child', 4],
      ]),
    );
    expect(heard).toHaveLength(4);
  });

  fact('S6.8: sendToFrame refuses anything but a number or a pair of numbers', async () => {
    const { webContents } = create().renderer;

    for (const id of [undefined, null, '1', {}, [], [1], ['1', 2], [1, '2']]) {
      await expect(failureOf(() => webContents.sendToFrame(id as never, 'a'))).resolves.toEqual({
        name: 'Error',
        message: 'Missing required frame argument (must be number or [processId, frameId])',
      });
    }
  });

  fact('S6.9: a window has send, which forwards to its contents', async () => {
    const fake = create();
    const { heard } = listening(fake);
    const window = new fake.BrowserWindow() as Electron.BrowserWindow & Pick<Electron.WebContents, 'send'>;

    expect(window.send('a', 1, 2)).toBeUndefined();
    await fake.settled();

    expect(heard).toEqual([['main', 1, 2]]);
  });

  fact(
    'S6.11: the listener gets an event of sender and ports, and postMessage gives exactly one argument',
    async () => {
      const fake = create();
      const { webContents } = fake.renderer;
      const seen: unknown[][] = [];
      fake.ipcRenderer.on('a', (...args) => seen.push(args));

      webContents.send('a', 1, 2);
      webContents.postMessage('a', undefined);
      await fake.settled();

      expect(seen.map(([, ...args]) => args)).toEqual([[1, 2], [undefined]]);
      for (const [event] of seen) {
        expect(Object.keys(event as object).sort()).toEqual(['ports', 'sender']);
        expect(event).toMatchObject({ ports: [] });
        expect((event as Electron.IpcRendererEvent).sender).toBe(fake.ipcRenderer);
      }
    },
  );

  fact('S6.12: what nobody listens to is dropped silently', async () => {
    const fake = create();

    fake.renderer.webContents.send('a');
    await fake.settled();

    expect(fake.traffic.last()).toMatchObject({ outcome: 'unheard' });
    expect(console.error).not.toHaveBeenCalled();
  });

  fact('S6.13: a message is never delivered inside the call that sends it', async () => {
    const fake = create();
    const { heard } = listening(fake);

    fake.renderer.webContents.send('a');

    expect(heard).toEqual([]);
  });
});
