import { URL } from 'node:url';
import type { ResourceType } from '../../network/request';
import { withinLimit } from '../../realm/time-limit';
import { referrerOf } from '../../web/referrer';
import { decode } from './decode';
import type { DomPage } from './dom-page';
import { noModulesError } from './errors';
import { type ElementImpl, wrapperOf } from './jsdom-impl';
import type { ImplHooks, Jsdom } from './load-jsdom';
import type { Resource } from './resource';
import { isFailure, readResource } from './source';

type Request = Promise<Buffer> & { abort?: () => void; response?: object };

/** How jsdom loads what a page names: only scripts and style sheets are read. */
export function createLoader(page: DomPage): (jsdom: Jsdom) => object {
  return ({ ResourceLoader }) => {
    const { userAgent } = page.options;
    const loader = new ResourceLoader(userAgent === undefined ? {} : { userAgent });
    loader.fetch = (url: string, { element }: { element?: Element }): Request | null => {
      const name = element?.localName;
      if (name !== 'script' && name !== 'link') return null;
      const request: Request = readText(page, url, name === 'link' ? 'stylesheet' : 'script').then((resource) => {
        request.response = { headers: { 'content-type': resource.type }, statusCode: resource.status };
        return Buffer.from(resource.body);
      });
      request.abort = () => {};
      return request;
    };
    return loader;
  };
}

/** @throws Error whose message is Chromium's code */
async function readText(page: DomPage, url: string, resourceType: ResourceType): Promise<Resource> {
  const asked = { resourceType, origin: page.origin, referrer: referrerOf(page.url, url) };
  const resource = await readResource(url, page.options.reader, asked);
  if (isFailure(resource)) throw new Error(resource.code);
  if (resource.status !== undefined && resource.status >= 400) throw new Error('ERR_HTTP_RESPONSE_CODE_FAILURE');
  return resource;
}

/** How the scripts of a page run. */
export function scriptHooks(page: DomPage): Pick<ImplHooks, 'script._innerEval' | 'script._eval'> {
  return {
    'script._innerEval': (element, [text, filename], original) => {
      if (element._ownerDocument !== page.document) return original();
      runClassic(page, element, String(text), String(filename));
    },
    'script._eval': (element, _args, original) => {
      const isModule = element._getTypeString()?.toLowerCase() === 'module';
      if (!isModule || element._ownerDocument !== page.document || page.options.javascript === false) return original();
      if (element._alreadyStarted || !element._attached) return;
      if (!element.hasAttributeNS(null, 'src') && element.text === '') return;
      element._alreadyStarted = true;
      queueModule(page, element);
    },
  };
}

function runClassic(page: DomPage, element: ElementImpl, text: string, filename: string): void {
  const { document, realm } = page;
  const outer = document._currentScript;
  // Stack traces are to name the line of the file.
  const { startLine = 1 } = (element._localName === 'script' && element.firstChild?.sourceCodeLocation) || {};
  const lines = element.hasAttributeNS(null, 'src') ? '' : '\n'.repeat(startLine - 1);
  document._writeAfterElement = element;
  document._currentScript = element;
  try {
    withinLimit(page.options.limit ?? 0, `A script of the page ${filename}`, () => realm.run(lines + text, filename));
  } catch (error) {
    page.report(error);
  } finally {
    document._currentScript = outer;
    delete document._writeAfterElement;
  }
}

/** A module waits for the document, as a deferred script does; later ones run when they are there. */
function queueModule(page: DomPage, element: ElementImpl): void {
  const { document } = page;
  const src = element.getAttributeNS(null, 'src');
  const record = src === null ? null : document.encodingParseAURL(src);
  const url = src === null ? document.URL : new URL(src, page.window.document.baseURI).href;
  const isLoading = document.readyState === 'loading';
  const read = (): Promise<string> => {
    if (src === null) return Promise.resolve(element.text);
    if (record === null) return Promise.reject(new Error('ERR_INVALID_URL'));
    return readText(page, url, 'script').then(({ body, type }) => decode(body, type));
  };
  const tell = (type: 'load' | 'error') => {
    if (!page.isReleased) wrapperOf(element).dispatchEvent(new page.window.Event(type));
  };
  const run = async (code: unknown): Promise<void> => {
    if (page.isReleased) return;
    try {
      if (page.hooks.runModule === undefined) throw noModulesError(url);
      await page.hooks.runModule(url, { code: String(code), isInline: src === null }, page);
    } catch (error) {
      page.report(error);
    }
    tell('load');
  };
  const failed = async (error: unknown): Promise<void> => {
    if (page.isReleased) return;
    page.log('error', `Failed to load resource: net::${(error as Error).message}`, url);
    tell('error');
  };
  const code = read();
  if (document.readyState === 'complete' || !isLoading) void code.then(run, failed);
  else if (element.hasAttributeNS(null, 'async') || !element._parserInserted) {
    document._asyncQueue.push(
      // jsdom takes a text without a letter for none.
      code.then((text) => text || '\n'),
      run,
      failed,
      null,
    );
  } else document._deferQueue.push(code, run, failed, false, element);
}
