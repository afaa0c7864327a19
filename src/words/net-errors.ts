/** An error of Chromium's network stack: `ERR_FILE_NOT_FOUND` and -6. */
export interface NetFailure {
  readonly code: string;
  readonly errno: number;
  /** What Chromium says of it in the console of the page that asked. */
  readonly complaint?: string;
}

/** Those that an app, a page or a server can bring about, by their number. */
const CODES: Readonly<Record<number, string>> = {
  1: 'IO_PENDING',
  2: 'FAILED',
  3: 'ABORTED',
  4: 'INVALID_ARGUMENT',
  5: 'INVALID_HANDLE',
  6: 'FILE_NOT_FOUND',
  7: 'TIMED_OUT',
  8: 'FILE_TOO_BIG',
  9: 'UNEXPECTED',
  10: 'ACCESS_DENIED',
  11: 'NOT_IMPLEMENTED',
  12: 'INSUFFICIENT_RESOURCES',
  13: 'OUT_OF_MEMORY',
  14: 'UPLOAD_FILE_CHANGED',
  15: 'SOCKET_NOT_CONNECTED',
  16: 'FILE_EXISTS',
  17: 'FILE_PATH_TOO_LONG',
  18: 'FILE_NO_SPACE',
  19: 'FILE_VIRUS_INFECTED',
  20: 'BLOCKED_BY_CLIENT',
  21: 'NETWORK_CHANGED',
  22: 'BLOCKED_BY_ADMINISTRATOR',
  23: 'SOCKET_IS_CONNECTED',
  26: 'CONTEXT_SHUT_DOWN',
  27: 'BLOCKED_BY_RESPONSE',
  30: 'BLOCKED_BY_CSP',
  100: 'CONNECTION_CLOSED',
  101: 'CONNECTION_RESET',
  102: 'CONNECTION_REFUSED',
  103: 'CONNECTION_ABORTED',
  104: 'CONNECTION_FAILED',
  105: 'NAME_NOT_RESOLVED',
  106: 'INTERNET_DISCONNECTED',
  107: 'SSL_PROTOCOL_ERROR',
  108: 'ADDRESS_INVALID',
  109: 'ADDRESS_UNREACHABLE',
  110: 'SSL_CLIENT_AUTH_CERT_NEEDED',
  111: 'TUNNEL_CONNECTION_FAILED',
  118: 'CONNECTION_TIMED_OUT',
  130: 'PROXY_CONNECTION_FAILED',
  137: 'NAME_RESOLUTION_FAILED',
  138: 'NETWORK_ACCESS_DENIED',
  173: 'WS_UPGRADE',
  200: 'CERT_COMMON_NAME_INVALID',
  201: 'CERT_DATE_INVALID',
  202: 'CERT_AUTHORITY_INVALID',
  203: 'CERT_CONTAINS_ERRORS',
  206: 'CERT_REVOKED',
  207: 'CERT_INVALID',
  300: 'INVALID_URL',
  301: 'DISALLOWED_URL_SCHEME',
  302: 'UNKNOWN_URL_SCHEME',
  303: 'INVALID_REDIRECT',
  310: 'TOO_MANY_REDIRECTS',
  311: 'UNSAFE_REDIRECT',
  312: 'UNSAFE_PORT',
  320: 'INVALID_RESPONSE',
  321: 'INVALID_CHUNKED_ENCODING',
  322: 'METHOD_NOT_SUPPORTED',
  324: 'EMPTY_RESPONSE',
  325: 'RESPONSE_HEADERS_TOO_BIG',
  328: 'REQUEST_RANGE_NOT_SATISFIABLE',
  330: 'CONTENT_DECODING_FAILED',
  336: 'NO_SUPPORTED_PROXIES',
  338: 'INVALID_AUTH_CREDENTIALS',
  354: 'CONTENT_LENGTH_MISMATCH',
  355: 'INCOMPLETE_CHUNKED_ENCODING',
  370: 'INVALID_HTTP_RESPONSE',
  400: 'CACHE_MISS',
};

/** The failure with this number; one that the table lacks keeps its number, under the name of the general one. */
export function netFailure(errno: number): NetFailure {
  return { code: `ERR_${CODES[-errno] ?? 'FAILED'}`, errno };
}

/** The failure of this name, `ERR_…`; the general one for a name that the table lacks. */
export function netFailureOf(code: string): NetFailure {
  const number = Object.keys(CODES).find((key) => `ERR_${CODES[Number(key)]}` === code);
  return netFailure(-Number(number ?? 2));
}

/** What could not be read from disk, as Chromium calls it. */
export function fileFailure(error: unknown): NetFailure {
  const { code } = error as NodeJS.ErrnoException;
  return netFailure(code === 'EACCES' || code === 'EPERM' ? -10 : -6);
}
