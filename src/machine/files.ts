import type { Restore } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** Where the files are that a person gave to a page. */
export class GivenFiles implements Part {
  readonly #paths = new WeakMap<object, string>();

  /** @param file - a File of any realm */
  add(file: object, path: string): void {
    this.#paths.set(file, path);
  }

  /** @returns `''` for a file that a script has made */
  pathOf(file: object): string {
    return this.#paths.get(file) ?? '';
  }

  /** A file is gone with its test. */
  save(): Restore {
    return () => {};
  }
}

/** The files that were given to the pages of one fake. */
export const filesOf = (machine: Machine): GivenFiles => machine.part('files', () => new GivenFiles());
