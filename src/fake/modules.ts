import { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';
import { type Restore, saveListeners, saveProperties, together } from '../bus/snapshot';
import type { Shaper } from '../eras/era-members';
import type { Machine } from '../machine/machine';
import { createWebContentsModule } from '../main/contents/web-contents-module';
import type { WebFrameMain } from '../main/frames/web-frame-main';
import { createWebFrameMainModule } from '../main/frames/web-frame-main-module';
import type { IpcMainImpl } from '../main/ipc/ipc-main';
import type { Registry } from '../main/registry';
import type { App } from '../modules/app';
import type { CrashReporter } from '../modules/crash-reporter';
import type { GlobalShortcut } from '../modules/global-shortcut';
import type { Menus } from '../modules/menu';
import { createElectron, type ElectronModule, type View } from '../modules/module-views';
import type { Net } from '../modules/net';
import type { SessionModule } from '../modules/session';
import type { RendererModules } from '../renderer/frame-document';
import type { WebFrame, WebFrameHost } from '../renderer/web-frame';
import type { Renderers } from '../sides/roster';
import { userAgentOf } from '../sides/user-agent';
import type { UtilityProcesses } from '../sides/utility-processes';
import { DESK_MAKERS } from './desk-modules';
import { MEDIA_MAKERS } from './media-modules';
import type { Settings } from './options';
import { SYSTEM_MAKERS } from './system-modules';
import type { FakedWindows } from './window-classes';

/** What the modules of one fake are made with. */
export interface ModuleHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly machine: Machine;
  readonly renderers: Renderers;
  readonly shaper: Shaper;
  readonly ipcMain: IpcMainImpl;
  readonly settings: Readonly<Settings>;
  /** Whether properties of the module can be replaced (see `createElectron`). */
  readonly replaceable: boolean;
}

/** A module whose state a mark must save. */
interface Stateful {
  save(): Restore;
}

type MessageChannelMainModule = typeof import('../main/ipc/message-channel-main');
type Maker = (host: ModuleHost, modules: FakedModules) => unknown;

/** What of `require('electron')` is faked, each made when it is first asked for. */
const MAKERS: Readonly<Record<string, Maker>> = {
  app: createApp,
  BaseWindow: (_host, { windows }) => windows.baseWindow(),
  BrowserView: (_host, { windows }) => windows.browserView(),
  BrowserWindow: (_host, modules) => modules.windows.browserWindow(modules.get('BaseWindow')),
  contextBridge: ({ renderers }) => renderers.primary.contextBridge,
  crashReporter: createCrashReporter,
  globalShortcut: createGlobalShortcut,
  ipcMain: ({ ipcMain }) => ipcMain,
  ipcRenderer: ({ renderers }) => renderers.primary.ipcRenderer,
  Menu: (_host, { menus }) => menus.Menu,
  MenuItem: (_host, { menus }) => menus.MenuItem,
  MessageChannelMain: createMessageChannelMain,
  net: createNet,
  protocol: (_host, modules) => modules.get<SessionModule>('session').defaultSession.protocol,
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

/** The twins and what a session has: whole as they are, and saved and shaped where they are kept. */
const TWINS = new Set(['ipcMain', 'ipcRenderer', 'protocol']);

/** What an item of a menu has not been given is undefined. */
const WHOLE = new Set(['MenuItem']);

/** The modules of one fake: the faked ones, and stand-ins for the rest. */
export class FakedModules {
  readonly #made = new Map<string, unknown>();
  readonly #births = new Map<string, Restore>();
  readonly #viewBirths = new Map<View, Restore>();
  readonly #views = new Map<View, ReturnType<typeof createElectron>>();

  #windows: FakedWindows | undefined;
  #menus: Menus | undefined;

  constructor(private readonly host: ModuleHost) {}

  /** The classes of windows and views, whose making loads what all of them need. */
  get windows(): FakedWindows {
    if (this.#windows === undefined) {
      const { FakedWindows: Windows } = require('./window-classes') as typeof import('./window-classes');
      this.#windows = new Windows(this.host, this);
    }
    return this.#windows;
  }

  /** The classes of menus, which are made of each other. */
  get menus(): Menus {
    if (this.#menus === undefined) {
      const { createMenus } = require('../modules/menu') as typeof import('../modules/menu');
      const { windows, focus } = this.host.registry;
      this.#menus = createMenus({
        appName: () => this.get<App>('app').name,
        focusedWindow: () => windows.get(focus.focused?.id ?? Number.NaN),
      });
    }
    return this.#menus;
  }

  /** Whether the app is ready, or nobody waits for it. */
  get isReady(): boolean {
    return !this.existing<App>('app')?.isAwaited;
  }

  /** The module called `name`, faked or a stand-in that throws its own name. */
  get<T>(name: string): T {
    if (!this.#made.has(name)) this.#make(name);
    return this.#made.get(name) as T;
  }

  /** The module called `name`, if anybody has asked for it. */
  existing<T>(name: string): T | undefined {
    return this.#made.get(name) as T | undefined;
  }

  /** Everything in the shape of `require('electron')`. */
  view(view: View): ElectronModule {
    let made = this.#views.get(view);
    if (made === undefined) {
      made = createElectron(
        (name) => this.get(name),
        view,
        () => this.host.bus.era,
        this.host.replaceable,
      );
      this.#views.set(view, made);
      this.#viewBirths.set(view, made.save());
    }
    return made.electron;
  }

  /** The same, as a renderer or a service worker sees it. */
  viewOf(side: RendererModules, view: View = 'renderer'): ElectronModule {
    const { ipcRenderer, contextBridge } = side;
    const own: Record<string, unknown> = { ipcRenderer, contextBridge };
    const get = (name: string): unknown => {
      if (name === 'webFrame' && side.webFrame) own[name] ??= completed(side.webFrame());
      return own[name] ?? this.get(name);
    };
    return createElectron(get, view, () => this.host.bus.era, false).electron;
  }

  /** Whether one of them has work under way that is no message. */
  get busy(): boolean {
    return this.existing<UtilityProcesses>('utilityProcess')?.busy ?? false;
  }

  /** Those that anybody has asked for. */
  get all(): Iterable<unknown> {
    const sessions = [...(this.existing<SessionModule>('session')?.existing ?? [])];
    const ofSessions = sessions.flatMap((session) => [session, session.serviceWorkers, session.protocol]);
    // `protocol` is the default session's.
    return new Set([...this.#made.values(), ...ofSessions]);
  }

  /** What restores the modules as they are now; one that is made later is restored to how it was made. */
  save(): Restore {
    const modules = [...this.#made].filter(([name]) => !TWINS.has(name));
    const before = new Map(modules.map(([name, made]) => [name, saveModule(made as object)]));
    const views = new Map([...this.#views].map(([view, { save }]) => [view, save()]));
    return () => {
      for (const view of this.#views.keys()) (views.get(view) ?? this.#viewBirths.get(view))?.();
      for (const name of this.#made.keys()) (before.get(name) ?? this.#births.get(name))?.();
    };
  }

  #make(name: string): void {
    const { completeMembers, missingModule } = require('../modules/missing') as typeof import('../modules/missing');
    const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
    const made = maker ? maker(this.host, this) : missingModule(name);
    this.#made.set(name, made);
    if (TWINS.has(name)) return;
    if (maker !== undefined) {
      if (!WHOLE.has(name)) completeMembers(name, made as object);
      this.host.shaper.shape(made as object, this.host.bus.era);
    }
    this.#births.set(name, saveModule(made as object));
  }
}

function completed(webFrame: object): object {
  const { completeMembers } = require('../modules/missing') as typeof import('../modules/missing');
  return completeMembers('webFrame', webFrame);
}

function createWebFrame({ registry, renderers }: ModuleHost): WebFrame {
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
    get routingId() {
      return frame().routingId;
    },
    get frameToken() {
      return frame().frameToken;
    },
  });
  return new Class(hostOf(() => renderers.primary.frame));
}

function saveModule(made: object): Restore {
  const { save, prototype } = made as Partial<Stateful> & { prototype?: object };
  const listeners = () => (made instanceof EventEmitter ? saveListeners(made) : () => {});
  return together(
    save === undefined ? listeners() : save.call(made),
    saveProperties(made),
    prototype === undefined ? () => {} : saveProperties(prototype),
  );
}

function createApp({ bus, registry }: ModuleHost, modules: FakedModules): App {
  const { App: AppClass } = require('../modules/app') as typeof import('../modules/app');
  return new AppClass({
    windows: () => [...registry.windows.values()],
    isFocused: () => registry.focus.focused !== undefined,
    menu: () => modules.get<typeof Electron.Menu>('Menu'),
    userAgent: () => userAgentOf(bus.era),
  });
}

function createCrashReporter(): CrashReporter {
  const { CrashReporter: Reporter } =
    require('../modules/crash-reporter') as typeof import('../modules/crash-reporter');
  return new Reporter();
}

function createGlobalShortcut(_host: ModuleHost, modules: FakedModules): GlobalShortcut {
  const { GlobalShortcut: Shortcut } =
    require('../modules/global-shortcut') as typeof import('../modules/global-shortcut');
  return new Shortcut(() => modules.isReady);
}

function createMessageChannelMain({ bus }: ModuleHost): unknown {
  const { createMessageChannelMainClass } = require('../main/ipc/message-channel-main') as MessageChannelMainModule;
  return createMessageChannelMainClass(bus);
}

function createSession({ bus, registry, shaper }: ModuleHost, modules: FakedModules): SessionModule {
  const { SessionModule } = require('../modules/session') as typeof import('../modules/session');
  const { ServiceWorkers } =
    require('../main/workers/service-workers') as typeof import('../main/workers/service-workers');
  const shape = (twin: object) => shaper.shape(twin, bus.era);
  return new SessionModule({
    shape,
    dataFolder: () => modules.get<App>('app').getPath('sessionData'),
    userAgent: () => modules.get<App>('app').userAgentFallback,
    clearPages: (session, takes) => registry.pages.clear(session, takes),
    print: (method, ...line) => bus.reporter.print(method, ...line),
    makeParts(session) {
      const serviceWorkers = new ServiceWorkers(bus, registry, session);
      shape(serviceWorkers);
      return { serviceWorkers };
    },
  });
}

function createNet(_host: ModuleHost, modules: FakedModules): Net {
  const { Net: NetClass } = require('../modules/net') as typeof import('../modules/net');
  return new NetClass(() => modules.get<SessionModule>('session').defaultSession);
}

function createUtilityProcess({ bus, settings }: ModuleHost, modules: FakedModules): UtilityProcesses {
  const { UtilityProcesses } = require('../sides/utility-processes') as typeof import('../sides/utility-processes');
  return new UtilityProcesses({
    bus,
    tellApp: (event, ...args) => modules.existing<App>('app')?.emit(event, ...args),
    load: () => settings.loadUtility,
  });
}
