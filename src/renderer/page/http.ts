import type { IncomingMessage } from 'node:http';
import { URL } from 'node:url';
import { isRedirect, MOST_REDIRECTS } from '../../web/http-status';
import type { NetFailure } from '../../words/net-errors';
import { isLocalHost } from './local-host';
import { failures, type Resource } from './resource';
import type { Reader, ResourceRequest } from './source';

/** Asks a server of this machine; never rejects. */
export async function readHttp(
  url: URL,
  request: ResourceRequest,
  untilEnd?: Reader['untilEnd'],
): Promise<Resource | NetFailure> {
  let at = url;
  let asked = request;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await once(at, asked, untilEnd);
    if (!('headers' in answer) || answer.headers === undefined) return answer;
    const { location } = answer.headers;
    if (location === undefined || !isRedirect(answer.status)) return answer;
    if (!URL.canParse(location, at.href)) return failures.invalidUrl;
    at = new URL(location, at);
    if (request.redirected?.(at.href) === false) return failures.aborted;
    if (!/^https?:$/.test(at.protocol)) return failures.unknownScheme;
    if (!isLocalHost(at.hostname)) return { url: at.href, type: 'text/html', body: new Uint8Array() };
    const keeps = answer.status === 307 || answer.status === 308 || asked.method === 'HEAD';
    if (!keeps) asked = asked.headers ? { headers: asked.headers } : {};
  }
  return failures.tooManyRedirects;
}

function once(
  url: URL,
  { method = 'GET', headers = {}, body }: ResourceRequest,
  untilEnd: Reader['untilEnd'],
): Promise<Resource | NetFailure> {
  const http = require('node:http') as typeof import('node:http');
  const { request } = url.protocol === 'https:' ? (require('node:https') as typeof import('node:https')) : http;
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(failureOf(error));
    // Every name of this machine is this machine. A connection of its own, so that a server can close afterwards.
    const host = url.hostname.endsWith('.localhost') ? { hostname: 'localhost', headers: { host: url.host } } : {};
    const sent = request(
      url,
      { agent: false, method, ...host, headers: { accept: '*/*', ...headers, ...host.headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => resolve(resourceOf(url, response, Buffer.concat(chunks))));
      },
    );
    sent.on('error', failed);
    const forget = untilEnd?.(() => sent.destroy());
    if (forget) sent.on('close', forget);
    sent.end(body);
  });
}

function resourceOf(url: URL, response: IncomingMessage, body: Buffer): Resource {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const status = { status: response.statusCode ?? 200, statusText: response.statusMessage ?? '' };
  return { url: url.href, type: headers['content-type'] ?? 'text/html', body, headers, ...status };
}

function failureOf(error: NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }): NetFailure {
  const { code, message } = error.errors?.[0] ?? error;
  if (code === 'ECONNREFUSED') return failures.connectionRefused;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return failures.nameNotResolved;
  if (code === 'ECONNRESET') return message === 'socket hang up' ? failures.emptyResponse : failures.connectionReset;
  if (code?.includes('CERT') || code?.includes('SIGNED')) return failures.certificate;
  return failures.failed;
}
