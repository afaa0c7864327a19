import type { IncomingResponse, OutgoingRequest } from './request';

/** The method by which a session gives its place. */
export const REQUEST_PLACE: unique symbol = Symbol('request place');

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
  /**
   * What a connection that is no request, such as a WebSocket or a look-up of a name, may not go to; it is on record.
   *
   * @returns the code of the failure, or undefined where it may
   */
  refusal(url: string): string | undefined;
}

/** The place of a session; undefined for one that a test has made itself. */
export function requestPlace(session: Electron.Session): RequestPlace | undefined {
  return (session as unknown as { [REQUEST_PLACE]?(): RequestPlace })[REQUEST_PLACE]?.();
}
