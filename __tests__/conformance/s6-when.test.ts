import type { FakeElectron } from '../../src';
import { failureOf, inEveryTiming } from './harness';

const DISPOSED = 'Render frame was disposed before WebFrameMain could be accessed';

inEveryTiming(({ create, fact, timing }) => {
  const early = (fake: FakeElectron) => fake.traffic.problems.filter(({ kind }) => kind === 'early-send');

  function opened() {
    const fake = create();
    fake.app.on('window-all-closed', () => {});
    const window = new fake.BrowserWindow();
    const heard: unknown[] = [];
    fake.ipcRenderer.on('a', (_event, value) => heard.push(value));
    return { fake, window, heard };
  }

  fact('S6.14: what main sends to a document reaches a listener that was there before', async () => {
    const { fake, window, heard } = opened();
    window.webContents.on('did-navigate', () => window.webContents.send('a', 1));

    await window.loadURL('https://a.example');
    await fake.settled();

    expect(heard).toEqual([1]);
  });

  fact('S6.15: what is sent while a window loads its first page is delivered, and on record as early', async () => {
    const { fake, window, heard } = opened();

    const loaded = window.loadURL('https://a.example');
    window.webContents.send('a', 1);
    window.webContents.mainFrame.postMessage('a', 2);
    await loaded;
    await fake.settled();

    expect(heard).toEqual([1, 2]);
    expect(early(fake).map(({ channel, sentence }) => [channel, sentence])).toEqual([
      [
        'a',
        "'a' was sent to a window that was still loading its first page: Electron may lose it when the page replaces " +
          "the empty one. Send it after 'did-finish-load', or when the renderer has asked for it.",
      ],
      ['a', expect.any(String)],
    ]);
  });

  for (const event of ['dom-ready', 'did-finish-load'] as const) {
    fact(`S6.15: from ${event} on a send is safe`, async () => {
      const { fake, window, heard } = opened();
      window.webContents.on(event as 'dom-ready', () => window.webContents.send('a', 1));

      await window.loadURL('https://a.example');
      window.webContents.send('a', 2);
      await window.loadURL('https://a.example/b');
      window.webContents.send('a', 3);
      await fake.settled();

      expect(heard).toEqual([1, 2, 1, 3]);
      expect(early(fake)).toEqual([]);
    });
  }

  fact('S6.15: a send is safe once the renderer has announced itself', async () => {
    const { fake, window, heard } = opened();
    fake.ipcMain.on('ready', (event) => {
      event.reply('a', 1);
      window.webContents.send('a', 2);
    });

    const loaded = window.loadURL('https://a.example');
    fake.ipcRenderer.send('ready');
    await loaded;
    await fake.settled();

    expect(heard).toEqual([1, 2]);
    expect(early(fake)).toEqual([]);
  });

  fact('S6.15: nothing is early without a window that loads', async () => {
    const fake = create();
    const other = fake.createRenderer();
    const window = new fake.BrowserWindow();

    for (const { webContents } of [fake.renderer, other, window]) webContents.send('a');
    const going = other.navigate('https://a.example');
    other.webContents.send('a');
    await going;
    await fake.settled();

    expect(early(fake)).toEqual([]);
  });

  fact('S6.16: what is on its way at a navigation is lost with the old document, whatever the new one is', async () => {
    // Under the default timing nothing is on its way when a call has returned.
    const fake = create({ timing: timing === 'sync' ? 'manual' : timing });
    const { renderer } = fake;
    const heard: unknown[] = [];
    renderer.ipcRenderer.on('a', (_event, value) => heard.push(value));

    for (const url of ['https://a.example', 'https://a.example/b', 'https://b.example']) {
      const going = renderer.navigate(url);
      renderer.webContents.send('a', `before ${url}`);
      if (timing === 'sync') fake.step();
      await going;
      await fake.settled();
      renderer.webContents.send('a', `after ${url}`);
      await fake.settled();
    }

    expect(heard).toEqual(['after https://a.example', 'after https://a.example/b', 'after https://b.example']);
    expect(fake.traffic.map(({ outcome }) => outcome)).toEqual(['lost', 'heard', 'lost', 'heard', 'lost', 'heard']);
  });

  fact('S6.17: after a crash send logs and postMessage throws, until a reload', async () => {
    const { fake, window, heard } = opened();
    await window.loadURL('https://a.example');

    fake.renderer.crash();
    window.webContents.send('a', 1);
    expect(jest.mocked(console.error).mock.calls).toEqual([['Error sending from webFrameMain: ', new Error(DISPOSED)]]);
    await expect(failureOf(() => window.webContents.postMessage('a', 2))).resolves.toEqual({
      name: 'Error',
      message: DISPOSED,
    });
    await window.loadURL('https://a.example');
    window.webContents.send('a', 3);
    await fake.settled();

    expect(heard).toEqual([3]);
  });

  fact('S6.18: a frame that is detached and not yet destroyed accepts send', async () => {
    const { fake, window } = opened();
    await window.loadURL('https://a.example');
    const returned: unknown[] = [];
    fake.ipcMain.on('bye', ({ senderFrame }) => {
      expect(senderFrame?.detached).toBe(true);
      returned.push(senderFrame?.send('a', 1));
    });

    await fake.renderer.navigate('https://b.example', { unload: () => fake.ipcRenderer.send('bye') });
    await fake.settled();

    expect(returned).toEqual([undefined]);
    expect(console.error).not.toHaveBeenCalled();
  });
});
