import { type CrashDetails, crash, type FaultHost, hang } from './faults';
import { createIpcEvent } from './main/ipc-event';
import type { Registry } from './main/registry';
import type { FrameIdentity } from './main/render-frame';
import { WebContents } from './main/web-contents';
import type { WebFrameMain } from './main/web-frame-main';
import type { ElectronModule } from './module';
import { standInHost } from './renderer/bridge/stand-in';
import { createContextBridge, type MainWorld } from './renderer/context-bridge';
import { createHost } from './renderer/host-element';
import { createIpcRenderer, type Place, type RendererTwin } from './renderer/ipc-renderer';
import { createMessageChannelClass } from './renderer/message-channel';
import { attachFrame, detachFrame, type FrameOptions, type NavigateOptions, navigate } from './renderer-frames';
import type { Bus } from './wire/bus';
import type { Endpoint } from './wire/message';
import { type Restore, saveTwin, together } from './wire/snapshot';
import { rendererOptionError } from './wire/usage-errors';

/** What `createRenderer` takes. */
export interface RendererOptions {
  /** Makes the renderer a guest: its `sendToHost` dispatches `ipc-message` events here (S8.3). */
  hostElement?: EventTarget;
}

/** What a renderer is made with. */
export interface RendererHost extends FaultHost {
  /** The module as a renderer sees it. */
  readonly viewOf: (renderer: Renderer) => ElectronModule;
}

/** One frame's side: its `ipcRenderer`, its page's world, and the contents by which main knows it. */
export class Renderer {
  readonly #viewOf: (renderer: Renderer) => ElectronModule;
  #electron: ElectronModule | undefined;
  readonly #host: Whole;
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
  #frame: WebFrameMain;
  #hostEnd: ReturnType<typeof createHost> | undefined;
  #mainWorld: MainWorld = {};
  #messageChannel: typeof globalThis.MessageChannel | undefined;
  /** What the preload of this renderer exposes its API with. */
  readonly contextBridge: Electron.ContextBridge = createContextBridge(standInHost(() => this.#mainWorld));

  constructor(host: Whole, contents: WebContents, frame: WebFrameMain, hostElement: EventTarget | undefined) {
    const { bus, registry } = host;
    this.#host = host;
    this.#viewOf = host.viewOf;
    this.#bus = bus;
    this.#registry = registry;
    this.#contents = contents;
    this.#frame = frame;
    this.#twin = createIpcRenderer(bus, this.#place);
    if (hostElement) {
      this.#hostEnd = createHost(bus, hostElement, frame.frameTreeNodeId, {
        frameId: () => [frame.identity.processId, frame.identity.routingId],
        emit(message, args) {
          const identity = registry.documentOf(message.from, frame);
          const source = { bus, registry, message, contents, identity, mocked: undefined };
          contents.emit('-ipc-message-host', createIpcEvent(source, undefined), message.channel, args);
        },
      });
      this.#joinHost();
    }
    this.show(contents, frame);
  }

  /** The frame-tree-node id of its frame. */
  get id(): number {
    return this.#frame.frameTreeNodeId;
  }

  get ipcRenderer(): RendererTwin['ipcRenderer'] {
    return this.#twin.ipcRenderer;
  }

  /** `require('electron')` as this renderer's preload sees it. */
  get electron(): ElectronModule {
    this.#electron ??= this.#viewOf(this);
    return this.#electron;
  }

  /** The `MessageChannel` of this renderer's page; what it makes can be transferred by its `ipcRenderer`. */
  get MessageChannel(): typeof globalThis.MessageChannel {
    this.#messageChannel ??= createMessageChannelClass(this.#bus, this.#place);
    return this.#messageChannel;
  }

  /** What the preload exposed to the page, by its key. */
  get mainWorld(): MainWorld {
    return this.#mainWorld;
  }

  /** The contents by which main knows this renderer: `event.sender` of what it sends. */
  get webContents(): WebContents & Electron.WebContents {
    return this.#contents as WebContents & Electron.WebContents;
  }

  /** The frame by which main knows it: `event.senderFrame` of what it sends. */
  get frame(): WebFrameMain & Electron.WebFrameMain {
    return this.#frame as WebFrameMain & Electron.WebFrameMain;
  }

  /**
   * Adds a frame to the page, as an `<iframe>` with an `ipcRenderer` of its own.
   *
   * @throws TypeError for an unknown option
   */
  attachFrame(options: FrameOptions = {}): Renderer {
    let child: Renderer | undefined;
    attachFrame(this.#host, this.#contents, this.#frame, options, (frame) => {
      child = this.#host.add(this.#contents, frame);
    });
    return child!;
  }

  /**
   * Removes the frame from its page; its `ipcRenderer` throws from now on (S2.16).
   *
   * @throws TypeError for the main frame of a page
   */
  detach(): void {
    detachFrame(this.#host, this.#frame);
    // At once, also where main learns of it later.
    this.#bus.detach(this.#frame.endpoint);
    this.release();
  }

  /**
   * Leaves the page for another. The `ipcRenderer` stands for the new page then; what was under way to or from the old
   * one is lost (S5.14, S6.16).
   */
  navigate(url: string, options: NavigateOptions = {}): Promise<void> {
    return navigate(this.#host, this.#contents, this.#frame, url, options);
  }

  /** Ends the renderer process, for the reason `'crashed'` unless another is given. A load brings it back. */
  crash(details: CrashDetails = {}): void {
    crash(this.#host, this.#contents, this.#frame, details);
  }

  /** The page answers nothing any more; what is sent to it waits. */
  hang(): void {
    if (!this.#frame.node.isDestroyed && !this.#isHung) hang(this.#host, this.#contents, this.#frame, true);
  }

  /** The page is well again, and takes what has waited. */
  unhang(): void {
    if (this.#isHung) hang(this.#host, this.#contents, this.#frame, false);
  }

  /** Stands for what `frame` of `contents` shows from now on. */
  show(contents: WebContents, frame = contents.frame): void {
    this.#contents = contents;
    this.#frame = frame;
    this.#settle(frame.endpoint);
  }

  /** Its frame shows another document; the old one may still say something (S4.7), and then hears nothing more. */
  follow(before: Endpoint, unload: (() => void) | undefined): void {
    const { endpoint } = this.#frame;
    // The new one can be reached while the old one unloads.
    this.#bus.attach(endpoint, this.#twin.receiver);
    try {
      unload?.();
    } finally {
      // Unless its last words were the end of it.
      if (!this.#frame.node.isDestroyed) this.#stand(endpoint);
      this.#bus.requests.forget((message) => message.from === before);
    }
  }

  /** Its element is detached, or its embedder is gone: what it sends to the host is dropped (S8.5). */
  leaveHost(): void {
    if (this.#place.host) this.#bus.detach(this.#place.host);
    this.#place.host = undefined;
  }

  /** Its frame is gone: its context is released (S2.16) and invokes under way never settle (S5.14). */
  release(): void {
    const { endpoint } = this.#place;
    this.#place.endpoint = undefined;
    // Main refuses what it has not seen yet of a contents that is gone (S5.16).
    const refuses = !this.#registry.contents.has(this.#contents.id);
    this.#bus.requests.forget(({ from, outcome }) => from === endpoint && !(refuses && outcome === 'queued'));
  }

  /** Its frame is gone for good. */
  end(): void {
    this.release();
    this.leaveHost();
  }

  /** What restores this renderer as it is now. */
  save(): Restore {
    const contents = this.#contents;
    const frame = this.#frame;
    const hung = this.#isHung;
    const { endpoint, last, host } = this.#place;
    const exposed = Object.getOwnPropertyDescriptors(this.#mainWorld);
    return together(saveTwin(this.ipcRenderer), () => {
      const { endpoint: now } = this.#place;
      if (now && now !== endpoint) this.#bus.detach(now);
      this.#contents = contents;
      this.#frame = frame;
      if (endpoint) {
        this.#settle(endpoint);
        this.#bus.hang(endpoint, hung);
      } else Object.assign(this.#place, { endpoint, last });
      if (host) this.#joinHost();
      // What was exposed cannot be taken back (S9.5), so the world is made anew.
      this.#mainWorld = Object.defineProperties({}, exposed) as MainWorld;
    });
  }

  get #isHung(): boolean {
    return this.#bus.isHung(this.#frame.endpoint);
  }

  #settle(endpoint: Endpoint): void {
    this.#stand(endpoint);
    this.#bus.attach(endpoint, this.#twin.receiver);
  }

  #stand(endpoint: Endpoint): void {
    this.#place.endpoint = endpoint;
    this.#place.last = endpoint;
  }

  #joinHost(): void {
    const [host, receiver] = this.#hostEnd!;
    this.#place.host = host;
    this.#bus.attach(host, receiver);
  }
}

/** What a renderer needs beside: who makes those of its child frames. */
interface Whole extends RendererHost {
  add(contents: WebContents, frame: WebFrameMain): Renderer;
}

/** The renderers of one fake. The first is the exported one, which the first window adopts. */
export class Renderers {
  /** Those beside the exported one, whose frame is always the same. */
  readonly #others = new Map<WebFrameMain, Renderer>();
  readonly primary: Renderer;

  constructor(private readonly host: RendererHost) {
    const { registry } = host;
    this.primary = this.#create(true, {});
    registry.events.on('frame-gone', (frame: WebFrameMain) => this.#leave(frame));
    registry.events.on('committed', (frame: WebFrameMain, { endpoint }: FrameIdentity, unload?: () => void) =>
      this.of(frame)?.follow(endpoint, unload),
    );
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
    return this.#keep(this.#create(false, options));
  }

  of(frame: WebFrameMain): Renderer | undefined {
    return this.primary.frame === frame ? this.primary : this.#others.get(frame);
  }

  *[Symbol.iterator](): Generator<Renderer> {
    yield this.primary;
    yield* this.#others.values();
  }

  /** The contents that is shown next: the exported renderer's, unless something shows it. */
  adopt(): WebContents {
    const { primary } = this;
    const { bus, registry } = this.host;
    if (primary.webContents.isDestroyed()) primary.show(new WebContents(bus, registry, true));
    return registry.isShown(primary.webContents) ? this.create().webContents : primary.webContents;
  }

  save(): Restore {
    const before = new Map(this.#others);
    const each = together(...[...this].map((renderer) => renderer.save()));
    return () => {
      for (const [frame, renderer] of this.#others) if (before.get(frame) !== renderer) renderer.end();
      this.#others.clear();
      for (const [frame, renderer] of before) this.#others.set(frame, renderer);
      each();
    };
  }

  #leave(frame: WebFrameMain): void {
    const renderer = this.of(frame);
    // A frame whose process has crashed may come back.
    if (frame.node.state !== 'gone') renderer?.release();
    else {
      renderer?.end();
      this.#others.delete(frame);
    }
  }

  #keep(renderer: Renderer): Renderer {
    this.#others.set(renderer.frame, renderer);
    return renderer;
  }

  #create(primary: boolean, { hostElement }: RendererOptions): Renderer {
    const { bus, registry } = this.host;
    const contents = new WebContents(bus, registry, primary);
    return this.#make(contents, contents.frame, hostElement);
  }

  #make(contents: WebContents, frame: WebFrameMain, hostElement?: EventTarget): Renderer {
    const add = (...child: [WebContents, WebFrameMain]) => this.#keep(this.#make(...child));
    const renderer = new Renderer({ ...this.host, add }, contents, frame, hostElement);
    this.host.registry.events.emit('twin', renderer.ipcRenderer);
    return renderer;
  }
}
