import type { WebContents } from '../main/contents/web-contents';
import type { WindowOpenOptions } from '../main/contents/window-open';
import type { BrowserWindowClass } from '../main/windows/browser-window';
import type { WindowHost } from '../main/windows/window-core';
import { netFailureOf } from '../words/net-errors';

/** What a load can come to: the errors of Chromium's network stack that a test asks for by name. */
export type LoadFailure =
  | 'ERR_FAILED'
  | 'ERR_ABORTED'
  | 'ERR_FILE_NOT_FOUND'
  | 'ERR_TIMED_OUT'
  | 'ERR_ACCESS_DENIED'
  | 'ERR_CONNECTION_RESET'
  | 'ERR_CONNECTION_REFUSED'
  | 'ERR_NAME_NOT_RESOLVED'
  | 'ERR_INTERNET_DISCONNECTED'
  | 'ERR_CERT_AUTHORITY_INVALID'
  | 'ERR_INVALID_URL'
  | 'ERR_UNKNOWN_URL_SCHEME';

/** What the page in a window does by itself, on a test's word. */
export class Page {
  /** @internal */
  constructor(
    private readonly contents: WebContents,
    private readonly host: WindowHost,
    private readonly windowClass: () => BrowserWindowClass,
  ) {}

  /** The page is called `title` from now on; while a page is being loaded, that one will be. */
  setTitle(title: string): void {
    this.contents.entitle(title);
  }

  /** Follows a link: `'will-navigate'` first, which the app can prevent. Rejects if the page is not shown then. */
  navigate(url: string): Promise<void> {
    return this.contents.navigateItself(url);
  }

  /** Calls `window.open`: the app's `setWindowOpenHandler` decides. Returns the new window, or `null`. */
  open(url: string, options: WindowOpenOptions = {}): Electron.BrowserWindow | null {
    const { openWindow } = require('../main/contents/window-open') as typeof import('../main/contents/window-open');
    const opened = openWindow(this.contents, url, options, this.host, this.windowClass());
    return (opened?.owner as Electron.BrowserWindow | undefined) ?? null;
  }

  /** Holds back its unloading, as a `beforeunload` listener does: a window that is closed stays open then. */
  preventUnload(prevents = true): void {
    this.contents.hold(prevents);
  }

  /** The next page to be loaded fails. */
  failNextLoad(code: LoadFailure): void {
    this.contents.failNext(netFailureOf(code));
  }
}
