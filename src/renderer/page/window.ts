import { URL } from 'node:url';
import type { DomWindow, Jsdom } from './jsdom/impl';
import type { PageCookies } from './types';
import { isXml } from './written';

interface WindowOptions {
  readonly url: string;
  /** The MIME type of its document. */
  readonly type: string;
  readonly referrer: string | undefined;
  /** Whether the scripts in the page run. */
  readonly javascript: boolean;
  /** What loads what a page names. */
  readonly resources: object;
  /** What `document.cookie` reads and writes. */
  readonly cookies: PageCookies | undefined;
  readonly notices: { readonly jsdomError: (error: Error) => void };
}

/** As jsdom asks for them. */
function jarOf(cookies: PageCookies): object {
  return {
    getCookieStringSync: (url: string, { http }: { http?: boolean } = {}) => cookies.read(String(url), http === true),
    setCookieSync: (line: string, url: string) => cookies.write(String(url), String(line)),
  };
}

const HELD = Symbol('held');

/** A window of jsdom's with an empty document: nothing has been parsed, not even `<html>` (S10.2). */
export function createWindow(
  jsdom: Jsdom,
  { url, type, referrer, javascript, resources, cookies, notices }: WindowOptions,
): DomWindow {
  const virtualConsole = new jsdom.VirtualConsole();
  virtualConsole.on('jsdomError', notices.jsdomError);
  let made: DomWindow | undefined;
  try {
    new jsdom.JSDOM('', {
      url,
      ...(isXml(type) && { contentType: type }),
      ...(referrer && URL.canParse(referrer) ? { referrer } : {}),
      ...(cookies && { cookieJar: jarOf(cookies) }),
      pretendToBeVisual: true,
      runScripts: javascript ? 'dangerously' : 'outside-only',
      resources,
      includeNodeLocations: !isXml(type),
      virtualConsole,
      beforeParse(window: DomWindow) {
        made = window;
        // It would parse at once, and a preload may have to be waited for.
        throw HELD;
      },
    });
  } catch (thrown) {
    if (thrown !== HELD) throw thrown;
  }
  return made!;
}
