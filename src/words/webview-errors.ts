import { nearest } from './nearest';
import { show } from './usage-errors';

/** The channel of Electron's own by which a `<webview>` reaches its guest (S8.8). */
export const GUEST_CALL = 'GUEST_VIEW_MANAGER_CALL';

/** S8.8. */
export function detachedWebviewError(): Error {
  return new Error(
    'The WebView must be attached to the DOM and the dom-ready event emitted before this method can be called.',
  );
}

/** S8.8. */
export function unknownGuestError(id: number): Error {
  return new Error(`Invalid guestInstanceId: ${id}`);
}

/** S8.8. */
export function foreignGuestError(id: number): Error {
  return new Error(`Access denied to guestInstanceId: ${id}`);
}

/** S8.11: where a real page has no `<webview>`, only an element that Electron does not know. */
export function nestedGuestError(): Error {
  return new Error('fake-electron: a guest cannot contain guests. Attach the <webview> to the window that embeds it.');
}

/** S8.11. */
export function webviewTagError(): Error {
  return new Error(
    'fake-electron: <webview> is disabled in this window. Open it with webPreferences: { webviewTag: true }.',
  );
}

/** An attribute of `attachWebview` that is none. */
export function webviewAttributeError(name: string, value: unknown, known: readonly string[]): TypeError {
  return new TypeError(
    name === 'element'
      ? `fake-electron: element takes an EventTarget; given ${show(value)}.`
      : `fake-electron: <webview> has no attribute '${name}'.${nearest(name, known, ' Did you mean ')} ` +
          `attachWebview takes ${known.join(', ')}.`,
  );
}

/** The guest of a `<webview>` that a listener of `'will-attach-webview'` prevented. */
export function preventedGuestError(): Error {
  return new Error("fake-electron: 'will-attach-webview' was prevented, so this <webview> has no guest.");
}
