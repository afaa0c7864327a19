import { hasListeners } from '../../renderer/page/jsdom/impl';
import type { Page } from '../../renderer/page/types';

/** The window of a page with a document, as far as somebody's hands reach it. */
export type PageWindow = Window & typeof globalThis;

/** The window of a page that has run and has a document; undefined of any other. */
export function windowIn(page: Page | undefined): PageWindow | undefined {
  return page?.hasDocument && !page.isReleased ? (page.realm.global as unknown as PageWindow) : undefined;
}

/** Where keys go in a page. */
export function focusIn({ document }: PageWindow): Element {
  return document.activeElement ?? document.body ?? document.documentElement;
}

/** Whether anybody in the page listens to one of these events at `target`, or where it bubbles to. */
export function hears(window: PageWindow, target: Element, events: readonly string[]): boolean {
  const places: object[] = [window.document, window];
  for (let element: Element | null = target; element; element = element.parentElement) places.push(element);
  return places.some((place) => events.some((event) => listens(place, event)));
}

function listens(place: object, event: string): boolean {
  if (typeof Reflect.get(place, `on${event}`) === 'function') return true;
  return hasListeners(place, event) ?? false;
}
