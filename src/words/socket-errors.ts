import { OPTION_ERRORS as REQUEST_ERRORS } from './net-request-errors';

/** Texts of `net.WebSocket` (N10.6, N10.7), in Electron's words unless they begin with `fake-electron`. */

export const OPTION_ERRORS = { session: REQUEST_ERRORS.session, partition: REQUEST_ERRORS.partition };

export function socketNotReadyError(): Error {
  return new Error('net.WebSocket can only be used after app is ready');
}

export const SOCKET_ERRORS = {
  url: (url: string) => new DOMException(`Invalid URL: '${url}'`, 'SyntaxError'),
  scheme: (scheme: string) =>
    new DOMException(
      `The URL's scheme must be either 'ws', 'wss', 'http', or 'https'. '${scheme}' is not allowed.`,
      'SyntaxError',
    ),
  fragment: () => new DOMException('The URL contains a fragment identifier, which is not allowed.', 'SyntaxError'),
  protocol: (protocol: string) => new DOMException(`The subprotocol '${protocol}' is invalid.`, 'SyntaxError'),
  duplicate: (protocol: string) => new DOMException(`The subprotocol '${protocol}' is duplicated.`, 'SyntaxError'),
  connecting: () => new DOMException('Still in CONNECTING state.', 'InvalidStateError'),
  code: (code: number) =>
    new DOMException(
      `The close code must be either 1000, or between 3000 and 4999. ${code} is neither.`,
      'InvalidAccessError',
    ),
  reason: () => new DOMException('The close reason must not be greater than 123 UTF-8 bytes.', 'SyntaxError'),
} as const;

const NET_CODES: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
};

/** Why a connection has failed, as Chromium says it. */
export function socketFailure(error: Error): string {
  const code = NET_CODES[(error as NodeJS.ErrnoException).code ?? ''];
  if (code !== undefined) return `net::${code}`;
  if (/^Unexpected server response: (\d+)/.test(error.message)) {
    return `Error during WebSocket handshake: Unexpected response code: ${/\d+/.exec(error.message)![0]}`;
  }
  if (error.message === 'socket hang up') return 'net::ERR_CONNECTION_CLOSED';
  return error.message;
}

export function noSocketLibraryError(): Error {
  return new Error(
    "fake-electron: net.WebSocket needs the package 'ws', which is not installed: add it to the project's development " +
      'dependencies, or mock net.WebSocket.',
  );
}
