import { type NetFailure, netFailure, netFailureOf } from '../words/net-errors';
import { type HeaderList, headerOf } from './header-list';

/** What Chromium calls the errors of Node's network stack. */
const CODES: Readonly<Record<string, string>> = {
  EACCES: 'ERR_NETWORK_ACCESS_DENIED',
  EADDRNOTAVAIL: 'ERR_ADDRESS_INVALID',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNABORTED: 'ERR_CONNECTION_ABORTED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_INTERNET_DISCONNECTED',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EPIPE: 'ERR_CONNECTION_RESET',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  HPE_HEADER_OVERFLOW: 'ERR_RESPONSE_HEADERS_TOO_BIG',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
  ERR_INVALID_CHAR: 'ERR_INVALID_ARGUMENT',
  ERR_INVALID_HTTP_TOKEN: 'ERR_INVALID_ARGUMENT',
  ERR_HTTP_INVALID_HEADER_VALUE: 'ERR_INVALID_ARGUMENT',
};

/** The failure that an error of Node's is in Chromium. */
export function failureOf(given: NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }): NetFailure {
  const { code = '', message } = given.errors?.[0] ?? given;
  if (code === 'ECONNRESET' && message === 'socket hang up') return netFailure(-324);
  if (code.startsWith('HPE_')) return netFailureOf(CODES[code] ?? 'ERR_INVALID_HTTP_RESPONSE');
  if (/CERT|SIGNED|ISSUER/.test(code)) return certificateFailure(code);
  if (code.startsWith('ERR_SSL')) return netFailure(-107);
  return netFailureOf(CODES[code] ?? 'ERR_FAILED');
}

/** What is wrong with a certificate. */
export function certificateFailure(code: string): NetFailure {
  if (code.includes('ALTNAME')) return netFailure(-200);
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return netFailure(-201);
  if (code === 'CERT_REVOKED') return netFailure(-206);
  return netFailure(-202);
}

/** The end of a body that did not come. */
export function cutOff({ code }: NodeJS.ErrnoException, headers: HeaderList): NetFailure {
  if (code === 'DECODING') return netFailure(-330);
  if (code?.startsWith('HPE_')) return netFailure(-321);
  if (headerOf(headers, 'content-length') !== undefined) return netFailure(-354);
  if (headerOf(headers, 'transfer-encoding')?.includes('chunked')) return netFailure(-355);
  return netFailure(-101);
}
