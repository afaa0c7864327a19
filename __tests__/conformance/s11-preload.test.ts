import * as path from 'node:path';
import { createFakeElectron } from '../../src';

const preload = (name: string) => path.join(__dirname, 'fixtures', name);

test('S11.1: the preloads registered for service workers run at every start, with what the text names', async () => {
  const fake = createFakeElectron();
  const { defaultSession } = fake.electron.session;
  defaultSession.registerPreloadScript({ type: 'service-worker', filePath: preload('worker-preload.js') });

  const worker = fake.startServiceWorker();

  expect(worker.mainWorld.seen).toEqual([
    'service-worker',
    true,
    true,
    'function',
    ['contextBridge', 'ipcRenderer', 'nativeImage'],
    'module not found: node:timers',
  ]);
  worker.stop();
  worker.start();
  await Promise.resolve();
  expect(fake.traffic.filter('preloaded')).toHaveLength(2);
});

test('S11.1: one that fails is on record, and the worker starts all the same', () => {
  const fake = createFakeElectron({ logs: false });
  const { defaultSession } = fake.electron.session;
  const missing = preload('nowhere.js');
  defaultSession.registerPreloadScript({ type: 'service-worker', filePath: missing });
  defaultSession.registerPreloadScript({ type: 'service-worker', filePath: preload('worker-preload.js') });

  const worker = fake.startServiceWorker();

  expect(worker.mainWorld).toHaveProperty('seen');
  expect(fake.traffic.problems).toMatchObject([{ kind: 'preload-error', channel: missing }]);
});
