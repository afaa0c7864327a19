import { EventEmitter } from 'node:events';
import type { Flag } from '../eras/era-members';
import { numberAt, stringAt } from '../modules/arguments';
import type { FrameQuery } from '../wire/frame-query';
import { invalidCodeError, spellCheckError, tornDownError, worldInfoError } from '../words/frame-errors';

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
  /** The zoom level of the page, which goes with it. */
  zoomLevel: number;
  /** Whether there is no frame any more. */
  readonly isGone: boolean;
  /** The isolated worlds that there are, Electron's own aside. */
  worlds(): number[];
}

type Callback = ((result: unknown, error: unknown) => void) | undefined;

const RESOURCES = ['images', 'scripts', 'cssStyleSheets', 'xslStyleSheets', 'fonts', 'other'];

/** The frame that a renderer's code runs in, as that code has it: it runs scripts and adds styles; nobody draws it. */
export class WebFrame extends EventEmitter {
  readonly #host: WebFrameHost;
  readonly #styles = new Map<string, Element>();
  #lastKey = 0;
  #spelling: Electron.Provider | undefined;

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
    return this.#execute('executeJavaScript', [{ code: String(code) }], 0, given);
  }

  /** The same in a world of its own; the result is the last script's. It rejects with Error `Invalid 'code'` (W5.1). */
  executeJavaScriptInIsolatedWorld(
    worldId: number,
    scripts: Electron.WebSource[],
    _userGesture?: unknown,
    callback?: Callback,
  ): Promise<unknown> {
    const given = typeof _userGesture === 'function' ? (_userGesture as Callback) : callback;
    if (!scripts.every(({ code }) => typeof code === 'string')) return Promise.reject(invalidCodeError());
    return this.#execute('executeJavaScriptInIsolatedWorld', scripts, worldId, given);
  }

  /** @returns a key for `removeInsertedCSS` */
  insertCSS(...given: [css: string, options?: Electron.InsertCSSOptions]): string {
    const document = this.#live('insertCSS').document();
    const css = stringAt(given);
    const { cssOrigin } = given[1] ?? {};
    const key = `css-${++this.#lastKey}`;
    if (document) {
      const style = document.createElement('style');
      style.textContent = css;
      const place = document.head ?? document.documentElement;
      if (cssOrigin === 'user') place?.prepend(style);
      else place?.append(style);
      this.#styles.set(key, style);
    }
    return key;
  }

  removeInsertedCSS(...given: [key: string]): void {
    this.#live('removeInsertedCSS');
    const key = stringAt(given);
    this.#styles.get(key)?.remove();
    this.#styles.delete(key);
  }

  /** Each level is a fifth more than the one below. */
  getZoomFactor(): number {
    return Number((1.2 ** this.getZoomLevel()).toFixed(12));
  }

  /** @throws Error for a factor that is none */
  setZoomFactor(...given: [factor: number]): void {
    const factor = numberAt(given);
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.setZoomLevel(Math.log(factor) / Math.log(1.2));
  }

  getZoomLevel(): number {
    return this.#live('getZoomLevel').zoomLevel;
  }

  /** Until the page goes elsewhere, and of this page alone (W4.5). */
  setZoomLevel(...given: [level: number]): void {
    this.#live('setZoomLevel').zoomLevel = numberAt(given);
  }

  getResourceUsage(): Electron.ResourceUsage {
    this.#live('getResourceUsage');
    const none = () => ({ count: 0, size: 0, liveSize: 0 });
    return Object.fromEntries(RESOURCES.map((name) => [name, none()])) as unknown as Electron.ResourceUsage;
  }

  getWordSuggestions(...given: [word: string]): string[] {
    this.#live('getWordSuggestions');
    stringAt(given);
    return [];
  }

  /** What the provider says of it, if it does so at once. */
  isWordMisspelled(...given: [word: string]): boolean {
    this.#live('isWordMisspelled');
    const word = stringAt(given);
    let isMisspelt = false;
    this.#spelling?.spellCheck([word], (misspelt) => {
      isMisspelt = misspelt.includes(word);
    });
    return isMisspelt;
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

  findFrameByName(...given: [name: string]): WebFrame | null {
    return this.#find({ name: stringAt(given) });
  }

  findFrameByRoutingId(routingId: number): WebFrame | null {
    this.#host.renamed('routingIdsRenamed', 'webFrame.findFrameByRoutingId', 'webFrame.findFrameByToken');
    return this.#find({ routingId });
  }

  findFrameByToken(...given: [token: string]): WebFrame | null {
    return this.#find({ token: stringAt(given) });
  }

  /** The frame that the first element for a selector shows. */
  getFrameForSelector(...given: [selector: string]): WebFrame | null {
    const selector = stringAt(given);
    const element = this.#host.document()?.querySelector(selector);
    return asWebFrame(element ? this.#host.shownBy(element) : undefined);
  }

  /** The isolated worlds that there are, but for the preload's. */
  getIsolatedWorlds(): number[] {
    return this.#live('getIsolatedWorlds').worlds();
  }

  /** Nothing is kept of what was loaded. */
  clearCache(): void {
    this.#live('clearCache');
  }

  /** Where the caret is. */
  insertText(...given: [text: string]): void {
    const text = stringAt(given);
    const field = this.#live('insertText').document()?.activeElement as Partial<HTMLInputElement> | null | undefined;
    const view = field?.ownerDocument?.defaultView;
    if (!view || field?.setRangeText === undefined) return;
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    field.dispatchEvent?.(new view.InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  }

  /** @throws Error for a policy without an origin (W5.1) */
  setIsolatedWorldInfo(_worldId: number, { csp, securityOrigin }: Electron.Info): void {
    this.#live('setIsolatedWorldInfo');
    if (csp !== undefined && securityOrigin === undefined) throw worldInfoError();
  }

  /** @throws Error for a provider without `spellCheck` (W5.1) */
  setSpellCheckProvider(...given: [language: string, provider: Electron.Provider]): void {
    this.#live('setSpellCheckProvider');
    stringAt(given);
    const [, provider] = given;
    if (typeof provider?.spellCheck !== 'function') throw spellCheckError();
    this.#spelling = provider;
  }

  /** Nobody pinches. */
  setVisualZoomLevelLimits(...given: [minimum: number, maximum: number]): void {
    this.#live('setVisualZoomLevelLimits');
    numberAt(given);
    numberAt(given, 1);
  }

  #find(query: FrameQuery): WebFrame | null {
    return asWebFrame(this.#host.find(query));
  }

  /** @throws Error `Render frame was torn down …` (W5.1) */
  #live(method: string): WebFrameHost {
    if (this.#host.isGone) throw tornDownError(method);
    return this.#host;
  }

  #execute(
    method: string,
    scripts: readonly Electron.WebSource[],
    worldId: number,
    callback: Callback,
  ): Promise<unknown> {
    const result = this.#host.isGone ? Promise.reject(tornDownError(method)) : this.#host.execute(scripts, worldId);
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
