import type { Bus } from '../bus/bus';
import { tell } from '../bus/emitter';
import type { Endpoint } from '../bus/message';
import type { Receiver } from '../bus/queue';
import { type Restore, together } from '../bus/snapshot';
import type { WebContents } from '../main/contents/web-contents';
import type { WebFrameMain } from '../main/frames/web-frame-main';
import { createIpcEvent } from '../main/ipc/ipc-event';
import type { Registry } from '../main/registry';
import type { ElectronModule } from '../modules/module-views';
import { createContextBridge, type MainWorld } from '../renderer/context-bridge';
import type { Place, RendererTwin } from '../renderer/ipc-renderer';
import { StandIn } from '../renderer/stand-in';
import { receiveOnBoth } from '../renderer/two-sides';
import type { CrashDetails, FaultHost } from './faults';
import { attachFrame, detachFrame, type FrameOptions, type NavigateOptions, navigate } from './frames';
import { OwnTwin } from './own-twin';

const channels = () => require('../renderer/message-channel') as typeof import('../renderer/message-channel');
const hosting = () => require('../renderer/host-element') as typeof import('../renderer/host-element');

/** What a renderer is made with. */
export interface RendererHost extends FaultHost {
  /** The module as a renderer sees it. */
  readonly viewOf: (renderer: Renderer) => ElectronModule;
}

/** What a renderer needs beside: who makes those of its child frames. */
export interface Whole extends RendererHost {
  add(contents: WebContents, frame: WebFrameMain): Renderer;
}

/** The code that a frame's document runs. */
export interface DocumentSide {
  /** Its own `ipcRenderer`, if it has one. */
  readonly twin: RendererTwin | undefined;
  /** What the page sees, if there is a page. */
  readonly mainWorld: MainWorld | undefined;
  /** Lets the page say its last words, and ends it. */
  unload(): void;
  /** Ends it at once. */
  release(): void;
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
  readonly #twin: OwnTwin;
  /** The stand-in's, and the document's beside it. */
  readonly #receiver: Receiver;
  #document: DocumentSide | undefined;
  #contents: WebContents;
  #frame: WebFrameMain;
  #hostEnd: [Endpoint, Receiver] | undefined;
  #messageChannel: typeof globalThis.MessageChannel | undefined;
  #bridge: Electron.ContextBridge | undefined;
  /** Its worlds, as long as its document runs no code of its own. @internal */
  readonly standIn = new StandIn();

  /** @internal */
  constructor(host: Whole, contents: WebContents, frame: WebFrameMain, hostElement: EventTarget | undefined) {
    const { bus, registry } = host;
    this.#host = host;
    this.#viewOf = host.viewOf;
    this.#bus = bus;
    this.#registry = registry;
    this.#contents = contents;
    this.#frame = frame;
    this.#twin = new OwnTwin(bus, this.#place, registry.events);
    this.#receiver = receiveOnBoth(this.#twin, () => this.#document?.twin);
    if (hostElement) {
      this.#hostEnd = hosting().createHost(bus, hostElement, frame.frameTreeNodeId, {
        frameId: () => [frame.identity.processId, frame.identity.routingId],
        emit(message, args) {
          const identity = registry.documentOf(message.from, frame);
          const source = { bus, registry, message, contents, identity, mocked: undefined };
          tell(contents, '-ipc-message-host', createIpcEvent(source, undefined), message.channel, args);
        },
      });
      this.#joinHost();
    }
    this.show(contents, frame);
  }

  /** Where it stands, for the code of its documents. @internal */
  get place(): Place {
    return this.#place;
  }

  /** Whether it is the exported renderer. */
  get isPrimary(): boolean {
    return this.#frame.endpoint.primary === true;
  }

  /** The frame-tree-node id of its frame. */
  get id(): number {
    return this.#frame.frameTreeNodeId;
  }

  /** The `ipcRenderer` of this frame. */
  get ipcRenderer(): RendererTwin['ipcRenderer'] {
    return this.#twin.whole.ipcRenderer;
  }

  /** What the preload of this renderer exposes its API with. */
  get contextBridge(): Electron.ContextBridge {
    this.#bridge ??= createContextBridge(this.standIn.bridgeHost);
    return this.#bridge;
  }

  /** `require('electron')` as this renderer's preload sees it. */
  get electron(): ElectronModule {
    this.#electron ??= this.#viewOf(this);
    return this.#electron;
  }

  /** The `MessageChannel` of this renderer's page; what it makes can be transferred by its `ipcRenderer`. */
  get MessageChannel(): typeof globalThis.MessageChannel {
    this.#messageChannel ??= channels().createMessageChannelClass(this.#bus, this.#place);
    return this.#messageChannel;
  }

  /** What the preload exposed to the page, by its key; where the page runs code of its own, its `window`. */
  get mainWorld(): MainWorld {
    return this.#document?.mainWorld ?? this.standIn.mainWorld;
  }

  /** The code of what its frame shows now. @internal */
  get document(): DocumentSide | undefined {
    return this.#document;
  }

  /** @internal */
  set document(document: DocumentSide | undefined) {
    const left = this.#document;
    this.#document = document;
    left?.release();
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
    faults().crash(this.#host, this.#contents, this.#frame, details);
  }

  /** The page answers nothing any more; what is sent to it waits. */
  hang(): void {
    if (!this.#frame.node.isDestroyed && !this.#isHung) faults().hang(this.#host, this.#contents, this.#frame, true);
  }

  /** The page is well again, and takes what has waited. */
  unhang(): void {
    if (this.#isHung) faults().hang(this.#host, this.#contents, this.#frame, false);
  }

  /** Stands for what `frame` of `contents` shows from now on. @internal */
  show(contents: WebContents, frame = contents.frame): void {
    this.#contents = contents;
    this.#frame = frame;
    this.#settle(frame.endpoint);
  }

  /** Its frame shows another document; the old one may still say something (S4.7), and then hears nothing more. @internal */
  follow(before: Endpoint, unload: (() => void) | undefined): void {
    const { endpoint } = this.#frame;
    // The new one can be reached while the old one unloads.
    this.#bus.attach(endpoint, this.#receiver);
    const left = this.#document;
    this.#document = undefined;
    try {
      left?.unload();
      unload?.();
    } finally {
      // Unless its last words were the end of it.
      if (!this.#frame.node.isDestroyed) this.#stand(endpoint);
      this.#bus.requests.forget((message) => message.from === before);
    }
  }

  /** Its element is detached, or its embedder is gone: what it sends to the host is dropped (S8.5). @internal */
  leaveHost(): void {
    if (this.#place.host) this.#bus.detach(this.#place.host);
    this.#place.host = undefined;
  }

  /** Its frame is gone: its context is released (S2.16) and invokes under way never settle (S5.14). @internal */
  release(): void {
    this.document = undefined;
    const { endpoint } = this.#place;
    this.#place.endpoint = undefined;
    // Main refuses what it has not seen yet of a contents that is gone (S5.16).
    const refuses = !this.#registry.contents.has(this.#contents.id);
    this.#bus.requests.forget(({ from, outcome }) => from === endpoint && !(refuses && outcome === 'queued'));
  }

  /** Its frame is gone for good. @internal */
  end(): void {
    this.release();
    this.leaveHost();
  }

  /** What restores this renderer as it is now. @internal */
  save(): Restore {
    const contents = this.#contents;
    const frame = this.#frame;
    const hung = this.#isHung;
    const { endpoint, last, host } = this.#place;
    const document = this.#document;
    return together(this.#twin.save(), this.standIn.save(), () => {
      // A page that was left cannot be had back.
      if (this.#document !== document) this.document = undefined;
      const { endpoint: now } = this.#place;
      if (now && now !== endpoint) this.#bus.detach(now);
      this.#contents = contents;
      this.#frame = frame;
      if (endpoint) {
        this.#settle(endpoint);
        this.#bus.hang(endpoint, hung);
      } else Object.assign(this.#place, { endpoint, last });
      if (host) this.#joinHost();
    });
  }

  get #isHung(): boolean {
    return this.#bus.isHung(this.#frame.endpoint);
  }

  #settle(endpoint: Endpoint): void {
    this.#stand(endpoint);
    this.#bus.attach(endpoint, this.#receiver);
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

function faults(): typeof import('./faults') {
  return require('./faults') as typeof import('./faults');
}
