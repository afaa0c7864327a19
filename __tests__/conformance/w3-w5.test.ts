import { createFakeElectron } from '../../src';
import { folderOf } from './page-harness';

const open = (options: Electron.BrowserWindowConstructorOptions = {}) => {
  const fake = createFakeElectron();
  fake.app.on('window-all-closed', () => {});
  const window = new fake.BrowserWindow({ show: false, ...options });
  return { fake, window, contents: window.webContents };
};

test('W0.2: a rectangle needs its numbers, and is rounded', () => {
  const { window } = open();
  window.setBounds({ x: 440.5, y: 225.1, width: 500.4, height: 400.9 });
  expect(window.getBounds()).toEqual({ x: 441, y: 225, width: 500, height: 401 });
  expect(() => window.setContentBounds({ x: 1, y: 2, width: 3 } as Electron.Rectangle)).toThrow(
    new TypeError('Error processing argument at index 0, conversion failure from #<Object>'),
  );
});

test('W0.3: native methods of contents and views are enumerable, and those of what is gone fail', () => {
  const { window, contents } = open();
  const named = (object: object) => {
    const names: string[] = [];
    for (const name in object) names.push(name);
    return names;
  };
  expect(named(contents)).toEqual(
    expect.arrayContaining(['getURL', 'send', 'loadURL', 'isDestroyed', 'setZoomFactor']),
  );
  expect(named(window.contentView)).toEqual(expect.arrayContaining(['setBounds', 'addChildView']));
  window.destroy();
  expect(() => window.show()).toThrow(new TypeError('Object has been destroyed'));
});

test('W3.18: the window may keep its title, before the contents is heard', async () => {
  const { window, contents } = open({ title: 'mine' });
  const heard: unknown[] = [];
  window.on('page-title-updated', (event, title, explicitSet) => {
    heard.push(['window', title, explicitSet]);
    event.preventDefault();
  });
  await window.loadURL('data:text/html,<title>page</title>');
  expect([window.getTitle(), contents.getTitle()]).toEqual(['mine', 'page']);
  expect(heard).toEqual([['window', 'page', true]]);
});

test.each([
  ['darwin', ['addTabbedWindow', 'setWindowButtonVisibility', 'setAutoHideCursor'], ['hookWindowMessage', 'isSnapped']],
  ['win32', ['hookWindowMessage', 'isSnapped', 'setAppDetails', 'setThumbnailClip'], ['addTabbedWindow']],
  ['linux', [], ['addTabbedWindow', 'setWindowButtonVisibility', 'hookWindowMessage', 'setAppDetails']],
] as const)('W3.30: what windows of %s have, and have not', (platform, present, absent) => {
  const before = Object.getOwnPropertyDescriptor(process, 'platform')!;
  const { window } = open();
  Object.defineProperty(process, 'platform', { ...before, value: platform });
  try {
    const types = (names: readonly string[]) => names.map((name) => typeof Reflect.get(window, name));
    expect(types(present)).toEqual(present.map(() => 'function'));
    expect(types(absent)).toEqual(absent.map(() => 'undefined'));
  } finally {
    Object.defineProperty(process, 'platform', before);
  }
});

test('W4.3: what a history can be restored from', async () => {
  const { contents } = open();
  const { navigationHistory } = contents;
  const entries = [
    { url: 'https://a.example/', title: 'a' },
    { url: 'nothing', title: 'b' },
  ];
  const outOfBounds = new Error(
    'Invalid index. Index must be a positive integer and within the bounds of the entries length.',
  );
  expect(() => navigationHistory.restore({ entries, index: 2 })).toThrow(outOfBounds);
  await expect(navigationHistory.restore({ entries, index: 0 })).rejects.toThrow(
    new Error('Failed to restore navigation history: Invalid navigation entry at index 0.'),
  );
  await navigationHistory.restore({ entries: entries.slice(0, 1) });
  expect(contents.getURL()).toBe('https://a.example/');
  await expect(navigationHistory.restore({ entries: entries.slice(0, 1) })).rejects.toThrow(
    new Error('Cannot restore history on webContents that have previously loaded a page.'),
  );
});

test('W4.4: what a contents is, and whom it knows', () => {
  const { fake, contents } = open();
  expect(fake.electron.webContents.fromDevToolsTargetId('nobody')).toBeUndefined();
  expect(contents.getType()).toBe('window');
  expect(open({ webPreferences: { offscreen: true } }).contents.getType()).toBe('offscreen');
  expect([contents.opener, contents.focusedFrame, contents.hostWebContents]).toEqual([null, null, null]);
});

test('W4.20: a crash is told later, to the contents and then to the app, until a reload', async () => {
  const { fake, window, contents } = open();
  await window.loadURL('about:blank');
  const told: string[] = [];
  contents.on('render-process-gone', (_event, { reason }) => told.push(`contents ${reason}`));
  const gone = new Promise<void>((resolve) =>
    fake.app.on('render-process-gone', (_event, of, { reason }) => {
      told.push(`app ${reason} ${of === contents}`);
      resolve();
    }),
  );
  contents.forcefullyCrashRenderer();
  expect(told).toEqual([]);
  await gone;
  expect(told).toEqual(['contents crashed', 'app crashed true']);
  expect([contents.isCrashed(), contents.getOSProcessId()]).toEqual([true, 0]);
  const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
  contents.reload();
  await loaded;
  expect(contents.isCrashed()).toBe(false);
});

test.each([
  ['debug', 0, 'debug'],
  ['log', 1, 'info'],
  ['warn', 2, 'warning'],
  ['error', 3, 'error'],
] as const)('W4.22: console.%s comes with its level as a number and as a word', async (method, level, word) => {
  const { window, contents } = open();
  await window.loadURL('about:blank');
  const heard = new Promise<unknown[]>((resolve) =>
    contents.once('console-message', (...args: unknown[]) => resolve(args)),
  );
  await contents.executeJavaScript(`console.${method}('a')`);
  const [event, ...args] = (await heard) as [Electron.Event<Electron.WebContentsConsoleMessageEventParams>];
  expect(args.slice(0, 2)).toEqual([level, 'a']);
  expect([event.level, event.message, event.frame]).toEqual([word, 'a', contents.mainFrame]);
});

test('W5.7: a port of a process that nobody listens to keeps what comes', async () => {
  const { fake } = open();
  const file = folderOf({
    'worker.js': `
      const { parentPort } = process;
      const take = ({ data, ports }) => { parentPort.postMessage([data, ports]); parentPort.off('message', take); };
      parentPort.on('message', take);
      setTimeout(() => parentPort.on('message', take), 20);`,
  })('worker.js');
  const child = fake.electron.utilityProcess.fork(file, [], { stdio: 'ignore' });
  const heard: unknown[] = [];
  const both = new Promise<void>((resolve) => child.on('message', (data) => heard.push(data) === 2 && resolve()));
  child.postMessage(1);
  child.postMessage(2);
  await both;
  expect(heard).toEqual([
    [1, []],
    [2, []],
  ]);
  child.kill();
});

type Resolved = Electron.WebContents & { getLastWebPreferences(): Record<string, unknown> };

test('W5.8: the preferences that are on of themselves, and what goes without web security', () => {
  const { contents } = open();
  const preferences = (contents as Resolved).getLastWebPreferences();
  const on = Object.keys(preferences).filter((name) => preferences[name] === true);
  expect(on.sort()).toEqual(['contextIsolation', 'javascript', 'sandbox', 'webSecurity']);

  const without = open({ webPreferences: { webSecurity: false } }).contents as Resolved;
  expect(without.getLastWebPreferences()).toMatchObject({ webSecurity: false, allowRunningInsecureContent: true });
});

test('W5.9: the last preferences are sixteen, and none of them is the preload', () => {
  const { contents } = open({
    webPreferences: { preload: '/nowhere.js', additionalArguments: ['--a'], zoomFactor: 2 },
  });
  const preferences = (contents as Resolved).getLastWebPreferences();
  expect(Object.keys(preferences)).toHaveLength(16);
  expect(preferences).not.toHaveProperty('preload');
});
