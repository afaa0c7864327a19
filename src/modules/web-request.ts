import { URL } from 'node:url';
import { type Restore, saveMap, saveProperties, together } from '../bus/snapshot';
import type { ResourceType } from '../network/request';
import type { Stage, StageAnswer, StageDetails, Stages } from '../network/stages';
import { matchPattern, PatternError, requestSchemes, type UrlTest } from '../web/url-pattern';
import { conversionError } from '../words/errors';
import {
  EMPTY_URLS,
  filterError,
  listenerError,
  onceError,
  patternError,
  typeError,
} from '../words/web-request-errors';

/** What the listeners of a session need of it. */
export interface WebRequestHost {
  isStandard(scheme: string): boolean;
  /** Whether a filter can leave URLs out, and an empty one is warned about (N7.5). */
  readonly hasExclusions: boolean;
  warn(text: string): void;
  /** Runs a listener: what it throws is an uncaught exception of main. */
  guard(work: () => void): void;
}

type Listener = (details: StageDetails, callback: (answer?: StageAnswer) => void) => void;

interface Registered {
  readonly listener: Listener;
  readonly urls: readonly UrlTest[];
  readonly excluded: readonly UrlTest[];
  /** All if it is empty. */
  readonly types: readonly string[];
}

const TYPES: readonly unknown[] = [
  'mainFrame',
  'subFrame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xhr',
  'ping',
  'cspReport',
  'media',
  'webSocket',
];

/** `session.webRequest`: one listener for each stage, with its own filter (N7). */
export class WebRequest implements Electron.WebRequest, Stages {
  readonly #host: WebRequestHost;
  readonly #listeners = new Map<Stage, Registered>();

  constructor(host: WebRequestHost) {
    this.#host = host;
  }

  /** Asked before anything else: may cancel, or send elsewhere with `redirectURL` (N7.9, N7.10). */
  onBeforeRequest(...given: unknown[]): void {
    this.#register('onBeforeRequest', given);
  }

  /** Asked before headers are sent: `requestHeaders` replace them (N7.11). */
  onBeforeSendHeaders(...given: unknown[]): void {
    this.#register('onBeforeSendHeaders', given);
  }

  /** Told of the headers that are sent. */
  onSendHeaders(...given: unknown[]): void {
    this.#register('onSendHeaders', given);
  }

  /** Asked when headers have come: `responseHeaders` and `statusLine` replace them (N7.12). */
  onHeadersReceived(...given: unknown[]): void {
    this.#register('onHeadersReceived', given);
  }

  /** Told when the body begins to come. */
  onResponseStarted(...given: unknown[]): void {
    this.#register('onResponseStarted', given);
  }

  /** Told of a redirect that is about to be followed. */
  onBeforeRedirect(...given: unknown[]): void {
    this.#register('onBeforeRedirect', given);
  }

  /** Told when all of the body has come. */
  onCompleted(...given: unknown[]): void {
    this.#register('onCompleted', given);
  }

  /** Told what a request came to nothing by. */
  onErrorOccurred(...given: unknown[]): void {
    this.#register('onErrorOccurred', given);
  }

  /** Whether nobody listens. */
  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  ask(stage: Stage, type: ResourceType, details: StageDetails): Promise<StageAnswer> | undefined {
    const listener = this.#listenerFor(stage, type, details.url);
    if (listener === undefined) return undefined;
    return new Promise((resolve) => {
      let isAnswered = false;
      const callback = (answer?: StageAnswer) => {
        if (isAnswered) throw onceError();
        isAnswered = true;
        resolve(typeof answer === 'object' && answer !== null ? answer : {});
      };
      this.#host.guard(() => listener(details, callback));
    });
  }

  tell(stage: Stage, type: ResourceType, details: StageDetails): void {
    const listener = this.#listenerFor(stage, type, details.url);
    if (listener) this.#host.guard(() => listener(details, () => {}));
  }

  save(): Restore {
    return together(saveMap(this.#listeners), saveProperties(this));
  }

  #listenerFor(stage: Stage, type: ResourceType, url: string): Listener | undefined {
    const found = this.#listeners.get(stage);
    if (found === undefined || (found.types.length > 0 && !found.types.includes(type))) return undefined;
    if (found.urls.length === 0 && found.excluded.length === 0) return found.listener;
    const at = new URL(url);
    const fits = (test: UrlTest) => test(at);
    if (found.urls.length > 0 && !found.urls.some(fits)) return undefined;
    return found.excluded.some(fits) ? undefined : found.listener;
  }

  #register(stage: Stage, given: readonly unknown[]): void {
    const [first, second] = given;
    const isFilter = typeof first === 'object' && first !== null;
    const filter = isFilter ? this.#filterOf(first as Record<string, unknown>) : { urls: [], excluded: [], types: [] };
    // With null in a filter's place, what follows does not count (N7.2).
    const listener = isFilter ? second : first;
    if (listener === null) this.#listeners.delete(stage);
    else if (typeof listener === 'function') this.#listeners.set(stage, { listener: listener as Listener, ...filter });
    else throw listenerError();
  }

  #filterOf(filter: Record<string, unknown>): Omit<Registered, 'listener'> {
    if (!('urls' in filter)) throw filterError();
    const { urls, types } = filter;
    const excluded = this.#host.hasExclusions ? filter.excludeUrls : undefined;
    if (!isTexts(urls)) throw conversionError(0, filter);
    if (excluded !== undefined && !isTexts(excluded)) throw conversionError(0, filter);
    if (types !== undefined && !isTexts(types)) throw conversionError(0, filter);
    const read = (pattern: string) => this.#pattern(pattern);
    const found = { urls: urls.map(read), excluded: (excluded ?? []).map(read), types: types ?? [] };
    for (const type of found.types) if (!TYPES.includes(type)) throw typeError(type);
    if (urls.length === 0 && this.#host.hasExclusions) this.#host.warn(EMPTY_URLS);
    return found;
  }

  #pattern(pattern: string): UrlTest {
    try {
      return matchPattern(
        pattern,
        requestSchemes((scheme) => this.#host.isStandard(scheme)),
      );
    } catch (error) {
      throw error instanceof PatternError ? patternError(pattern, error.message) : error;
    }
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
