/** Whether a URL is one of those meant. */
export type UrlTest = (url: URL) => boolean;

/** A pattern that is none says why; no pattern of Chromium's is an empty text. */
export class PatternError extends Error {}

/** What `*` stands for in the place of a scheme. */
const WEB = ['http', 'https', 'ws', 'wss'];
/** What `<all_urls>` stands for, and what a pattern can name, beside the app's own standard schemes. */
const KNOWN = [...WEB, 'file', 'ftp'];

/**
 * Reads one of Chromium's match patterns: `<all_urls>`, or `<scheme>://<host><path>` with `*` for the scheme, `*` or
 * `*.` for the host, an optional port, and `*` anywhere in the path, which the query belongs to.
 *
 * @param isStandard - whether the app has registered a scheme of its own as standard, asked when a URL is tested
 * @throws PatternError
 */
export function matchPattern(pattern: string, isStandard: (scheme: string) => boolean): UrlTest {
  const isKnown = (scheme: string) => KNOWN.includes(scheme) || isStandard(scheme);
  if (pattern === '<all_urls>') return (url) => isKnown(schemeOf(url));
  const [, scheme, rest] = /^([^:]*):\/\/(.*)$/s.exec(pattern) ?? [];
  if (scheme === undefined || rest === undefined) throw new PatternError('Missing scheme separator.');
  if (scheme !== '*' && !/^[a-z][a-z0-9+.-]*$/i.test(scheme)) throw new PatternError('Invalid scheme.');
  const slash = rest.indexOf('/');
  if (slash < 0) throw new PatternError('Empty path.');
  const hasScheme = schemeTest(scheme.toLowerCase(), isKnown);
  const hasPath = pathTest(rest.slice(slash));
  // Chromium looks at no host in a file's URL.
  if (scheme === 'file') return (url) => hasScheme(url) && hasPath(url);
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

function schemeOf({ protocol }: URL): string {
  return protocol.slice(0, -1);
}

function schemeTest(scheme: string, isKnown: (scheme: string) => boolean): UrlTest {
  if (scheme === '*') return (url) => WEB.includes(schemeOf(url));
  return (url) => schemeOf(url) === scheme && isKnown(scheme);
}

function hostTest(given: string): UrlTest {
  const [, host = given, port] = /^(.*?)(?::(\*|\d+))?$/.exec(given) ?? [];
  if (host === '') throw new PatternError('Host can not be empty.');
  if (/:(?!.*\])/.test(host)) throw new PatternError('Invalid port.');
  if (!/^(\*|(\*\.)?[^*]+)$/.test(host)) throw new PatternError('Invalid host wildcard.');
  const hasPort: UrlTest = (url) => port === undefined || port === '*' || (url.port || defaultPort(url)) === port;
  if (host === '*') return hasPort;
  const name = host.toLowerCase();
  if (!name.startsWith('*.')) return (url) => hostOf(url) === name && hasPort(url);
  const domain = name.slice(2);
  // An address has no subdomains.
  return (url) => (hostOf(url) === domain || hostOf(url).endsWith(`.${domain}`)) && hasPort(url);
}

function pathTest(pattern: string): UrlTest {
  const whole = new RegExp(`^${pattern.split('*').map(quoted).join('.*')}$`, 's');
  return ({ pathname, search }) => {
    const path = `${pathname || '/'}${search}`;
    // Chromium's exception: `/notes/*` takes `/notes` as well.
    return whole.test(path) || `${path}/*` === pattern;
  };
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
