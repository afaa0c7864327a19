import type { Restore } from '../../bus/snapshot';
import { setImmediate } from '../../bus/timers';
import { type OnlineState, onlineOf } from '../../machine/online';
import type { PageRequest, PageSource, Pages, PageWindow, Reading, Showing } from '../../main/contents/pages';
import type { WebContents } from '../../main/contents/web-contents';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import type { FrameDocument } from '../../renderer/frame-document';
import type { BrowsingContext } from '../../renderer/page/browsing-context';
import type { ChildFrame, Page, PageHooks } from '../../renderer/page/types';
import { disposedError } from '../../words/errors';
import { nothing } from '../../words/nothing';
import type { Renderer } from '../renderer';
import { emptySource, isWatched } from './page-kinds';
import type { PagesHost } from './pages-host';
import type { PageStorage } from './storage';

/** The pages of one fake: reads what they are, and runs them in the frames that show them. */
export class FramePages implements Pages {
  readonly #host: PagesHost;
  readonly #contexts = new WeakMap<WebFrameMain, BrowsingContext>();
  readonly #children = new WeakMap<WebFrameMain, ChildFrame>();
  #storage: PageStorage | undefined;
  /** What is under way, by what tells whether it is still waited for. */
  readonly #running = new Set<() => boolean>();

  constructor(host: PagesHost) {
    this.#host = host;
    host.registry.events.on('visibility', (frame: WebFrameMain) =>
      host.bus.later(() => {
        for (const node of frame.node.subtree) this.#existing(node.frame)?.tell('visibilitychange');
      }),
    );
    host.registry.events.on('size', (frame: WebFrameMain) =>
      host.bus.later(() => this.#existing(frame)?.tell('resize', 'window')),
    );
    onlineOf(host.machine).events.on('changed', ({ online: wasOnline }: OnlineState) => {
      const { online } = onlineOf(host.machine).state;
      if (online !== wasOnline) host.bus.later(() => this.#tellWindows(online ? 'online' : 'offline'));
    });
    host.registry.events.on('frame-gone', (frame: WebFrameMain) => {
      const context = this.#contexts.get(frame);
      if (context && frame.node.state === 'gone') context.isClosed = true;
    });
  }

  #tellWindows(type: string): void {
    for (const frame of this.#host.registry.frames.values()) this.#existing(frame)?.tell(type, 'window');
  }

  /** What pages keep from one to the next. */
  get storage(): PageStorage {
    if (this.#storage === undefined) {
      const { PageStorage: Storage } = require('./storage') as typeof import('./storage');
      const storage = new Storage();
      this.#storage = storage;
      this.#host.registry.events.on('gone', (contents: WebContents) => storage.forget(contents));
    }
    return this.#storage;
  }

  clear(session: object, takes: (origin: string) => boolean): void {
    this.#storage?.clear(session, takes);
  }

  /** What restores what pages keep, as it is now. */
  save(): Restore {
    const saved = this.#storage?.save();
    return () => {
      if (saved) saved();
      else this.#storage = undefined;
    };
  }

  /** Whether pages are still loading. */
  get busy(): boolean {
    for (const isWanted of this.#running) if (isWanted()) return true;
    return false;
  }

  read(contents: WebContents, url: string, request: PageRequest): Reading | Promise<Reading> {
    if (!this.#host.settings.pages) return undefined;
    const { readSource } = require('./source') as typeof import('./source');
    const reading = readSource(url, contents, request, this.#host);
    // A server may never answer, long after the window has gone elsewhere.
    const isWanted = () => !contents.gone && contents.isLoading();
    return reading instanceof Promise ? this.#during(reading, isWanted) : reading;
  }

  show(frame: WebFrameMain, source: PageSource, committed: () => void): Showing | undefined {
    const renderer = this.#rendererOf(frame);
    // A page that opened an empty window has it at once, and what it does there stays.
    if (renderer === undefined || this.#isOpenersOwn(renderer, source)) return undefined;
    const document = this.#create(renderer, frame, source);
    if (!document.runsByItself && !isWatched(renderer.webContents, source)) return undefined;
    const page = document.open(committed);
    return {
      ready: this.#during(page.ready.then(() => page.title)),
      loaded: this.#during(page.loaded),
    };
  }

  execute(frame: WebFrameMain, scripts: readonly Electron.WebSource[], worldId: number): Promise<unknown> {
    return this.#inDocument(frame, (document) => document.execute(scripts, worldId));
  }

  evaluate(frame: WebFrameMain, code: string): Promise<unknown> {
    return this.#inDocument(frame, (document) => document.evaluate(code));
  }

  windowIn(frame: WebFrameMain, opens = false): PageWindow | undefined {
    if (frame.node.isDestroyed) return undefined;
    const page = opens ? this.documentOf(frame).open() : this.shownIn(frame);
    return page?.hasDocument && !page.isReleased ? (page.realm.global as unknown as PageWindow) : undefined;
  }

  whenOpen(frame: WebFrameMain, work: (window: PageWindow) => void): void {
    if (!frame.node.isDestroyed) this.documentOf(frame).whenOpen(work);
  }

  run(frame: WebFrameMain, code: string): unknown {
    return this.documentOf(frame).open().realm.run(code);
  }

  async fetch(contents: WebContents, url: string): Promise<Uint8Array | undefined> {
    const { fetchBytes } = require('./source') as typeof import('./source');
    return fetchBytes(url, contents, this.#host);
  }

  isShowing(frame: WebFrameMain): boolean {
    return this.#existing(frame)?.page !== undefined;
  }

  mayObject(frame: WebFrameMain): boolean {
    return frame.node.subtree.some((node) => this.#existing(node.frame)?.page?.mayObject);
  }

  mayLeave(frame: WebFrameMain): boolean {
    // A page asks those that its own elements show.
    const asked = frame.node.subtree.filter((node) => node.frame === frame || !this.#children.has(node.frame));
    return asked.every((node) => this.#existing(node.frame)?.page?.askUnload() ?? true);
  }

  moveTo(frame: WebFrameMain, url: string): void {
    this.#existing(frame)?.page?.showInPage(url);
  }

  /** The page that has run in a frame, if one has. */
  shownIn(frame: WebFrameMain): Page | undefined {
    return this.#existing(frame)?.page;
  }

  /** What a frame shows, empty if nobody has shown anything in it. */
  documentOf(frame: WebFrameMain): FrameDocument {
    const existing = this.#existing(frame);
    if (existing) return existing;
    const renderer = this.#rendererOf(frame);
    if (renderer === undefined) throw disposedError();
    return this.#create(renderer, frame, emptySource(frame.identity.url));
  }

  /** The window of a page that another one has opened, which the opener can look into at once. */
  openedBy(opener: WebFrameMain, child: WebContents): BrowsingContext {
    const context = this.contextOf(child.frame);
    context.opener = this.contextOf(opener);
    let shown: BrowsingContext['page'];
    Object.defineProperty(context, 'page', {
      configurable: true,
      get: () => {
        if (shown === undefined && !child.gone) this.documentOf(child.frame).open();
        return shown;
      },
      set: (page: BrowsingContext['page']) => {
        shown = page;
      },
    });
    return context;
  }

  /** The window that a frame's pages are in, which outlives them. */
  contextOf(frame: WebFrameMain): BrowsingContext {
    let context = this.#contexts.get(frame);
    if (context === undefined) {
      const { BrowsingContext: Context } = require('../../renderer/page/browsing-context') as BrowsingContextModule;
      context = new Context();
      this.#contexts.set(frame, context);
    }
    return context;
  }

  /** A frame is an element of another page, which has its window. */
  addChild(frame: WebFrameMain, child: ChildFrame): void {
    this.#children.set(frame, child);
    this.#contexts.set(frame, child.context);
  }

  /** The frame that an element of a frame's page shows. */
  frameOf({ node }: WebFrameMain, element: Element): WebFrameMain | undefined {
    for (const { frame } of node.children) if (this.#children.get(frame)?.element === element) return frame;
    return undefined;
  }

  navigateChild(frame: WebFrameMain, url: string): Promise<void> | undefined {
    return this.#children.get(frame)?.navigate(url);
  }

  /** What main learns of a page. */
  hooksOf(renderer: Renderer, frame: WebFrameMain): PageHooks {
    const { createPageHooks } = require('./hooks') as typeof import('./hooks');
    return createPageHooks(this.#host, this, renderer, frame);
  }

  /** A page that an element of another page shows is this frame's from now on. */
  adopt(
    renderer: Renderer,
    frame: WebFrameMain,
    source: PageSource,
    page: Page,
    committed: () => void,
  ): Promise<void> | undefined {
    return this.#create(renderer, frame, source).adopt(page, committed);
  }

  async #inDocument(frame: WebFrameMain, run: (document: FrameDocument) => Promise<unknown>): Promise<unknown> {
    await this.#turn();
    const { bus } = this.#host;
    if (bus.hasEnded) return await nothing;
    if (frame.node.isDestroyed) throw disposedError();
    try {
      return await run(this.documentOf(frame));
    } finally {
      await this.#turn();
      if (bus.hasEnded) await nothing;
    }
  }

  #isOpenersOwn({ webContents: contents, document }: Renderer, { url }: PageSource): boolean {
    const isFirst = contents.navigationHistory.length() <= 1;
    return isFirst && url === 'about:blank' && contents.links.openerFrame !== undefined && document !== undefined;
  }

  /** S0.1: what was sent before has arrived by then. */
  async #turn(): Promise<void> {
    if (this.#host.settings.timing === 'async') await new Promise<void>((resolve) => setImmediate(() => resolve()));
  }

  #rendererOf(frame: WebFrameMain): Renderer | undefined {
    return this.#host.renderers.of(frame);
  }

  #existing(frame: WebFrameMain): FrameDocument | undefined {
    return this.#rendererOf(frame)?.document as FrameDocument | undefined;
  }

  #create(renderer: Renderer, frame: WebFrameMain, source: PageSource): FrameDocument {
    const { createDocument } = require('./frame-documents') as typeof import('./frame-documents');
    const document = createDocument(this.#host, this, renderer, frame, source);
    renderer.document = document;
    return document;
  }

  async #during<T>(work: Promise<T>, isWanted: () => boolean = () => true): Promise<T> {
    // A function of its own, since two may wait for the same.
    const entry = () => isWanted();
    this.#running.add(entry);
    try {
      return await work;
    } finally {
      this.#running.delete(entry);
    }
  }
}

type BrowsingContextModule = typeof import('../../renderer/page/browsing-context');
