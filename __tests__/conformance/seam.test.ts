import { errorOf } from './harness';
import { createApp, dataUrl, folderOf, inBothTimings, until } from './page-harness';

inBothTimings(() => {
  const API = `
  const { contextBridge, ipcRenderer } = require('electron');
  const api = {
    ask: (...args) => ipcRenderer.invoke('ask', ...args),
    askSync: (...args) => ipcRenderer.sendSync('ask-sync', ...args),
    on: (listener) => ipcRenderer.on('tick', (_event, ...args) => listener(...args)),
    send: ipcRenderer.send,
  };
  if (process.contextIsolated) contextBridge.exposeInMainWorld('api', api);
  else window.api = api;`;

  describe.each([{}, { sandbox: false }, { contextIsolation: false }, { contextIsolation: false, sandbox: false }])(
    'page, preload, main and back with %j',
    (preferences) => {
      async function shown() {
        const app = createApp();
        const file = folderOf({
          'preload.js': API,
          'index.html': '<script>window.heard = []; api.on((...args) => heard.push(args))</script>',
        });
        const { ipcMain } = app.fake;
        ipcMain.handle('ask', (_event, value) =>
          value === 'fail' ? Promise.reject(new TypeError('no')) : { value, at: new Date(0) },
        );
        ipcMain.on('ask-sync', (event, value) => {
          event.returnValue = [value, new Map([[1, value]])];
        });
        const window = app.open({ ...preferences, preload: file('preload.js') });
        await window.loadFile(file('index.html'));
        return { ...app, window, run: (code: string) => window.webContents.executeJavaScript(code) };
      }

      test('S3.4: what comes is native to the page', async () => {
        const { run } = await shown();

        expect(
          await run(`(async () => {
          const answer = await api.ask({ a: 1 });
          const promise = api.ask(1);
          const sync = api.askSync('x');
          const error = await api.ask('fail').catch((e) => e);
          return [promise instanceof Promise, answer instanceof Object, answer.at instanceof Date, answer.at.getTime(), sync instanceof Array,
            sync[1] instanceof Map, error instanceof Error, Object.getPrototypeOf(error) === Error.prototype, error.message, answer.value.a];
        })()`),
        ).toEqual([
          true,
          true,
          true,
          0,
          true,
          true,
          true,
          true,
          "Error invoking remote method 'ask': TypeError: no",
          1,
        ]);
      });

      test('S3.4: what main sends is native to the page', async () => {
        const { window, run } = await shown();
        window.webContents.send('tick', { list: [1] }, new Date(5));

        expect(await run('heard.map(([a, b]) => [a.list instanceof Array, b instanceof Date, b.getTime()])')).toEqual([
          [true, true, 5],
        ]);
      });

      test('S9.38: an exposed send works without its object', async () => {
        const { run, log } = await shown();
        await run('const { send } = api; send("log", 1)');

        expect(log).toEqual([1]);
      });

      test('S2.4, S2.14: the errors are of the page', async () => {
        const { run } = await shown();
        const texts = await run(`[() => api.send(), () => api.send('log', Symbol())].map((f) => {
        try { f() } catch (e) { return [e instanceof Error, e.message] }
      })`);

        expect(texts).toEqual([
          [true, expect.stringMatching(/^Error processing argument at index 1, conversion failure from/)],
          [true, 'An object could not be cloned.'],
        ]);
      });
    },
  );

  test('S3.4: what comes is native to the world of the preload', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({
      'preload.js': `
      const { ipcRenderer } = require('electron');
      (async () => {
        const promise = ipcRenderer.invoke('ask', new Map([[1, 2]]));
        const answer = await promise;
        const error = await ipcRenderer.invoke('none').catch((e) => e);
        let thrown;
        try { ipcRenderer.send('x', () => {}) } catch (e) { thrown = e }
        ipcRenderer.send('log', [promise instanceof Promise, answer instanceof Map, error instanceof Error, thrown instanceof Error]);
      })();
      ipcRenderer.on('tick', (event, map) => ipcRenderer.send('log', [event.sender === ipcRenderer, map instanceof Map, event instanceof Object]));`,
    });
    fake.ipcMain.handle('ask', (_event, map) => map);
    for (const preferences of [{}, { sandbox: false }, { contextIsolation: false }]) {
      const window = open({ ...preferences, preload: file('preload.js') });
      await window.loadURL('about:blank');
      await until(() => log.length === 1);
      window.webContents.send('tick', new Map());
      await fake.settled();

      expect(log.splice(0)).toEqual([
        [true, true, true, true],
        [true, true, true],
      ]);
    }
  });

  describe('exposing IPC', () => {
    async function exposed(code: string) {
      const app = createApp();
      const file = folderOf({ 'preload.js': `const { contextBridge, ipcRenderer } = require('electron'); ${code}` });
      const window = app.open({ preload: file('preload.js') });
      await window.loadURL('about:blank');
      return { ...app, window, run: (script: string) => window.webContents.executeJavaScript(script) };
    }

    test('S9.37: ipcRenderer itself has no methods in the page', async () => {
      const { run } = await exposed("contextBridge.exposeInMainWorld('ipc', ipcRenderer)");

      expect(await run("['send', 'invoke', 'on', 'emit'].map((name) => typeof ipc[name])")).toEqual(
        Array(4).fill('undefined'),
      );
    });

    test('S9.39: an exposed on does nothing useful', async () => {
      const { window, fake, run } = await exposed("contextBridge.exposeInMainWorld('ipc', { on: ipcRenderer.on })");
      await run('window.heard = 0; ipc.on("tick", () => heard++); undefined');
      window.webContents.send('tick');
      await fake.settled();

      expect(await run('heard')).toBe(0);
    });

    test('S9.40: a listener that is passed on gets the event, without methods', async () => {
      const { window, fake, run } = await exposed(
        "contextBridge.exposeInMainWorld('ipc', { onTick: (cb) => { ipcRenderer.on('tick', cb) } })",
      );
      await run('window.heard = []; ipc.onTick((...args) => heard.push(args)); undefined');
      window.webContents.send('tick', 1);
      await fake.settled();

      expect(
        await run(
          'heard.map(([event, value]) => [Object.keys(event).sort(), typeof event.sender.send, event.ports, value])',
        ),
      ).toEqual([[['ports', 'sender'], 'undefined', [], 1]]);
    });
  });

  describe('a document that is gone', () => {
    test('S2.16: its ipcRenderer throws, and invoke rejects', async () => {
      const { open } = createApp();
      const window = open({ nodeIntegration: true, contextIsolation: false, nodeIntegrationInSubFrames: true });
      const file = folderOf({ 'index.html': '<iframe src="child.html"></iframe>', 'child.html': 'x' });
      await window.loadFile(file('index.html'));

      const seen = await window.webContents.executeJavaScript(`(async () => {
      const frame = document.querySelector('iframe');
      const { ipcRenderer } = frame.contentWindow.require('electron');
      frame.remove();
      let thrown;
      try { ipcRenderer.send('log', 1) } catch (e) { thrown = e.message }
      return [thrown, await ipcRenderer.invoke('x').catch((e) => e.message)];
    })()`);

      expect(seen).toEqual(Array(2).fill('IPC method called after context was released'));
    });

    test('S2.16: also after a navigation', async () => {
      const { fake, open } = createApp();
      const kept: { ipcRenderer: Electron.IpcRenderer }[] = [];
      const window = open({ nodeIntegration: true, contextIsolation: false });
      await window.loadURL('about:blank');
      kept.push((fake.windowOf(window) as unknown as { require: NodeJS.Require }).require('electron'));
      kept[0]!.ipcRenderer.send('log', 1);
      await window.loadURL('about:blank');

      expect(await errorOf(() => kept[0]!.ipcRenderer.send('log', 2))).toMatchObject({
        message: 'IPC method called after context was released',
      });
    });

    test('S4.7: what it sends while it unloads comes from a detached frame', async () => {
      const { fake, open } = createApp();
      const seen: unknown[] = [];
      fake.ipcMain.on('bye', (event, name) => {
        const { senderFrame } = event;
        seen.push([name, senderFrame?.detached, senderFrame?.url, senderFrame === event.sender.mainFrame]);
      });
      const file = folderOf({
        'index.html': `<script>
        const { ipcRenderer } = require('electron');
        for (const name of ['beforeunload', 'pagehide', 'unload']) addEventListener(name, () => ipcRenderer.send('bye', name));
      </script>`,
      });
      const window = open({ nodeIntegration: true, contextIsolation: false });
      await window.loadFile(file('index.html'));
      const { url } = window.webContents.mainFrame;
      await window.loadURL('https://example.com/');
      await fake.settled();

      expect(seen).toEqual([
        ['beforeunload', expect.any(Boolean), url, expect.any(Boolean)],
        ['pagehide', true, url, false],
        ['unload', true, url, false],
      ]);
    });

    test('S2.16: nothing that its timers do disturbs anybody', async () => {
      const { fake, log, open } = createApp();
      const window = open({ nodeIntegration: true, contextIsolation: false });
      await window.loadURL(
        dataUrl(`<script>
        const { ipcRenderer } = require('electron');
        const timers = require('timers');
        const tick = () => { ipcRenderer.send('log', 'tick'); throw new Error('late') };
        addEventListener('pagehide', () => {
          timers.setTimeout(tick, 1); setTimeout(tick, 1); setImmediate(tick); timers.setInterval(tick, 1);
          Promise.resolve().then(tick);
        });
      </script>`),
      );
      await window.loadURL('about:blank');
      await new Promise((resolve) => setTimeout(resolve, 20));

      expect(log).toEqual([]);
      expect(fake.traffic.problems).toEqual([]);
    });

    test("what Node's timers throw in a page is its error", async () => {
      const { fake, lines, open } = createApp();
      const window = open({ nodeIntegration: true, contextIsolation: false });
      await window.loadURL(dataUrl('<script>require("timers").setTimeout(() => { throw new Error("mine") })</script>'));
      await until(() => lines.length === 1);

      expect(lines[0]).toMatch(/^Uncaught Error: mine/);
      expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['page-error']);
    });
  });

  test('ports between the worlds and main', async () => {
    const { fake, log, open } = createApp();
    const file = folderOf({
      'preload.js': `
      const { ipcRenderer } = require('electron');
      ipcRenderer.on('port', (event) => window.postMessage('port', '*', event.ports));
      window.addEventListener('message', (event) => {
        if (event.data === 'mine') ipcRenderer.postMessage('mine', null, event.ports);
      });`,
      'index.html': `<script>
      addEventListener('message', ({ data, ports, source }) => {
        if (data !== 'port' || source !== window) return;
        ports[0].onmessage = ({ data }) => ports[0].postMessage([data instanceof Object, data.a]);
      });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => port1.postMessage(['page', data]);
      window.postMessage('mine', '*', [port2]);
    </script>`,
    });
    fake.ipcMain.on('mine', ({ ports: [port] }) => {
      port!.on('message', ({ data }: { data: unknown }) => log.push(data));
      port!.start();
      port!.postMessage('hello');
    });
    const window = open({ preload: file('preload.js') });
    await window.loadFile(file('index.html'));
    const { port1, port2 } = new fake.MessageChannelMain();
    port1.on('message', ({ data }: { data: unknown }) => log.push(data));
    port1.start();
    window.webContents.postMessage('port', null, [port2]);
    port1.postMessage({ a: 1 });
    await until(() => log.length === 2);

    expect(log).toEqual(
      expect.arrayContaining([
        ['page', 'hello'],
        [true, 1],
      ]),
    );
  });
});
