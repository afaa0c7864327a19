import type { DomPage } from './dom-page';
import { implOf } from './jsdom/impl';
import { sessionOf } from './jsdom/inside';

/** Whether a document of this type is XML. */
export function isXml(type: string): boolean {
  return /^(application|text)\/xml$|\+xml$/.test(type);
}

/** Puts what a page is made of into its document, which is still empty; its scripts run on the way. */
export function writeSource(page: DomPage): void {
  const { document, source } = page;
  const { body, type } = source;
  if (isXml(type)) writeXml(page, body, type);
  else {
    const markup = htmlOf(body, type, page.url);
    const session = sessionOf(document);
    if (session) {
      session.parse(markup);
      return;
    }
    document.write(markup);
  }
  document.close();
}

/** The HTML that a document is shown as. */
function htmlOf(body: string, type: string, url: string): string {
  if (type === '' || type === 'text/html') return body || '<html></html>';
  if (type.startsWith('image/')) return `<img src="${escaped(url)}">`;
  if (/^(audio|video)\//.test(type)) return `<video controls name="media"><source src="${escaped(url)}"></video>`;
  return `<pre>${escaped(body)}`;
}

function writeXml({ window, realm }: DomPage, body: string, type: string): void {
  const { document, DOMParser } = window;
  const parsed = new DOMParser().parseFromString(body, type as DOMParserSupportedType);
  for (const node of [...parsed.childNodes]) {
    if (node.nodeType === 10) continue;
    const own = document.importNode(node, true) as Partial<Element> & Node;
    // The parser has taken them for run.
    const scripts = [...(own.querySelectorAll?.('script') ?? [])];
    for (const script of scripts) implOf(script)._alreadyStarted = false;
    document.appendChild(own);
    // jsdom runs none of those of SVG.
    for (const script of scripts) if (script.namespaceURI?.endsWith('/svg')) realm.run(script.textContent ?? '');
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
