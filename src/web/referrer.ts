import { URL } from 'node:url';

/** What a page says where it was when it asks for something, by the policy that pages have unless they say otherwise. */
export function referrerFor(page: string, url: string): string {
  if (!/^https?:/.test(page) || !URL.canParse(page) || !URL.canParse(url)) return '';
  const [from, to] = [new URL(page), new URL(url)];
  // What came safely is not told to who can be listened to.
  if (from.protocol === 'https:' && to.protocol === 'http:') return '';
  if (from.origin !== to.origin) return `${from.origin}/`;
  from.hash = '';
  from.username = '';
  from.password = '';
  return from.href;
}
