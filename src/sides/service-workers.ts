import { URL } from 'node:url';
import type { Bus } from '../bus/bus';
import { type Restore, saveListeners, together } from '../bus/snapshot';
import type { Registry } from '../main/registry';
import type { WorkerVersion } from '../main/workers/service-worker-main';
import type { ServiceWorkers } from '../main/workers/service-workers';
import type { ElectronModule } from '../modules/module-views';
import type { Session } from '../modules/session-class';
import type { MainWorld } from '../renderer/context-bridge';
import { createPreloadRealm, type PreloadRealm } from '../renderer/preload-realm';
import { noWorkerIpcError } from '../words/worker-errors';

/** What `startServiceWorker` takes. */
export interface ServiceWorkerOptions {
  /** Default `'https://example.com/'`. */
  scope?: string;
  /** Default `sw.js` in the scope. */
  scriptURL?: string;
  /** Default `session.defaultSession`. */
  session?: Electron.Session;
  /** The worker's preload, as a function: it runs at every start, in a realm of its own. */
  run?(electron: ElectronModule): void;
}

/** The worker's side of a service worker. */
export interface ServiceWorker {
  /** The id of this version, as `session.serviceWorkers` knows it. */
  readonly versionId: number;
  /** `require('electron')` as the preload of the present run sees it; each run has another. */
  readonly electron: ElectronModule;
  /** The `ipcRenderer` of its preload. */
  readonly ipcRenderer: Electron.IpcRenderer;
  /** What the preload exposed to the worker, by its key. */
  readonly mainWorld: MainWorld;
  /** Stops it, as Electron does with an idle one; its handlers in main stay (S11.6). */
  stop(): void;
  /** Runs it again, if it is stopped. */
  start(): void;
  /** Stops it for good: main's object is destroyed (S11.6). */
  unregister(): void;
}

export interface WorkersHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly defaultSession: () => Electron.Session;
  readonly viewOf: (realm: PreloadRealm) => ElectronModule;
  readonly settings: { readonly scriptTimeLimit: number };
}

/** The service workers that tests of one fake started. */
export class ServiceWorkerSides {
  readonly #all = new Set<WorkerSide>();

  constructor(private readonly host: WorkersHost) {}

  /** @throws Error in a version without IPC for service workers */
  start(options: ServiceWorkerOptions = {}): ServiceWorker {
    const { era } = this.host.bus;
    if (!era.serviceWorkerIpc) throw noWorkerIpcError(era.version.name);
    const side = new WorkerSide(this.host, options);
    // A version that takes over makes the one before it redundant.
    for (const other of this.#all) if (other.isReplacedBy(side)) other.unregister();
    this.#all.add(side);
    side.register();
    side.start();
    return side;
  }

  save(): Restore {
    const before = [...this.#all];
    const each = together(...before.map((side) => side.save()));
    return () => {
      for (const side of this.#all) if (!before.includes(side)) side.discard();
      this.#all.clear();
      for (const side of before) this.#all.add(side);
      each();
    };
  }

  /** Goes without a word, as what a test started does when the test is over. */
  discard(): void {
    for (const side of this.#all) side.discard();
    this.#all.clear();
  }
}

/** Its methods are bound, so that a test can take them apart. */
class WorkerSide implements ServiceWorker {
  readonly #host: WorkersHost;
  readonly #version: WorkerVersion;
  readonly #run: ServiceWorkerOptions['run'];
  #realm!: PreloadRealm;
  #electron!: ElectronModule;

  constructor(host: WorkersHost, { scope = 'https://example.com/', scriptURL, session, run }: ServiceWorkerOptions) {
    const versionId = host.registry.nextVersionId();
    this.#host = host;
    this.#run = run;
    this.#version = {
      versionId,
      scope,
      scriptURL: scriptURL ?? new URL('sw.js', scope).href,
      // As for frames: a number that no other kind of id is.
      processId: 500 + versionId,
      session: session ?? host.defaultSession(),
      status: 'stopped',
      endpoint: { process: 'worker', id: versionId },
      registered: true,
      main: undefined,
      start: () => this.start(),
    };
  }

  get versionId(): number {
    return this.#version.versionId;
  }

  get ipcRenderer(): PreloadRealm['ipcRenderer'] {
    return this.#realm.ipcRenderer;
  }

  get mainWorld(): MainWorld {
    return this.#realm.mainWorld;
  }

  get electron(): ElectronModule {
    return this.#electron;
  }

  isReplacedBy(other: WorkerSide): boolean {
    const { scope, session, registered } = this.#version;
    return registered && scope === other.#version.scope && session === other.#version.session;
  }

  register(): void {
    this.#workers.register(this.#version);
  }

  readonly start = (): void => {
    const version = this.#version;
    if (version.status !== 'stopped' || !version.registered) return;
    const { bus, registry, viewOf } = this.#host;
    version.endpoint = { process: 'worker', id: version.versionId };
    this.#workers.change(version, 'starting');
    this.#realm = createPreloadRealm(bus, version.endpoint);
    this.#electron = viewOf(this.#realm);
    bus.attach(version.endpoint, this.#realm.receiver);
    registry.events.emit('twin', this.ipcRenderer);
    this.#runPreloads();
    this.#run?.(this.electron);
    this.#workers.change(version, 'running');
  };

  /** S11.1: those that the session has for its workers. */
  #runPreloads(): void {
    const { scope, session } = this.#version;
    const files = (session as unknown as Partial<Session>).preloadScriptsFor?.('service-worker', scope) ?? [];
    if (files.length === 0) return;
    const { runWorkerPreloads } = require('./pages/worker-preloads') as typeof import('./pages/worker-preloads');
    runWorkerPreloads(files, this.electron, this.#host);
  }

  readonly stop = (): void => {
    if (this.#version.status === 'stopped') return;
    this.#workers.change(this.#version, 'stopping');
    this.#leave();
    this.#workers.change(this.#version, 'stopped');
  };

  readonly unregister = (): void => {
    this.stop();
    this.#version.registered = false;
    this.#host.registry.workers.delete(this.versionId);
  };

  discard(): void {
    this.#leave();
    this.#version.status = 'stopped';
    this.#version.registered = false;
  }

  save(): Restore {
    const { status, endpoint, registered, main } = this.#version;
    const realm = this.#realm;
    const electron = this.#electron;
    const listeners = together(saveListeners(realm.ipcRenderer), main?.save() ?? (() => {}));
    return () => {
      this.#host.bus.detach(this.#version.endpoint);
      Object.assign(this.#version, { status, endpoint, registered, main });
      this.#realm = realm;
      this.#electron = electron;
      listeners();
      if (status === 'stopped') return;
      realm.revive();
      this.#host.bus.attach(endpoint, realm.receiver);
    };
  }

  get #workers(): ServiceWorkers {
    return this.#version.session.serviceWorkers as unknown as ServiceWorkers;
  }

  /** The run is over: nothing reaches it, and its invokes never settle. */
  #leave(): void {
    const { bus } = this.#host;
    const { endpoint } = this.#version;
    this.#realm.release();
    bus.detach(endpoint);
    bus.requests.forget((message) => message.from === endpoint);
  }
}
