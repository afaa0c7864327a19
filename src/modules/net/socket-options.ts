import { URL } from 'node:url';
import { OPTION_ERRORS, SOCKET_ERRORS } from '../../words/socket-errors';

const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;

/** What `net.WebSocket` is made with, checked. */
export interface SocketOptions {
  readonly protocols: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly origin: string | undefined;
  readonly useSessionCookies: boolean;
  readonly session: Electron.Session | undefined;
  readonly partition: string | undefined;
}

/**
 * @param isSession - whether a value is a session of Electron's
 * @throws DOMException `SyntaxError` for what is no protocol; TypeError for what is no session or partition
 */
export function readSocketOptions(
  given: string | readonly string[] | Electron.WebSocketOptions,
  isSession: (value: unknown) => boolean,
): SocketOptions {
  const isPlain = typeof given === 'string' || Array.isArray(given);
  const options = (isPlain ? { protocols: given } : given) as Electron.WebSocketOptions;
  const { headers = {}, origin, useSessionCookies = false, session, partition } = options;
  if (session && !isSession(session)) throw OPTION_ERRORS.session();
  if (!session && partition !== undefined && typeof partition !== 'string') throw OPTION_ERRORS.partition();
  return {
    ...{ protocols: protocolsOf(options.protocols ?? []), headers: { ...headers }, origin },
    ...{ useSessionCookies: Boolean(useSessionCookies), session, partition },
  };
}

function protocolsOf(given: string | readonly string[]): readonly string[] {
  const protocols = [given].flat().map(String);
  for (const [at, protocol] of protocols.entries()) {
    if (!TOKEN.test(protocol)) throw SOCKET_ERRORS.protocol(protocol);
    if (protocols.indexOf(protocol) !== at) throw SOCKET_ERRORS.duplicate(protocol);
  }
  return protocols;
}

/** @throws DOMException `SyntaxError` for what is no address of a socket */
export function addressOf(given: string): string {
  if (!URL.canParse(given)) throw SOCKET_ERRORS.url(given);
  const url = new URL(given);
  const scheme = url.protocol.slice(0, -1);
  if (!/^(ws|http)s?$/.test(scheme)) throw SOCKET_ERRORS.scheme(scheme);
  if (given.includes('#')) throw SOCKET_ERRORS.fragment();
  return url.href.replace(/^http/, 'ws');
}

/** As messages have it: `ws://127.0.0.1:8080`. */
export function originOfSocket(url: string): string {
  return new URL(url.replace(/^ws/, 'http')).origin.replace(/^http/, 'ws');
}
