import { conversionError } from '../words/errors';
import type { Era } from './version';

/** What only some versions say (versions 2.0). */

/** What 8.x says, as a DeprecationWarning, when it falls back to the JSON-like rules. */
export const FALLBACK_DEPRECATION =
  'Passing functions, DOM objects and other non-cloneable JavaScript objects to IPC methods is deprecated and will throw an exception beginning with Electron 9.';

/** 1.4.10 to 3.x: `removeAllListeners()` without a channel, on either side. */
export function removeAllListenersError(side: 'ipcMain' | 'ipcRenderer'): Error {
  return new Error(
    `Removing all listeners from ${side} will make Electron internals stop working.  Please specify a event name`,
  );
}

/** console.error in main, where the era's `sendToUnknownIdLogs`. */
export function sendToUnknownIdText(id: number): string {
  return `Sending message to WebContents with unknown ID ${id}`;
}

/** console.warn in the renderer, where the era's `sendToDeprecated`. */
export const SEND_TO_DEPRECATION = "(electron) 'ipcRenderer.sendTo' is deprecated and will be removed.";

/** S4.6, where the era's `senderFrameNull`: a process warning of type `electron`. */
export const LATE_FRAME =
  'Frame property was accessed after it navigated or was destroyed. Avoid asynchronous tasks prior to indexing.';

/** A channel that `contents.send` hands to the native side unchecked, and that is no string. */
export function nativeChannelError(channel: unknown, era: Era): TypeError {
  // versions 2.3: the native layer of that time counts from -1 and names no value
  if (era.wcChannelCheck === 'none') return new TypeError('Error processing argument -1.');
  return conversionError(era.wcChannelIndex, channel);
}
