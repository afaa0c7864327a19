import { URL } from 'node:url';
import { isLocalHost } from '../web/local-host';

/** A proxy as it is written in rules, by the scheme it is for; `''` for all that have none of their own. */
type Rules = ReadonlyMap<string, readonly string[]>;

/** How requests go out, as `setProxy` says it. */
export type ProxyConfig = Pick<Electron.ProxyConfig, 'mode' | 'pacScript' | 'proxyRules' | 'proxyBypassRules'>;

/** Where requests go through. */
export interface ProxyServer {
  readonly host: string;
  readonly port: number;
}

/** By which passwords for a proxy are kept. */
export function proxyKey(proxy: ProxyServer | undefined): string {
  return `proxy ${proxy?.host}:${proxy?.port}`;
}

/**
 * The first of the proxies that `resolveProxy` names which there is a way through.
 *
 * @returns undefined for straight to the server, null where there is no way
 */
export function proxyIn(resolved: string): ProxyServer | undefined | null {
  for (const entry of resolved.split(';').map((text) => text.trim())) {
    if (entry === '' || entry === 'DIRECT') return undefined;
    const [, host, port] = /^PROXY\s+\[?(.*?)\]?:(\d+)$/i.exec(entry) ?? [];
    if (host !== undefined) return { host, port: Number(port) };
  }
  return null;
}

/**
 * Which proxies a URL goes by, as `resolveProxy` says it: `DIRECT`, `PROXY host:port`, several with `;` between them (N3.5).
 *
 * @param read - the text of a PAC script at a URL, or undefined for none
 * @returns `''` for what is no URL
 */
export async function resolveProxy(
  config: ProxyConfig,
  url: string,
  read: (url: string) => Promise<string | undefined>,
): Promise<string> {
  if (!URL.canParse(url)) return '';
  const at = new URL(url);
  const { mode = config.pacScript ? 'pac_script' : 'fixed_servers', proxyBypassRules = '' } = config;
  if (mode === 'pac_script') return byScript(config.pacScript ?? '', at, read);
  if (mode !== 'fixed_servers') return 'DIRECT';
  if (isBypassed(at, proxyBypassRules)) return 'DIRECT';
  const rules = rulesOf(config.proxyRules ?? '');
  const scheme = at.protocol.slice(0, -1).replace(/^ws/, 'http');
  const found = rules.get(scheme) ?? rules.get('') ?? rules.get('socks') ?? [];
  return found.length === 0 ? 'DIRECT' : found.join(';');
}

/** Whether a URL goes by no proxy whatever the rules. */
export function isBypassed(url: URL, rules: string): boolean {
  const list = rules.split(/[,;]/).map((rule) => rule.trim().toLowerCase());
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isImplied = isLocalHost(url.hostname) || /^169\.254\./.test(host) || /^fe[89ab]/i.test(host);
  if (isImplied && !list.includes('<-loopback>')) return true;
  return list.some((rule) => rule !== '' && fits(rule, url, host));
}

function fits(rule: string, url: URL, host: string): boolean {
  if (rule === '<local>') return !host.includes('.') && !host.includes(':');
  if (rule === '<-loopback>') return false;
  const [, scheme, rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(rule)!;
  if (scheme !== undefined && url.protocol !== `${scheme}:`) return false;
  const cidr = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(rest);
  if (cidr) return /^\d+(\.\d+){3}$/.test(host) && isInRange(host, cidr[1]!, Number(cidr[2]));
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(rest)!;
  const own = url.port || { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' }[url.protocol];
  if (port !== undefined && port !== own) return false;
  const pattern = name.startsWith('.') ? `*${name}` : name;
  const escaped = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'i').test(host);
}

/** Whether an address is in the range that begins with another and leaves so many bits alone. */
export function isInRange(address: string, start: string, bits: number): boolean {
  const mask = bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0;
  return (numberOf(address) & mask) >>> 0 === (numberOf(start) & mask) >>> 0;
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function rulesOf(text: string): Rules {
  const rules = new Map<string, string[]>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const scheme = equals < 0 ? '' : part.slice(0, equals).trim().toLowerCase();
    const proxies = part
      .slice(equals + 1)
      .split(',')
      .map((proxy) => proxy.trim())
      .filter((proxy) => proxy !== '');
    if (proxies.length === 0) continue;
    const written = proxies.map((proxy) => pacOf(proxy, scheme));
    rules.set(scheme, [...(rules.get(scheme) ?? []), ...written]);
  }
  return rules;
}

const WORDS: Readonly<Record<string, string>> = {
  http: 'PROXY',
  https: 'HTTPS',
  socks: 'SOCKS5',
  socks4: 'SOCKS',
  socks5: 'SOCKS5',
  quic: 'QUIC',
};
const PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  socks: 1080,
  socks4: 1080,
  socks5: 1080,
  quic: 443,
};

function pacOf(proxy: string, urlScheme: string): string {
  if (/^direct(:\/\/)?$/i.test(proxy)) return 'DIRECT';
  const [, given, host = ''] = /^(?:([a-z\d]+):\/\/)?(.*?)\/*$/i.exec(proxy)!;
  const scheme = given?.toLowerCase() ?? (urlScheme === 'socks' ? 'socks4' : 'http');
  const hasPort = /:\d+$/.test(host);
  return `${WORDS[scheme] ?? 'PROXY'} ${hasPort ? host : `${host}:${PORTS[scheme] ?? 80}`}`;
}

async function byScript(script: string, url: URL, read: (url: string) => Promise<string | undefined>): Promise<string> {
  if (script === '' || isBypassed(url, '')) return 'DIRECT';
  const text = await read(script);
  if (text === undefined) return 'DIRECT';
  const { findProxy } = require('./pac') as typeof import('./pac');
  return findProxy(text, url) ?? 'DIRECT';
}
