import { EventEmitter } from 'node:events';
import type { Bus } from '../../bus/bus';
import { tell } from '../../bus/emitter';
import type { Reply } from '../../bus/invoke-reply';
import { createEvent } from '../../modules/native-event';
import { describeThrown, LOG, missingError, serializeError } from '../../words/errors';
import { foreignGuestError, GUEST_CALL, unknownGuestError } from '../../words/webview-errors';
import type { Registry } from '../registry';
import { guestPreferences, type WebviewParams } from './guest-preferences';
import type { WebContents } from './web-contents';

/** S8.13: what a guest emits that its element gets as a DOM event, with the names of the properties. */
const MIRRORED: Readonly<Record<string, string>> = {
  'did-attach': '',
  'did-finish-load': '',
  'did-fail-load': 'errorCode errorDescription validatedURL isMainFrame frameProcessId frameRoutingId',
  'did-frame-finish-load': 'isMainFrame frameProcessId frameRoutingId',
  'did-start-loading': '',
  'did-stop-loading': '',
  'dom-ready': '',
  'console-message': 'level message line sourceId',
  'context-menu': 'params',
  'devtools-opened': '',
  'devtools-closed': '',
  'devtools-focused': '',
  'devtools-open-url': 'url',
  'devtools-search-query': 'event query',
  'will-navigate': 'url',
  'will-frame-navigate': 'url isInPlace isMainFrame frameProcessId frameRoutingId',
  'did-start-navigation': 'url isInPlace isMainFrame frameProcessId frameRoutingId',
  'did-redirect-navigation': 'url isInPlace isMainFrame frameProcessId frameRoutingId',
  'did-navigate': 'url httpResponseCode httpStatusText',
  'did-frame-navigate': 'url httpResponseCode httpStatusText isMainFrame frameProcessId frameRoutingId',
  'did-navigate-in-page': 'url isMainFrame frameProcessId frameRoutingId',
  close: '',
  'render-process-gone': 'details',
  destroyed: '',
  'page-title-updated': 'title explicitSet',
  'page-favicon-updated': 'favicons',
  'enter-html-full-screen': '',
  'leave-html-full-screen': '',
  'media-started-playing': '',
  'media-paused': '',
  'found-in-page': 'result',
  'did-change-theme-color': 'themeColor',
  'update-target-url': 'url',
};

/** The element's side of a guest. */
export interface GuestElement {
  /** Makes the guest's contents. */
  create(): WebContents;
  /** A DOM event for the element. */
  dispatch(name: string, properties: object): void;
}

/** Main's side of `<webview>`: Electron's guest view manager. */
export class Guests {
  constructor(
    private readonly bus: Bus,
    private readonly registry: Registry,
    /** Tells the app of a new contents. */
    private readonly announce: (guest: WebContents) => void,
  ) {}

  /**
   * Makes the guest of an element: the events in the order of S8.10.
   *
   * @returns nothing if a listener prevented it
   */
  create(
    embedder: WebContents,
    params: WebviewParams,
    element: GuestElement,
  ): { guest: WebContents; preferences: Electron.WebPreferences } | undefined {
    const preferences = guestPreferences(embedder, params);
    const event = createEvent();
    tell(embedder, 'will-attach-webview', event, preferences, params);
    if (event.defaultPrevented) return undefined;
    const guest = element.create();
    const { partition } = preferences;
    guest.link({ kind: 'webview', embedder, preferences });
    this.registry.guests.set(guest.id, { embedderId: embedder.id, partition, attached: true });
    this.announce(guest);
    this.#mirror(embedder, guest, element);
    tell(guest, 'did-attach', createEvent());
    const { httpreferrer, useragent } = params;
    if (typeof useragent === 'string' && useragent !== '') guest.setUserAgent(useragent);
    const options = typeof httpreferrer === 'string' && httpreferrer !== '' ? { httpReferrer: httpreferrer } : {};
    if (params.src) void guest.loadURL(String(params.src), options);
    tell(embedder, 'did-attach-webview', createEvent(), guest);
    return { guest, preferences };
  }

  /** What a method of the element asks for, as the answer to an invoke of Electron's own (S8.7, S8.8). */
  async call(embedder: WebContents, guestId: number, method: string, args: unknown[]): Promise<Reply> {
    try {
      return { result: await this.callSync(embedder, guestId, method, args) };
    } catch (error) {
      this.bus.reporter.print('error', LOG.handler(GUEST_CALL), error);
      return { error: describeThrown(error) };
    }
  }

  /** The same for the methods that answer at once. */
  callSync(embedder: WebContents, guestId: number, method: string, args: unknown[]): unknown {
    const entry = this.registry.guests.get(guestId);
    const guest = this.registry.contents.get(guestId);
    if (!guest || !entry?.attached) throw unknownGuestError(guestId);
    if (entry.embedderId !== embedder.id) throw foreignGuestError(guestId);
    const called: unknown = Reflect.get(guest, method);
    if (typeof called !== 'function') throw missingError(`WebContents.${method}()`, `WebContents.prototype.${method}`);
    return Reflect.apply(called, guest, args);
  }

  /** The element is out of its document, or its document is gone: the guest is nobody's, and goes away later. */
  detach(guestId: number): void {
    const { guests, contents } = this.registry;
    const entry = guests.get(guestId);
    if (!entry?.attached) return;
    guests.set(guestId, { ...entry, attached: false });
    this.bus.later(() => {
      // A rollback may have brought it back meanwhile.
      if (guests.get(guestId)?.attached === false) contents.get(guestId)?.vanish();
    });
  }

  #mirror(embedder: WebContents, guest: WebContents, { dispatch }: GuestElement): void {
    for (const [name, keys] of Object.entries(MIRRORED)) {
      const names = keys === '' ? [] : keys.split(' ');
      const isCommit = name === 'did-frame-navigate' || name === 'did-navigate-in-page';
      // Not the guest's own `on`, which may be a mock.
      EventEmitter.prototype.on.call(guest, name, (event: object, ...args: unknown[]) => {
        const { bus } = this;
        const { endpoint } = embedder.frame;
        // Since 35 some events carry their details themselves.
        const properties = names.map((key, index) => [key, args[index] ?? Reflect.get(event, key)]);
        try {
          const parcel = bus.packArgs([Object.fromEntries(properties)], 'main');
          bus.internal(bus.main, endpoint, () => {
            const given = (parcel.open() as [Partial<Electron.LoadCommitEvent>])[0];
            if (isCommit) dispatch('load-commit', { url: given.url, isMainFrame: given.isMainFrame });
            dispatch(name, given);
          });
        } catch {
          bus.reporter.print('error', LOG.frameSend, serializeError());
        }
      });
    }
  }
}
