import { createFakeElectron, type FakeElectron } from '../../src';

let warn: jest.SpyInstance;
beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  warn.mockRestore();
  for (const name of ['noDeprecation', 'throwDeprecation', 'traceDeprecation'] as const) process[name] = false;
});

const said = () => warn.mock.calls.map(([text]) => String(text));
const renamed = (before: string, now: string) =>
  `(electron) '${before}' is deprecated and will be removed. Please use '${now}' instead.`;

const HISTORY = ['canGoBack', 'canGoForward', 'goBack', 'goForward', 'clearHistory'] as const;

/** What calls each of them, with the version that began to say so. */
const ALL: readonly (readonly [since: string, before: string, now: string, call: (fake: FakeElectron) => unknown])[] = [
  ...HISTORY.map((name) => {
    const now = `webContents.navigationHistory.${name === 'clearHistory' ? 'clear' : name}`;
    return [
      '32',
      `webContents.${name}`,
      now,
      (fake: FakeElectron) => new fake.BrowserWindow().webContents[name](),
    ] as const;
  }),
  ...(['canGoToOffset', 'goToOffset', 'goToIndex'] as const).map((name) => {
    const call = (fake: FakeElectron) => new fake.BrowserWindow().webContents[name](0);
    return ['32', `webContents.${name}`, `webContents.navigationHistory.${name}`, call] as const;
  }),
  [
    '35',
    'session.getPreloads',
    'session.getPreloadScripts',
    (fake) => fake.electron.session.defaultSession.getPreloads(),
  ],
  [
    '35',
    'session.setPreloads',
    'session.registerPreloadScript',
    (fake) => fake.electron.session.defaultSession.setPreloads([]),
  ],
  ...(['getAllExtensions', 'getExtension', 'removeExtension'] as const).map((name) => {
    const call = (fake: FakeElectron) => fake.electron.session.defaultSession[name]('a');
    return ['36', `session.${name}`, `session.extensions.${name}`, call] as const;
  }),
  ['38', 'webFrame.routingId', 'webFrame.frameToken', (fake) => webFrameOf(fake).routingId],
  [
    '38',
    'webFrame.findFrameByRoutingId',
    'webFrame.findFrameByToken',
    (fake) => webFrameOf(fake).findFrameByRoutingId(1),
  ],
];

const webFrameOf = (fake: FakeElectron) => fake.electron.webFrame as unknown as Electron.WebFrame;

test.each(ALL)('W1.8: since %s %s says once that it is %s now', (since, before, now, call) => {
  call(createFakeElectron({ version: String(Number(since) - 1) }));
  expect(said()).toEqual([]);
  const fake = createFakeElectron({ version: since });
  call(fake);
  call(fake);
  expect(said()).toEqual([renamed(before, now)]);
});

test('W1.7: under process.throwDeprecation the text is thrown, under traceDeprecation it is traced', () => {
  const trace = jest.spyOn(console, 'trace').mockImplementation(() => {});
  const { session } = createFakeElectron({ version: '45' }).electron;
  process.throwDeprecation = true;
  const text = renamed('session.getPreloads', 'session.getPreloadScripts').slice('(electron) '.length);
  expect(() => session.defaultSession.getPreloads()).toThrow(new Error(text));
  process.throwDeprecation = false;
  process.traceDeprecation = true;
  session.defaultSession.getPreloads();
  expect(trace.mock.calls).toEqual([[text]]);
  trace.mockRestore();
});

test('W1.7: process.noDeprecation silences the lines without using them up', () => {
  const { session } = createFakeElectron({ version: '45' }).electron;
  process.noDeprecation = true;
  session.defaultSession.getPreloads();
  expect(said()).toEqual([]);
  process.noDeprecation = false;
  session.defaultSession.getPreloads();
  expect(said()).toHaveLength(1);
});

test('a reset says it anew, as another process would', () => {
  const fake = createFakeElectron({ version: '45' });
  fake.electron.session.defaultSession.getPreloads();
  fake.reset();
  fake.electron.session.defaultSession.getPreloads();
  expect(said()).toHaveLength(2);
});

const LINE =
  "(electron) 'console-message' arguments are deprecated and will be removed. Please use " +
  'Event<WebContentsConsoleMessageEventParams> object instead.';

test.each([
  ['45', 'once', (_event: unknown, _level: unknown) => {}, [LINE]],
  ['34', 'not', (_event: unknown, _level: unknown) => {}, []],
  ['45', 'not', (_event: unknown) => {}, []],
  ['45', 'not', (..._all: unknown[]) => {}, []],
])(
  "W1.9: in %s a listener of 'console-message' is told %s by its parameters",
  async (version, _told, listener, expected) => {
    const { BrowserWindow, settled } = createFakeElectron({ version });
    const win = new BrowserWindow();
    win.webContents.on('console-message', listener as () => void);
    await win.loadURL('data:text/html,<script>console.log(1); console.log(2)</script>');
    await settled();
    expect(said().filter((text) => text.startsWith('(electron)'))).toEqual(expected);
  },
);
