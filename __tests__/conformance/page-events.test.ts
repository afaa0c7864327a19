import { createApp, dataUrl, folderOf, inBothTimings, next, until } from './page-harness';

inBothTimings(() => {
  /** A window that shows this page. */
  async function shown(body: string, preferences: Electron.WebPreferences = {}) {
    const app = createApp();
    const file = folderOf({ 'index.html': body, 'other.html': '<title>Other</title>other', 'script.js': '' });
    const window = app.open(preferences);
    await window.loadFile(file('index.html'));
    const { webContents } = window;
    return { ...app, file, window, webContents, run: (code: string) => webContents.executeJavaScript(code) };
  }

  describe('beforeunload', () => {
    const HOLDS =
      '<script>addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "x" })</script>';

    test('keeps the window open', async () => {
      const { fake, window, webContents } = await shown(HOLDS);
      const asked = next(webContents, 'will-prevent-unload');
      window.close();
      await asked;
      await fake.settled();

      expect(window.isDestroyed()).toBe(false);
    });

    test('will-prevent-unload can overrule it', async () => {
      const { window, webContents } = await shown(HOLDS);
      webContents.on('will-prevent-unload', (event) => event.preventDefault());
      const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
      window.close();
      await closed;

      expect(window.isDestroyed()).toBe(true);
    });

    test('keeps the page when it is to be left', async () => {
      const { window, webContents, run } = await shown(HOLDS);
      const asked = next(webContents, 'will-prevent-unload');
      const error = await window.loadURL('about:blank').catch((e: Error) => e.message);
      await asked;

      expect(error).toBe("ERR_FAILED (-2) loading 'about:blank'");
      expect(await run('location.pathname.split("/").pop()')).toBe('index.html');
    });

    test('of onbeforeunload a text or false', async () => {
      const { fake, window } = await shown('<script>window.onbeforeunload = () => "stay"</script>');
      window.close();
      await fake.settled();
      expect(window.isDestroyed()).toBe(false);

      const other = await shown('<script>window.onbeforeunload = () => undefined</script>');
      other.window.close();
      await until(() => other.window.isDestroyed());
    });
  });

  describe('what a page does by itself', () => {
    test('window.close() closes the window', async () => {
      const { window, run } = await shown('');
      const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
      void run('window.close()');
      await closed;

      expect(window.isDestroyed()).toBe(true);
    });

    test.each([
      'location.href = "other.html"',
      'location = "other.html"',
      'location.assign("other.html")',
      'document.querySelector("a").click()',
    ])('%s tells will-navigate, and goes', async (code) => {
      const { file, webContents, run } = await shown('<a href="other.html">x</a>');
      const told = next(webContents, 'will-navigate');
      const arrived = next(webContents, 'did-finish-load');
      await run(`${code}; undefined`);
      await arrived;

      expect((await told)[0]).toBe(`file://${file('other.html')}`);
      expect(await run('document.body.textContent')).toBe('other');
      expect(webContents.navigationHistory.canGoBack()).toBe(true);
    });

    test('will-navigate can be prevented', async () => {
      const { fake, file, webContents, run } = await shown('<script>window.mark = 1</script>');
      webContents.on('will-navigate', (event) => event.preventDefault());
      await run('location.href = "other.html"; undefined');
      await fake.settled();

      expect(webContents.getURL()).toBe(`file://${file('index.html')}`);
      expect(await run('mark')).toBe(1);
    });

    test('history.pushState and fragments are did-navigate-in-page', async () => {
      const { fake, file, webContents, run } = await shown('<a href="#there">x</a>');
      const told: string[] = [];
      webContents.on('did-navigate-in-page', (_event, url) =>
        told.push(url.replace(`file://${file('index.html')}`, '')),
      );
      await run('history.pushState({ a: 1 }, "", "?q=1")');
      await run('location.hash = "here"; undefined');
      await run('document.querySelector("a").click()');
      await run('history.replaceState(null, "", "#replaced")');
      await fake.settled();

      expect(told).toEqual(['?q=1', '?q=1#here', '?q=1#there', '?q=1#replaced']);
      expect(webContents.getURL()).toBe(`file://${file('index.html')}?q=1#replaced`);
      expect(webContents.mainFrame.url).toBe(webContents.getURL());
    });

    test('document.title is page-title-updated, and the title of the window', async () => {
      const { window, webContents, run } = await shown('<title>One</title>');
      expect(window.getTitle()).toBe('One');
      const told = next(webContents, 'page-title-updated');
      await run('document.title = "Two"');
      expect(await told).toEqual(['Two', true]);
      expect([window.getTitle(), webContents.getTitle()]).toEqual(['Two', 'Two']);

      window.once('page-title-updated', (event) => event.preventDefault());
      const kept = next(webContents, 'page-title-updated');
      await run('document.querySelector("title").textContent = "Three"');
      await kept;
      expect([window.getTitle(), webContents.getTitle()]).toEqual(['Two', 'Three']);
    });

    test('a title that a script of the page sets is told, and no other again', async () => {
      const app = createApp();
      const window = app.open();
      const told: string[] = [];
      window.webContents.on('page-title-updated', (_event, title) => told.push(title));
      await window.loadURL(dataUrl('<title>One</title><script>document.title = "Two"</script>'));
      await app.fake.settled();

      expect(told.at(-1)).toBe('Two');
      expect(new Set(told).size).toBe(told.length);
    });

    test('console-message has level, text, line and source', async () => {
      const app = createApp();
      const file = folderOf({ 'index.html': '<script>\nconsole.warn("a", 1, { b: 2 })\n</script>' });
      const window = app.open();
      const told = new Promise<Record<string, unknown>>((resolve) =>
        window.webContents.once('console-message', (details) => resolve(details as never)),
      );
      await window.loadFile(file('index.html'));

      const details = await told;
      expect(details).toMatchObject({ level: 'warning', lineNumber: 2, sourceId: `file://${file('index.html')}` });
      expect(details.message).toMatch(/^a 1 /);
      expect(details.frame).toBe(window.webContents.mainFrame);
    });
  });

  describe('window.open', () => {
    test('makes a window, whose page knows its opener', async () => {
      const { fake, webContents, run } = await shown(
        '<script>window.heard = []; addEventListener("message", (e) => heard.push([e.data, e.source === child]))</script>',
      );
      const created = new Promise<Electron.BrowserWindow>((resolve) =>
        webContents.once('did-create-window', (window) => resolve(window)),
      );
      await run('window.child = window.open("other.html", "other", "width=300"); child !== null');
      const child = await created;
      await until(() => !child.webContents.isLoading());

      expect(child.getTitle()).toBe('Other');
      expect(await child.webContents.executeJavaScript('[window.opener !== null, window.name]')).toEqual([
        true,
        'other',
      ]);
      expect(child.webContents.opener).toBe(webContents.mainFrame);
      await child.webContents.executeJavaScript('opener.postMessage("hello", "*")');
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await run('heard')).toEqual([['hello', true]]);
      await run('child.close()');
      await until(() => child.isDestroyed());
      expect(await run('child.closed')).toBe(true);
      expect(fake.BrowserWindow.getAllWindows()).toHaveLength(1);
    });

    test('setWindowOpenHandler can deny it', async () => {
      const { fake, file, webContents, run } = await shown('<a target="_blank" href="other.html">x</a>');
      const asked: unknown[] = [];
      webContents.setWindowOpenHandler(({ url, frameName, features, disposition }) => {
        asked.push([url, frameName, features, disposition]);
        return { action: 'deny' };
      });

      expect(await run('window.open("other.html", "name", "width=1")')).toBe(null);
      await run('document.querySelector("a").click()');
      expect(asked).toEqual([
        [`file://${file('other.html')}`, 'name', 'width=1', 'new-window'],
        [`file://${file('other.html')}`, '', '', 'foreground-tab'],
      ]);
      expect(fake.BrowserWindow.getAllWindows()).toHaveLength(1);
    });

    test('overrideBrowserWindowOptions has its preload run in the child', async () => {
      const { log, webContents, run } = await shown('');
      const own = folderOf({ 'preload.js': "require('electron').ipcRenderer.send('log', location.href)" });
      webContents.setWindowOpenHandler(() => ({
        action: 'allow',
        overrideBrowserWindowOptions: { show: false, webPreferences: { preload: own('preload.js') } },
      }));
      await run('window.open("about:blank"); undefined');
      await until(() => log.length === 1);

      expect(log).toEqual(['about:blank']);
    });
  });

  describe('<iframe>', () => {
    test('is a frame that main knows', async () => {
      const { webContents, run, file } = await shown(
        '<iframe name="one" src="other.html"></iframe><iframe name="two" srcdoc="<iframe name=inner></iframe>"></iframe>',
      );
      const { mainFrame } = webContents;

      expect(mainFrame.frames.map(({ name }) => name)).toEqual(['one', 'two']);
      expect(mainFrame.framesInSubtree.map(({ name }) => name)).toEqual(['', 'one', 'two', 'inner']);
      const [one, two] = mainFrame.frames;
      expect([one!.url, one!.parent, one!.top]).toEqual([`file://${file('other.html')}`, mainFrame, mainFrame]);
      expect(two!.frames[0]!.parent).toBe(two);
      const created = next(webContents, 'frame-created');
      await run('document.body.append(document.createElement("iframe"))');
      await created;
      expect(mainFrame.frames).toHaveLength(3);
      await run('document.querySelectorAll("iframe").forEach((frame) => frame.remove())');
      expect(mainFrame.frames).toEqual([]);
      expect(one!.isDestroyed()).toBe(true);
    });

    test('S4.12: its messages come from its frame, and replies go to it', async () => {
      const { fake, open } = createApp();
      const file = folderOf({
        'preload.js': `const { ipcRenderer } = require('electron');
        ipcRenderer.on('pong', (_event, value) => ipcRenderer.send('log', [location.pathname.split('/').pop(), value]));
        ipcRenderer.send('ping')`,
        'index.html': '<iframe src="child.html"></iframe>',
        'child.html': 'x',
      });
      const window = open({ preload: file('preload.js'), nodeIntegrationInSubFrames: true });
      const frames: (Electron.WebFrameMain | null)[] = [];
      const log: unknown[] = [];
      fake.ipcMain.on('log', (_event, value) => log.push(value));
      fake.ipcMain.on('ping', (event) => {
        frames.push(event.senderFrame);
        event.reply('pong', frames.length);
      });
      await window.loadFile(file('index.html'));
      await fake.settled();

      const { mainFrame } = window.webContents;
      expect(frames).toEqual([mainFrame, mainFrame.frames[0]]);
      expect(log).toEqual([
        ['index.html', 1],
        ['child.html', 2],
      ]);
    });
  });

  test('<webview>: a guest with its preload, which sends to its host', async () => {
    const { fake, open } = createApp();
    const file = folderOf({
      'guest-preload.js': "require('electron').ipcRenderer.sendToHost('hello', { a: 1 })",
      'guest.html': '<title>Guest</title>guest',
      'index.html': `<script>window.heard = []; window.told = []</script><webview id="w" src="guest.html" preload="guest-preload.js"></webview>
      <script>const w = document.getElementById('w');
      w.addEventListener('ipc-message', (e) => heard.push([e.channel, e.args, Array.isArray(e.args)]));
      for (const name of ['did-finish-load', 'dom-ready']) w.addEventListener(name, () => told.push(name))</script>`,
    });
    const window = open({ webviewTag: true });
    const attached = new Promise<Electron.WebContents>((resolve) =>
      window.webContents.once('did-attach-webview', (_event, guest) => resolve(guest)),
    );
    await window.loadFile(file('index.html'));
    const guest = await attached;
    await until(() => guest.getTitle() === 'Guest' && !guest.isLoading());
    await fake.settled();

    expect([guest.getType(), guest.hostWebContents]).toEqual(['webview', window.webContents]);
    expect(await window.webContents.executeJavaScript('[heard, told]')).toEqual([
      [['hello', [{ a: 1 }], true]],
      ['dom-ready', 'did-finish-load'],
    ]);
    expect(await window.webContents.executeJavaScript('w.executeJavaScript("document.body.textContent")')).toBe(
      'guest',
    );
  });
});
