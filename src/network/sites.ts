import { URL } from 'node:url';
import type { OutgoingRequest } from './request';

/** Below these, names are given away; of the others the last label is. */
const SUFFIXES = new Set(
  (
    'co.uk org.uk me.uk ac.uk gov.uk com.au net.au org.au co.nz co.jp ne.jp or.jp co.kr com.br com.mx com.ar com.cn ' +
    'com.tr com.sg com.hk co.in co.za co.il github.io gitlab.io pages.dev web.app netlify.app vercel.app herokuapp.com ' +
    'blogspot.com appspot.com cloudfront.net s3.amazonaws.com azurewebsites.net'
  ).split(' '),
);

/** Whether nobody owns a name as a whole, as `com`; a name without a dot that is a host's is that host's own. */
export function isPublicSuffix(name: string): boolean {
  return !name.includes('.') || SUFFIXES.has(name);
}

export function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[');
}

/** The part of a host's name that one owner has: `example.com` of `a.b.example.com`. */
export function registrableDomain(host: string): string {
  if (isAddress(host)) return host;
  const labels = host.split('.');
  for (let at = 0; at < labels.length - 1; at++) {
    if (isPublicSuffix(labels.slice(at + 1).join('.'))) return labels.slice(at).join('.');
  }
  return host;
}

/** As `Sec-Fetch-Site` says it. */
export function fetchSite({ origin }: Pick<OutgoingRequest, 'origin'>, url: string): string {
  if (origin === undefined) return 'none';
  if (!URL.canParse(origin)) return 'cross-site';
  const [from, to] = [new URL(origin), new URL(url)];
  if (from.protocol === to.protocol && from.host === to.host) return 'same-origin';
  const isSameSite =
    from.protocol === to.protocol && registrableDomain(from.hostname) === registrableDomain(to.hostname);
  return isSameSite ? 'same-site' : 'cross-site';
}

/** What passwords are for, and what headers stay with: `https://host:port`. */
export function originOfUrl(url: string): string {
  return /^[^:]*:\/\/[^/?#]*/.exec(url)?.[0].toLowerCase() ?? url;
}
