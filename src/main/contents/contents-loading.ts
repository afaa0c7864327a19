import { resolve as resolvePath } from 'node:path';
import type { Bus } from '../../bus/bus';
import { readInScript } from '../../bus/read-in-script';
import { type Restore, together } from '../../bus/snapshot';
import type { Downloads } from '../../modules/downloads/downloads';
import { DOWNLOADS } from '../../modules/session-parts';
import { canonicalUrl } from '../../web/standard-url';
import { NATIVE } from '../../wire/native-state';
import { filePathError } from '../../words/contents-errors';
import { loadError } from '../../words/errors';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { Registry } from '../registry';
import { ContentsState } from './contents-state';
import { type Failure, fileUrl, handled, INVALID_URL } from './load';
import { LoadCourse } from './load-course';
import { type LoadRequest, requestOf } from './load-request';
import type { HistoryChange, NavigationHistory } from './navigation-history';

/** What a protocol of ours has of its own. */
interface UrlReader {
  canonical?(url: string, base?: string): string | undefined;
}

/** Chromium takes none that is longer. */
const LONGEST_URL = 2 * 1024 * 1024;

/** How a contents loads pages: everything is told in Electron's order (S12.12). */
export abstract class ContentsLoading extends ContentsState {
  readonly #registry: Registry;
  readonly #course: LoadCourse;
  #history: NavigationHistory | undefined;

  constructor(bus: Bus, registry: Registry) {
    super(bus, registry);
    this.#registry = registry;
    const leaving = { isAsked: () => this.mayObject(), isAllowed: () => this.mayUnload() };
    this.#course = new LoadCourse(this.self, bus, registry, leaving);
    // The contents' own in Electron (W4.1), and made when somebody asks for it.
    Object.defineProperty(this, 'navigationHistory', {
      get: () => this.#ownHistory,
      enumerable: true,
      configurable: true,
    });
  }

  /** Resolves when the page has loaded; the rejection need not be handled (S12.13). */
  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    this[NATIVE]();
    const href = url.length <= LONGEST_URL ? this.canonical(url) : undefined;
    if (href !== undefined) {
      // It stays (N14.7).
      if (options?.userAgent) this[NATIVE]().set('UserAgent', options.userAgent);
      return this.#course.navigate(href, 'push', { request: options && requestOf(options) });
    }
    this.#course.events.failure('did-fail-load', INVALID_URL, url);
    return handled(Promise.reject(loadError(INVALID_URL.code, INVALID_URL.errno, url)));
  }

  /** As `loadURL`, with an empty page in the place of what is there: a test says where its renderer is. */
  showEmpty(url: string): Promise<void> {
    const href = this.canonical(url);
    return href === undefined ? this.loadURL(url) : this.#course.navigate(href, 'push', { reads: false });
  }

  /** As `loadURL`, with a path from the app's folder. @throws TypeError `Must pass filePath as a string` (W4.19) */
  loadFile(filePath: string, options: Electron.LoadFileOptions = {}): Promise<void> {
    if (typeof filePath !== 'string') throw filePathError();
    const url = fileUrl(resolvePath(this.#registry.appPath(), filePath), options);
    return Reflect.apply(readInScript(this, 'loadURL'), this, [url]) as Promise<void>;
  }

  /**
   * Downloads a URL: `will-download` of its session comes with an item.
   *
   * @throws TypeError for a URL that is no string, or headers that are no object (N5.6)
   */
  downloadURL(...given: [url: string, options?: Electron.DownloadURLOptions]): void {
    this[NATIVE]();
    const { downloadOf } =
      require('../../modules/downloads/download-options') as typeof import('../../modules/downloads/download-options');
    const { [DOWNLOADS]: downloads } = this.session as { [DOWNLOADS]?: Downloads };
    downloads?.start({ ...downloadOf(given), webContents: this.self as unknown as Electron.WebContents });
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
    this.#course.stop();
  }

  declare readonly navigationHistory: NavigationHistory;

  get #ownHistory(): NavigationHistory {
    this[NATIVE]();
    if (this.#history === undefined) {
      const { NavigationHistory: History } = require('./navigation-history') as typeof import('./navigation-history');
      this.#history = new History({
        check: () => this[NATIVE](),
        go: (index, url) => this.#course.navigate(url, index),
      });
    }
    return this.#history;
  }

  /** What the app asked for last, if it is still being loaded, else what is shown. */
  getURL(): string {
    this[NATIVE]();
    return this.#course.load?.url ?? this.frame.identity.url;
  }

  /** What the page is called, by itself or by a test. */
  getTitle(): string {
    this[NATIVE]();
    return this.#course.title;
  }

  isLoading(): boolean {
    this[NATIVE]();
    return this.#course.isLoading;
  }

  isLoadingMainFrame(): boolean {
    this[NATIVE]();
    return this.#course.load !== undefined;
  }

  isWaitingForResponse(): boolean {
    this[NATIVE]();
    const { load } = this.#course;
    return load !== undefined && this.frame.identity.url !== load.url;
  }

  /** The page goes to `url` by itself: the app can prevent it. */
  navigateItself(url: string, change: HistoryChange = 'push', request?: LoadRequest): Promise<void> {
    this[NATIVE]();
    const base = this.frame.identity.url;
    const how = { byPage: true, request: { ...request, byPage: true } };
    return this.#course.navigate(this.canonical(url, base) ?? url, change, how);
  }

  /** The page has another URL, and is the same document: a fragment, `history.pushState`. */
  movedInPage(url: string, change: 'push' | 'replace' | 'traverse'): void {
    this[NATIVE]();
    this.frame.commit(url, true);
    const { navigationHistory } = this;
    navigationHistory.commit(change === 'traverse' ? navigationHistory.nearest(url) : change, url);
    this.#course.events.navigation('did-start-navigation', { url, sameDocument: true }, true);
    if (!this.gone) this.#course.events.tell('did-navigate-in-page', url, true, ...this.#course.events.ids);
  }

  /** A frame in the page is loading something, or has done so. */
  frameLoads(frame: WebFrameMain, loads: boolean): void {
    this.#course.frameLoads(frame, loads);
  }

  /** The page is called `title`, or the one that is being loaded will be. */
  entitle(title: string): void {
    this[NATIVE]();
    this.#course.entitle(title);
  }

  /** The page that is shown says what it is called. */
  titledItself(title: string): void {
    if (!this.isWaitingForResponse() && title !== this.#course.title) this.#course.showTitle(title);
  }

  /** The next load comes to this. */
  failNext(failure: Failure): void {
    this[NATIVE]();
    this.#course.failNext(failure);
  }

  /** The process of the page has ended, and with it what that was loading; a page that is still to come is not there yet. */
  pageCrashed(): void {
    this.#course.crash();
  }

  /** Whether the page has to be asked for that. */
  protected abstract mayObject(): boolean;

  /** Whether the page lets go of what it shows. */
  protected abstract mayUnload(): boolean;

  /** The contents is gone with what it was loading. */
  protected endLoading(): void {
    this.#course.end();
  }

  protected saveLoading(): Restore {
    const history = this.#history;
    return together(
      this.saveState(),
      history?.save() ?? (() => {}),
      () => {
        this.#history = history;
      },
      this.#course.save(),
    );
  }

  /** A URL as Chromium has it: by the session's protocol, unless nobody could have registered its scheme. */
  canonical(url: string, base?: string): string | undefined {
    const isKnown = /^(about|blob|data|file|https?):/i.test(url);
    const { protocol } = isKnown ? { protocol: undefined } : (this.session as unknown as { protocol?: UrlReader });
    return protocol?.canonical ? protocol.canonical(url, base) : canonicalUrl(url, () => false, base);
  }

  #reload(): void {
    this[NATIVE]();
    if (this.frame.identity.url !== '') void this.#course.navigate(this.frame.identity.url, 'replace');
  }
}
