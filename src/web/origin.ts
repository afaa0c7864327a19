import { URL } from 'node:url';

/** By which pages are of the same origin: an opaque one is like no other, but for the `about:` pages made in it. */
export function originKeyOf(origin: string, url: string, inherited: unknown): unknown {
  if (origin !== 'null') return origin;
  return (/^about:/i.test(url) && inherited) || Symbol();
}

/**
 * The serialised origin of a page (S12.15).
 *
 * @param url - of the page
 * @param inherited - of whoever opened it, which `about:` pages share
 * @returns `scheme://host`, `'file://'`, or `'null'` for what has none
 */
export function originOf(url: string, inherited = 'null'): string {
  if (/^about:/i.test(url)) return inherited;
  if (!URL.canParse(url)) return 'null';
  const { protocol, host, origin } = new URL(url);
  if (protocol === 'file:') return 'file://';
  if (origin !== 'null') return origin;
  // A scheme of the app's own, as `protocol.registerSchemesAsPrivileged` makes a standard one.
  return host === '' ? 'null' : `${protocol}//${host}`;
}
