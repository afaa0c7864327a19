import { URL } from 'node:url';
import { referrerOf } from '../../web/referrer';
import type { DomPage } from './dom-page';
import { delayLoad, type ElementImpl, wrapperOf } from './jsdom/impl';
import type { ImplHooks } from './jsdom/inside';
import { isFailure, readResource } from './source';

/** The images of a page, which are asked for and not drawn: `load` and `error` tell what came of them. */
export function imageHooks(page: DomPage): Pick<ImplHooks, 'img.changed'> {
  const sources = new WeakMap<ElementImpl, string>();
  return {
    'img.changed': (element, [name], original) => {
      original();
      if (name !== 'src' || element._ownerDocument !== page.document || page.options.reader === undefined) return;
      const value = element.getAttributeNS(null, 'src') ?? '';
      sources.set(element, value);
      if (value !== '') void load(page, element, value, () => sources.get(element) === value);
    },
  };
}

async function load(page: DomPage, element: ElementImpl, src: string, isWanted: () => boolean): Promise<void> {
  // The page has loaded when its images have.
  const { document } = page;
  const done = document.readyState === 'complete' ? () => {} : delayLoad(document);
  try {
    const { baseURI } = page.window.document;
    const url = URL.canParse(src, baseURI) ? new URL(src, baseURI).href : undefined;
    // As everywhere, nothing happens in the call that asks for it.
    await Promise.resolve();
    const asked = { resourceType: 'image', origin: page.origin, referrer: referrerOf(page.url, url ?? '') } as const;
    const read = url === undefined ? undefined : await readResource(url, page.options.reader, asked);
    if (page.isReleased || !isWanted()) return;
    if (read && isFailure(read)) page.log('error', `Failed to load resource: net::${read.code}`, url);
    const isThere = read !== undefined && !isFailure(read) && read.body.length > 0;
    wrapperOf(element).dispatchEvent(new page.window.Event(isThere ? 'load' : 'error'));
  } finally {
    done();
  }
}
