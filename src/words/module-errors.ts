/** Texts of the sessions, protocols and shortcuts. Electron's words, unless they begin with `fake-electron`. */

export function existingPreloadError(id: string): Error {
  return new Error(`Cannot register preload script with existing ID '${id}'`);
}

export function relativePreloadError(filePath: string): Error {
  return new Error(`Preload script must have absolute path: ${filePath}`);
}

export function unknownPreloadError(id: string): Error {
  return new Error(`Cannot unregister preload script with non-existing ID '${id}'`);
}

/** Electron refuses it, in words that are not written down. */
export function patternError(pattern: string, why: string): Error {
  return new Error(
    `fake-electron: '${pattern}' is no match pattern: ${why} A pattern is <scheme>://<host>/<path>, such as ` +
      "'https://*.example.com/*', or '<all_urls>'.",
  );
}

/** As `patternError`. */
export function emptyFilterError(name: string): Error {
  return new Error(
    `fake-electron: ${name} is empty, so the script would never run. Leave it out to run it everywhere.`,
  );
}

/** As `patternError`. */
export function fallbackPathError(pattern: string): Error {
  return new Error(
    `fake-electron: with matchOriginAsFallback every pattern in matches has the path '/*'; given '${pattern}'.`,
  );
}

export function protocolError(what: 'register' | 'unhandle', scheme: string): Error {
  return new Error(`Failed to ${what} protocol: ${scheme}`);
}

export function customSchemesError(): Error {
  return new Error('Argument must be an array of custom schemes.');
}

export function codeCacheError(): Error {
  return new Error('Code cache can only be enabled when the custom scheme is registered as standard scheme.');
}

/** N8.10 */
export function schemeStateError(state: 'registered' | 'intercepted', is: boolean): Error {
  return new Error(`The scheme has ${is ? '' : 'not '}been ${state}`);
}

/** What `net.fetch` rejects with: an error of Chromium's network stack. */
export function netError(code: string): Error {
  return new Error(`net::${code}`);
}

/** What `net.fetch` rejects with that meets a redirect and must not follow it. */
export function redirectError(policy: string): Error {
  return new Error(
    policy === 'error' ? "Attempted to redirect, but redirect policy was 'error'" : 'Redirect was cancelled',
  );
}

export function submitUrlError(): Error {
  return new Error('submitURL must be specified when uploadToServer is true');
}

/** M0.1. */
export function illegalInvocationError(): TypeError {
  return new TypeError('Illegal invocation');
}

export function shortcutNotReadyError(): Error {
  return new Error('globalShortcut cannot be used before the app is ready');
}

export function screenNotReadyError(): Error {
  return new Error("The 'screen' module can't be used before the app 'ready' event");
}

/** Before an app that was started is ready (W2.18). */
export function sessionNotReadyError(): TypeError {
  return new TypeError('Session can only be received when app is ready');
}

export function schemesTooLateError(): Error {
  return new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
}

export function idleThresholdError(): TypeError {
  return new TypeError('Invalid idle threshold, must be greater than 0');
}

/** Without `url`, or without options. */
export function feedUrlError(hasOptions: boolean): TypeError {
  return new TypeError(
    hasOptions
      ? "Expected options object to contain a 'url' string property in setFeedUrl call"
      : "Expected an options object with a 'url' property to be provided",
  );
}

export function serverTypeError(): Error {
  return new Error("Expected serverType to be 'default' or 'json'");
}

/** What `autoUpdater` emits (M15.3). */
export const UPDATE_FAULTS = {
  noUrl: 'Update URL is not set',
  noUpdate: "No update available, can't quit and install",
};

/** Lines that Electron prints. */
export const LOGGED = {
  /** S10.1. */
  relativePreload: (filePath: string) => `preload script must have absolute path: ${filePath}`,
};

/**
 * A method that is not there, and has been spied on without saying what it does.
 *
 * @param name - of the method
 */
export function absentMethodError(name: string): Error {
  return new Error(
    `${name}() is not there on ${process.platform} in this version of Electron: give the spy an implementation, or have ` +
      'process.platform say another platform before it is read.',
  );
}
