import { type AsyncHook, createHook } from 'node:async_hooks';

/** What comes of itself in this round of the event loop, or in no time at all. */
const AT_ONCE = new Set(['PROMISE', 'Immediate', 'TickObject', 'Microtask']);

/** What was begun in one order and Node still waits for: timers, files, sockets. */
export class RealWork {
  readonly #underWay = new Set<number>();
  readonly #hook: AsyncHook;
  #isOwn = false;

  constructor() {
    this.#hook = createHook({
      init: (id, type) => {
        if (!this.#isOwn && !AT_ONCE.has(type)) this.#underWay.add(id);
      },
      destroy: (id) => this.#underWay.delete(id),
    });
  }

  get isUnderWay(): boolean {
    return this.#underWay.size > 0;
  }

  /** From here on it is seen. */
  begin(): void {
    this.#hook.enable();
  }

  end(): void {
    this.#hook.disable();
    this.#underWay.clear();
  }

  /** Does what is none of the order's. */
  apart<T>(work: () => T): T {
    this.#isOwn = true;
    try {
      return work();
    } finally {
      this.#isOwn = false;
    }
  }
}
