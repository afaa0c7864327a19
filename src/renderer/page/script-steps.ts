import { URL } from 'node:url';
import { setImmediate } from '../../bus/timers';
import { decode } from './decode';
import type { DomPage } from './dom-page';
import { delayLoad, type ElementImpl, type PendingScript, parseUrl } from './jsdom/impl';
import type { ImplHooks } from './jsdom/inside';
import { readText } from './jsdom/resources';
import { isModule, queueModule, runClassic, tellElement } from './scripts';

/** By MIME Sniffing, JavaScript MIME type essence; what is of no type at all is one, too. */
const CLASSIC =
  /^(?:|(?:application|text)\/(?:x-)?(?:ecma|java)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/i;

/** How the scripts of a page run since jsdom 31, which has made its own way private: as HTML has it. */
export function scriptSteps(
  page: DomPage,
): Pick<ImplHooks, 'script.parsed' | 'script.begin' | 'script.started' | 'script.cloned'> {
  const parsed = new WeakSet<ElementImpl>();
  const started = new WeakSet<ElementImpl>();
  let ordered: Promise<unknown> = Promise.resolve();
  const begin = (element: ElementImpl, isParsed: boolean): PendingScript | undefined => {
    const src = element.getAttributeNS(null, 'src');
    const isAsync = element.hasAttributeNS(null, 'async');
    if (isModule(element)) {
      queueModule(page, element, isParsed);
      return undefined;
    }
    const { document } = page;
    if (src === null) {
      const { text } = element;
      const execute = () => runClassic(page, element, text, document.URL);
      if (isParsed) return { ready: null, execute };
      execute();
      return undefined;
    }
    const script = external(page, element, src);
    if (script === undefined) return undefined;
    const { code, execute } = script;
    if (isParsed && !isAsync) {
      const pending = { ready: code.catch(() => {}), execute };
      if (!element.hasAttributeNS(null, 'defer')) return pending;
      document._scriptsToExecuteAfterParsing!.push(pending);
      return undefined;
    }
    const done = delayLoad(document);
    if (isAsync || element.async) void code.then(execute, execute).finally(done);
    else {
      ordered = ordered.then(execute);
      void ordered.finally(done);
    }
    return undefined;
  };
  return {
    'script.parsed': (element, [document], original) => {
      if (document === page.document) parsed.add(element);
      return original();
    },
    'script.started': (element, _args, original) => {
      started.add(element);
      return original();
    },
    'script.cloned': (element, [copy], original) => {
      if (started.has(element)) started.add(copy as ElementImpl);
      return original();
    },
    'script.begin': (element, _args, original) => {
      const isParsed = parsed.delete(element);
      const { document, options } = page;
      const isEmpty = !element.hasAttributeNS(null, 'src') && element.text === '';
      const isOurs = element._ownerDocument === document && options.javascript !== false;
      const type = isModule(element) || CLASSIC.test(typeOf(element));
      // What comes to nothing jsdom may see to; so it may to the scripts of one event.
      if (!isOurs || !type || isEmpty || !element.isConnected || element.hasAttributeNS(null, 'for')) return original();
      if (started.has(element)) return undefined;
      element._markAsAlreadyStarted?.();
      return begin(element, isParsed);
    },
  };
}

function typeOf(element: ElementImpl): string {
  const type = element.getAttributeNS(null, 'type');
  const language = element.getAttributeNS(null, 'language');
  return type === null ? (language ? `text/${language}` : '') : type.trim();
}

/** @returns nothing for a `src` that is no URL */
function external(
  page: DomPage,
  element: ElementImpl,
  src: string,
): { readonly code: Promise<string>; execute(): Promise<void> } | undefined {
  const { document } = page;
  if (src === '' || parseUrl(document, src) === null) {
    setImmediate(() => tellElement(page, element, 'error'));
    return undefined;
  }
  const url = new URL(src, page.window.document.baseURI).href;
  const charset = element.getAttributeNS(null, 'charset');
  const code = readText(page, url, 'script').then(({ body, type }) =>
    decode(body, charset && !/charset=/i.test(type) ? `${type};charset=${charset}` : type),
  );
  const execute = async () => {
    let text: string;
    try {
      text = await code;
    } catch (error) {
      if (page.isReleased) return;
      tellElement(page, element, 'error');
      page.log('error', `Failed to load resource: net::${(error as Error).message}`, url);
      return;
    }
    if (page.isReleased || element._ownerDocument !== document) return;
    document._ignoreDestructiveWritesCounter!++;
    try {
      runClassic(page, element, text, url);
    } finally {
      document._ignoreDestructiveWritesCounter!--;
    }
    await Promise.resolve();
    tellElement(page, element, 'load');
  };
  return { code, execute };
}
