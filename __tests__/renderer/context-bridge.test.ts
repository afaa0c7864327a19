import { createFakeElectron } from '../../src';
import { ownRealm } from '../../src/realm/realm';
import { createContextBridge } from '../../src/renderer/context-bridge';

const preloadOf = (fake: ReturnType<typeof createFakeElectron>) => fake.electron.contextBridge;

test('what the bridge does is loaded when something is first exposed', () => {
  const loaded = () =>
    Object.keys(require.cache).filter((file) => /bridge\/(bridge|crossing|global-names)\./.test(file));
  const { contextBridge } = createFakeElectron().renderer;
  expect([typeof contextBridge.exposeInMainWorld, loaded()]).toEqual(['function', []]);

  contextBridge.exposeInMainWorld('api', 1);
  expect(loaded()).toHaveLength(3);
});

test('a preload in a unit test exposes what the test calls as the page would', async () => {
  const fake = createFakeElectron();
  const save = jest.fn(async (note: { title: string }) => ({ id: 1, ...note }));
  preloadOf(fake).exposeInMainWorld('notes', { save, version: '1', list: [{ a: 1 }] });

  const notes = fake.mainWorld.notes as { save: typeof save; list: object[] };
  const note = { title: 'a' };
  await expect(notes.save(note)).resolves.toStrictEqual({ id: 1, title: 'a' });
  expect(save).toHaveBeenCalledWith({ title: 'a' });
  expect(save.mock.calls[0]![0]).not.toBe(note);
  expect(notes).toStrictEqual({ save: expect.any(Function), version: '1', list: [{ a: 1 }] });
});

test('each renderer has a bridge and a page of its own', () => {
  const fake = createFakeElectron();
  const other = fake.createRenderer();
  fake.renderer.contextBridge.exposeInMainWorld('api', 1);
  other.contextBridge.exposeInMainWorld('api', 2);

  expect([fake.mainWorld.api, other.mainWorld.api]).toEqual([1, 2]);
});

test('a rollback takes back what was exposed, in the page and in the worlds beside it', () => {
  const fake = createFakeElectron();
  const { contextBridge } = fake.renderer;
  contextBridge.exposeInMainWorld('kept', { get: () => 'kept' });
  const restore = fake.mark();
  contextBridge.exposeInMainWorld('api', 1);
  contextBridge.exposeInIsolatedWorld(1000, 'api', 1);
  restore();

  expect(Object.keys(fake.mainWorld)).toEqual(['kept']);
  contextBridge.exposeInMainWorld('api', 2);
  contextBridge.exposeInIsolatedWorld(1000, 'api', 2);
  expect(fake.mainWorld.api).toBe(2);
  expect((fake.mainWorld.kept as { get(): string }).get()).toBe('kept');
  expect(() => contextBridge.exposeInIsolatedWorld(1000, 'api', 3)).toThrow('Cannot bind an API on top');
});

test('a service worker has the names of workers, and no DOM', () => {
  const fake = createFakeElectron({ version: '45' });
  const worker = fake.startServiceWorker();
  const { contextBridge } = worker.electron as unknown as typeof Electron;

  expect(() => contextBridge.exposeInMainWorld('skipWaiting', 1)).toThrow('Cannot bind an API on top');
  contextBridge.exposeInMainWorld('document', { blob: new Blob(['a']) });
  expect(worker.mainWorld).toEqual({ document: { blob: {} } });
  contextBridge.exposeInIsolatedWorld(0, 'other', 1);
  expect(worker.mainWorld.other).toBe(1);
  expect(contextBridge.executeInMainWorld({ func: (a: number) => a, args: [1] })).toBe(1);
});

describe('a mirror', () => {
  const make = () => {
    const window: Record<string, unknown> = {};
    const mirror: Record<string, unknown> = { there: 1 };
    const world = (id: number) => ({
      id,
      realm: ownRealm,
      window: id === 0 ? window : {},
      ...(id === 0 && { mirror }),
    });
    const preload = world(999);
    return { window, mirror, bridge: createContextBridge({ isolated: true, source: () => preload, world }) };
  };

  test('has what is exposed too, and it can be removed again', () => {
    const { window, mirror, bridge } = make();
    bridge.exposeInMainWorld('api', { f: () => 1 });

    expect(mirror.api).toBe(window.api);
    expect(Object.getOwnPropertyDescriptor(mirror, 'api')).toMatchObject({ configurable: true, enumerable: true });
    expect(Reflect.set(mirror, 'api', 2)).toBe(false);
    expect(Reflect.deleteProperty(mirror, 'api')).toBe(true);
    expect(Reflect.deleteProperty(window, 'api')).toBe(false);
  });

  test('S9.4: is asked for the key as well', () => {
    const { window, bridge } = make();
    expect(() => bridge.exposeInMainWorld('there', 2)).toThrow('Cannot bind an API on top');
    expect('there' in window).toBe(false);
  });
});
