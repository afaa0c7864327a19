import fc from 'fast-check';
import { createFakeElectron, type FakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** What a program works on: what is there at the beginning, and what it has opened itself. */
interface World {
  readonly fake: FakeElectron;
  readonly windows: Electron.BrowserWindow[];
  readonly ports: Electron.MessagePortMain[];
  readonly log: string[];
}

interface Step {
  readonly name: string;
  run(world: World, n: number): unknown;
}

const CHANNELS = ['a', 'b', 'c'] as const;
const channel = (n: number) => CHANNELS[n % CHANNELS.length]!;
const windowOf = ({ windows }: World, n: number) => {
  const alive = windows.filter((window) => !window.isDestroyed());
  return alive[n % alive.length];
};
const step = (name: string, run: Step['run']): Step => ({ name, run });
const forWindow = (name: string, run: (window: Electron.BrowserWindow, n: number, world: World) => unknown): Step =>
  step(name, (world, n) => {
    const window = windowOf(world, n);
    if (window) run(window, n, world);
  });

/** One step for every kind of state there is. */
const STEPS: readonly Step[] = [
  step('listen in main', ({ fake, log }, n) => fake.ipcMain.on(channel(n), () => log.push(`on ${n}`))),
  step('listen once in main', ({ fake, log }, n) => fake.ipcMain.once(channel(n), () => log.push(`once ${n}`))),
  step('listen in the renderer', ({ fake, log }, n) => fake.ipcRenderer.on(channel(n), () => log.push(`page ${n}`))),
  step('listen no more', ({ fake }, n) => fake.ipcMain.removeAllListeners(channel(n))),
  step('handle', ({ fake }, n) => {
    fake.ipcMain.removeHandler(channel(n));
    fake.ipcMain.handle(channel(n), () => n);
  }),
  step('handle once', ({ fake }, n) => {
    fake.ipcMain.removeHandler(channel(n));
    fake.ipcMain.handleOnce(channel(n), () => n);
  }),
  step('handle no more', ({ fake }, n) => fake.ipcMain.removeHandler(channel(n))),
  step('send', ({ fake }, n) => fake.ipcRenderer.send(channel(n), n)),
  step('invoke', ({ fake }, n) => void fake.ipcRenderer.invoke(channel(n), n).catch(() => {})),
  step('open a window', (world, n) => {
    if (world.windows.length < 4)
      world.windows.push(new world.fake.BrowserWindow({ title: `W${n}`, show: n % 2 === 0 }));
  }),
  forWindow('close a window', (window) => window.close()),
  forWindow('destroy a window', (window) => window.destroy()),
  forWindow('move a window', (window, n) => window.setBounds({ x: n, y: n * 2, width: 100 + n })),
  forWindow('entitle a window', (window, n) => window.setTitle(`T${n}`)),
  forWindow('show or hide a window', (window, n) => (n % 2 ? window.hide() : window.show())),
  forWindow('maximise a window', (window) => window.maximize()),
  forWindow('have a window belong to another', (window, n, world) => {
    const parent = windowOf(world, n + 1);
    window.setParentWindow(parent === window ? null : parent!);
  }),
  forWindow('load', (window, n) => void window.loadURL(`https://example.com/${n % 3}`).catch(() => {})),
  forWindow('listen to a contents', (window, n) => window.webContents.on('did-finish-load', () => n)),
  forWindow('handle for a contents', ({ webContents }, n) => {
    webContents.ipc.removeHandler(channel(n));
    webContents.ipc.handle(channel(n), () => n);
  }),
  forWindow('zoom', ({ webContents }, n) => webContents.setZoomLevel(n)),
  forWindow('mute', ({ webContents }, n) => webContents.setAudioMuted(n % 2 === 0)),
  forWindow('hold a page back', (window, n, { fake }) => fake.pageOf(window).preventUnload(n % 2 === 0)),
  forWindow('have a page entitled', (window, n, { fake }) => fake.pageOf(window).setTitle(`P${n}`)),
  step('open a channel', ({ fake, ports, log }, n) => {
    const { port1, port2 } = new fake.MessageChannelMain();
    port1.on('close', () => log.push(`close ${n}`));
    port1.on('message', () => log.push(`message ${n}`));
    port1.start();
    ports.push(port2);
  }),
  step('post on a port', ({ ports }, n) => ports[n % ports.length]?.postMessage(n)),
  step('close a port', ({ ports }, n) => ports[n % ports.length]?.close()),
  step('handle a protocol', ({ fake }, n) => {
    const { protocol } = fake.electron;
    if (protocol.isProtocolHandled(channel(n))) protocol.unhandle(channel(n));
    else protocol.handle(channel(n), () => new Response(String(n)));
  }),
  step('handle a protocol of a session', ({ fake }, n) => {
    const { protocol } = fake.electron.session.fromPartition(`p${n % 2}`);
    if (protocol.isProtocolHandled(channel(n))) protocol.unhandle(channel(n));
    else protocol.handle(channel(n), () => new Response(String(n)));
  }),
  step('register a preload', ({ fake }, n) => {
    const { defaultSession } = fake.electron.session;
    const known = defaultSession.getPreloadScripts();
    if (known.length > 1) defaultSession.unregisterPreloadScript(known[0]!.id);
    else
      defaultSession.registerPreloadScript({
        type: 'frame',
        filePath: `/preload-${n}.js`,
        id: `s${n}-${known.length}`,
      });
  }),
  step('set the menu', ({ fake }, n) => {
    const { Menu } = fake.electron;
    Menu.setApplicationMenu(n % 3 === 0 ? null : Menu.buildFromTemplate([{ label: `M${n}`, id: 'item' }]));
  }),
  step('change the menu', ({ fake }, n) => {
    const item = fake.electron.Menu.getApplicationMenu()?.getMenuItemById('item');
    if (item) Object.assign(item, { enabled: n % 2 === 0, visible: n % 3 === 0 });
  }),
  step('register a shortcut', ({ fake }, n) => fake.electron.globalShortcut.register(`Ctrl+${n % 4}`, () => {})),
  step('register no shortcut', ({ fake }) => fake.electron.globalShortcut.unregisterAll()),
  step('name the app', ({ fake }, n) => fake.app.setName(`N${n}`)),
  step('move a folder of the app', ({ fake }, n) => fake.app.setPath('userData', `/user-${n}`)),
  step('listen to the app', ({ fake }) => fake.app.on('activate', () => {})),
  step('badge the app', ({ fake }, n) => fake.app.setBadgeCount(n)),
  step('switch on the command line', ({ fake }, n) => fake.app.commandLine.appendSwitch(`s${n % 3}`, String(n))),
  step('lock', ({ fake }, n) => (n % 2 ? fake.app.requestSingleInstanceLock() : fake.app.releaseSingleInstanceLock())),
  step('quit', ({ fake }) => fake.app.quit()),
  step('exit', ({ fake }, n) => fake.app.exit(n)),
  step('configure', ({ fake }, n) => fake.configure({ loopLimit: 1000 + n, recordLimit: 5000 + n })),
  step('withhold a reply', ({ fake }, n) => fake.neverReply(channel(n))),
  step('put another method in place', ({ fake }, n) => {
    fake.electron.dialog.showErrorBox = () => n;
  }),
  step('wait', ({ fake }) => fake.settled({ timeout: 20 }).catch(() => {})),
];

/** Everything that can be read, and what comes of a message: nothing of it is any fake's own affair. */
function read({ fake, windows, ports }: World): object {
  const { app, ipcMain, ipcRenderer, electron } = fake;
  const counts = (emitter: NodeJS.EventEmitter) =>
    emitter
      .eventNames()
      .map((name) => [String(name), emitter.rawListeners(name).map((raw) => ('listener' in raw ? 'once' : 'on'))])
      .sort();
  const handlers = (ipc: unknown) => [...(ipc as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.entries()];
  const menu = electron.Menu.getApplicationMenu();
  return {
    listeners: [ipcMain, ipcRenderer, app].map((emitter) => counts(emitter as NodeJS.EventEmitter)),
    handlers: handlers(ipcMain),
    windows: windows.map((window) => {
      if (window.isDestroyed()) return 'destroyed';
      const { webContents } = window;
      return {
        bounds: window.getBounds(),
        normal: window.getNormalBounds(),
        title: window.getTitle(),
        seen: [window.isVisible(), window.isMaximized(), window.isFocused()],
        parent: window.getParentWindow()?.id,
        children: window.getChildWindows().map(({ id }) => id),
        contents: [webContents.id, webContents.getTitle(), webContents.isLoading(), webContents.getURL()],
        state: [webContents.getZoomLevel(), webContents.isAudioMuted(), webContents.isCrashed()],
        history: webContents.navigationHistory.getAllEntries(),
        frame: [webContents.mainFrame.routingId, webContents.mainFrame.processId, webContents.mainFrame.url],
        listeners: [counts(window), counts(webContents), counts(webContents.ipc as never)],
        handlers: handlers(webContents.ipc),
      };
    }),
    open: [
      fake.BrowserWindow.getAllWindows().map(({ id }) => id),
      fake.webContents.getAllWebContents().map(({ id }) => id),
      fake.BrowserWindow.getFocusedWindow()?.id,
    ],
    ports: ports.map((port) => counts(port as never)),
    protocols: CHANNELS.map((scheme) => [
      electron.protocol.isProtocolHandled(scheme),
      ...[0, 1].map((n) => electron.session.fromPartition(`p${n}`).protocol.isProtocolHandled(scheme)),
    ]),
    preloads: electron.session.defaultSession.getPreloadScripts(),
    menu: menu?.items.map(({ label, enabled, visible }) => [label, enabled, visible]),
    shortcuts: [0, 1, 2, 3].map((n) => electron.globalShortcut.isRegistered(`Ctrl+${n}`)),
    app: [app.getName(), app.getPath('userData'), app.getBadgeCount(), app.hasSingleInstanceLock(), app.exitedWith],
    switches: [0, 1, 2].map((n) => app.commandLine.getSwitchValue(`s${n}`)),
    settings: { ...fake.settings },
    box: electron.dialog.showErrorBox,
  };
}

const program = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(9)), { maxLength: 12 });
type Program = readonly (readonly [Step, number])[];

async function run(world: World, steps: Program): Promise<void> {
  for (const [{ name, run: act }, n] of steps) {
    try {
      await act(world, n);
    } catch (error) {
      world.log.push(`${name}: ${error}`);
    }
  }
}

/** What the world still does: who hears, who answers, which ports are open. */
async function behave({ fake, ports, log }: World): Promise<unknown> {
  log.length = 0;
  const answers: unknown[] = CHANNELS.map(() => 'none');
  for (const [index, name] of CHANNELS.entries()) {
    const keep = (answer: unknown) => {
      answers[index] = answer;
    };
    void fake.ipcRenderer.invoke(name).then(keep, (error) => keep(String(error)));
  }
  try {
    for (const name of CHANNELS) fake.ipcRenderer.send(name);
  } catch (error) {
    // Its window is gone.
    log.push(String(error));
  }
  for (const port of ports) port.postMessage('again');
  await fake.settled({ timeout: 20 }).catch(() => {});
  return [answers, [...log]];
}

test.each(['sync', 'manual', 'async'] as const)(
  'mark, change, restore gives what was marked, twice in a row (%s)',
  async (timing) => {
    await fc.assert(
      fc.asyncProperty(program, program, async (before, within) => {
        const fake = createFakeElectron({ timing, logs: false });
        fake.app.on('window-all-closed', () => {});
        const world: World = { fake, windows: [new fake.BrowserWindow()], ports: [], log: [] };
        await run(world, before);
        await fake.settled({ timeout: 20 }).catch(() => {});
        // Reading makes what there is none of yet.
        read(world);
        const rollback = fake.mark();
        const marked = read(world);
        const { windows, ports } = world;
        const counts = [windows.length, ports.length] as const;
        const back = () => {
          rollback();
          windows.length = counts[0];
          ports.length = counts[1];
        };

        const did: unknown[] = [];
        for (let time = 0; time < 2; time++) {
          await run(world, within);
          back();
          expect(read(world)).toEqual(marked);
          did.push(await behave(world));
          back();
          expect(read(world)).toEqual(marked);
        }
        expect(did[1]).toEqual(did[0]);
        fake.dispose();
      }),
      { numRuns: 25, interruptAfterTimeLimit: 30_000 },
    );
  },
  60_000,
);
