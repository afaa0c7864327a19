import { spyCall } from './runner-language';
import type { Told } from './told';

/** Electron's words first (S14), then ours, which say what was given, what is accepted, and the way out. */

/** S2.14: V8's more specific text is always replaced by this one. */
export function cloneError(): Error {
  return new Error('An object could not be cloned.');
}

/** S3.7: what `contents.send` logs instead of throwing. */
export function serializeError(): Error {
  return new Error('Failed to serialize arguments');
}

/** S2.4: gin's conversion error; only `undefined` and `null` have a settled text (S17.2). */
export function conversionError(index: number, value: unknown): TypeError {
  return new TypeError(`Error processing argument at index ${index}, conversion failure from ${v8Text(value)}`);
}

export function v8Text(value: unknown): string {
  if (typeof value === 'function' || (typeof value === 'object' && value !== null)) return '#<Object>';
  return String(value);
}

/** S2.15 in the renderer. */
export function rendererTransferError(): TypeError {
  return new TypeError('Invalid value for transfer');
}

/** S6.10: in main the same text is a plain Error. */
export function mainTransferError(): Error {
  return new Error('Invalid value for transfer');
}

/** S6.10. */
export function missingMessageError(): TypeError {
  return new TypeError('Insufficient number of arguments.');
}

/** S6.1. */
export function missingChannelError(era: { readonly wcChannelCheck: string }): Error {
  const text = 'Missing required channel argument';
  return era.wcChannelCheck === 'type-error' ? new TypeError(text) : new Error(text);
}

/** S6.8. */
export function missingFrameError(era: { readonly sendToFrameText: string }): Error {
  return new Error(era.sendToFrameText);
}

/** S12.7. */
export function destroyedError(era: { readonly destroyedError: string }): Error {
  const text = 'Object has been destroyed';
  return era.destroyedError === 'TypeError' ? new TypeError(text) : new Error(text);
}

/** S12.4, S12.5. */
export function notReadyError(asked: 'BaseWindow' | 'BrowserWindow' | 'WebFrameMain'): Error {
  if (asked === 'WebFrameMain') return new Error('WebFrameMain is available only after app ready');
  return new Error(`Cannot create ${asked} before app is ready`);
}

/** S12.13: what `loadURL` rejects with; Chromium's name of the error is its description and its code. */
export function loadError(code: string, errno: number, url: string): Error {
  const error = new Error(`${code} (${errno}) loading '${url.slice(0, 2048)}'`);
  return Object.assign(error, { errno, code, url });
}

/** S12.21. */
export function disposedError(): Error {
  return new Error('Render frame was disposed before WebFrameMain could be accessed');
}

/** S2.16. */
export function releasedError(): Error {
  return new Error('IPC method called after context was released');
}

/** S1.9. */
export function secondHandlerError(channel: unknown): Error {
  return new Error(`Attempted to register a second handler for '${String(channel)}'`);
}

/** The sentence of a `second-handler`. */
export function secondHandlerSentence(channel: string): string {
  return (
    `A second handler for '${channel}' took the place of the first. ` +
    `In Electron the call throws "Attempted to register a second handler for '${channel}'". ` +
    'Remove the first with removeHandler(), or make what registers it once.'
  );
}

/** S1.9. */
export function handlerTypeError(handler: unknown, era: { readonly handlerTypeError: string }): Error {
  const text = `Expected handler to be a function, but found type '${typeof handler}'`;
  return era.handlerTypeError === 'TypeError' ? new TypeError(text) : new Error(text);
}

/** S5.4. Without frames, since all of them would be the fake's own, and the error is printed. */
export function noHandlerError(channel: string): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = new Error(`No handler registered for '${channel}'`);
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/** S5.5: a new plain Error whatever the handler threw. */
export function invokeError(channel: string, text: unknown): Error {
  return new Error(`Error invoking remote method '${channel}': ${text}`);
}

/** S4.23, S5.9. */
export const NEVER_SENT = 'reply was never sent';

/** S5.6, S3.7, S4.20: the console lines Electron prints; the trailing spaces are Electron's. */
export const LOG = {
  handler: (channel: string) => `Error occurred in handler for '${channel}':`,
  frameSend: 'Error sending from webFrameMain: ',
  workerSend: 'Error sending from ServiceWorkerMain: ',
  noListeners: (id: number, channel: string) =>
    `WebContents #${id} called ipcRenderer.sendSync() with '${channel}' channel without listeners.`,
};

/** The error of the loop guard: whose messages ask for each other for ever. */
export function loopError(last: Told, limit: number): Error {
  const chain: string[] = [];
  for (let message: Told | undefined = last; message && chain.length < 12; message = message.cause) {
    chain.unshift(`${message.from.process} → ${message.to.process}  ${message.kind}  ${message.channel}`);
  }
  return new Error(
    `${limit} messages were delivered in one go and there is no end to it: listeners answer each other for ever.\n` +
      `The last of them, each sent while the one above it was being handled:\n  ${chain.join('\n  ')}\n` +
      `Break the circle, or raise the limit with the option loopLimit.`,
  );
}

const PLACES: Record<Told['to']['process'], string> = {
  main: 'main',
  renderer: 'a renderer',
  host: 'the host of a guest',
  worker: 'a service worker',
  utility: 'a utility process',
};

/**
 * The sentence of a `listener-error`.
 *
 * @param inside - it answered a renderer's own message before that renderer's call had returned
 */
export function listenerSentence(message: Told, error: unknown, how: 'threw' | 'rejected', inside = false): string {
  const side = PLACES[message.to.process];
  const event = how === 'threw' ? 'uncaughtException' : 'unhandledRejection';
  return (
    `A listener for '${message.channel}' in ${side} ${how}: ${stackOf(error)}\n` +
    `In Electron the sender never learns of it; it is an ${event} there. ` +
    `Repair the listener, or take it with process.on('${event}').` +
    (inside ? INSIDE_THE_SEND : '')
  );
}

const INSIDE_THE_SEND =
  ' It ran before the call that set it off had returned, which it never does in Electron: if it relies on what comes ' +
  "after that call, use the option timing: 'async'.";

/** Whatever was thrown, as a console shows it. */
export function stackOf(error: unknown): string {
  return (typeof error === 'object' && error !== null && (error as Error).stack) || describeThrown(error);
}

/** Whatever was thrown, as text: not everything has one of its own (S5.8). */
export function describeThrown(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'an object without toString';
  }
}

/**
 * An Electron name that is not faked yet.
 *
 * @param used - how it was used: `shell.beep()`, `new Tray()`, `app.dock`
 * @param name - where it is: `shell.beep`, `Tray`, `BrowserWindow.prototype.show`
 * @param root - what `name` is in, if not the module
 */
export function missingError(used: string, name: string, root = 'electron.'): Error {
  const dot = name.lastIndexOf('.');
  const owner = dot < 0 ? 'electron' : name.slice(0, dot);
  const call = used.endsWith(')') ? spyCall(owner, name.slice(dot + 1)) : undefined;
  const spy = call === undefined ? '' : `${call}, or `;
  // S1.17: what the module itself has cannot be assigned to.
  const assign = dot < 0 ? `Object.defineProperty(electron, '${name}', { value: … })` : `assign to ${root}${name}`;
  return new Error(`fake-electron does not fake ${used}. Give it an implementation of your own: ${spy}${assign}.`);
}

/**
 * DESIGN section 5: a version that cannot be emulated.
 *
 * @param given - what was given, a string or not
 * @param supported - the oldest release and the newest line
 * @param hint - a version to use instead, if one can be made out
 */
export function versionError(given: unknown, supported: string, hint: string | undefined): Error {
  const shown = typeof given === 'string' ? `'${given}'` : `${String(given)} (${typeof given})`;
  return new Error(
    `fake-electron: ${shown} is not an Electron version that can be emulated. Supported are ${supported}, given as a string: ` +
      `'28.1.4', or '28' and '28.1' for the newest of that line, or a prerelease such as '28.0.0-beta.3'; no ranges.` +
      `${hint ? ` Try '${hint}'.` : ''}`,
  );
}
