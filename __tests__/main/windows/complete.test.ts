import { createFakeElectron } from '../../../src';
import { MEMBERS } from '../../../src/modules/members';

const NAMES = ['BaseWindow', 'BrowserView', 'BrowserWindow', 'View', 'WebContents', 'WebContentsView'] as const;

/** What to call a method with that cannot do without. */
const ARGUMENTS: Readonly<Record<string, (make: Make) => unknown[]>> = {
  addBrowserView: ({ browserView }) => [browserView()],
  addChildView: ({ view }) => [view()],
  goToIndex: () => [0],
  loadFile: () => [__filename],
  executeJavaScript: () => ['1'],
  executeJavaScriptInIsolatedWorld: () => [1000, [{ code: '1' }]],
  loadURL: () => ['https://example.com'],
  downloadURL: () => ['data:,'],
  postMessage: () => ['channel', 1],
  removeBrowserView: ({ browserView }) => [browserView()],
  removeChildView: ({ view }) => [view()],
  send: () => ['channel'],
  sendToFrame: () => [1, 'channel'],
  setBounds: () => [{}],
  setContentBounds: () => [{}],
  setContentView: ({ view }) => [view()],
  setMaximumSize: () => [100, 100],
  setMinimumSize: () => [100, 100],
  setParentWindow: () => [null],
  setTopBrowserView: ({ ownBrowserView }) => [ownBrowserView],
  setZoomFactor: () => [1],
};

/** What is left to pages and systems. */
const NOT_FAKED = [
  'BrowserWindow.capturePage',
  'WebContents.capturePage',
  'WebContents.clone',
  'WebContents.printToPDF',
];

type Make = ReturnType<typeof make>;

function make() {
  const fake = createFakeElectron({ timing: 'manual' });
  fake.app.on('window-all-closed', () => {});
  const { BaseWindow, BrowserView, View, WebContentsView } = fake.electron;
  const window = new fake.BrowserWindow();
  const ownBrowserView = new BrowserView();
  window.setBrowserView(ownBrowserView);
  const instances: Record<(typeof NAMES)[number], object> = {
    BaseWindow: new BaseWindow(),
    BrowserView: ownBrowserView,
    BrowserWindow: window,
    View: new View(),
    WebContents: window.webContents,
    WebContentsView: new WebContentsView(),
  };
  return { instances, ownBrowserView, view: () => new View(), browserView: () => new BrowserView() };
}

const words = (list: string) => list.split(' ').filter(Boolean);
const methods = NAMES.flatMap((name) =>
  words(MEMBERS[name]!.instance!.methods).map((method) => [name, method] as const),
);
const properties = NAMES.flatMap((name) =>
  words(MEMBERS[name]!.instance!.properties).map((property) => [name, property] as const),
);

test('the tables are read', () => {
  expect(methods.length).toBeGreaterThan(300);
  expect(properties.length).toBeGreaterThan(50);
});

test.each(methods)('%s.%s can be called, or says that it is not faked', async (name, method) => {
  const made = make();
  const instance = made.instances[name] as Record<string, (...args: unknown[]) => unknown>;
  let outcome = 'works';
  try {
    const returned = instance[method]?.(...(ARGUMENTS[method]?.(made) ?? []));
    // A load settles with the bus; what rejects does so at once.
    if (returned instanceof Promise) await Promise.race([returned, new Promise((resolve) => setImmediate(resolve))]);
  } catch (error) {
    outcome = (error as Error).message;
  }

  expect(typeof instance[method]).toBe('function');
  expect(instance[method]?.name).toBe(method);
  if (NOT_FAKED.includes(`${name}.${method}`)) expect(outcome).toContain(`does not fake ${name}.${method}().`);
  else expect(outcome).toBe('works');
});

test.each(properties)('%s.%s can be read', (name, property) => {
  const { instances } = make();

  expect(property in instances[name]).toBe(true);
  expect(() => Reflect.get(instances[name], property)).not.toThrow();
});
