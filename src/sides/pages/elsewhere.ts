import { ABORTED, type Failure } from '../../main/contents/load';
import type { PageRequest } from '../../main/contents/pages';
import type { WebContents } from '../../main/contents/web-contents';
import type { ReaderHost } from './reader';

/** What Chromium reads itself. */
const KNOWN = /^(about|blob|chrome|data|devtools|file|https?|javascript|view-source|wss?):/i;

/**
 * Where a page goes that no page can show: another program is asked for it, if the app lets it (N4.8).
 *
 * @returns undefined where it can be read
 */
export function elsewhere(
  host: ReaderHost,
  contents: WebContents,
  url: string,
  { byPage }: PageRequest,
): Failure | undefined {
  if (!byPage || KNOWN.test(url) || isHandled(contents.session, url)) return undefined;
  const { openExternal } = require('./powers') as typeof import('./powers');
  openExternal(host, contents, url);
  return { ...ABORTED, isElsewhere: true };
}

/** Whether the app has registered a protocol for it. */
function isHandled({ protocol }: Electron.Session, url: string): boolean {
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase();
  return protocol.isProtocolHandled(scheme) || protocol.isProtocolIntercepted(scheme);
}
