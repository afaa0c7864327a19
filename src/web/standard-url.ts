import { URL } from 'node:url';

/**
 * A URL as Chromium has it, whose schemes are also those that the app has registered as standard: these have a host, no
 * port and no user, and a path that begins with a slash (N8.14). Node's own parser knows of none of them.
 *
 * @param isStandard - whether the app has registered this scheme so
 * @param base - what a relative URL starts from
 * @returns undefined for what is none
 */
export function canonicalUrl(
  given: string,
  isStandard: (scheme: string) => boolean,
  base?: string,
): string | undefined {
  const url = given.trim();
  const scheme = /^[a-z][a-z\d+.-]*(?=:)/i.exec(url)?.[0].toLowerCase();
  if (scheme !== undefined && isStandard(scheme)) return asHttp(scheme, url.slice(scheme.length));
  const ground = base === '' ? undefined : base;
  if (!URL.canParse(url, ground)) return undefined;
  const { href, protocol } = new URL(url, ground);
  const found = protocol.slice(0, -1);
  return scheme === undefined && isStandard(found) ? asHttp(found, href.slice(found.length)) : href;
}

/** Those that Node knows by itself, which are no app's to register. */
const SPECIAL = ['http', 'https', 'ws', 'wss', 'ftp', 'file'];

function asHttp(scheme: string, rest: string): string | undefined {
  if (SPECIAL.includes(scheme)) return URL.canParse(scheme + rest) ? new URL(scheme + rest).href : undefined;
  if (!URL.canParse(`http${rest}`)) return undefined;
  const parsed = new URL(`http${rest}`);
  const { hostname, pathname, search, hash } = parsed;
  return `${scheme}://${hostname}${pathname}${search}${hash}`;
}
