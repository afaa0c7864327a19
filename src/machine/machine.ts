import type { Restore } from '../bus/snapshot';

/** One piece of what is around an app: the displays, the clipboard, the dialogs that were shown. */
export interface Part {
  /** What restores it as it is now. */
  save(): Restore;
  /** The app has ended, and what is its process's with it. */
  leave?(): void;
}

/** What is around the app of one fake: the machine under it and the person in front of it, each part made on first use. */
export class Machine {
  readonly #parts = new Map<string, Part>();
  /** What restores a part to how it was made. */
  readonly #births = new Map<string, Restore>();

  /**
   * The part called `name`, the same for all who ask.
   *
   * @param make - makes it where there is none yet
   */
  part<T extends Part>(name: string, make: () => T): T {
    let part = this.#parts.get(name);
    if (part === undefined) {
      part = make();
      this.#parts.set(name, part);
      this.#births.set(name, part.save());
    }
    return part as T;
  }

  /** The part called `name`, if anybody has asked for it. */
  existing<T extends Part>(name: string): T | undefined {
    return this.#parts.get(name) as T | undefined;
  }

  /** The app has ended. */
  leave(): void {
    for (const part of this.#parts.values()) part.leave?.();
  }

  /** What restores everything as it is now; a part that is made later is restored to how it was made. */
  save(): Restore {
    const before = new Map([...this.#parts].map(([name, part]) => [name, part.save()]));
    return () => {
      for (const name of this.#parts.keys()) (before.get(name) ?? this.#births.get(name))?.();
    };
  }
}
