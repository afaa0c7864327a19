import * as fs from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { mimeOf } from '../web/mime';
import { fileFailure, type NetFailure, netFailure, netFailureOf } from '../words/net-errors';
import type { Answered, Handler } from './handler';
import { type HeaderList, headerOf, headersOf, listOf, recordOf, withHeader } from './header-list';
import type { CookieSite, Hop, Source } from './place-host';
import { type ProxyServer, proxyKey } from './proxy';
import type { OutgoingRequest } from './request';
import { RequestError } from './request-error';
import { ResponseBody } from './response-body';
import { fetchSite, originOfUrl } from './sites';
import { sentBody } from './upload';

/** Who answers for the URL that a course is at (N7.6, N8). */
export function sourceFor(course: Hop): Source {
  const { host, request, url } = course;
  const scheme = url.slice(0, url.indexOf(':'));
  const handler = request.bypassCustomProtocolHandlers ? undefined : host.handlerOf(scheme);
  if (handler) return handledBy(handler);
  const isWeb = scheme === 'http' || scheme === 'https';
  const { answers } = host.network;
  const answer = answers.length > 0 && URL.canParse(url) ? answers.find(({ takes }) => takes(new URL(url))) : undefined;
  if (answer) {
    const ask = ({ sent, method, body, request: { signal } }: Hop) =>
      answered(answer.answer, url, { sent, method, body, signal });
    return isWeb ? { ...WEB, ask: (at) => online(at, () => ask(at)) } : { headersFor: ({ headers }) => headers, ask };
  }
  if (isWeb) return { ...WEB, ask: askWeb };
  if (scheme === 'file') return FILE;
  return UNKNOWN;
}

function handledBy(handler: Handler): Source {
  return {
    headersFor: ({ headers }) => headers,
    ask: ({ url, method, sent, body, request: { referrer = '', origin } }) =>
      handler({ url, method, headers: sent, body, referrer, origin }),
  };
}

const UNKNOWN: Source = { headersFor: ({ headers }) => headers, ask: async () => netFailure(-302) };

const FILE: Source = {
  headersFor: ({ headers }) => headers,
  async ask({ url, sent }) {
    try {
      const { host, pathname } = new URL(url);
      // The query and the fragment are not part of the file's name.
      const path = fileURLToPath(`file://${host}${pathname}`);
      const [bytes, { mtime }] = await Promise.all([fs.promises.readFile(path), fs.promises.stat(path)]);
      const part = rangeOf(bytes, headerOf(sent, 'range'));
      if (part === undefined) return netFailure(-328);
      const type = mimeOf(path);
      const headers: HeaderList = [
        ['Content-Type', type],
        ['Last-Modified', mtime.toUTCString()],
      ];
      return { status: 200, statusText: 'OK', headers, body: new ResponseBody(part), type };
    } catch (error) {
      return fileFailure(error);
    }
  },
};

/** The part of a file that a header asks for: Chromium's status stays 200. Undefined for one that there is not. */
function rangeOf(bytes: Buffer, header: string | undefined): Buffer | undefined {
  if (header === undefined) return bytes;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return bytes.subarray(Math.max(0, bytes.length - Number(last)));
  if (Number(first) >= bytes.length) return undefined;
  return bytes.subarray(Number(first), last === '' ? undefined : Number(last) + 1);
}

const WEB: Pick<Source, 'headersFor' | 'isWeb' | 'received'> = {
  isWeb: true,
  headersFor(course) {
    const { host, request, headers, url, method } = course;
    let sent: HeaderList = headers;
    const add = (name: string, value: string | undefined) => {
      if (value !== undefined && value !== '') sent = withHeader(sent, name, value);
    };
    add('User-Agent', host.userAgent());
    add('Accept', request.mode === 'navigate' ? DOCUMENT : '*/*');
    if (request.origin && (request.mode === 'cors' || (method !== 'GET' && method !== 'HEAD'))) {
      const isOther = request.origin !== originOfUrl(url);
      if (isOther || method !== 'GET') add('Origin', request.origin);
    }
    const isNavigation = request.mode === 'navigate';
    if (isNavigation) add('Upgrade-Insecure-Requests', '1');
    add('Sec-Fetch-Site', fetchSite(request, url));
    add('Sec-Fetch-Mode', request.mode ?? 'no-cors');
    if (isNavigation) add('Sec-Fetch-User', headerOf(headers, 'sec-fetch-user'));
    add('Sec-Fetch-Dest', DESTINATIONS[request.resourceType ?? 'other'] ?? 'empty');
    add('Referer', request.referrer);
    add('Accept-Encoding', 'gzip, deflate, br');
    add('Accept-Language', host.languages());
    if (request.cache === 'reload' || request.cache === 'no-store') {
      add('Pragma', 'no-cache');
      add('Cache-Control', 'no-cache');
    } else if (request.cache === 'no-cache') add('Cache-Control', 'max-age=0');
    add('Authorization', host.auth.get(originOfUrl(url))?.authorization(method, pathOf(url)));
    if (request.cookies !== false) {
      const cookies = host.cookies().sentTo(url, cookieSite(request, url));
      const given = headerOf(sent, 'cookie');
      if (cookies !== undefined && given === undefined) add('Cookie', cookies);
    }
    return sent;
  },
  received({ host, request, url }, { headers }) {
    if (request.cookies === false) return;
    const lines = headersOf(headers, 'set-cookie');
    if (lines.length > 0) host.cookies().receive(url, lines);
  },
};

const DOCUMENT =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';

const DESTINATIONS: Readonly<Record<string, string>> = {
  mainFrame: 'document',
  subFrame: 'iframe',
  stylesheet: 'style',
  script: 'script',
  image: 'image',
  font: 'font',
  object: 'object',
  media: 'video',
};

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

function cookieSite(request: OutgoingRequest, url: string): CookieSite {
  const site = fetchSite(request, url);
  if (site !== 'cross-site') return 'same-site';
  const isSafe = /^(GET|HEAD|OPTIONS|TRACE)$/.test(request.method ?? 'GET');
  return request.resourceType === 'mainFrame' && isSafe ? 'navigation' : 'cross-site';
}

async function online(course: Hop, ask: () => Promise<Answered | NetFailure>): Promise<Answered | NetFailure> {
  if (course.host.isOffline()) return netFailure(-106);
  const { latency = 0 } = course.host.emulation();
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  return ask();
}

/** Asks the server, if the test lets it. */
async function askWeb(course: Hop): Promise<Answered | NetFailure> {
  const { host, request, url } = course;
  if (request.mode === 'navigate' && !host.isOffline() && !course.proxy && !host.isReached(url)) {
    // A page of another machine is an empty one.
    return { status: 200, statusText: 'OK', headers: [], body: new ResponseBody(Buffer.alloc(0)), type: 'text/html' };
  }
  const refusal = host.refusal(url, course.proxy);
  if (refusal !== undefined) return netFailureOf(refusal);
  const { cache = 'default' } = request;
  const isKept =
    host.keepsResponses &&
    course.method === 'GET' &&
    cache !== 'no-store' &&
    headerOf(course.sent, 'range') === undefined;
  if (isKept && cache !== 'reload' && cache !== 'no-cache') {
    const kept = host.cache.find(url, cache !== 'default');
    if (kept) return { ...kept, fromCache: true };
    if (cache === 'only-if-cached') return netFailure(-400);
  }
  return online(course, async () => {
    const answer = await fromServer(course);
    return isKept ? host.cache.keep(url, answer) : answer;
  });
}

async function fromServer(course: Hop): Promise<Answered> {
  const { host, method, sent, url, request, proxy } = course;
  const { askServer } = require('./server') as typeof import('./server');
  let body: ReturnType<typeof sentBody>;
  try {
    body = sentBody(course.body);
  } catch (error) {
    throw new RequestError(fileFailure(error));
  }
  const response = await askServer({
    url,
    method,
    headers: sent,
    body,
    chunked: request.chunked ?? false,
    signal: request.signal,
    connections: host.connections,
    proxy,
    proxyAuthorization: proxy && proxyAuthorization(course, proxy),
    uploaded: request.uploaded,
    secured: (socket, name) => host.secured(socket, name, course),
    untilEnd: (giveUp) => host.untilEnd(giveUp),
  });
  const type = headerOf(response.headers, 'content-type') ?? 'text/html';
  return { ...response, body: new ResponseBody(response.body), type };
}

/** A tunnel is asked for by a method and a path of its own. */
function proxyAuthorization({ host, method, url }: Hop, proxy: ProxyServer): string | undefined {
  const { protocol, host: authority, port, hostname } = new URL(url);
  const login = host.auth.get(proxyKey(proxy));
  return protocol === 'https:'
    ? login?.authorization('CONNECT', `${hostname}:${port || 443}`)
    : login?.authorization(method, `http://${authority}${pathOf(url)}`);
}

interface Asked extends Pick<Hop, 'sent' | 'method' | 'body'> {
  readonly signal: AbortSignal | undefined;
}

/** What a test answers in the place of a server. */
async function answered(
  answer: (request: Request) => Response | Promise<Response>,
  url: string,
  { sent, method, body, signal }: Asked,
): Promise<Answered | NetFailure> {
  const { web } = require('./web') as typeof import('./web');
  const { Request } = web();
  const bytes = method === 'GET' || method === 'HEAD' ? undefined : sentBody(body);
  const init = { method, headers: recordOf(sent), body: bytes, duplex: 'half', ...(signal && { signal }) };
  const response = await answer(new Request(url, init as RequestInit));
  if (typeof response !== 'object' || response === null) throw new TypeError(NO_RESPONSE);
  if (response.type === 'error') return netFailure(-2);
  const headers = listOf(Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie')));
  const cookies = response.headers.getSetCookie().map((line) => ['set-cookie', line] as const);
  const http = require('node:http') as typeof import('node:http');
  return {
    status: response.status,
    statusText: response.statusText || (http.STATUS_CODES[response.status] ?? ''),
    headers: [...headers, ...cookies],
    body: new ResponseBody(response),
    type: response.headers.get('content-type') ?? 'text/html',
  };
}

const NO_RESPONSE =
  'fake-electron: a function that was given to system.answers() answers with a Response; it gave none.';
