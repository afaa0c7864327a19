import type { WebFrameMain } from '../frames/web-frame-main';
import type { Failure } from './load';
import type { LoadRequest } from './load-request';
import type { WebContents } from './web-contents';

/** The window of a page, as far as main reaches into it. */
export type PageWindow = Window & typeof globalThis;

/** What was read of a URL. */
export interface PageSource {
  /** Where it was found in the end, after redirects. */
  readonly url: string;
  readonly body: string;
  /** Its MIME type. */
  readonly type: string;
  /** `''` for a page without one. */
  readonly title: string;
  /** `document.referrer`. */
  readonly referrer?: string | undefined;
  /** Of HTTP. */
  readonly status?: number | undefined;
}

/** How a page is asked for. */
export interface PageRequest extends LoadRequest {
  /** Told of every redirection; what returns false gives the page up. */
  readonly redirected: (url: string) => boolean;
}

/** A page that runs code of its own. */
export interface Showing {
  /** Resolves, with the page's title, when its document has been parsed. */
  readonly ready: Promise<string>;
  /** Resolves when everything of it has loaded. */
  readonly loaded: Promise<void>;
}

/** What reads and runs pages: a renderer's affair, which main knows by this alone. */
export interface Pages {
  /**
   * @returns nothing where there is nothing to read, so that the page is empty
   */
  read(contents: WebContents, url: string, request: PageRequest): Reading | Promise<Reading>;
  /**
   * Shows what was read in a frame that has committed it.
   *
   * @param committed - to be called when the preloads have run and before the page does
   * @returns nothing for a page that has no code of its own, and then nothing is called either
   */
  show(frame: WebFrameMain, source: PageSource, committed: () => void): Showing | undefined;
  /** The document that a frame shows has another URL, by main's wish. */
  moveTo(frame: WebFrameMain, url: string): void;
  /** Shows `url` in the element of another page that a frame is. @returns nothing for a frame that is none */
  navigateChild(frame: WebFrameMain, url: string): Promise<void> | undefined;
  /** Runs scripts in a world of the frame's document. Resolves with what the last of them comes to, as it crosses. */
  execute(frame: WebFrameMain, scripts: readonly Electron.WebSource[], worldId: number): Promise<unknown>;
  /** Runs a script in the page, as a frame does it: what it comes to is plain data, and what it throws is its text. */
  evaluate(frame: WebFrameMain, code: string): Promise<unknown>;
  /**
   * The window of what a frame shows.
   *
   * @param opens - whether a page that nobody has looked at yet is made for it
   * @returns nothing where there is no document
   */
  windowIn(frame: WebFrameMain, opens?: boolean): PageWindow | undefined;
  /** Does something to what a frame shows: now, or when that page is first looked at. */
  whenOpen(frame: WebFrameMain, work: (window: PageWindow) => void): void;
  /** Runs a script in a frame's page, and gives what it comes to as it is. @throws what it throws */
  run(frame: WebFrameMain, code: string): unknown;
  /** The bytes at a URL, as a page of the contents would get them; nothing of what cannot be had. */
  fetch(contents: WebContents, url: string): Promise<Uint8Array | undefined>;
  /** Whether the frame shows a page of its own, and not the test's renderer alone. */
  isShowing(frame: WebFrameMain): boolean;
  /** Whether the page has to be asked before it is left. */
  mayObject(frame: WebFrameMain): boolean;
  /** Whether the page lets go: its `beforeunload` listeners may ask it to stay. */
  mayLeave(frame: WebFrameMain): boolean;
  /** Clears what the pages of those origins have kept in a session. */
  clear(session: object, takes: (origin: string) => boolean): void;
}

export type Reading = PageSource | Failure | undefined;

export function isFailure(reading: Reading): reading is Failure {
  return reading !== undefined && 'errno' in reading;
}
