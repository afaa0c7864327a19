import { URL } from 'node:url';

/** Whether a URL is one of those meant. */
export type UrlTest = (url: URL) => boolean;

/** A pattern that is none says why; no pattern of Chromium's is an empty text. */
export class PatternError extends Error {}

/** What a reader of patterns takes for a scheme. */
export interface PatternSchemes {
  /** Whether the app has registered a scheme of its own as standard: it has a host, and `://` before it. */
  isStandard(scheme: string): boolean;
  /** What `*` stands for. */
  readonly star: readonly string[];
  /** Whether a scheme is taken at all, which is asked when a URL is tested. */
  takes(scheme: string): boolean;
  /** Whether every word is a scheme; else what no scheme looks like is refused, and each has `://`. */
  readonly any: boolean;
}

const WEB = ['http', 'https', 'ws', 'wss'];
const STANDARD = [...WEB, 'file', 'ftp', 'filesystem'];

/** As preload scripts are matched: the schemes of the web, `file`, and the app's standard ones. */
export function pageSchemes(isStandard: (scheme: string) => boolean): PatternSchemes {
  const takes = (scheme: string) => [...WEB, 'file', 'ftp'].includes(scheme) || isStandard(scheme);
  return { isStandard, star: WEB, takes, any: false };
}

/** As requests are matched (N7.4). */
export function requestSchemes(isStandard: (scheme: string) => boolean): PatternSchemes {
  return { isStandard, star: ['http', 'https'], takes: () => true, any: true };
}

/**
 * Reads one of Chromium's match patterns: `<all_urls>`, or `<scheme>://<host><path>` with `*` for the scheme, `*` or
 * `*.` for the host, an optional port, and `*` anywhere in the path, which the query belongs to.
 *
 * @throws PatternError
 */
export function matchPattern(pattern: string, schemes: PatternSchemes): UrlTest {
  if (pattern === '<all_urls>') return (url) => schemes.takes(schemeOf(url));
  const [scheme, separator, rest] = separated(pattern, schemes);
  const hasScheme: UrlTest =
    scheme === '*'
      ? (url) => schemes.star.includes(schemeOf(url))
      : (url) => schemeOf(url) === scheme && schemes.takes(scheme);
  if (separator === ':') {
    if (rest === '') throw new PatternError('Host can not be empty.');
    const hasPath = globTest(rest);
    return (url) => hasScheme(url) && hasPath(url.href.slice(url.protocol.length).replace(/#.*$/s, ''));
  }
  if (schemes.any && rest === '') throw new PatternError('Host can not be empty.');
  const slash = rest.indexOf('/');
  if (scheme === 'file') {
    // Chromium looks at no host in a file's URL, and needs none.
    if (slash < 0 && !schemes.any) throw new PatternError('Empty path.');
    const hasPath = pathTest(slash < 0 ? `/${rest}` : rest.slice(slash));
    return (url) => hasScheme(url) && hasPath(url);
  }
  if (slash < 0) throw new PatternError('Empty path.');
  const hasPath = pathTest(rest.slice(slash));
  const hasHost = hostTest(rest.slice(0, slash));
  return (url) => hasScheme(url) && hasHost(url) && hasPath(url);
}

/** Whether a pattern leaves the path open, as `matchOriginAsFallback` asks of every one. */
export function hasOpenPath(pattern: string): boolean {
  return pattern === '<all_urls>' || /^[^:]*:\/\/[^/]*\/\*$/.test(pattern);
}

/** Reads a glob over the whole URL: `*` is any text, `?` one character or none, and `\` takes a character as it is. */
export function urlGlob(glob: string): UrlTest {
  const source = glob.replace(/\\(.)|[\s\S]/g, (character, escaped?: string) => {
    if (escaped !== undefined) return quoted(escaped);
    if (character === '*') return '.*';
    return character === '?' ? '.?' : quoted(character);
  });
  const whole = new RegExp(`^${source}$`, 's');
  return ({ href }) => whole.test(href);
}

function separated(
  pattern: string,
  { any, isStandard }: PatternSchemes,
): [scheme: string, separator: string, rest: string] {
  const parts = /^([^:]*)(:\/\/)(.*)$/s.exec(pattern) ?? (any ? /^([^:]*)(:)(.*)$/s.exec(pattern) : null);
  if (parts === null) throw new PatternError('Missing scheme separator.');
  const scheme = parts[1]!;
  if (!any) {
    if (scheme !== '*' && !/^[a-z][a-z0-9+.-]*$/i.test(scheme)) throw new PatternError('Invalid scheme.');
    return [scheme.toLowerCase(), parts[2]!, parts[3]!];
  }
  const hasHost = scheme === '*' || STANDARD.includes(scheme) || isStandard(scheme);
  if (hasHost !== (parts[2] === '://')) throw new PatternError('Wrong scheme type.');
  return [scheme, parts[2]!, parts[3]!];
}

function schemeOf({ protocol }: URL): string {
  return protocol.slice(0, -1);
}

function hostTest(given: string): UrlTest {
  if (given === '') throw new PatternError('Host can not be empty.');
  const [host, port] = hostAndPort(given);
  if (port !== undefined && port !== '*' && !(/^\d+$/.test(port) && Number(port) < 65536)) {
    throw new PatternError('Invalid port.');
  }
  if (host === '' || host === '*.') throw new PatternError('Host can not be empty.');
  const hasPort: UrlTest = (url) => port === undefined || port === '*' || (url.port || defaultPort(url)) === port;
  if (host === '*') return hasPort;
  const hasSubdomains = host.startsWith('*.');
  const domain = hasSubdomains ? host.slice(2) : host;
  if (domain.includes('*')) throw new PatternError('Invalid host wildcard.');
  if (domain.includes('\0') || !URL.canParse(`http://${domain}/`)) throw new PatternError('Invalid host.');
  // As Chromium writes it, whose letters are small and ASCII.
  const name = new URL(`http://${domain}/`).hostname.replace(/\.$/, '');
  if (!hasSubdomains) return (url) => hostOf(url) === name && hasPort(url);
  // An address has no subdomains.
  return (url) => (hostOf(url) === name || hostOf(url).endsWith(`.${name}`)) && hasPort(url);
}

function hostAndPort(given: string): [host: string, port: string | undefined] {
  let colon = given.indexOf(':');
  if (given.startsWith('[')) {
    const end = given.indexOf(']');
    if (end === 1) throw new PatternError('Host can not be empty.');
    if (end < 0 || (end < given.length - 1 && given[end + 1] !== ':')) throw new PatternError('Invalid host.');
    colon = end < given.length - 1 ? end + 1 : -1;
  }
  return colon < 0 ? [given, undefined] : [given.slice(0, colon), given.slice(colon + 1)];
}

function pathTest(pattern: string): UrlTest {
  const fits = globTest(pattern);
  return ({ pathname, search }) => {
    const path = `${pathname || '/'}${search}`;
    // Chromium's exception: `/notes/*` takes `/notes` as well.
    return fits(path) || `${path}/*` === pattern;
  };
}

function globTest(pattern: string): (text: string) => boolean {
  const whole = new RegExp(`^${pattern.split('*').map(quoted).join('.*')}$`, 's');
  return (text) => whole.test(text);
}

/** In lower case and without the dot of a root domain; Node leaves the host of an app's own scheme as it is written. */
function hostOf({ hostname }: URL): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

function defaultPort({ protocol }: URL): string {
  return { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443', 'ftp:': '21' }[protocol] ?? '';
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
