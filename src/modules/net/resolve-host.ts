import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import type { RequestPlace } from '../../network/request-place';
import { netError } from '../../words/module-errors';

type Family = 'ipv4' | 'ipv6';
type Found = { readonly address: string; readonly family: Family };

const NOT_RESOLVED = 'ERR_NAME_NOT_RESOLVED';
const LOOPBACK: readonly Found[] = [
  { address: '::1', family: 'ipv6' },
  { address: '127.0.0.1', family: 'ipv4' },
];

/** What a look-up needs of its fake. */
export interface ResolverHost {
  /** Where it would go beyond this machine. */
  place(): RequestPlace | undefined;
  /** Chromium's switch `host-rules`: `MAP *.example.com 127.0.0.1, EXCLUDE localhost`. */
  rules(): string;
}

/**
 * The addresses of a host (N10.5): this machine's without asking anybody.
 *
 * @returns a promise that rejects with Error `net::ERR_NAME_NOT_RESOLVED`
 */
export async function resolveHost(
  host: ResolverHost,
  name: string,
  options: Electron.ResolveHostOptions = {},
): Promise<Electron.ResolvedHost> {
  const wanted: Family | undefined = { A: 'ipv4', AAAA: 'ipv6' }[String(options?.queryType)] as Family | undefined;
  const found = await find(host, mapped(name, host.rules()));
  const endpoints = found.filter(({ family }) => wanted === undefined || family === wanted);
  if (endpoints.length === 0) throw netError(NOT_RESOLVED);
  return { endpoints: endpoints.map(({ address, family }) => ({ address, family })) };
}

async function find(host: ResolverHost, name: string | undefined): Promise<readonly Found[]> {
  const bare = name?.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (bare === undefined || bare === '') throw netError(NOT_RESOLVED);
  const version = isIP(bare);
  if (version !== 0) return [{ address: bare, family: version === 6 ? 'ipv6' : 'ipv4' }];
  if (/(^|\.)localhost\.?$/.test(bare)) return LOOPBACK;
  const refused = host.place()?.refusal(`http://${bare}/`);
  if (refused !== undefined) throw netError(NOT_RESOLVED);
  try {
    const all = await dns.lookup(bare, { all: true, verbatim: true });
    return all.map(({ address, family }) => ({ address, family: family === 6 ? 'ipv6' : 'ipv4' }));
  } catch {
    throw netError(NOT_RESOLVED);
  }
}

/** What the rules make of a name; undefined for one that is not to be found. */
function mapped(name: string, rules: string): string | undefined {
  let result: string | undefined = name;
  for (const rule of rules.split(',')) {
    const [kind = '', pattern = '', replacement] = rule.trim().split(/\s+/);
    if (pattern === '' || !fits(pattern, name)) continue;
    if (kind.toUpperCase() === 'EXCLUDE') return name;
    if (kind.toUpperCase() === 'MAP' && replacement !== undefined && result === name) {
      result = replacement === '~NOTFOUND' || replacement === '^NOTFOUND' ? undefined : hostOf(replacement);
    }
  }
  return result;
}

function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

/** Without the port that a rule may name. */
function hostOf(replacement: string): string {
  return /^(\[.*\]|[^:]*)(:\d+)?$/.exec(replacement)?.[1] ?? replacement;
}
