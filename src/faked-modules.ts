import type { FakedWindows } from './faked-windows';
import type { IpcMainImpl } from './main/ipc-main';
import type { Registry } from './main/registry';
import { createWebContentsModule } from './main/web-contents-module';
import { createWebFrameMainModule } from './main/web-frame-main-module';
import { createElectron, type ElectronModule, type View } from './module';
import type { App } from './modules/app';
import type { Renderer, Renderers } from './renderers';
import type { Bus } from './wire/bus';
import type { Shaper } from './wire/era-members';
import { notReadyError } from './wire/errors';
import type { Restore } from './wire/snapshot';

/** What the modules of one fake are made with. */
export interface ModuleHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly renderers: Renderers;
  readonly shaper: Shaper;
  readonly ipcMain: IpcMainImpl;
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
  BaseWindow: (_host, { windows }) => windows.baseWindow(),
  BrowserView: (_host, { windows }) => windows.browserView(),
  BrowserWindow: (_host, modules) => modules.windows.browserWindow(modules.get('BaseWindow')),
  contextBridge: ({ renderers }) => renderers.primary.contextBridge,
  ipcMain: ({ ipcMain }) => ipcMain,
  ipcRenderer: ({ renderers }) => renderers.primary.ipcRenderer,
  View: (_host, { windows }) => windows.view(),
  webContents: ({ registry }) => createWebContentsModule(registry),
  WebContentsView: (_host, modules) => modules.windows.webContentsView(modules.get('View')),
  webFrameMain: ({ registry }, modules) =>
    createWebFrameMainModule(registry, () => {
      if (modules.existing<App>('app')?.isAwaited) throw notReadyError('WebFrameMain');
    }),
};

/** The twins: whole as they are, and saved and shaped where they are kept. */
const TWINS = new Set(['ipcMain', 'ipcRenderer']);

/** The modules of one fake: the faked ones, and stand-ins for the rest. */
export class FakedModules {
  readonly #made = new Map<string, unknown>();
  readonly #births = new Map<string, Restore>();
  readonly #views = new Map<View, ElectronModule>();

  #windows: FakedWindows | undefined;
  #session: Electron.Session | undefined;

  constructor(private readonly host: ModuleHost) {
    host.registry.session = () => {
      const { missingInstance } = require('./modules/missing') as typeof import('./modules/missing');
      this.#session ??= missingInstance('Session', 'contents.session') as Electron.Session;
      return this.#session;
    };
  }

  /** The classes of windows and views, whose making loads what all of them need. */
  get windows(): FakedWindows {
    if (this.#windows === undefined) {
      const { FakedWindows: Windows } = require('./faked-windows') as typeof import('./faked-windows');
      this.#windows = new Windows(this.host, this);
    }
    return this.#windows;
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
    }
    return made;
  }

  /** The same, as the renderer `renderer` sees it. */
  viewOf(renderer: Renderer): ElectronModule {
    const own: Record<string, unknown> = { ipcRenderer: renderer.ipcRenderer, contextBridge: renderer.contextBridge };
    return createElectron(
      (name) => own[name] ?? this.get(name),
      'renderer',
      () => this.host.bus.era,
      false,
    );
  }

  /** Those that anybody has asked for. */
  get all(): Iterable<unknown> {
    return this.#made.values();
  }

  /** What restores the modules as they are now; one that is made later is restored to how it was made. */
  save(): Restore {
    const stateful = [...this.#made].filter(([name, made]) => !TWINS.has(name) && isStateful(made));
    const before = new Map(stateful.map(([name, made]) => [name, (made as Stateful).save()]));
    const session = this.#session;
    return () => {
      this.#session = session;
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
  return new AppClass({ windows: () => [...registry.windows.values()] });
}
