/** Errors about what the commands find in a project. */

/** The project has nothing that reads its sources. */
export function parserMissingError(): Error {
  return new Error(
    'fake-electron: the codemod reads sources with TypeScript, before 7, which has no API, and the project has none. Run ' +
      '`npx -p fake-electron -p typescript@6 fake-electron codemod`, which leaves the project as it is.',
  );
}

/** A word that names no runner. */
export function runnerError(given: string, known: readonly string[]): Error {
  return new Error(`fake-electron: --runner takes ${known.join(', ')}; given '${given}'.`);
}
