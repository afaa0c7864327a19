import { EventEmitter } from 'node:events';
import type { Endpoint } from '../wire/message';
import { type Restore, saveMap, together } from '../wire/snapshot';
import type { BaseWindowTwin } from './base-window';
import { Focus } from './focus';
import type { WebContents } from './web-contents';
import type { WebFrameMain } from './web-frame-main';

/** How the objects of one fake find each other: by id, never by holding one another. */
export class Registry {
  readonly contents = new Map<number, WebContents>();
  /** By frame-tree-node id, which is constant for a frame's life (S12.16). */
  readonly frames = new Map<number, WebFrameMain>();
  readonly windows = new Map<number, BaseWindowTwin>();
  /** The ids of the contents that views show, in a window or not. */
  readonly viewed = new Set<number>();
  readonly focus = new Focus();
  /** `'twin'` for every new object whose methods an integration may mock, `'gone'` for a contents that went away. */
  readonly events = new EventEmitter();
  /** The session of every contents; whoever makes the modules says what that is. */
  session: () => Electron.Session = () => {
    throw new Error('no session yet');
  };
  #lastContents = 0;
  #lastFrame = 0;
  #lastWindow = 0;

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
    const maps = together(saveMap(this.contents), saveMap(this.frames), saveMap(this.windows));
    const each = together(...[...this.contents.values(), ...this.windows.values()].map((twin) => twin.save()));
    const viewed = [...this.viewed];
    const focus = this.focus.save();
    const before = new Set<object>([...this.contents.values(), ...this.windows.values()]);
    return () => {
      for (const twin of [...this.contents.values(), ...this.windows.values()]) if (!before.has(twin)) twin.discard();
      maps();
      each();
      focus();
      this.viewed.clear();
      for (const id of viewed) this.viewed.add(id);
    };
  }

  /** The window that shows `contents`, or its embedder. */
  windowOf(contents: WebContents): BaseWindowTwin | undefined {
    const shown = contents.links.embedder ?? contents;
    for (const window of this.windows.values()) {
      for (const other of window.shownContents()) if (other === shown) return window;
    }
    return undefined;
  }

  /** Whether a window or a view shows `contents`, so that it is not to be had any more. */
  isShown(contents: WebContents): boolean {
    return this.viewed.has(contents.id) || this.windowOf(contents) !== undefined;
  }
}
