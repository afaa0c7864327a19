import { EventEmitter } from 'node:events';
import { tell } from '../bus/emitter';
import { type Restore, saveListeners, saveProperties, together } from '../bus/snapshot';
import type { View } from '../eras/module-names';
import type { App } from '../modules/app';
import type { CrashParameters } from '../modules/crash-reporter';
import type { Menus } from '../modules/menu';
import { createElectron, type ElectronModule, type ElectronView } from '../modules/module-views';
import type { SessionModule } from '../modules/session';
import type { RendererModules } from '../renderer/frame-document';
import type { UtilityProcesses } from '../sides/utility-processes';
import { nothing } from '../words/nothing';
import { createDeskMenus } from './desk-modules';
import { type FakedModules, MAKERS, type ModuleHost } from './makers';
import type { FakedWindows } from './window-classes';

/** A module whose state a mark must save. */
interface Stateful {
  save(): Restore;
}

/** The twins and what a session has: whole as they are, and saved and shaped where they are kept. */
const TWINS = new Set(['ipcMain', 'ipcRenderer', 'protocol']);

/** What an item of a menu has not been given is undefined; Electron's types do not name the class of workers in main. */
const WHOLE = new Set(['MenuItem', 'ServiceWorkerMain']);

/** The modules of one fake: the faked ones, and stand-ins for the rest. */
export class ModuleSet implements FakedModules {
  readonly #made = new Map<string, unknown>();
  readonly #births = new Map<string, Restore>();
  readonly #views = new Map<View, ElectronView>();

  #windows: FakedWindows | undefined;
  #menus: Menus | undefined;
  #crashParameters: CrashParameters | undefined;

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
    this.#menus ??= createDeskMenus(this.host, this);
    return this.#menus;
  }

  /** Whether the app is ready, or nobody waits for it. */
  get isReady(): boolean {
    return !this.existing<App>('app')?.isAwaited;
  }

  /** Whether an app was started and is not ready yet. */
  get isStarting(): boolean {
    const app = this.existing<App>('app');
    return app?.run !== undefined && !app.isReady();
  }

  /** The module called `name`, faked or a stand-in that throws its own name. */
  get<T>(name: string): T {
    if (!this.#made.has(name)) {
      if (this.host.bus.hasEnded) return nothing;
      this.#make(name);
    }
    return this.#made.get(name) as T;
  }

  /** The module called `name`, if anybody has asked for it. */
  existing<T>(name: string): T | undefined {
    return this.#made.get(name) as T | undefined;
  }

  tellApp(event: string, ...args: unknown[]): boolean | undefined {
    const app = this.existing<App>('app');
    return app && tell(app, event, ...args);
  }

  /** The module called `name` as the user sees it. */
  exported<T>(name: string): T {
    return this.#exported(name, this.get(name)) as T;
  }

  /** Everything in the shape of `require('electron')`. */
  view(view: View): ElectronModule {
    let made = this.#views.get(view);
    if (made === undefined) {
      made = createElectron(
        (name) => this.#seen(name, view),
        view,
        () => this.host.bus.era,
        this.host.replaceable ? (above) => this.host.mocks?.isReplacing(above) ?? true : undefined,
      );
      this.#views.set(view, made);
    }
    return made.electron;
  }

  /** The version is another one now. */
  enterEra(): void {
    for (const view of this.#views.values()) view.enter();
  }

  /** The same, as a renderer or a service worker sees it. */
  viewOf(side: RendererModules, view: View = 'renderer'): ElectronModule {
    const { ipcRenderer, contextBridge } = side;
    const own: Record<string, object | undefined> = { ipcRenderer, contextBridge };
    const get = (name: string): unknown => {
      if (name === 'webFrame' && side.webFrame) own[name] ??= completed(side.webFrame());
      const found = own[name];
      if (found === undefined) return this.#seen(name, view);
      this.host.mocks?.dress(name, found);
      return found;
    };
    return createElectron(get, view, () => this.host.bus.era, undefined).electron;
  }

  /** Whether one of them has work under way that is no message. */
  get busy(): boolean {
    return this.existing<UtilityProcesses>('utilityProcess')?.busy ?? false;
  }

  /** Those that anybody has asked for, and the sessions with what hangs on them, each by the name of its class or its own. */
  get named(): Iterable<[string, unknown]> {
    const modules = new Map([...this.#made].map(([name, made]) => [made, name]));
    return [...this.all].map((made) => [modules.get(made) ?? (made as object).constructor.name, made]);
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
      for (const [view, made] of this.#views) (views.get(view) ?? made.renew)();
      for (const name of this.#made.keys()) (before.get(name) ?? this.#births.get(name))?.();
    };
  }

  /** A module as one process sees it: renderers see a part of `crashReporter` (M16.2). */
  #seen(name: string, view: View): unknown {
    if (name !== 'crashReporter' || (view !== 'renderer' && view !== 'sandboxed')) return this.exported(name);
    const { crashParameters } = require('../modules/crash-reporter') as typeof import('../modules/crash-reporter');
    this.#crashParameters ??= crashParameters(() => this.get('crashReporter'));
    this.host.mocks?.dress(name, this.#crashParameters);
    return this.#crashParameters;
  }

  #exported(name: string, made: unknown): unknown {
    const { mocks } = this.host;
    return mocks ? mocks.exported(name, made) : made;
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
    // Before it is saved, which would take the mocks away again.
    this.host.mocks?.dress(name, made as object);
    this.#births.set(name, saveModule(made as object));
  }
}

function completed(webFrame: object): object {
  const { completeMembers } = require('../modules/missing') as typeof import('../modules/missing');
  return completeMembers('webFrame', webFrame);
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
