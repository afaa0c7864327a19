import type { CookieSource } from './place-host';
import type { IncomingResponse, OutgoingRequest } from './request';
import type { ResponseCache } from './response-cache';

/** The method by which a session gives its place. */
export const REQUEST_PLACE: unique symbol = Symbol('request place');

/** The method by which a session says that it has no say over a URL, without making its place. */
export const READS_PLAINLY: unique symbol = Symbol('reads plainly');

/** A session of ours. */
export interface PlacedSession {
  [REQUEST_PLACE](): RequestPlace;
  [READS_PLAINLY](url: string): boolean;
}

/** Where the requests of one session go, whoever makes them: page, `net` or the app (N7.7). */
export interface RequestPlace {
  /**
   * Sends a request in Chromium's order: `webRequest`, the app's protocol handlers, the answers of a test, cookies, and
   * then a server, of this machine unless the option `network` says otherwise (N7.6).
   *
   * @returns a promise of the response as soon as its headers are there; rejects with a `RequestError`, or with the reason
   * of `request.signal`
   */
  send(request: OutgoingRequest): Promise<IncomingResponse>;
  /** The session's cookies, as a page's scripts and servers know them. */
  readonly cookies: CookieSource;
  /** The responses that are kept. */
  readonly cache: ResponseCache;
  /** What was sent as a blob, by its UUID. */
  readonly blobs: ReadonlyMap<string, Buffer>;
  /** Forgets the passwords that were given. */
  forgetLogins(): void;
  /** Ends all connections: what is under way fails with ERR_ABORTED. */
  closeConnections(): void;
  /**
   * What a connection that is no request, such as a WebSocket or a look-up of a name, may not go to; it is on record.
   *
   * @returns the code of the failure, or undefined where it may
   */
  refusal(url: string): string | undefined;
}

/** The place of a session; undefined for one that a test has made itself. */
export function requestPlace(session: Electron.Session): RequestPlace | undefined {
  return (session as unknown as Partial<PlacedSession>)[REQUEST_PLACE]?.();
}

/** Whether neither the app nor the test has a say over what is at `url`: no listener, no handler, no answer. */
export function readsPlainly(session: Electron.Session, url: string): boolean {
  return (session as unknown as Partial<PlacedSession>)[READS_PLAINLY]?.(url) ?? true;
}
