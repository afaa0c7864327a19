import type { Bus } from '../bus/bus';
import { tell } from '../bus/emitter';
import type { Restore } from '../bus/snapshot';
import type { RunningApp } from '../controls/launch/running-app';
import type { Shaper } from '../eras/era-members';
import type { Machine } from '../machine/machine';
import type { Pages } from '../main/contents/pages';
import type { Registry } from '../main/registry';
import type { App } from '../modules/app';
import type { SessionModule } from '../modules/session';
import type { FramePages } from '../sides/pages/pages';
import type { Renderers } from '../sides/roster';
import type { ServiceWorkerSides } from '../sides/service-workers';
import type { Webviews } from '../sides/webviews';
import { LazyPages } from './lazy-pages';
import type { ModuleSet } from './modules';
import type { Settings } from './options';

export interface ControlsHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly renderers: Renderers;
  readonly shaper: Shaper;
  readonly machine: Machine;
  readonly settings: Readonly<Settings>;
}

/** What a test makes beside windows and renderers: guests and service workers. Loaded when they are first asked for. */
export class Controls {
  #webviews: Webviews | undefined;
  #workers: ServiceWorkerSides | undefined;
  #pages: FramePages | undefined;
  /** The pages as main knows them. */
  readonly lazyPages: Pages = new LazyPages(
    () => this.#pages,
    () => this.pages,
    () => this.host.settings.pages,
    () => this.host.bus.hasEnded,
  );
  /** The app that was launched in this fake. */
  readonly running = new Set<RunningApp>();

  constructor(
    private readonly host: ControlsHost,
    private readonly modules: ModuleSet,
  ) {}

  get webviews(): Webviews {
    if (this.#webviews === undefined) {
      const { Webviews } = require('../sides/webviews') as typeof import('../sides/webviews');
      this.#webviews = new Webviews({
        ...this.#rooms,
        announce: (event, contents) => tell(this.modules.get<App>('app'), 'web-contents-created', event, contents),
      });
    }
    return this.#webviews;
  }

  get pages(): FramePages {
    if (this.#pages === undefined) {
      const { FramePages } = require('../sides/pages/pages') as typeof import('../sides/pages/pages');
      const { host, modules } = this;
      this.#pages = new FramePages({
        ...this.#rooms,
        shaper: host.shaper,
        machine: host.machine,
        settings: host.settings,
        windows: () => ({ host: modules.windows.host, BrowserWindow: modules.get('BrowserWindow') }),
        tellApp: (event, ...args) => modules.tellApp(event, ...args),
        viewOf: (side, isSandboxed) => modules.viewOf(side, isSandboxed ? 'sandboxed' : 'renderer'),
        hasSwitch: (name) => modules.existing<App>('app')?.commandLine.hasSwitch(name) ?? false,
        attachWebview: (embedder, element) => this.webviews.attachElement(embedder, element),
      });
    }
    return this.#pages;
  }

  /** The modules that anybody has asked for, by name. */
  get madeModules(): Iterable<[string, unknown]> {
    return this.modules.named;
  }

  /** Whether pages are loading. */
  get busy(): boolean {
    return this.#pages?.busy ?? false;
  }

  get workers(): ServiceWorkerSides {
    if (this.#workers === undefined) {
      const { ServiceWorkerSides } = require('../sides/service-workers') as typeof import('../sides/service-workers');
      this.#workers = new ServiceWorkerSides({
        ...this.#rooms,
        viewOf: (realm) => this.modules.viewOf(realm, 'service-worker'),
        settings: this.host.settings,
        defaultSession: () => this.modules.get<SessionModule>('session').defaultSession,
      });
    }
    return this.#workers;
  }

  /** What restores them as they are now; what is first asked for later is forgotten. */
  save(): Restore {
    const webviews = this.#webviews?.save();
    const pages = this.#pages?.save();
    const workers = this.#workers?.save() ?? (() => this.#workers?.discard());
    return () => {
      webviews?.();
      pages?.();
      workers();
    };
  }

  get #rooms(): Pick<ControlsHost, 'bus' | 'registry' | 'renderers'> {
    const { bus, registry, renderers } = this.host;
    return { bus, registry, renderers };
  }
}
