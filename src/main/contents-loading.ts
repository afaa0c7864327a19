import { resolve as resolvePath } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bus } from '../wire/bus';
import { loadError } from '../wire/errors';
import { NATIVE } from '../wire/native-state';
import { type Restore, together } from '../wire/snapshot';
import { createEvent } from './app-event';
import { ContentsState } from './contents-state';
import { ABORTED, deferred, FAILED, type Failure, handled, INVALID_URL, isSameDocument, type Load } from './load';
import type { HistoryChange, NavigationHistory } from './navigation-history';
import type { Registry } from './registry';
import type { WebFrameMain } from './web-frame-main';

/** How a contents loads pages: nothing is read, and everything is told in Electron's order (S12.12). */
export abstract class ContentsLoading extends ContentsState {
  readonly #bus: Bus;
  #history: NavigationHistory | undefined;
  #load: Load | undefined;
  #title = '';
  /** What the next document is called, if a test has said so before it is there. */
  #nextTitle: string | undefined;
  #nextFailure: Failure | undefined;

  constructor(bus: Bus, registry: Registry) {
    super(bus, registry);
    this.#bus = bus;
  }

  /** Resolves when the page has loaded; the rejection need not be handled (S12.13). */
  loadURL(url: string, _options?: Electron.LoadURLOptions): Promise<void> {
    this[NATIVE]();
    if (URL.canParse(url)) return this.#navigate(new URL(url).href, 'push');
    this.#tellFailure('did-fail-load', INVALID_URL, url);
    return handled(Promise.reject(loadError(INVALID_URL.code, INVALID_URL.errno, url)));
  }

  /** As `loadURL`, with a path from the current folder. */
  loadFile(filePath: string, { query, search, hash }: Electron.LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(resolvePath(filePath));
    if (query) url.search = new URLSearchParams(query).toString();
    if (search) url.search = search;
    if (hash) url.hash = hash;
    return this.loadURL(url.href);
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
    const load = this.#load;
    if (!load) return;
    this.#abort(load, load.url);
    this.#stopped(load);
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

  canGoBack(): boolean {
    return this.navigationHistory.canGoBack();
  }

  canGoForward(): boolean {
    return this.navigationHistory.canGoForward();
  }

  canGoToOffset(offset: number): boolean {
    return this.navigationHistory.canGoToOffset(offset);
  }

  clearHistory(): void {
    this.navigationHistory.clear();
  }

  goBack(): void {
    this.navigationHistory.goBack();
  }

  goForward(): void {
    this.navigationHistory.goForward();
  }

  goToIndex(index: number): void {
    this.navigationHistory.goToIndex(index);
  }

  goToOffset(offset: number): void {
    this.navigationHistory.goToOffset(offset);
  }

  /** What the app asked for last, if it is still being loaded, else what is shown. */
  getURL(): string {
    this[NATIVE]();
    return this.#load?.url ?? this.frame.identity.url;
  }

  /** What a test has called the page; nothing reads a real one. */
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
  navigateItself(url: string): Promise<void> {
    this[NATIVE]();
    const base = this.frame.identity.url;
    return this.#navigate(new URL(url, base === '' ? undefined : base).href, 'push', true);
  }

  /** The page is called `title`, or the one that is being loaded will be. */
  entitle(title: string): void {
    this[NATIVE]();
    if (this.#load) this.#nextTitle = title;
    else this.#showTitle(title);
  }

  /** The next load comes to this. */
  failNext(failure: Failure): void {
    this[NATIVE]();
    this.#nextFailure = failure;
  }

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

  #reload(): void {
    this[NATIVE]();
    if (this.frame.identity.url !== '') void this.#navigate(this.frame.identity.url, 'replace');
  }

  #navigate(url: string, change: HistoryChange, byPage = false): Promise<void> {
    const { promise, settle } = deferred();
    const before = this.#load;
    const sameDocument = !before && isSameDocument(this.frame.identity.url, url, change);
    const load: Load = { url, change, sameDocument, fails: this.#nextFailure, settle };
    if (!sameDocument) this.#nextFailure = undefined;
    if (before) this.#abort(before, url);
    this.#load = load;
    // A contents without a window is a test's own, which has nothing to lose yet (S6.15).
    if (!sameDocument && this.owner) this.frame.beginLoading();
    if (!before) this.emit('did-start-loading', createEvent());
    if (this.#is(load)) this.#tellNavigation('did-start-navigation', load, byPage);
    if (byPage && this.#is(load) && !sameDocument && !this.#isAllowed(load)) {
      this.#abort(load, url);
      this.#stopped(load);
    }
    this.#proceed(load);
    return promise;
  }

  #proceed(load: Load): void {
    this.#bus.later(() => {
      if (!this.#is(load)) return;
      if (load.fails) this.#fail(load, load.fails);
      else this.#commit(load);
    });
  }

  #isAllowed(load: Load): boolean {
    for (const name of ['will-frame-navigate', 'will-navigate'] as const) {
      if (this.#is(load) && this.#tellNavigation(name, load, true).defaultPrevented) return false;
    }
    return true;
  }

  /** S12.12. A listener may destroy the contents or load something else: then nothing more comes of this. */
  #commit(load: Load): void {
    const { frame } = this;
    const { url } = load;
    const step = (...args: [event: string, ...rest: unknown[]]) => {
      const [event, ...rest] = args;
      if (this.#is(load)) this.emit(event, createEvent(), ...rest);
    };
    frame.commit(url, load.sameDocument);
    // Another render frame may show it.
    const ids = this.#ids();
    this.navigationHistory.commit(load.change, url);
    if (load.sameDocument) step('did-navigate-in-page', url, true, ...ids);
    else {
      this.#title = '';
      const isHttp = url.startsWith('http');
      const status = isHttp ? [200, 'OK'] : [-1, ''];
      step('did-frame-navigate', url, ...status, true, ...ids);
      step('did-navigate', url, ...status);
      const title = this.#nextTitle;
      this.#nextTitle = undefined;
      if (title !== undefined && this.#is(load)) this.#showTitle(title);
      frame.takesMessages();
      if (this.#is(load)) frame.emit('dom-ready', createEvent());
      step('dom-ready');
      step('did-frame-finish-load', true, ...ids);
      step('did-finish-load');
    }
    load.settle();
    this.#stopped(load);
    if (!this.gone && !load.sameDocument) this.owner?.pagePainted(this.frame);
  }

  #fail(load: Load, failure: Failure): void {
    for (const event of ['did-fail-provisional-load', 'did-fail-load']) {
      if (this.#is(load)) this.#tellFailure(event, failure, load.url);
    }
    load.settle(loadError(failure.code, failure.errno, load.url));
    this.frame.takesMessages();
    this.#stopped(load);
  }

  /** S12.13: the error names what came instead. */
  #abort(load: Load, url: string): void {
    load.settle(loadError(ABORTED.code, ABORTED.errno, url));
    // Electron does not tell 'did-fail-load' of what was given up.
    this.#tellFailure('did-fail-provisional-load', ABORTED, load.url);
  }

  #stopped(load: Load): void {
    if (!this.#is(load)) return;
    this.#load = undefined;
    this.emit('did-stop-loading', createEvent());
  }

  #is(load: Load): boolean {
    return this.#load === load && !this.gone;
  }

  #showTitle(title: string): void {
    this.#title = title;
    this.navigationHistory.entitle(title);
    const event = createEvent();
    this.emit('page-title-updated', event, title, true);
    if (!this.gone) this.owner?.pageTitled(this.frame, event, title);
  }

  #tellFailure(event: string, { code, errno }: Failure, url: string): void {
    this.emit(event, createEvent(), errno, code, url, true, ...this.#ids());
  }

  #tellNavigation(name: string, { url, sameDocument }: Load, byPage: boolean): { readonly defaultPrevented: boolean } {
    const { frame } = this;
    const initiator = byPage ? frame : undefined;
    const event = createEvent({ url, isSameDocument: sameDocument, isMainFrame: true, frame, initiator });
    this.emit(name, event, url, sameDocument, true, ...this.#ids());
    return event;
  }

  #ids(): [processId: number, routingId: number] {
    const { processId, routingId } = (this.frame as WebFrameMain).identity;
    return [processId, routingId];
  }
}
