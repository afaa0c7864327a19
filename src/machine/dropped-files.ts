import type { Machine, Part } from './machine';

/** Where files are that somebody gave to a page: a page's own files are nowhere. */
export class DroppedFiles implements Part {
  readonly #paths = new WeakMap<object, string>();

  add(file: object, path: string): void {
    this.#paths.set(file, path);
  }

  pathOf(file: object): string | undefined {
    return this.#paths.get(file);
  }

  /** They go with their pages. */
  save(): () => void {
    return () => {};
  }
}

/** The files that somebody gave to pages. */
export const droppedFilesOf = (machine: Machine): DroppedFiles =>
  machine.part('dropped files', () => new DroppedFiles());
