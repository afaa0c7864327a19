import { mayHaveBody } from '../../../web/http-status';
import type { Resource } from '../resource';
import { isFailure, readResource } from '../source';
import type { PageOptions } from '../types';
import { type DocumentImpl, type DomWindow, type Jsdom, parseUrl } from './impl';

/** Whose resources are loaded. */
interface Place {
  readonly options: PageOptions;
  readonly window: DomWindow;
  readonly document: DocumentImpl;
}

type Request = Promise<Buffer> & { abort?: () => void; response?: object };

/** How jsdom loads what a page names: only scripts and style sheets are read. */
export function resourcesFor(page: Pick<Place, 'options'>, { ResourceLoader }: Jsdom): object {
  const { userAgent } = page.options;
  const agent = userAgent === undefined ? {} : { userAgent };
  if (ResourceLoader === undefined) return agent;
  const loader = new ResourceLoader(agent);
  loader.fetch = (url: string, { element }: { element?: Element }): Request | null => {
    if (!isRead(element)) return null;
    const request: Request = readText(page, url).then((resource) => {
      request.response = { headers: { 'content-type': resource.type }, statusCode: resource.status };
      return Buffer.from(resource.body);
    });
    request.abort = () => {};
    return request;
  };
  return loader;
}

function isRead(element: Element | null | undefined): boolean {
  return element?.localName === 'script' || element?.localName === 'link';
}

/** @throws Error whose message is Chromium's code */
export async function readText({ options }: Pick<Place, 'options'>, url: string): Promise<Resource> {
  const resource = await readResource(url, options.reader);
  if (isFailure(resource)) throw new Error(resource.code);
  if (resource.status !== undefined && resource.status >= 400) throw new Error('ERR_HTTP_RESPONSE_CODE_FAILURE');
  return resource;
}

/** What is used of undici's way of making a request, by which jsdom loads since 28. */
interface Dispatcher {
  dispatch(options: { readonly opaque?: Opaque }, handler: Handler): boolean;
}

interface Opaque {
  readonly url?: string;
  readonly element?: Element | null;
}

interface Handler extends OldHandler {
  onRequestStart?(controller: object, context: object): void;
  onResponseStart?(controller: object, status: number, headers: object, statusText: string): void;
  onResponseData?(controller: object, chunk: Buffer): void;
  onResponseEnd?(controller: object, trailers: object): void;
  onResponseError?(controller: object | null, error: unknown): void;
}

/** As undici had it before. */
interface OldHandler {
  onConnect?(abort: (error: unknown) => void, context: object): void;
  onHeaders?(status: number, headers: readonly Buffer[], resume: () => void, statusText: string): boolean;
  onData?(chunk: Buffer): boolean;
  onComplete?(trailers: readonly Buffer[]): void;
  onError?(error: unknown): void;
}

/** Tells an old one what a new one is told. */
function asNew(old: Handler): Handler {
  if (old.onRequestStart || !old.onConnect) return old;
  return {
    onRequestStart: (controller, context) =>
      old.onConnect?.((error) => (controller as { abort(error: unknown): void }).abort(error), context),
    onResponseStart: (_controller, status, headers, statusText) => {
      const raw = Object.entries(headers).flatMap(([name, value]) => [Buffer.from(name), Buffer.from(String(value))]);
      old.onHeaders?.(status, raw, () => {}, statusText);
    },
    onResponseData: (_controller, chunk) => void old.onData?.(chunk),
    onResponseEnd: () => old.onComplete?.([]),
    onResponseError: (_controller, error) => old.onError?.(error),
  };
}

/** What elements name comes by our own ways, files and data URLs as well, which no interceptor of jsdom's is asked for. */
export function takeRequests(page: Place): void {
  const { window } = page;
  // The one until 29, the other since 30.
  const settings = window._settings as { dispatcher?: Dispatcher } | undefined;
  const dispatcher = (window._dispatcher as Dispatcher | undefined) ?? settings?.dispatcher;
  if (dispatcher === undefined) return;
  const dispatch = dispatcher.dispatch.bind(dispatcher);
  dispatcher.dispatch = (options, handler) => {
    const { url, element } = options.opaque ?? {};
    if (element == null || url === undefined) return dispatch(options, handler);
    void answer(page, url, isRead(element), asNew(handler));
    return true;
  };
}

async function answer(page: Place, url: string, isWanted: boolean, handler: Handler): Promise<void> {
  let reason: unknown;
  const controller = {
    paused: false,
    aborted: false,
    get reason() {
      return reason;
    },
    pause() {},
    resume() {},
    abort(error: unknown) {
      if (controller.aborted) return;
      controller.aborted = true;
      reason = error;
      handler.onResponseError?.(controller, error);
    },
  };
  handler.onRequestStart?.(controller, { finalURL: parseUrl(page.document, url) });
  // An image or a film: nobody sees it.
  if (!isWanted) return;
  try {
    const { body, type, status = 200 } = await readText(page, url);
    if (controller.aborted) return;
    handler.onResponseStart?.(controller, status, { 'content-type': type }, '');
    if (mayHaveBody(status)) handler.onResponseData?.(controller, Buffer.from(body));
    handler.onResponseEnd?.(controller, {});
  } catch (error) {
    if (!controller.aborted) handler.onResponseError?.(controller, error);
  }
}
