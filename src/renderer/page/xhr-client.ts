import { EventEmitter } from 'node:events';
import { URL } from 'node:url';
import { referrerOf } from '../../web/referrer';
import type { DomPage } from './dom-page';
import type { XhrImpl } from './jsdom/impl';
import type { Resource } from './resource';
import { isFailure, readResource } from './source';

/** Headers that a page of another origin sees without being let. */
const OPEN = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/** What jsdom's XMLHttpRequest hears of its request, which goes where the page's other requests go. */
export function createXhrClient(page: DomPage, xhr: XhrImpl): NodeJS.EventEmitter {
  const client = new EventEmitter();
  const controller = new AbortController();
  Object.assign(client, { abort: () => controller.abort(), end: () => {}, headers: xhr.flag.requestHeaders });
  void ask(page, xhr, client, controller.signal).catch((error: unknown) => {
    if (!controller.signal.aborted && !page.isReleased) client.emit('error', error);
  });
  return client;
}

async function ask(page: DomPage, xhr: XhrImpl, client: EventEmitter, signal: AbortSignal): Promise<void> {
  const { flag } = xhr;
  const { uri: url, method, requestHeaders, body, withCredentials } = flag;
  const sent = body && body.length > 0 && method !== 'GET' && method !== 'HEAD' ? { body } : {};
  // Before anything is sent, its listeners are there.
  await Promise.resolve();
  const answer = await readResource(url, page.options.reader, {
    method,
    headers: Object.fromEntries(Object.entries(requestHeaders).map(([name, value]) => [name.toLowerCase(), value])),
    ...sent,
    resourceType: 'xhr',
    mode: 'cors',
    origin: page.origin,
    referrer: referrerOf(page.url, url),
    credentials: withCredentials ? 'include' : 'same-origin',
    who: 'XMLHttpRequest',
    signal,
  });
  if (page.isReleased || signal.aborted) return;
  if (isFailure(answer)) {
    if (answer.complaint !== undefined) page.log('error', answer.complaint, page.url);
    client.emit('error', new Error(`net::${answer.code}`));
    return;
  }
  const request = new EventEmitter();
  client.emit('request', request);
  const { origin } = new URL(answer.url);
  // What the page may see has been looked at already.
  xhr.properties.origin = origin;
  const response = Object.assign(new EventEmitter(), messageOf(answer, page.origin));
  request.emit('response', response);
  client.emit('response', response, answer.url);
  const bytes = Buffer.from(answer.body);
  if (bytes.length > 0) {
    response.emit('data', bytes);
    client.emit('data', bytes);
  }
  response.emit('end');
  client.emit('end');
}

/** As Node's http tells of a response. */
function messageOf({ body, headers = {}, status = 200, statusText = '', type, url }: Resource, origin: string): object {
  const all: Record<string, string> = { 'content-type': type, 'content-length': String(body.length), ...headers };
  const isOwn = !/^https?:/.test(url) || new URL(url).origin === origin;
  const exposed = (headers['access-control-expose-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const seen = Object.entries(all).filter(
    ([name]) => isOwn || OPEN.includes(name) || exposed.includes(name) || exposed.includes('*'),
  );
  return {
    statusCode: status,
    statusMessage: statusText,
    headers: Object.fromEntries(seen),
    rawHeaders: seen.flat(),
  };
}
