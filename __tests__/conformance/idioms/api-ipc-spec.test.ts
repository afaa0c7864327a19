import { folderOf, inBothTimings } from '../page-harness';
import { electronMain, emitted } from './harness';

inBothTimings(() => {
  // After Electron's spec/api-ipc-spec.ts, api-ipc-main-spec.ts and api-ipc-renderer-spec.ts.

  const NODE = { nodeIntegration: true, contextIsolation: false };

  async function blank(webPreferences: Electron.WebPreferences = NODE) {
    const electron = electronMain();
    const w = new electron.BrowserWindow({ show: false, webPreferences });
    await w.loadURL('about:blank');
    return { ...electron, w };
  }

  describe('invoke', () => {
    async function rendererInvoke(w: Electron.BrowserWindow, ...args: unknown[]): Promise<void> {
      await w.webContents.executeJavaScript(
        `(${async (...given: unknown[]) => {
          const { ipcRenderer } = require('electron') as typeof Electron;
          try {
            const result = await ipcRenderer.invoke('test', ...given);
            ipcRenderer.send('result', { result });
          } catch (e) {
            ipcRenderer.send('result', { error: (e as Error).message });
          }
        }})(...${JSON.stringify(args)})`,
      );
    }

    test('receives a response from a synchronous handler', async () => {
      const { w, ipcMain } = await blank();
      ipcMain.handleOnce('test', (_e, arg) => {
        expect(arg).toBe(123);
        return 3;
      });
      const done = new Promise<void>((resolve) =>
        ipcMain.once('result', (_e, arg) => {
          expect(arg).toEqual({ result: 3 });
          resolve();
        }),
      );
      await rendererInvoke(w, 123);
      await done;
    });

    test('receives a response from an asynchronous handler', async () => {
      const { w, ipcMain } = await blank();
      ipcMain.handleOnce('test', async (_e, arg) => arg);
      const done = emitted(ipcMain, 'result');
      await rendererInvoke(w, 123);

      expect((await done)[1]).toEqual({ result: 123 });
    });

    test('receives an error from a synchronous handler', async () => {
      const { w, ipcMain } = await blank();
      ipcMain.handleOnce('test', () => {
        throw new Error('some error');
      });
      const done = emitted(ipcMain, 'result');
      await rendererInvoke(w);

      expect(((await done)[1] as { error: string }).error).toMatch(/some error/);
    });

    test('throws an error if no handler is registered', async () => {
      const { w, ipcMain } = await blank();
      const done = emitted(ipcMain, 'result');
      await rendererInvoke(w);

      expect(((await done)[1] as { error: string }).error).toMatch(/No handler registered/);
    });

    test('throws an error when invoking a handler that was removed', async () => {
      const { w, ipcMain } = await blank();
      ipcMain.handle('test', () => {});
      ipcMain.removeHandler('test');
      const done = emitted(ipcMain, 'result');
      await rendererInvoke(w);

      expect(((await done)[1] as { error: string }).error).toMatch(/No handler registered/);
    });

    test('supports handling once', async () => {
      const { w, ipcMain } = await blank();
      const seen: unknown[] = [];
      ipcMain.on('result', (_e, arg) => seen.push(arg));
      ipcMain.handleOnce('test', () => 'once');
      await rendererInvoke(w);
      await rendererInvoke(w);

      expect(seen).toEqual([{ result: 'once' }, { error: expect.stringMatching(/No handler registered/) }]);
    });
  });

  describe('ordering', () => {
    test('between send and sendSync is consistent', async () => {
      const { w, ipcMain } = await blank();
      const received: number[] = [];
      ipcMain.on('test-async', (_e, i) => received.push(i));
      ipcMain.on('test-sync', (e, i) => {
        received.push(i);
        e.returnValue = null;
      });
      const done = emitted(ipcMain, 'done');
      function rendererStressTest() {
        const { ipcRenderer } = require('electron') as typeof Electron;
        for (let i = 0; i < 1000; i++) {
          if (i % 3 === 0) ipcRenderer.sendSync('test-sync', i);
          else ipcRenderer.send('test-async', i);
        }
        ipcRenderer.send('done');
      }
      void w.webContents.executeJavaScript(`(${rendererStressTest})()`);
      await done;

      expect(received).toEqual([...received].sort((a, b) => a - b));
      expect(received).toHaveLength(1000);
    });
  });

  describe('ipcRenderer', () => {
    test.each([
      ['send', 'Date', 'new Date(0)', new Date(0)],
      ['send', 'Buffer', "Buffer.from('hello')", new Uint8Array(Buffer.from('hello'))],
    ])('%s() can send objects with %s', async (_method, _name, code, value) => {
      const { w, ipcMain } = await blank();
      void w.webContents.executeJavaScript(`{
      const { ipcRenderer } = require('electron');
      ipcRenderer.send('message', ${code});
    }`);

      expect((await emitted(ipcMain, 'message'))[1]).toEqual(value);
    });

    test('throws when called with a value that cannot be cloned, and does not report it elsewhere', async () => {
      const { w } = await blank();

      expect(
        await w.webContents.executeJavaScript(`{
        const { ipcRenderer } = require('electron');
        try { ipcRenderer.send('message', document.location) } catch (e) { [e instanceof Error, e.message] }
      }`),
      ).toEqual([true, 'An object could not be cloned.']);
    });

    test('sendSync() is answered', async () => {
      const { w, ipcMain } = await blank();
      ipcMain.once('echo', (e, msg) => {
        e.returnValue = msg;
      });

      expect(
        await w.webContents.executeJavaScript(`{
        const { ipcRenderer } = require('electron');
        ipcRenderer.sendSync('echo', 'test');
      }`),
      ).toBe('test');
    });

    test('send() to the renderer is heard by a promise of the page', async () => {
      const { w } = await blank();
      const received = w.webContents.executeJavaScript(
        'new Promise((resolve) => require("electron").ipcRenderer.once("ping", (_e, ...args) => resolve(args)))',
      );
      await w.webContents.executeJavaScript('1');
      w.webContents.send('ping', 1, { a: new Date(0) });

      expect(await received).toEqual([1, { a: new Date(0) }]);
    });

    test('a page whose inline script requires electron answers', async () => {
      const electron = electronMain();
      const file = folderOf({
        'ping-pong.html': `<script>
        const { ipcRenderer } = require('electron');
        ipcRenderer.on('ping', (event, payload) => event.sender.send('pong', payload));
      </script>`,
      });
      const w = new electron.BrowserWindow({ show: false, webPreferences: NODE });
      await w.loadFile(file('ping-pong.html'));
      w.webContents.send('ping', 'payload');

      expect((await emitted(electron.ipcMain, 'pong'))[1]).toBe('payload');
    });
  });
});
