import type { ResourceType } from '../../../network/request';
import { mayHaveBody } from '../../../web/http-status';
import { referrerOf } from '../../../web/referrer';
import type { Resource } from '../resource';
import { isFailure, readResource } from '../source';
import type { PageOptions } from '../types';
import { type DocumentImpl, type DomWindow, type Jsdom, parseUrl } from './impl';

/** Who asks for a resource. */
interface Asking {
  readonly options: PageOptions;
  readonly origin: string;
  readonly url: string;
}

/** Whose resources are loaded. */
interface Place extends Asking {
  readonly window: DomWindow;
  readonly document: DocumentImpl;
}

type Request = Promise<Buffer> & { abort?: () => void; response?: object };

/** How jsdom loads what a page names: only scripts and style sheets are read. */
export function resourcesFor(page: Asking, { ResourceLoader }: Jsdom): object {
  const { userAgent } = page.options;
  const agent = userAgent === undefined ? {} : { userAgent };
  if (ResourceLoader === undefined) return agent;
  const loader = new ResourceLoader(agent);
  loader.fetch = (url: string, { element }: { element?: Element }): Request | null => {
    if (!isRead(element)) return null;
    const request: Request = readText(page, url, typeOf(element)).then((resource) => {
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

function typeOf(element: Element | undefined): ResourceType {
  return element?.localName === 'link' ? 'stylesheet' : 'script';
}

/** @throws Error whose message is Chromium's code */
export async function readText(page: Asking, url: string, resourceType: ResourceType): Promise<Resource> {
  const asked = { resourceType, origin: page.origin, referrer: referrerOf(page.url, url) };
  const resource = await readResource(url, page.options.reader, asked);
  if (isFailure(resource)) throw new Error(resource.code);
  if (resource.status !== undefined && resource.status >= 400) throw new Error('ERR_HTTP_RESPONSE_CODE_FAILURE');
  return resource;
}

/** What is used of undici's way of making a request, by which jsdom loads since 28. */
interface Dispatcher {
  dispatch(options: Dispatched, handler: Handler): boolean;
}

interface Dispatched {
  readonly method?: string;
  readonly headers?: Iterable<readonly [string, string]> | Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string | null;
  readonly opaque?: Opaque;
}

interface Opaque {
  readonly url?: string;
  readonly element?: Element | null;
  /** Of an XMLHttpRequest. */
  readonly withCredentials?: boolean;
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
    const { url, element, withCredentials } = options.opaque ?? {};
    if (url === undefined) return dispatch(options, handler);
    if (element)
      void answer(page, url, isRead(element) && (() => readText(page, url, typeOf(element))), asNew(handler));
    else if (withCredentials === undefined) return dispatch(options, handler);
    else void answer(page, url, () => readRequest(page, url, options), asNew(handler));
    return true;
  };
}

/** What an XMLHttpRequest asks for. */
async function readRequest(
  page: Place,
  url: string,
  { method = 'GET', headers, body, opaque }: Dispatched,
): Promise<Resource> {
  const entries = headers && Symbol.iterator in headers ? [...headers] : Object.entries(headers ?? {});
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const resource = await readResource(url, page.options.reader, {
    method,
    headers: Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value])),
    ...(bytes && bytes.length > 0 && { body: bytes }),
    resourceType: 'xhr',
    mode: 'cors',
    origin: page.origin,
    referrer: referrerOf(page.url, url),
    credentials: opaque?.withCredentials ? 'include' : 'same-origin',
    who: 'XMLHttpRequest',
  });
  if (isFailure(resource)) throw new Error(`net::${resource.code}`);
  return resource;
}

async function answer(
  page: Place,
  url: string,
  // An image or a film: nobody sees it.
  read: (() => Promise<Resource>) | false,
  handler: Handler,
): Promise<void> {
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
  if (!read) return;
  try {
    const { body, type, status = 200, statusText = '', headers = {} } = await read();
    if (controller.aborted) return;
    handler.onResponseStart?.(controller, status, { 'content-type': type, ...headers }, statusText);
    if (mayHaveBody(status)) handler.onResponseData?.(controller, Buffer.from(body));
    handler.onResponseEnd?.(controller, {});
  } catch (error) {
    if (!controller.aborted) handler.onResponseError?.(controller, error);
  }
}
