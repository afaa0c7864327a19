import { isFailure, type PageRequest, type PageSource, type Reading } from '../../main/contents/pages';
import type { WebContents } from '../../main/contents/web-contents';
import type { WebFrameMain } from '../../main/frames/web-frame-main';
import { needsDocument, titleOf } from '../../renderer/page/body';
import { noDocumentError } from '../../renderer/page/errors';
import { loadJsdom } from '../../renderer/page/jsdom/load';
import { failures } from '../../renderer/page/resource';
import { readPage, readResource } from '../../renderer/page/source';
import { loadError } from '../../words/errors';
import { type ReaderHost, readerOf } from './reader';

/** What is at `url` for a contents. What cannot be shown here is a failure, before anything is shown. */
export function readSource(
  url: string,
  contents: WebContents,
  request: PageRequest,
  host: ReaderHost,
): Reading | Promise<Reading> {
  const asked = { ...request, resourceType: 'mainFrame', mode: 'navigate' } as const;
  const answer = readPage(url, readerOf(contents, contents.frame, host), asked);
  return answer instanceof Promise ? answer.then((read) => toSource(read)) : toSource(answer);
}

function toSource(read: Awaited<ReturnType<typeof readPage>>): Reading {
  if ('errno' in read) return read;
  const source: PageSource = { ...read, title: titleOf(read.body) };
  if (!isFailure(source) && needsDocument(source.body) && loadJsdom() === undefined) {
    return { ...failures.failed, error: noDocumentError(source.url) };
  }
  return source;
}

/** The source of a module script of a frame's page. */
export async function loadSource(
  url: string,
  contents: WebContents,
  frame: WebFrameMain,
  host: ReaderHost,
): Promise<string> {
  const read = await readPage(url, readerOf(contents, frame, host), { resourceType: 'script' });
  if ('errno' in read) throw loadError(read.code, read.errno, url);
  return read.body;
}

/** The bytes of a resource that a contents' own page is shown with; nothing of what cannot be had. */
export async function fetchBytes(
  url: string,
  contents: WebContents,
  host: ReaderHost,
): Promise<Uint8Array | undefined> {
  const read = await readResource(url, readerOf(contents, contents.frame, host), { resourceType: 'image' });
  return 'errno' in read || (read.status ?? 200) >= 400 ? undefined : read.body;
}
