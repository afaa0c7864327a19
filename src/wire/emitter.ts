import { EventEmitter } from 'node:events';
import type { Bus } from './bus';
import type { Message } from './message';

/** One dispatch under way: its event object tells the bus's own emits from those that a test makes by hand. */
export interface Ticket {
  readonly event: object;
  readonly message: Message;
}

/**
 * Node's EventEmitter, but an emit that the bus makes counts the listeners that ran and looks at what they returned,
 * which Node's own `emit` throws away: an async listener's rejection belongs to its message (S4.18).
 */
export class TwinEmitter extends EventEmitter {
  readonly #bus: Bus;

  constructor(bus: Bus) {
    super();
    this.#bus = bus;
  }

  override emit(name: string | symbol, ...args: unknown[]): boolean {
    // The emitter methods are lent to other objects in real code (S9.39), so `this` need not be one of ours.
    const ticket = #bus in this ? this.#bus.ticket : undefined;
    if (ticket === undefined || args[0] !== ticket.event) return super.emit(name, ...args);
    const listeners = this.rawListeners(name);
    // Node's emit knows what an 'error' without listeners does (S1.3, S2.2).
    if (listeners.length === 0) return super.emit(name, ...args);
    const { message } = ticket;
    // What a listener emits by hand is none of the bus's, even with the same event.
    this.#bus.ticket = undefined;
    try {
      for (const listener of listeners) {
        message.heardBy++;
        const returned: unknown = Reflect.apply(listener, this, args);
        if (returned !== undefined) this.#bus.reporter.watchPromise(returned, message);
      }
    } finally {
      this.#bus.ticket = ticket;
    }
    return true;
  }
}

/** Whether an emit could be noticed: by a listener, by whoever replaced `emit`, or as an 'error' that nobody takes. */
export function isWorthEmitting(emitter: TwinEmitter, name: string): boolean {
  return emitter.listenerCount(name) > 0 || name === 'error' || emitter.emit !== TwinEmitter.prototype.emit;
}
