import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** Whether `promise` is still without an answer, some tasks later. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([promise.catch(() => {}), seconds(0.02).then(() => pending)])) === pending;
}

describe.each(['sync', 'async'] as const)('timing: %s', (timing) => {
  const create = () => createFakeElectron({ timing });

  async function opened() {
    const fake = create();
    fake.app.on('window-all-closed', () => {});
    const window = new fake.BrowserWindow();
    await window.loadURL('https://a.example/');
    return { fake, window, contents: window.webContents };
  }

  /** An invoke whose handler has begun and goes on until `finish` is called. */
  async function begun(fake: FakeElectron) {
    let finish = (_value: unknown): void => {};
    const started = new Promise<void>((resolve) => {
      fake.ipcMain.handle('slow', () => {
        resolve();
        return new Promise((done) => {
          finish = done;
        });
      });
    });
    const call = fake.ipcRenderer.invoke('slow');
    await started;
    return { call, finish };
  }

  describe('a crash', () => {
    test('W2.10: is told to the contents and to the app, with its reason', async () => {
      const { fake, window, contents } = await opened();
      const told: unknown[][] = [];
      contents.on('render-process-gone', (_event, details) => told.push([details]));
      fake.app.on('render-process-gone', (_event, of, details) => told.push([of, details]));

      fake.renderer.crash();
      await window.loadURL('https://a.example/');
      fake.renderer.crash({ reason: 'oom', exitCode: 137 });

      expect(told.map((args) => args.at(-1))).toEqual([
        { reason: 'crashed', exitCode: 5 },
        { reason: 'crashed', exitCode: 5 },
        { reason: 'oom', exitCode: 137 },
        { reason: 'oom', exitCode: 137 },
      ]);
      expect(told[1]?.[0]).toBe(contents);
    });

    test('comes of forcefullyCrashRenderer, in a later task, and ends with the next load', async () => {
      const { window, contents } = await opened();
      const { mainFrame } = contents;
      const told = jest.fn();
      contents.on('render-process-gone', (_event, details) => told(details, contents.isCrashed()));

      contents.forcefullyCrashRenderer();
      expect([contents.isCrashed(), told.mock.calls]).toEqual([false, []]);
      await seconds(0.01);

      expect(told.mock.calls).toEqual([[{ reason: 'crashed', exitCode: 5 }, true]]);
      expect(mainFrame.isDestroyed()).toBe(true);
      await window.loadURL('https://b.example/');
      expect([contents.isCrashed(), contents.mainFrame === mainFrame, mainFrame.url]).toEqual([
        false,
        true,
        'https://b.example/',
      ]);
    });

    test('happens once, and leaves the contents alive', async () => {
      const { fake, contents } = await opened();
      const told = jest.fn();
      contents.on('render-process-gone', told);

      fake.renderer.crash();
      fake.renderer.crash();

      expect(told).toHaveBeenCalledTimes(1);
      expect(contents.isDestroyed()).toBe(false);
      expect(contents.getURL()).toBe('https://a.example/');
      expect(contents.mainFrame.isDestroyed()).toBe(true);
    });

    test('takes the frames of its process, and a frame of another process goes alone', async () => {
      const { fake, contents } = await opened();
      const told = jest.fn();
      contents.on('render-process-gone', told);
      const foreign = fake.renderer.attachFrame({ url: 'https://b.example/' });
      const own = fake.renderer.attachFrame({ url: 'https://a.example/own' });

      foreign.crash();
      expect([foreign, own, fake.renderer].map(({ frame }) => frame.isDestroyed())).toEqual([true, false, false]);
      expect(told).not.toHaveBeenCalled();
      own.crash();
      expect([own, fake.renderer].map(({ frame }) => frame.isDestroyed())).toEqual([true, true]);
      expect(told).toHaveBeenCalledTimes(1);
    });

    test('releases the ipcRenderer until the page is loaded again, and keeps its listeners', async () => {
      const { fake, window, contents } = await opened();
      const heard = jest.fn();
      fake.ipcRenderer.on('a', heard);

      fake.renderer.crash();
      expect(() => fake.ipcRenderer.send('b')).toThrow(new Error('IPC method called after context was released'));
      await window.loadURL('https://a.example/');
      contents.send('a');
      fake.ipcRenderer.send('b');
      await fake.settled();

      expect(heard).toHaveBeenCalledTimes(1);
      expect(fake.traffic.filter('b')).toHaveLength(1);
    });

    test('S5.14: an invoke under way never settles, and its reply is dropped', async () => {
      const { fake } = await opened();
      const { call, finish } = await begun(fake);

      fake.renderer.crash();
      finish('late');

      await expect(isPending(call)).resolves.toBe(true);
      await fake.settled();
      expect(fake.traffic.map(({ channel, outcome }) => [channel, outcome])).toEqual([['slow', 'lost']]);
    });
  });

  describe('a renderer that hangs', () => {
    test('W3.19: is told to the contents, and to its window if that lasts', async () => {
      const { fake, window, contents } = await opened();
      jest.useFakeTimers();
      const told: string[] = [];
      for (const event of ['unresponsive', 'responsive'] as const) {
        contents.on(event as 'responsive', () => told.push(`contents ${event}`));
        window.on(event as 'responsive', () => told.push(`window ${event}`));
      }

      fake.renderer.hang();
      fake.renderer.hang();
      jest.advanceTimersByTime(49);
      expect(told).toEqual(['contents unresponsive']);
      jest.advanceTimersByTime(1);
      fake.renderer.unhang();
      fake.renderer.unhang();
      fake.renderer.hang();
      fake.renderer.unhang();
      jest.advanceTimersByTime(50);
      jest.useRealTimers();

      expect(told).toEqual([
        'contents unresponsive',
        'window unresponsive',
        ...['window responsive', 'contents responsive'],
        ...['contents unresponsive', 'window responsive', 'contents responsive'],
      ]);
    });

    test('gets what was sent to it when it is well again, in order', async () => {
      const { fake, contents } = await opened();
      const heard: unknown[] = [];
      fake.ipcRenderer.on('a', (_event, value) => heard.push(value));
      fake.ipcMain.handle('c', () => 'answer');

      fake.renderer.hang();
      contents.send('a', 1);
      contents.send('a', 2);
      const call = fake.ipcRenderer.invoke('c');
      await expect(isPending(call)).resolves.toBe(true);
      expect(heard).toEqual([]);
      expect(fake.traffic.filter('a').map(({ outcome }) => outcome)).toEqual(['queued', 'queued']);

      fake.renderer.unhang();
      await fake.settled();
      expect(heard).toEqual([1, 2]);
      await expect(call).resolves.toBe('answer');
    });

    test('takes the frames of its process with it, and no others', async () => {
      const { fake } = await opened();
      const own = fake.renderer.attachFrame({ url: 'https://a.example/own' });
      const foreign = fake.renderer.attachFrame({ url: 'https://b.example' });
      const heard: string[] = [];
      for (const [name, { ipcRenderer }] of Object.entries({ own, foreign })) {
        ipcRenderer.on('a', () => heard.push(name));
      }

      fake.renderer.hang();
      for (const { frame } of [own, foreign]) frame.send('a');
      await fake.settled();
      expect(heard).toEqual(['foreign']);
      fake.renderer.unhang();
      await fake.settled();
      expect(heard).toEqual(['foreign', 'own']);
    });

    test('does not keep others from theirs, nor settled() from returning', async () => {
      const { fake, contents } = await opened();
      const other = fake.createRenderer();
      const heard = jest.fn();
      other.ipcRenderer.on('a', heard);

      fake.renderer.hang();
      contents.send('a');
      other.webContents.send('a');
      await fake.settled();

      expect(heard).toHaveBeenCalledTimes(1);
    });

    test('loses what waited when its window goes, or when it shows another page', async () => {
      const { fake, window, contents } = await opened();
      const heard = jest.fn();
      fake.ipcRenderer.on('a', heard);

      for (const end of [() => window.loadURL('https://b.example/'), () => window.destroy()]) {
        fake.renderer.hang();
        contents.send('a');
        await end();
        await fake.settled();
      }

      expect(heard).not.toHaveBeenCalled();
      expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost', 'lost']);
      expect(() => fake.renderer.unhang()).not.toThrow();
    });
  });

  describe('while an invoke is pending', () => {
    test('S5.14: a destroyed window leaves it so, and the handler goes on', async () => {
      const { fake, window } = await opened();
      const { call, finish } = await begun(fake);

      window.destroy();
      await fake.settled();
      finish('late');

      await expect(isPending(call)).resolves.toBe(true);
      expect(fake.traffic.last()).toMatchObject({ channel: 'slow', outcome: 'lost' });
    });

    test.each(['https://a.example/same', 'https://b.example/'])('S5.14: so does a navigation to %s', async (url) => {
      const { fake } = await opened();
      const { call, finish } = await begun(fake);

      await fake.renderer.navigate(url);
      finish('late');

      await expect(isPending(call)).resolves.toBe(true);
      expect(fake.traffic.map(({ channel, outcome }) => [channel, outcome])).toEqual([['slow', 'lost']]);
      fake.ipcMain.removeHandler('slow');
      fake.ipcMain.handle('slow', () => 'next');
      await expect(fake.ipcRenderer.invoke('slow')).resolves.toBe('next');
    });

    test('S5.14: so does the end of its frame or renderer before main has seen it', async () => {
      for (const end of ['detach', 'crash'] as const) {
        const { fake } = await opened();
        const child = fake.renderer.attachFrame({ url: 'https://b.example/' });
        const late = jest.fn();
        child.ipcRenderer.on('late', late);
        const call = child.ipcRenderer.invoke('c');
        fake.ipcMain.handle('c', ({ sender, senderFrame }) => {
          senderFrame?.send('late');
          return sender.id;
        });

        child[end]();

        await expect(isPending(call)).resolves.toBe(true);
        await fake.settled();
        expect(fake.traffic.filter('c')[0]).toMatchObject({ outcome: 'lost' });
        expect(late).not.toHaveBeenCalled();
      }
    });

    test('the first page of a window is no navigation away', async () => {
      const fake = create();
      const window = new fake.BrowserWindow();
      const { call, finish } = await begun(fake);

      await window.loadURL('https://a.example/');
      finish('answer');

      await expect(call).resolves.toBe('answer');
    });
  });

  describe('a reply that is never sent', () => {
    test('S5.9: rejects the invoke, with the text that a collected event comes to', async () => {
      const fake = create();
      const handler = jest.fn(() => 'answer');
      fake.ipcMain.handle('c', handler);
      fake.neverReply('c');

      await expect(fake.ipcRenderer.invoke('c', 1)).rejects.toEqual(
        new Error("Error invoking remote method 'c': reply was never sent"),
      );

      expect(handler).toHaveBeenCalledWith(expect.anything(), 1);
      expect(fake.traffic.map(({ kind, outcome }) => [kind, outcome])).toEqual([
        ['invoke', 'threw'],
        ['result', 'heard'],
      ]);
      expect(fake.traffic.problems).toEqual([]);
    });

    test('needs no handler, and one that throws or never ends changes nothing', async () => {
      const fake = create();
      const error = new Error("Error invoking remote method 'c': reply was never sent");
      fake.neverReply('c');

      await expect(fake.ipcRenderer.invoke('c')).rejects.toEqual(error);
      for (const handler of [() => Promise.reject(new Error('boom')), () => new Promise(() => {})]) {
        fake.ipcMain.handle('c', handler);
        await expect(fake.ipcRenderer.invoke('c')).rejects.toEqual(error);
        fake.ipcMain.removeHandler('c');
      }
    });

    test('S4.23: is what a sendSync returns, and no problem that the test did not ask for', async () => {
      const fake = create();
      const listener = jest.fn((event: Electron.IpcMainEvent) => {
        event.returnValue = 'answer';
      });
      fake.ipcMain.on('s', listener);
      fake.neverReply('s');

      expect(fake.ipcRenderer.sendSync('s')).toEqual({ error: 'reply was never sent' });
      expect(listener).toHaveBeenCalledTimes(1);
      expect(fake.traffic.problems).toEqual([]);
    });

    test('ends where the test says so, and with a rollback', async () => {
      const fake = create();
      fake.ipcMain.handle('c', () => 'answer');
      const rollback = fake.mark();
      const end = fake.neverReply('c');
      end();
      await expect(fake.ipcRenderer.invoke('c')).resolves.toBe('answer');
      fake.neverReply('c');
      rollback();
      await expect(fake.ipcRenderer.invoke('c')).resolves.toBe('answer');
    });
  });

  test('a rollback undoes frames, navigations, crashes and what hangs', async () => {
    const { fake, contents } = await opened();
    const kept = fake.renderer.attachFrame({ url: 'https://kept.example/', name: 'kept' });
    const heard: unknown[] = [];
    fake.ipcRenderer.on('a', (_event, value) => heard.push(value));
    const { processId, routingId } = contents.mainFrame;
    const rollback = fake.mark();

    const added = fake.renderer.attachFrame();
    kept.detach();
    fake.renderer.hang();
    contents.send('a', 'hung');
    await fake.renderer.navigate('https://b.example/');
    fake.renderer.crash();
    rollback();

    expect(contents.mainFrame).toMatchObject({ url: 'https://a.example/', processId, routingId });
    expect(contents.mainFrame.frames).toEqual([kept.frame]);
    expect(kept.frame).toMatchObject({ url: 'https://kept.example/', name: 'kept', parent: contents.mainFrame });
    expect(added.frame.isDestroyed()).toBe(true);
    expect(fake.webFrameMain.fromId(processId, routingId)).toBe(contents.mainFrame);
    const seen: unknown[] = [];
    fake.ipcMain.on('who', ({ senderFrame }) => seen.push(senderFrame));
    kept.ipcRenderer.send('who');
    fake.ipcRenderer.send('who');
    contents.send('a', 'well');
    await fake.settled();
    expect(seen).toEqual([kept.frame, contents.mainFrame]);
    expect(heard).toEqual(['well']);
  });
});

test('what main was yet to learn of a frame is forgotten with the test', async () => {
  const fake = createFakeElectron({ timing: 'async' });
  const [detached, navigated] = [1, 2].map(() => fake.renderer.attachFrame({ url: 'https://a.example/' }));
  const rollback = fake.mark();

  detached?.detach();
  void navigated?.navigate('https://b.example/');
  rollback();
  await new Promise((resolve) => setImmediate(resolve));

  for (const frame of [detached?.frame, navigated?.frame]) {
    expect(frame).toMatchObject({ url: 'https://a.example/', detached: false });
  }
});

test('a page that goes elsewhere as soon as it is there arrives there', async () => {
  const fake = createFakeElectron();
  const window = new fake.BrowserWindow();
  window.webContents.once('did-navigate', () => void window.loadURL('https://b.example/'));

  // S12.13: the error names what came instead.
  await expect(window.loadURL('https://a.example/')).rejects.toThrow("ERR_ABORTED (-3) loading 'https://b.example/'");
  await fake.settled();

  expect(window.webContents.getURL()).toBe('https://b.example/');
});

test('under manual timing what waited for a hung renderer moves on the word of the test', () => {
  const fake = createFakeElectron({ timing: 'manual' });
  const heard = jest.fn();
  fake.ipcRenderer.on('a', heard);

  fake.renderer.hang();
  fake.renderer.webContents.send('a');
  expect(fake.flush()).toBe(0);
  fake.renderer.unhang();
  expect(heard).not.toHaveBeenCalled();
  expect(fake.step()).toBe(true);
  expect(heard).toHaveBeenCalledTimes(1);
});

test('under a scheduler it is scheduled once more', () => {
  const turns: (() => void)[] = [];
  const fake = createFakeElectron({ timing: (deliver) => void turns.push(deliver) });
  const heard = jest.fn();
  fake.ipcRenderer.on('a', heard);

  fake.renderer.hang();
  fake.renderer.webContents.send('a');
  for (const turn of turns.splice(0)) turn();
  expect(heard).not.toHaveBeenCalled();
  fake.renderer.unhang();
  for (const turn of turns.splice(0)) turn();
  expect(heard).toHaveBeenCalledTimes(1);
});
