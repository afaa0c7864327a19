import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { URL } from 'node:url';
import { netFailure } from '../words/net-errors';
import type { ProxyServer } from './proxy';
import { RequestError } from './request-error';
import { failureOf } from './wire-failures';

/** What a connection is made for. */
export interface Wanted {
  readonly signal: AbortSignal | undefined;
  /** Whether it is taken: rejects with what is wrong with the certificate. Without it Node's own word counts. */
  readonly secured: ((socket: TLSSocket, host: string) => void | Promise<void>) | undefined;
  readonly proxy: ProxyServer | undefined;
  /** What the proxy is told of who asks. */
  readonly proxyAuthorization: string | undefined;
  /** Has `giveUp` called when nobody waits any more; returns what takes that back. */
  untilEnd(giveUp: () => void): () => void;
}

/** A proxy that wants to know who asks. */
export class ProxyRefusal extends Error {
  constructor(readonly response: IncomingMessage) {
    super('The proxy wants to know who asks.');
  }
}

/**
 * The connection to a server with a certificate, which is looked at before anything is sent; through a tunnel of a proxy if
 * there is one. Rejects with a `RequestError`, a `ProxyRefusal`, or with the reason of the signal.
 */
export async function connected(url: URL, wanted: Wanted): Promise<TLSSocket> {
  const { proxy, signal, secured, untilEnd } = wanted;
  const through = proxy && (await tunnelTo(url, proxy, wanted));
  const tls = require('node:tls') as typeof import('node:tls');
  const net = require('node:net') as typeof import('node:net');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      ...(through
        ? { socket: through }
        : { host: host.endsWith('.localhost') ? 'localhost' : host, port: Number(url.port || 443) }),
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
    socket.on('close', () => {
      forget();
      through?.destroy();
    });
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

function tunnelTo(
  url: URL,
  { host, port }: ProxyServer,
  { signal, proxyAuthorization, untilEnd }: Wanted,
): Promise<Socket> {
  const { request: make } = require('node:http') as typeof import('node:http');
  const authority = `${url.hostname}:${url.port || 443}`;
  return new Promise((resolve, reject) => {
    const request = make({ agent: false, host, port, method: 'CONNECT', path: authority, setHost: false });
    request.setHeader('Host', authority);
    request.setHeader('Proxy-Connection', 'keep-alive');
    if (proxyAuthorization !== undefined) request.setHeader('Proxy-Authorization', proxyAuthorization);
    const abort = () => {
      request.destroy();
      reject(signal!.reason);
    };
    const forget = untilEnd(() => request.destroy());
    signal?.addEventListener('abort', abort, { once: true });
    request.on('close', () => {
      forget();
      signal?.removeEventListener('abort', abort);
    });
    request.on('error', () => reject(new RequestError(netFailure(-130))));
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(response.statusCode === 407 ? new ProxyRefusal(response) : new RequestError(netFailure(-111)));
    });
    request.end();
  });
}
