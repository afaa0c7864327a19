import { URL } from 'node:url';
import { counting } from '../../realm/coverage';
import { withinLimit } from '../../realm/time-limit';
import { decode } from './decode';
import type { DomPage } from './dom-page';
import { noModulesError } from './errors';
import { delayLoad, type ElementImpl, parseUrl, wrapperOf } from './jsdom/impl';
import type { ImplHooks } from './jsdom/inside';
import { readText } from './jsdom/resources';

/** How the scripts of a page run until jsdom 30, which lets a script's own method run it. */
export function scriptHooks(page: DomPage): Pick<ImplHooks, 'script.run' | 'script.prepare'> {
  const started = new WeakSet<ElementImpl>();
  return {
    'script.run': (element, [text, filename], original) => {
      if (element._ownerDocument !== page.document) return original();
      runClassic(page, element, String(text), String(filename));
    },
    'script.prepare': (element, _args, original) => {
      const isOurs = element._ownerDocument === page.document && page.options.javascript !== false;
      if (!isOurs || !isModule(element)) return original();
      if (started.has(element) || !element.isConnected) return;
      if (!element.hasAttributeNS(null, 'src') && element.text === '') return;
      started.add(element);
      queueModule(page, element, element._parserInserted ?? false);
    },
  };
}

export function isModule(element: ElementImpl): boolean {
  return element.getAttributeNS(null, 'type')?.trim().toLowerCase() === 'module';
}

/** An event of an element's own. */
export function tellElement(page: DomPage, element: ElementImpl, type: 'load' | 'error'): void {
  if (!page.isReleased) wrapperOf(element).dispatchEvent(new page.window.Event(type));
}

export function runClassic(page: DomPage, element: ElementImpl, text: string, filename: string): void {
  const { document, realm } = page;
  const outer = document._currentScript;
  // Stack traces are to name the line of the file.
  const { startLine = 1 } = (element._localName === 'script' && element.firstChild?.sourceCodeLocation) || {};
  const isFile = element.hasAttributeNS(null, 'src');
  const lines = isFile ? '' : '\n'.repeat(startLine - 1);
  const code = isFile && filename.startsWith('file:') ? counting(text, filename, realm.global) : lines + text;
  // Until 30, where the parser does not see to it.
  document._writeAfterElement = element;
  document._currentScript = element;
  try {
    withinLimit(page.options.limit ?? 0, `A script of the page ${filename}`, () => realm.run(code, filename));
  } catch (error) {
    page.report(error);
  } finally {
    document._currentScript = outer;
    delete document._writeAfterElement;
  }
}

/** A module waits for the document, as a deferred script does; later ones run when they are there. */
export function queueModule(page: DomPage, element: ElementImpl, isParsed: boolean): void {
  const { document } = page;
  const src = element.getAttributeNS(null, 'src');
  const record = src === null ? null : parseUrl(document, src);
  const url = src === null ? document.URL : new URL(src, page.window.document.baseURI).href;
  const isLoading = document.readyState === 'loading';
  const read = (): Promise<string> => {
    if (src === null) return Promise.resolve(element.text);
    if (record === null) return Promise.reject(new Error('ERR_INVALID_URL'));
    return readText(page, url, 'script').then(({ body, type }) => decode(body, type));
  };
  const run = async (code: unknown): Promise<void> => {
    if (page.isReleased) return;
    try {
      if (page.hooks.runModule === undefined) throw noModulesError(url);
      await page.hooks.runModule(url, { code: String(code), isInline: src === null }, page);
    } catch (error) {
      page.report(error);
    }
    tellElement(page, element, 'load');
  };
  const failed = async (error: unknown): Promise<void> => {
    if (page.isReleased) return;
    page.log('error', `Failed to load resource: net::${(error as Error).message}`, url);
    tellElement(page, element, 'error');
  };
  const code = read();
  if (document.readyState === 'complete' || !isLoading) void code.then(run, failed);
  else if (element.hasAttributeNS(null, 'async') || !isParsed) {
    if (document._asyncQueue === undefined) void code.then(run, failed).finally(delayLoad(document));
    // jsdom takes a text without a letter for none.
    else
      document._asyncQueue.push(
        code.then((text) => text || '\n'),
        run,
        failed,
        null,
      );
  } else if (document._deferQueue === undefined) {
    const execute = () => code.then(run, failed);
    document._scriptsToExecuteAfterParsing!.push({ ready: code.catch(() => {}), execute });
  } else document._deferQueue.push(code, run, failed, false, element);
}
