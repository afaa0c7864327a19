import { URL } from 'node:url';
import { outer } from '../../realm/outer';
import { mayHaveBody } from '../../web/http-status';
import { referrerOf } from '../../web/referrer';
import { bytesOfBlob } from './jsdom/impl';
import type { Platform } from './prelude';
import type { Resource } from './resource';
import { isFailure, type ResourceRequest, readResource } from './source';
import type { PageOptions } from './types';

/** The page that fetches. */
export interface FetchPlace {
  readonly url: string;
  readonly origin: string;
  readonly isReleased: boolean;
  readonly options: Pick<PageOptions, 'reader'>;
  /** What relative URLs are relative to, if not to its own. */
  readonly baseUrl?: string;
  log(level: 'error', message: string, sourceId: string): void;
}

/** `fetch` of one page: of this machine, of files and of the app's own protocols. */
export function fetchFor(page: FetchPlace): Platform['fetch'] {
  return (input, init, resolve, reject) => {
    void fetchIt(page, input, (init ?? {}) as RequestInit).then(
      (response) => {
        if (!page.isReleased) resolve(response);
      },
      (error: unknown) => {
        if (!page.isReleased) reject(error);
      },
    );
  };
}

async function fetchIt(page: FetchPlace, input: unknown, init: RequestInit): Promise<Response> {
  const asked = input instanceof outer.Request ? input : undefined;
  const url = new URL(asked?.url ?? String(input), page.baseUrl ?? page.url).href;
  const signal = init.signal as AbortSignal | null | undefined;
  if (signal?.aborted) throw signal.reason;
  const [body, type] = init.body == null ? [asked && Buffer.from(await asked.arrayBuffer()), ''] : bytesOf(init.body);
  const headers: Record<string, string> = Object.fromEntries(asked?.headers ?? []);
  if (type !== '') headers['content-type'] = type;
  for (const [name, value] of new outer.Headers(init.headers as HeadersInit | undefined)) headers[name] = value;
  const method = (init.method ?? asked?.method ?? 'GET').toUpperCase();
  const { mode = 'cors', credentials = 'same-origin', cache = 'default', redirect = 'follow', referrer } = init;
  const request: ResourceRequest = {
    method,
    headers,
    ...(body && body.length > 0 ? { body } : {}),
    ...(body && isBlob(init.body) ? { parts: [{ type: 'blob', blobUUID: uuid(), bytes: body } as const] } : {}),
    resourceType: 'xhr',
    mode: mode as 'cors',
    origin: page.origin,
    referrer: referrerOf(referrer && referrer !== 'about:client' ? referrer : page.url, url),
    credentials,
    cache,
    who: 'fetch',
    ...(signal && { signal }),
    redirected: () => redirect === 'follow',
  };
  const answer = await abortable(readResource(url, page.options.reader, request), signal);
  if (isFailure(answer)) {
    if (answer.complaint !== undefined) page.log('error', answer.complaint, page.url);
    page.log('error', `Failed to load resource: net::${answer.code}`, url);
    // The page's own TypeError.
    throw undefined;
  }
  return responseOf(answer, url);
}

function responseOf({ body, headers, status = 200, statusText = '', type, url }: Resource, asked: string): Response {
  const response = new outer.Response(mayHaveBody(status) ? (new Uint8Array(body) as Uint8Array<ArrayBuffer>) : null, {
    status,
    statusText: statusText === '' && status === 200 ? 'OK' : statusText,
    headers: { 'content-type': type, ...headers },
  });
  Object.defineProperty(response, 'url', { value: url });
  Object.defineProperty(response, 'redirected', { value: url.split('#')[0] !== asked.split('#')[0] });
  return response;
}

function abortable<T>(work: T | Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return Promise.resolve(work);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    Promise.resolve(work).then(resolve, reject);
  });
}

function isBlob(body: unknown): boolean {
  return /^\[object (Blob|File)\]$/.test(Object.prototype.toString.call(body));
}

function uuid(): string {
  return (require('node:crypto') as typeof import('node:crypto')).randomUUID();
}

/** A body of the page's classes. */
function bytesOf(body: unknown): [bytes: Buffer, type: string] {
  if (ArrayBuffer.isView(body)) return [Buffer.from(body.buffer, body.byteOffset, body.byteLength), ''];
  const name = Object.prototype.toString.call(body).slice('[object '.length, -1);
  switch (name) {
    case 'ArrayBuffer':
      return [Buffer.from(body as ArrayBuffer), ''];
    case 'URLSearchParams':
      return [Buffer.from(String(body)), 'application/x-www-form-urlencoded;charset=UTF-8'];
    case 'FormData':
      return multipart(body as FormData);
    case 'Blob':
    case 'File':
      return [Buffer.from(bytesOfBlob(body as Blob)), (body as Blob).type];
    default:
      return [Buffer.from(String(body)), 'text/plain;charset=UTF-8'];
  }
}

function multipart(form: FormData): [Buffer, string] {
  const boundary = `----FakeElectronFormBoundary${Math.random().toString(36).slice(2)}`;
  const quoted = (text: string) => text.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22');
  const parts: Buffer[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === 'string') parts.push(Buffer.from(`${head}\r\n\r\n${value}\r\n`));
    else {
      const type = value.type === '' ? 'application/octet-stream' : value.type;
      parts.push(Buffer.from(`${head}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`));
      parts.push(bytesOf(value)[0], Buffer.from('\r\n'));
    }
  }
  return [Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), `multipart/form-data; boundary=${boundary}`];
}
