import { EventEmitter } from 'node:events';
import type { Endpoint } from '../wire/message';
import { type Restore, saveMap, together } from '../wire/snapshot';
import type { WindowTwin } from './browser-window';
import type { FrameIdentity } from './render-frame';
import type { WebContents } from './web-contents';
import type { WebFrameMain } from './web-frame-main';

/** How the objects of one fake find each other: by id, never by holding one another. */
export class Registry {
  readonly contents = new Map<number, WebContents>();
  /** By frame-tree-node id, which is constant for a frame's life (S12.16). */
  readonly frames = new Map<number, WebFrameMain>();
  /** By routing id, which no two render frames share here: what senderFrame and replies find their frame by. */
  readonly renderFrames = new Map<number, WebFrameMain>();
  /** What was left by a navigation, for messages that come from there all the same (S4.7). */
  readonly pastDocuments = new WeakMap<Endpoint, FrameIdentity>();
  readonly windows = new Map<number, WindowTwin>();
  /**
   * `'twin'` for every new object whose methods an integration may mock, `'gone'` for a contents that went away;
   * `'committed'` (frame, the document before, its unload handler), `'frame-gone'` (frame, which a crashed one is until
   * the next commit).
   */
  readonly events = new EventEmitter();
  #lastContents = 0;
  #lastFrame = 0;
  #lastWindow = 0;
  // Chromium's numbers are arbitrary; these differ from each other, so that mixing them up shows.
  #lastProcess = 100;
  #lastRouting = 1000;
  /** One renderer process for each origin of a contents. */
  readonly #processes = new Map<string, number>();

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

  /** The process in which a contents shows pages of `origin`. */
  processOf(contentsId: number, origin: string): number {
    const key = `${contentsId} ${origin}`;
    let process = this.#processes.get(key);
    if (process === undefined) {
      process = ++this.#lastProcess;
      this.#processes.set(key, process);
    }
    return process;
  }

  /** The process of an empty page is its first page's. */
  keepProcess({ contentsId, origin, processId }: FrameIdentity, next: string): void {
    this.#processes.delete(`${contentsId} ${origin}`);
    this.#processes.set(`${contentsId} ${next}`, processId);
  }

  /** The process is gone: the next page has another. */
  endProcess(processId: number): void {
    for (const [key, process] of this.#processes) if (process === processId) this.#processes.delete(key);
  }

  /** The document that an endpoint is of. */
  documentOf(endpoint: Endpoint, frame: WebFrameMain): FrameIdentity {
    const { identity } = frame;
    return identity.endpoint === endpoint ? identity : (this.pastDocuments.get(endpoint) ?? identity);
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
      ...[this.contents, this.frames, this.renderFrames, this.windows].map((map) => saveMap<number, object>(map)),
      saveMap(this.#processes),
    );
    const twins = () => [...this.contents.values(), ...this.windows.values()];
    const before = new Set<object>([...twins(), ...this.frames.values()]);
    const each = together(...[...twins(), ...this.frames.values()].map((twin) => twin.save()));
    return () => {
      for (const twin of twins()) if (!before.has(twin)) twin.discard();
      for (const frame of this.frames.values()) if (!before.has(frame)) frame.dispose();
      maps();
      each();
      // A page that was unloading when this was saved has done so.
      for (const [id, { node }] of this.renderFrames) if (node.isDestroyed) this.renderFrames.delete(id);
    };
  }

  windowOf(contents: WebContents): WindowTwin | undefined {
    for (const window of this.windows.values()) if (window.contentsId === contents.id) return window;
    return undefined;
  }
}
