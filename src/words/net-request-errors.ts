/** Texts of `net.request`, `net.WebSocket` and downloads, in Electron's words. */

/** N9.1. */
export function netNotReadyError(): Error {
  return new Error('net module can only be used after app is ready');
}

/** N9.2. */
export function invalidUrlError(input: string): TypeError {
  return Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input });
}

/** What the options of a request are refused for (N9.3). */
export const OPTION_ERRORS = {
  protocol: () => new Error('ClientRequest only supports http: and https: protocols'),
  path: () => new TypeError('Request path contains unescaped characters'),
  redirect: () => new Error('redirect mode should be one of follow, error or manual'),
  headers: () => new TypeError('headers must be an object'),
  sameOrigin: () => new Error('credentials: same-origin requires origin to be set'),
  session: () => new TypeError('`session` should be an instance of the Session class'),
  partition: () => new TypeError('`partition` should be a string'),
} as const;

/** What headers are refused for (N9.4). */
export const HEADER_ERRORS = {
  name: () => new TypeError('`name` should be a string in setHeader(name, value)'),
  value: (name: string) => new Error(`\`value\` required in setHeader("${name}", value)`),
  invalidName: (name: string) => new Error(`Invalid header name: '${name}'`),
  invalidValue: (name: string, value: unknown) => new Error(`Invalid value for header '${name}': '${String(value)}'`),
  sent: (what: 'set' | 'remove') => new Error(`Can't ${what} headers after they are sent`),
  required: (method: 'getHeader' | 'removeHeader') => new Error(`\`name\` is required for ${method}(name)`),
  invalid: () => new TypeError('Invalid header name or value'),
} as const;

/** N9.5. */
export function chunkedError(isStarted: boolean): Error {
  const when = isStarted ? 'before the request is started' : 'once';
  return new Error(`chunkedEncoding can only be set ${when}`);
}

/** N9.9. */
export function noRedirectError(): Error {
  return new Error('followRedirect() called, but was not waiting for a redirect');
}

/** N9.11. */
export function fetchDestinationError(): TypeError {
  return new TypeError(
    "sec-fetch-dest of 'document', 'frame', 'iframe' or 'fencedframe' requires sec-fetch-mode 'navigate'",
  );
}

/** N9.15. */
export function trailersError(): Error {
  return new Error('HTTP trailers are not supported');
}

/** N5.6. */
export function downloadHeadersError(): TypeError {
  return new TypeError('Invalid value for headers - must be an object');
}

/** N5.6: what an interrupted download lacks. */
export function interruptedError(lacks: 'parts' | 'offset'): Error {
  return new Error(
    lacks === 'parts'
      ? 'Must pass non-empty path, urlChain and length.'
      : 'Must pass an offset value less than length.',
  );
}

/** N5.7. */
export function goneDownloadError(): Error {
  return new Error('DownloadItem used after being destroyed');
}
