import type { Restore } from '../bus/snapshot';
import type { standInHost } from './bridge/stand-in';
import { type BridgeHost, MAIN_WORLD } from './bridge/world';
import type { MainWorld } from './context-bridge';

/** What a preload has exposed, as it is there. */
export interface Exposure {
  readonly key: string;
  readonly api: unknown;
  /** Its own `ipcRenderer`, if it is not the renderer's. */
  readonly ipcRenderer?: object | undefined;
}

/** The worlds of a renderer whose code is the test's: a page to expose to, and a preload to expose from, in one realm. */
export class StandIn {
  /** Whether preload and page are in two worlds (S9.1). */
  isolated = true;
  /** In a DOM test environment the test's own window, where what is exposed is found as well. */
  mirror: object | undefined;
  #exposures: Exposure[] = [];
  /** What the preload of each document has exposed goes with the document, which its `ipcRenderer` stands for. */
  #documents: WeakRef<object>[] = [];
  readonly #ofDocuments = new WeakMap<object, Exposure[]>();
  #bridgeHost: BridgeHost | undefined;
  #mainWorld = {} as MainWorld;

  /** What a `contextBridge` needs of it. */
  get bridgeHost(): BridgeHost {
    this.#bridgeHost ??= this.#makeHost();
    return this.#bridgeHost;
  }

  /** What preloads have exposed in this renderer, those of its living documents as well. */
  get exposures(): readonly Exposure[] {
    const living = this.#documents.flatMap((ref) => ref.deref() ?? []);
    return [...this.#exposures, ...living.flatMap((document) => this.#ofDocuments.get(document) ?? [])];
  }

  /** A preload of one of its documents has exposed something. */
  exposedBy(ipcRenderer: object, key: string, api: unknown): void {
    const known = this.#ofDocuments.get(ipcRenderer);
    if (known) known.push({ key, api, ipcRenderer });
    else {
      this.#ofDocuments.set(ipcRenderer, [{ key, api, ipcRenderer }]);
      this.#documents = [...this.#documents.filter((ref) => ref.deref() !== undefined), new WeakRef(ipcRenderer)];
    }
  }

  /** What was exposed to the page. */
  get mainWorld(): MainWorld {
    return this.#mainWorld;
  }

  /** `window` as a preload has it: a DOM's, if the test has one. What an unisolated one puts there is the page's. */
  get windowOfPreload(): object {
    const window = this.isolated ? {} : this.#mainWorld;
    const dom: object = (globalThis as { window?: object }).window ?? eventsAlone();
    const has = (key: PropertyKey) => Object.hasOwn(window, key);
    return new Proxy(window, {
      get: (_, key) => {
        if (has(key)) return Reflect.get(window, key);
        const value: unknown = Reflect.get(dom, key);
        return typeof value === 'function' && !value.prototype ? value.bind(dom) : value;
      },
      has: (_, key) => has(key) || key in dom,
      set: (_, key, value) => {
        // What the DOM has itself, such as `onload`, is the DOM's.
        if (!has(key) && key in dom) return Reflect.set(dom, key, value);
        if (!this.isolated && this.mirror)
          Object.defineProperty(this.mirror, key, { value, configurable: true, writable: true });
        return Reflect.set(window, key, value);
      },
    });
  }

  /** What restores them as they are now. */
  save(): Restore {
    const { isolated, mirror } = this;
    const exposed = Object.getOwnPropertyDescriptors(this.#mainWorld);
    const exposures = this.#exposures;
    const documents = this.#documents;
    return () => {
      if (this.mirror) {
        for (const key of Reflect.ownKeys(this.#mainWorld)) {
          if (!Object.hasOwn(exposed, key)) Reflect.deleteProperty(this.mirror, key);
        }
      }
      Object.assign(this, { isolated, mirror });
      this.#exposures = exposures;
      this.#documents = documents;
      // What was exposed cannot be taken back (S9.5), so the world is made anew.
      this.#mainWorld = Object.defineProperties({}, exposed) as MainWorld;
    };
  }

  #makeHost(): BridgeHost {
    let made: ReturnType<typeof standInHost> | undefined;
    const worlds = (): ReturnType<typeof standInHost> => {
      if (made === undefined) {
        const { standInHost: create } = require('./bridge/stand-in') as typeof import('./bridge/stand-in');
        made = create(() => this.#mainWorld);
      }
      return made;
    };
    const standIn = this;
    return {
      get isolated() {
        return standIn.isolated;
      },
      source: () => worlds().source(),
      exposed: (key, api) => {
        this.#exposures = [...this.#exposures, { key, api }];
      },
      world: (id) => (id === MAIN_WORLD ? { ...worlds().world(id), mirror: standIn.mirror } : worlds().world(id)),
    };
  }
}

/** A window where there is no DOM: it takes listeners, which nothing but a test will call. */
function eventsAlone(): object {
  const window = new EventTarget();
  const named = Object.fromEntries(['window', 'self', 'top', 'parent'].map((name) => [name, window]));
  return Object.assign(window, named);
}
