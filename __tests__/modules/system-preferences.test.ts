import { EventEmitter } from 'node:events';
import { createFakeElectron } from '../../src';
import { MEMBERS } from '../../src/modules/members';
import { on } from '../support/platform';

const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };
const NAMES = [...MEMBERS.systemPreferences!.methods.split(' '), ...MEMBERS.systemPreferences!.properties.split(' ')];

const has = (platform: NodeJS.Platform, version?: string) => {
  const { systemPreferences } = createFakeElectron(version === undefined ? {} : { version }).electron;
  return on(platform, () => NAMES.filter((name) => Reflect.get(systemPreferences, name) !== undefined));
};

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => jest.restoreAllMocks());

test('M9.1: Linux has animation settings and, since 39, an accent color', () => {
  expect(has('linux').sort()).toEqual(['getAccentColor', 'getAnimationSettings']);
  expect(has('linux', '38')).toEqual(['getAnimationSettings']);
  expect(createFakeElectron().electron.systemPreferences).toBeInstanceOf(EventEmitter);
});

test('M9.2: Windows has four of them, macOS all', () => {
  expect(has('win32').sort()).toEqual(['getAccentColor', 'getAnimationSettings', 'getColor', 'getMediaAccessStatus']);
  expect(has('darwin')).toEqual(NAMES);
});

test('M9.1: animation settings follow the system', () => {
  const { electron, system } = createFakeElectron();
  const { systemPreferences } = electron;
  expect(systemPreferences.getAnimationSettings()).toEqual({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  });
  system.reducedMotion = true;
  expect(systemPreferences.getAnimationSettings().prefersReducedMotion).toBe(true);
});

test('M9.1: the accent color has a # on Linux, none on macOS, and is empty where nobody knows', async () => {
  const fake = createFakeElectron();
  const { systemPreferences } = fake.electron;
  const changed = jest.fn();
  systemPreferences.on('accent-color-changed', changed);
  const colors = () => (['linux', 'darwin'] as const).map((name) => on(name, () => systemPreferences.getAccentColor()));
  expect(colors()).toEqual(['', '']);

  on('linux', () => {
    fake.system.accentColor = '#0078d7';
  });
  expect(colors()).toEqual(['#0078D7FF', '0078D7FF']);
  await fake.settled();
  expect(changed.mock.calls).toEqual([[EVENT, '#0078D7FF']]);
});

test('M9.2: colors', () => {
  const { electron, system } = createFakeElectron();
  const { systemPreferences } = electron;
  const unknown = 'nope' as 'window';
  on('win32', () => {
    expect(systemPreferences.getColor('window')).toBe('#FFFFFFFF');
    expect(() => systemPreferences.getColor(unknown)).toThrow(new Error('Unknown color: nope'));
  });
  on('darwin', () => {
    expect(() => systemPreferences.getColor('window')).toThrow(new Error('Unknown color: window'));
    expect(() => systemPreferences.getColor('label')).toThrow('fake-electron does not fake systemPreferences.getColor');
    expect(systemPreferences.getSystemColor('blue')).toBe('#007AFFFF');
    expect(() => systemPreferences.getSystemColor(unknown as 'blue')).toThrow(new Error('Unknown system color: nope'));
    system.colors = { label: '#112233', blue: '#44556677' };
    expect([systemPreferences.getColor('label'), systemPreferences.getSystemColor('blue')]).toEqual([
      '#112233FF',
      '#44556677',
    ]);
  });
});

test('M9.2: who may record', () =>
  on('darwin', async () => {
    const { electron, system } = createFakeElectron();
    const { systemPreferences } = electron;
    expect(() => systemPreferences.getMediaAccessStatus('smell' as 'screen')).toThrow(new Error('Invalid media type'));
    await expect(systemPreferences.askForMediaAccess('screen' as 'camera')).rejects.toEqual(
      new Error('Invalid media type'),
    );
    expect(systemPreferences.getMediaAccessStatus('camera')).toBe('not-determined');
    await expect(systemPreferences.askForMediaAccess('camera')).resolves.toBe(false);
    expect(systemPreferences.getMediaAccessStatus('camera')).toBe('denied');
    system.mediaAccess = { microphone: 'granted' };
    await expect(systemPreferences.askForMediaAccess('microphone')).resolves.toBe(true);
  }));

test('M9.2: a finger needs a reason', () =>
  on('darwin', async () => {
    const { electron, system } = createFakeElectron();
    const { systemPreferences } = electron;
    await expect(systemPreferences.promptTouchID('')).rejects.toEqual(new Error('reason must be non-empty'));
    await expect(systemPreferences.promptTouchID('to unlock')).rejects.toThrow('not available');
    system.touchId = true;
    expect(systemPreferences.canPromptTouchID()).toBe(true);
    await expect(systemPreferences.promptTouchID('to unlock')).resolves.toBeUndefined();
  }));

test('M9.2: subscribers hear what is posted to their center, in a later task', () =>
  on('darwin', async () => {
    const fake = createFakeElectron();
    const { systemPreferences } = fake.electron;
    for (const name of ['Notification', 'LocalNotification', 'WorkspaceNotification'] as const) {
      const heard = jest.fn();
      const all = jest.fn();
      expect(() => systemPreferences[`subscribe${name}`](7 as never, heard)).toThrow(
        new Error('Must pass null or a string'),
      );
      const id = systemPreferences[`subscribe${name}`]('Saved', heard);
      systemPreferences[`subscribe${name}`](null, all);
      systemPreferences[`post${name}`]('Saved', { at: 1 });
      systemPreferences[`post${name}`]('Other', {});
      expect(heard).not.toHaveBeenCalled();
      await fake.settled();
      expect(heard.mock.calls).toEqual([['Saved', { at: 1 }, '']]);
      expect(all).toHaveBeenCalledTimes(2);
      systemPreferences[`unsubscribe${name}`](id);
      systemPreferences[`post${name}`]('Saved', {});
      await fake.settled();
      expect([heard, all].map(({ mock }) => mock.calls.length)).toEqual([1, 3]);
    }
  }));

test('M9.2: user defaults have types', () =>
  on('darwin', () => {
    const { systemPreferences } = createFakeElectron().electron;
    systemPreferences.registerDefaults({ Size: 3, Name: 'a' });
    expect(systemPreferences.getUserDefault('Size', 'integer')).toBe(3);
    systemPreferences.setUserDefault('Size', 'integer', 4);
    systemPreferences.setUserDefault('List', 'array', [1]);
    expect(systemPreferences.getUserDefault('Size', 'integer')).toBe(4);
    expect(systemPreferences.getUserDefault('List', 'array')).toEqual([1]);
    expect(systemPreferences.getUserDefault('Size', 'string')).toBe('');
    systemPreferences.removeUserDefault('Size');
    expect(systemPreferences.getUserDefault('Size', 'integer')).toBe(3);
    expect(() => systemPreferences.setUserDefault('A', 'date' as 'url', '')).toThrow(
      new TypeError('Invalid type: date'),
    );
    expect(() => systemPreferences.setUserDefault('A', 'integer', 'x' as never)).toThrow(
      new TypeError('Unable to convert value to: integer'),
    );
  }));

test('M9.3, W1.8: accessibilityDisplayShouldReduceTransparency says once that it is deprecated, since 33', () =>
  on('darwin', () => {
    const fake = createFakeElectron();
    fake.system.reducedTransparency = true;
    const { systemPreferences } = fake.electron;
    const read = () => systemPreferences.accessibilityDisplayShouldReduceTransparency;
    expect([read(), read()]).toEqual([true, true]);
    expect(jest.mocked(console.warn).mock.calls).toEqual([
      [
        "(electron) 'systemPreferences.accessibilityDisplayShouldReduceTransparency' is deprecated and will be removed. " +
          "Please use 'nativeTheme.prefersReducedTransparency' instead.",
      ],
    ]);
    const older = createFakeElectron({ version: '32' }).electron.systemPreferences;
    expect(older.accessibilityDisplayShouldReduceTransparency).toBe(false);
    expect(console.warn).toHaveBeenCalledTimes(1);
  }));

test('M0.7: a deprecation can throw, or be silent', () =>
  on('darwin', () => {
    const { systemPreferences } = createFakeElectron().electron;
    const read = () => systemPreferences.accessibilityDisplayShouldReduceTransparency;
    process.throwDeprecation = true;
    try {
      expect(read).toThrow(/^'systemPreferences\.accessibilityDisplayShouldReduceTransparency' is deprecated/);
      process.noDeprecation = true;
      expect(read()).toBe(false);
    } finally {
      process.throwDeprecation = false;
      process.noDeprecation = false;
    }
    expect(read()).toBe(false);
    expect(console.warn).toHaveBeenCalledTimes(1);
  }));

test('M9.3: isAeroGlassEnabled was removed in 36', () => {
  const type = (version: string, platform: NodeJS.Platform) => {
    const { systemPreferences } = createFakeElectron({ version }).electron;
    return on(platform, () => typeof Reflect.get(systemPreferences, 'isAeroGlassEnabled'));
  };
  expect([type('35', 'win32'), type('36', 'win32'), type('35', 'linux')]).toEqual([
    'function',
    'undefined',
    'undefined',
  ]);
});

test('the appearance and colors follow the theme', () =>
  on('darwin', async () => {
    const fake = createFakeElectron();
    const { systemPreferences } = fake.electron;
    const changed = jest.fn();
    systemPreferences.on('color-changed', changed);
    expect(systemPreferences.effectiveAppearance).toBe('light');
    fake.system.theme = 'dark';
    expect(systemPreferences.getEffectiveAppearance()).toBe('dark');
    await fake.settled();
    expect(changed.mock.calls).toEqual([[EVENT]]);
  }));
