import * as fs from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { isPromise } from 'node:util/types';
import type { OutgoingRequest, ResourceType, UploadPart } from '../../network/request';
import { readDataUrl } from '../../web/data-url';
import { mimeOf } from '../../web/mime';
import { fileFailure, type NetFailure } from '../../words/net-errors';
import { decode } from './decode';
import { failures, type Resource } from './resource';

/** The text of a page. */
export interface PageSource {
  /** Where it came from in the end, after redirections; with the fragment that was asked for. */
  readonly url: string;
  readonly body: string;
  /** Its MIME type, without parameters. */
  readonly type: string;
  /** Of http and of protocols that say one. */
  readonly status?: number;
}

/** What is asked for beside the URL. */
export interface ResourceRequest {
  /** Whether a page wants to go there, and not the app. */
  readonly byPage?: boolean;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The same, where it is more than bytes. */
  readonly parts?: readonly UploadPart[];
  /** What it is for, as `webRequest` calls it; without it a page's `fetch`. */
  readonly resourceType?: ResourceType;
  readonly mode?: OutgoingRequest['mode'];
  /** Of the page that asks. */
  readonly origin?: string;
  readonly referrer?: string;
  readonly credentials?: RequestCredentials;
  readonly cache?: RequestCache;
  readonly signal?: AbortSignal;
  /** For the record; without it a page. */
  readonly who?: string;
  /** A server sends it on to `url`. What returns false gives it up. */
  readonly redirected?: (url: string) => boolean;
}

export type Answer<T> = T | NetFailure | Promise<T | NetFailure>;

/**
 * Reads URLs instead of the usual ways: `protocol.handle`. Asked first, for every URL.
 *
 * @returns `undefined` for what it leaves to the usual ways
 */
export type Reader = (url: string, request: ResourceRequest) => Answer<Resource> | undefined;

export function isFailure(answer: object): answer is NetFailure {
  return 'errno' in answer;
}

/**
 * What is at `url`. Synchronous for `file:`, `data:` and `about:`, else a promise, which does not reject but for a signal.
 *
 * @param reader - comes before all of these
 */
export function readResource(url: string, reader?: Reader, request: ResourceRequest = {}): Answer<Resource> {
  if (!URL.canParse(url)) return failures.invalidUrl;
  const parsed = new URL(url);
  const own = reader?.(url, request);
  if (own !== undefined) return own;
  switch (parsed.protocol) {
    case 'file:':
      return readFile(parsed);
    case 'data:':
      return readData(parsed.href);
    case 'about:': {
      const known = parsed.pathname === 'blank' || parsed.pathname === 'srcdoc';
      return known ? { url: parsed.href, type: 'text/html', body: new Uint8Array() } : failures.invalidUrl;
    }
    case 'blob:':
      return readBlob(parsed.href);
    case 'http:':
    case 'https:':
      // Nothing is fetched from the network.
      if (request.mode !== undefined && request.mode !== 'navigate') return failures.disconnected;
      return { url: parsed.href, type: 'text/html', body: new Uint8Array() };
    default:
      return failures.unknownScheme;
  }
}

/** As `readResource`, for what is to be shown. An http server that is not on this machine has empty pages. */
export function readPage(url: string, reader?: Reader, request?: ResourceRequest): Answer<PageSource> {
  const answer = readResource(url, reader, request);
  return isPromise(answer) ? answer.then(asPage) : asPage(answer);

  function asPage(resource: Resource | NetFailure): PageSource | NetFailure {
    if (isFailure(resource)) return resource;
    const type = essence(resource.type);
    const { hash } = new URL(url);
    const shown = new URL(resource.url);
    if (hash !== '' && shown.hash === '') shown.hash = hash;
    const status = resource.status === undefined ? {} : { status: resource.status };
    return { url: shown.href, body: decode(resource.body, resource.type), type, ...status };
  }
}

export function essence(type: string): string {
  return type.split(';')[0]!.trim().toLowerCase();
}

function readFile(url: URL): Resource | NetFailure {
  let path: string;
  try {
    // The query and the fragment are not part of the file's name.
    path = fileURLToPath(`file://${url.host}${url.pathname}`);
  } catch {
    // There is no host to ask for it.
    return url.host === '' ? failures.invalidUrl : failures.fileNotFound;
  }
  try {
    return { url: url.href, type: mimeOf(path), body: fs.readFileSync(path) };
  } catch (error) {
    return fileFailure(error);
  }
}

function readData(url: string): Resource | NetFailure {
  const content = readDataUrl(url);
  return content ? { url, ...content } : failures.invalidUrl;
}

async function readBlob(url: string): Promise<Resource | NetFailure> {
  const { resolveObjectURL } = require('node:buffer') as typeof import('node:buffer');
  const blob = resolveObjectURL(url);
  if (blob === undefined) return failures.fileNotFound;
  return { url, type: blob.type, body: new Uint8Array(await blob.arrayBuffer()) };
}
