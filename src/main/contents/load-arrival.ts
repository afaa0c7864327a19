import type { Bus } from '../../bus/bus';
import { CHECKPOINT } from '../../bus/tasks';
import { NATIVE } from '../../wire/native-state';
import { loadError } from '../../words/errors';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { Registry } from '../registry';
import { ABORTED, ERROR_PAGE, FAILED, type Failure, type Load, type Stage, statusOf } from './load';
import type { LoadEvents } from './load-events';
import type { PageSource, Showing } from './pages';
import type { WebContents } from './web-contents';

/** The colour that a page has for its window, and which document said so. */
export interface ThemeColor {
  readonly color: string | null;
  readonly endpoint: object;
}

/** What a load comes to, told in Electron's order (S12.12): a page, another place in it, or none. */
export abstract class LoadArrival {
  #told: LoadEvents | undefined;
  /** What is being loaded. */
  load: Load | undefined;
  /** What the page is called. */
  title = '';
  /** How far it has come. Always another object, so that what an earlier one still has to say is not heard. */
  protected stage: Stage = {};
  /** What the next document is called, if a test has said so before it is there. */
  protected nextTitle: string | undefined;

  /** Frames in the page that are loading something by themselves. */
  #frames: Set<WebFrameMain> | undefined;

  constructor(
    protected readonly contents: WebContents,
    protected readonly bus: Bus,
    protected readonly registry: Registry,
  ) {}

  get events(): LoadEvents {
    if (this.#told === undefined) {
      const { LoadEvents: Class } = require('./load-events') as typeof import('./load-events');
      this.#told = new Class(this.contents, this.bus.reporter);
    }
    return this.#told;
  }

  get isLoading(): boolean {
    return this.load !== undefined || this.areFramesLoading;
  }

  protected get areFramesLoading(): boolean {
    for (const frame of this.#frames ?? []) if (!frame.node.isDestroyed) return true;
    return false;
  }

  frameLoads(frame: WebFrameMain, loads: boolean): void {
    const { isLoading } = this;
    this.#frames ??= new Set();
    if (loads) this.#frames.add(frame);
    else this.#frames.delete(frame);
    if (isLoading !== this.isLoading) this.events.tell(loads ? 'did-start-loading' : 'did-stop-loading');
  }

  showTitle(title: string): void {
    this.title = title;
    this.contents.navigationHistory.entitle(title);
    this.events.title(title);
  }

  /** The process of the page has ended, and with it what that was loading; a page that is still to come is not there yet. */
  crash(): void {
    const { load } = this;
    if (load === undefined || !this.stage.isCommitted) return;
    load.settle(loadError(FAILED.code, FAILED.errno, load.url));
    this.stopped(load);
  }

  /** The contents is gone with what it was loading. */
  end(): void {
    const { load } = this;
    this.load = undefined;
    load?.settle(loadError(FAILED.code, FAILED.errno, load.url));
  }

  protected commitSameDocument(load: Load): void {
    this.contents.frame.commit(load.url, true);
    this.registry.pages.moveTo(this.contents.frame, load.url);
    this.contents.navigationHistory.commit(load.change, load.url);
    this.#step(load, 'did-navigate-in-page', load.url, true, ...this.events.ids);
    load.settle();
    this.stopped(load);
  }

  /** S12.12. A listener may destroy the contents or load something else: then nothing more comes of this. */
  protected commit(load: Load, source: PageSource | undefined): void {
    const url = source?.url ?? load.url;
    this.contents.frame.commit(url);
    this.enter({ isCommitted: true });
    this.contents.navigationHistory.commit(load.change, url);
    this.title = '';
    const committed = () => {
      const status = statusOf(url, source?.status);
      // Another render frame may show it.
      this.#step(load, 'did-frame-navigate', url, ...status, true, ...this.events.ids);
      this.#step(load, 'did-navigate', url, ...status);
      if (source) this.registry.events.emit('document', this.contents, source);
    };
    let showing: Showing | undefined;
    try {
      const { headers, baseUrl } = load.request ?? {};
      const at = (baseUrl !== undefined && url.startsWith('data:') && { url: baseUrl }) || {};
      const shown = source && { ...source, referrer: headers?.referer, ...at };
      showing = shown && this.registry.pages.show(this.contents.frame, shown, committed);
    } catch (error) {
      if (this.is(load)) this.fail(load, { ...FAILED, error: error as Error });
      return;
    }
    if (showing) this.follow(load, showing);
    else {
      committed();
      if (this.is(load)) this.arrive(load, source?.title ?? '');
    }
  }

  /** The page says itself when it is ready, and when it has loaded. */
  protected follow(load: Load, showing: Showing, isReady = false): void {
    const stage = this.enter({ isCommitted: true, showing, isReady });
    // S0.1: after what the page has sent before.
    const told = isReady
      ? undefined
      : new Promise<void>((resolve) => {
          void showing.ready.then((title) =>
            this.apart(load, stage, () => {
              this.#ready(load, title);
              resolve();
            }),
          );
        });
    void Promise.all([told, showing.loaded]).then(() => this.apart(load, stage, () => this.#loaded(load)));
  }

  /** A page without code of its own is there. */
  protected arrive(load: Load, title: string, isReady = false): void {
    const stage = this.enter({ isCommitted: true, title, isReady });
    // Whoever goes by steps awaits nothing in between.
    const isManual = this.bus.options.timing === 'manual';
    const next = (step: () => void) => (isManual ? step() : this.apart(load, stage, step));
    const loaded = () => next(() => this.#loaded(load));
    const ready = () => {
      this.#ready(load, title);
      loaded();
    };
    if (isReady) loaded();
    else next(ready);
  }

  /** Whoever awaits what has been told has come to listen for what is next: in Electron another process tells both. */
  protected apart(load: Load, stage: Stage, step: () => void): void {
    this.bus.later(() => this.is(load, stage) && step(), CHECKPOINT);
  }

  /** Its error page takes the place of what was shown, and has an entry in the history. */
  protected fail(load: Load, failure: Failure): void {
    if (load.reads && !load.sameDocument) this.#showError(load);
    for (const event of ['did-fail-provisional-load', 'did-fail-load']) {
      if (this.is(load)) this.events.failure(event, failure, load.url);
    }
    load.hasFailed = true;
    load.settle(failure.error ?? loadError(failure.code, failure.errno, load.url));
    this.contents.frame.takesMessages();
    this.stopped(load);
    this.#painted();
  }

  /** S12.13: the error names what came instead; Electron does not tell 'did-fail-load' of what was given up. */
  protected abort(load: Load, url: string): void {
    load.settle(loadError(ABORTED.code, ABORTED.errno, url));
    this.events.failure('did-fail-provisional-load', ABORTED, load.url);
  }

  protected giveUp(load: Load): void {
    this.abort(load, load.url);
    this.stopped(load);
  }

  protected stopped(load: Load): void {
    if (!this.is(load)) return;
    this.load = undefined;
    this.enter({});
    if (!this.isLoading) this.events.tell('did-stop-loading');
  }

  protected enter(stage: Stage): Stage {
    this.stage = stage;
    return stage;
  }

  protected is(load: Load, stage = this.stage): boolean {
    return this.load === load && this.stage === stage && !this.contents.gone;
  }

  #showError(load: Load): void {
    const { frame } = this.contents;
    const isShowing = this.registry.pages.isShowing(frame);
    frame.commit(load.url);
    this.contents.navigationHistory.commit(load.change, load.url);
    this.title = '';
    // A test of main alone has no pages built, and is the renderer itself.
    if (!isShowing) return;
    try {
      this.registry.pages.show(frame, { url: ERROR_PAGE, body: '', type: 'text/html', title: '' }, () => {});
    } catch {
      // What is to be told is why the page itself could not be shown.
    }
  }

  #ready(load: Load, pageTitle: string): void {
    this.stage.isReady = true;
    // What the page has called itself since is newer.
    const title = this.nextTitle ?? (this.title || pageTitle);
    this.nextTitle = undefined;
    if (title !== '' && title !== this.title && this.is(load)) this.showTitle(title);
    this.contents.frame.takesMessages();
    if (this.is(load)) this.events.domReady();
    this.#step(load, 'dom-ready');
  }

  #loaded(load: Load): void {
    this.#forgetColor();
    this.#step(load, 'did-frame-finish-load', true, ...this.events.ids);
    this.#step(load, 'did-finish-load');
    load.settle();
    this.stopped(load);
    this.#painted();
  }

  #painted(): void {
    const { contents } = this;
    if (contents.gone) return;
    if (contents.links.preferences?.offscreen) {
      const { paint } = require('./members/capture') as typeof import('./members/capture');
      paint(contents);
    }
    contents.owner?.pagePainted(contents.frame);
    if (contents.gone || !contents.links.preferences?.enablePreferredSizeMode) return;
    const { tellPreferredSize } = require('./members/preferred-size') as typeof import('./members/preferred-size');
    tellPreferredSize(contents);
  }

  /** The page before had a colour, and this one has said nothing of its own. */
  #forgetColor(): void {
    if (this.contents.gone) return;
    const { frame } = this.contents;
    const state = this.contents[NATIVE]();
    const shown = state.get('ThemeColor') as ThemeColor | undefined;
    if (!shown?.color || shown.endpoint === frame.endpoint) return;
    state.delete('ThemeColor');
    this.events.tell('did-change-theme-color', null);
  }

  #step(load: Load, ...[event, ...args]: [event: string, ...args: unknown[]]): void {
    if (this.is(load)) this.events.tell(event, ...args);
  }
}
