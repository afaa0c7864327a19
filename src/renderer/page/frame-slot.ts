import { URL } from 'node:url';
import { isPromise } from 'node:util/types';
import { referrerOf } from '../../web/referrer';
import { BrowsingContext } from './browsing-context';
import type { DomPage } from './dom-page';
import { type DocumentImpl, delayLoad, type ElementImpl, wrapperOf } from './jsdom/impl';
import { isFailure, type PageSource, type ResourceRequest, readPage } from './source';
import type { ChildFrame, FrameHooks, Submission } from './types';

/** One `<iframe>`, over all documents that it shows. */
export class FrameSlot implements ChildFrame {
  readonly element: Element;
  readonly name: string;
  readonly context: BrowsingContext;
  #hooks: FrameHooks = {};
  #page: DomPage | undefined;
  /** What stands there before anything has been loaded. */
  #initial: DomPage | undefined;
  #loads = 0;
  #removed = false;

  constructor(
    private readonly parent: DomPage,
    private readonly impl: ElementImpl,
  ) {
    this.element = wrapperOf(impl);
    this.name = impl.getAttributeNS(null, 'name') ?? '';
    this.context = new BrowsingContext(parent.context);
    this.context.name = this.name;
    let shown: BrowsingContext['page'];
    // Most frames are never looked into before they have loaded.
    Object.defineProperty(this.context, 'page', {
      get: () => shown ?? this.#begun(),
      set: (page: BrowsingContext['page']) => {
        shown = page;
      },
    });
    Object.defineProperty(impl, '_contentDocument', {
      get: (): DocumentImpl | null => (this.#page ?? this.#initial)?.document ?? null,
      set: () => {},
      configurable: true,
    });
  }

  get page(): DomPage | undefined {
    return this.#page;
  }

  /** What there is to look at. */
  shown(): DomPage | undefined {
    return this.#page ?? this.#begun();
  }

  begin(): void {
    const { hooks } = this.parent;
    this.#hooks = hooks.frame?.(this) ?? { ...pick(hooks, 'console', 'error') };
    if (!this.#removed) this.follow(true);
  }

  /** Shows what its attributes say. */
  follow(attaching = false): void {
    const srcdoc = this.impl.getAttributeNS(null, 'srcdoc');
    if (srcdoc !== null) {
      void this.#load('about:srcdoc', { url: 'about:srcdoc', body: srcdoc, type: 'text/html' });
      return;
    }
    const src = this.impl.getAttributeNS(null, 'src') ?? '';
    const { baseURI } = this.parent.window.document;
    const url = src !== '' && URL.canParse(src, baseURI) ? new URL(src, baseURI).href : 'about:blank';
    if (url === 'about:blank' && attaching) this.#showBlank();
    else void this.navigate(url);
  }

  navigate(url: string): Promise<void> {
    const { page } = this;
    const [document, fragment] = url.split('#', 2);
    if (page && fragment !== undefined && page.url.split('#')[0] === document) {
      page.go(url);
      return Promise.resolve();
    }
    if (/^javascript:/i.test(url)) {
      const script = decodeURIComponent(url.slice('javascript:'.length));
      this.shown()?.realm.run(script, url);
      return Promise.resolve();
    }
    return this.#load(url);
  }

  remove(): void {
    this.#removed = true;
    this.#loads++;
    this.#initial?.unload();
    this.#page?.unload();
    this.context.isClosed = true;
    this.#hooks.removed?.();
  }

  async #load(url: string, given?: PageSource, byPage = false, submission?: Submission): Promise<void> {
    const load = ++this.#loads;
    const done = this.#delayParent();
    try {
      this.#hooks.loading?.(url);
      // What is made of no request is not asked for either.
      if (byPage || !/^about:/i.test(url)) {
        await Promise.resolve();
        if (load !== this.#loads || this.#hooks.allows?.(url) === false) return;
      }
      const answer = given ?? readPage(url, this.parent.options.reader, this.#request(url, submission));
      // A frame is never shown in the call that asks for it.
      const source = isPromise(answer) ? await answer : await Promise.resolve(answer);
      if (load !== this.#loads) return;
      if (isFailure(source)) {
        this.#hooks.failed?.(source, url);
        this.parent.log('error', `Failed to load resource: net::${source.code}`, url);
        if (load === this.#loads) this.#fireLoad();
        return;
      }
      const page = this.#show(source);
      await page.loaded;
      if (load === this.#loads && !page.isReleased) this.#loaded(page);
    } catch (error) {
      this.parent.report(error);
    } finally {
      done();
    }
  }

  /** An empty frame is there at once, and has loaded. */
  #showBlank(): void {
    this.#loads++;
    const page = this.#show({ url: 'about:blank', body: '', type: 'text/html' });
    const done = this.#delayParent();
    void page.loaded.then(() => {
      if (!page.isReleased) this.#loaded(page);
      done();
    });
  }

  #show(source: PageSource): DomPage {
    this.#initial?.unload();
    this.#initial = undefined;
    this.#page?.unload();
    const page = this.parent.createChild(source, this.#childHooks(), this.context);
    this.#page = page;
    return page.open();
  }

  #begun(): DomPage | undefined {
    if (this.#removed || this.parent.isReleased) return undefined;
    if (this.#initial === undefined) {
      const source = { url: 'about:blank', body: '', type: 'text/html' };
      this.#initial = this.parent.createChild(source, pick(this.#hooks, 'console', 'error', 'options'), this.context);
      this.#initial.open();
    }
    return this.#initial;
  }

  #childHooks(): FrameHooks {
    const told = this.#hooks;
    return {
      ...told,
      navigate: (url, how, submission) => {
        told.navigate?.(url, how, submission);
        void this.#load(url, undefined, true, submission);
      },
    };
  }

  #request(url: string, submission: Submission | undefined): ResourceRequest {
    const { parent } = this;
    const { method, body, contentType } = submission ?? {};
    return {
      resourceType: 'subFrame',
      mode: 'navigate',
      origin: parent.origin,
      referrer: referrerOf((this.#page ?? parent).url, url),
      ...(submission && { method: method!, body: body!, headers: { 'content-type': contentType! } }),
    };
  }

  #loaded(page: DomPage): void {
    this.#hooks.loaded?.(page);
    this.#fireLoad();
  }

  #fireLoad(): void {
    const { parent, element } = this;
    if (!parent.isReleased && !this.#removed) element.dispatchEvent(new parent.window.Event('load'));
  }

  /** The page has loaded when its frames have. */
  #delayParent(): () => void {
    const { document } = this.parent;
    return document.readyState === 'complete' ? () => {} : delayLoad(document);
  }
}

function pick<T extends object, K extends keyof T>(object: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.flatMap((key) => (object[key] ? [[key, object[key]]] : []))) as Pick<T, K>;
}
