import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { createFakeElectron, type FakeElectron } from '../../src';
import { launched, seenBy } from '../controls/launch/harness';
import { on } from '../support/platform';

const EVENT = { defaultPrevented: false, preventDefault: expect.any(Function) };

const conversion = (index: number, value: unknown) =>
  new TypeError(`Error processing argument at index ${index}, conversion failure from ${value}`);
const missing = new TypeError('Insufficient number of arguments.');

/** Calls with whatever it is given. */
const call = ({ app }: FakeElectron, name: keyof Electron.App, ...args: unknown[]): unknown =>
  Reflect.apply(app[name] as () => unknown, app, args);

describe('the lock', () => {
  test('W2.12: it is had when it was requested, until it is released or the app quits', () => {
    const { app } = createFakeElectron();
    expect(app.hasSingleInstanceLock()).toBe(false);
    expect([app.requestSingleInstanceLock(), app.requestSingleInstanceLock()]).toEqual([true, true]);
    expect(app.hasSingleInstanceLock()).toBe(true);
    app.releaseSingleInstanceLock();
    expect(app.hasSingleInstanceLock()).toBe(false);
    app.requestSingleInstanceLock();
    app.quit();
    expect(app.hasSingleInstanceLock()).toBe(false);
  });

  test('W2.12: a second process has none, and keeps running', () => {
    const fake = createFakeElectron();
    const quit = jest.fn();
    fake.app.on('quit', quit);
    fake.system.runsElsewhere = true;
    expect([fake.app.requestSingleInstanceLock(), fake.app.hasSingleInstanceLock()]).toEqual([false, false]);
    expect(quit).not.toHaveBeenCalled();
  });

  test('W2.12: second-instance has argv, the folder and a clone of the data', async () => {
    const fake = createFakeElectron();
    await fake.app.whenReady();
    const told = jest.fn();
    fake.app.on('second-instance', told);
    fake.app.requestSingleInstanceLock();
    const data = { at: [1] };
    fake.system.startsAgain(['--new', 'a.md'], { cwd: '/elsewhere', data });
    fake.system.startsAgain();
    fake.system.isPackaged = true;
    fake.system.startsAgain(['b.md']);
    expect(told.mock.calls).toEqual([
      [EVENT, [process.execPath, process.cwd(), '--new', 'a.md'], '/elsewhere', data],
      [EVENT, [process.execPath, process.cwd()], process.cwd(), null],
      [EVENT, [process.execPath, 'b.md'], process.cwd(), null],
    ]);
    expect(told.mock.calls[0][3]).not.toBe(data);
  });

  test('W2.12: it never comes before ready', async () => {
    const fake = createFakeElectron();
    const order: string[] = [];
    fake.app.on('ready', () => void order.push('ready'));
    fake.app.on('second-instance', () => void order.push('second-instance'));
    fake.app.requestSingleInstanceLock();
    fake.system.startsAgain();
    expect(order).toEqual([]);
    await fake.settled();
    expect(order).toEqual(['ready', 'second-instance']);
  });

  test('W2.12: what cannot be cloned is no data', () => {
    const { app } = createFakeElectron();
    expect(() => app.requestSingleInstanceLock({ at: () => {} })).toThrow(new Error('An object could not be cloned.'));
  });
});

test('W2.13: relaunch returns a boolean, and the app goes on', () => {
  const { app, system } = createFakeElectron();
  const relaunch = (options?: Electron.RelaunchOptions): unknown => app.relaunch(options);
  expect(relaunch()).toBe(true);
  relaunch({ args: ['--again'] });
  relaunch({ execPath: '/bin/other' });
  relaunch({ execPath: '/bin/other', args: ['a'] });
  expect(system.relaunches).toEqual([
    { execPath: process.execPath, args: process.argv.slice(1) },
    { execPath: process.execPath, args: ['--again'] },
    { execPath: '/bin/other', args: [] },
    { execPath: '/bin/other', args: ['a'] },
  ]);
});

describe('paths', () => {
  const NAMES = (
    'appData assets cache crashDumps desktop documents downloads exe home logs module music pictures recent ' +
    'sessionData temp userCache userData userDesktop videos'
  ).split(' ');

  test.each([
    ['linux', ['recent']],
    ['darwin', ['assets', 'recent']],
    ['win32', []],
  ] as const)('W2.14: the names of %s', (platform, without) => {
    const { app } = createFakeElectron();
    const found = on(platform, () =>
      NAMES.filter((name) => {
        try {
          return app.getPath(name).length > 0;
        } catch (error) {
          expect(error).toEqual(new Error(`Failed to get '${name}' path`));
          return false;
        }
      }),
    );
    expect(NAMES.filter((name) => !found.includes(name))).toEqual(without);
  });

  test('W2.14: setPath wants an absolute path first, then a name', () => {
    const { app } = createFakeElectron();
    expect(() => app.setPath('nope', 'relative')).toThrow(new Error('Path must be absolute'));
    expect(() => app.setPath('nope', '/absolute')).toThrow(new Error('Failed to set path'));
    on('win32', () => app.setPath('temp', 'C:\\Temp'));
    expect(app.getPath('temp')).toBe('C:\\Temp');
  });

  test('W2.14: a folder that is not there is neither made nor refused', () => {
    const { app } = createFakeElectron();
    const folder = join(app.getPath('temp'), 'none');
    app.setPath('userData', folder);
    expect([app.getPath('userData'), existsSync(folder)]).toEqual([folder, false]);
  });

  test('W2.14: logs are in userData, unless the app says otherwise', () => {
    const { app } = createFakeElectron();
    on('linux', () => {
      expect(app.getPath('logs')).toBe(join(app.getPath('userData'), 'logs'));
      expect(() => app.setAppLogsPath('relative')).toThrow(new TypeError('Path must be absolute'));
      app.setAppLogsPath('/var/log/notes');
      expect(app.getPath('logs')).toBe('/var/log/notes');
      app.setAppLogsPath();
      expect(app.getPath('logs')).toBe(join(app.getPath('userData'), 'logs'));
    });
  });

  test('userData is named by the app, and exe is a file', () => {
    const { app } = createFakeElectron();
    app.setName('Notes');
    expect(relative(app.getPath('appData'), app.getPath('userData'))).toBe('Notes');
    expect(existsSync(app.getPath('userData'))).toBe(true);
    expect([basename(app.getPath('exe')), existsSync(app.getPath('exe'))]).toEqual(['electron', false]);
    expect(existsSync(dirname(app.getPath('exe')))).toBe(true);
  });

  test('W0.1: names and paths are strings', () => {
    const fake = createFakeElectron();
    expect(() => call(fake, 'getPath')).toThrow(missing);
    expect(() => call(fake, 'getPath', 7)).toThrow(conversion(0, 7));
    expect(() => call(fake, 'setPath', 'temp')).toThrow(missing);
    expect(() => call(fake, 'setPath', 'temp', undefined)).toThrow(conversion(1, undefined));
    expect(() => call(fake, 'setName', null)).toThrow(conversion(0, null));
  });

  test('a plain object in the place of process is enough', () => {
    const real = globalThis.process;
    const fake = createFakeElectron();
    globalThis.process = { ...real, platform: 'win32' } as NodeJS.Process;
    try {
      expect(existsSync(fake.app.getPath('userData'))).toBe(true);
      expect(basename(fake.app.getPath('exe'))).toBe('electron.exe');
    } finally {
      globalThis.process = real;
      fake.dispose();
    }
  });
});

test.each([
  [{ productName: ' Notes ', name: 'notes' }, 'Notes'],
  [{ productName: ' ', name: 'notes' }, 'notes'],
  [{}, 'Electron'],
])('W2.15: the name of %j is %s', async (manifest, name) => {
  const app = await launched(
    { 'package.json': JSON.stringify({ main: 'main.js', ...manifest }), 'main.js': '' },
    { window: false },
  );
  expect([app.app.name, app.app.getName()]).toEqual([name, name]);
  app.app.setName('Other');
  expect(app.app.name).toBe('Other');
  app.app.setName('');
  expect(app.app.name).toBe('Electron');
});

describe('isPackaged', () => {
  test('W2.16: it is where the environment says so', async () => {
    const main = "const { app } = require('electron'); app.seen = { is: app.isPackaged };";
    const seen = async (env: Record<string, string>) =>
      seenBy(await launched({ 'main.js': main }, { window: false, env }));
    expect(await seen({})).toEqual({ is: false });
    expect(await seen({ ELECTRON_FORCE_IS_PACKAGED: '' })).toEqual({ is: true });
  });

  test('a test assigns it, says it or spies on it, until it is over', () => {
    const fake = createFakeElectron();
    const rollback = fake.mark();
    const { app } = fake.electron;
    expect(Object.hasOwn(app, 'isPackaged')).toBe(false);
    Object.assign(app, { isPackaged: true });
    expect([app.isPackaged, fake.system.isPackaged]).toEqual([true, true]);
    fake.system.isPackaged = false;
    expect(app.isPackaged).toBe(false);
    const spy = jest.spyOn(app, 'isPackaged', 'get').mockReturnValue(true);
    expect([app.isPackaged, spy.mock.calls.length]).toEqual([true, 1]);
    rollback();
    expect(app.isPackaged).toBe(false);
  });
});

test('W2.16: the app is where its package.json is, or else where its script is', async () => {
  const manifest = JSON.stringify({ main: 'lib/main.js' });
  const app = await launched({ 'package.json': manifest, 'lib/main.js': '' }, { window: false });
  expect(existsSync(join(app.app.getAppPath(), 'lib/main.js'))).toBe(true);
});

test('W2.17: commandLine is a plain object, whose arguments pass String()', () => {
  const { app, system } = createFakeElectron();
  const { commandLine } = app;
  const argv = [...process.argv];
  expect(Object.getPrototypeOf(commandLine)).toBe(Object.prototype);
  const { appendSwitch, appendArgument, hasSwitch, getSwitchValue, removeSwitch } = commandLine;

  appendSwitch('Remote-Debugging-Port', 8315 as unknown as string);
  appendSwitch('Value', 'Mixed');
  appendSwitch('none');
  appendArgument(7 as unknown as string);
  expect([hasSwitch('REMOTE-debugging-port'), getSwitchValue('remote-debugging-port')]).toEqual([true, '8315']);
  expect([getSwitchValue('VALUE'), getSwitchValue('none'), getSwitchValue('absent')]).toEqual(['Mixed', '', '']);
  expect(system.switches).toEqual(['--remote-debugging-port=8315', '--value=Mixed', '--none', '7']);
  removeSwitch('NONE');
  removeSwitch('absent');
  expect(hasSwitch('none')).toBe(false);
  expect(process.argv).toEqual(argv);
});

describe('too late and too early', () => {
  const LATE = ['disableHardwareAcceleration', 'disableDomainBlockingFor3DAPIs', 'enableSandbox'] as const;

  test.each(LATE)('W2.18: %s() is too late in an app that is ready, and in a unit test never', async (method) => {
    const app = await launched({ 'main.js': `require('electron').app.${method}()` }, { window: false });
    expect(() => app.app[method]()).toThrow(new Error(`app.${method}() can only be called before app is ready`));
    const fake = createFakeElectron();
    await fake.app.whenReady();
    expect(() => fake.app[method]()).not.toThrow();
  });

  test.each([
    ['getSystemLocale', []],
    ['setAccessibilitySupportEnabled', [true]],
    ['setAccessibilitySupportFeatures', [[]]],
  ] as const)('W2.18: %s() is too early where somebody waits for the app', async (method, args) => {
    const fake = createFakeElectron();
    expect(() => call(createFakeElectron(), method, ...args)).not.toThrow();
    const ready = fake.app.whenReady();
    expect(() => call(fake, method, ...args)).toThrow(
      new Error(`app.${method}() can only be called after app is ready`),
    );
    await ready;
    expect(() => call(fake, method, ...args)).not.toThrow();
  });

  test('W2.18: an app that was started is strict even if nobody waits', async () => {
    const main = `const { app } = require('electron');
      try { app.getSystemLocale(); } catch (error) { app.seen = { error: error.message }; }`;
    const app = await launched({ 'main.js': main }, { window: false });
    expect(seenBy(app)).toEqual({ error: 'app.getSystemLocale() can only be called after app is ready' });
  });

  test('W2.18: the network has words of its own', async () => {
    const { app } = createFakeElectron();
    const ready = app.whenReady();
    expect(() => app.configureHostResolver({})).toThrow(
      new Error('configureHostResolver cannot be called before the app is ready'),
    );
    await expect(app.setProxy({})).rejects.toEqual(new Error('app.setProxy() can only be called after app is ready.'));
    await ready;
    await expect(app.setProxy({ mode: 'direct' })).resolves.toBeUndefined();
  });
});

test('W2.19: options of the network', async () => {
  const fake = createFakeElectron();
  const configure = (options: object) => () => call(fake, 'configureHostResolver', options);
  expect(configure({ secureDnsMode: 'maybe' })).toThrow(
    new TypeError('secureDnsMode must be one of: off, automatic, secure'),
  );
  expect(configure({ secureDnsServers: 'https://a' })).toThrow(
    new TypeError('secureDnsServers must be an array of strings'),
  );
  expect(configure({ secureDnsServers: ['nope'] })).toThrow(new TypeError('not a valid DoH template: nope'));
  expect(
    configure({ secureDnsMode: 'secure', secureDnsServers: ['https://example.com/dns-query{?dns}'] }),
  ).not.toThrow();
  await expect(call(fake, 'setProxy', { mode: 'nope' })).rejects.toEqual(
    new Error('Invalid mode, must be one of direct, auto_detect, pac_script, fixed_servers or system'),
  );
});

test('W2.20: icons and graphics', async () => {
  const fake = createFakeElectron();
  const { app, system } = fake;
  system.fileIcon = null;
  await expect(app.getFileIcon('/a.md')).rejects.toEqual(new Error('Failed to get file icon.'));
  expect(() => call(fake, 'getFileIcon')).toThrow(missing);
  const icon = {} as Electron.NativeImage;
  system.fileIcon = icon;
  await expect(app.getFileIcon('/a.md')).resolves.toBe(icon);
  await expect(call(fake, 'getGPUInfo', 'all')).rejects.toEqual(
    new Error("Invalid info type. Use 'basic' or 'complete'"),
  );
  await expect(app.getGPUInfo('basic')).resolves.toMatchObject({ auxAttributes: { softwareRendering: true } });
  await expect(app.getGPUInfo('complete')).resolves.toMatchObject({ auxAttributes: { glRenderer: 'SwiftShader' } });
  expect(app.getGPUFeatureStatus()).toMatchObject({ webgl: 'disabled_software' });
});

test.each<[NodeJS.Platform, number[]]>([
  ['linux', [16, 32, 48, 32]],
  ['win32', [16, 32, 32, 32]],
  ['darwin', [16, 32, 32, 32]],
])('the icon of a file on %s is of the size that was asked for', (platform, sides) =>
  on(platform, async () => {
    const { app } = createFakeElectron();
    const icons = [
      app.getFileIcon('/a.md', { size: 'small' }),
      app.getFileIcon('/a.md', { size: 'normal' }),
      app.getFileIcon('/a.md', { size: 'large' }),
      app.getFileIcon('/a.md'),
    ];
    expect((await Promise.all(icons)).map((icon) => icon.getSize())).toEqual(
      sides.map((side) => ({ width: side, height: side })),
    );
  }),
);

test("N3.5: the app's proxy is its own", async () => {
  const { app, session } = createFakeElectron().electron;
  const url = 'http://example.com/';
  expect(await app.resolveProxy(url)).toBe('DIRECT');
  await app.setProxy({ proxyRules: 'http=proxy:80' });
  expect(await app.resolveProxy(url)).toBe('PROXY proxy:80');
  expect(await app.resolveProxy('https://example.com/')).toBe('DIRECT');
  expect(await session.defaultSession.resolveProxy(url)).toBe('DIRECT');
  await app.setProxy({
    pacScript: `data:text/plain,${encodeURIComponent("function FindProxyForURL() { return 'PROXY pac:8080'; }")}`,
  });
  expect(await app.resolveProxy(url)).toBe('PROXY pac:8080');
  expect(await app.resolveProxy('no url')).toBe('');
  expect(() => Reflect.apply(app.resolveProxy, app, [])).toThrow(new TypeError('Insufficient number of arguments.'));
});

test('W2.21: login items', () => {
  const { app, system } = createFakeElectron();
  const none = { executableWillLaunchAtLogin: false, openAtLogin: false, wasOpenedAtLogin: false };
  on('linux', () => {
    app.setLoginItemSettings({ openAtLogin: true });
    expect(app.getLoginItemSettings()).toEqual(none);
  });
  on('darwin', () => {
    expect(app.getLoginItemSettings()).toEqual({ ...none, status: 'not-registered' });
    app.setLoginItemSettings({ openAtLogin: true });
    system.openedAtLogin = true;
    const opened = { ...none, openAtLogin: true, wasOpenedAtLogin: true, status: 'enabled' };
    expect(app.getLoginItemSettings()).toEqual(opened);
    app.setLoginItemSettings({ openAtLogin: false });
  });
  on('win32', () => {
    expect(app.getLoginItemSettings()).toEqual({ ...none, launchItems: [] });
    app.setLoginItemSettings({ openAtLogin: true, args: ['--hidden'], name: 'Notes' });
    const item = { name: 'Notes', path: process.execPath, args: ['--hidden'], scope: 'user', enabled: true };
    const settings = { ...none, executableWillLaunchAtLogin: true, launchItems: [item] };
    expect(app.getLoginItemSettings()).toEqual(settings);
    expect(app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin).toBe(true);
    expect(app.getLoginItemSettings({ path: 'other' })).toEqual({ ...none, launchItems: [] });
  });
});

test.each(['notes', 'Notes+1.0-a', 'x'])('W2.22: %s can be a scheme', (scheme) => {
  const { app, system } = createFakeElectron();
  expect([app.setAsDefaultProtocolClient(scheme), app.isDefaultProtocolClient(scheme)]).toEqual([true, true]);
  expect(system.protocolClients).toEqual([scheme.toLowerCase()]);
  expect(app.getApplicationNameForProtocol(`${scheme}://a`)).toBe(app.name);
});

test.each(['', '1a', 'a b', 'a:', 'ä'])('W2.22: %j cannot be a scheme', (scheme) => {
  const { app } = createFakeElectron();
  expect([app.setAsDefaultProtocolClient(scheme), app.isDefaultProtocolClient(scheme)]).toEqual([false, false]);
  expect(app.getApplicationNameForProtocol(`${scheme}://a`)).toBe('');
});

test('W2.23: a badge without a number', () => {
  const { app } = createFakeElectron();
  for (const platform of ['darwin', 'win32'] as const) {
    app.setBadgeCount(3);
    expect(on(platform, () => [app.setBadgeCount(), app.getBadgeCount(), app.badgeCount])).toEqual([true, 0, 0]);
  }
  on('linux', () => {
    expect([app.setBadgeCount(3), app.setBadgeCount(), app.getBadgeCount()]).toEqual([true, false, 3]);
  });
});

test('W2.24: the jump list and tasks of Windows', () => {
  const fake = createFakeElectron();
  const { app, system } = fake;
  on('win32', () => {
    expect(() => call(fake, 'setJumpList', 'none')).toThrow(
      new TypeError('Argument must be null or an array of categories'),
    );
    const categories: Electron.JumpListCategory[] = [
      { type: 'tasks', items: [{ type: 'task', title: 'New', program: 'notes' }, { type: 'separator' }] },
    ];
    expect(app.setJumpList(categories)).toBe('ok');
    expect(system.jumpList).toEqual(categories);
    expect(app.setJumpList([{ name: 'Mine', items: [{ type: 'separator' }] }])).toBe('invalidSeparatorError');
    expect(system.jumpList).toEqual(categories);
    app.setJumpList(null);
    expect(system.jumpList).toBeNull();
    expect(app.getJumpListSettings()).toEqual({ minItems: 10, removedItems: [] });
    expect(app.setUserTasks([{ program: 'a', title: 'A' } as Electron.Task])).toBe(true);
    expect(system.userTasks).toEqual([{ program: 'a', title: 'A' }]);
    app.setAppUserModelId('com.example.notes');
  });
  on('linux', () => app.setAppUserModelId('com.example.other'));
  expect(system.appUserModelId).toBe('com.example.notes');
});

test('W2.24: the dock of macOS', async () => {
  const fake = createFakeElectron();
  const { app, system } = fake;
  expect(on('linux', () => app.dock)).toBeUndefined();
  const dock = on('darwin', () => app.dock)!;
  expect(on('darwin', () => app.dock)).toBe(dock);

  app.setBadgeCount(3);
  expect(dock.getBadge()).toBe('3');
  dock.setBadge('new');
  expect(system.dock.badge).toBe('new');
  const ids = [dock.bounce(), dock.bounce('critical')];
  dock.cancelBounce(ids[0]!);
  expect(system.dock.bounces).toEqual([{ id: ids[1], type: 'critical' }]);
  dock.downloadFinished('/a.zip');
  expect(system.dock.downloads).toEqual(['/a.zip']);
  dock.hide();
  expect(dock.isVisible()).toBe(false);
  await dock.show();
  expect(dock.isVisible()).toBe(true);
  const menu = fake.electron.Menu.buildFromTemplate([{ label: 'New' }]);
  expect(dock.getMenu()).toBeNull();
  dock.setMenu(menu);
  expect(dock.getMenu()).toBe(menu);
  new fake.BrowserWindow().focus();
  expect(dock.bounce()).toBe(-1);
  expect(() => dock.bounce('wildly' as 'critical')).toThrow(conversion(0, 'wildly'));
  const none = {} as Electron.Menu;
  expect(() => dock.setMenu(none)).toThrow(conversion(0, '#<Object>'));
  expect(dock.getMenu()).toBe(menu);
});

test('a test can put a dock where there is none, or a spy on what there is', () => {
  const fake = createFakeElectron();
  const rollback = fake.mark();
  const { app } = fake.electron;
  const dock = { setMenu: jest.fn() };
  on('linux', () => {
    Object.assign(app, { dock });
    expect(app.dock).toBe(dock);
  });
  on('darwin', () => {
    const hide = jest.spyOn(app, 'hide').mockImplementation(() => {});
    app.hide();
    expect(hide).toHaveBeenCalledTimes(1);
  });
  rollback();
  expect(on('linux', () => [app.dock, app.hide])).toEqual([undefined, undefined]);
});

test('about panels and emojis are shown', () => {
  const { app, system } = createFakeElectron();
  app.setAboutPanelOptions({ applicationName: 'Notes' });
  app.showAboutPanel();
  app.showEmojiPanel();
  expect([system.aboutPanels, system.emojiPanels]).toEqual([[{ applicationName: 'Notes' }], 1]);
  expect([on('linux', () => app.isEmojiPanelSupported()), on('darwin', () => app.isEmojiPanelSupported())]).toEqual([
    false,
    true,
  ]);
});
