import type { Readable } from 'node:stream';
import type { HeaderList } from '../../network/header-list';
import type { OutgoingRequest, UploadPart } from '../../network/request';
import { originOf } from '../../web/origin';
import { fetchDestinationError } from '../../words/net-request-errors';
import type { RequestOptions } from './request-options';

/** Headers that Chromium lets nobody set. */
const FORBIDDEN = /^(content-length|host|trailer|te|upgrade|cookie2|keep-alive|transfer-encoding)$/;
const DESTINATIONS: readonly unknown[] = ['document', 'frame', 'iframe', 'fencedframe'];

/** Told while a request is under way. */
type Hooks = Pick<OutgoingRequest, 'signal' | 'redirected' | 'uploaded' | 'login'>;

/**
 * A request as it goes to the place where requests go.
 *
 * @throws TypeError for a destination that no page is loaded for (N9.11)
 */
export function outgoing(options: RequestOptions, body: Buffer | Readable | undefined, hooks: Hooks): OutgoingRequest {
  const { url, method, credentials, headers, cache, bypassCustomProtocolHandlers } = options;
  const given = (name: string) => {
    const found = headers.get(name);
    return found === undefined ? undefined : textOf(found.value);
  };
  const mode = given('sec-fetch-mode');
  if (DESTINATIONS.includes(given('sec-fetch-dest')) && mode !== 'navigate') throw fetchDestinationError();
  const origin = options.origin || given('origin');
  const isSameOrigin = origin !== undefined && originOf(url) === originOf(origin);
  const cookies = credentials
    ? credentials === 'include' || (credentials === 'same-origin' && isSameOrigin)
    : options.useSessionCookies;
  return {
    url,
    method,
    headers: listOf(options),
    ...(body !== undefined && { body: [partOf(body)], chunked: !Buffer.isBuffer(body) }),
    resourceType: 'xhr',
    referrer: given('referer') ?? '',
    ...(origin !== undefined && { origin }),
    cookies,
    ...(cache !== undefined && { cache }),
    bypassCustomProtocolHandlers,
    who: 'net.request',
    ...hooks,
  };
}

/** Whether Chromium would refuse the request for a header (ERR_INVALID_ARGUMENT). */
export function hasForbiddenHeader({ headers }: RequestOptions): boolean {
  return [...headers].some(
    ([name, { value }]) => FORBIDDEN.test(name) || (name === 'connection' && textOf(value).toLowerCase() === 'upgrade'),
  );
}

function listOf({ headers }: RequestOptions): HeaderList {
  return [...headers.values()]
    .filter(({ name }) => name.toLowerCase() !== 'referer')
    .map(({ name, value }) => [name, textOf(value)] as const);
}

/** Arrays are joined as JavaScript does it. */
function textOf(value: unknown): string {
  return String(value);
}

function partOf(body: Buffer | Readable): UploadPart {
  return Buffer.isBuffer(body) ? { type: 'rawData', bytes: body } : { type: 'stream', body };
}
