import { NATIVE } from '../../../wire/native-state';
import type { WebContents } from '../web-contents';
import { stringIn } from './given';

/** Style sheets of the app in a page. */
export const STYLES = {
  /**
   * Puts a style sheet into the page; it goes with that page.
   *
   * @returns a promise of the key for `removeInsertedCSS`
   * @throws TypeError for what is no string
   */
  insertCSS(this: WebContents, ...given: unknown[]): Promise<string> {
    const state = this[NATIVE]();
    const css = stringIn(given, 0);
    const { cssOrigin } = (given[1] ?? {}) as Electron.InsertCSSOptions;
    const key = `${this.id}-${((state.get('InsertedStyles') as number | undefined) ?? 0) + 1}`;
    state.set('InsertedStyles', Number(key.split('-')[1]));
    const { pages } = this.fake.registry;
    pages.whenOpen(this.frame, ({ document }) => addSheet(document, key, css, cssOrigin === 'user'));
    return this.fake.bus.options.timing === 'async' ? later(key) : Promise.resolve(key);
  },

  /** @throws TypeError for what is no string */
  removeInsertedCSS(this: WebContents, ...given: unknown[]): Promise<void> {
    this[NATIVE]();
    const key = stringIn(given, 0);
    this.fake.registry.pages.whenOpen(this.frame, ({ document }) => removeSheet(document, key));
    return Promise.resolve();
  },
};

async function later<T>(value: T): Promise<T> {
  return value;
}

const KEY = 'data-inserted-css';

/**
 * Adds a style sheet to a document.
 *
 * @param isUsers - whether the page's own sheets come before it
 */
export function addSheet(document: Document, key: string, css: string, isUsers = false): void {
  const style = document.createElement('style');
  style.setAttribute(KEY, key);
  style.textContent = css;
  const place = document.head ?? document.documentElement;
  if (isUsers) place?.prepend(style);
  else place?.append(style);
}

export function removeSheet(document: Document, key: string): void {
  document.querySelector(`style[${KEY}="${key}"]`)?.remove();
}
