import type { Restore } from '../../bus/snapshot';

/** What goes on outside of the fake for an app: requests, downloads, connections. It ends with the test that began it. */
export class Underway {
  readonly #all = new Set<() => void>();

  /**
   * @param untilEnd - has something called when the test file ends; returns what takes that back
   * @param hasEnded - whether it has, and nothing is to begin any more
   */
  constructor(
    private readonly untilEnd: (giveUp: () => void) => () => void,
    private readonly hasEnded: () => boolean,
  ) {}

  /**
   * Something has begun.
   *
   * @param giveUp - ends it without a word
   * @returns to be called when it has come to its end by itself
   */
  track(giveUp: () => void): () => void {
    const entry = () => giveUp();
    if (this.hasEnded()) {
      giveUp();
      return () => {};
    }
    this.#all.add(entry);
    const forget = this.untilEnd(() => {
      this.#all.delete(entry);
      entry();
    });
    return () => {
      if (this.#all.delete(entry)) forget();
    };
  }

  /** Whether anything is. */
  get busy(): boolean {
    return this.#all.size > 0;
  }

  /** What ends all that begins from now on. */
  save(): Restore {
    const before = new Set(this.#all);
    return () => {
      for (const giveUp of [...this.#all]) {
        if (before.has(giveUp)) continue;
        this.#all.delete(giveUp);
        giveUp();
      }
    };
  }
}
