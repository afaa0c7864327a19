import type { FakeElectron } from '../../src';
import { described, errorOf, failureOf, inEveryTiming } from './harness';

inEveryTiming(({ create, fact }) => {
  const workersOf = (fake: FakeElectron) => fake.electron.session.defaultSession.serviceWorkers;

  /** A running worker that main has asked for. */
  function known(fake: FakeElectron) {
    const worker = fake.startServiceWorker({ scope: 'https://a.test/' });
    return { worker, main: workersOf(fake).getWorkerFromVersionID(worker.versionId)! };
  }

  fact('S11.1: its electron is contextBridge, ipcRenderer and nativeImage, in a realm of each run', () => {
    const fake = create();
    const seen: object[] = [];
    const worker = fake.startServiceWorker({
      run(electron) {
        seen.push(electron.ipcRenderer);
        electron.contextBridge.exposeInMainWorld('key', seen.length);
      },
    });
    expect(Object.keys(worker.electron)).toEqual(['contextBridge', 'ipcRenderer', 'nativeImage']);
    expect([worker.ipcRenderer, worker.mainWorld]).toEqual([seen[0], { key: 1 }]);

    worker.stop();
    worker.start();

    expect([worker.ipcRenderer === seen[1], seen[0] === seen[1], worker.mainWorld]).toEqual([true, false, { key: 2 }]);
  });

  fact('S11.2: its messages go to the ipc of its ServiceWorkerMain only, by all methods', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    const elsewhere = jest.fn();
    const { webContents } = fake.renderer;
    for (const ipc of [fake.ipcMain, webContents.ipc, webContents.mainFrame.ipc]) {
      for (const name of ['send', 'sync', 'post']) ipc.on(name, elsewhere);
      ipc.handle('ask', elsewhere);
    }
    for (const name of ['ipc-message', 'ipc-message-sync']) webContents.on(name as 'destroyed', elsewhere);
    const seen: unknown[] = [];
    for (const name of ['send', 'sync', 'post']) {
      main.ipc.on(name, (event, ...args) => {
        seen.push([name, ...args]);
        event.returnValue = 'answer';
      });
    }
    main.ipc.handle('ask', (_event, ...args) => ['asked', ...args]);

    worker.ipcRenderer.send('send', 1, undefined);
    expect(worker.ipcRenderer.sendSync('sync', 2)).toBe('answer');
    worker.ipcRenderer.postMessage('post', { a: 3 });
    await expect(worker.ipcRenderer.invoke('ask', 4)).resolves.toEqual(['asked', 4]);
    await fake.settled();

    expect(seen).toEqual([
      ['send', 1, undefined],
      ['sync', 2],
      ['post', { a: 3 }],
    ]);
    expect(elsewhere).not.toHaveBeenCalled();
    expect(String(fake.traffic).split('\n')[0]).toMatch(/^worker#1 → main +send +send +1, undefined$/);
  });

  fact('S11.3: what main has not asked for is dropped, and its invoke has no handler', async () => {
    const fake = create();
    const { ipcRenderer, versionId } = fake.startServiceWorker();

    ipcRenderer.send('a');
    ipcRenderer.postMessage('a', 1);
    const rejected = await failureOf(() => ipcRenderer.invoke('a'));
    await fake.settled();
    expect(ipcRenderer.sendSync('a')).toEqual({ error: 'reply was never sent' });

    expect(rejected).toEqual({
      name: 'Error',
      message: "Error invoking remote method 'a': Error: No handler registered for 'a'",
    });
    expect(fake.traffic.filter({ kind: ['send', 'postMessage'] }).map(({ outcome }) => outcome)).toEqual([
      'unheard',
      'unheard',
    ]);
    expect(fake.traffic.problems[0]?.sentence).toContain(`getWorkerFromVersionID(${versionId})`);
    const main = workersOf(fake).getWorkerFromVersionID(versionId)!;
    main.ipc.handle('a', () => 1);
    await expect(ipcRenderer.invoke('a')).resolves.toBe(1);
  });

  fact('S11.4: the event has exactly these properties, by kind of message', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    const { versionId } = worker;
    const events: Record<string, object> = {};
    for (const name of ['send', 'sendSync', 'postMessage']) {
      main.ipc.on(name, (event) => {
        events[name] = event;
        if (name === 'sendSync') event.returnValue = 1;
      });
    }
    main.ipc.handle('invoke', (event) => {
      events.invoke = event;
    });

    worker.ipcRenderer.send('send');
    worker.ipcRenderer.sendSync('sendSync');
    worker.ipcRenderer.postMessage('postMessage', 1);
    await worker.ipcRenderer.invoke('invoke');
    await fake.settled();

    const common = ['type', 'versionId', 'processId', 'session'];
    expect(Object.fromEntries(Object.entries(events).map(([name, event]) => [name, Object.keys(event)]))).toEqual({
      send: common,
      sendSync: [...common, '_replyChannel'],
      postMessage: [...common, 'ports'],
      invoke: [...common, '_replyChannel'],
    });
    const processId = workersOf(fake).getInfoFromVersionID(versionId).renderProcessId;
    for (const event of Object.values(events)) {
      expect(event).toMatchObject({ type: 'service-worker', versionId, processId });
      expect(event.constructor.name).toBe('Event');
      const { session, serviceWorker } = event as Electron.IpcMainServiceWorkerEvent;
      expect(session === fake.electron.session.defaultSession && serviceWorker === main).toBe(true);
      expect(Object.getOwnPropertyDescriptor(event, 'serviceWorker')).toMatchObject({ enumerable: false });
      for (const name of ['sender', 'senderFrame', 'frameId', 'reply']) expect(event).not.toHaveProperty(name);
    }
    expect(events.postMessage).toHaveProperty('ports', []);
    expect(Object.getOwnPropertyDescriptor(events.sendSync, 'returnValue')).toMatchObject({ enumerable: false });
    expect(events.sendSync).toHaveProperty('returnValue', undefined);
  });

  fact('S11.5: a sendSync that nobody hears warns nobody, and the first assignment answers', async () => {
    const fake = create();
    const { worker, main } = known(fake);

    expect(worker.ipcRenderer.sendSync('a')).toEqual({ error: 'reply was never sent' });
    expect(console.warn).not.toHaveBeenCalled();
    expect(console.error).not.toHaveBeenCalled();

    main.ipc.on('a', (event) => {
      event.returnValue = undefined;
      event.returnValue = 2;
    });
    expect(worker.ipcRenderer.sendSync('a')).toBeUndefined();
  });

  fact('S11.6: what main registered survives stop and restart, and goes with the registration', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    const heard: unknown[] = [];
    main.ipc.handle('a', () => 1);
    main.ipc.on('b', (_event, value) => heard.push(value));

    worker.stop();
    expect(workersOf(fake).getWorkerFromVersionID(worker.versionId)).toBeUndefined();
    expect(main.isDestroyed()).toBe(false);
    worker.start();
    worker.ipcRenderer.send('b', 1);
    await expect(worker.ipcRenderer.invoke('a')).resolves.toBe(1);
    await fake.settled();
    expect(heard).toEqual([1]);
    expect(workersOf(fake).getWorkerFromVersionID(worker.versionId)).toBe(main);

    worker.unregister();
    worker.start();
    expect(main.isDestroyed()).toBe(true);
    const next = known(fake);
    expect(next.main).not.toBe(main);
    expect(next.worker.versionId).toBeGreaterThan(worker.versionId);
    await expect(failureOf(() => next.worker.ipcRenderer.invoke('a'))).resolves.toMatchObject({ name: 'Error' });
  });

  fact('S11.6: a new version in the same scope takes the place of the one before', () => {
    const fake = create();
    const { main } = known(fake);
    const next = known(fake);

    expect([main.isDestroyed(), next.main.isDestroyed()]).toEqual([true, false]);
    expect(Object.keys(workersOf(fake).getAllRunning())).toEqual([String(next.worker.versionId)]);
  });

  fact('S11.7: serviceWorker.send reaches its ipcRenderer, with the errors of a frame', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    const seen: unknown[][] = [];
    worker.ipcRenderer.on('a', (event, ...args) => seen.push([Object.keys(event), event.sender, ...args]));

    expect(main.send('a', 1, undefined)).toBeUndefined();
    await fake.settled();
    expect(seen).toEqual([[['sender', 'ports'], worker.ipcRenderer, 1, undefined]]);

    for (const channel of [undefined, 1, {}]) {
      await expect(failureOf(() => main.send(channel as never))).resolves.toEqual({
        name: 'TypeError',
        message: 'Missing required channel argument',
      });
    }
    expect(main.send('a', () => {})).toBeUndefined();
    expect(jest.mocked(console.error).mock.calls).toEqual([
      ['Error sending from ServiceWorkerMain: ', new Error('Failed to serialize arguments')],
    ]);
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['uncloneable']);
    expect(main).not.toHaveProperty('postMessage');
  });

  fact('S11.7: what is sent to a worker that does not run is dropped silently', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    const heard = jest.fn();
    worker.ipcRenderer.on('a', heard);
    worker.stop();

    expect(main.send('a')).toBeUndefined();
    worker.unregister();
    expect(main.send('a')).toBeUndefined();
    await fake.settled();

    expect(heard).not.toHaveBeenCalled();
    expect(console.error).not.toHaveBeenCalled();
    expect(fake.traffic.map(({ outcome, direction }) => [outcome, direction])).toEqual([
      ['lost', 'toWorker'],
      ['lost', 'toWorker'],
    ]);
  });

  fact('S11.8: its properties, empty once it is destroyed, and its tasks', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    const { versionId } = worker;
    const task = { name: 'Error', message: 'Unable to start service worker task.' };
    expect([main.isDestroyed(), main.versionId, main.scope, main.scriptURL]).toEqual([
      false,
      versionId,
      'https://a.test/',
      'https://a.test/sw.js',
    ]);
    expect(main.startTask().end()).toBeUndefined();
    const unfinished = main.startTask();

    worker.stop();
    await expect(failureOf(() => main.startTask())).resolves.toEqual(task);
    worker.unregister();

    expect([main.isDestroyed(), main.versionId, main.scope, main.scriptURL]).toEqual([true, versionId, '', '']);
    for (const act of [() => main.startTask(), () => unfinished.end()]) {
      await expect(failureOf(act)).resolves.toEqual({ name: 'TypeError', message: 'ServiceWorkerMain is destroyed' });
    }
  });

  fact('S11.9: there are no isolated worlds', async () => {
    const { contextBridge } = create().startServiceWorker().electron;

    await expect(failureOf(() => contextBridge.exposeInIsolatedWorld(1, 'a', {}))).resolves.toEqual({
      name: 'Error',
      message: 'Isolated worlds are not supported in preload realms.',
    });
  });

  fact('the session tells of its workers, and starts them by their scope', async () => {
    const fake = create();
    const workers = workersOf(fake);
    const log: unknown[] = [];
    workers.on('registration-completed', (_event, { scope }) => log.push(scope));
    workers.on('running-status-changed', ({ versionId, runningStatus }) => {
      log.push([versionId, runningStatus, workers.getWorkerFromVersionID(versionId)?.scope]);
    });
    const scope = 'https://a.test/';
    const { stop, versionId } = fake.startServiceWorker({ scope, scriptURL: 'https://a.test/w.js' });
    const info = { versionId, scope, scriptUrl: 'https://a.test/w.js', renderProcessId: expect.any(Number) };
    expect(workers.getAllRunning()).toEqual({ [versionId]: info });
    expect([workers.getInfoFromVersionID(versionId), workers.getFromVersionID(versionId)]).toEqual([info, info]);

    stop();
    expect(workers.getAllRunning()).toEqual({});
    expect(described(await errorOf(() => workers.getInfoFromVersionID(versionId)))).toEqual({
      name: 'Error',
      message: 'Could not find service worker with that version_id',
    });
    const started = await workers.startWorkerForScope(scope);
    expect(started).toBe(workers.getWorkerFromVersionID(versionId));
    await expect(failureOf(() => workers.startWorkerForScope('https://b.test/'))).resolves.toEqual({
      name: 'Error',
      message: 'Failed to start service worker.',
    });

    expect(log).toEqual([
      scope,
      [versionId, 'starting', scope],
      [versionId, 'running', scope],
      [versionId, 'stopping', scope],
      [versionId, 'stopped', undefined],
      [versionId, 'starting', scope],
      [versionId, 'running', scope],
    ]);
  });

  fact(
    'a worker that stops: its context is released, what it asked never settles, what is on its way arrives',
    async () => {
      const fake = create();
      const { worker, main } = known(fake);
      const heard: unknown[] = [];
      main.ipc.on('a', (_event, value) => heard.push(value));
      main.ipc.handle('slow', () => new Promise(() => {}));
      const { ipcRenderer } = worker;
      ipcRenderer.send('a', 1);
      const settled = jest.fn();
      ipcRenderer.invoke('slow').then(settled, settled);

      worker.stop();
      await fake.settled();

      expect(heard).toEqual([1]);
      expect(settled).not.toHaveBeenCalled();
      await expect(failureOf(() => ipcRenderer.send('a'))).resolves.toEqual({
        name: 'Error',
        message: 'IPC method called after context was released',
      });
    },
  );

  fact('every session has workers of its own', async () => {
    const fake = create();
    const { session } = fake.electron;
    const other = session.fromPartition('persist:b');
    expect([session.fromPartition('persist:b') === other, session.fromPartition('')]).toEqual([
      true,
      session.defaultSession,
    ]);

    const { versionId } = fake.startServiceWorker({ session: other });

    expect(Object.keys(other.serviceWorkers.getAllRunning())).toEqual([String(versionId)]);
    expect(workersOf(fake).getAllRunning()).toEqual({});
  });

  fact('a rollback forgets the workers of a test, and brings back what they were', async () => {
    const fake = create();
    const { worker, main } = known(fake);
    main.ipc.handle('a', () => 1);
    const { ipcRenderer } = worker;
    const restore = fake.mark();
    main.ipc.removeHandler('a');
    worker.stop();
    worker.start();
    worker.unregister();
    const added = fake.startServiceWorker({ scope: 'https://b.test/' });
    restore();

    expect(worker.ipcRenderer).toBe(ipcRenderer);
    await expect(ipcRenderer.invoke('a')).resolves.toBe(1);
    expect([main.isDestroyed(), Object.keys(workersOf(fake).getAllRunning())]).toEqual([
      false,
      [String(worker.versionId)],
    ]);
    await expect(failureOf(() => added.ipcRenderer.send('a'))).resolves.toMatchObject({ name: 'Error' });
    fake.reset();
    expect(workersOf(fake).getAllRunning()).toEqual({});
  });

  fact('before 35 nothing reaches a service worker', async () => {
    const fake = create({ version: '34' });

    expect((await errorOf(() => fake.startServiceWorker())).message).toBe(
      "fake-electron: service workers have an ipcRenderer since Electron 35, and this fake is 34. Give it version: '35' or newer.",
    );
    expect(workersOf(fake).getWorkerFromVersionID).toBeUndefined();
    fake.configure({ version: '35' });
    expect(workersOf(fake).getWorkerFromVersionID).toEqual(expect.any(Function));
  });
});
