import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { URL } from 'node:url';
import { type NetFailure, netFailure, netFailureOf } from '../words/net-errors';
import type { HeaderList } from './header-list';
import { headerOf } from './header-list';
import { isHttpMocked } from './mocked-http';
import { RequestError } from './request-error';

/** What is sent to a server, as it goes over the wire. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: Buffer | Readable | undefined;
  /** Whether it goes in pieces, without a length. */
  readonly chunked: boolean;
  readonly signal: AbortSignal | undefined;
  /** Told how much of the body has gone. */
  readonly uploaded?: ((current: number, total: number) => void) | undefined;
  /** Whether a connection is taken: rejects with what is wrong with the certificate. Without it Node's own word counts. */
  readonly secured: ((socket: TLSSocket, host: string) => void | Promise<void>) | undefined;
  /** Has `giveUp` called when nobody waits any more; returns what takes that back. */
  untilEnd(giveUp: () => void): () => void;
}

export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: HeaderList;
  readonly body: Readable;
  readonly ip: string;
}

/** As much as Chromium reads ahead of whoever reads a body. */
const READ_AHEAD = 512 * 1024;

/**
 * Asks a server by Node's own http, over a connection of its own, so that the server can close afterwards. Rejects with
 * a `RequestError`, or with the reason of the signal.
 */
export async function askServer(asked: WireRequest): Promise<WireResponse> {
  const { signal } = asked;
  signal?.throwIfAborted();
  const url = new URL(asked.url);
  const isSecure = url.protocol === 'https:';
  const socket = isSecure && !isHttpMocked() ? await connected(url, asked) : undefined;
  return new Promise((resolve, reject) => {
    let request: ClientRequest;
    try {
      request = requestTo(url, asked, socket);
    } catch (error) {
      socket?.destroy();
      reject(new RequestError(failureOf(error as NodeJS.ErrnoException)));
      return;
    }
    const abort = () => {
      request.destroy();
      reject(signal!.reason);
    };
    const forget = asked.untilEnd(() => request.destroy());
    signal?.addEventListener('abort', abort, { once: true });
    request.on('close', () => {
      forget();
      signal?.removeEventListener('abort', abort);
    });
    request.on('error', (error) => reject(new RequestError(failureOf(error))));
    request.on('response', (response) => resolve(responseOf(request, response, asked)));
    send(request, asked);
  });
}

function requestTo(url: URL, { method, headers }: WireRequest, socket: TLSSocket | undefined): ClientRequest {
  const { request: make } =
    url.protocol === 'https:' && !socket
      ? (require('node:https') as typeof import('node:https'))
      : (require('node:http') as typeof import('node:http'));
  // Every name of this machine is this machine.
  const hostname = url.hostname.endsWith('.localhost') ? 'localhost' : url.hostname.replace(/^\[|\]$/g, '');
  const request = make({
    agent: false,
    method,
    host: hostname,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    setHost: false,
    ...(socket && { createConnection: () => socket }),
  });
  request.setHeader('Host', headerOf(headers, 'host') ?? url.host);
  const given = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === 'host') continue;
    const before = given.get(key);
    const next = before === undefined ? value : [before, value].flat();
    given.set(key, next);
    request.setHeader(name, next);
  }
  return request;
}

function send(request: ClientRequest, { body, chunked, uploaded }: WireRequest): void {
  if (body === undefined || Buffer.isBuffer(body)) {
    if (chunked) request.setHeader('Transfer-Encoding', 'chunked');
    request.end(body, () => uploaded?.(body?.length ?? 0, body?.length ?? 0));
    return;
  }
  let sent = 0;
  body.on('data', (chunk: Buffer) => {
    sent += chunk.length;
    uploaded?.(sent, 0);
  });
  body.on('error', (error) => request.destroy(error));
  request.on('close', () => body.destroy());
  body.pipe(request);
}

function responseOf(request: ClientRequest, response: IncomingMessage, asked: WireRequest): WireResponse {
  const headers: [string, string][] = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    headers.push([response.rawHeaders[at]!, response.rawHeaders[at + 1]!]);
  }
  return {
    status: response.statusCode ?? 200,
    statusText: response.statusMessage ?? '',
    httpVersion: response.httpVersion,
    headers,
    body: bodyOf(request, response, headers, asked),
    ip: response.socket?.remoteAddress ?? '',
  };
}

function bodyOf(request: ClientRequest, response: IncomingMessage, headers: HeaderList, asked: WireRequest): Readable {
  const { PassThrough } = require('node:stream') as typeof import('node:stream');
  const body = new PassThrough({ highWaterMark: READ_AHEAD });
  const decoder = asked.method === 'HEAD' ? undefined : decoderFor(headerOf(headers, 'content-encoding'));
  const { signal } = asked;
  const abort = () => {
    body.destroy(signal!.reason as Error);
    request.destroy();
  };
  const fail = (error: NodeJS.ErrnoException) => {
    if (!body.destroyed) body.destroy(new RequestError(cutOff(error, headers)));
  };
  signal?.addEventListener('abort', abort, { once: true });
  response.on('error', fail);
  decoder?.on('error', () => {
    fail(Object.assign(new Error(), { code: 'DECODING' }));
    request.destroy();
  });
  body.on('close', () => {
    signal?.removeEventListener('abort', abort);
    if (!response.complete) request.destroy();
  });
  // What nobody reads must not be an error that nobody handles.
  body.on('error', () => {});
  if (decoder) response.pipe(decoder).pipe(body);
  else response.pipe(body);
  return body;
}

function decoderFor(encoding: string | undefined): (NodeJS.ReadWriteStream & Readable) | undefined {
  const zlib = () => require('node:zlib') as typeof import('node:zlib');
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return zlib().createGunzip();
    case 'deflate':
      return zlib().createInflate();
    case 'br':
      return zlib().createBrotliDecompress();
    default:
      return undefined;
  }
}

/** The connection to a server with a certificate, which is looked at before anything is sent. */
function connected(url: URL, { signal, secured, untilEnd }: WireRequest): Promise<TLSSocket> {
  const tls = require('node:tls') as typeof import('node:tls');
  const net = require('node:net') as typeof import('node:net');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host: host.endsWith('.localhost') ? 'localhost' : host,
      port: Number(url.port || 443),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: secured === undefined,
      ...(net.isIP(host) ? {} : { servername: host }),
    });
    const abort = () => {
      socket.destroy();
      reject(signal!.reason);
    };
    const forget = untilEnd(() => socket.destroy());
    signal?.addEventListener('abort', abort, { once: true });
    const settle = () => signal?.removeEventListener('abort', abort);
    socket.on('close', forget);
    socket.on('error', (error) => {
      settle();
      reject(new RequestError(failureOf(error)));
    });
    socket.on('secureConnect', async () => {
      try {
        await secured?.(socket, host);
        resolve(socket);
      } catch (error) {
        socket.destroy();
        reject(error as Error);
      } finally {
        settle();
      }
    });
  });
}

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
function cutOff({ code }: NodeJS.ErrnoException, headers: HeaderList): NetFailure {
  if (code === 'DECODING') return netFailure(-330);
  if (code?.startsWith('HPE_')) return netFailure(-321);
  if (headerOf(headers, 'content-length') !== undefined) return netFailure(-354);
  if (headerOf(headers, 'transfer-encoding')?.includes('chunked')) return netFailure(-355);
  return netFailure(-101);
}
