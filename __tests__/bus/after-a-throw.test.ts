import { createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';
import { inPlainNode } from '../support/spawn';

quiet();

/** A process with a listener that throws what it is told, as one that is to end the process does. */
const throwing = `
  process.on('uncaughtException', (error) => { throw error; });
  process.on('unhandledRejection', () => {});
  const fail = () => { throw new Error('of a listener'); };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const fake = createFakeElectron();
  const { ipcMain, ipcRenderer, traffic } = fake;
  const seen = [];
  ipcMain.on('heard', (_event, n) => seen.push(n));`;

describe('when a listener of the process throws', () => {
  test('those that wait for their second chance behind it get it', () => {
    const outcomes = inPlainNode(`${throwing}
      (async () => {
        ipcRenderer.send('first');
        ipcRenderer.send('second', 2);
        fake.renderer.webContents.send('third', 3);
        ipcMain.on('first', fail);
        ipcMain.on('second', (_event, n) => seen.push(n));
        ipcRenderer.on('third', (_event, n) => seen.push(n));
        await turn();
        report([seen, traffic.map(({ outcome }) => outcome)]);
      })();`);

    expect(outcomes).toEqual([
      [2, 3],
      ['threw', 'heard', 'heard'],
    ]);
  });

  test('those that a sendSync takes along are not lost', () => {
    const outcomes = inPlainNode(`${throwing}
      (async () => {
        ipcRenderer.send('first');
        ipcRenderer.send('second', 2);
        ipcMain.on('first', fail);
        ipcMain.on('sync', (event) => { event.returnValue = 1; });
        try { ipcRenderer.sendSync('sync'); } catch ({ message }) { seen.push(message); }
        ipcMain.on('second', (_event, n) => seen.push(n));
        await turn();
        report([seen, traffic.map(({ outcome }) => outcome)]);
      })();`);

    expect(outcomes).toEqual([
      ['of a listener', 2],
      ['threw', 'heard', 'queued'],
    ]);
  });

  test('ports go on', () => {
    const outcomes = inPlainNode(`${throwing}
      const { port1, port2 } = new fake.MessageChannelMain();
      port2.on('message', ({ data }) => {
        seen.push(data);
        if (data === 1) fail();
      });
      port2.start();
      (async () => {
        port1.postMessage(1);
        port1.postMessage(2);
        await turn();
        port1.postMessage(3);
        await turn();
        report(seen);
      })();`);

    expect(outcomes).toEqual([1, 2, 3]);
  });

  test('the turn counts no more for the loop guard', () => {
    const outcomes = inPlainNode(`${throwing}
      fake.configure({ timing: (deliver) => { try { deliver(); } catch ({ message }) { seen.push(message); } }, loopLimit: 20 });
      ipcMain.on('a', fail);
      for (let n = 0; n < 50; n++) ipcRenderer.send('a');
      report([seen.length, ...new Set(seen)]);`);

    expect(outcomes).toEqual([50, 'of a listener']);
  });
});

test('what comes of a second chance that was offered twice at once is not lost', async () => {
  const fake = createFakeElectron();
  const seen: unknown[] = [];
  fake.ipcMain.on('sync', (event) => {
    event.returnValue = 1;
  });
  fake.ipcRenderer.send('early');
  fake.ipcRenderer.send('late', 2);
  fake.ipcMain.on('early', () => void fake.ipcRenderer.sendSync('sync'));

  fake.ipcRenderer.sendSync('sync');
  fake.ipcMain.on('late', (_event, n) => seen.push(n));
  await fake.settled();

  expect(seen).toEqual([2]);
});

test('a port that waits for a renderer that hangs takes no turns, and goes on with it', () => {
  const seen = inPlainNode(`
    const { Worker } = require('node:worker_threads');
    const fake = createFakeElectron();
    const renderer = fake.createRenderer();
    const seen = [];
    renderer.ipcRenderer.on('port', ({ ports: [port] }) => {
      port.onmessage = ({ data }) => seen.push(data);
    });
    const { port1, port2 } = new fake.MessageChannelMain();
    renderer.webContents.postMessage('port', null, [port2]);
    (async () => {
      await fake.settled();
      renderer.hang();
      port1.postMessage('late');
      // The event loop would never come round, and no timer would say so.
      const watchdog = new Worker('setTimeout(() => process.kill(process.pid), 5000)', { eval: true });
      await new Promise((resolve) => setImmediate(resolve));
      await watchdog.terminate();
      seen.push('waited');
      renderer.unhang();
      await fake.settled();
      report(seen);
    })();`);

  expect(seen).toEqual(['waited', 'late']);
});
