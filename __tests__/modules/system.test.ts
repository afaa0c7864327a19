import { createFakeElectron } from '../../src';

describe('nativeTheme', () => {
  test('is light, until the app has it dark', async () => {
    const { nativeTheme } = createFakeElectron().electron;
    const seen: string[] = [];
    nativeTheme.on('updated', () => void seen.push(nativeTheme.themeSource));
    expect([nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]).toEqual(['system', false]);

    nativeTheme.themeSource = 'dark';
    expect([nativeTheme.shouldUseDarkColors, seen]).toEqual([true, []]);
    await null;
    nativeTheme.themeSource = 'dark';
    await null;

    expect(seen).toEqual(['dark']);
    expect(nativeTheme.shouldUseHighContrastColors).toBe(false);
    expect(nativeTheme.inForcedColorsMode).toBe(false);
  });

  test('takes no other sources', () => {
    const { nativeTheme } = createFakeElectron().electron;
    expect(() => Object.assign(nativeTheme, { themeSource: 'sepia' })).toThrow(
      new TypeError('Error processing argument at index 0, conversion failure from sepia'),
    );
    expect(nativeTheme.themeSource).toBe('system');
  });

  test('is what a test says the system prefers, for as long as the test', () => {
    const fake = createFakeElectron();
    const { nativeTheme } = fake.electron;
    const rollback = fake.mark();

    Object.assign(nativeTheme, { shouldUseDarkColors: true, shouldUseHighContrastColors: true });
    expect([nativeTheme.shouldUseDarkColors, nativeTheme.shouldUseHighContrastColors]).toEqual([true, true]);
    nativeTheme.themeSource = 'light';
    expect(nativeTheme.shouldUseDarkColors).toBe(false);

    rollback();
    expect([nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]).toEqual(['system', false]);
    expect(nativeTheme.shouldUseHighContrastColors).toBe(false);
  });
});

describe('powerMonitor', () => {
  test('is on mains, and nobody is idle', () => {
    const { powerMonitor } = createFakeElectron().electron;

    expect(powerMonitor.getSystemIdleState(60)).toBe('active');
    expect(powerMonitor.getSystemIdleTime()).toBe(0);
    expect(powerMonitor.getCurrentThermalState()).toBe('unknown');
    expect([powerMonitor.isOnBatteryPower(), powerMonitor.onBatteryPower]).toEqual([false, false]);
    expect(() => powerMonitor.getSystemIdleState(0)).toThrow(
      new TypeError('Invalid idle threshold, must be greater than 0'),
    );
    expect(() => Reflect.apply(powerMonitor.getSystemIdleState, powerMonitor, [])).toThrow(
      new TypeError('Error processing argument at index 0, conversion failure from undefined'),
    );
  });

  test('is on battery for as long as a test says so', () => {
    const fake = createFakeElectron();
    const { powerMonitor } = fake.electron;
    const rollback = fake.mark();

    powerMonitor.onBatteryPower = true;
    expect(powerMonitor.isOnBatteryPower()).toBe(true);

    rollback();
    expect(powerMonitor.isOnBatteryPower()).toBe(false);
  });
});

test('powerSaveBlocker knows what it was told', () => {
  const fake = createFakeElectron();
  const { powerSaveBlocker } = fake.electron;
  const first = powerSaveBlocker.start('prevent-display-sleep');
  const rollback = fake.mark();
  const second = powerSaveBlocker.start('prevent-app-suspension');

  expect([first, second].map((id) => powerSaveBlocker.isStarted(id))).toEqual([true, true]);
  expect([powerSaveBlocker.stop(first), powerSaveBlocker.stop(first)]).toEqual([true, false]);
  expect(powerSaveBlocker.isStarted(first)).toBe(false);
  expect(() => powerSaveBlocker.start('never' as 'prevent-display-sleep')).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from never'),
  );

  rollback();
  expect([first, second].map((id) => powerSaveBlocker.isStarted(id))).toEqual([true, false]);
});

describe('autoUpdater', () => {
  test('keeps its feed and finds nothing; a test emits what a server would bring about', () => {
    const fake = createFakeElectron();
    const { autoUpdater } = fake.electron;
    const rollback = fake.mark();
    const available = jest.fn();
    autoUpdater.on('update-available', available);
    expect(autoUpdater.getFeedURL()).toBe('');

    autoUpdater.setFeedURL({ url: 'https://example.com/feed' });
    autoUpdater.checkForUpdates();
    expect(available).not.toHaveBeenCalled();
    expect(autoUpdater.getFeedURL()).toBe('https://example.com/feed');
    autoUpdater.emit('update-available');
    expect(available).toHaveBeenCalledTimes(1);

    rollback();
    expect([autoUpdater.getFeedURL(), autoUpdater.eventNames()]).toEqual(['', []]);
  });

  test('wants a URL, and has nothing to install', () => {
    const { autoUpdater } = createFakeElectron().electron;

    Reflect.apply(autoUpdater.setFeedURL, autoUpdater, ['https://example.com/old']);
    expect(autoUpdater.getFeedURL()).toBe('https://example.com/old');
    expect(() => autoUpdater.setFeedURL({} as Electron.FeedURLOptions)).toThrow(
      new Error("Expected options object to contain a 'url' string property in setFeedUrl call"),
    );
    expect(() => Reflect.apply(autoUpdater.setFeedURL, autoUpdater, [])).toThrow(
      new Error("Expected an options object with a 'url' property to be provided"),
    );
    expect(() => autoUpdater.quitAndInstall()).toThrow('fake-electron does not fake autoUpdater.quitAndInstall()');
  });
});
