import type { Bus } from '../../bus/bus';
import type { Machine } from '../../machine/machine';
import type { WebContents } from '../../main/contents/web-contents';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import type { Downloads } from '../../modules/downloads/downloads';
import { DOWNLOADS } from '../../modules/session-parts';
import { type HeaderList, headerOf, lowerRecordOf } from '../../network/header-list';
import type { IncomingResponse, OutgoingRequest, Redirect } from '../../network/request';
import { failureIn } from '../../network/request-error';
import { type RequestPlace, readsPlainly, requestPlace } from '../../network/request-place';
import { originOfUrl } from '../../network/sites';
import { failures, type Resource } from '../../renderer/page/resource';
import type { Reader, ResourceRequest } from '../../renderer/page/source';
import { isLocal } from '../../web/local-host';
import type { NetFailure } from '../../words/net-errors';
import { challengesOf } from './challenges';

/** What reading needs of the fake. */
export interface ReaderHost {
  readonly bus: Bus;
  readonly machine: Machine;
  tellApp(event: string, ...args: unknown[]): boolean | undefined;
  /** Whether Chromium was started with a switch. */
  hasSwitch(name: string): boolean;
}

/** Reads by the place of a contents' session, for one of its frames. */
export function readerOf(contents: WebContents, frame: WebFrameMain, host: ReaderHost): Reader {
  const { session } = contents;
  return (url, request) => {
    const scheme = url.slice(0, url.indexOf(':'));
    if (scheme === 'data' || scheme === 'about' || scheme === 'blob') return undefined;
    const isPage = request.mode === 'navigate';
    // Files are read at once, and pages of other machines are empty ones.
    if ((scheme === 'file' || (isPage && !isLocal(url))) && readsPlainly(session, url)) return undefined;
    const place = requestPlace(session);
    return place && read(place, url, request, { contents, frame, host });
  };
}

interface Asker {
  readonly contents: WebContents;
  readonly frame: WebFrameMain;
  readonly host: ReaderHost;
}

async function read(
  place: RequestPlace,
  url: string,
  request: ResourceRequest,
  asker: Asker,
): Promise<Resource | NetFailure> {
  const { rawBody } = require('../../network/upload') as typeof import('../../network/upload');
  const { contents, frame, host } = asker;
  const { method, headers = {}, body, redirected, signal, resourceType = 'xhr' } = request;
  const { referer, ...others } = headers;
  const upload = request.parts ?? rawBody(body);
  const isFree = request.mode === 'cors' && contents.preferences.webSecurity === false;
  const mode = isFree ? 'no-cors' : request.mode;
  const challenges = () => challengesOf(contents, frame, request.mode === 'navigate', host);
  const asked: OutgoingRequest = {
    url,
    method,
    headers: headersFor(url, others, contents),
    body: upload,
    resourceType,
    referrer: request.referrer ?? referer ?? '',
    origin: request.origin,
    mode,
    credentials: request.credentials,
    cache: request.cache,
    cookies: sendsCookies(request, url),
    frame: frame as unknown as Electron.WebFrameMain,
    webContents: contents as unknown as Electron.WebContents,
    who: request.who ?? 'page',
    signal,
    redirected: redirected && (({ url: next }: Redirect) => redirected(next)),
    login: (asks) => challenges().login!(asks),
    certificateError: (failure, certificate, at) => challenges().certificateError!(failure, certificate, at),
  };
  try {
    const response = await place.send(asked);
    if (request.mode === 'navigate' && isKept(response)) return keep(asker, request, response);
    const { status, statusText, type } = response;
    return {
      url: response.url,
      status,
      statusText,
      headers: lowerRecordOf(response.headers),
      body: await response.body.bytes(),
      type,
    };
  } catch (error) {
    return failed(error, signal);
  }
}

/** Whether a page cannot show it, or its server does not want it shown. */
function isKept({ status, headers, type }: IncomingResponse): boolean {
  if (status < 200 || status > 299 || status === 204) return false;
  if (/^\s*attachment\b/i.test(headerOf(headers, 'content-disposition') ?? '')) return true;
  return /^(application|font|model)\//i.test(type) && !SHOWN.test(type);
}

/** Of the types that are none of text or media, those that pages are made of or Chromium has a viewer for. */
const SHOWN =
  /^application\/([\w.+-]*(json|xml|xhtml|javascript|ecmascript|pdf|html|typescript|x-sh)[\w.+-]*)\s*(;|$)/i;

/** It becomes a download (N12), and the page stays as it is. */
function keep(
  { contents, frame }: Asker,
  { byPage }: ResourceRequest,
  response: IncomingResponse,
): NetFailure & { isElsewhere: true } {
  const { [DOWNLOADS]: downloads } = contents.session as { [DOWNLOADS]?: Downloads };
  const twins = { webContents: contents as unknown as Electron.WebContents, frame: frame as Electron.WebFrameMain };
  const initiator = byPage ? { origin: frame.identity.origin } : {};
  if (downloads) downloads.take({ url: response.url, ...twins, ...initiator }, response);
  else response.body.discard();
  return { ...failures.aborted, isElsewhere: true };
}

function failed(error: unknown, signal: AbortSignal | undefined): NetFailure {
  if (signal?.aborted) throw error;
  const { complaint } = error as { complaint?: string };
  if (!(error instanceof Error && error.message.startsWith('net::'))) throw error;
  return complaint === undefined ? failureIn(error) : { ...failureIn(error), complaint };
}

/** What the contents says it is, where it is not what its session says. */
function headersFor(url: string, headers: Readonly<Record<string, string>>, contents: WebContents): HeaderList {
  const list = Object.entries(headers);
  if (!url.startsWith('http')) return list;
  const agent = contents.getUserAgent();
  if (agent !== '' && headers['user-agent'] === undefined) list.push(['User-Agent', agent]);
  return list;
}

/** Whether the cookies of the session go with it, as the page wants it. */
function sendsCookies({ credentials, origin }: ResourceRequest, url: string): boolean {
  if (credentials === undefined || credentials === 'include') return true;
  return credentials === 'same-origin' && (origin === undefined || origin === originOfUrl(url));
}
