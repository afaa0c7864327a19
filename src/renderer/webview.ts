import type { Bus } from '../bus/bus';
import type { Reply } from '../bus/invoke-reply';
import type { Endpoint } from '../bus/message';
import type { Restore } from '../bus/snapshot';
import { invokeError, releasedError } from '../words/errors';
import { detachedWebviewError, GUEST_CALL } from '../words/webview-errors';
import { dispatchOn } from './host-element';

/** What a `<webview>` element needs of its embedder's side. */
export interface WebviewPlace {
  readonly bus: Bus;
  /** The frame of its document, or `undefined` once that is gone. */
  endpoint(): Endpoint | undefined;
  /** Main's answer to a method that gives a promise. */
  call(guestId: number, method: string, args: unknown[]): Promise<Reply>;
  /** Main's answer to the others. */
  callSync(guestId: number, method: string, args: unknown[]): unknown;
}

/** Electron's own division: these give promises, */
const ASYNC =
  'capturePage executeJavaScript insertCSS insertText loadURL print printToPDF removeInsertedCSS send sendInputEvent ' +
  'sendToFrame setVisualZoomLevelLimits';
/** and these answer at once. */
const SYNC =
  'adjustSelection canGoBack canGoForward canGoToOffset centerSelection clearHistory closeDevTools copy cut delete ' +
  'downloadURL findInPage getTitle getURL getUserAgent getZoomFactor getZoomLevel goBack goForward goToIndex goToOffset ' +
  'inspectElement inspectServiceWorker inspectSharedWorker isAudioMuted isCrashed isCurrentlyAudible isDevToolsFocused ' +
  'isDevToolsOpened isLoading isLoadingMainFrame isWaitingForResponse openDevTools paste pasteAndMatchStyle redo reload ' +
  'reloadIgnoringCache replace replaceMisspelling scrollToBottom scrollToTop selectAll setAudioMuted setUserAgent ' +
  'setZoomFactor setZoomLevel showDefinitionForSelection stop stopFindInPage undo unselect';

/** What only a guest can do. */
export const WEBVIEW_METHODS: readonly string[] = [...ASYNC.split(' '), ...SYNC.split(' '), 'getWebContentsId'];

/** The embedder's side of a guest: gives an element the methods of a `<webview>`. */
export class WebviewElement {
  #guestId: number | undefined;
  /** Main's events find it from the start until it is taken out of its document. */
  #listens = true;

  constructor(
    readonly element: EventTarget,
    place: WebviewPlace,
  ) {
    const define = (name: string, method: (...args: unknown[]) => unknown) =>
      Object.defineProperty(element, name, { value: method, writable: true, configurable: true });
    // Not an async function: before the guest is attached it throws at once (S8.8).
    for (const name of ASYNC.split(' ')) define(name, (...args) => request(place, this.guestId, name, args));
    for (const name of SYNC.split(' ')) define(name, (...args) => place.callSync(this.guestId, name, args));
    define('getWebContentsId', () => this.guestId);
  }

  /** @throws Error `The WebView must be attached to the DOM …` (S8.8) */
  get guestId(): number {
    if (this.#guestId === undefined) throw detachedWebviewError();
    return this.#guestId;
  }

  /** Main has made its guest, or has not, and then it is told so (S8.10). */
  attach(guestId: number | undefined): void {
    if (this.#listens) this.#guestId = guestId;
    if (guestId === undefined) this.dispatch('destroyed', {});
  }

  detach(): void {
    this.#guestId = undefined;
    this.#listens = false;
  }

  dispatch(name: string, properties: object): void {
    if (this.#listens) dispatchOn(this.element, name, properties);
  }

  save(): Restore {
    const guestId = this.#guestId;
    const listens = this.#listens;
    return () => {
      this.#guestId = guestId;
      this.#listens = listens;
    };
  }
}

/** S8.7: an invoke of Electron's own, which is not on record; what the guest then does is. */
async function request(place: WebviewPlace, guestId: number, method: string, args: unknown[]): Promise<unknown> {
  const { bus } = place;
  const parcel = bus.packArgs(args, 'renderer');
  const from = place.endpoint();
  if (from === undefined) throw releasedError();
  const { result, error } = await new Promise<Reply>((resolve) => {
    bus.internal(from, bus.main, () => resolve(place.call(guestId, method, parcel.open() as unknown[])));
  });
  if (error) throw invokeError(GUEST_CALL, error);
  return result;
}
