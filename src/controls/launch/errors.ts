/** Nothing to run. */
export function noEntryError(entry: string, file: string, isNamed: boolean | undefined): Error {
  return new Error(
    isNamed !== undefined
      ? `fake-electron: the app in ${entry} has no ${file}, which ${isNamed ? 'its package.json names as main' : 'is the main script where no package.json names one'}.`
      : `fake-electron: there is no app at ${entry}. Give launch the main script, or the folder of its package.json.`,
  );
}

/** An ES module that waits for what waits for it, in Electron as well. */
export function mainTimeoutError(timeout: number, file: string): Error {
  return new Error(
    `fake-electron: after ${timeout} ms the main script ${file} has not run to its end. The app is not ready before, in ` +
      'Electron neither: a top-level `await app.whenReady()` waits for ever. Use `app.whenReady().then(…)`.',
  );
}

/** The app runs, and shows nothing. */
export function launchTimeoutError(timeout: number, hasWindow: boolean, url: string | undefined): Error {
  const what = !hasWindow
    ? 'opened no window. For an app that opens none by itself, pass { window: false }; else look at what it waits for'
    : url
      ? `has not loaded ${url} in its first window`
      : 'has loaded nothing in its first window';
  return new Error(`fake-electron: after ${timeout} ms the app ${what}. The option 'timeout' gives it more time.`);
}

/** The app runs no more. */
export function quitError(exitCode: number): Error {
  return new Error(
    `fake-electron: the app quit with the code ${exitCode} before a window of it had loaded. ` +
      'For an app that is meant to, pass { window: false }.',
  );
}

/** Two apps in one fake would share `app`, and each would end the other. */
export function runningError(): Error {
  return new Error(
    'fake-electron: an app is running in this fake already. Close it first, or launch the other one in a fake of its own: ' +
      'createFakeElectron().launch(…).',
  );
}

/** A manifest that is no JSON. */
export function brokenManifestError(path: string, error: unknown): Error {
  return new Error(`fake-electron: ${path} is no JSON: ${(error as Error).message}`);
}

/** The first page could not be shown. */
export function launchFailedError(url: string, code: string, errno: number): Error {
  const help =
    code === 'ERR_FAILED'
      ? 'The promise of its loadFile or loadURL says why. A page with scripts or frames needs jsdom: npm install --save-dev jsdom@26.'
      : 'A page of a development server needs that to run; built pages have to be built.';
  return new Error(`fake-electron: the app's first window could not load ${url}: ${code} (${errno}). ${help}`);
}

/** A window is asked for, and there is none. */
export function noWindowError(isClosed: boolean): Error {
  return new Error(isClosed ? 'fake-electron: the app has been closed.' : 'fake-electron: the app has no window.');
}
