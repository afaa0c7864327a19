/** Errors about how a runner is set up: what is wrong there, and what to write. */

/** `'fake-electron/jest'` is where Jest has no hooks yet. */
export function setupFilesError(): Error {
  return new Error(
    "fake-electron: 'fake-electron/jest' needs Jest's expect and its hooks, which setupFiles run without. Write " +
      "setupFilesAfterEnv: ['fake-electron/jest'] in your Jest config, or preset: 'fake-electron'.",
  );
}

/**
 * `electron` is npm's package, which starts or downloads a binary.
 *
 * @param path - what was found under that name
 */
export function unmappedError(path: string): Error {
  return new Error(
    `fake-electron: 'electron' is the npm package here (${path}), and not the fake: the setup file alone does not put it in ` +
      "Electron's place. Write preset: 'fake-electron' in your Jest config; or, beside another preset, " +
      "moduleNameMapper: { ...require('fake-electron/jest-preset').moduleNameMapper }.",
  );
}
