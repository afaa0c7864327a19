import * as fs from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { readDataUrl } from '../web/data-url';
import { isRedirect, MOST_REDIRECTS, mayHaveBody } from '../web/http-status';
import { mimeOf } from '../web/mime';
import { netError, redirectError } from '../words/module-errors';
import { fileFailure } from '../words/net-errors';
import type { Loaded, Protocol } from './protocol';
import { web } from './web';

/** What `net.fetch` and `session.fetch` take. */
export type FetchInput = Parameters<Electron.Net['fetch']>[0];
export type FetchOptions = NonNullable<Parameters<Electron.Net['fetch']>[1]>;

/**
 * Fetches as `net.fetch` does: from the app's own protocols, from disk, from a `data:` URL, or with the `fetch` that is
 * global at the time of the call.
 *
 * @param protocol - of the session, unless its handlers are to be passed by
 * @returns a promise that rejects with Error `net::ERR_…`, or TypeError for what is no URL
 */
export async function fetchWith(
  protocol: Protocol | undefined,
  input: FetchInput,
  options: FetchOptions = {},
  redirects = 0,
): Promise<Response> {
  const { bypassCustomProtocolHandlers, ...init } = options;
  if (protocol && (typeof input === 'string' || input instanceof URL)) {
    const href = protocol.canonical(String(input));
    // What Node refuses as well, it says in Electron's words.
    if (href === undefined && URL.canParse(String(input))) throw new TypeError('Invalid URL');
    if (href !== undefined && href !== String(input)) return fetchWith(protocol, href, options, redirects);
  }
  const handlers = bypassCustomProtocolHandlers ? undefined : protocol;
  const { fetch, Request } = web();
  const url = typeof input === 'string' || input instanceof URL ? String(input) : input.url;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';
  const isWeb = scheme === 'http' || scheme === 'https';
  if (isWeb && !handlers?.isProtocolIntercepted(scheme)) return fetch(input, init as RequestInit).catch(rethrow);
  const request = new Request(input, init as RequestInit);
  request.signal.throwIfAborted();
  const response = await Promise.race([answer(handlers, request, scheme), aborted(request.signal)]);
  const { location } = response.headers;
  if (!isRedirect(response.status) || location === undefined) return toResponse(request, response);
  if (request.redirect !== 'follow') throw redirectError(request.redirect);
  if (redirects === MOST_REDIRECTS) throw netError('ERR_TOO_MANY_REDIRECTS');
  // What is asked for elsewhere is got; 307 and 308 repeat the request as it was.
  const again = response.status < 307 ? { method: 'GET' } : { method: request.method, body: options.body };
  const { headers, signal } = request;
  const next = { ...again, headers, signal, bypassCustomProtocolHandlers } as FetchOptions;
  return fetchWith(protocol, new URL(location, request.url).href, next, redirects + 1);
}

async function answer(handlers: Protocol | undefined, request: Request, scheme: string): Promise<Loaded> {
  const body = request.body ? { body: Buffer.from(await request.arrayBuffer()) } : {};
  const headers = Object.fromEntries(request.headers);
  const answered = await handlers?.read(request.url, { method: request.method, headers, ...body });
  if (answered === undefined) return readItself(request.url, scheme);
  if ('code' in answered) throw netError(answered.code);
  return answered;
}

async function readItself(url: string, scheme: string): Promise<Loaded> {
  if (scheme === 'data') return dataOf(url);
  if (scheme !== 'file') throw netError('ERR_UNKNOWN_URL_SCHEME');
  const path = fileURLToPath(url);
  try {
    return found(await fs.promises.readFile(path), mimeOf(path));
  } catch (error) {
    throw netError(fileFailure(error).code);
  }
}

function dataOf(url: string): Loaded {
  const content = readDataUrl(url);
  if (content === undefined) throw netError('ERR_INVALID_URL');
  return found(content.body, content.type);
}

function found(body: Buffer, type: string): Loaded {
  return { status: 200, statusText: 'OK', headers: { 'content-type': type }, body, type };
}

function toResponse({ method }: Request, { status, statusText, headers, body }: Loaded): Response {
  const { Response } = web();
  const isEmpty = method === 'HEAD' || !mayHaveBody(status);
  return new Response(isEmpty ? null : (body as BodyInit), { status, statusText, headers: { ...headers } });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** What Chromium calls the errors of Node's network stack. */
const NODE_CODES: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_INTERNET_DISCONNECTED',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
};

function rethrow(error: Error & { cause?: NodeJS.ErrnoException }): never {
  const code = NODE_CODES[error?.cause?.code ?? ''];
  throw code === undefined ? error : netError(code);
}
