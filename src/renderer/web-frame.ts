import { EventEmitter } from 'node:events';
import type { Flag } from '../eras/era-members';
import type { FrameQuery } from '../wire/frame-query';

/** What `webFrame` needs of its frame. */
export interface WebFrameHost {
  /** Runs scripts in a world; the last result, as this renderer's code may have it. */
  execute(scripts: readonly Electron.WebSource[], worldId: number): Promise<unknown>;
  /** The document, if there is one. */
  document(): Document | undefined;
  /** Another frame of the process, as this one's code has it. */
  find(query: FrameQuery): WebFrameHost | undefined;
  /** The frame that an element of the document shows. */
  shownBy(element: Element): WebFrameHost | undefined;
  /** Says that a member has another name (W1.8). */
  renamed(flag: Flag, before: string, now: string): void;
  readonly routingId: number;
  readonly frameToken: string;
}

type Callback = ((result: unknown, error: unknown) => void) | undefined;

const RESOURCES = ['images', 'scripts', 'cssStyleSheets', 'xslStyleSheets', 'fonts', 'other'];

/** The frame that a renderer's code runs in, as that code has it: it runs scripts and adds styles; nobody draws it. */
export class WebFrame extends EventEmitter {
  readonly #host: WebFrameHost;
  readonly #styles = new Map<string, Element>();
  #zoomLevel = 0;
  #lastKey = 0;

  constructor(host: WebFrameHost) {
    super();
    this.#host = host;
  }

  /**
   * Runs a script in the page.
   *
   * @param callback - told the result, or the error, before the promise is
   * @returns a promise of the result; it rejects with Error `Script failed to execute, …` for a script that throws
   */
  executeJavaScript(code: string, _userGesture?: unknown, callback?: Callback): Promise<unknown> {
    const given = typeof _userGesture === 'function' ? (_userGesture as Callback) : callback;
    return this.#execute([{ code: String(code) }], 0, given);
  }

  /** The same in a world of its own; the result is the last script's. */
  executeJavaScriptInIsolatedWorld(
    worldId: number,
    scripts: Electron.WebSource[],
    _userGesture?: unknown,
    callback?: Callback,
  ): Promise<unknown> {
    const given = typeof _userGesture === 'function' ? (_userGesture as Callback) : callback;
    return this.#execute(scripts, worldId, given);
  }

  /** @returns a key for `removeInsertedCSS` */
  insertCSS(css: string): string {
    const key = `css-${++this.#lastKey}`;
    const document = this.#host.document();
    if (document) {
      const style = document.createElement('style');
      style.textContent = css;
      (document.head ?? document.documentElement)?.append(style);
      this.#styles.set(key, style);
    }
    return key;
  }

  removeInsertedCSS(key: string): void {
    this.#styles.get(key)?.remove();
    this.#styles.delete(key);
  }

  /** Each level is a fifth more than the one below. */
  getZoomFactor(): number {
    return 1.2 ** this.#zoomLevel;
  }

  /** @throws Error for a factor that is none */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoomLevel = Math.log(factor) / Math.log(1.2);
  }

  getZoomLevel(): number {
    return this.#zoomLevel;
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
  }

  getResourceUsage(): Electron.ResourceUsage {
    const none = () => ({ count: 0, size: 0, liveSize: 0 });
    return Object.fromEntries(RESOURCES.map((name) => [name, none()])) as unknown as Electron.ResourceUsage;
  }

  getWordSuggestions(_word: string): string[] {
    return [];
  }

  isWordMisspelled(_word: string): boolean {
    return false;
  }

  get routingId(): number {
    this.#host.renamed('routingIdsRenamed', 'webFrame.routingId', 'webFrame.frameToken');
    return this.#host.routingId;
  }

  get frameToken(): string {
    return this.#host.frameToken;
  }

  get top(): WebFrame | null {
    return this.#find({ kin: 'top' });
  }

  get opener(): WebFrame | null {
    return this.#find({ kin: 'opener' });
  }

  get parent(): WebFrame | null {
    return this.#find({ kin: 'parent' });
  }

  get firstChild(): WebFrame | null {
    return this.#find({ kin: 'firstChild' });
  }

  get nextSibling(): WebFrame | null {
    return this.#find({ kin: 'nextSibling' });
  }

  findFrameByName(name: string): WebFrame | null {
    return this.#find({ name: String(name) });
  }

  findFrameByRoutingId(routingId: number): WebFrame | null {
    this.#host.renamed('routingIdsRenamed', 'webFrame.findFrameByRoutingId', 'webFrame.findFrameByToken');
    return this.#find({ routingId });
  }

  findFrameByToken(token: string): WebFrame | null {
    return this.#find({ token });
  }

  /** The frame that the first element for a selector shows. */
  getFrameForSelector(selector: string): WebFrame | null {
    const element = this.#host.document()?.querySelector(selector);
    return asWebFrame(element ? this.#host.shownBy(element) : undefined);
  }

  clearCache(): void {}
  insertText(_text: string): void {}
  setIsolatedWorldInfo(_worldId: number, _info: Electron.Info): void {}
  setSpellCheckProvider(_language: string, _provider: Electron.Provider): void {}
  setVisualZoomLevelLimits(_minimum: number, _maximum: number): void {}

  #find(query: FrameQuery): WebFrame | null {
    return asWebFrame(this.#host.find(query));
  }

  #execute(scripts: readonly Electron.WebSource[], worldId: number, callback: Callback): Promise<unknown> {
    const result = this.#host.execute(scripts, worldId);
    if (callback) {
      result.then(
        (value) => callback(value, undefined),
        (error) => callback(undefined, error),
      );
    }
    return result;
  }
}

/** A new object each time, as in Electron. */
function asWebFrame(host: WebFrameHost | undefined): WebFrame | null {
  return host ? new WebFrame(host) : null;
}
