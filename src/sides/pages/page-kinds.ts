import type { PageSource } from '../../main/contents/pages';
import type { WebContents } from '../../main/contents/web-contents';

/** Whether somebody waits for what such a page shows of itself. */
export function isWatched(contents: WebContents, { body }: PageSource): boolean {
  const waits = (...events: string[]) => events.some((event) => contents.listenerCount(event) > 0);
  return (
    (/theme-color/i.test(body) && waits('did-change-theme-color')) ||
    (/rel\s*=\s*["']?[^"'>]*icon/i.test(body) && waits('page-favicon-updated'))
  );
}

const KNOWN = /^(about|blob|chrome|data|devtools|file|https?|javascript|view-source|wss?):/i;

/** Whether Chromium reads it itself. */
export function isReadByItself(url: string): boolean {
  return KNOWN.test(url);
}

/** Whether the app has registered a protocol for it. */
export function isHandled({ protocol }: Electron.Session, url: string): boolean {
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase();
  return protocol.isProtocolHandled(scheme) || protocol.isProtocolIntercepted(scheme);
}

/** A page of nothing. */
export function emptySource(url: string): PageSource {
  return { url: url === '' ? 'about:blank' : url, body: '', type: 'text/html', title: '' };
}
