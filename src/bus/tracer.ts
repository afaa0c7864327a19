import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Message } from './message';

/** Knows the message under dispatch: the cause of what is sent now, and with `traceAsync` after an `await` too. */
export class Tracer {
  #current: Message | undefined;
  #storage: AsyncLocalStorage<Message> | undefined;

  constructor(private readonly options: { readonly traceAsync: boolean }) {}

  get current(): Message | undefined {
    return this.#current ?? (this.options.traceAsync ? this.#stored().getStore() : undefined);
  }

  /** Runs the dispatch of `message`. */
  during<T>(message: Message, dispatch: () => T): T {
    const outer = this.enter(message);
    try {
      return this.options.traceAsync ? this.#stored().run(message, dispatch) : dispatch();
    } finally {
      this.leave(outer);
    }
  }

  /** As `during`, without a function for each message; returns what `leave` takes. */
  enter(message: Message): Message | undefined {
    const outer = this.#current;
    this.#current = message;
    return outer;
  }

  leave(outer: Message | undefined): void {
    this.#current = outer;
  }

  #stored(): AsyncLocalStorage<Message> {
    if (this.#storage === undefined) {
      // Loaded on demand: AsyncLocalStorage costs every await of the process, not only the bus's.
      const hooks = require('node:async_hooks') as typeof import('node:async_hooks');
      this.#storage = new hooks.AsyncLocalStorage<Message>();
    }
    return this.#storage;
  }
}
