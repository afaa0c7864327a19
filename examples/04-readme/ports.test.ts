import { ipcMain, ipcRenderer } from 'electron';
import { fake, settled, traffic } from 'fake-electron';

test('a page opens a port to main', async () => {
  ipcMain.on('open', ({ ports: [port] }) => {
    port!.on('message', ({ data }) => port!.postMessage(data * 2));
    port!.start();
  });

  const { port1, port2 } = new fake.MessageChannel();
  const answers: number[] = [];
  port1.onmessage = ({ data }) => answers.push(data);
  ipcRenderer.postMessage('open', null, [port2]);
  port1.postMessage(21);
  await settled();

  expect(answers).toEqual([42]);
  expect(traffic.filter({ kind: 'port' })).toHaveLength(2);
});
