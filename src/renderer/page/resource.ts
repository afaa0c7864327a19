import { extname } from 'node:path';

/** An error of Chromium's network stack. */
export interface Failure {
  readonly code: string;
  readonly errno: number;
}

/** What a URL stands for, read whole. */
export interface Resource {
  /** After redirections. */
  readonly url: string;
  /** The content type, with its parameters. */
  readonly type: string;
  readonly body: Uint8Array;
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const failures = {
  aborted: { code: 'ERR_ABORTED', errno: -3 },
  accessDenied: { code: 'ERR_ACCESS_DENIED', errno: -10 },
  certificate: { code: 'ERR_CERT_AUTHORITY_INVALID', errno: -202 },
  connectionRefused: { code: 'ERR_CONNECTION_REFUSED', errno: -102 },
  connectionReset: { code: 'ERR_CONNECTION_RESET', errno: -101 },
  emptyResponse: { code: 'ERR_EMPTY_RESPONSE', errno: -324 },
  failed: { code: 'ERR_FAILED', errno: -2 },
  fileNotFound: { code: 'ERR_FILE_NOT_FOUND', errno: -6 },
  invalidUrl: { code: 'ERR_INVALID_URL', errno: -300 },
  nameNotResolved: { code: 'ERR_NAME_NOT_RESOLVED', errno: -105 },
  tooManyRedirects: { code: 'ERR_TOO_MANY_REDIRECTS', errno: -310 },
  unknownScheme: { code: 'ERR_UNKNOWN_URL_SCHEME', errno: -302 },
} as const satisfies Record<string, Failure>;

const types: Record<string, string> = {
  css: 'text/css',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mjs: 'text/javascript',
  pdf: 'application/pdf',
  png: 'image/png',
  shtml: 'text/html',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webp: 'image/webp',
  xht: 'application/xhtml+xml',
  xhtml: 'application/xhtml+xml',
  xml: 'text/xml',
};

/** The type that Chromium takes a file for, by its name. */
export function typeOf(path: string): string {
  return types[extname(path).slice(1).toLowerCase()] ?? 'application/octet-stream';
}
