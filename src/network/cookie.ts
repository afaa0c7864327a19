import { URL } from 'node:url';
import { isLocalHost } from '../web/local-host';
import { isAddress, isPublicSuffix } from './sites';

/** One cookie as it is kept. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** With a dot before it, unless it is the host's own. */
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: Electron.Cookie['sameSite'];
  /** In seconds since the epoch; undefined for one that ends with the session. */
  readonly expirationDate: number | undefined;
  /** Which of them is older. */
  readonly order: number;
}

/** Why a cookie is not kept, by Chromium's names. */
export type Exclusion =
  | 'INVALID_DOMAIN'
  | 'DISALLOWED_CHARACTER'
  | 'SECURE_ONLY'
  | 'INVALID_PREFIX'
  | 'FAILURE_TO_STORE'
  | 'NO_COOKIE_CONTENT'
  | 'NONCOOKIEABLE_SCHEME'
  | 'OVERWRITE_HTTP_ONLY';

/** What a cookie is made of; what is empty is not given. */
export type CookieParts = Omit<Cookie, 'order'>;

/** Nothing is kept for longer. */
const LONGEST = 400 * 24 * 60 * 60;

/** A cookie of those parts for `url`, as Chromium makes one (N6.8, N6.9), or why there is none. */
export function createCookie(url: URL, parts: CookieParts, order: number): Cookie | Exclusion {
  const { name, value, secure } = parts;
  const domain = cookieDomain(url, parts.domain);
  if (domain === undefined) return 'INVALID_DOMAIN';
  if (isDisallowed(name, true) || isDisallowed(value) || isDisallowed(parts.path)) return 'DISALLOWED_CHARACTER';
  if (name.trim() !== name || value.trim() !== value) return 'FAILURE_TO_STORE';
  if (name === '' && value === '') return 'NO_COOKIE_CONTENT';
  if (parts.path !== '' && !parts.path.startsWith('/')) return 'FAILURE_TO_STORE';
  if (name.length + value.length > 4096) return 'FAILURE_TO_STORE';
  const path = parts.path === '' ? defaultPath(url) : parts.path;
  const isHost = /^__host-/i.test(name);
  if (isHost && !(secure && domain === url.hostname && path === '/' && isTrustworthy(url))) return 'INVALID_PREFIX';
  if (/^__secure-/i.test(name) && !(secure && isTrustworthy(url))) return 'INVALID_PREFIX';
  const now = Date.now() / 1000;
  const { expirationDate } = parts;
  return {
    name,
    value,
    domain,
    path,
    secure,
    httpOnly: parts.httpOnly,
    sameSite: parts.sameSite,
    expirationDate: expirationDate === undefined ? undefined : Math.min(expirationDate, now + LONGEST),
    order,
  };
}

/** What a server or a page says in one line: `sid=7; Path=/; HttpOnly`. */
export function parseCookie(line: string): CookieParts {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const given = new Map<string, string>();
  for (const attribute of attributes) {
    const at = attribute.indexOf('=');
    const name = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase();
    given.set(name, at < 0 ? '' : attribute.slice(at + 1).trim());
  }
  const path = given.get('path') ?? '';
  return {
    name: equals < 0 ? '' : pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    domain: given.get('domain') ?? '',
    path: path.startsWith('/') ? path : '',
    secure: given.has('secure'),
    httpOnly: given.has('httponly'),
    sameSite: sameSiteIn(given.get('samesite')),
    expirationDate: expiryIn(given.get('max-age'), given.get('expires')),
  };
}

function sameSiteIn(text: string | undefined): CookieParts['sameSite'] {
  const word = text?.toLowerCase();
  if (word === 'none') return 'no_restriction';
  return word === 'lax' || word === 'strict' ? word : 'unspecified';
}

function expiryIn(age: string | undefined, date: string | undefined): number | undefined {
  if (age !== undefined && /^-?\d+$/.test(age)) return Number(age) <= 0 ? 0 : Date.now() / 1000 + Number(age);
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : Math.max(0, time / 1000);
}

/** Whether what is sent there cannot be read on the way. */
export function isTrustworthy({ protocol, hostname }: URL): boolean {
  return /^(https|wss|file):$/.test(protocol) || isLocalHost(hostname);
}

/** Whether a request to that host takes the cookie along. */
export function isForHost({ domain }: Pick<Cookie, 'domain'>, host: string): boolean {
  if (!domain.startsWith('.')) return host === domain;
  return host === domain.slice(1) || host.endsWith(domain);
}

/** Whether one to that path does. */
export function isForPath({ path }: Pick<Cookie, 'path'>, asked: string): boolean {
  if (!asked.startsWith(path)) return false;
  return asked.length === path.length || path.endsWith('/') || asked[path.length] === '/';
}

function cookieDomain({ hostname }: URL, given: string): string | undefined {
  const wanted = given.toLowerCase().replace(/^\./, '');
  if (wanted === '') return given === '' ? hostname : undefined;
  if (!URL.canParse(`http://${wanted}/`) || /[;\0-\x20]/.test(wanted)) return undefined;
  const name = new URL(`http://${wanted}/`).hostname;
  // An address has no names below it.
  if (isAddress(hostname)) return name === hostname ? hostname : undefined;
  if (name !== hostname && !hostname.endsWith(`.${name}`)) return undefined;
  if (isPublicSuffix(name)) return name === hostname && !given.startsWith('.') ? hostname : undefined;
  return `.${name}`;
}

function defaultPath({ pathname }: URL): string {
  const last = pathname.lastIndexOf('/');
  return last <= 0 ? '/' : pathname.slice(0, last);
}

function isDisallowed(text: string, isName = false): boolean {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if ((code < 0x20 && code !== 9) || code === 0x7f || character === ';') return true;
    if (isName && character === '=') return true;
  }
  return false;
}
