import { type Realm, realmIn } from '../../realm/realm';
import { originKeyOf, originOf } from '../../web/origin';
import { BrowsingContext, type ContextPage, type World } from './browsing-context';
import { installChromium } from './chromium';
import { PageConsole, placeOfError, uncaughtText } from './console';
import { FrameSet } from './frames';
import { installGlobals } from './globals';
import { imageHooks } from './images';
import { IsolatedWorld } from './isolated-world';
import { type DocumentImpl, type DomWindow, implOf, type Jsdom } from './jsdom/impl';
import { HOOKS, type ImplHooks, sessionOf } from './jsdom/inside';
import { resourcesFor, takeRequests } from './jsdom/resources';
import { WindowMessages } from './messages';
import { namesOf } from './names';
import { Navigation } from './navigation';
import { platformOf } from './platform';
import { installPortEvents } from './port-events';
import { installPrelude } from './prelude';
import { takeRejections } from './rejections';
import { installClock } from './runner-clock';
import { scriptSteps } from './script-steps';
import { scriptHooks } from './scripts';
import { watchSigns } from './signs';
import type { PageSource } from './source';
import { watchTitle } from './title';
import type { ConsoleLine, FrameHooks, Page, PageHooks, PageOptions } from './types';
import { askUnload, mayObject } from './unload-event';
import { createWindow } from './window';
import { keepWhileParsed, writeSource } from './written';
import { createXhrClient } from './xhr-client';

/** A page with a document of jsdom's. */
export class DomPage implements Page, ContextPage, World {
  readonly id = 0;
  readonly page = this;
  readonly hasDocument = true;
  readonly window: DomWindow;
  readonly document: DocumentImpl;
  readonly realm: Realm;
  readonly context: BrowsingContext;
  readonly origin: string;
  readonly originKey: unknown;
  readonly ready: Promise<void>;
  readonly loaded: Promise<void>;
  readonly frameSet: FrameSet;
  readonly navigation: Navigation;
  /** What the window has by itself. */
  readonly givenNames: ReadonlySet<string>;
  readonly console: PageConsole;
  /** What is to end with it. */
  readonly releases = new Set<() => void>();
  readonly #worlds = new Map<number, IsolatedWorld>();
  readonly #messages: WindowMessages;
  readonly #closeWindow: () => void;
  readonly #notImplemented = new Set<string>();
  #settle: (() => void)[] = [];
  #released = false;
  #unloading = false;

  constructor(
    readonly jsdom: Jsdom,
    readonly source: PageSource,
    readonly hooks: PageHooks,
    readonly options: PageOptions,
  ) {
    const { url } = source;
    this.context = options.context ?? new BrowsingContext();
    this.origin = originOf(url, options.inheritedOrigin);
    this.originKey = originKeyOf(this.origin, url, options.inheritedKey);
    this.window = createWindow(jsdom, {
      url,
      type: source.type,
      referrer: options.referrer,
      javascript: options.javascript !== false,
      cookies: options.cookies,
      resources: resourcesFor(this, jsdom),
      notices: { jsdomError: (error) => this.#notice(error) },
    });
    this.document = implOf(this.window.document);
    takeRequests(this);
    // The window hides what V8 calls the context.
    this.realm = realmIn(this.document._globalObject);
    this.console = new PageConsole((line) => this.#tell(line));
    this.#closeWindow = this.window.close.bind(this.window);
    this.navigation = new Navigation(this);
    this.frameSet = new FrameSet(this);
    this.#messages = new WindowMessages(this);
    this.#settle.push(installGlobals(this));
    installChromium(this);
    installPrelude(this.realm, platformOf(this, this.realm));
    this.#installClasses(this);
    takeRejections(this.realm, (reason, promise) => this.#rejected(reason, promise));
    const implHooks: Partial<ImplHooks> = {
      ...this.navigation.hooks,
      ...this.frameSet.hooks,
      ...(sessionOf(this.document) ? scriptSteps(this) : scriptHooks(this)),
      ...imageHooks(this),
      'xhr.createClient': (xhr) => createXhrClient(this, xhr),
    };
    Object.defineProperty(this.window, HOOKS, { value: implHooks, configurable: true });
    this.givenNames = namesOf(this.document._globalObject, this.window.Object.prototype);
    this.ready = this.#when(this.window.document, 'DOMContentLoaded');
    this.loaded = this.#when(this.window, 'load');
    this.context.page = this;
    if (hooks.title) watchTitle(this, hooks.title);
    if (hooks.told) watchSigns(this, hooks.told);
    keepWhileParsed(this.document);
  }

  /** Runs what comes before the page, then the page. */
  open(): this {
    const held = this.hooks.begin?.(this);
    if (held && typeof held.then === 'function') {
      held.then(
        () => this.#parse(),
        (error: unknown) => {
          this.report(error);
          this.#parse();
        },
      );
    } else this.#parse();
    return this;
  }

  get url(): string {
    return this.#released ? this.source.url : this.document.URL;
  }

  get baseUrl(): string {
    return this.window.document.baseURI;
  }

  get title(): string {
    return this.#released ? '' : this.window.document.title;
  }

  get isReleased(): boolean {
    return this.#released;
  }

  get handlerNames(): string[] {
    return [...this.givenNames].filter((name) => name.startsWith('on'));
  }

  get contexts(): readonly BrowsingContext[] {
    return this.frameSet.inOrder().map(({ context }) => context);
  }

  get frames(): FrameSet['list'] {
    return this.frameSet.inOrder();
  }

  isolatedWorld(id: number): Realm {
    return this.world(id).realm;
  }

  world(id: number): IsolatedWorld {
    let world = this.#worlds.get(id);
    if (world === undefined) {
      world = new IsolatedWorld(id, this);
      this.#worlds.set(id, world);
      installPrelude(world.realm, platformOf(this, world.realm));
      this.#installClasses(world);
      takeRejections(world.realm, (reason, promise) => this.#rejected(reason, promise));
    }
    return world;
  }

  get worlds(): Iterable<IsolatedWorld> {
    return this.#worlds.values();
  }

  /** The page of a frame in this one. */
  createChild(source: PageSource, hooks: FrameHooks, context: BrowsingContext): DomPage {
    const inherited = { inheritedOrigin: this.origin, inheritedKey: this.originKey, referrer: this.url };
    return new DomPage(this.jsdom, source, hooks, { ...this.options, ...hooks.options, context, ...inherited });
  }

  receive(from: World, args: readonly unknown[]): void {
    this.#messages.receive(from, args);
  }

  go(url: string): void {
    this.window.location.href = url;
  }

  showInPage(url: string): void {
    this.navigation.showInPage(url);
  }

  domException(message: string, name: string): Error {
    return new this.window.DOMException(message, name);
  }

  /** An error that nobody caught: the page may take it, else it is told. */
  report(error: unknown): void {
    if (this.#released) return;
    const [filename, lineno] = placeOfError(error);
    const init = { message: uncaughtText(error), filename, lineno, error, cancelable: true };
    const event = new this.window.ErrorEvent('error', init);
    if (this.window.dispatchEvent(event)) this.uncaught(error);
  }

  uncaught(error: unknown, prefix = 'Uncaught'): void {
    if (this.#released) return;
    const [sourceId, line] = placeOfError(error);
    this.#tell({ level: 'error', message: `${prefix} ${uncaughtText(error)}`, line, sourceId, args: [] });
    this.hooks.error?.(error);
  }

  /** A line that the browser writes by itself. */
  log(level: ConsoleLine['level'], message: string, sourceId = this.url): void {
    this.#tell({ level, message, line: 0, sourceId, args: [] });
  }

  get mayObject(): boolean {
    return !this.#released && mayObject(this.window, this.frameSet.list);
  }

  askUnload(): boolean {
    return this.#released || askUnload(this.window, this.frameSet.list);
  }

  unload(): void {
    if (this.#unloading) return;
    this.#unloading = true;
    const { window } = this;
    window.dispatchEvent(new window.PageTransitionEvent('pagehide', { persisted: false }));
    window.dispatchEvent(new window.Event('unload'));
    this.frameSet.unload();
    this.#release();
  }

  #release(): void {
    this.#released = true;
    if (this.context.page === this) this.context.page = undefined;
    Reflect.deleteProperty(this.window, HOOKS);
    this.#closeWindow();
    this.#worlds.clear();
    for (const release of [...this.releases]) release();
    for (const settle of this.#settle.splice(0)) settle();
  }

  #parse(): void {
    if (this.#released) return;
    writeSource(this);
  }

  #when(target: EventTarget, type: string): Promise<void> {
    return new Promise((resolve) => {
      this.#settle.push(resolve);
      target.addEventListener(type, () => resolve(), { once: true });
    });
  }

  #installClasses({ id, realm }: World): void {
    if (this.options.timers === 'runner') installClock(realm);
    const classes = this.options.messageChannel?.(id) ?? {};
    for (const [name, value] of Object.entries(classes)) {
      Object.defineProperty(realm.global, name, { value, writable: true, configurable: true });
    }
    const { MessagePort } = classes as { MessagePort?: new () => object };
    if (MessagePort) installPortEvents(this.window, realm.global, (value) => value instanceof MessagePort);
  }

  #tell(line: ConsoleLine): void {
    this.hooks.console?.(line);
  }

  #rejected(reason: unknown, promise: Promise<unknown>): void {
    if (this.#released) return;
    const { PromiseRejectionEvent } = this.window;
    const event = new PromiseRejectionEvent('unhandledrejection', { cancelable: true, reason, promise });
    if (this.window.dispatchEvent(event)) this.uncaught(reason, 'Uncaught (in promise)');
  }

  /** What jsdom has to say. */
  #notice(error: Error & { type?: string; detail?: unknown; cause?: unknown; url?: string }): void {
    switch (error.type) {
      case 'unhandled exception':
      case 'unhandled-exception':
        this.uncaught(error.cause ?? error.detail);
        return;
      case 'not implemented':
      case 'not-implemented':
        if (/submit/i.test(error.message) && this.navigation.submitPending()) return;
        if (this.#notImplemented.has(error.message)) return;
        this.#notImplemented.add(error.message);
        this.log('warning', `${error.message} (jsdom, which shows the pages of fake-electron, has no such thing.)`);
        return;
      case 'resource loading':
      case 'resource-loading': {
        const { message } = (error.cause ?? error.detail ?? error) as Error;
        this.log('error', `Failed to load resource: net::${message}`, error.url ?? /"(.*)"/.exec(error.message)?.[1]);
        return;
      }
    }
  }
}
