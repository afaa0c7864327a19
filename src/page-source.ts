import { isFailure, type PageSource, type Reading } from './main/pages';
import { needsDocument, titleOf } from './renderer/page/body';
import { noDocumentError } from './renderer/page/errors';
import { loadJsdom } from './renderer/page/load-jsdom';
import type { Resource } from './renderer/page/resource';
import { type Answer, type Reader, readPage } from './renderer/page/source';
import { loadError } from './wire/errors';

/** What `session.protocol` has of its own: it answers for the schemes that the app handles. */
interface ReadingProtocol {
  read(url: string, request?: object): Promise<unknown> | undefined;
}

/** Reads by the protocols that the app handles in this session. */
export function readerOf(session: Electron.Session): Reader {
  return (url, request) => {
    const { protocol } = session as unknown as { protocol: Partial<ReadingProtocol> };
    return protocol.read?.(url, request) as Answer<Resource> | undefined;
  };
}

/** What is at `url` for a window of that session. What cannot be shown here is a failure, before anything is shown. */
export function readSource(url: string, session: Electron.Session): Reading | Promise<Reading> {
  const answer = readPage(url, readerOf(session));
  return answer instanceof Promise ? answer.then((read) => toSource(read)) : toSource(answer);
}

function toSource(read: Awaited<ReturnType<typeof readPage>>): Reading {
  if ('errno' in read) return read;
  const source: PageSource = { ...read, title: titleOf(read.body) };
  if (!isFailure(source) && needsDocument(source.body) && loadJsdom() === undefined) {
    return { code: 'ERR_FAILED', errno: -2, error: noDocumentError(source.url) };
  }
  return source;
}

/** The source of a module script. */
export async function loadSource(url: string, session: Electron.Session): Promise<string> {
  const read = await readPage(url, readerOf(session));
  if ('errno' in read) throw loadError(read.code, read.errno, url);
  return read.body;
}
