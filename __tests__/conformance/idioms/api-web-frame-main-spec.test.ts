import { dataUrl, folderOf, inBothTimings } from '../page-harness';
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

  describe('WebContents.ipc and WebFrameMain.ipc', () => {
    test('receives ipc messages sent from the WebContents', async () => {
      const { w } = await blank();
      void w.webContents.executeJavaScript("require('electron').ipcRenderer.send('test', 42)");

      expect((await emitted(w.webContents.ipc, 'test'))[1]).toBe(42);
    });

    test('cascades to ipcMain', async () => {
      const { w, ipcMain } = await blank();
      const both = Promise.all([emitted(w.webContents.mainFrame.ipc, 'test'), emitted(ipcMain, 'test')]);
      void w.webContents.executeJavaScript("require('electron').ipcRenderer.send('test', 42)");

      expect((await both).map(([, value]) => value)).toEqual([42, 42]);
    });

    test('overrides ipcMain handlers', async () => {
      const { w, ipcMain } = await blank();
      w.webContents.ipc.handle('test', () => 42);
      ipcMain.handle('test', () => {
        throw new Error('should not be called');
      });

      expect(await w.webContents.executeJavaScript("require('electron').ipcRenderer.invoke('test')")).toBe(42);
    });

    test('can receive messages before the first navigation, of child frames and across them', async () => {
      const electron = electronMain();
      const w = new electron.BrowserWindow({
        show: false,
        webPreferences: { ...NODE, nodeIntegrationInSubFrames: true },
      });
      const file = folderOf({
        'index.html': '<iframe src="child.html"></iframe>',
        'child.html':
          "<script>require('electron').ipcRenderer.send('from', location.pathname.split('/').pop())</script>",
      });
      const message = emitted(w.webContents.ipc, 'from');
      await w.loadFile(file('index.html'));
      const [event, name] = (await message) as [Electron.IpcMainEvent, string];

      expect(name).toBe('child.html');
      expect(event.senderFrame!.parent).toBe(w.webContents.mainFrame);
    });

    test('frames: executeJavaScript and identity', async () => {
      const { w } = await blank();
      await w.loadURL(dataUrl('<iframe srcdoc="1"></iframe><iframe srcdoc="2"></iframe>'));
      const { mainFrame } = w.webContents;

      expect(mainFrame.frames).toHaveLength(2);
      expect(await Promise.all(mainFrame.frames.map((f) => f.executeJavaScript('document.body.textContent')))).toEqual([
        '1',
        '2',
      ]);
      await w.loadURL('about:blank');
      expect(w.webContents.mainFrame).toBe(mainFrame);
      expect(mainFrame.frames).toEqual([]);
      await expect(mainFrame.executeJavaScript('throw 1')).rejects.toBe('1');
    });
  });
});
