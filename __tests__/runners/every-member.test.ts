import { createFakeElectron, type FakeElectron } from '../../src';
import { MEMBERS } from '../../src/modules/members';
import { installMocks, type Mock } from '../../src/runners/mocks';
import { on } from '../support/platform';

const EMITTER =
  'addListener emit eventNames getMaxListeners listenerCount listeners off on once prependListener prependOnceListener ' +
  'rawListeners removeAllListeners removeListener setMaxListeners';

type Any = Record<string, unknown> & { prototype?: object };

let fake: FakeElectron;
let electron: FakeElectron['electron'];
beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  fake = createFakeElectron({ version: '45' });
  fake.replaceable = true;
  installMocks((fallback) => Object.assign(jest.fn() as unknown as Mock, { _protoImpl: fallback }), fake);
  electron = fake.electron;
});

/** Those of `names` that are functions and no mocks; what the platform has not is undefined. */
function bare(owner: Any, path: string, names: string): string[] {
  const found = names.split(' ').filter((name) => name !== '' && typeof owner[name] === 'function');
  return found.filter((name) => !jest.isMockFunction(owner[name])).map((name) => `${path}.${name}`);
}

/** What a class that no table tells of has for methods. */
function methodsOf(object: object): string {
  const names = new Set<string>();
  let at = Object.getPrototypeOf(object) as object;
  for (; Object.getPrototypeOf(at) !== null; at = Object.getPrototypeOf(at) as object) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  for (const ours of ['constructor', 'save', 'discard', 'dispose']) names.delete(ours);
  return [...names].filter((name) => !name.startsWith('_')).join(' ');
}

test.each(['linux', 'darwin', 'win32'] as const)('each function of each module is a mock on %s', (platform) => {
  const found = on(platform, () =>
    Object.entries(electron as unknown as Record<string, Any>).flatMap(([name, made]) => {
      const { methods = '', emitter, instance } = MEMBERS[name] ?? {};
      const ofClass = typeof made === 'function' && !jest.isMockFunction(made) ? [name] : [];
      const ofInstances = instance && made.prototype ? `${instance.methods} ${instance.emitter ? EMITTER : ''}` : '';
      return [
        ...ofClass,
        ...bare(made, name, `${methods} ${emitter ? EMITTER : ''}`),
        ...bare((made.prototype ?? {}) as Any, `${name}.prototype`, ofInstances),
      ];
    }),
  );
  expect(found).toEqual([]);
});

test('each method of each object that is handed out is one', () => {
  const { nativeImage, session, TouchBar } = electron;
  const window = new electron.BrowserWindow();
  const { mainFrame } = window.webContents;
  const menu = electron.Menu.buildFromTemplate([{ label: 'a', submenu: [{ label: 'b' }] }]);
  const { defaultSession } = session;
  const image = nativeImage.createEmpty();
  const { port1, port2 } = new electron.MessageChannelMain();
  const dock = on('darwin', () => electron.app.dock!);
  const button = new TouchBar.TouchBarButton({ label: 'a' });
  const objects: Record<string, object> = {
    window,
    baseWindow: new electron.BaseWindow(),
    contentView: window.contentView,
    webContents: window.webContents,
    navigationHistory: window.webContents.navigationHistory,
    debugger: window.webContents.debugger,
    contentsIpc: window.webContents.ipc,
    mainFrame,
    frameIpc: mainFrame.ipc,
    view: new electron.View(),
    webContentsView: new electron.WebContentsView(),
    browserView: new electron.BrowserView(),
    imageView: new electron.ImageView(),
    menu,
    item: menu.items[0]!,
    submenu: menu.items[0]!.submenu!,
    tray: new electron.Tray(image),
    notification: new electron.Notification({}),
    image,
    touchBar: new TouchBar({ items: [button] }),
    button,
    shareMenu: new electron.ShareMenu({}),
    clipboardItem: new electron.ClipboardItem({ 'text/plain': 'a' }),
    port1,
    port2,
    utilityProcess: fake.forkUtility(() => {}),
    commandLine: electron.app.commandLine,
    dock,
    session: defaultSession,
    webRequest: defaultSession.webRequest,
    protocol: defaultSession.protocol,
    netLog: defaultSession.netLog,
    serviceWorkers: defaultSession.serviceWorkers,
    extensions: defaultSession.extensions,
  };
  const found = Object.entries(objects).flatMap(([name, made]) => {
    const table = MEMBERS[made.constructor.name]?.instance;
    const emitter = 'emit' in made ? EMITTER : '';
    return bare(made as Any, name, `${table?.methods ?? methodsOf(made)} ${emitter}`);
  });
  expect(found).toEqual([]);
});

test('the classes that hang on another are mocks', () => {
  const { TouchBarButton } = electron.TouchBar;
  const button = new TouchBarButton({ label: 'a' });
  expect(TouchBarButton).toHaveBeenCalledWith({ label: 'a' });
  expect(button).toBeInstanceOf(TouchBarButton);
  expect(jest.mocked(TouchBarButton).mock.instances).toEqual([button]);
});

test('the book of a port has what the wire carried, and no channel', () => {
  const { port1, port2 } = new electron.MessageChannelMain();
  const data = { a: 1 };
  port1.postMessage(data, []);
  data.a = 2;
  expect(jest.mocked(port1.postMessage).mock.calls).toEqual([[{ a: 1 }, []]]);
  expect(port2.postMessage).not.toHaveBeenCalled();
});
