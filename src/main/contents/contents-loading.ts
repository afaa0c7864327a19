import { resolve as resolvePath } from 'node:path';
import { URL } from 'node:url';
import { isPromise } from 'node:util/types';
import type { Bus } from '../../bus/bus';
import { type Restore, together } from '../../bus/snapshot';
import { NATIVE } from '../../wire/native-state';
import { loadError } from '../../words/errors';
import type { Registry } from '../registry';
import { ContentsState } from './contents-state';
import {
  ABORTED,
  deferred,
  FAILED,
  type Failure,
  fileUrl,
  handled,
  INVALID_URL,
  isSameDocument,
  type Load,
  statusOf,
} from './load';
import type { LoadEvents } from './load-events';
import { type LoadRequest, requestOf } from './load-request';
import type { HistoryChange, NavigationHistory } from './navigation-history';
import { isFailure, type PageSource, type Pages, type Reading, type Showing } from './pages';

interface How {
  readonly byPage?: boolean;
  readonly reads?: boolean;
  readonly request?: LoadRequest | undefined;
}

/** Chromium takes none that is longer. */
const LONGEST_URL = 2 * 1024 * 1024;

/** How a contents loads pages: everything is told in Electron's order (S12.12). */
export abstract class ContentsLoading extends ContentsState {
  readonly #bus: Bus;
  readonly #registry: Registry;
  #told: LoadEvents | undefined;
  #history: NavigationHistory | undefined;
  #load: Load | undefined;
  #title = '';
  /** The load whose page is there, and may have more to come. */
  #committed: Load | undefined;
  /** What the next document is called, if a test has said so before it is there. */
  #nextTitle: string | undefined;
  #nextFailure: Failure | undefined;

  constructor(bus: Bus, registry: Registry) {
    super(bus, registry);
    this.#bus = bus;
    this.#registry = registry;
  }

  /** Resolves when the page has loaded; the rejection need not be handled (S12.13). */
  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    this[NATIVE]();
    if (url.length <= LONGEST_URL && URL.canParse(url)) {
      return this.#navigate(new URL(url).href, 'push', { request: options && requestOf(options) });
    }
    this.#events.failure('did-fail-load', INVALID_URL, url);
    return handled(Promise.reject(loadError(INVALID_URL.code, INVALID_URL.errno, url)));
  }

  /** As `loadURL`, with an empty page in the place of what is there: a test says where its renderer is. */
  showEmpty(url: string): Promise<void> {
    return URL.canParse(url) ? this.#navigate(new URL(url).href, 'push', { reads: false }) : this.loadURL(url);
  }

  /** As `loadURL`, with a path from the app's folder. */
  loadFile(filePath: string, options: Electron.LoadFileOptions = {}): Promise<void> {
    return this.loadURL(fileUrl(resolvePath(this.#registry.appPath(), filePath), options));
  }

  reload(): void {
    this.#reload();
  }

  reloadIgnoringCache(): void {
    this.#reload();
  }

  /** Gives up what is being loaded. */
  stop(): void {
    this[NATIVE]();
    if (this.#load) this.#giveUp(this.#load);
  }

  get navigationHistory(): NavigationHistory {
    this[NATIVE]();
    if (this.#history === undefined) {
      const { NavigationHistory: History } = require('./navigation-history') as typeof import('./navigation-history');
      this.#history = new History({
        check: () => this[NATIVE](),
        go: (index, url) => this.#navigate(url, index),
      });
    }
    return this.#history;
  }

  /** What the app asked for last, if it is still being loaded, else what is shown. */
  getURL(): string {
    this[NATIVE]();
    return this.#load?.url ?? this.frame.identity.url;
  }

  /** What the page is called, by itself or by a test. */
  getTitle(): string {
    this[NATIVE]();
    return this.#title;
  }

  isLoading(): boolean {
    this[NATIVE]();
    return this.#load !== undefined;
  }

  isLoadingMainFrame(): boolean {
    this[NATIVE]();
    return this.#load !== undefined;
  }

  isWaitingForResponse(): boolean {
    this[NATIVE]();
    return this.#load !== undefined && this.frame.identity.url !== this.#load.url;
  }

  /** The page goes to `url` by itself: the app can prevent it. */
  navigateItself(url: string, change: HistoryChange = 'push', request?: LoadRequest): Promise<void> {
    this[NATIVE]();
    const base = this.frame.identity.url;
    return this.#navigate(new URL(url, base === '' ? undefined : base).href, change, { byPage: true, request });
  }

  /** The page has another URL, and is the same document: a fragment, `history.pushState`. */
  movedInPage(url: string, change: 'push' | 'replace' | 'traverse'): void {
    this[NATIVE]();
    this.frame.commit(url, true);
    const { navigationHistory } = this;
    navigationHistory.commit(change === 'traverse' ? navigationHistory.nearest(url) : change, url);
    this.#events.navigation('did-start-navigation', { url, sameDocument: true }, true);
    if (!this.gone) this.#events.tell('did-navigate-in-page', url, true, ...this.#events.ids);
  }

  /** The page is called `title`, or the one that is being loaded will be. */
  entitle(title: string): void {
    this[NATIVE]();
    if (this.#load) this.#nextTitle = title;
    else this.#showTitle(title);
  }

  /** The page that is shown says what it is called. */
  titledItself(title: string): void {
    if (!this.isWaitingForResponse() && title !== this.#title) this.#showTitle(title);
  }

  /** The next load comes to this. */
  failNext(failure: Failure): void {
    this[NATIVE]();
    this.#nextFailure = failure;
  }

  /** The process of the page has ended, and with it what that was loading; a page that is still to come is not there yet. */
  pageCrashed(): void {
    const load = this.#load;
    if (load === undefined || load !== this.#committed) return;
    load.settle(loadError(FAILED.code, FAILED.errno, load.url));
    this.#stopped(load);
  }

  /** Whether the page lets go of what it shows. */
  protected abstract mayUnload(): boolean;

  /** The contents is gone with what it was loading. */
  protected endLoading(): void {
    const load = this.#load;
    this.#load = undefined;
    load?.settle(loadError(FAILED.code, FAILED.errno, load.url));
  }

  protected saveLoading(): Restore {
    const saved = [this.#load, this.#title, this.#nextTitle, this.#nextFailure] as const;
    const history = this.#history;
    return together(this.saveState(), history?.save() ?? (() => {}), () => {
      [this.#load, this.#title, this.#nextTitle, this.#nextFailure] = saved;
      this.#history = history;
      if (this.#load) this.#proceed(this.#load);
    });
  }

  get #events(): LoadEvents {
    if (this.#told === undefined) {
      const { LoadEvents: Class } = require('./load-events') as typeof import('./load-events');
      this.#told = new Class(this.self, this.#bus.reporter);
    }
    return this.#told;
  }

  #reload(): void {
    this[NATIVE]();
    if (this.frame.identity.url !== '') void this.#navigate(this.frame.identity.url, 'replace');
  }

  #navigate(url: string, change: HistoryChange, how: How = {}): Promise<void> {
    const { byPage = false, reads = true, request } = how;
    const { promise, settle } = deferred();
    const before = this.#load;
    const sameDocument = !before && !request?.body && isSameDocument(this.frame.identity.url, url, change);
    const load: Load = { url, change, sameDocument, byPage, reads, request, fails: this.#nextFailure, settle };
    if (!sameDocument) this.#nextFailure = undefined;
    if (before) this.#abort(before, url);
    this.#load = load;
    // A contents without a window is a test's own, which has nothing to lose yet (S6.15).
    if (!sameDocument && this.owner) this.frame.beginLoading();
    if (!before) this.#events.tell('did-start-loading');
    if (this.#is(load)) this.#events.navigation('did-start-navigation', load, byPage);
    if (byPage && this.#is(load) && !sameDocument && !this.#isAllowed(load)) this.#giveUp(load);
    this.#proceed(load);
    return promise;
  }

  #proceed(load: Load): void {
    this.#bus.later(() => {
      if (!this.#is(load)) return;
      if (load.fails) this.#fail(load, load.fails);
      else if (load.sameDocument) this.#commitSameDocument(load);
      else if (this.mayUnload()) this.#read(load);
      else this.#giveUp(load);
    });
  }

  #read(load: Load): void {
    let reading: ReturnType<Pages['read']>;
    try {
      reading = load.reads
        ? this.#registry.pages.read(this.self, load.url, {
            ...load.request,
            redirected: (url) => this.#redirect(load, url),
          })
        : undefined;
    } catch (error) {
      reading = { ...FAILED, error: error as Error };
    }
    if (isPromise(reading)) {
      // What is the fault of the app's own protocol is still no page.
      reading.then(
        (read) => this.#take(load, read),
        (error: Error) => this.#take(load, { ...FAILED, error }),
      );
    } else this.#take(load, reading);
  }

  #take(load: Load, reading: Reading): void {
    if (!this.#is(load)) return;
    if (isFailure(reading)) this.#fail(load, reading);
    else this.#commit(load, reading);
  }

  /** Whether the load goes on there. */
  #redirect(load: Load, url: string): boolean {
    if (!this.#is(load)) return false;
    const { defaultPrevented } = this.#events.navigation('will-redirect', { ...load, url }, load.byPage);
    if (!this.#is(load)) return false;
    if (defaultPrevented) this.#giveUp(load);
    else this.#events.navigation('did-redirect-navigation', { ...load, url }, load.byPage);
    return this.#is(load);
  }

  #isAllowed(load: Load): boolean {
    for (const name of ['will-frame-navigate', 'will-navigate'] as const) {
      if (this.#is(load) && this.#events.navigation(name, load, true).defaultPrevented) return false;
    }
    return true;
  }

  #commitSameDocument(load: Load): void {
    this.frame.commit(load.url, true);
    this.#registry.pages.moveTo(this.frame, load.url);
    this.navigationHistory.commit(load.change, load.url);
    this.#step(load, 'did-navigate-in-page', load.url, true, ...this.#events.ids);
    load.settle();
    this.#stopped(load);
  }

  /** S12.12. A listener may destroy the contents or load something else: then nothing more comes of this. */
  #commit(load: Load, source: PageSource | undefined): void {
    const url = source?.url ?? load.url;
    this.frame.commit(url);
    this.#committed = load;
    this.navigationHistory.commit(load.change, url);
    this.#title = '';
    const committed = () => {
      const status = statusOf(url, source?.status);
      // Another render frame may show it.
      this.#step(load, 'did-frame-navigate', url, ...status, true, ...this.#events.ids);
      this.#step(load, 'did-navigate', url, ...status);
    };
    let showing: Showing | undefined;
    try {
      showing = source && this.#registry.pages.show(this.frame, source, committed);
    } catch (error) {
      if (this.#is(load)) this.#fail(load, { ...FAILED, error: error as Error });
      return;
    }
    if (showing) {
      // S0.1: after what the page has sent before.
      const later = (step: () => void) => this.#bus.later(() => this.#is(load) && step());
      void showing.ready.then((title) => later(() => this.#ready(load, title)));
      void Promise.all([showing.ready, showing.loaded]).then(() => later(() => this.#loaded(load)));
    } else {
      committed();
      this.#ready(load, source?.title ?? '');
      this.#loaded(load);
    }
  }

  #ready(load: Load, pageTitle: string): void {
    // What the page has called itself since is newer.
    const title = this.#nextTitle ?? (this.#title || pageTitle);
    this.#nextTitle = undefined;
    if (title !== '' && title !== this.#title && this.#is(load)) this.#showTitle(title);
    this.frame.takesMessages();
    if (this.#is(load)) this.#events.domReady();
    this.#step(load, 'dom-ready');
  }

  #loaded(load: Load): void {
    this.#step(load, 'did-frame-finish-load', true, ...this.#events.ids);
    this.#step(load, 'did-finish-load');
    load.settle();
    this.#stopped(load);
    if (!this.gone) this.owner?.pagePainted(this.frame);
  }

  #step(load: Load, ...[event, ...args]: [event: string, ...args: unknown[]]): void {
    if (this.#is(load)) this.#events.tell(event, ...args);
  }

  #fail(load: Load, failure: Failure): void {
    for (const event of ['did-fail-provisional-load', 'did-fail-load']) {
      if (this.#is(load)) this.#events.failure(event, failure, load.url);
    }
    load.settle(failure.error ?? loadError(failure.code, failure.errno, load.url));
    this.frame.takesMessages();
    this.#stopped(load);
    // The empty page that says so is painted, too.
    if (!this.gone) this.owner?.pagePainted(this.frame);
  }

  /** S12.13: the error names what came instead. */
  #abort(load: Load, url: string): void {
    load.settle(loadError(ABORTED.code, ABORTED.errno, url));
    // Electron does not tell 'did-fail-load' of what was given up.
    this.#events.failure('did-fail-provisional-load', ABORTED, load.url);
  }

  #giveUp(load: Load): void {
    this.#abort(load, load.url);
    this.#stopped(load);
  }

  #stopped(load: Load): void {
    if (!this.#is(load)) return;
    this.#load = undefined;
    this.#committed = undefined;
    this.#events.tell('did-stop-loading');
  }

  #is(load: Load): boolean {
    return this.#load === load && !this.gone;
  }

  #showTitle(title: string): void {
    this.#title = title;
    this.navigationHistory.entitle(title);
    this.#events.title(title);
  }
}
