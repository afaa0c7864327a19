import { URL } from 'node:url';
import { detachedWebviewError } from '../../words/webview-errors';
import { WEBVIEW_METHODS } from '../webview';
import type { DomPage } from './dom-page';

const URLS = ['preload', 'src'];
const TEXTS = [
  'disableblinkfeatures',
  'enableblinkfeatures',
  'httpreferrer',
  'partition',
  'useragent',
  'webpreferences',
];
const FLAGS = ['allowpopups', 'disablewebsecurity', 'nodeintegration', 'nodeintegrationinsubframes', 'plugins'];

/** The class of `<webview>`, which pages make the tag with, and what each has before a guest is attached to it. */
export function installWebviewClass({ window }: DomPage): void {
  // jsdom knows no class for the tag.
  const { prototype } = window.HTMLUnknownElement;
  const define = (name: string, read: (element: Element) => unknown, write: (element: Element, to: unknown) => void) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Element) {
        return this.localName === 'webview' ? read(this) : undefined;
      },
      set(this: Element, value: unknown) {
        if (this.localName === 'webview') write(this, value);
        else Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  const setText = (name: string) => (element: Element, value: unknown) =>
    element.setAttribute(name, String(value || ''));
  for (const name of TEXTS) define(name, (element) => element.getAttribute(name) ?? '', setText(name));
  for (const name of URLS) define(name, (element) => resolved(element, element.getAttribute(name)), setText(name));
  for (const name of FLAGS) {
    define(
      name,
      (element) => element.hasAttribute(name),
      (element, value) => void element.toggleAttribute(name, Boolean(value)),
    );
  }
  for (const name of WEBVIEW_METHODS) {
    define(
      name,
      () => () => {
        throw detachedWebviewError();
      },
      (element, value) => Object.defineProperty(element, name, { value, writable: true, configurable: true }),
    );
  }
  function WebView(): Element {
    return window.document.createElement('webview');
  }
  WebView.prototype = prototype;
  Object.defineProperty(window, 'WebView', { value: WebView, writable: true, configurable: true });
}

function resolved({ baseURI }: Element, value: string | null): string {
  if (!value) return '';
  return URL.canParse(value, baseURI) ? new URL(value, baseURI).href : value;
}
