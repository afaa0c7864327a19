import { EventEmitter } from 'node:events';
import type { Endpoint } from '../bus/message';
import { type Restore, saveMap, together } from '../bus/snapshot';
import type { Pages } from './contents/pages';
import type { Reach } from './contents/reach';
import type { WebContents } from './contents/web-contents';
import type { FrameIdentity } from './frames/render-frame';
import type { WebFrameMain } from './frames/web-frame-main';
import type { BaseWindowTwin } from './windows/base-window';
import { Focus } from './windows/focus';
import type { ViewTwin } from './windows/view';
import type { WorkerVersion } from './workers/service-worker-main';

/** What main knows of a `<webview>`'s guest. */
export interface GuestEntry {
  readonly embedderId: number;
  readonly partition: string | undefined;
  /** Whether the element still has it; without, it goes away soon. */
  readonly attached: boolean;
}

/** How the objects of one fake find each other: by id, never by holding one another. */
export class Registry {
  readonly contents = new Map<number, WebContents>();
  /** By frame-tree-node id, which is constant for a frame's life (S12.16). */
  readonly frames = new Map<number, WebFrameMain>();
  /** By routing id, which no two render frames share here: what senderFrame and replies find their frame by. */
  readonly renderFrames = new Map<number, WebFrameMain>();
  /** What was left by a navigation, for messages that come from there all the same (S4.7). */
  readonly pastDocuments = new WeakMap<Endpoint, FrameIdentity>();
  readonly windows = new Map<number, BaseWindowTwin>();
  /** Whose own page a contents is. */
  readonly #owners = new WeakMap<WebContents, BaseWindowTwin>();
  /** The ids of the contents that views show, in a window or not. */
  readonly viewed = new Set<number>();
  /** The view that shows a contents, if it is no window's own. */
  readonly views = new WeakMap<WebContents, ViewTwin>();
  readonly focus = new Focus();
  /** The guests among the contents, by their id. */
  readonly guests = new Map<number, GuestEntry>();
  /** What reads and runs pages, which is made when it is first asked for. */
  pagesOf!: () => Pages;
  /** What contents reach of the rest of their fake. */
  reachOf!: () => Reach;
  /** The zoom levels of pages: by their session, then by their host (W4.5). A map in it is never changed, but replaced. */
  readonly zooms = new Map<object, ReadonlyMap<string, number>>();
  /** Where the app is, from which `loadFile` starts. */
  appPath!: () => string;
  /** The session of a partition, which is made when it is first asked for. */
  sessionOf!: (partition: string | undefined) => Electron.Session;
  /** The registered versions of service workers, by their id. */
  readonly workers = new Map<number, WorkerVersion>();
  /**
   * `'twin'` for every new object that Electron hands out, of whose methods an integration may make mocks, `'gone'` for a contents that went away;
   * `'committed'` (frame, the document before, its unload handler), `'frame-gone'` (frame, which a crashed one is until
   * the next commit); `'crash'` (frame) for one whose process is to end; `'visibility'` (main frame), `'size'` (main frame) of
   * what its page is shown in; for debuggers, `'console'` (contents, line), `'load'` (contents, the event it was told) and
   * `'document'` (contents, source).
   */
  readonly events: EventEmitter = new EventEmitter();
  #reach: Reach | undefined;
  #lastContents = 0;
  #lastFrame = 0;
  #lastWindow = 0;
  #lastVersion = 0;
  // Chromium's numbers are arbitrary; these differ from each other, so that mixing them up shows.
  #lastProcess = 100;
  #lastRouting = 1000;
  /** By the id of a contents: one renderer process for each origin. A map in it is never changed, but replaced. */
  readonly #processes = new Map<number, ReadonlyMap<string, number>>();

  /** The file that is read for a script of the app's: another one while an app runs from its sources. */
  sourceOf: (path: string) => string = (path) => path;

  get pages(): Pages {
    return this.pagesOf();
  }

  get reach(): Reach {
    this.#reach ??= this.reachOf();
    return this.#reach;
  }

  /** S12.1: never reused, one counter for all contents. */
  nextContentsId(): number {
    return ++this.#lastContents;
  }

  nextFrameId(): number {
    return ++this.#lastFrame;
  }

  /** S12.1: a counter of its own, shared by all window-like objects. */
  nextWindowId(): number {
    return ++this.#lastWindow;
  }

  nextRoutingId(): number {
    return ++this.#lastRouting;
  }

  nextVersionId(): number {
    return ++this.#lastVersion;
  }

  /** The process in which a contents shows pages of `origin`. */
  processOf(contentsId: number, origin: string): number {
    const processes = this.#processes.get(contentsId);
    const known = processes?.get(origin);
    if (known !== undefined) return known;
    const process = ++this.#lastProcess;
    this.#processes.set(contentsId, new Map(processes).set(origin, process));
    return process;
  }

  /** The process of an empty page is its first page's. */
  keepProcess({ contentsId, origin, processId }: FrameIdentity, next: string): void {
    const processes = new Map(this.#processes.get(contentsId));
    processes.delete(origin);
    this.#processes.set(contentsId, processes.set(next, processId));
  }

  /** The process of a contents is gone: the next page has another. */
  endProcess(contentsId: number, processId: number): void {
    const processes = [...(this.#processes.get(contentsId) ?? [])].filter(([, process]) => process !== processId);
    this.#processes.set(contentsId, new Map(processes));
  }

  /** The contents is gone, with its processes. */
  removeContents(id: number): void {
    this.contents.delete(id);
    this.#processes.delete(id);
  }

  /** The document that an endpoint is of. */
  documentOf(endpoint: Endpoint, frame: WebFrameMain): FrameIdentity {
    const { identity } = frame;
    return identity.endpoint === endpoint ? identity : (this.pastDocuments.get(endpoint) ?? identity);
  }

  /** Whether what runs at this end still does. */
  runsAt(endpoint: Endpoint): boolean {
    if (endpoint.process !== 'worker') {
      const frame = this.frameOf(endpoint);
      return frame?.endpoint === endpoint && !frame.node.isDestroyed;
    }
    const version = this.workers.get(endpoint.id);
    return version?.endpoint === endpoint && version.status !== 'stopped';
  }

  frameOf(endpoint: Endpoint): WebFrameMain | undefined {
    return this.frames.get(endpoint.id);
  }

  /** The frame by what Chromium knows it by (S12.4). */
  frameByIds(processId: number, routingId: number): WebFrameMain | undefined {
    const frame = this.renderFrames.get(routingId);
    return frame?.identity.processId === processId ? frame : undefined;
  }

  save(): Restore {
    const maps = together(
      ...[this.contents, this.frames, this.renderFrames, this.windows, this.guests, this.workers].map((map) =>
        saveMap<number, object>(map),
      ),
      saveMap(this.#processes),
      saveMap(this.zooms),
    );
    const twins = () => [...this.contents.values(), ...this.windows.values()];
    const before = new Set<object>([...twins(), ...this.frames.values()]);
    // A contents knows what its frame has come to.
    const each = together(...[...this.frames.values(), ...twins()].map((twin) => twin.save()));
    const viewed = [...this.viewed];
    const focus = this.focus.save();
    return () => {
      for (const twin of twins()) if (!before.has(twin)) twin.discard();
      for (const frame of this.frames.values()) if (!before.has(frame)) frame.dispose();
      maps();
      each();
      focus();
      this.viewed.clear();
      for (const id of viewed) this.viewed.add(id);
      // A page that was unloading when this was saved has done so.
      for (const [id, { node }] of this.renderFrames) if (node.isDestroyed) this.renderFrames.delete(id);
    };
  }

  /** A window has opened, which shows `own` for as long as it is there. */
  addWindow(window: BaseWindowTwin, own?: WebContents): void {
    if (own && !this.windowOf(own)) this.#owners.set(own, window);
    this.windows.set(window.windowId, window);
    this.events.emit('twin', window);
  }

  /** The window that shows `contents`, or its embedder. */
  windowOf(contents: WebContents): BaseWindowTwin | undefined {
    const shown = contents.links.embedder ?? contents;
    const owner = this.#owners.get(shown);
    if (owner && this.windows.get(owner.windowId) === owner) return owner;
    // Only views are left, which may be in any of them.
    if (!this.viewed.has(shown.id)) return undefined;
    for (const window of this.windows.values()) {
      for (const other of window.shownContents()) if (other === shown) return window;
    }
    return undefined;
  }

  /** How large a contents shows its page, and where the window around it is; undefined where nobody shows it. */
  placeOf(contents: WebContents): { readonly inner: Electron.Size; readonly outer: Electron.Rectangle } | undefined {
    const window = this.windowOf(contents);
    const inner = this.views.get(contents)?.size ?? (window?.ownContents === contents ? window.contentArea : undefined);
    return inner && { inner, outer: window?.outerBounds ?? { x: 0, y: 0, ...inner } };
  }

  /** Whether a window or a view shows `contents`, so that it is not to be had any more. */
  isShown(contents: WebContents): boolean {
    return this.viewed.has(contents.id) || this.windowOf(contents) !== undefined;
  }
}
