import { isPromise } from 'node:util/types';
import type { Bus } from '../../bus/bus';
import type { Restore } from '../../bus/snapshot';
import { loadError } from '../../words/errors';
import { whereabouts } from '../../words/own-folder';
import type { Registry } from '../registry';
import type { Failure, How, Load, Stage } from './load';
import { deferred, FAILED, isSameDocument } from './load';
import { LoadArrival } from './load-arrival';
import type { HistoryChange } from './navigation-history';
import { isFailure, type Pages, type Reading } from './pages';
import type { WebContents } from './web-contents';

/** How a contents asks its page before it shows another. */
interface Leaving {
  /** Whether there is anybody to ask. */
  isAsked(): boolean;
  /** What the page says, and the app of that. */
  isAllowed(): boolean;
}

/** The course of what one contents loads, step by step, told in Electron's order (S12.12). */
export class LoadCourse extends LoadArrival {
  #nextFailure: Failure | undefined;

  /** @param leaving - whether the page lets go of what it shows */
  constructor(
    contents: WebContents,
    bus: Bus,
    registry: Registry,
    private readonly leaving: Leaving,
  ) {
    super(contents, bus, registry);
  }

  /** The next load comes to this. */
  failNext(failure: Failure): void {
    this.#nextFailure = failure;
  }

  /** The page is called `title`, or the one that is being loaded will be. */
  entitle(title: string): void {
    const isToCome = this.load && !this.load.sameDocument && !this.stage.isReady;
    if (isToCome) this.nextTitle = title;
    else this.showTitle(title);
  }

  /** Gives up what is being loaded. */
  stop(): void {
    if (this.load) this.giveUp(this.load);
  }

  save(): Restore {
    const saved = [this.load, this.title, this.nextTitle, this.#nextFailure] as const;
    const stage = this.stage;
    const { isReady } = stage;
    return () => {
      [this.load, this.title, this.nextTitle, this.#nextFailure] = saved;
      const { load } = this;
      if (load?.hasFailed) {
        this.load = undefined;
        this.contents.frame.takesMessages();
      } else if (load && stage.showing) this.follow(load, stage.showing, isReady);
      else if (load && stage.title !== undefined) this.arrive(load, stage.title, isReady);
      else if (load) this.#resume(load);
    };
  }

  /** Begins a load. Resolves when the page has loaded; the rejection need not be handled (S12.13). */
  navigate(url: string, change: HistoryChange, how: How = {}): Promise<void> {
    const { byPage = false, reads = true, request } = how;
    const { promise, settle } = deferred(byPage ? undefined : whereabouts());
    const before = this.load;
    const sameDocument = !before && !request?.body && isSameDocument(this.contents.frame.identity.url, url, change);
    // Only what is to be a page of its own can fail to be one.
    const fails = sameDocument ? undefined : this.#nextFailure;
    const load: Load = { url, change, sameDocument, byPage, reads, request, fails, settle };
    if (!sameDocument) this.#nextFailure = undefined;
    this.nextTitle = undefined;
    // A page asks itself before it goes anywhere, and then nobody hears of it.
    if (byPage && !sameDocument && !this.#mayLeave()) {
      settle(loadError(FAILED.code, FAILED.errno, url));
      return promise;
    }
    if (before) this.abort(before, url);
    const wasLoading = before !== undefined || this.areFramesLoading;
    this.load = load;
    if (!wasLoading) this.events.tell('did-start-loading');
    if (!this.is(load)) return promise;
    if (!byPage && !sameDocument && this.leaving.isAsked()) this.#ask(load);
    else this.#begin(load);
    return promise;
  }

  #mayLeave(): boolean {
    return !this.leaving.isAsked() || this.leaving.isAllowed();
  }

  /** What the app wants to load waits until the page has been asked. */
  #ask(load: Load): void {
    load.isAsking = true;
    this.apart(load, this.enter({}), () => {
      const goes = this.leaving.isAllowed();
      if (!this.is(load)) return;
      if (goes) this.#begin(load);
      else {
        load.settle(loadError(FAILED.code, FAILED.errno, load.url));
        this.stopped(load);
      }
    });
  }

  #begin(load: Load): void {
    const { byPage, sameDocument } = load;
    load.isAsking = false;
    // A contents without a window is a test's own, which has nothing to lose yet (S6.15).
    if (!sameDocument && this.contents.owner) this.contents.frame.beginLoading();
    this.events.navigation('did-start-navigation', load, byPage);
    if (byPage && this.is(load) && !sameDocument && !this.events.allowed(load, () => this.is(load))) this.giveUp(load);
    this.#proceed(load);
  }

  #resume(load: Load): void {
    if (load.isAsking) this.#ask(load);
    else this.#proceed(load);
  }

  #proceed(load: Load): void {
    this.apart(load, this.enter({}), () => {
      if (load.fails) this.fail(load, load.fails);
      else if (load.sameDocument) this.commitSameDocument(load);
      else this.#read(load);
    });
  }

  #read(load: Load): void {
    const stage = this.enter({});
    load.reading ??= { found: this.#find(load) };
    const { found } = load.reading;
    if (isPromise(found)) {
      // Made now: what it comes to may be heard when nothing can be loaded any more.
      void this.contents.navigationHistory;
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
    if (!this.is(load, stage)) return;
    if (!isFailure(reading)) this.commit(load, reading);
    else if (reading.isElsewhere) this.giveUp(load);
    else this.fail(load, reading);
  }

  /** Whether the load goes on there. */
  #redirect(load: Load, url: string): boolean {
    if (!this.is(load)) return false;
    const { defaultPrevented } = this.events.navigation('will-redirect', { ...load, url }, load.byPage);
    if (!this.is(load)) return false;
    if (defaultPrevented) this.giveUp(load);
    else this.events.navigation('did-redirect-navigation', { ...load, url }, load.byPage);
    return this.is(load);
  }
}
