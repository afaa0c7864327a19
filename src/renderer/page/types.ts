import type { PageScript } from '../../realm/es-modules';
import type { Realm } from '../../realm/realm';
import type { NetFailure } from '../../words/net-errors';
import type { BrowsingContext } from './browsing-context';
import type { PagePowers } from './powers/types';
import type { Sign } from './signs';
import type { PageSource, Reader } from './source';
import type { Transferrer } from './transfer';
import type { PageView } from './view';

export interface ConsoleLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  /** As Electron's `'console-message'` has it. */
  readonly message: string;
  readonly line: number;
  /** The URL of the script; `''` if nobody knows. */
  readonly sourceId: string;
  /** What the page gave, if the page itself wrote it. */
  readonly args: readonly unknown[];
}

/** How a navigation goes into the history. */
export type How = 'push' | 'replace' | 'reload';

/** The form that a page sends. */
export interface Submission {
  readonly method: 'POST';
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** How a page asks for another window. */
export interface Opening {
  readonly disposition: Electron.HandlerDetails['disposition'];
  readonly referrer: Electron.Referrer;
  /** Whether the two windows are to know nothing of each other. */
  readonly noopener: boolean;
  /** The fields of a form. */
  readonly postBody?: Electron.PostBody;
}

/** Whom a page tells what happens in it. All of these are called in the page's own call. */
export interface PageHooks {
  /** Before any script of the page, and before `document.documentElement` exists (S10.2). A promise holds the page back. */
  begin?(page: Page): void | Promise<void>;
  console?(line: ConsoleLine): void;
  /** What a script, a listener or a timer threw, or a promise was rejected with, and nobody in the page took. */
  error?(error: unknown): void;
  /** Another document is asked for: `location = …`, a link, a form. */
  navigate?(url: string, how: How, submission?: Submission, referrer?: string): void;
  /** `history.go(…)` out of this document. */
  traverse?(delta: number): void;
  /** The document has another URL: a fragment, `history.pushState`, `history.back` inside of it. */
  inPage?(url: string, how: 'push' | 'replace' | 'traverse'): void;
  /** `window.open`, or a link to another window. What it returns is what the page gets, see `BrowsingContext.viewFrom`. */
  open?(url: string, name: string, features: string, opening: Opening): object | null;
  /** What it can do beyond its document; without it nothing of that is there. */
  readonly powers?: PagePowers;
  /** A link to what is to be kept, by the name that it gives. */
  download?(url: string, name: string): void;
  /** `window.close()`. */
  close?(): void;
  /** What the page is called now. */
  title?(title: string): void;
  /** What it shows of itself. */
  told?(sign: Sign): void;
  /** `alert` and `confirm`, which the page waits for. @returns whether it was confirmed */
  ask?(kind: 'alert' | 'confirm', message: string): boolean;
  /** An `<iframe>` has come. Without hooks of its own what happens in it is told to this page's `console` and `error`. */
  frame?(frame: ChildFrame): FrameHooks | undefined;
  /** A `<webview>` has come or gone, or the attribute of that name was set; with `webviewTag` only. */
  webview?(element: Element, change: 'connected' | 'disconnected' | { readonly attribute: string }): void;
  /** Runs a module script; what it rejects with is the page's error. */
  runModule?(url: string, script: PageScript, page: Page): unknown;
}

/** What happens in an `<iframe>`, over all documents that it shows. `begin` is its commit. */
export interface FrameHooks extends PageHooks {
  /** What its pages have for themselves, where they do not have their parent's. */
  readonly options?: Pick<PageOptions, 'messageChannel' | 'transfer'>;
  /** It is about to show something else. */
  loading?(url: string): void;
  /** Whether it may go there, as its own page asks. */
  allows?(url: string): boolean;
  /** Its document, with everything in it, is there. */
  loaded?(page: Page): void;
  failed?(failure: NetFailure, url: string): void;
  removed?(): void;
}

/** An `<iframe>` in its document. */
export interface ChildFrame {
  readonly element: Element;
  /** Its `name`, as it was when it came. */
  readonly name: string;
  readonly context: BrowsingContext;
  /** What it shows; `undefined` before its first commit. */
  readonly page: Page | undefined;
  /** Shows something else; resolves when that has been loaded or has failed. */
  navigate(url: string): Promise<void>;
}

/** The cookies of a page's session. */
export interface PageCookies {
  /** @param http - whether it is for a request, which also takes along those that scripts do not see */
  read(url: string, http: boolean): string;
  write(url: string, line: string): void;
}

export interface PageOptions {
  /** The window or frame that shows it, which outlives its documents; without one it is a window of its own. */
  readonly context?: BrowsingContext;
  /** Milliseconds that each top-level script of it may take; 0, the default, for no limit. */
  readonly limit?: number;
  /** Reads resources before the usual ways do. */
  readonly reader?: Reader;
  readonly userAgent?: string;
  /** `false` for a page whose own scripts do not run. */
  readonly javascript?: boolean;
  /** Whose timers and clock it has: its own, or those of the test. */
  readonly timers?: 'real' | 'runner';
  readonly referrer?: string;
  /** Whether `<webview>` is an element of its own. */
  readonly webviewTag?: boolean;
  /** The classes of a world: 0 is the page's own. Without them it has none. */
  messageChannel?(world: number): { readonly MessageChannel: unknown; readonly MessagePort?: unknown };
  /** How `window.postMessage` takes ports along. */
  readonly transfer?: Transferrer;
  /** What is kept for an origin from page to page; without it nothing is. */
  storage?(origin: string): { readonly local: Map<string, string>; readonly session: Map<string, string> };
  /** Of the page that made an `about:` page. */
  readonly inheritedOrigin?: string;
  /** By which such a page knows that it is of that page's origin, where that has no name. */
  readonly inheritedKey?: unknown;
  /** What `document.cookie` reads and writes; without it, it is the page's own. */
  readonly cookies?: PageCookies;
  /** Whether anybody sees it; without it, it is seen. */
  visibility?(): DocumentVisibilityState;
  /** Whether the machine has a network; without it, it has. */
  online?(): boolean;
  /** What it sees of its window; without it, what jsdom says. */
  view?(): PageView | undefined;
  /** `true` for a bare realm, where the page needs no document. */
  readonly bare?: boolean;
}

/** A document and the realms on it. */
export interface Page {
  readonly source: PageSource;
  /** Where it is now. */
  readonly url: string;
  readonly title: string;
  readonly origin: string;
  readonly context: BrowsingContext;
  /** The main world. */
  readonly realm: Realm;
  /** Whether it has a real document, or is a bare realm. */
  readonly hasDocument: boolean;
  /** Its `<iframe>`s, in the order of the document. */
  readonly frames: readonly ChildFrame[];
  /** `DOMContentLoaded`, or the end of it. */
  readonly ready: Promise<void>;
  /** `load`, or the end of it. */
  readonly loaded: Promise<void>;
  readonly isReleased: boolean;
  /** Another realm on the same document, made when it is first asked for. */
  isolatedWorld(id: number): Realm;
  /** Goes to another URL of this document, which `hooks.inPage` is not told of. */
  showInPage(url: string): void;
  /** Whether anybody listens who could object to its being left. */
  readonly mayObject: boolean;
  /** Tells `beforeunload`; whether nobody objects. */
  askUnload(): boolean;
  /** Tells `pagehide` and `unload`, whose sends are still the page's (S4.7), then lets go of everything in it. */
  unload(): void;
}
