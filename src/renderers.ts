import { createIpcEvent } from './main/ipc-event';
import type { Registry } from './main/registry';
import { WebContents } from './main/web-contents';
import type { ElectronModule } from './module';
import { type ContextBridge, createContextBridge, type MainWorld } from './renderer/context-bridge';
import { createHost } from './renderer/host-element';
import { createIpcRenderer, type Place, type RendererTwin } from './renderer/ipc-renderer';
import type { Bus } from './wire/bus';
import { rendererOptionError } from './wire/errors';
import { type Restore, saveListeners, together } from './wire/snapshot';

/** What `createRenderer` takes. */
export interface RendererOptions {
  /** Makes the renderer a guest: its `sendToHost` dispatches `ipc-message` events here (S8.3). */
  hostElement?: EventTarget;
}

/** What a renderer is made with. */
export interface RendererHost {
  readonly bus: Bus;
  readonly registry: Registry;
  /** The module as a renderer sees it. */
  readonly viewOf: (renderer: Renderer) => ElectronModule;
}

/** One frame's side: its `ipcRenderer`, its page's world, and the contents by which main knows it. */
export class Renderer {
  readonly #viewOf: (renderer: Renderer) => ElectronModule;
  #electron: ElectronModule | undefined;
  readonly #bus: Bus;
  readonly #registry: Registry;
  readonly #place: Place = {
    endpoint: undefined,
    last: undefined,
    host: undefined,
    frameOfContents: (id) => this.#registry.contents.get(id)?.frame.endpoint,
    contentsOfFrame: (endpoint) => this.#registry.frameOf(endpoint)?.contentsId,
  };
  readonly #twin: RendererTwin;
  #contents: WebContents;
  #host: ReturnType<typeof createHost> | undefined;
  #mainWorld: MainWorld = {};
  /** What the preload of this renderer exposes its API with. */
  readonly contextBridge: ContextBridge = createContextBridge(() => this.#mainWorld);

  constructor({ bus, registry, viewOf }: RendererHost, contents: WebContents, hostElement: EventTarget | undefined) {
    this.#viewOf = viewOf;
    this.#bus = bus;
    this.#registry = registry;
    this.#contents = contents;
    this.#twin = createIpcRenderer(bus, this.#place);
    if (hostElement) {
      const { identity } = contents.frame;
      this.#host = createHost(bus, hostElement, identity.endpoint.id, {
        frameId: () => [identity.processId, identity.routingId],
        emit(message, args) {
          const source = { bus, registry, message, contents, frame: contents.frame, mocked: <T>(reply: T) => reply };
          contents.emit('-ipc-message-host', createIpcEvent(source, undefined), message.channel, args);
        },
      });
      this.#joinHost();
    }
    this.show(contents);
  }

  /** The frame-tree-node id of its frame. */
  get id(): number {
    return this.#contents.frame.frameTreeNodeId;
  }

  get ipcRenderer(): RendererTwin['ipcRenderer'] {
    return this.#twin.ipcRenderer;
  }

  /** `require('electron')` as this renderer's preload sees it. */
  get electron(): ElectronModule {
    this.#electron ??= this.#viewOf(this);
    return this.#electron;
  }

  /** What the preload exposed to the page, by its key. */
  get mainWorld(): MainWorld {
    return this.#mainWorld;
  }

  /** The contents by which main knows this renderer: `event.sender` of what it sends. */
  get webContents(): WebContents & Electron.WebContents {
    return this.#contents as WebContents & Electron.WebContents;
  }

  /** Stands for the document that `contents` shows from now on. */
  show(contents: WebContents): void {
    this.#contents = contents;
    this.#place.endpoint = contents.frame.endpoint;
    this.#place.last = contents.frame.endpoint;
    this.#bus.attach(contents.frame.endpoint, this.#twin.receiver);
  }

  /** Its element is detached, or its embedder is gone: what it sends to the host is dropped (S8.5). */
  leaveHost(): void {
    if (this.#place.host) this.#bus.detach(this.#place.host);
    this.#place.host = undefined;
  }

  /** Its contents is gone: its context is released (S2.16) and invokes under way never settle (S5.14). */
  release(): void {
    const { endpoint } = this.#place;
    this.#place.endpoint = undefined;
    // Main refuses those that it has not seen yet (S5.16).
    this.#bus.requests.forget((message) => message.from === endpoint && message.outcome !== 'queued');
  }

  /** What restores this renderer as it is now. */
  save(): Restore {
    const contents = this.#contents;
    const { endpoint, host } = this.#place;
    const exposed = Object.getOwnPropertyDescriptors(this.#mainWorld);
    return together(saveListeners(this.ipcRenderer), () => {
      if (endpoint) this.show(contents);
      if (host) this.#joinHost();
      // What was exposed cannot be taken back (S9.5), so the world is made anew.
      this.#mainWorld = Object.defineProperties({}, exposed) as MainWorld;
    });
  }

  #joinHost(): void {
    const [host, receiver] = this.#host!;
    this.#place.host = host;
    this.#bus.attach(host, receiver);
  }
}

/** The renderers of one fake. The first is the exported one, which the first window adopts. */
export class Renderers {
  readonly #all = new Set<Renderer>();
  readonly primary: Renderer;

  constructor(private readonly host: RendererHost) {
    const { registry } = host;
    this.primary = this.#add(true, {});
    registry.events.on('gone', (contents: WebContents) => this.of(contents)?.release());
  }

  /**
   * Makes one more renderer, with a contents and no window.
   *
   * @throws TypeError for an unknown option, or a host element that is no EventTarget
   */
  create(options: RendererOptions = {}): Renderer {
    for (const [name, value] of Object.entries(options)) {
      const isTarget = typeof (value as EventTarget | undefined)?.dispatchEvent === 'function';
      if (name !== 'hostElement' || !isTarget) throw rendererOptionError(name, value);
    }
    return this.#add(false, options);
  }

  of(contents: WebContents): Renderer | undefined {
    for (const renderer of this.#all) if (renderer.webContents === contents) return renderer;
    return undefined;
  }

  [Symbol.iterator](): Iterator<Renderer> {
    return this.#all.values();
  }

  /** The contents of a new window: the exported renderer's, unless a window shows it. */
  adopt(): WebContents {
    const { primary } = this;
    const { bus, registry } = this.host;
    if (primary.webContents.isDestroyed()) primary.show(new WebContents(bus, registry, true));
    return registry.windowOf(primary.webContents) ? this.#add(false, {}).webContents : primary.webContents;
  }

  save(): Restore {
    const before = new Set(this.#all);
    const each = together(...[...before].map((renderer) => renderer.save()));
    return () => {
      for (const renderer of this.#all) {
        if (before.has(renderer)) continue;
        renderer.release();
        this.#all.delete(renderer);
      }
      each();
    };
  }

  #add(primary: boolean, { hostElement }: RendererOptions): Renderer {
    const { bus, registry } = this.host;
    const contents = new WebContents(bus, registry, primary);
    const renderer = new Renderer(this.host, contents, hostElement);
    this.#all.add(renderer);
    registry.events.emit('twin', renderer.ipcRenderer);
    return renderer;
  }
}
