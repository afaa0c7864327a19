import type { DomPage } from './dom-page';

/** What Chromium says of an element that nothing has been said of, and jsdom leaves empty. */
const INITIAL =
  'background-color:rgba(0, 0, 0, 0);background-image:none;background-repeat:repeat;background-position:0% 0%;' +
  'background-size:auto;background-attachment:scroll;background-clip:border-box;background-origin:padding-box;' +
  'border-top-width:0px;border-right-width:0px;border-bottom-width:0px;border-left-width:0px;border-top-style:none;' +
  'border-right-style:none;border-bottom-style:none;border-left-style:none;border-top-left-radius:0px;' +
  'border-top-right-radius:0px;border-bottom-left-radius:0px;border-bottom-right-radius:0px;bottom:auto;' +
  'box-shadow:none;box-sizing:content-box;clear:none;filter:none;flex-direction:row;flex-grow:0;flex-shrink:1;' +
  'flex-wrap:nowrap;float:none;justify-content:normal;align-items:normal;left:auto;margin-top:0px;margin-right:0px;' +
  'margin-bottom:0px;margin-left:0px;max-height:none;max-width:none;object-fit:fill;opacity:1;order:0;' +
  'outline-style:none;overflow-x:visible;overflow-y:visible;padding-top:0px;padding-right:0px;padding-bottom:0px;' +
  'padding-left:0px;position:static;resize:none;right:auto;text-overflow:clip;top:auto;transform:none;' +
  'transition-duration:0s;animation-name:none;user-select:auto;vertical-align:baseline;will-change:auto;z-index:auto';

/** The same, of what children have from their parents. */
const INHERITED =
  'color:rgb(0, 0, 0);cursor:auto;direction:ltr;font-size:16px;font-style:normal;font-weight:400;' +
  'font-variant:normal;letter-spacing:normal;line-height:normal;list-style-type:disc;pointer-events:auto;' +
  'text-align:start;text-indent:0px;text-transform:none;white-space:normal;word-spacing:0px';

// In the page, so that the function is the page's own.
const SOURCE = `(function (plain, initial, inherited) {
  'use strict';
  const table = (text) => new Map(text.split(';').map((entry) => {
    const at = entry.indexOf(':');
    return [entry.slice(0, at), entry.slice(at + 1)];
  }));
  const own = table(initial);
  const fromParent = table(inherited);
  const above = (element, name) => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      const value = plain(parent).getPropertyValue(name);
      if (value !== '') return value;
    }
    return fromParent.get(name);
  };
  return function getComputedStyle(element, pseudo) {
    const style = plain(element, pseudo);
    const given = style.getPropertyValue;
    Object.defineProperty(style, 'getPropertyValue', {
      value(name) {
        const value = given.call(style, name);
        const key = String(name).toLowerCase();
        if (key === 'color' && value === 'canvastext') return fromParent.get(key);
        if (value !== '') return value;
        return own.get(key) ?? (fromParent.has(key) ? above(element, key) : '');
      },
      writable: true,
      configurable: true,
    });
    return style;
  };
})`;

/** What `getComputedStyle` says where nobody has said anything, once a page asks for it. */
export function installComputedStyle({ window, realm }: DomPage): void {
  const plain = window.getComputedStyle;
  const define = (value: unknown) =>
    Object.defineProperty(window, 'getComputedStyle', { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(window, 'getComputedStyle', {
    get() {
      type Make = (plain: unknown, initial: string, inherited: string) => unknown;
      const made = (realm.run(SOURCE, 'fake-electron:page') as Make)(plain, INITIAL, INHERITED);
      define(made);
      return made;
    },
    set: define,
    enumerable: true,
    configurable: true,
  });
}
