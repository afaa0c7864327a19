import { URL } from 'node:url';

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
