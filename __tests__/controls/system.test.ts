import { createFakeElectron, system as shared } from '../../src';
import { on } from '../support/platform';

const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };

test('the shared fake has one as well', () => {
  const { fake } = require('../../src') as typeof import('../../src');
  expect(shared).toBe(fake.system);
  expect(fake.system).toBe(fake.system);
});

test('a fake that nobody plays the machine of is as it was', () => {
  const { system } = createFakeElectron();
  expect(system).toMatchObject({ theme: 'light', online: true, onBattery: false, idleSeconds: 0, isPackaged: false });
  expect([system.blockers, system.relaunches, system.installed, system.switches]).toEqual([[], [], [], []]);
});

test('everything goes with the test', () => {
  const fake = createFakeElectron();
  const { system } = fake;
  const rollback = fake.mark();
  const before = () =>
    Object.fromEntries(
      [
        ...['theme', 'highContrast', 'invertedColors', 'forcedColors', 'reducedTransparency', 'reducedMotion'],
        ...['differentiateWithoutColor', 'accentColor', 'colors', 'mediaAccess', 'touchId', 'locale', 'online'],
        ...['onBattery', 'idleSeconds', 'thermalState', 'speedLimit', 'isPackaged', 'runsElsewhere', 'openedAtLogin'],
        ...['fileIcon', 'cursor'],
      ].map((name) => [name, Reflect.get(system, name) as unknown]),
    );
  const fresh = before();
  const other = {
    theme: 'dark',
    highContrast: true,
    invertedColors: true,
    forcedColors: true,
    reducedTransparency: true,
    reducedMotion: true,
    differentiateWithoutColor: true,
    accentColor: '#112233FF',
    colors: { window: '#112233FF' },
    mediaAccess: { camera: 'granted' },
    touchId: true,
    locale: 'de-DE',
    online: false,
    onBattery: true,
    idleSeconds: 7,
    thermalState: 'fair',
    speedLimit: 50,
    isPackaged: true,
    runsElsewhere: true,
    openedAtLogin: true,
    fileIcon: {},
    cursor: { x: 1, y: 2 },
  };
  Object.assign(system, other);
  expect(before()).toEqual(other);
  rollback();
  expect(before()).toEqual(fresh);
});

test.each([
  ['theme', 'sepia', "system.theme is 'dark' or 'light'; given 'sepia'."],
  ['online', 1, 'system.online is true or false; given 1.'],
  ['onBattery', 'yes', "system.onBattery is true or false; given 'yes'."],
  ['idleSeconds', -1, 'system.idleSeconds is an integer from 0 on; given -1.'],
  ['speedLimit', 0.5, 'system.speedLimit is percent, an integer from 0 on; given 0.5.'],
  ['thermalState', 'hot', "system.thermalState is unknown, nominal, fair, serious, critical; given 'hot'."],
  ['locale', '', "system.locale is a locale, such as 'de-DE'; given ''."],
  ['accentColor', 'blue', "system.accentColor is a color, such as '#0078D7'; given 'blue'."],
  ['colors', { window: 7 }, "system.colors is a color, such as '#0078D7'; given 7."],
  ['cursor', {}, 'system.cursor is a point, { x, y }; given #<Object>.'],
  [
    'mediaAccess',
    { camera: 'maybe' },
    'system.mediaAccess is microphone, camera, screen, each not-determined, granted, denied, restricted, unknown; ' +
      "given 'camera: maybe'.",
  ],
])('system.%s is not %p', (name, value, text) => {
  const { system } = createFakeElectron();
  expect(() => Object.assign(system, { [name]: value })).toThrow(new TypeError(`fake-electron: ${text}`));
});

test('the language of the machine is what the app finds', () => {
  const { app, system } = createFakeElectron();
  system.locale = 'pt-BR';
  expect([app.getLocale(), app.getSystemLocale(), app.getLocaleCountryCode()]).toEqual(['pt-BR', 'pt-BR', 'BR']);
  expect(app.getPreferredSystemLanguages()).toEqual(['pt-BR']);
  system.locale = 'eo';
  expect(app.getLocaleCountryCode()).toBe('');
});

test('opensUrl and opensFile are events on macOS', () =>
  on('darwin', () => {
    const { app, system } = createFakeElectron();
    const told = jest.fn();
    app.on('open-url', told);
    app.on('open-file', told);
    system.opensUrl('notes://a');
    system.opensFile('/a.md');
    expect(told.mock.calls).toEqual([
      [EVENT, 'notes://a'],
      [EVENT, '/a.md'],
    ]);
  }));

test.each(['linux', 'win32'] as const)('opensUrl and opensFile start the app again on %s', (platform) =>
  on(platform, async () => {
    const { app, system } = createFakeElectron();
    await app.whenReady();
    const told: string[] = [];
    app.on('second-instance', (_event, argv) => void told.push(argv.at(-1)!));
    expect(() => system.opensUrl('notes://a')).toThrow(
      new Error(
        'fake-electron: system.opensUrl() starts the app a second time, of which the first one learns only while it ' +
          'holds the lock, and it does not: have it call app.requestSingleInstanceLock() first.',
      ),
    );
    app.requestSingleInstanceLock();
    system.opensUrl('notes://a');
    system.opensFile('/a.md');
    expect(told).toEqual(['notes://a', '/a.md']);
  }),
);

test('activates is an event of macOS, that says whether there are windows', () => {
  const fake = createFakeElectron();
  const told = jest.fn();
  fake.app.on('activate', told);
  on('darwin', () => fake.system.activates());
  new fake.BrowserWindow();
  on('darwin', () => fake.system.activates());
  expect(told.mock.calls).toEqual([
    [EVENT, false],
    [EVENT, true],
  ]);
  expect(() => on('linux', () => fake.system.activates())).toThrow(
    new Error(
      "fake-electron: system.activates(): Electron emits 'activate' on macOS only. " +
        "Set process.platform to 'darwin' first.",
    ),
  );
});

test('what it is asked to do and cannot', () => {
  const { system } = createFakeElectron();
  const wrong: readonly (readonly [() => unknown, string])[] = [
    [() => system.opensUrl('nowhere'), "system.opensUrl() takes a URL; given 'nowhere'."],
    [() => system.opensFile(''), "system.opensFile() takes a path; given ''."],
    [() => system.startsAgain('--new' as never), "system.startsAgain() takes an array of strings; given '--new'."],
    [() => system.startsAgain([], 7 as never), 'system.startsAgain() takes an object; given 7.'],
    [
      () => system.startsAgain([], { dir: '/' } as never),
      "system.startsAgain() has no option 'dir'. The options are cwd, data.",
    ],
    [
      () => system.offersUpdate({} as never),
      "system.offersUpdate() takes a version, such as '2.0.0'; given undefined.",
    ],
    [
      () => on('darwin', () => system.failsUpdate(7 as never)),
      'system.failsUpdate() takes an error or its message; given 7.',
    ],
  ];
  for (const [use, text] of wrong) expect(use).toThrow(`fake-electron: ${text}`);
});

test('net knows whether there is a network, and a test can assign it', () => {
  const fake = createFakeElectron();
  const { net } = fake.electron;
  const rollback = fake.mark();
  expect([net.isOnline(), net.online]).toEqual([true, true]);
  fake.system.online = false;
  expect([net.isOnline(), net.online]).toEqual([false, false]);
  Object.assign(net, { online: true });
  expect([net.isOnline(), fake.system.online]).toEqual([true, true]);
  fake.system.online = false;
  rollback();
  expect(net.isOnline()).toBe(true);
});

describe('pages', () => {
  const PAGE = `<script>
    window.seen = [navigator.onLine];
    for (const type of ['online', 'offline']) addEventListener(type, () => seen.push(type, navigator.onLine));
  </script>`;

  test('hear of the network going and coming', async () => {
    const fake = createFakeElectron();
    const window = new fake.BrowserWindow();
    await window.loadURL(`data:text/html,${encodeURIComponent(PAGE)}`);
    fake.system.online = false;
    fake.system.online = false;
    await fake.settled();
    fake.system.online = true;
    await fake.settled();
    expect(fake.windowOf(window).seen).toEqual([true, 'offline', false, 'online', true]);
  });

  test('are told so from the beginning', async () => {
    const fake = createFakeElectron();
    fake.system.online = false;
    const window = new fake.BrowserWindow();
    await window.loadURL(`data:text/html,${encodeURIComponent(PAGE)}`);
    expect(fake.windowOf(window).seen).toEqual([false]);
  });
});
