import { nothing } from './nothing';

/** Stands for the build that a published file is of; there is none where the package runs from its sources. */
declare const BUILD: string | undefined;

/** Which build this is. */
export const build: string | undefined = typeof BUILD === 'undefined' ? undefined : BUILD;

interface Part {
  readonly build?: string | undefined;
}

/**
 * A published file of the package, which must be of the same build as this one.
 *
 * @param load - requires it
 * @throws Error naming the file if it is missing or of another build
 */
export function partOf<T extends Part>(file: string, load: () => T): T {
  let part: T;
  try {
    part = load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Node's code, Jest's own code for the same, and that of a file that is read.
    if ((code === 'MODULE_NOT_FOUND' && message.includes(file)) || code === 'ENOENT')
      throw halvesError(file, 'missing');
    throw error;
  }
  return checkPart(file, part);
}

/** @throws Error naming the file if `part` is of another build */
export function checkPart<T extends Part>(file: string, part: T): T {
  if (part.build !== build && part !== nothing) throw halvesError(file, 'of another version than the rest');
  return part;
}

function halvesError(file: string, what: string): Error {
  return new Error(
    `fake-electron is installed by halves: its file dist/${file} is ${what}. ` +
      'Remove node_modules/fake-electron, and what caches node_modules, and install it again.',
  );
}
