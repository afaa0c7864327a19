import { URL } from 'node:url';
import { originOf } from '../../web/origin';
import type { BrowsingContext } from './browsing-context';
import type { DomPage } from './dom-page';
import {
  type AnchorImpl,
  type ElementImpl,
  parseUrl,
  type SessionHistory,
  type UrlRecord,
  wrapperOf,
} from './jsdom/impl';
import type { ImplHook, ImplHooks } from './jsdom/inside';
import { dispositionOf, openingBy, openingWith, refererIn, withBody } from './opening';
import { submissionOf } from './submission';
import type { Opening } from './types';

/** Where a page goes by itself: `location`, `history`, links and forms. */
export class Navigation {
  readonly hooks: Pick<ImplHooks, 'a.follow' | 'area.follow' | 'form.submit' | 'form.requestSubmit'>;
  readonly #goInside: (url: UrlRecord, flags?: { replacement?: boolean }) => void;
  #pending: { form: ElementImpl; submitter: ElementImpl | undefined } | undefined;
  #silent = false;
  /** What was clicked last. */
  #click: MouseEvent | undefined;

  constructor(private readonly page: DomPage) {
    const { document, window } = page;
    const { _location: location } = document;
    this.#goInside = location._locationObjectNavigate.bind(location);
    location._locationObjectNavigate = (url, flags) => this.#go(url, flags?.replacement ?? false);
    location.reload = () => page.hooks.navigate?.(document.URL, 'reload');
    document._origin = page.origin;
    window._origin = page.origin;
    Object.defineProperty(location, 'origin', { get: () => page.origin, configurable: true });
    this.#hookHistory();
    window.open = ((url = '', name = '', features = '') =>
      this.#open(String(url), String(name), String(features))) as typeof window.open;
    window.close = () => page.hooks.close?.();
    const clicked = (event: MouseEvent) => {
      this.#click = event;
      if (event.type === 'auxclick' && event.button === 1) queueMicrotask(() => this.#followAside(event));
    };
    window.addEventListener('click', clicked, true);
    window.addEventListener('auxclick', clicked, true);
    window.document.addEventListener('DOMContentLoaded', () => this.#refresh());
    const follow: ImplHook<AnchorImpl> = (element, _args, original) =>
      element._ownerDocument === document ? this.#follow(element) : original();
    this.hooks = {
      'a.follow': follow,
      'area.follow': follow,
      'form.submit': (element) => this.#submit(element, undefined),
      'form.requestSubmit': (element, [submitter], original) => {
        const outer = this.#pending;
        this.#pending = { form: element, submitter: (submitter ?? undefined) as ElementImpl | undefined };
        try {
          original();
        } finally {
          this.#pending = outer;
        }
      },
    };
  }

  /** `<meta http-equiv=refresh content="5; url=…">` */
  #refresh(): void {
    const { window, hooks } = this.page;
    const { document } = window;
    const content = document.querySelector('meta[http-equiv="refresh" i]')?.getAttribute('content');
    const found = /^\s*(\d+(?:\.\d*)?)\s*(?:[;,\s]\s*(?:url\s*=\s*)?["']?([^"']*?)["']?\s*)?$/i.exec(content ?? '');
    if (!found) return;
    const { URL: own, baseURI } = document;
    const url = found[2] && URL.canParse(found[2], baseURI) ? new URL(found[2], baseURI).href : own;
    // Only when it has loaded, and of one that is gone not at all.
    const go = () => hooks.navigate?.(url, url === own ? 'reload' : 'replace');
    window.addEventListener('load', () => void window.setTimeout(go, Number(found[1]) * 1000));
  }

  showInPage(url: string): void {
    const record = parseUrl(this.page.document, url);
    if (record === null) return;
    this.#silent = true;
    try {
      this.#goInside(record);
    } finally {
      this.#silent = false;
    }
  }

  /** jsdom has found a form valid and nobody prevents its being sent. */
  submitPending(): boolean {
    const pending = this.#pending;
    if (pending) this.#submit(pending.form, pending.submitter);
    return pending !== undefined;
  }

  #go(url: UrlRecord, replacement: boolean, referrer?: string): void {
    const { document, hooks } = this.page;
    const href = this.#hrefOf(url);
    const before = document.URL;
    if (/^javascript:/i.test(href)) this.#goInside(url, { replacement });
    else if (url.fragment !== null && href.split('#')[0] === before.split('#')[0]) {
      this.#goInside(url, { replacement });
      this.#tellInPage(replacement ? 'replace' : 'push');
    } else {
      // What goes on before it has loaded leaves no trace in the history, nor does the same URL once more.
      const replaces = replacement || href === before || document.readyState !== 'complete';
      const from = referrer ?? refererIn(this.page, href, null, false).url;
      const how = replaces ? 'replace' : 'push';
      if (from === '') hooks.navigate?.(href, how);
      else hooks.navigate?.(href, how, undefined, from);
    }
  }

  /** jsdom writes only a document's own URL. */
  #hrefOf(url: UrlRecord): string {
    const { document } = this.page;
    return (Object.create(document, { _URL: { value: url } }) as typeof document).URL;
  }

  #tellInPage(how: 'push' | 'replace' | 'traverse'): void {
    if (!this.#silent) this.page.hooks.inPage?.(this.page.document.URL, how);
  }

  #hookHistory(): void {
    const { page } = this;
    const { _history: history } = page.document;
    const session = page.window._sessionHistory as SessionHistory;
    const share = history._sharedPushAndReplaceState.bind(history);
    history._sharedPushAndReplaceState = (data, url, how) => {
      const state: unknown = page.window.structuredClone(data);
      const record = url && this.#isRewritable(url) ? parseUrl(page.document, url) : null;
      share(state, record ? null : url, how);
      if (record) {
        page.document._URL = record;
        page.document._clearBaseURLCache?.();
        session.currentEntry.url = record;
      }
      this.#tellInPage(how);
    };
    const go = history.go.bind(history);
    history.go = (delta) => {
      const index = session._currentIndex + delta;
      const isInside = delta === 0 || (index >= 0 && index < session.length);
      if (isInside) go(delta);
      else page.hooks.traverse?.(delta);
    };
    const traverse = session.traverseHistory.bind(session);
    session.traverseHistory = (entry, flags) => {
      entry.stateObject ??= null;
      traverse(entry, flags);
      // A new fragment comes this way as well, and tells of itself.
      if (flags === undefined || !('nonBlockingEvents' in flags)) this.#tellInPage('traverse');
    };
  }

  /** Electron's file: pages may show any file's URL, and those of the app's own schemes any of their origin's; jsdom's not. */
  #isRewritable(url: string): boolean {
    const { baseURI } = this.page.window.document;
    if (!URL.canParse(url, baseURI)) return false;
    const [now, then] = [new URL(this.page.document.URL), new URL(url, baseURI)];
    return (
      !/^(https?|data|about|blob):$/.test(now.protocol) && now.protocol === then.protocol && now.host === then.host
    );
  }

  #follow(element: AnchorImpl): void {
    const { page } = this;
    const url = element.hasAttributeNS(null, 'href') ? parseUrl(page.document, element.href) : null;
    if (url === null) return;
    if (element.hasAttributeNS(null, 'download') && this.#download(element, this.#hrefOf(url))) return;
    const target = element._getAnElementsTarget();
    const wrapper = wrapperOf(element);
    const click = this.#clickOn(wrapper);
    const href = this.#hrefOf(url);
    if (dispositionOf(click)) page.hooks.open?.(href, '', '', openingBy(page, wrapper, href, click));
    else if (this.#isSelf(target)) {
      const isKept = /\bnoreferrer\b/i.test(wrapper.getAttribute('rel') ?? '');
      const { url: referrer } = refererIn(page, href, wrapper.getAttribute('referrerpolicy'), isKept);
      this.#go(url, false, referrer);
    } else this.#goElsewhere(href, target, '', openingBy(page, wrapper, href, click));
  }

  /** The click that an element is followed by, if it was one. */
  #clickOn(element: Element): MouseEvent | undefined {
    const click = this.#click;
    this.#click = undefined;
    const target = click?.target as Node | null | undefined;
    return target && element.contains(target) ? click : undefined;
  }

  /** The middle button follows a link, too, where nobody prevents it. */
  #followAside(event: MouseEvent): void {
    const { page } = this;
    const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]');
    if (!link || event.defaultPrevented || page.isReleased) return;
    page.hooks.open?.(link.href, '', '', openingBy(page, link, link.href, event));
  }

  /** @returns whether it is one: what is elsewhere is gone to, unless its server says otherwise */
  #download(element: AnchorImpl, url: string): boolean {
    const { page } = this;
    if (!/^(blob|data):/i.test(url) && originOf(url) !== page.origin) return false;
    page.hooks.download?.(url, element.getAttributeNS(null, 'download') ?? '');
    return true;
  }

  #submit(form: ElementImpl, submitter: ElementImpl | undefined): void {
    const { page } = this;
    const from = submitter && (wrapperOf(submitter) as HTMLButtonElement);
    const sent = submissionOf(page, wrapperOf(form) as HTMLFormElement, from);
    if (sent === undefined) return;
    const { url, target, submission } = sent;
    const wrapper = wrapperOf(form);
    const opening = withBody(openingBy(page, wrapper, url, undefined), submission);
    const { url: referrer } = opening.referrer;
    if (this.#isSelf(target)) page.hooks.navigate?.(url, 'push', submission, ...(referrer === '' ? [] : [referrer]));
    else this.#goElsewhere(url, target, '', opening);
  }

  #open(url: string, name: string, features: string): object | null {
    const { page } = this;
    const { baseURI } = page.window.document;
    if (url !== '' && !URL.canParse(url, baseURI)) {
      const words = `Unable to open a window with invalid URL '${url}'.`;
      throw page.domException(`Failed to execute 'open' on 'Window': ${words}`, 'SyntaxError');
    }
    const href = url === '' ? 'about:blank' : new URL(url, baseURI).href;
    if (this.#isSelf(name) && name !== '') {
      page.go(href);
      return page.window;
    }
    return this.#goElsewhere(href, name, features, openingWith(page, href, features));
  }

  #isSelf(target: string): boolean {
    const { context } = this.page;
    return (
      target === '' ||
      /^_self$/i.test(target) ||
      (/^_(parent|top)$/i.test(target) && context.parent === undefined) ||
      (target === context.name && target !== '')
    );
  }

  /** Another frame of the window, or another window. */
  #goElsewhere(url: string, target: string, features: string, opening: Opening): object | null {
    const { page } = this;
    const found = opening.noopener ? undefined : this.#find(target);
    if (found === undefined)
      return page.hooks.open?.(url, /^_blank$/i.test(target) ? '' : target, features, opening) ?? null;
    // An empty URL asks for the window as it is.
    if (url !== 'about:blank') found.page?.go(url);
    return found.viewFrom(page);
  }

  #find(name: string): BrowsingContext | undefined {
    const { context } = this.page;
    if (/^_parent$/i.test(name)) return context.parent;
    if (/^_top$/i.test(name)) return context.top;
    return name === '' || name.startsWith('_') ? undefined : (named(context.top, name) ?? context.top.inGroup(name));
  }
}

function named(context: BrowsingContext, name: string): BrowsingContext | undefined {
  if (context.name === name) return context;
  for (const child of context.page?.contexts ?? []) {
    const found = named(child, name);
    if (found) return found;
  }
  return undefined;
}
