import { pathToFileURL } from 'node:url';
import { type NetFailure, netFailure } from '../../words/net-errors';
import { ledTo } from '../../words/own-folder';
import type { LoadRequest } from './load-request';
import type { HistoryChange } from './navigation-history';
import type { Reading, Showing } from './pages';

/** One navigation under way. */
export interface Load {
  readonly url: string;
  readonly change: HistoryChange;
  readonly sameDocument: boolean;
  /** Whether the page asked for it, and not the app. */
  readonly byPage: boolean;
  /** Whether there is a page to be read. */
  readonly reads: boolean;
  /** How the page is asked for. */
  readonly request: LoadRequest | undefined;
  readonly fails: Failure | undefined;
  /** What was read, or is to be: a rollback that begins the load once more does not read again. */
  reading?: { readonly found: Reading | Promise<Reading> };
  /** Whether the page that is shown is still being asked. */
  isAsking?: boolean;
  /** Whether it has come to nothing, which it does once whatever is rolled back. */
  hasFailed?: boolean;
  /** Settles what `loadURL` returned, once. */
  settle(error?: Error): void;
}

/** How a load is begun. */
export interface How {
  readonly byPage?: boolean;
  readonly reads?: boolean;
  readonly request?: LoadRequest | undefined;
}

/** How far a load has come. */
export interface Stage {
  /** Whether the page is there, and may have more to come. */
  readonly isCommitted?: boolean;
  /** The page, if it says itself when it is ready and when it has loaded. */
  readonly showing?: Showing | undefined;
  /** What it is called, if it does not. */
  readonly title?: string;
  /** Whether it is ready. */
  isReady?: boolean;
}

/** What a load comes to in place of a page. */
export interface Failure extends NetFailure {
  /** Whether nothing has gone wrong: it is another's to show, or to keep. */
  readonly isElsewhere?: boolean;
  /** What to say instead of Chromium's words: it could not be shown here. */
  readonly error?: Error;
}

/** The document of what could not be loaded, whose frame is still at the URL that was asked for. */
export const ERROR_PAGE = 'chrome-error://chromewebdata/';

export const ABORTED: Failure = netFailure(-3);
export const FAILED: Failure = netFailure(-2);
export const INVALID_URL: Failure = netFailure(-300);

/** Only a fragment that is named makes it the same document: the same URL once more is a reload. */
export function isSameDocument(before: string, url: string, change: HistoryChange): boolean {
  if (before === '' || change === 'replace') return false;
  const [page] = before.split('#');
  return url !== page && url.split('#')[0] === page && (url.includes('#') || typeof change === 'number');
}

/** Where a file is, as `loadFile` asks for it. */
export function fileUrl(path: string, { query, search, hash }: Electron.LoadFileOptions): string {
  const url = pathToFileURL(path);
  if (query) url.search = new URLSearchParams(query).toString();
  if (search) url.search = search;
  if (hash) url.hash = hash;
  return url.href;
}

/**
 * A promise that `settle` settles, as `loadURL` returns it.
 *
 * @param where - `whereabouts()` of the call that asked for it
 */
export function deferred(where?: Error): { promise: Promise<void>; settle: Load['settle'] } {
  let settle!: Load['settle'];
  const promise = new Promise<void>((resolve, reject) => {
    settle = (error) => (error ? reject(where ? ledTo(error, where) : error) : resolve());
  });
  return { promise: handled(promise), settle };
}

/** S12.13: nobody need handle its rejection. */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** As `did-navigate` has it: what came by no server has none. */
export function statusOf(url: string, status: number | undefined): [code: number, text: string] {
  if (status === undefined) return url.startsWith('http') ? [200, 'OK'] : [-1, ''];
  const { STATUS_CODES } = require('node:http') as typeof import('node:http');
  return [status, STATUS_CODES[status] ?? ''];
}
