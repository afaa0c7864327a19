import { URL } from 'node:url';
import type { BrowsingContext } from './browsing-context';
import { joinChannel } from './channels';
import { CLASS_NAMES, CLASSES } from './chromium-classes';
import { installComputedStyle } from './computed-style';
import type { DomPage } from './dom-page';
import { dispatchTrusted } from './jsdom/impl';

/** Of pages without a store: those of one window hear each other. */
const windows = new WeakMap<BrowsingContext, object>();

/** What Chromium has and jsdom has not, made when a page first asks for it. */
export function installChromium(page: DomPage): void {
  const { window, realm } = page;
  installComputedStyle(page);
  let made: Record<string, unknown> | undefined;
  const classes = () => {
    made ??= (realm.run(CLASSES, 'fake-electron:page') as (platform: object) => Record<string, unknown>)(
      platform(page),
    );
    return made;
  };
  for (const name of CLASS_NAMES) {
    if (name in window) continue;
    Object.defineProperty(window, name, {
      get: () => classes()[name],
      set: (value: unknown) =>
        Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: false }),
      configurable: true,
      enumerable: false,
    });
  }
}

function platform(page: DomPage): object {
  const { window, options } = page;
  const keep = <E extends { close(): void }>(end: E): E => {
    const close = () => end.close();
    page.releases.add(close);
    return end;
  };
  return {
    dispatch: dispatchTrusted,
    resolve: (url: string) => {
      const { baseURI } = window.document;
      return URL.canParse(url, baseURI) ? new URL(url, baseURI).href : undefined;
    },
    joinChannel: (name: string, deliver: (data: unknown) => void) =>
      keep(
        joinChannel(options.storage?.(page.origin).local ?? windowOf(page.context), name, page.realm.global, deliver),
      ),
    openEvents: (url: string, events: Parameters<typeof import('./event-stream').openEvents>[1]) => {
      const { openEvents } = require('./event-stream') as typeof import('./event-stream');
      const close = openEvents(url, events);
      keep({ close });
      return close;
    },
    startWorker: (url: string, given: object | undefined, told: Parameters<StartWorker>[3]) => {
      const { startWorker } = require('./dedicated-worker') as typeof import('./dedicated-worker');
      return startWorker(page, url, given, told);
    },
  };
}

type StartWorker = typeof import('./dedicated-worker').startWorker;

function windowOf({ top }: BrowsingContext): object {
  const known = windows.get(top) ?? {};
  windows.set(top, known);
  return known;
}
