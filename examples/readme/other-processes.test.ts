import { BrowserWindow, session } from 'electron';
import { attachWebview, forkUtility, settled, startServiceWorker } from 'fake-electron';

test('a <webview> with its guest', async () => {
  const window = new BrowserWindow({ webPreferences: { webviewTag: true } });
  const { element, renderer, webContents } = attachWebview(window, { src: 'https://example.com/' });

  await element.send('hello', 1);

  expect(renderer.ipcRenderer).toHaveReceived('hello', 1);
  expect(webContents.hostWebContents).toBe(window.webContents);
});

test('a service worker is heard by its own ipc only', async () => {
  const worker = startServiceWorker({ scope: 'https://example.com/' });
  const { serviceWorkers } = session.defaultSession;
  serviceWorkers.getWorkerFromVersionID(worker.versionId)?.ipc.handle('add', (_event, a, b) => a + b);

  await expect(worker.ipcRenderer.invoke('add', 1, 2)).resolves.toBe(3);
});

test('a utility process', async () => {
  const child = forkUtility((parentPort) => {
    parentPort.on('message', ({ data }) => parentPort.postMessage(data * 2));
  });
  const answers: number[] = [];
  child.on('message', (answer) => answers.push(answer));

  child.postMessage(21);
  await settled();

  expect(answers).toEqual([42]);
});
