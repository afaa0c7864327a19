import { inBothTimings } from '../page-harness';
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

  describe('MessagePort', () => {
    test('can send a port to the main process', async () => {
      const { w, ipcMain } = await blank();
      const port = emitted(ipcMain, 'port');
      await w.webContents.executeJavaScript(
        `(${() => {
          const channel = new MessageChannel();
          (require('electron') as typeof Electron).ipcRenderer.postMessage('port', 'hi', [channel.port1]);
        }})()`,
      );
      const [ev, msg] = (await port) as [Electron.IpcMainEvent, string];

      expect(msg).toBe('hi');
      expect(ev.ports).toHaveLength(1);
      expect(ev.senderFrame!.parent).toBeNull();
      expect(ev.senderFrame!.routingId).toBe(w.webContents.mainFrame.routingId);
      expect(ev.ports[0]).toBeInstanceOf(require('node:events').EventEmitter);
    });

    test('throws when the transferable is invalid', async () => {
      const { w } = await blank();

      expect(
        (
          await w.webContents.executeJavaScript(
            `(${() => {
              try {
                const buffer = new ArrayBuffer(10);
                (require('electron') as typeof Electron).ipcRenderer.postMessage('port', '', [buffer as never]);
              } catch (e) {
                return e;
              }
              return undefined;
            }})()`,
          )
        ).message,
      ).toBe('Invalid value for transfer');
    });

    test('can communicate between main and renderer', async () => {
      const { w, ipcMain } = await blank();
      const port = emitted(ipcMain, 'port');
      await w.webContents.executeJavaScript(
        `(${() => {
          const channel = new MessageChannel();
          channel.port2.onmessage = (ev) => channel.port2.postMessage(ev.data * 2);
          (require('electron') as typeof Electron).ipcRenderer.postMessage('port', '', [channel.port1]);
        }})()`,
      );
      const [ev] = (await port) as [Electron.IpcMainEvent];
      const [p] = ev.ports;
      p!.start();
      p!.postMessage(42);

      expect(((await emitted(p!, 'message')) as [{ data: number }])[0].data).toBe(84);
    });

    test("the main process's port is closed when the renderer's page goes", async () => {
      const { w, ipcMain } = await blank();
      const port = emitted(ipcMain, 'port');
      await w.webContents.executeJavaScript(
        `(${() => {
          const { port1, port2 } = new MessageChannel();
          Object.assign(window, { port2 });
          (require('electron') as typeof Electron).ipcRenderer.postMessage('port', '', [port1]);
        }})()`,
      );
      const [ev] = (await port) as [Electron.IpcMainEvent];
      ev.ports[0]!.start();
      const closed = emitted(ev.ports[0]!, 'close');
      await w.loadURL('about:blank');
      await closed;
    });

    test('WebContents.postMessage: sends a port', async () => {
      const { w, ipcMain, MessageChannelMain } = await blank();
      await w.webContents.executeJavaScript(
        `(${() => {
          const { ipcRenderer } = require('electron') as typeof Electron;
          ipcRenderer.on('port', (ev) => {
            const [p] = ev.ports;
            p!.onmessage = (message) => ipcRenderer.send('done', message.data);
          });
        }})()`,
      );
      const { port1, port2 } = new MessageChannelMain();
      port1.postMessage('hello');
      const done = emitted(ipcMain, 'done');
      w.webContents.postMessage('port', null, [port2]);

      expect((await done)[1]).toBe('hello');
    });
  });
});
