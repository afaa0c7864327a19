import { URL } from 'node:url';
import { HEADER_ERRORS, invalidUrlError, OPTION_ERRORS } from '../../words/net-request-errors';

/** What `net.request` takes. */
export type RequestInput = Electron.ClientRequestConstructorOptions | string;

export type RedirectMode = 'follow' | 'error' | 'manual';

/** One header as it was given. */
export interface GivenHeader {
  readonly name: string;
  readonly value: unknown;
}

/** The options of a request, checked. */
export interface RequestOptions {
  readonly url: string;
  readonly method: string;
  readonly redirect: RedirectMode;
  /** By their names in lower case. */
  readonly headers: Map<string, GivenHeader>;
  readonly useSessionCookies: boolean;
  readonly credentials: 'include' | 'omit' | 'same-origin' | undefined;
  readonly origin: string | undefined;
  readonly cache: RequestCache | undefined;
  readonly bypassCustomProtocolHandlers: boolean;
  readonly session: Electron.Session | undefined;
  readonly partition: string | undefined;
}

const REDIRECT_MODES: readonly unknown[] = ['follow', 'error', 'manual'];
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;

/**
 * @param isSession - whether a value is a session of Electron's
 * @throws TypeError `Invalid URL`; else as N9.3 and N9.4 have it
 */
export function readOptions(input: RequestInput, isSession: (value: unknown) => boolean): RequestOptions {
  const given = typeof input === 'string' ? { url: input } : { ...input };
  const { redirect = 'follow', headers, credentials, origin, method, cache } = given;
  const address = given.url || (given as { href?: string }).href || addressOf(given);
  if (!REDIRECT_MODES.includes(redirect || 'follow')) throw OPTION_ERRORS.redirect();
  if (headers !== undefined && headers !== null && typeof headers !== 'object') throw OPTION_ERRORS.headers();
  const read = new Map<string, GivenHeader>();
  for (const [name, value] of Object.entries(headers ?? {})) {
    checkHeader(name, value);
    read.set(name.toLowerCase(), { name, value });
  }
  if (given.session && !isSession(given.session)) throw OPTION_ERRORS.session();
  if (!given.session && given.partition && typeof given.partition !== 'string') throw OPTION_ERRORS.partition();
  if (credentials === 'same-origin' && !origin) throw OPTION_ERRORS.sameOrigin();
  if (!URL.canParse(address)) throw invalidUrlError(address);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw OPTION_ERRORS.protocol();
  return {
    url: url.href,
    method: (method || 'GET').toUpperCase(),
    redirect: redirect || 'follow',
    headers: read,
    useSessionCookies: Boolean(given.useSessionCookies),
    credentials,
    origin,
    cache,
    bypassCustomProtocolHandlers: Boolean(given.bypassCustomProtocolHandlers),
    session: given.session || undefined,
    partition: given.session ? undefined : given.partition || undefined,
  };
}

/** @throws TypeError for a name that is no string; Error for a value that is missing, or what HTTP does not allow (N9.4) */
export function checkHeader(name: unknown, value: unknown): asserts name is string {
  if (typeof name !== 'string') throw HEADER_ERRORS.name();
  if (value === undefined || value === null) throw HEADER_ERRORS.value(name);
  if (!TOKEN.test(name)) throw HEADER_ERRORS.invalidName(name);
  if (!isHeaderValue(String(value))) throw HEADER_ERRORS.invalidValue(name, value);
}

function isHeaderValue(value: string): boolean {
  return !/[\0\r\n]/.test(value) && value === value.trim();
}

/** Put together from its parts (N9.2). */
function addressOf({ protocol, host, hostname, port, path }: Electron.ClientRequestConstructorOptions): string {
  if (path && / /.test(path)) throw OPTION_ERRORS.path();
  const authority = host || `${hostname || 'localhost'}${port ? `:${port}` : ''}`;
  const rest = path || '/';
  return `${protocol || 'http:'}//${authority}${/^[/?#]/.test(rest) ? '' : '/'}${rest}`;
}
