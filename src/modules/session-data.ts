import { URL } from 'node:url';
import { originOf } from '../web/origin';
import { bothOriginsError, opaqueOriginError } from '../words/session-errors';

/** What a session keeps. */
export interface SessionStores {
  clearPages(takes: (origin: string) => boolean): void;
  clearCookies(takes: (host: string) => boolean): void;
  clearCache(): void;
}

/** The stores there are of those that Chromium has. */
type Store = 'cookies' | 'localStorage' | 'cache';

type Origins = Pick<Electron.ClearDataOptions, 'origins' | 'excludeOrigins'>;

const ALL: readonly Store[] = ['cookies', 'localStorage', 'cache'];

/** N3.2: in any case, unknown ones do not count; all that can be stored if omitted. */
export function storesNamed(names: readonly string[] | undefined): readonly Store[] {
  if (names === undefined || names.length === 0) return ['cookies', 'localStorage'];
  const given = names.map((name) => String(name).toLowerCase());
  return (['cookies', 'localStorage'] as const).filter((store) => given.includes(store.toLowerCase()));
}

/** N3.3: as they are written. */
export function typesNamed(names: readonly string[] | undefined): readonly Store[] {
  return names === undefined ? ALL : ALL.filter((store) => names.includes(store));
}

/** @throws TypeError for both kinds of origins, or one that is none */
export function checkOrigins({ origins, excludeOrigins }: Origins): void {
  if (origins && excludeOrigins) throw bothOriginsError();
  for (const url of origins ?? excludeOrigins ?? []) if (originOf(url) === 'null') throw opaqueOriginError(url);
}

/** Clears those of these origins, or of all but those. @param isWide - whether cookies go with the whole domain */
export function clearStores(
  stores: SessionStores,
  wanted: readonly Store[],
  { origins, excludeOrigins = [] }: Origins,
  isWide = false,
): void {
  const isOrigin = (list: readonly string[], stored: string) => list.some((url) => originOf(url) === stored);
  const isHost = (list: readonly string[], stored: string) =>
    list.some((url) => owner(hostIn(url), isWide) === owner(stored, isWide));
  if (wanted.includes('localStorage')) {
    stores.clearPages((stored) => (!origins || isOrigin(origins, stored)) && !isOrigin(excludeOrigins, stored));
  }
  if (wanted.includes('cookies')) {
    stores.clearCookies((stored) => (!origins || isHost(origins, stored)) && !isHost(excludeOrigins, stored));
  }
  if (wanted.includes('cache')) stores.clearCache();
}

function owner(host: string, isWide: boolean): string {
  if (!isWide) return host;
  const { registrableDomain } = require('../network/sites') as typeof import('../network/sites');
  return registrableDomain(host);
}

function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
