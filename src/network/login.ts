import { URL } from 'node:url';
import type { Answered } from './handler';
import { arraysOf, headersOf } from './header-list';
import type { Hop } from './place-host';
import type { Credentials } from './request';

/**
 * Asks whoever wants to know for a name and a password, as the response wants it.
 *
 * @returns undefined where nobody is asked
 */
export function askLogin(
  { request, url }: Pick<Hop, 'request' | 'url'>,
  { status, headers }: Answered,
  firstAuthAttempt: boolean,
): Promise<Credentials | undefined> | undefined {
  const isProxy = status === 407;
  const wanted = headersOf(headers, isProxy ? 'proxy-authenticate' : 'www-authenticate');
  const challenge = wanted.find((value) => /^\s*basic\b/i.test(value));
  if (challenge === undefined || request.login === undefined) return undefined;
  const { hostname, port, protocol } = new URL(url);
  const realm = /realm\s*=\s*(?:"([^"]*)"|([^\s,]*))/i.exec(challenge);
  return request.login({
    url,
    firstAuthAttempt,
    responseHeaders: arraysOf(headers),
    authInfo: {
      isProxy,
      scheme: 'basic',
      host: hostname,
      port: Number(port || (protocol === 'https:' ? 443 : 80)),
      realm: realm?.[1] ?? realm?.[2] ?? '',
    },
  });
}

export function authorization({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
