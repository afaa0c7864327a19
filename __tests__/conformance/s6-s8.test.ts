import type { FakeElectron } from '../../src';
import { errorOf, failureOf, inEveryTiming } from './harness';

const SENDING_FAILED = 'Error sending from webFrameMain: ';

inEveryTiming(({ create, fact }) => {
  /** A guest, its element, and what the element hears. */
  function guest(fake: FakeElectron) {
    const hostElement = new EventTarget();
    const heard: Event[] = [];
    hostElement.addEventListener('ipc-message', (event) => heard.push(event));
    return { ...parts(fake, hostElement), heard };
  }

  function parts(fake: FakeElectron, hostElement: EventTarget) {
    const { ipcRenderer, webContents } = fake.createRenderer({ hostElement });
    return { ipcRenderer, webContents };
  }

  for (const [number, sender] of [
    ['S6.1', 'contents'],
    ['S6.2', 'frame'],
  ] as const) {
    const of = (fake: FakeElectron) =>
      sender === 'contents' ? fake.renderer.webContents : fake.renderer.webContents.mainFrame;

    fact(`${number}: ${sender}.send returns undefined and reaches the renderer with all its arguments`, async () => {
      const fake = create();
      const seen: unknown[][] = [];
      fake.ipcRenderer.on('a', (_event, ...args) => seen.push(args));

      expect(of(fake).send('a')).toBeUndefined();
      expect(of(fake).send('a', 1, undefined)).toBeUndefined();
      await fake.settled();

      expect(seen).toEqual([[], [1, undefined]]);
    });

    fact(`${number}: ${sender}.send throws for a channel that is no string`, async () => {
      const fake = create();

      for (const channel of [undefined, null, 1, {}, new String('a')]) {
        await expect(failureOf(() => of(fake).send(channel as never))).resolves.toEqual({
          name: 'TypeError',
          message: 'Missing required channel argument',
        });
      }
      expect(fake.traffic).toHaveLength(0);
    });

    fact(`${number}: ${sender}.send logs what cannot be cloned and sends nothing`, async () => {
      const fake = create();
      const heard = jest.fn();
      fake.ipcRenderer.on('a', heard);

      expect(of(fake).send('a', () => {})).toBeUndefined();
      await fake.settled();

      expect(heard).not.toHaveBeenCalled();
      expect(jest.mocked(console.error).mock.calls).toEqual([
        [SENDING_FAILED, new Error('Failed to serialize arguments')],
      ]);
    });
  }

  fact('S6.1: contents.send of a destroyed contents throws', async () => {
    const fake = create();
    const { webContents } = fake.createRenderer();
    webContents.vanish();

    for (const channel of ['a', undefined]) {
      await expect(failureOf(() => webContents.send(channel as never))).resolves.toEqual({
        name: 'TypeError',
        message: 'Object has been destroyed',
      });
    }
  });

  fact('S6.2: frame.send of a disposed frame logs that', async () => {
    const fake = create();
    const { webContents } = fake.createRenderer();
    const { mainFrame } = webContents;
    webContents.vanish();

    expect(mainFrame.send('a')).toBeUndefined();

    expect(jest.mocked(console.error).mock.calls).toEqual([
      [SENDING_FAILED, new Error('Render frame was disposed before WebFrameMain could be accessed')],
    ]);
    expect((await errorOf(() => mainFrame.send(undefined as never))).message).toBe('Missing required channel argument');
  });

  fact('S8.1: sendToHost goes to the element of the embedder only', async () => {
    const fake = create();
    const { ipcRenderer, webContents, heard } = guest(fake);
    const elsewhere = jest.fn();
    for (const ipc of [fake.ipcMain, webContents.ipc, webContents.mainFrame.ipc]) ipc.on('a', elsewhere);
    webContents.on('ipc-message', elsewhere);

    ipcRenderer.sendToHost('a', 1);
    await fake.settled();

    expect(heard).toHaveLength(1);
    expect(elsewhere).not.toHaveBeenCalled();
  });

  fact('S8.2: the contents of the guest emits -ipc-message-host with event, channel and one array', async () => {
    const fake = create();
    const { ipcRenderer, webContents } = guest(fake);
    const seen: unknown[][] = [];
    const note = (...args: unknown[]) => void seen.push(args);
    webContents.on('-ipc-message-host' as 'destroyed', note);
    webContents.on('ipc-message-host' as 'destroyed', note);

    ipcRenderer.sendToHost('a', 1, [2]);
    await fake.settled();

    expect(seen).toHaveLength(1);
    expect(seen[0]?.slice(1)).toEqual(['a', [1, [2]]]);
    expect(seen[0]?.[0]).toMatchObject({ type: 'frame', sender: webContents });
  });

  fact('S8.3: the element gets a DOM event with frameId, channel and args', async () => {
    const fake = create();
    const { ipcRenderer, webContents, heard } = guest(fake);
    const { processId, routingId } = webContents.mainFrame;

    ipcRenderer.sendToHost('a', 1, { b: 2 });
    ipcRenderer.sendToHost('empty');
    await fake.settled();

    expect(heard).toHaveLength(2);
    expect(heard[0]).toBeInstanceOf(Event);
    expect(heard[0]).toMatchObject({ type: 'ipc-message', bubbles: false, channel: 'a', args: [1, { b: 2 }] });
    expect(heard[0]).toMatchObject({ frameId: [processId, routingId] });
    expect(heard[1]).toMatchObject({ channel: 'empty', args: [] });
    for (const name of ['sender', 'ports', 'reply']) expect(heard[0]).not.toHaveProperty(name);
  });

  fact('S8.4: every guest that has an ipcRenderer can send, each to its own element', async () => {
    const fake = create();
    const guests = [guest(fake), guest(fake)];

    for (const [index, { ipcRenderer }] of guests.entries()) ipcRenderer.sendToHost('a', index);
    await fake.settled();

    expect(guests.map(({ heard }) => heard.map((event) => (event as Event & { args: unknown }).args))).toEqual([
      [[0]],
      [[1]],
    ]);
  });

  fact('S8.5: without a host the message is dropped silently after the usual checks', async () => {
    const fake = create();
    const everywhere = jest.fn();
    fake.ipcMain.on('a', everywhere);
    fake.renderer.webContents.on('ipc-message', everywhere);

    expect(fake.ipcRenderer.sendToHost('a', 1)).toBeUndefined();
    await fake.settled();

    await expect(failureOf(() => fake.ipcRenderer.sendToHost(undefined as never))).resolves.toEqual({
      name: 'TypeError',
      message: 'Error processing argument at index 0, conversion failure from undefined',
    });
    await expect(failureOf(() => fake.ipcRenderer.sendToHost('a', () => {}))).resolves.toEqual({
      name: 'Error',
      message: 'An object could not be cloned.',
    });
    expect(everywhere).not.toHaveBeenCalled();
    expect(console.error).not.toHaveBeenCalled();
    expect(console.warn).not.toHaveBeenCalled();
  });

  fact('S8.5: an element without a listener changes nothing for the guest', async () => {
    const fake = create();
    const { ipcRenderer } = parts(fake, new EventTarget());

    expect(ipcRenderer.sendToHost('a')).toBeUndefined();
    await fake.settled();

    expect(fake.traffic.last()).toMatchObject({ kind: 'sendToHost', outcome: 'unheard' });
  });
});
