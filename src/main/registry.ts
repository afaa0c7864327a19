import { EventEmitter } from 'node:events';
import type { Endpoint } from '../wire/message';
import { type Restore, saveMap, together } from '../wire/snapshot';
import type { WindowTwin } from './browser-window';
import type { WorkerVersion } from './service-worker-main';
import type { WebContents } from './web-contents';
import type { WebFrameMain } from './web-frame-main';

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
  readonly windows = new Map<number, WindowTwin>();
  /** The guests among the contents, by their id. */
  readonly guests = new Map<number, GuestEntry>();
  /** The session of a partition, which is made when it is first asked for. */
  sessionOf!: (partition: string | undefined) => Electron.Session;
  /** The registered versions of service workers, by their id. */
  readonly workers = new Map<number, WorkerVersion>();
  /** `'twin'` for every new object whose methods an integration may mock, `'gone'` for a contents that went away. */
  readonly events = new EventEmitter();
  #lastContents = 0;
  #lastFrame = 0;
  #lastWindow = 0;
  #lastVersion = 0;

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

  nextVersionId(): number {
    return ++this.#lastVersion;
  }

  /** Whether what runs at this end still does. */
  runsAt(endpoint: Endpoint): boolean {
    if (endpoint.process !== 'worker') return this.frames.has(endpoint.id);
    const version = this.workers.get(endpoint.id);
    return version?.endpoint === endpoint && version.status !== 'stopped';
  }

  frameOf(endpoint: Endpoint): WebFrameMain | undefined {
    return this.frames.get(endpoint.id);
  }

  /** The frame by what Chromium knows it by (S12.4). */
  frameByIds(processId: number, routingId: number): WebFrameMain | undefined {
    for (const frame of this.frames.values()) {
      if (frame.routingIdentity(processId, routingId)) return frame;
    }
    return undefined;
  }

  save(): Restore {
    const kept = [this.contents, this.frames, this.windows, this.guests, this.workers] as Map<number, unknown>[];
    const maps = together(...kept.map(saveMap));
    const each = together(...[...this.contents.values(), ...this.windows.values()].map((twin) => twin.save()));
    const before = new Set<object>([...this.contents.values(), ...this.windows.values()]);
    return () => {
      for (const twin of [...this.contents.values(), ...this.windows.values()]) if (!before.has(twin)) twin.discard();
      maps();
      each();
    };
  }

  /** The window that shows `contents`; a guest is in that of its embedder (S12.3). */
  windowOf({ id }: Pick<WebContents, 'id'>): WindowTwin | undefined {
    const shown = this.guests.get(id)?.embedderId ?? id;
    for (const window of this.windows.values()) if (window.contentsId === shown) return window;
    return undefined;
  }
}
