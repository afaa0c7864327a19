import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeElectron } from '../../src';
import { answered, arrives, electron, failure, present, quiet, rendererEvent, surface, thrownBy } from './eras/era';

quiet();

const IN_7 = ['handle', 'off', 'invoke', 'sendTo', 'sendToAll'];
const NEWEST = ['handle', 'off', 'invoke', 'postMessage', 'mainFrame', 'ipc'];

describe('what a version stands for', () => {
  test('an incomplete one is the newest of its line', () => {
    expect(surface(electron('7').fake)).toEqual(surface(electron('7.3.3').fake));
    expect(typeof electron('7').fake.electron.contextBridge).toBe('object');
    expect(typeof electron('7.0').fake.electron.contextBridge).toBe('undefined');
  });

  test('a prerelease is its release', () => {
    expect(arrives(electron('8.0.0-beta.3').fake, new Date(0))).toEqual([new Date(0)]);
    expect(surface(electron('7.0.0-nightly.20190521').fake)).toEqual(IN_7);
  });

  const text = (given: string, hint: string) =>
    `fake-electron: ${given} is not an Electron version that can be emulated. Supported are 0.35.0 to 45.x, given as a ` +
    `string: '28.1.4', or '28' and '28.1' for the newest of that line, or a prerelease such as '28.0.0-beta.3'; no ranges.${hint}`;

  test.each<[unknown, string]>([
    ['^28.0.0', text("'^28.0.0'", " Try '28.0.0'.")],
    ['latest', text("'latest'", '')],
    ['0.30.0', text("'0.30.0'", '')],
    ['99', text("'99'", '')],
    ['46.0.0-alpha.1', text("'46.0.0-alpha.1'", '')],
    [28, text('28 (number)', " Try '28'.")],
    [null, text('null (object)', '')],
  ])('%p is none', (version, message) => {
    expect(thrownBy(() => createFakeElectron({ version: version as never }))).toEqual(failure('Error', message));
  });

  test('configure refuses it too, and changes nothing', () => {
    const fake = createFakeElectron({ version: '7' });

    expect(thrownBy(() => fake.configure({ timing: 'async', version: '^9' }))).toEqual(
      failure('Error', text("'^9'", " Try '9'.")),
    );
    expect(fake.settings).toMatchObject({ timing: 'sync', version: '7' });
    expect(surface(fake)).toEqual(IN_7);
  });

  test('undefined leaves the version as it is', () => {
    const fake = createFakeElectron({ version: '7' });
    fake.configure({ version: undefined as never });

    expect(surface(fake)).toEqual(IN_7);
  });
});

describe('the default', () => {
  let folder: string;
  const home = process.cwd();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'version-'));
    mkdirSync(join(folder, 'node_modules', 'electron'), { recursive: true });
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
    delete (globalThis as { fakeElectron?: unknown }).fakeElectron;
  });
  const install = (version: string) =>
    writeFileSync(
      join(folder, 'node_modules', 'electron', 'package.json'),
      JSON.stringify({ name: 'electron', version }),
    );
  const preset = () => {
    let globals: unknown;
    jest.isolateModules(() => {
      ({ globals } = require('../../src/runners/jest-preset') as { globals: unknown });
    });
    return globals;
  };

  test('is the version of the installed electron package', () => {
    install('7.1.2');

    expect(surface(createFakeElectron())).toEqual(IN_7);
    expect(surface(createFakeElectron({ version: '45' }))).toEqual(NEWEST);
  });

  test('is looked up once for each fake, and comes back by a rollback', () => {
    install('7.1.2');
    const fake = createFakeElectron();
    const rollback = fake.mark();
    install('45.0.0');
    fake.configure({ version: '12' });
    rollback();

    expect(surface(fake)).toEqual(IN_7);
  });

  test.each(['0.30.1', '0.0.0-development', 'next', '28.0'])(
    'is the newest known for an installed one that cannot be emulated: %s',
    (version) => {
      install(version);

      expect(surface(createFakeElectron())).toEqual(version === '28.0' ? surface(electron('28.0').fake) : NEWEST);
    },
  );

  test('is what the Jest preset looked up, once for all test files', () => {
    install('7.1.2');
    const globals = preset();
    install('45.0.0');
    Object.assign(globalThis, globals);

    expect(globals).toEqual({ fakeElectron: { version: '7.1.2' } });
    expect(surface(createFakeElectron())).toEqual(IN_7);
  });

  test.each([
    ['0.30.1', '45'],
    ['45.0.0-nightly.20260821', '45.0.0'],
    ['99.0.0', '45'],
  ])('the preset hands over a version that can be emulated: %s as %s', (installed, version) => {
    install(installed);

    expect(preset()).toEqual({ fakeElectron: { version } });
  });
});

describe('configure({ version }) reshapes what there is already', () => {
  test('the members of every twin, contents and renderers made before included', () => {
    const fake = createFakeElectron({ version: '45' });
    const window = new fake.BrowserWindow();
    const other = fake.createRenderer();

    fake.configure({ version: '7' });
    expect(surface(fake)).toEqual(IN_7);
    expect(present(other.ipcRenderer, 'postMessage', 'sendTo')).toEqual(['sendTo']);
    expect(present(window.webContents, 'postMessage', 'sendToAll')).toEqual(['sendToAll']);
    expect(fake.createRenderer().ipcRenderer).toHaveProperty('sendTo');

    fake.configure({ version: '0.36.7' });
    expect(surface(fake)).toEqual([]);

    fake.configure({ version: '45' });
    expect(surface(fake)).toEqual(NEWEST);
    expect(Object.keys(fake.ipcRenderer)).toEqual(['_events', '_eventsCount', '_maxListeners']);
    expect('sendTo' in other.ipcRenderer).toBe(false);
  });

  test('the wire and the events', () => {
    const fake = createFakeElectron({ version: '45' });
    fake.configure({ version: '0.36.7' });

    expect(arrives(fake, new Date(0), () => 1)).toEqual([{}, null]);
    expect(answered(fake, new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(Object.keys(rendererEvent(fake))).toEqual(['sender']);

    fake.configure({ version: '45' });
    expect(arrives(fake, new Date(0))).toEqual([new Date(0)]);
    expect(Object.keys(rendererEvent(fake))).toEqual(['sender', 'ports']);
  });

  test('the module', () => {
    const fake = createFakeElectron({ version: '6.0.0' });
    const { electron: module } = fake;
    expect(module.contextBridge).toBeUndefined();

    fake.configure({ version: '45' });
    expect(present(module.contextBridge, 'executeInMainWorld')).toHaveLength(1);

    fake.configure({ version: '30' });
    expect(present(module.contextBridge, 'executeInMainWorld')).toEqual([]);
  });

  test('the silent listener for errors, unless the app has removed it', () => {
    const fake = createFakeElectron({ version: '1.2.8' });
    expect(fake.ipcMain.eventNames()).toEqual([]);

    fake.configure({ version: '45' });
    fake.configure({ version: '44' });
    expect(fake.ipcMain.listenerCount('error')).toBe(1);

    fake.ipcMain.removeAllListeners('error');
    fake.configure({ version: '43' });
    expect(fake.ipcMain.listenerCount('error')).toBe(0);
  });

  test('listeners and handlers stay', async () => {
    const fake = createFakeElectron({ version: '45' });
    const listener = jest.fn();
    fake.ipcMain.on('a', listener);
    fake.ipcMain.handle('b', () => 'b');

    fake.configure({ version: '7' });
    fake.ipcRenderer.send('a');

    expect(listener).toHaveBeenCalledTimes(1);
    await expect(fake.ipcRenderer.invoke('b')).resolves.toBe('b');
  });
});

describe('a rollback', () => {
  test('reset() brings back the version of the beginning', () => {
    const fake = createFakeElectron({ version: '7' });
    fake.configure({ version: '45' });
    fake.reset();

    expect(surface(fake)).toEqual(IN_7);
    expect(arrives(fake, new Date(0))).toEqual(['1970-01-01T00:00:00.000Z']);
  });

  test('a mark brings back its version, with the handlers and listeners of then', async () => {
    const fake = createFakeElectron({ version: '45' });
    fake.ipcMain.handle('before', () => 'before');
    const { handle } = fake.ipcMain;
    const rollback = fake.mark();

    fake.configure({ version: '6' });
    fake.ipcMain.on('during', () => {});
    fake.ipcMain.removeAllListeners('error');
    expect(present(fake.ipcMain, 'handle')).toEqual([]);
    rollback();

    expect(surface(fake)).toEqual(NEWEST);
    expect(fake.ipcMain.handle).toBe(handle);
    expect(fake.ipcMain.eventNames()).toEqual(['error']);
    await expect(fake.ipcRenderer.invoke('before')).resolves.toBe('before');
  });

  test('the silent listener for errors is there once', () => {
    const fake = createFakeElectron({ version: '45' });
    const rollback = fake.mark();
    fake.configure({ version: '0.36.7' });
    rollback();

    expect(fake.ipcMain.listenerCount('error')).toBe(1);
  });
});

test('fakes of different versions live side by side', async () => {
  const old = createFakeElectron({ version: '0.36.7' });
  const middle = createFakeElectron({ version: '7' });
  const newest = createFakeElectron({ version: '45' });
  newest.ipcMain.handle('a', () => new Date(0));
  middle.ipcMain.handle('a', () => new Date(0));

  expect([old, middle, newest].map(surface)).toEqual([[], IN_7, NEWEST]);
  expect([old, middle, newest].map((fake) => arrives(fake, new Date(0)))).toEqual([
    [{}],
    ['1970-01-01T00:00:00.000Z'],
    [new Date(0)],
  ]);
  await expect(newest.ipcRenderer.invoke('a')).resolves.toEqual(new Date(0));
  await expect(middle.ipcRenderer.invoke('a')).resolves.toBe('1970-01-01T00:00:00.000Z');
});

const LINES = ['0.35', '0.36', '0.37', ...Array.from({ length: 45 }, (_, index) => String(index + 1))];

test.each(LINES)('the line %s works from one end to the other', async (version) => {
  const { fake, ipcMain, ipcRenderer, oldContents } = electron(version);
  const window = new fake.BrowserWindow();
  const heard: unknown[] = [];
  ipcRenderer.on('back', (_event, arg) => heard.push(arg));
  ipcMain.on('there', (event, arg) => event.sender.send('back', arg));

  ipcRenderer.send('there', { a: 1 });
  window.webContents.send('back', 2);
  oldContents.send('back', 3);

  expect(heard).toEqual([{ a: 1 }, 2, 3]);
  expect(answered(fake, [4])).toEqual([4]);
  if (typeof ipcRenderer.invoke === 'function') {
    ipcMain.handle('ask', (_event, arg) => arg);
    await expect(ipcRenderer.invoke('ask', 5)).resolves.toBe(5);
  }
  expect(fake.traffic.problems).toHaveLength(0);
});
