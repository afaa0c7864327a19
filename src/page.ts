import type { BrowserWindowClass } from './main/browser-window';
import type { WebContents } from './main/web-contents';
import type { WindowHost } from './main/window-core';
import type { WindowOpenOptions } from './main/window-open';

/** The errors of Chromium's network stack that a test asks for by name. */
const FAILURES = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_TIMED_OUT: -7,
  ERR_ACCESS_DENIED: -10,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_CERT_AUTHORITY_INVALID: -202,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
} as const;

/** What a load can come to. */
export type LoadFailure = keyof typeof FAILURES;

/** What the page in a window does by itself, on a test's word. */
export class Page {
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
    const { openWindow } = require('./main/window-open') as typeof import('./main/window-open');
    return openWindow(this.contents, url, options, this.host, this.windowClass());
  }

  /** Holds back its unloading, as a `beforeunload` listener does: a window that is closed stays open then. */
  preventUnload(prevents = true): void {
    this.contents.hold(prevents);
  }

  /** The next page to be loaded fails. */
  failNextLoad(code: LoadFailure): void {
    this.contents.failNext({ code, errno: FAILURES[code] });
  }
}
