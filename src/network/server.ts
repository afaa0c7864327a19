import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { URL } from 'node:url';
import { netFailure } from '../words/net-errors';
import type { Connections } from './connections';
import type { HeaderList } from './header-list';
import { headerOf } from './header-list';
import { isHttpMocked } from './mocked-http';
import { RequestError } from './request-error';
import { connected, ProxyRefusal, type Wanted } from './tunnel';
import { cutOff, failureOf } from './wire-failures';

/** What is sent to a server, as it goes over the wire. */
export interface WireRequest extends Wanted {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: Buffer | Readable | undefined;
  /** Whether it goes in pieces, without a length. */
  readonly chunked: boolean;
  readonly connections: Connections;
  /** Told how much of the body has gone. */
  readonly uploaded?: ((current: number, total: number) => void) | undefined;
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
 * Asks a server by Node's own http, or the proxy that is in between. Rejects with a `RequestError`, or with the reason of
 * the signal.
 */
export async function askServer(asked: WireRequest): Promise<WireResponse> {
  asked.signal?.throwIfAborted();
  const url = new URL(asked.url);
  if (url.protocol !== 'https:' || isHttpMocked()) return ask(url, asked, undefined);
  try {
    return await ask(url, asked, await connected(url, asked));
  } catch (error) {
    if (!(error instanceof ProxyRefusal)) throw error;
    const { Readable: Class } = require('node:stream') as typeof import('node:stream');
    return { ...headOf(error.response), body: Class.from([], { objectMode: false }) };
  }
}

function ask(url: URL, asked: WireRequest, socket: TLSSocket | undefined, isAgain = false): Promise<WireResponse> {
  const { signal } = asked;
  return new Promise((resolve, reject) => {
    let isStopped = false;
    let request: ClientRequest;
    try {
      request = requestTo(url, asked, socket, isAgain);
    } catch (error) {
      socket?.destroy();
      reject(new RequestError(failureOf(error as NodeJS.ErrnoException)));
      return;
    }
    const abort = () => {
      request.destroy();
      reject(signal!.reason);
    };
    const forget = asked.untilEnd(() => {
      isStopped = true;
      request.destroy();
    });
    const done = asked.connections.track(() => {
      isStopped = true;
      reject(new RequestError(netFailure(-3)));
      request.destroy();
    });
    signal?.addEventListener('abort', abort, { once: true });
    request.on('close', () => {
      forget();
      done();
      signal?.removeEventListener('abort', abort);
    });
    request.on('error', (error) => {
      // The server has closed what was kept, and has seen nothing of this.
      const isStale = request.reusedSocket && !isAgain && isWhole(asked.body);
      if (isStale && !isStopped && !signal?.aborted) resolve(ask(url, asked, socket, true));
      else reject(new RequestError(asked.proxy && !socket ? netFailure(-130) : failureOf(error)));
    });
    request.on('response', (response) => resolve(responseOf(request, response, asked)));
    send(request, asked);
  });
}

function isWhole(body: WireRequest['body']): body is Buffer | undefined {
  return body === undefined || Buffer.isBuffer(body);
}

function requestTo(url: URL, asked: WireRequest, socket: TLSSocket | undefined, isAgain: boolean): ClientRequest {
  const { connections, method, headers, proxy, proxyAuthorization } = asked;
  const isProxied = proxy !== undefined && !socket;
  const { request: make } =
    url.protocol === 'https:' && !socket
      ? (require('node:https') as typeof import('node:https'))
      : (require('node:http') as typeof import('node:http'));
  // Every name of this machine is this machine.
  const hostname = url.hostname.endsWith('.localhost') ? 'localhost' : url.hostname.replace(/^\[|\]$/g, '');
  const keeps = url.protocol === 'http:' && !isAgain && !isHttpMocked();
  const path = `${url.pathname}${url.search}`;
  const request = make({
    // An agent would connect by itself.
    ...(socket ? {} : { agent: keeps ? connections.agent : false }),
    method,
    host: isProxied ? proxy.host : hostname,
    port: isProxied ? proxy.port : url.port || (url.protocol === 'https:' ? 443 : 80),
    path: isProxied ? `http://${url.host}${path}` : path,
    setHost: false,
    ...(socket && { createConnection: () => socket }),
  });
  request.setHeader('Host', headerOf(headers, 'host') ?? url.host);
  if (isProxied && proxyAuthorization !== undefined) request.setHeader('Proxy-Authorization', proxyAuthorization);
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
  // Node would send the body of a GET without saying how long it is.
  const isSaid = request.hasHeader('content-length') || request.hasHeader('transfer-encoding');
  if (isWhole(body)) {
    if (chunked) request.setHeader('Transfer-Encoding', 'chunked');
    else if (body !== undefined && body.length > 0 && !isSaid) request.setHeader('Content-Length', body.length);
    request.end(body, () => uploaded?.(body?.length ?? 0, body?.length ?? 0));
    return;
  }
  if (!isSaid) request.setHeader('Transfer-Encoding', 'chunked');
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
  const head = headOf(response);
  return { ...head, body: bodyOf(request, response, head.headers, asked) };
}

function headOf(response: IncomingMessage): Omit<WireResponse, 'body'> {
  const headers: [string, string][] = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    headers.push([response.rawHeaders[at]!, response.rawHeaders[at + 1]!]);
  }
  return {
    status: response.statusCode ?? 200,
    statusText: response.statusMessage ?? '',
    httpVersion: response.httpVersion,
    headers,
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
