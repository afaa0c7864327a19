import { isPromise } from 'node:util/types';
import type { Bus } from '../bus/bus';
import type { Endpoint } from '../bus/message';
import type { PageScript } from '../realm/es-modules';
import type { Realm } from '../realm/realm';
import { withinLimit } from '../realm/time-limit';
import { type Intrinsics, realmOf } from '../wire/clone';
import type { FrameQuery } from '../wire/frame-query';
import { type BridgeHost, MAIN_WORLD, PRELOAD_WORLD, type World } from './bridge/world';
import { createContextBridge, type MainWorld } from './context-bridge';
import { scriptFailedError } from './document-errors';
import { FirstLook } from './first-look';
import { createIpcRenderer, type Place, type RendererTwin } from './ipc-renderer';
import { makeNative } from './native-ipc';
import type { PageSource } from './page/source';
import type { Page, PageHooks, PageOptions } from './page/types';
import type { Preload, PreloadHost } from './preload';
import type { WebFrameHost } from './web-frame';
import { portsOfPage } from './window-transfer';

/** What of `require('electron')` is each renderer's own. */
export interface RendererModules {
  readonly ipcRenderer: RendererTwin['ipcRenderer'];
  readonly contextBridge: Electron.ContextBridge;
  /** Made when it is first asked for, and then the same. */
  webFrame?(): object;
}

/** What a document needs of whoever shows it. */
export interface DocumentHost extends PreloadHost {
  readonly bus: Bus;
  /** The frame's, for this document. */
  readonly endpoint: Endpoint;
  /** Whom main hears from what happens in the page. */
  readonly hooks: PageHooks;
  readonly options: PageOptions;
  /** The host of a guest, and other contents (S8.1). */
  readonly neighbours: Pick<Place, 'host' | 'frameOfContents' | 'contentsOfFrame'>;
  /** Gives the `ipcRenderer` or the `contextBridge` the members of the version. */
  shape(twin: object): void;
  /** `require('electron')` of the code that these belong to. */
  moduleOf(side: RendererModules): object;
  readonly routingId: number;
  readonly frameToken: string;
  /** Its page's, until it goes elsewhere. */
  zoomLevel: number;
  /** Another frame of its process, by how it is asked for or by the element that shows it. */
  find(query: FrameQuery | Element): FrameDocument | undefined;
}

/** One document of a frame that runs code of its own: its worlds, and the `ipcRenderer` of that code. */
export class FrameDocument {
  readonly #host: DocumentHost;
  readonly #source: PageSource;
  #page: Page | undefined;
  #preload: Preload | undefined;
  #twin: RendererTwin | undefined;
  #electron: object | undefined;
  #begun: Promise<void> | undefined;
  #isReleased = false;
  readonly #firstLook = new FirstLook();
  readonly #worlds = new Set<number>();
  readonly #webFrames: NodeJS.EventEmitter[] = [];

  constructor(host: DocumentHost, source: PageSource) {
    this.#host = host;
    this.#source = source;
  }

  /** Its own `ipcRenderer`, once its code has asked for it. */
  get twin(): RendererTwin | undefined {
    return this.#twin;
  }

  /** `window` as the page has it, once there is a page. */
  get mainWorld(): MainWorld | undefined {
    return this.#page?.realm.global as MainWorld | undefined;
  }

  get page(): Page | undefined {
    return this.#page;
  }

  /**
   * Makes the page, and runs what is in it, when it is first asked for.
   *
   * @param committed - called when the preloads have run, before the page does
   */
  open(committed: () => void = () => {}): Page {
    if (this.#page !== undefined) return this.#page;
    const { openPage } = require('./page/open-page') as typeof import('./page/open-page');
    const { bus, hooks, options, limit } = this.#host;
    const begin = (page: Page) => this.adopt(page, committed);
    const ports = portsOfPage(bus, (worldId) => this.#placeIn(() => this.world(worldId)));
    const runModule = (url: string, script: PageScript) => this.#codeOf().runModule(url, script);
    this.#page = openPage(this.#source, { ...hooks, begin, runModule }, { ...options, ...ports, limit });
    this.#firstLook.take(this.#page);
    return this.#page;
  }

  /** Does something to its window, now or when it is first looked at; where there is no document, nothing. */
  whenOpen(work: (window: Window & typeof globalThis) => void): void {
    this.#firstLook.add(work, this.#page);
  }

  /** Takes a page, which an element of another page may have made, and runs the preloads in it. */
  adopt(page: Page, committed: () => void): Promise<void> | undefined {
    this.#page = page;
    const preloads = this.#runPreloads();
    if (preloads !== undefined) return preloads.then(committed);
    committed();
    return undefined;
  }

  /** Whether anything happens in it unasked. */
  get runsByItself(): boolean {
    const { needsDocument } = require('./page/body') as typeof import('./page/body');
    return this.#host.preloads.length > 0 || needsDocument(this.#source.body);
  }

  /**
   * Runs scripts in a world of the document.
   *
   * @returns what the last of them comes to, as it crosses; what its promise rejects with is the rejection
   * @throws Error `Script failed to execute, …`, or when the time is over
   */
  async execute(scripts: readonly Electron.WebSource[], worldId: number): Promise<unknown> {
    await this.#shown();
    const { crossedValue } = require('./script-value') as typeof import('./script-value');
    return crossedValue(this.#run(scripts, worldId));
  }

  /**
   * Runs a script in the page, as `frame.executeJavaScript` does.
   *
   * @returns what it comes to, as plain data; the rejection is the text of what it throws or its promise rejects with
   */
  async evaluate(code: string): Promise<unknown> {
    await this.#shown();
    const { plainValue } = require('./script-value') as typeof import('./script-value');
    const { textOf } = require('./bridge/refusal') as typeof import('./bridge/refusal');
    try {
      const result = this.#runOne({ code }, this.world(MAIN_WORLD).realm);
      return plainValue(isPromise(result) ? await result : result);
    } catch (reason) {
      throw textOf(reason) ?? '';
    }
  }

  /** A world of the page, made if need be. */
  world(id: number): World {
    const page = this.open();
    const isMain = id === MAIN_WORLD || (id === PRELOAD_WORLD && !this.#host.preferences.contextIsolation);
    const realm = isMain ? page.realm : page.isolatedWorld(id);
    if (!isMain && id !== PRELOAD_WORLD && !this.#worlds.has(id)) {
      this.#worlds.add(id);
      for (const webFrame of this.#webFrames) webFrame.emit('isolated-world-created', id);
    }
    return { id: isMain ? MAIN_WORLD : id, window: realm.global, realm };
  }

  /** An event of its `document`, which bubbles, or of its `window`. */
  tell(type: string, target: 'document' | 'window' = 'document'): void {
    if (this.#page?.isReleased !== false) return;
    this.#page.realm.run(
      `${target}.dispatchEvent(new Event('${type}', { bubbles: ${target === 'document'} }))`,
      'fake-electron:page',
    );
  }

  /** Lets the page say its last words, and ends it. */
  unload(): void {
    this.#page?.unload();
    this.release();
  }

  /** Ends it at once. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#preload?.release();
    this.#page?.unload();
  }

  /** `require('electron')` of its code. */
  get electron(): object {
    if (this.#electron === undefined) {
      const { bus, shape, moduleOf } = this.#host;
      const place = this.#placeIn(() => this.world(PRELOAD_WORLD));
      this.#twin = createIpcRenderer(bus, place);
      const { ipcRenderer } = this.#twin;
      shape(ipcRenderer);
      makeNative(ipcRenderer, this.world(PRELOAD_WORLD).realm);
      const contextBridge = createContextBridge(this.#bridgeHost);
      shape(contextBridge);
      this.#electron = moduleOf({ ipcRenderer, contextBridge, webFrame: () => this.#createWebFrame() });
    }
    return this.#electron;
  }

  #createWebFrame(): object {
    const { WebFrame: Class } = require('./web-frame') as typeof import('./web-frame');
    const made = new Class(this.#webFrameFor(this));
    this.#webFrames.push(made);
    return made;
  }

  /** Its `webFrame`, as the code of a document that reaches it has it. */
  #webFrameFor(viewer: FrameDocument): WebFrameHost {
    const { createWebFrameHost } = require('./web-frame-host') as typeof import('./web-frame-host');
    const find = (query: FrameQuery | Element) => {
      const found = this.#host.find(query);
      return found === undefined ? undefined : found.#webFrameFor(viewer);
    };
    return createWebFrameHost({
      host: this.#host,
      bridgeHost: { ...this.#bridgeHost, source: () => viewer.world(PRELOAD_WORLD) },
      find,
      shownBy: find,
      document: () => this.open().realm.global.document,
      worlds: () => [...this.#worlds],
      isGone: () => this.#isReleased,
      run: (scripts, worldId) => this.#run(scripts, worldId),
    });
  }

  get #bridgeHost(): BridgeHost {
    return {
      isolated: this.#host.preferences.contextIsolation,
      source: () => this.world(PRELOAD_WORLD),
      exposed: (key, api) => this.#host.exposed(key, api, this.#twin?.ipcRenderer),
      world: (id) => this.world(id),
    };
  }

  /** @returns what the last script comes to, in its own world */
  #run(scripts: readonly Electron.WebSource[], worldId: number): unknown {
    const { realm } = this.world(worldId);
    let result: unknown;
    for (const script of scripts) {
      try {
        result = this.#runOne(script, realm);
      } catch (error) {
        throw scriptFailedError(error);
      }
    }
    return result;
  }

  /** What nobody has shown before is not there at once. */
  #shown(): Promise<void> | undefined {
    if (this.#page === undefined) this.#begun = this.open().loaded;
    return this.#begun;
  }

  #runOne({ code, url }: Electron.WebSource, realm: Realm): unknown {
    return withinLimit(this.#host.limit, 'The script given to executeJavaScript', () => realm.run(code, url));
  }

  #runPreloads(): Promise<void> | undefined {
    const { preloads, preferences } = this.#host;
    if (preloads.length === 0 && !preferences.nodeIntegration) return undefined;
    return this.#codeOf().run();
  }

  #codeOf(): Preload {
    if (this.#preload === undefined) {
      const { Preload: Class } = require('./preload') as typeof import('./preload');
      this.#preload = new Class(this.#host, {
        url: this.#source.url,
        world: (id) => this.world(id).realm,
        electron: () => this.electron,
      });
    }
    return this.#preload;
  }

  /** Where the code of one of its worlds sends from. */
  #placeIn(world: () => World): Place {
    const { endpoint, neighbours } = this.#host;
    const isReleased = () => this.#isReleased;
    let realm: Intrinsics | undefined;
    return {
      // S2.16: once the document is gone, its code can send no more.
      get endpoint() {
        return isReleased() ? undefined : endpoint;
      },
      last: endpoint,
      get host() {
        return neighbours.host;
      },
      get realm() {
        realm ??= realmOf(world().realm.global);
        return realm;
      },
      frameOfContents: (id) => neighbours.frameOfContents(id),
      contentsOfFrame: (of) => neighbours.contentsOfFrame(of),
    };
  }
}
