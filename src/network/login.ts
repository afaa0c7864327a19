import { createHash, randomBytes } from 'node:crypto';
import { URL } from 'node:url';
import type { Answered } from './handler';
import { arraysOf, headersOf } from './header-list';
import type { Hop } from './place-host';
import type { Credentials } from './request';

/** What a server wants to know who asks by: `Basic realm="notes"`. */
export interface Challenge {
  readonly scheme: 'basic' | 'digest';
  /** By their names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The strongest that a response asks for, of those that there are words for; undefined for none. */
export function challengeOf({ status, headers }: Pick<Answered, 'status' | 'headers'>): Challenge | undefined {
  const wanted = headersOf(headers, status === 407 ? 'proxy-authenticate' : 'www-authenticate').flatMap(challengesIn);
  return wanted.find(({ scheme }) => scheme === 'digest') ?? wanted[0];
}

/**
 * Asks whoever wants to know for a name and a password, as the response wants it.
 *
 * @param proxy - who asks for them, if it is no server
 * @returns undefined where nobody is asked
 */
export function askLogin(
  { request, url }: Pick<Hop, 'request' | 'url'>,
  { status, headers }: Answered,
  { scheme, parameters }: Challenge,
  firstAuthAttempt: boolean,
  proxy: { readonly host: string; readonly port: number } | undefined,
): Promise<Credentials | undefined> | undefined {
  if (request.login === undefined) return undefined;
  const { hostname, port, protocol } = new URL(url);
  const isProxy = status === 407;
  const server = { host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const { host, port: at } = (isProxy && proxy) || server;
  return request.login({
    url,
    firstAuthAttempt,
    responseHeaders: arraysOf(headers),
    authInfo: { isProxy, scheme, host, port: at, realm: parameters.get('realm') ?? '' },
  });
}

/** A name and a password that a server has asked for, which every request tells it again. */
export class Login {
  #count = 0;

  constructor(
    readonly challenge: Challenge,
    readonly credentials: Credentials,
  ) {}

  /** The header that says who asks. @param path - of the request, with its query */
  authorization(method: string, path: string): string {
    const { username, password } = this.credentials;
    if (this.challenge.scheme === 'basic') {
      return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    }
    return this.#digest(method, path);
  }

  /** RFC 7616. */
  #digest(method: string, path: string): string {
    const { parameters } = this.challenge;
    const { username, password } = this.credentials;
    const [realm = '', nonce = '', algorithm = 'MD5'] = ['realm', 'nonce', 'algorithm'].map((name) =>
      parameters.get(name),
    );
    const name = /^sha-256/i.test(algorithm) ? 'sha256' : 'md5';
    const hash = (text: string) => createHash(name).update(text).digest('hex');
    const cnonce = randomBytes(8).toString('hex');
    const count = (++this.#count).toString(16).padStart(8, '0');
    const own = hash(`${username}:${realm}:${password}`);
    const secret = /-sess$/i.test(algorithm) ? hash(`${own}:${nonce}:${cnonce}`) : own;
    const asked = hash(`${method}:${path}`);
    const hasQuality = (parameters.get('qop') ?? '').split(',').some((quality) => quality.trim() === 'auth');
    const response = hasQuality
      ? hash(`${secret}:${nonce}:${count}:${cnonce}:auth:${asked}`)
      : hash(`${secret}:${nonce}:${asked}`);
    const opaque = parameters.get('opaque');
    return [
      `Digest username="${username}"`,
      `realm="${realm}"`,
      `nonce="${nonce}"`,
      `uri="${path}"`,
      ...(parameters.has('algorithm') ? [`algorithm=${algorithm}`] : []),
      `response="${response}"`,
      ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
      ...(hasQuality ? ['qop=auth', `nc=${count}`, `cnonce="${cnonce}"`] : []),
    ].join(', ');
  }
}

/** One header can ask for several. */
function challengesIn(header: string): Challenge[] {
  const found: { scheme: Challenge['scheme'] | undefined; parameters: Map<string, string> }[] = [];
  for (const [, name = '', quoted, plain] of header.matchAll(/([\w-]+)(?:\s*=\s*(?:"((?:\\.|[^"])*)"|([^\s,"]+)))?/g)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (value !== undefined) found.at(-1)?.parameters.set(name.toLowerCase(), value);
    else {
      const scheme = /^(basic|digest)$/i.test(name) ? (name.toLowerCase() as Challenge['scheme']) : undefined;
      found.push({ scheme, parameters: new Map() });
    }
  }
  return found.filter((one): one is Challenge & { parameters: Map<string, string> } => one.scheme !== undefined);
}
