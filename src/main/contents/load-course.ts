import { isPromise } from 'node:util/types';
import type { Bus } from '../../bus/bus';
import type { Restore } from '../../bus/snapshot';
import { loadError } from '../../words/errors';
import { whereabouts } from '../../words/own-folder';
import type { Registry } from '../registry';
import type { Failure, How, Load, Stage } from './load';
import { ABORTED, deferred, FAILED, isSameDocument, statusOf } from './load';
import type { LoadEvents } from './load-events';
import type { HistoryChange } from './navigation-history';
import { isFailure, type PageSource, type Pages, type Reading, type Showing } from './pages';
import type { WebContents } from './web-contents';

/** The course of what one contents loads, step by step, told in Electron's order (S12.12). */
export class LoadCourse {
  #told: LoadEvents | undefined;
  #load: Load | undefined;
  #title = '';
  /** How far it has come. Always another object, so that what an earlier one still has to say is not heard. */
  #stage: Stage = {};
  /** What the next document is called, if a test has said so before it is there. */
  #nextTitle: string | undefined;
  #nextFailure: Failure | undefined;

  /** @param mayUnload - whether the page lets go of what it shows */
  constructor(
    private readonly contents: WebContents,
    private readonly bus: Bus,
    private readonly registry: Registry,
    private readonly mayUnload: () => boolean,
  ) {}

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
      this.#told = new Class(this.contents, this.bus.reporter);
    }
    return this.#told;
  }

  /** The next load comes to this. */
  failNext(failure: Failure): void {
    this.#nextFailure = failure;
  }

  /** The page is called `title`, or the one that is being loaded will be. */
  entitle(title: string): void {
    const isToCome = this.#load && !this.#load.sameDocument && !this.#stage.isReady;
    if (isToCome) this.#nextTitle = title;
    else this.showTitle(title);
  }

  showTitle(title: string): void {
    this.#title = title;
    this.contents.navigationHistory.entitle(title);
    this.events.title(title);
  }

  /** Gives up what is being loaded. */
  stop(): void {
    if (this.#load) this.#giveUp(this.#load);
  }

  /** The process of the page has ended, and with it what that was loading; a page that is still to come is not there yet. */
  crash(): void {
    const load = this.#load;
    if (load === undefined || !this.#stage.isCommitted) return;
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
    const stage = this.#stage;
    const { isReady } = stage;
    return () => {
      [this.#load, this.#title, this.#nextTitle, this.#nextFailure] = saved;
      const load = this.#load;
      if (load?.hasFailed) {
        this.#load = undefined;
        this.contents.frame.takesMessages();
      } else if (load && stage.showing) this.#follow(load, stage.showing, isReady);
      else if (load) this.#proceed(load);
    };
  }

  /** Begins a load. Resolves when the page has loaded; the rejection need not be handled (S12.13). */
  navigate(url: string, change: HistoryChange, how: How = {}): Promise<void> {
    const { byPage = false, reads = true, request } = how;
    const { promise, settle } = deferred(byPage ? undefined : whereabouts());
    const before = this.#load;
    const sameDocument = !before && !request?.body && isSameDocument(this.contents.frame.identity.url, url, change);
    // Only what is to be a page of its own can fail to be one.
    const fails = sameDocument ? undefined : this.#nextFailure;
    const load: Load = { url, change, sameDocument, byPage, reads, request, fails, settle };
    if (!sameDocument) this.#nextFailure = undefined;
    this.#nextTitle = undefined;
    if (before) this.#abort(before, url);
    this.#load = load;
    // A contents without a window is a test's own, which has nothing to lose yet (S6.15).
    if (!sameDocument && this.contents.owner) this.contents.frame.beginLoading();
    if (!before) this.events.tell('did-start-loading');
    if (this.#is(load)) this.events.navigation('did-start-navigation', load, byPage);
    if (byPage && this.#is(load) && !sameDocument && !this.events.allowed(load, () => this.#is(load)))
      this.#giveUp(load);
    this.#proceed(load);
    return promise;
  }

  #proceed(load: Load): void {
    const stage = this.#enter({});
    this.bus.later(() => {
      if (!this.#is(load, stage)) return;
      if (load.fails) this.#fail(load, load.fails);
      else if (load.sameDocument) this.#commitSameDocument(load);
      else if (this.mayUnload()) this.#read(load);
      else this.#giveUp(load);
    });
  }

  #read(load: Load): void {
    const stage = this.#enter({});
    load.reading ??= { found: this.#find(load) };
    const { found } = load.reading;
    if (isPromise(found)) {
      // What is the fault of the app's own protocol is still no page.
      found.then(
        (read) => this.#take(load, stage, read),
        (error: Error) => this.#take(load, stage, { ...FAILED, error }),
      );
    } else this.#take(load, stage, found);
  }

  #find(load: Load): ReturnType<Pages['read']> {
    if (!load.reads) return undefined;
    try {
      return this.registry.pages.read(this.contents, load.url, {
        ...load.request,
        redirected: (url) => this.#redirect(load, url),
      });
    } catch (error) {
      return { ...FAILED, error: error as Error };
    }
  }

  #take(load: Load, stage: Stage, reading: Reading): void {
    if (!this.#is(load, stage)) return;
    if (!isFailure(reading)) this.#commit(load, reading);
    else if (reading.isElsewhere) this.#giveUp(load);
    else this.#fail(load, reading);
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

  #commitSameDocument(load: Load): void {
    this.contents.frame.commit(load.url, true);
    this.registry.pages.moveTo(this.contents.frame, load.url);
    this.contents.navigationHistory.commit(load.change, load.url);
    this.#step(load, 'did-navigate-in-page', load.url, true, ...this.events.ids);
    load.settle();
    this.#stopped(load);
  }

  /** S12.12. A listener may destroy the contents or load something else: then nothing more comes of this. */
  #commit(load: Load, source: PageSource | undefined): void {
    const url = source?.url ?? load.url;
    this.contents.frame.commit(url);
    this.#enter({ isCommitted: true });
    this.contents.navigationHistory.commit(load.change, url);
    this.#title = '';
    const committed = () => {
      const status = statusOf(url, source?.status);
      // Another render frame may show it.
      this.#step(load, 'did-frame-navigate', url, ...status, true, ...this.events.ids);
      this.#step(load, 'did-navigate', url, ...status);
      if (source) this.registry.events.emit('document', this.contents, source);
    };
    let showing: Showing | undefined;
    try {
      const referrer = load.request?.headers?.referer;
      showing = source && this.registry.pages.show(this.contents.frame, { ...source, referrer }, committed);
    } catch (error) {
      if (this.#is(load)) this.#fail(load, { ...FAILED, error: error as Error });
      return;
    }
    if (showing) this.#follow(load, showing);
    else {
      committed();
      this.#ready(load, source?.title ?? '');
      this.#loaded(load);
    }
  }

  /** The page says itself when it is ready, and when it has loaded. */
  #follow(load: Load, showing: Showing, isReady = false): void {
    const stage = this.#enter({ isCommitted: true, showing, isReady });
    // S0.1: after what the page has sent before.
    const later = (step: () => void) => this.bus.later(() => this.#is(load, stage) && step());
    if (!isReady) {
      void showing.ready.then((title) => later(() => this.#ready(load, title)));
    }
    void Promise.all([showing.ready, showing.loaded]).then(() => later(() => this.#loaded(load)));
  }

  #ready(load: Load, pageTitle: string): void {
    this.#stage.isReady = true;
    // What the page has called itself since is newer.
    const title = this.#nextTitle ?? (this.#title || pageTitle);
    this.#nextTitle = undefined;
    if (title !== '' && title !== this.#title && this.#is(load)) this.showTitle(title);
    this.contents.frame.takesMessages();
    if (this.#is(load)) this.events.domReady();
    this.#step(load, 'dom-ready');
  }

  #loaded(load: Load): void {
    this.#step(load, 'did-frame-finish-load', true, ...this.events.ids);
    this.#step(load, 'did-finish-load');
    load.settle();
    this.#stopped(load);
    if (!this.contents.gone) this.contents.owner?.pagePainted(this.contents.frame);
  }

  #step(load: Load, ...[event, ...args]: [event: string, ...args: unknown[]]): void {
    if (this.#is(load)) this.events.tell(event, ...args);
  }

  #fail(load: Load, failure: Failure): void {
    for (const event of ['did-fail-provisional-load', 'did-fail-load']) {
      if (this.#is(load)) this.events.failure(event, failure, load.url);
    }
    load.hasFailed = true;
    load.settle(failure.error ?? loadError(failure.code, failure.errno, load.url));
    this.contents.frame.takesMessages();
    this.#stopped(load);
    if (!this.contents.gone) this.contents.owner?.pagePainted(this.contents.frame);
  }

  /** S12.13: the error names what came instead; Electron does not tell 'did-fail-load' of what was given up. */
  #abort(load: Load, url: string): void {
    load.settle(loadError(ABORTED.code, ABORTED.errno, url));
    this.events.failure('did-fail-provisional-load', ABORTED, load.url);
  }

  #giveUp(load: Load): void {
    this.#abort(load, load.url);
    this.#stopped(load);
  }

  #stopped(load: Load): void {
    if (!this.#is(load)) return;
    this.#load = undefined;
    this.#enter({});
    this.events.tell('did-stop-loading');
  }

  #enter(stage: Stage): Stage {
    this.#stage = stage;
    return stage;
  }

  #is(load: Load, stage = this.#stage): boolean {
    return this.#load === load && this.#stage === stage && !this.contents.gone;
  }
}
