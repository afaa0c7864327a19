import type { URL } from 'node:url';
import * as vm from 'node:vm';

/** The functions that every PAC script can call, in the script's own language: it must not get at ours. */
const HELPERS = `
function isPlainHostName(host) { return !host.includes('.') && !host.includes(':'); }
function dnsDomainIs(host, domain) {
  return host.length >= domain.length && host.substring(host.length - domain.length) === domain;
}
function localHostOrDomainIs(host, full) { return host === full || full.lastIndexOf(host + '.', 0) === 0; }
function dnsDomainLevels(host) { return host.split('.').length - 1; }
function dnsResolve(host) {
  if (/^\\d+(\\.\\d+){3}$/.test(host)) return host;
  return host === 'localhost' || host.endsWith('.localhost') ? '127.0.0.1' : null;
}
function isResolvable(host) { return dnsResolve(host) !== null; }
function myIpAddress() { return '127.0.0.1'; }
function alert() {}
function convert_addr(address) { return address.split('.').reduce((sum, part) => (sum << 8) | part, 0); }
function isInNet(host, pattern, mask) {
  const address = dnsResolve(host);
  return address !== null && (convert_addr(address) & convert_addr(mask)) === (convert_addr(pattern) & convert_addr(mask));
}
function shExpMatch(text, pattern) {
  const escaped = pattern.replace(/[\\\\^$.+()[\\]{}|]/g, '\\\\$&').replace(/\\*/g, '.*').replace(/\\?/g, '.');
  return new RegExp('^' + escaped + '$').test(text);
}
function weekdayRange(first, last, zone) {
  const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
  const isUtc = zone === 'GMT' || last === 'GMT';
  const today = isUtc ? new Date().getUTCDay() : new Date().getDay();
  const from = days.indexOf(first);
  const to = days.includes(last) ? days.indexOf(last) : from;
  return from <= to ? today >= from && today <= to : today >= from || today <= to;
}
function timeRange(...given) {
  const isUtc = given[given.length - 1] === 'GMT';
  const parts = isUtc ? given.slice(0, -1) : given;
  const now = new Date();
  const seconds = isUtc
    ? now.getUTCHours() * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds()
    : now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
  const half = parts.length / 2;
  const at = (list, fill) => (list[0] ?? 0) * 3600 + (list[1] ?? fill) * 60 + (list[2] ?? fill);
  if (parts.length === 1) return Math.floor(seconds / 3600) === parts[0];
  const [from, to] = [at(parts.slice(0, half), 0), at(parts.slice(half), 0)];
  return from <= to ? seconds >= from && seconds <= to : seconds >= from || seconds <= to;
}
`;

/** Milliseconds that a script may take. */
const LIMIT = 1000;

/**
 * What the script says of a URL, as PAC writes it.
 *
 * @returns undefined for a script that fails
 */
export function findProxy(script: string, url: URL): string | undefined {
  // Of what is encrypted a script learns no more than where it goes.
  const isSecret = url.protocol === 'https:' || url.protocol === 'wss:';
  const asked = isSecret ? `${url.protocol}//${url.host}/` : url.href.replace(/#.*$/s, '');
  const call = `String(FindProxyForURL(${JSON.stringify(asked)}, ${JSON.stringify(url.hostname)}))`;
  try {
    const found: unknown = vm.runInNewContext(`${HELPERS}\n${script}\n;${call}`, Object.create(null), {
      timeout: LIMIT,
    });
    return String(found)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(';');
  } catch {
    return undefined;
  }
}
