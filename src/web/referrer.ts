import { URL } from 'node:url';

/** What a browser sends where nobody says otherwise. */
export const DEFAULT_POLICY = 'strict-origin-when-cross-origin';

/**
 * What a request says of the page that it comes from.
 *
 * @param from - the URL of that page
 * @param to - the URL that is asked for
 * @param policy - of the page or of the link, `''` for the usual one
 * @returns `''` for nothing
 */
export function referrerOf(from: string, to: string, policy: string = DEFAULT_POLICY): string {
  if (!/^https?:/i.test(from) || !URL.canParse(from)) return '';
  const page = new URL(from);
  page.hash = '';
  page.username = '';
  page.password = '';
  const { origin, protocol, href } = page;
  const target = URL.canParse(to) ? new URL(to) : undefined;
  const isSame = target?.origin === origin;
  const isDowngrade = protocol === 'https:' && target?.protocol === 'http:';
  switch (policy) {
    case 'no-referrer':
      return '';
    case 'unsafe-url':
      return href;
    case 'origin':
      return `${origin}/`;
    case 'same-origin':
      return isSame ? href : '';
    case 'strict-origin':
      return isDowngrade ? '' : `${origin}/`;
    case 'origin-when-cross-origin':
      return isSame ? href : `${origin}/`;
    case 'no-referrer-when-downgrade':
      return isDowngrade ? '' : href;
    default:
      return isSame ? href : isDowngrade ? '' : `${origin}/`;
  }
}
