import type { FakedModules } from './faked-modules';
import type { Registry } from './main/registry';
import type { App } from './modules/app';
import type { SessionModule } from './modules/session';
import type { Renderers } from './renderers';
import type { ServiceWorkerSides } from './service-worker-sides';
import type { Webviews } from './webviews';
import type { Bus } from './wire/bus';
import type { Restore } from './wire/snapshot';

export interface ControlsHost {
  readonly bus: Bus;
  readonly registry: Registry;
  readonly renderers: Renderers;
}

/** What a test makes beside windows and renderers: guests and service workers. Loaded when they are first asked for. */
export class Controls {
  #webviews: Webviews | undefined;
  #workers: ServiceWorkerSides | undefined;

  constructor(
    private readonly host: ControlsHost,
    private readonly modules: FakedModules,
  ) {}

  get webviews(): Webviews {
    if (this.#webviews === undefined) {
      const { Webviews } = require('./webviews') as typeof import('./webviews');
      this.#webviews = new Webviews({
        ...this.#rooms,
        announce: (event, contents) => this.modules.get<App>('app').emit('web-contents-created', event, contents),
      });
    }
    return this.#webviews;
  }

  get workers(): ServiceWorkerSides {
    if (this.#workers === undefined) {
      const { ServiceWorkerSides } = require('./service-worker-sides') as typeof import('./service-worker-sides');
      this.#workers = new ServiceWorkerSides({
        ...this.#rooms,
        viewOf: (realm) => this.modules.viewOf(realm, 'service-worker'),
        defaultSession: () => this.modules.get<SessionModule>('session').defaultSession,
      });
    }
    return this.#workers;
  }

  /** What restores them as they are now; what is first asked for later is forgotten. */
  save(): Restore {
    const webviews = this.#webviews?.save();
    const workers = this.#workers?.save() ?? (() => this.#workers?.discard());
    return () => {
      webviews?.();
      workers();
    };
  }

  get #rooms(): ControlsHost {
    const { bus, registry, renderers } = this.host;
    return { bus, registry, renderers };
  }
}
