import { createFakeElectron, type FakeElectron } from '../../src';
import { on } from '../support/platform';

const FEED = 'https://example.com/feed';
const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };
const EVENTS = [
  ...['error', 'checking-for-update', 'update-available', 'update-not-available', 'update-downloaded'],
  'before-quit-for-update',
];

/** An updater on `platform` with what it has told. */
function updating(fake: FakeElectron = createFakeElectron()) {
  const { autoUpdater } = fake.electron;
  const told: unknown[][] = [];
  for (const name of EVENTS) autoUpdater.on(name as 'error', (...args: unknown[]) => told.push([name, ...args]));
  return { fake, autoUpdater, told, names: () => told.map(([name]) => name) };
}

test('M15.1: on Linux nothing is set, and nothing found', () =>
  on('linux', async () => {
    const { fake, autoUpdater, told } = updating();
    autoUpdater.setFeedURL({ url: FEED });
    Reflect.apply(autoUpdater.setFeedURL, autoUpdater, [7]);
    autoUpdater.checkForUpdates();
    await fake.settled();
    expect([autoUpdater.getFeedURL(), told]).toEqual(['', []]);
    expect(() => fake.system.offersUpdate({ version: '2.0.0' })).toThrow(
      new Error(
        'fake-electron: system.offersUpdate(): autoUpdater never looks for updates on Linux. ' +
          "Set process.platform to 'darwin' or 'win32' first.",
      ),
    );
  }));

test('M15.1: on Linux quitAndInstall() emits before-quit-for-update and closes the windows', () =>
  on('linux', async () => {
    const { fake, autoUpdater, told } = updating();
    const order: string[] = [];
    autoUpdater.on('before-quit-for-update', () => order.push('before-quit-for-update'));
    fake.app.on('window-all-closed', () => order.push('window-all-closed'));
    fake.app.on('before-quit', () => order.push('before-quit'));
    for (let i = 0; i < 2; i++) new fake.BrowserWindow().on('closed', () => order.push('closed'));

    autoUpdater.quitAndInstall();
    await fake.settled();

    expect(order).toEqual(['before-quit-for-update', 'closed', 'closed', 'window-all-closed']);
    expect(told).toEqual([['before-quit-for-update', EVENT]]);
  }));

test.each(['darwin', 'win32'] as const)('M15.2: on %s a feed needs a URL', (platform) =>
  on(platform, () => {
    const { autoUpdater } = createFakeElectron().electron;
    const set = (...args: unknown[]) => Reflect.apply(autoUpdater.setFeedURL, autoUpdater, args);
    set({ url: FEED });
    expect(autoUpdater.getFeedURL()).toBe(FEED);
    set('https://example.com/old');
    expect(autoUpdater.getFeedURL()).toBe('https://example.com/old');
    expect(() => set({})).toThrow(
      new TypeError("Expected options object to contain a 'url' string property in setFeedUrl call"),
    );
    for (const args of [[], [null], [7]]) {
      expect(() => set(...args)).toThrow(
        new TypeError("Expected an options object with a 'url' property to be provided"),
      );
    }
  }),
);

test('M15.2: macOS knows two types of server', () => {
  const { autoUpdater } = createFakeElectron().electron;
  const set = (serverType: unknown) =>
    autoUpdater.setFeedURL({ url: FEED, serverType } as unknown as Electron.FeedURLOptions);
  on('darwin', () => {
    set('json');
    set('default');
    expect(() => set('xml')).toThrow(new Error("Expected serverType to be 'default' or 'json'"));
  });
  on('win32', () => expect(() => set('xml')).not.toThrow());
});

test('M15.3: an error comes without an event', () =>
  on('win32', async () => {
    const { fake, autoUpdater, told } = updating();
    autoUpdater.checkForUpdates();
    autoUpdater.quitAndInstall();
    autoUpdater.setFeedURL({ url: FEED });
    fake.system.failsUpdate('Can not find Squirrel');
    autoUpdater.checkForUpdates();
    await fake.settled();
    expect(told).toEqual([
      ['error', new Error('Update URL is not set'), 'Update URL is not set'],
      [
        'error',
        new Error("No update available, can't quit and install"),
        "No update available, can't quit and install",
      ],
      ['checking-for-update'],
      ['error', new Error('Can not find Squirrel'), 'Can not find Squirrel'],
    ]);
  }));

test('M15.4: on macOS an update is found, downloaded and installed', () =>
  on('darwin', async () => {
    const { fake, autoUpdater, told, names } = updating();
    const quit = jest.fn();
    fake.app.on('quit', quit);
    const date = new Date(0);
    autoUpdater.setFeedURL({ url: FEED });
    fake.system.offersUpdate({ version: '2.0.0', notes: 'Better.', date, url: 'https://example.com/2' });
    autoUpdater.checkForUpdates();
    expect(names()).toEqual(['checking-for-update']);
    await fake.settled();

    expect(told).toEqual([
      ['checking-for-update', EVENT],
      ['update-available', EVENT],
      ['update-downloaded', EVENT, 'Better.', '2.0.0', date, 'https://example.com/2', expect.any(Function)],
    ]);
    (told[2]!.at(-1) as () => void)();
    expect([names().at(-1), fake.system.installed]).toEqual(['before-quit-for-update', ['2.0.0']]);
    expect(quit).toHaveBeenCalledTimes(1);
  }));

test('M15.4: on Windows the event is {} and the other events have no arguments', () =>
  on('win32', async () => {
    const { fake, autoUpdater, told } = updating();
    autoUpdater.setFeedURL({ url: FEED });
    fake.system.offersUpdate({ version: '2.0.0' });
    autoUpdater.checkForUpdates();
    await fake.settled();
    expect(told).toEqual([
      ['checking-for-update'],
      ['update-available'],
      ['update-downloaded', {}, '', '2.0.0', expect.any(Date), FEED, expect.any(Function)],
    ]);
  }));

test('M15.4: a server with nothing newer', () =>
  on('darwin', async () => {
    const { fake, autoUpdater, told } = updating();
    autoUpdater.setFeedURL({ url: FEED });
    fake.system.offersUpdate({ version: '2.0.0' });
    fake.system.hasNoUpdate();
    autoUpdater.checkForUpdates();
    await fake.settled();
    expect(told).toEqual([
      ['checking-for-update', EVENT],
      ['update-not-available', EVENT],
    ]);
  }));

test('a window that stays open keeps the update for later', () =>
  on('darwin', async () => {
    const { fake, autoUpdater } = updating();
    autoUpdater.setFeedURL({ url: FEED });
    fake.system.offersUpdate({ version: '2.0.0' });
    autoUpdater.checkForUpdates();
    await fake.settled();
    const window = new fake.BrowserWindow();
    window.once('close', (event) => event.preventDefault());
    autoUpdater.quitAndInstall();
    await fake.settled();
    expect(fake.system.installed).toEqual([]);
    autoUpdater.quitAndInstall();
    await fake.settled();
    expect([fake.system.installed, window.isDestroyed()]).toEqual([['2.0.0'], true]);
  }));

test('the feed and what a server offers go with the test', () =>
  on('darwin', async () => {
    const { fake, autoUpdater, told } = updating();
    const rollback = fake.mark();
    autoUpdater.setFeedURL({ url: FEED });
    fake.system.offersUpdate({ version: '2.0.0' });
    rollback();
    expect(autoUpdater.getFeedURL()).toBe('');
    autoUpdater.setFeedURL({ url: FEED });
    autoUpdater.checkForUpdates();
    await fake.settled();
    expect(told.at(-1)).toEqual(['update-not-available', EVENT]);
  }));
