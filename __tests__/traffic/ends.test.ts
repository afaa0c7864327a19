import {
  assertNotReceived,
  assertNotSent,
  assertReceived,
  assertReceivedTimes,
  assertSent,
  assertSentTimes,
  assertTraffic,
  createFakeElectron,
} from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** A window, a worker and a utility process with one id, each of which is told something and tells something. */
async function busy() {
  const fake = createFakeElectron();
  const { renderer } = fake;
  const worker = fake.startServiceWorker({
    run: ({ ipcRenderer }) => {
      ipcRenderer.on('to-worker', () => {});
      ipcRenderer.send('both', 'worker');
      ipcRenderer.send('of-worker');
    },
  });
  const child = fake.forkUtility((parentPort) => {
    parentPort.postMessage('of-utility');
    parentPort.on('message', () => {});
  });
  const main = fake.electron.session.defaultSession.serviceWorkers.getWorkerFromVersionID(worker.versionId)!;
  child.on('message', () => {});
  await fake.settled();
  renderer.ipcRenderer.on('to-renderer', () => {});
  renderer.ipcRenderer.send('both', 'renderer');
  renderer.ipcRenderer.send('of-renderer');
  renderer.webContents.send('to-renderer');
  main.send('to-worker');
  child.postMessage('to-utility');
  await fake.settled();
  return { fake, renderer, worker: { ipcRenderer: worker.ipcRenderer, main }, child };
}

test('ends of one id are told apart by their process', async () => {
  const { fake, renderer, worker, child } = await busy();
  const ends = new Map(fake.traffic.flatMap(({ from, to }) => [from, to]).map((end) => [end.process, end.id]));
  expect([ends.get('worker'), ends.get('utility')]).toEqual([ends.get('renderer'), ends.get('renderer')]);

  const channels = (subject: object) => fake.traffic.filter({ renderer: subject }).map(({ channel }) => channel);
  for (const end of [renderer, renderer.ipcRenderer, renderer.webContents]) {
    expect(channels(end)).toEqual(['both', 'of-renderer', 'to-renderer']);
  }
  for (const end of [worker.ipcRenderer, worker.main]) {
    expect(channels(end)).toEqual(['both', 'of-worker', 'to-worker']);
  }
  expect(fake.traffic.filter({ renderer: child })).toHaveLength(2);
});

test('assertions about one of them count nothing of the others', async () => {
  const { renderer, worker, child } = await busy();

  assertSentTimes(renderer.ipcRenderer, 'both', 1);
  assertSent(renderer.ipcRenderer, 'both', 'renderer');
  assertNotSent(renderer.ipcRenderer, 'both', 'worker');
  assertNotSent(renderer.ipcRenderer, 'of-worker');
  assertSentTimes(worker.ipcRenderer, 'both', 1);
  assertSent(worker.ipcRenderer, 'both', 'worker');
  assertNotSent(worker.ipcRenderer, 'of-renderer');
  assertSent(worker.main, 'to-worker');
  assertNotSent(worker.main, 'to-renderer');
  assertNotSent(renderer.webContents, 'to-worker');
  assertReceivedTimes(worker.ipcRenderer, 'to-worker', 1);
  assertNotReceived(worker.ipcRenderer, 'to-renderer');
  assertNotReceived(renderer.ipcRenderer, 'to-worker');
  assertReceived(renderer.webContents, 'both', 'renderer');
  assertNotReceived(renderer.webContents, 'both', 'worker');
  assertNotReceived(child, 'both');
  assertNotReceived(renderer.ipcRenderer, 'both');
  assertNotReceived(worker.ipcRenderer, 'both');
  assertTraffic(worker.ipcRenderer, ['both', 'of-worker', 'to-worker']);
  expect(() => assertTraffic(worker.ipcRenderer, ['of-renderer'])).toThrow('Missing: "of-renderer"');
  expect(() => assertTraffic(renderer.ipcRenderer, ['of-worker'])).toThrow('Missing: "of-worker"');
});
