import { URL } from 'node:url';
import type { Bus } from '../../bus/bus';
import { isFailure, type PageRequest, type PageSource, type Reading } from '../../main/contents/pages';
import type { Loaded } from '../../modules/protocol';
import { needsDocument, titleOf } from '../../renderer/page/body';
import { noDocumentError } from '../../renderer/page/errors';
import { loadJsdom } from '../../renderer/page/jsdom/load';
import { failures, type Resource } from '../../renderer/page/resource';
import { type Reader, type ResourceRequest, readPage, readResource } from '../../renderer/page/source';
import { isRedirect, MOST_REDIRECTS } from '../../web/http-status';
import { loadError } from '../../words/errors';
import type { NetFailure } from '../../words/net-errors';

/** What `session.protocol` has of its own, if it is ours: it answers for the schemes that the app handles. */
interface ReadingProtocol {
  canonical?(url: string, base?: string): string | undefined;
  read?(url: string, request?: object): Promise<Loaded | NetFailure> | undefined;
}

interface ReaderHost {
  readonly bus: Bus;
}

/** Reads by the protocols that the app handles in this session. */
export function readerOf(session: Electron.Session, { bus }: ReaderHost): Reader {
  const { protocol } = session as unknown as { protocol: ReadingProtocol };
  const read: Reader = (asked, request) => {
    const url = protocol.canonical?.(asked) ?? asked;
    const answer = protocol.read?.(url, request);
    return answer && followed(answer, protocol, url, MOST_REDIRECTS, request?.redirected);
  };
  return Object.assign(read, { untilEnd: (giveUp: () => void) => bus.untilEnd(giveUp) });
}

function canonicalFor(protocol: ReadingProtocol, url: string, base: string): string | undefined {
  if (protocol.canonical) return protocol.canonical(url, base);
  return URL.canParse(url, base) ? new URL(url, base).href : undefined;
}

async function followed(
  answer: Promise<Loaded | NetFailure>,
  protocol: ReadingProtocol,
  url: string,
  redirects: number,
  redirected: ResourceRequest['redirected'],
): Promise<Resource | NetFailure> {
  const loaded = await answer;
  if ('errno' in loaded) return loaded;
  const { status, statusText, headers, body, type } = loaded;
  const { location } = headers;
  if (!isRedirect(status) || location === undefined) {
    return { url, status, statusText, headers, body, type: headers['content-type'] ?? type };
  }
  if (redirects === 0) return failures.tooManyRedirects;
  const next = canonicalFor(protocol, location, url);
  if (next === undefined) return failures.invalidUrl;
  if (redirected?.(next) === false) return failures.aborted;
  const own = protocol.read?.(next);
  if (own) return followed(own, protocol, next, redirects - 1, redirected);
  return readResource(next, undefined, redirected ? { redirected } : {});
}

/** What is at `url` for a window of that session. What cannot be shown here is a failure, before anything is shown. */
export function readSource(
  url: string,
  session: Electron.Session,
  request: PageRequest,
  host: ReaderHost,
): Reading | Promise<Reading> {
  const answer = readPage(url, readerOf(session, host), request);
  return answer instanceof Promise ? answer.then((read) => toSource(read)) : toSource(answer);
}

function toSource(read: Awaited<ReturnType<typeof readPage>>): Reading {
  if ('errno' in read) return read;
  const source: PageSource = { ...read, title: titleOf(read.body) };
  if (!isFailure(source) && needsDocument(source.body) && loadJsdom() === undefined) {
    return { ...failures.failed, error: noDocumentError(source.url) };
  }
  return source;
}

/** The source of a module script. */
export async function loadSource(url: string, session: Electron.Session, host: ReaderHost): Promise<string> {
  const read = await readPage(url, readerOf(session, host));
  if ('errno' in read) throw loadError(read.code, read.errno, url);
  return read.body;
}
