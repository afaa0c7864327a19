import { URL } from 'node:url';
import { type HeaderList, recordOf, withHeader } from '../network/header-list';
import type { IncomingResponse, OutgoingRequest, UploadPart } from '../network/request';
import type { RequestPlace } from '../network/request-place';
import { rawBody } from '../network/upload';
import { web } from '../network/web';
import { failureOf } from '../network/wire-failures';
import { mayHaveBody } from '../web/http-status';
import { originOf } from '../web/origin';
import { netError, redirectError } from '../words/module-errors';
import { ledTo, whereabouts } from '../words/own-folder';

/** What `net.fetch` and `session.fetch` take. */
export type FetchInput = Parameters<Electron.Net['fetch']>[0];
export type FetchOptions = NonNullable<Parameters<Electron.Net['fetch']>[1]>;

/** The session that fetches. */
export interface FetchHost {
  readonly place: RequestPlace;
  /** The URL as Chromium has it; undefined for what is none. */
  canonical(url: string): string | undefined;
  isIntercepted(scheme: string): boolean;
}

/**
 * Fetches as `net.fetch` does (N10.1 to N10.4): from the app's own protocols, from disk, or from a server. Where a test has
 * replaced the global `fetch`, that is asked in the place of servers.
 *
 * @returns a promise that rejects with Error `net::ERR_…`, or TypeError for what is no URL
 */
export async function fetchWith(host: FetchHost, input: FetchInput, options: FetchOptions = {}): Promise<Response> {
  const where = whereabouts();
  const { bypassCustomProtocolHandlers = false, ...init } = options;
  const isUrl = typeof input === 'string' || input instanceof URL;
  const given = isUrl ? String(input) : input.url;
  const href = isUrl ? host.canonical(given) : given;
  // What Node refuses as well, it says in Electron's words.
  if (href === undefined && URL.canParse(given)) throw new TypeError('Invalid URL');
  const { fetch, Request } = web();
  const scheme = (href ?? given).slice(0, Math.max(0, (href ?? given).indexOf(':')));
  const isWeb = scheme === 'http' || scheme === 'https';
  if (isWeb && isReplaced(fetch) && (bypassCustomProtocolHandlers || !host.isIntercepted(scheme))) {
    return fetch(isUrl && href !== given ? href! : input, init as RequestInit).catch((error) => rethrow(error, where));
  }
  const request = new Request(isUrl ? (href ?? given) : input, init as RequestInit);
  request.signal.throwIfAborted();
  const response = await send(host.place, request, options, where);
  return responseOf(request, response);
}

async function send(
  place: RequestPlace,
  request: Request,
  options: FetchOptions,
  where: Error,
): Promise<IncomingResponse> {
  const { bypassCustomProtocolHandlers = false } = options;
  const { headers, method, redirect, signal, url } = request;
  const origin = headers.get('origin') ?? undefined;
  let broken: { readonly reason: unknown } | undefined;
  const body = await bodyOf(request, options.body, (reason) => {
    broken = { reason };
  });
  let refused: Error | undefined;
  const asked: OutgoingRequest = {
    url,
    method,
    headers: headersOf(request, origin),
    ...(body && { body }),
    referrer: headers.get('referer') ?? '',
    ...(origin === undefined ? {} : { origin }),
    cookies: sendsCookies(request, origin),
    cache: request.cache,
    bypassCustomProtocolHandlers,
    who: 'net.fetch',
    signal,
    redirected() {
      if (redirect === 'follow') return true;
      refused = redirectError(redirect);
      return false;
    },
  };
  try {
    return await place.send(asked);
  } catch (error) {
    if (broken) throw broken.reason;
    throw refused ? ledTo(refused, where) : plain(error, where);
  }
}

/** N10.2: what is of the same origin is so only where there is one. */
function sendsCookies({ credentials, url }: Request, origin: string | undefined): boolean {
  if (credentials !== 'same-origin' || origin === undefined) return credentials !== 'omit';
  return originOf(origin) === originOf(url);
}

/** N10.4 */
function responseOf({ method }: Request, response: IncomingResponse): Response {
  const { status, statusText, headers, body } = response;
  const { Response } = web();
  const isEmpty = method === 'HEAD' || !mayHaveBody(status);
  if (isEmpty) body.discard();
  return new Response(isEmpty ? null : ((body.whole as BodyInit | undefined) ?? body.web()), {
    status,
    statusText,
    headers: recordOf(headers),
  });
}

/** `cors` is every request's mode, which needs somebody to ask. */
function headersOf({ headers, mode }: Request, origin: string | undefined): HeaderList {
  const list = [...headers].filter(([name]) => name !== 'referer');
  const isSaid = origin !== undefined || mode !== 'cors';
  return isSaid ? withHeader(list, 'Sec-Fetch-Mode', mode) : list;
}

/** @param failed - told of what breaks a stream off */
async function bodyOf(
  request: Request,
  given: unknown,
  failed: (reason: unknown) => void,
): Promise<readonly UploadPart[] | undefined> {
  if (request.body === null) return undefined;
  if (typeof given === 'object' && given !== null && 'getReader' in given) {
    const { Readable } = require('node:stream') as typeof import('node:stream');
    const body = Readable.fromWeb(request.body as never);
    body.on('error', failed);
    return [{ type: 'stream', body }];
  }
  return rawBody(new Uint8Array(await request.arrayBuffer())) ?? [];
}

/** An Error of the caller's own, without what the place knows. */
function plain(error: unknown, where: Error): unknown {
  const isOfRequest = error instanceof Error && error.message.startsWith('net::');
  return isOfRequest ? ledTo(netError(error.message.slice(5)), where) : error;
}

/** Whether a test has put something in the place of Node's own. */
function isReplaced(fetch: unknown): boolean {
  return typeof fetch === 'function' && !/undici/i.test(Function.prototype.toString.call(fetch));
}

function rethrow(error: Error & { cause?: NodeJS.ErrnoException }, where: Error): never {
  const { code } = error?.cause ?? {};
  throw code === undefined ? error : ledTo(netError(failureOf(error.cause!).code), where);
}
