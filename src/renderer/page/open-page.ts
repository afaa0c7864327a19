import { BarePage } from './bare-page';
import { needsDocument } from './body';
import { DomPage } from './dom-page';
import { noDocumentError } from './errors';
import { loadJsdom } from './jsdom/load';
import type { PageSource } from './source';
import type { Page, PageHooks, PageOptions } from './types';

/**
 * Shows a page: gives it a document and a realm, tells `hooks.begin`, then runs it. Without jsdom, what needs no document
 * gets a bare realm.
 *
 * @throws Error `The page … has scripts or frames …` where jsdom is missing, and then nothing has been made
 */
export function openPage(source: PageSource, hooks: PageHooks = {}, options: PageOptions = {}): Page {
  const needs = needsDocument(source.body);
  const jsdom = options.bare && !needs ? undefined : loadJsdom();
  if (jsdom !== undefined) return new DomPage(jsdom, source, hooks, options).open();
  if (needs) throw noDocumentError(source.url);
  return new BarePage(source, hooks, options).open();
}
