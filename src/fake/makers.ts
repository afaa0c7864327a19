import type { Bus } from '../bus/bus';
import type { Shaper } from '../eras/era-members';
import type { View } from '../eras/module-names';
import type { Machine } from '../machine/machine';
import { createWebContentsModule } from '../main/contents/web-contents-module';
import type { WebFrameMain } from '../main/frames/web-frame-main';
import { createWebFrameMainModule } from '../main/frames/web-frame-main-module';
import type { IpcMainImpl } from '../main/ipc/ipc-main';
import type { Registry } from '../main/registry';
import type { App } from '../modules/app';
import type { Menus } from '../modules/menu';
import type { ElectronModule } from '../modules/module-views';
import type { Net } from '../modules/net';
import type { SessionModule } from '../modules/session';
import type { SessionTransport } from '../modules/session-transport';
import { requestPlace } from '../network/request-place';
import type { WebFrame, WebFrameHost } from '../renderer/web-frame';
import type { Renderers } from '../sides/roster';
import { userAgentOf } from '../sides/user-agent';
import type { UtilityProcesses } from '../sides/utility-processes';
import { DESK_MAKERS } from './desk-modules';
import { MEDIA_MAKERS } from './media-modules';
import type { Settings } from './options';
import { SYSTEM_MAKERS } from './system-modules';
import type { FakedWindows } from './window-classes';

/** What a mocking integration makes of the modules; what they hand out is announced by the registry's event `'twin'`. */
export interface ModuleMocks {
  /** A module has just been made, or one that a renderer has for itself. */
  dress(name: string, made: object): void;
  /** What everybody sees of a module: of a class, a mock of it. */
  exported(name: string, made: unknown): unknown;
  /** Whether a tool of the runner's that takes no getters called `above`. */
  isReplacing(above: (...args: never[]) => unknown): boolean;
}

/** What the modules of one fake are made with. */
export interface ModuleHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly machine: Machine;
  readonly renderers: Renderers;
  readonly shaper: Shaper;
  readonly ipcMain: IpcMainImpl;
  readonly settings: Readonly<Settings>;
  /** Under a mocking integration. */
  readonly mocks: ModuleMocks | undefined;
  /** Whether properties of the module can be replaced (see `createElectron`). */
  readonly replaceable: boolean;
}

type MessageChannelMainModule = typeof import('../main/ipc/message-channel-main');

/** The modules of one fake, as the makers of others see them. */
export interface FakedModules {
  view(view: View): ElectronModule;
  /** The classes of windows and views, whose making loads what all of them need. */
  readonly windows: FakedWindows;
  /** The classes of menus, which are made of each other. */
  readonly menus: Menus;
  /** Whether the app is ready, or nobody waits for it. */
  readonly isReady: boolean;
  /** Whether an app was started and is not ready yet. */
  readonly isStarting: boolean;
  /** The module called `name`, faked or a stand-in that throws its own name. */
  get<T>(name: string): T;
  /** The module called `name`, if anybody has asked for it. */
  existing<T>(name: string): T | undefined;
  /** Emits an event on the app, on which nobody listens if nobody has asked for it. */
  tellApp(event: string, ...args: unknown[]): boolean | undefined;
}

type Maker = (host: ModuleHost, modules: FakedModules) => unknown;

/** What of `require('electron')` is faked, each made when it is first asked for. */
export const MAKERS: Readonly<Record<string, Maker>> = {
  app: createApp,
  BaseWindow: (_host, { windows }) => windows.baseWindow(),
  BrowserView: (_host, modules) => modules.windows.browserView(modules.get('WebContentsView')),
  BrowserWindow: (_host, modules) => modules.windows.browserWindow(modules.get('BaseWindow')),
  contextBridge: ({ renderers }) => renderers.primary.contextBridge,
  ipcMain: ({ ipcMain }) => ipcMain,
  ipcRenderer: ({ renderers }) => renderers.primary.ipcRenderer,
  Menu: (_host, { menus }) => menus.Menu,
  MenuItem: (_host, { menus }) => menus.MenuItem,
  MessageChannelMain: createMessageChannelMain,
  net: createNet,
  protocol: (_host, modules) => modules.get<SessionModule>('session').protocol,
  ServiceWorkerMain: () => workerMainModule().ServiceWorkerMain,
  session: createSession,
  utilityProcess: createUtilityProcess,
  View: (_host, { windows }) => windows.view(),
  webFrame: createWebFrame,
  webContents: ({ registry }, modules) => createWebContentsModule(registry, () => modules.windows.host),
  WebContentsView: (_host, modules) => modules.windows.webContentsView(modules.get('View')),
  webFrameMain: ({ registry }, modules) => createWebFrameMainModule(registry, () => modules.isReady),
  ...DESK_MAKERS,
  ...MEDIA_MAKERS,
  ...SYSTEM_MAKERS,
};

function createWebFrame({ bus, registry, renderers }: ModuleHost): WebFrame {
  const { WebFrame: Class } = require('../renderer/web-frame') as typeof import('../renderer/web-frame');
  const { findFrame } = require('../main/frames/frame-kin') as typeof import('../main/frames/frame-kin');
  const hostOf = (frame: () => WebFrameMain): WebFrameHost => ({
    execute: (scripts, worldId) => registry.pages.execute(frame(), scripts, worldId),
    document: () => undefined,
    find(query) {
      const found = findFrame(registry, frame(), query);
      return found && hostOf(() => found);
    },
    shownBy: () => undefined,
    renamed: (...given) => bus.deprecations.renamed(...given),
    get zoomLevel() {
      return registry.contents.get(frame().contentsId)?.getZoomLevel() ?? 0;
    },
    set zoomLevel(level) {
      const contents = registry.contents.get(frame().contentsId);
      const { zoomAlone } = require('../main/contents/members/zoom') as typeof import('../main/contents/members/zoom');
      if (contents) zoomAlone(contents, level);
    },
    get isGone() {
      return frame().isDestroyed();
    },
    worlds: () => [],
    get routingId() {
      return frame().routingId;
    },
    get frameToken() {
      return frame().frameToken;
    },
  });
  return new Class(hostOf(() => renderers.primary.frame));
}

function createApp({ bus, machine, registry }: ModuleHost, modules: FakedModules): App {
  const { App: AppClass } = require('../modules/app') as typeof import('../modules/app');
  return new AppClass({
    machine,
    windows: () => [...registry.windows.values()],
    isFocused: () => registry.focus.focused !== undefined,
    menu: () => modules.get<typeof Electron.Menu>('Menu'),
    drawIcon: (side) => {
      const bitmap = Buffer.alloc(side * side * 4, 255);
      return modules
        .get<typeof Electron.nativeImage>('nativeImage')
        .createFromBitmap(bitmap, { width: side, height: side });
    },
    resolveProxy: (config, url) => {
      const transport = require('../modules/session-transport') as typeof import('../modules/session-transport');
      const session: object = modules.get<SessionModule>('session').defaultSession;
      return (session as SessionTransport)[transport.RESOLVE_PROXY](config, url);
    },
    userAgent: () => userAgentOf(bus.era),
  });
}

function createMessageChannelMain({ bus }: ModuleHost): unknown {
  const { createMessageChannelMainClass } = require('../main/ipc/message-channel-main') as MessageChannelMainModule;
  return createMessageChannelMainClass(bus);
}

function workerMainModule(): typeof import('../main/workers/service-worker-main') {
  return require('../main/workers/service-worker-main') as typeof import('../main/workers/service-worker-main');
}

function createSession(host: ModuleHost, modules: FakedModules): SessionModule {
  const { bus, machine, registry, settings } = host;
  const { SessionModule } = require('../modules/session') as typeof import('../modules/session');
  const { ServiceWorkers } =
    require('../main/workers/service-workers') as typeof import('../main/workers/service-workers');
  const { permissionsOf } = require('../machine/permissions') as typeof import('../machine/permissions');
  const shape = (twin: object) => void registry.events.emit('twin', twin);
  return new SessionModule({
    shape,
    permissions: () => permissionsOf(machine),
    placeOf: requestPlace,
    hostRules: () => modules.existing<App>('app')?.commandLine.getSwitchValue('host-rules') ?? '',
    downloads: () => clients().downloadsHost(host, modules),
    machine,
    reach: () => settings.network,
    has: (flag) => bus.era[flag],
    guard: (work) => bus.reporter.guard(work),
    requestProblem: (url, sentence) => bus.reporter.requestProblem(url, sentence),
    untilEnd: (giveUp) => bus.untilEnd(giveUp),
    dataFolder: () => modules.get<App>('app').getPath('sessionData'),
    userAgent: () => modules.get<App>('app').userAgentFallback,
    isStarting: () => modules.isStarting,
    isUnderWay: () => modules.existing<App>('app')?.isUnderWay ?? false,
    run: () => modules.existing<App>('app')?.run,
    created: (made) => void modules.existing<App>('app')?.emit('session-created', made),
    clearPages: (session, takes) => registry.pages.clear(session, takes),
    unlessEnded: (work) => bus.unlessEnded(work),
    print: (method, ...line) => bus.reporter.print(method, ...line),
    renamed: (...given) => bus.deprecations.renamed(...given),
    makeParts(session) {
      const serviceWorkers = new ServiceWorkers(bus, registry, session);
      shape(serviceWorkers);
      return { serviceWorkers };
    },
  });
}

function createNet(host: ModuleHost, modules: FakedModules): Net {
  const { Net: NetClass } = require('../modules/net') as typeof import('../modules/net');
  const sessions = () => modules.get<SessionModule>('session');
  return new NetClass({
    machine: host.machine,
    underway: clients().underwayOf(host),
    isReady: () => modules.isReady,
    session: () => sessions().defaultSession,
    guard: (work) => host.bus.reporter.guard(work),
    requests: {
      placeOf: (session, partition = '') => requestPlace(session ?? sessions().fromPartition(partition)),
      isSession(value) {
        const { Session: Class } = require('../modules/session-class') as typeof import('../modules/session-class');
        return value instanceof Class;
      },
    },
    async cookies(session, partition = '', url) {
      const { cookies } = session ?? sessions().fromPartition(partition);
      const found = await cookies.get({ url: url.replace(/^ws/, 'http') });
      return found.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
    },
  });
}

/** What sessions and `net` ask for is loaded with them. */
function clients(): typeof import('./session-clients') {
  return require('./session-clients') as typeof import('./session-clients');
}

function createUtilityProcess({ bus, settings }: ModuleHost, modules: FakedModules): UtilityProcesses {
  const { UtilityProcesses } = require('../sides/utility-processes') as typeof import('../sides/utility-processes');
  return new UtilityProcesses({
    bus,
    tellApp: (event, ...args) => modules.tellApp(event, ...args),
    isStarting: () => modules.isStarting,
    electron: () => modules.view('utility'),
    load: () => settings.loadUtility,
  });
}
