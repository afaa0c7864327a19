import { isPromise } from 'node:util/types';
import type { Bus } from '../../bus/bus';
import type { Restore } from '../../bus/snapshot';
import { loadError } from '../../words/errors';
import type { Registry } from '../registry';
import { ABORTED, deferred, FAILED, type Failure, isSameDocument, type Load, statusOf } from './load';
import type { LoadEvents } from './load-events';
import type { LoadRequest } from './load-request';
import type { HistoryChange } from './navigation-history';
import { isFailure, type PageSource, type Pages, type Reading, type Showing } from './pages';
import type { WebContents } from './web-contents';

interface How {
  readonly byPage?: boolean;
  readonly reads?: boolean;
  readonly request?: LoadRequest | undefined;
}

/** The course of what one contents loads, step by step, told in Electron's order (S12.12). */
export class LoadCourse {
  readonly #contents: WebContents;
  readonly #bus: Bus;
  readonly #registry: Registry;
  /** Whether the page lets go of what it shows. */
  readonly #mayUnload: () => boolean;
  #told: LoadEvents | undefined;
  #load: Load | undefined;
  #title = '';
  /** The load whose page is there, and may have more to come. */
  #committed: Load | undefined;
  /** What the next document is called, if a test has said so before it is there. */
  #nextTitle: string | undefined;
  #nextFailure: Failure | undefined;

  constructor(contents: WebContents, bus: Bus, registry: Registry, mayUnload: () => boolean) {
    this.#contents = contents;
    this.#bus = bus;
    this.#registry = registry;
    this.#mayUnload = mayUnload;
  }

  /** What is being loaded. */
  get load(): Load | undefined {
    return this.#load;
  }

  /** What the page is called. */
  get title(): string {
    return this.#title;
  }

  get events(): LoadEvents {
    if (this.#told === undefined) {
      const { LoadEvents: Class } = require('./load-events') as typeof import('./load-events');
      this.#told = new Class(this.#contents, this.#bus.reporter);
    }
    return this.#told;
  }

  /** The next load comes to this. */
  failNext(failure: Failure): void {
    this.#nextFailure = failure;
  }

  /** The page is called `title`, or the one that is being loaded will be. */
  entitle(title: string): void {
    if (this.#load) this.#nextTitle = title;
    else this.showTitle(title);
  }

  showTitle(title: string): void {
    this.#title = title;
    this.#contents.navigationHistory.entitle(title);
    this.events.title(title);
  }

  /** Gives up what is being loaded. */
  stop(): void {
    if (this.#load) this.#giveUp(this.#load);
  }

  /** The process of the page has ended, and with it what that was loading; a page that is still to come is not there yet. */
  crash(): void {
    const load = this.#load;
    if (load === undefined || load !== this.#committed) return;
    load.settle(loadError(FAILED.code, FAILED.errno, load.url));
    this.#stopped(load);
  }

  /** The contents is gone with what it was loading. */
  end(): void {
    const load = this.#load;
    this.#load = undefined;
    load?.settle(loadError(FAILED.code, FAILED.errno, load.url));
  }

  save(): Restore {
    const saved = [this.#load, this.#title, this.#nextTitle, this.#nextFailure] as const;
    return () => {
      [this.#load, this.#title, this.#nextTitle, this.#nextFailure] = saved;
      if (this.#load) this.#proceed(this.#load);
    };
  }

  /** Begins a load. Resolves when the page has loaded; the rejection need not be handled (S12.13). */
  navigate(url: string, change: HistoryChange, how: How = {}): Promise<void> {
    const { byPage = false, reads = true, request } = how;
    const { promise, settle } = deferred();
    const before = this.#load;
    const sameDocument = !before && !request?.body && isSameDocument(this.#contents.frame.identity.url, url, change);
    const load: Load = { url, change, sameDocument, byPage, reads, request, fails: this.#nextFailure, settle };
    if (!sameDocument) this.#nextFailure = undefined;
    if (before) this.#abort(before, url);
    this.#load = load;
    // A contents without a window is a test's own, which has nothing to lose yet (S6.15).
    if (!sameDocument && this.#contents.owner) this.#contents.frame.beginLoading();
    if (!before) this.events.tell('did-start-loading');
    if (this.#is(load)) this.events.navigation('did-start-navigation', load, byPage);
    if (byPage && this.#is(load) && !sameDocument && !this.#isAllowed(load)) this.#giveUp(load);
    this.#proceed(load);
    return promise;
  }

  #proceed(load: Load): void {
    this.#bus.later(() => {
      if (!this.#is(load)) return;
      if (load.fails) this.#fail(load, load.fails);
      else if (load.sameDocument) this.#commitSameDocument(load);
      else if (this.#mayUnload()) this.#read(load);
      else this.#giveUp(load);
    });
  }

  #read(load: Load): void {
    let reading: ReturnType<Pages['read']>;
    try {
      reading = load.reads
        ? this.#registry.pages.read(this.#contents, load.url, {
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
    const { defaultPrevented } = this.events.navigation('will-redirect', { ...load, url }, load.byPage);
    if (!this.#is(load)) return false;
    if (defaultPrevented) this.#giveUp(load);
    else this.events.navigation('did-redirect-navigation', { ...load, url }, load.byPage);
    return this.#is(load);
  }

  #isAllowed(load: Load): boolean {
    for (const name of ['will-frame-navigate', 'will-navigate'] as const) {
      if (this.#is(load) && this.events.navigation(name, load, true).defaultPrevented) return false;
    }
    return true;
  }

  #commitSameDocument(load: Load): void {
    this.#contents.frame.commit(load.url, true);
    this.#registry.pages.moveTo(this.#contents.frame, load.url);
    this.#contents.navigationHistory.commit(load.change, load.url);
    this.#step(load, 'did-navigate-in-page', load.url, true, ...this.events.ids);
    load.settle();
    this.#stopped(load);
  }

  /** S12.12. A listener may destroy the contents or load something else: then nothing more comes of this. */
  #commit(load: Load, source: PageSource | undefined): void {
    const url = source?.url ?? load.url;
    this.#contents.frame.commit(url);
    this.#committed = load;
    this.#contents.navigationHistory.commit(load.change, url);
    this.#title = '';
    const committed = () => {
      const status = statusOf(url, source?.status);
      // Another render frame may show it.
      this.#step(load, 'did-frame-navigate', url, ...status, true, ...this.events.ids);
      this.#step(load, 'did-navigate', url, ...status);
    };
    let showing: Showing | undefined;
    try {
      showing = source && this.#registry.pages.show(this.#contents.frame, source, committed);
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
    if (title !== '' && title !== this.#title && this.#is(load)) this.showTitle(title);
    this.#contents.frame.takesMessages();
    if (this.#is(load)) this.events.domReady();
    this.#step(load, 'dom-ready');
  }

  #loaded(load: Load): void {
    this.#step(load, 'did-frame-finish-load', true, ...this.events.ids);
    this.#step(load, 'did-finish-load');
    load.settle();
    this.#stopped(load);
    if (!this.#contents.gone) this.#contents.owner?.pagePainted(this.#contents.frame);
  }

  #step(load: Load, ...[event, ...args]: [event: string, ...args: unknown[]]): void {
    if (this.#is(load)) this.events.tell(event, ...args);
  }

  #fail(load: Load, failure: Failure): void {
    for (const event of ['did-fail-provisional-load', 'did-fail-load']) {
      if (this.#is(load)) this.events.failure(event, failure, load.url);
    }
    load.settle(failure.error ?? loadError(failure.code, failure.errno, load.url));
    this.#contents.frame.takesMessages();
    this.#stopped(load);
    // The empty page that says so is painted, too.
    if (!this.#contents.gone) this.#contents.owner?.pagePainted(this.#contents.frame);
  }

  /** S12.13: the error names what came instead. */
  #abort(load: Load, url: string): void {
    load.settle(loadError(ABORTED.code, ABORTED.errno, url));
    // Electron does not tell 'did-fail-load' of what was given up.
    this.events.failure('did-fail-provisional-load', ABORTED, load.url);
  }

  #giveUp(load: Load): void {
    this.#abort(load, load.url);
    this.#stopped(load);
  }

  #stopped(load: Load): void {
    if (!this.#is(load)) return;
    this.#load = undefined;
    this.#committed = undefined;
    this.events.tell('did-stop-loading');
  }

  #is(load: Load): boolean {
    return this.#load === load && !this.#contents.gone;
  }
}
