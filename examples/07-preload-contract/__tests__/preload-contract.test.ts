import * as path from 'node:path';
import { types } from 'node:util';
import { ipcMain, ipcRenderer } from 'electron';
import { fake, loadPreload, traffic } from 'fake-electron';
import type { Settings } from '../src/preload';

const PRELOAD = path.join(__dirname, '../src/preload.ts');

beforeEach(async () => {
  await loadPreload(PRELOAD);
});

test('the page gets these functions and no others', () => {
  expect(Object.keys(fake.mainWorld)).toEqual(['settings']);
  expect(Object.keys(fake.mainWorld.settings).sort()).toEqual(['onChanged', 'openLog', 'read', 'write']);
  for (const value of Object.values(fake.mainWorld.settings)) expect(typeof value).toBe('function');
});

test('each function uses its own channel', async () => {
  const { settings } = fake.mainWorld;
  ipcMain.handle('settings:read', () => ({ theme: 'dark', fontSize: 14 }));
  ipcMain.handle('settings:write', () => {});
  ipcMain.on('log:open', () => {});

  await expect(settings.read()).resolves.toEqual({ theme: 'dark', fontSize: 14 });
  await settings.write({ fontSize: 16 });
  settings.openLog();
  settings.onChanged(() => {});

  expect(ipcRenderer.eventNames()).toEqual(['settings:changed']);
  expect(traffic).toMatchInlineSnapshot(`
    renderer#1 → main        invoke  settings:read
    main → renderer#1        result  settings:read   {"fontSize": 14, "theme": "dark"}
    renderer#1 → main        invoke  settings:write  {"fontSize": 16}
    main → renderer#1        result  settings:write  undefined
    renderer#1 → main        send    log:open
  `);
});

test('main is told only what the page may say', async () => {
  ipcMain.handle('settings:write', () => {});

  await fake.mainWorld.settings.write({ theme: 'light' });

  expect(ipcRenderer).toHaveInvoked('settings:write', { theme: 'light' });
  expect(traffic.filter({ kind: 'invoke' })).toHaveLength(1);
});

test('nothing of ipcRenderer leaks', async () => {
  const { settings } = fake.mainWorld;
  ipcMain.handle('settings:read', () => ({ theme: 'dark', fontSize: 14 }));
  ipcMain.handle('settings:write', () => {});

  const given = [
    fake.mainWorld,
    await settings.read(),
    await settings.write({}),
    settings.openLog(),
    settings.onChanged(() => {}),
  ];

  const names = new Set(given.flatMap((value) => [...namesIn(value)]));
  for (const name of [
    'send',
    'sendSync',
    'invoke',
    'postMessage',
    'sendToHost',
    'on',
    'off',
    'emit',
    'sender',
    'ports',
  ])
    expect(names).not.toContain(name);
});

test('a callback gets the settings and no event', () => {
  const heard: unknown[][] = [];
  fake.mainWorld.settings.onChanged((...values: unknown[]) => heard.push(values));

  tellChanged({ theme: 'light', fontSize: 12 });

  expect(heard).toEqual([[{ theme: 'light', fontSize: 12 }]]);
});

test('what is unsubscribed is called no more, and leaves no listener', () => {
  const [first, second] = [jest.fn(), jest.fn()];
  const unsubscribe = fake.mainWorld.settings.onChanged(first);
  fake.mainWorld.settings.onChanged(second);
  expect(ipcRenderer.listenerCount('settings:changed')).toBe(2);

  unsubscribe();
  tellChanged({ theme: 'dark', fontSize: 20 });

  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledTimes(1);
  expect(ipcRenderer.listenerCount('settings:changed')).toBe(1);
});

test('the page cannot change what it was given', () => {
  expect(() => {
    fake.mainWorld.settings.read = () => Promise.reject(new Error('mine'));
  }).toThrow("Cannot assign to read only property 'read' of object '#<Object>'");
});

test('the sandbox lets it run', async () => {
  await expect(loadPreload(PRELOAD, { sandbox: true, renderer: fake.createRenderer() })).resolves.toHaveProperty(
    'settings',
  );
});

function tellChanged(settings: Settings): void {
  fake.renderer.webContents.send('settings:changed', settings);
}

/** The names of everything that can be reached from a value. */
function namesIn(value: unknown, seen = new Set<unknown>()): Set<string> {
  const names = new Set<string>();
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || types.isProxy(value))
    return names;
  if (seen.has(value)) return names;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    names.add(String(key));
    for (const inner of namesIn(Reflect.get(value, key), seen)) names.add(inner);
  }
  return names;
}
