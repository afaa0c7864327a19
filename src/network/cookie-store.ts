import { URL } from 'node:url';
import type { Restore } from '../bus/snapshot';
import {
  type Cookie,
  type CookieParts,
  createCookie,
  type Exclusion,
  isForHost,
  isForPath,
  isTrustworthy,
  parseCookie,
} from './cookie';
import type { CookieSite, CookieSource } from './place-host';

/** Why a cookie is another one now, as `'changed'` says it (N6.12). */
export type CookieCause = Parameters<Parameters<Electron.Cookies['on']>[1]>[2];

/** Which cookies are wanted; what is undefined does not count (N6.1). */
export interface CookieFilter {
  readonly url?: string | undefined;
  readonly name?: string | undefined;
  readonly domain?: string | undefined;
  readonly path?: string | undefined;
  readonly secure?: boolean | undefined;
  readonly session?: boolean | undefined;
  readonly httpOnly?: boolean | undefined;
}

export interface CookieStoreHost {
  /** Whether a scheme of the app's own has cookies. */
  hasCookies(scheme: string): boolean;
  /** A cookie is another one, or gone. */
  changed(cookie: Cookie, cause: CookieCause, removed: boolean): void;
}

const WEB = ['http', 'https', 'ws', 'wss'];

/** The cookies of one session, in memory. */
export class CookieStore implements CookieSource {
  readonly #host: CookieStoreHost;
  #all: readonly Cookie[] = [];
  #order = 0;

  constructor(host: CookieStoreHost) {
    this.#host = host;
  }

  /** Those that fit, as Chromium orders them: longer paths first, then the older ones. */
  find({ url, name, domain, path, secure, session, httpOnly }: CookieFilter): Cookie[] {
    const at = url === undefined || url === '' ? undefined : parsed(url);
    if (url !== undefined && url !== '' && at === undefined) return [];
    const host = domain?.toLowerCase();
    return this.#living
      .filter(
        (cookie) =>
          (at === undefined || isSentTo(cookie, at)) &&
          (name === undefined || cookie.name === name) &&
          (host === undefined || isForDomain(cookie, host)) &&
          (path === undefined || cookie.path === path) &&
          (secure === undefined || cookie.secure === secure) &&
          (session === undefined || (cookie.expirationDate === undefined) === session) &&
          (httpOnly === undefined || cookie.httpOnly === httpOnly),
      )
      .sort((a, b) => b.path.length - a.path.length || a.order - b.order);
  }

  /**
   * Keeps one for `url`, or takes away its equal if it has expired.
   *
   * @param isScript - whether a page's script wants it, which does not see those for HTTP only
   * @returns why it is not kept, if it is not
   */
  set(url: URL, parts: CookieParts, isScript = false): Exclusion | undefined {
    const scheme = url.protocol.slice(0, -1);
    if (!WEB.includes(scheme) && !this.#host.hasCookies(scheme)) return 'NONCOOKIEABLE_SCHEME';
    const made = createCookie(url, parts, this.#order + 1);
    if (typeof made === 'string') return made;
    if (made.secure && !isTrustworthy(url)) return 'SECURE_ONLY';
    const before = this.#living.find((cookie) => isEqual(cookie, made));
    if (before?.httpOnly && (isScript || !made.httpOnly)) return 'OVERWRITE_HTTP_ONLY';
    if (isScript && made.httpOnly) return 'FAILURE_TO_STORE';
    const isExpired = made.expirationDate !== undefined && made.expirationDate <= Date.now() / 1000;
    if (isExpired) {
      if (before) this.#remove(before, 'expired-overwrite');
      return undefined;
    }
    this.#order++;
    if (before === undefined) {
      this.#all = [...this.#living, made];
      this.#host.changed(made, 'inserted', false);
      return undefined;
    }
    // It stays as old as it was.
    const kept = { ...made, order: before.order };
    this.#all = this.#living.map((cookie) => (cookie === before ? kept : cookie));
    this.#host.changed(before, 'overwrite', true);
    this.#host.changed(kept, insertion(before, kept), false);
    return undefined;
  }

  /** Takes away those of that name that would be sent to `url`. */
  remove(url: URL, name: string): void {
    for (const cookie of this.#living)
      if (cookie.name === name && isSentTo(cookie, url)) this.#remove(cookie, 'explicit');
  }

  /** Takes away those that are meant. */
  clear(takes: (cookie: Cookie) => boolean = () => true): void {
    for (const cookie of this.#living) if (takes(cookie)) this.#remove(cookie, 'explicit');
  }

  sentTo(url: string, site: CookieSite, isScript = false): string | undefined {
    if (this.#all.length === 0) return undefined;
    const found = this.find({ url }).filter(
      ({ sameSite, httpOnly }) =>
        !(isScript && httpOnly) &&
        (site === 'same-site' || sameSite === 'no_restriction' || (site === 'navigation' && sameSite !== 'strict')),
    );
    if (found.length === 0) return undefined;
    return found.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
  }

  receive(url: string, lines: readonly string[], isScript = false): void {
    const at = parsed(url);
    if (at) for (const line of lines) this.set(at, parseCookie(line), isScript);
  }

  save(): Restore {
    const [all, order] = [this.#all, this.#order];
    return () => {
      this.#all = all;
      this.#order = order;
    };
  }

  /** Those that have not expired. */
  get #living(): readonly Cookie[] {
    const now = Date.now() / 1000;
    const expired = this.#all.filter(({ expirationDate }) => expirationDate !== undefined && expirationDate <= now);
    if (expired.length === 0) return this.#all;
    this.#all = this.#all.filter((cookie) => !expired.includes(cookie));
    for (const cookie of expired) this.#host.changed(cookie, 'expired', true);
    return this.#all;
  }

  #remove(cookie: Cookie, cause: CookieCause): void {
    this.#all = this.#all.filter((one) => one !== cookie);
    this.#host.changed(cookie, cause, true);
  }
}

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isEqual(a: Cookie, b: Cookie): boolean {
  return a.name === b.name && a.domain === b.domain && a.path === b.path;
}

function insertion(before: Cookie, now: Cookie): CookieCause {
  if (before.value !== now.value) return 'inserted';
  const names = ['secure', 'httpOnly', 'sameSite', 'expirationDate'] as const;
  const isSame = names.every((name) => before[name] === now[name]);
  return isSame ? 'inserted-no-change-overwrite' : 'inserted-no-value-change-overwrite';
}

function isSentTo(cookie: Cookie, url: URL): boolean {
  return (
    isForHost(cookie, url.hostname) && isForPath(cookie, url.pathname || '/') && (!cookie.secure || isTrustworthy(url))
  );
}

/** Whether that host would get it (N6.3). */
function isForDomain({ domain }: Cookie, host: string): boolean {
  return host === domain || (domain.startsWith('.') && (host === domain.slice(1) || host.endsWith(domain)));
}
