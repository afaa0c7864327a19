import { createBrowserWindowClass } from './main/browser-window';
import type { IpcMainImpl } from './main/ipc-main';
import type { Registry } from './main/registry';
import { createWebContentsModule } from './main/web-contents-module';
import { createElectron, type ElectronModule, type View } from './module';
import type { App } from './modules/app';
import type { SessionModule } from './modules/session';
import type { Settings } from './options';
import type { Renderer, Renderers } from './renderers';
import type { UtilityProcesses } from './utility-processes';
import type { Bus } from './wire/bus';
import type { Shaper } from './wire/era-members';
import type { Restore } from './wire/snapshot';

/** What the modules of one fake are made with. */
export interface ModuleHost {
  readonly bus: Bus;
  readonly registry: Registry;
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

type Maker = (host: ModuleHost, modules: FakedModules) => unknown;

/** What of `require('electron')` is faked, each made when it is first asked for. */
const MAKERS: Readonly<Record<string, Maker>> = {
  app: createApp,
  BrowserWindow: createBrowserWindow,
  contextBridge: ({ renderers }) => renderers.primary.contextBridge,
  ipcMain: ({ ipcMain }) => ipcMain,
  ipcRenderer: ({ renderers }) => renderers.primary.ipcRenderer,
  session: createSession,
  utilityProcess: createUtilityProcess,
  webContents: ({ registry }) => createWebContentsModule(registry),
};

/** The twins: whole as they are, and saved and shaped where they are kept. */
const TWINS = new Set(['ipcMain', 'ipcRenderer']);

/** The modules of one fake: the faked ones, and stand-ins for the rest. */
export class FakedModules {
  readonly #made = new Map<string, unknown>();
  readonly #births = new Map<string, Restore>();
  readonly #views = new Map<View, ElectronModule>();

  constructor(private readonly host: ModuleHost) {}

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
    }
    return made;
  }

  /** The same, as a renderer or a service worker sees it. */
  viewOf(
    { ipcRenderer, contextBridge }: Pick<Renderer, 'ipcRenderer' | 'contextBridge'>,
    view: View = 'renderer',
  ): ElectronModule {
    const own: Record<string, unknown> = { ipcRenderer, contextBridge };
    return createElectron(
      (name) => own[name] ?? this.get(name),
      view,
      () => this.host.bus.era,
      false,
    );
  }

  /** Whether one of them has work under way that is no message. */
  get busy(): boolean {
    return this.existing<UtilityProcesses>('utilityProcess')?.busy ?? false;
  }

  /** Those that anybody has asked for. */
  get all(): Iterable<unknown> {
    const sessions = [...(this.existing<SessionModule>('session')?.existing ?? [])];
    return [...this.#made.values(), ...sessions.map(({ serviceWorkers }) => serviceWorkers)];
  }

  /** What restores the modules as they are now; one that is made later is restored to how it was made. */
  save(): Restore {
    const stateful = [...this.#made].filter(([name, made]) => !TWINS.has(name) && isStateful(made));
    const before = new Map(stateful.map(([name, made]) => [name, (made as Stateful).save()]));
    return () => {
      for (const name of this.#made.keys()) (before.get(name) ?? this.#births.get(name))?.();
    };
  }

  #make(name: string): void {
    const { completeMembers, missingModule } = require('./modules/missing') as typeof import('./modules/missing');
    const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
    const made = maker ? maker(this.host, this) : missingModule(name);
    this.#made.set(name, made);
    if (maker === undefined || TWINS.has(name)) return;
    if (isStateful(made)) this.#births.set(name, made.save());
    completeMembers(name, made as object);
    this.host.shaper.shape(made as object, this.host.bus.era);
  }
}

function isStateful(made: unknown): made is Stateful {
  return typeof (made as Partial<Stateful>).save === 'function';
}

function createApp({ registry }: ModuleHost): App {
  const { App: AppClass } = require('./modules/app') as typeof import('./modules/app');
  return new AppClass({
    closeWindows: () => {
      for (const window of registry.windows.values()) window.close();
      return [...registry.windows.values()].every((window) => window.isClosing());
    },
  });
}

function createSession({ bus, registry, shaper }: ModuleHost): SessionModule {
  const { SessionModule } = require('./modules/session') as typeof import('./modules/session');
  const { ServiceWorkers } = require('./main/service-workers') as typeof import('./main/service-workers');
  return new SessionModule((session) => {
    const serviceWorkers = new ServiceWorkers(bus, registry, session);
    shaper.shape(serviceWorkers, bus.era);
    return { serviceWorkers };
  });
}

function createUtilityProcess({ bus, settings }: ModuleHost): UtilityProcesses {
  const { UtilityProcesses } = require('./utility-processes') as typeof import('./utility-processes');
  return new UtilityProcesses({ bus, load: () => settings.loadUtility });
}

function createBrowserWindow({ bus, registry, renderers }: ModuleHost, modules: FakedModules): unknown {
  return createBrowserWindowClass({
    bus,
    registry,
    adopt: () => renderers.adopt(),
    announce: (event, ...args) => {
      const app = modules.get<App>('app');
      const heard = app.emit(event, ...args);
      // Electron's own default when the app does not listen.
      if (event === 'window-all-closed' && !heard) app.quit();
    },
  });
}
