import { show } from './usage-errors';

/** Texts of `system`, by which a test plays the machine. */

/** A value that the machine cannot have. */
export function systemValueError(name: string, value: unknown, accepts: string): TypeError {
  return new TypeError(`fake-electron: system.${name} is ${accepts}; given ${show(value)}.`);
}

/** What a method of `system` was called with. */
export function systemArgumentError(call: string, value: unknown, accepts: string): TypeError {
  return new TypeError(`fake-electron: system.${call} takes ${accepts}; given ${show(value)}.`);
}

/** Listeners that no event reaches on this platform. */
export function untoldError(event: string, platform: string, platforms: readonly string[]): Error {
  return new Error(
    `fake-electron: powerMonitor listens to '${event}', which Electron does not emit on ${platform}. ` +
      `It does on ${platforms.join(' and ')}: set process.platform to one of them first, or remove the listener.`,
  );
}

/** `autoUpdater` does nothing there. */
export function noUpdaterError(call: string): Error {
  return new Error(
    `fake-electron: system.${call}: autoUpdater never looks for updates on Linux. ` +
      "Set process.platform to 'darwin' or 'win32' first.",
  );
}

/** An event that only macOS knows. */
export function macOnlyError(call: string, event: string): Error {
  return new Error(
    `fake-electron: system.${call}: Electron emits '${event}' on macOS only. Set process.platform to 'darwin' first.`,
  );
}

/** Another start of an app that does not know of it. */
export function noLockError(call: string): Error {
  return new Error(
    `fake-electron: system.${call} starts the app a second time, of which the first one learns only while it holds ` +
      'the lock, and it does not: have it call app.requestSingleInstanceLock() first.',
  );
}

export function unknownDisplayError(given: unknown, ids: readonly number[]): Error {
  return new Error(`fake-electron: there is no display ${show(given)}. The ids of those there are: ${ids.join(', ')}.`);
}

export function lastDisplayError(): Error {
  return new Error('fake-electron: the last display cannot be removed. Add another one first.');
}
