import { URL } from 'node:url';
import type { DomPage } from './dom-page';

/** What a page shows of itself without a word of its own for it. */
export type Sign =
  | { readonly kind: 'theme-color'; readonly color: string | null }
  | { readonly kind: 'favicons'; readonly urls: readonly string[] }
  | { readonly kind: 'target-url'; readonly url: string }
  | { readonly kind: 'media'; readonly playing: boolean; readonly audible: boolean }
  | { readonly kind: 'bounds'; readonly to: Partial<Electron.Rectangle>; readonly by: Partial<Electron.Rectangle> };

// In the page, so that what they return is the page's own.
const SOURCE = `(function (told) {
  'use strict';
  const define = (owner, members) => {
    for (const [name, value] of Object.entries(members)) {
      Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: true });
    }
  };
  define(globalThis, {
    moveTo(x, y) { told({ kind: 'bounds', to: { x: Number(x), y: Number(y) }, by: {} }); },
    moveBy(x, y) { told({ kind: 'bounds', to: {}, by: { x: Number(x), y: Number(y) } }); },
    resizeTo(width, height) { told({ kind: 'bounds', to: { width: Number(width), height: Number(height) }, by: {} }); },
    resizeBy(width, height) { told({ kind: 'bounds', to: {}, by: { width: Number(width), height: Number(height) } }); },
  });
  const playing = new Set();
  const isPlaying = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'paused');
  if (isPlaying?.configurable) {
    Object.defineProperty(HTMLMediaElement.prototype, 'paused', { get() { return !playing.has(this); }, configurable: true });
  }
  const tell = () => {
    const audible = [...playing].some((element) => !element.muted && element.volume > 0);
    told({ kind: 'media', playing: playing.size > 0, audible });
  };
  define(HTMLMediaElement.prototype, {
    async play() {
      if (playing.has(this)) return;
      playing.add(this);
      this.dispatchEvent(new Event('play'));
      tell();
      this.dispatchEvent(new Event('playing'));
    },
    pause() {
      if (!playing.delete(this)) return;
      this.dispatchEvent(new Event('pause'));
      tell();
    },
    load() { this.pause(); },
  });
})`;

/** Watches a page for its colour, its icons, the link under the mouse, its sounds and its place on the screen. */
export function watchSigns(page: DomPage, told: (sign: Sign) => void): void {
  const { document, MutationObserver } = page.window;
  const tell = (sign: Sign) => {
    if (!page.isReleased) told(sign);
  };
  (page.realm.run(SOURCE, 'fake-electron:page') as (told: (sign: Sign) => void) => void)(tell);
  let colour: string | null = null;
  let icons = '';
  const look = () => {
    if (page.isReleased) return;
    const now = colourOf(page);
    if (now !== colour) tell({ kind: 'theme-color', color: now });
    colour = now;
    const urls = iconsOf(page);
    if (urls.length > 0 && urls.join() !== icons) tell({ kind: 'favicons', urls });
    icons = urls.join();
  };
  document.addEventListener('DOMContentLoaded', () => {
    look();
    const { head } = document;
    const options = { childList: true, subtree: true, attributes: true, attributeFilter: ['href', 'content', 'rel'] };
    if (head) new MutationObserver(look).observe(head, options);
  });
  let target = '';
  const follow = (url: string) => {
    if (url === target) return;
    target = url;
    tell({ kind: 'target-url', url });
  };
  const linkOf = ({ target: element }: Event) => (element as Partial<Element>).closest?.<HTMLAnchorElement>('a[href]');
  document.addEventListener('mouseover', (event) => follow(linkOf(event)?.href ?? ''));
  document.addEventListener('mouseout', () => follow(''));
  document.addEventListener('focusin', (event) => follow(linkOf(event)?.href ?? ''));
}

function colourOf({ window }: DomPage): string | null {
  const { document } = window;
  const content = document.querySelector('meta[name="theme-color" i][content]')?.getAttribute('content');
  if (!content) return null;
  const probe = document.createElement('i');
  probe.style.color = content;
  const styled = probe.style.color;
  if (styled === '') return null;
  document.documentElement.append(probe);
  const shown = window.getComputedStyle(probe).color;
  probe.remove();
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(shown)?.slice(1) ?? [];
  return parts.length === 3 ? `#${parts.map((part) => hex(Number(part))).join('')}` : null;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, '0');
}

function iconsOf({ window: { document } }: DomPage): string[] {
  const { baseURI } = document;
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon" i][href]')];
  return links
    .map((link) => link.getAttribute('href')!)
    .flatMap((href) => (URL.canParse(href, baseURI) ? [new URL(href, baseURI).href] : []));
}
