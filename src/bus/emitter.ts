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
    runListeners(this.#bus, this, listeners as Listener[], ticket.message, args);
    return true;
  }
}

/** What Node's emitter keeps its listeners in: one by itself, several in a list. */
interface Listening {
  readonly _events?: Readonly<Record<string, Listener | Listener[] | undefined>>;
}

type Listener = (...args: unknown[]) => unknown;

/** One listener by itself, or a list that nobody changes meanwhile, or nothing. */
function listenersOf(emitter: EventEmitter, name: string): Listener | Listener[] | undefined {
  // Node's own way of asking makes a list for every message, which costs more than the listener's call.
  const { _events: events } = emitter as Listening;
  if (events === undefined) return emitter.rawListeners(name) as Listener[];
  const found = events[name];
  return typeof found === 'object' ? found.slice() : found;
}

export function hasListener(emitter: EventEmitter | undefined, name: string): boolean {
  if (emitter === undefined) return false;
  const { _events: events } = emitter as Listening;
  return events === undefined ? emitter.listenerCount(name) > 0 : events[name] !== undefined;
}

// V8 has no fast way to the prototype of a class that it does not know for certain.
const ownEmit = TwinEmitter.prototype.emit;

/**
 * On what a mocking integration puts between an emitter and its class: gives the `emit` that is not the integration's, be
 * it the class's or what somebody put in its place. To look at `emit` itself would make a mock of it.
 */
export const EMIT: unique symbol = Symbol.for('fake-electron.emit') as never;

type Emit = EventEmitter['emit'];

function emitOf(emitter: EventEmitter): Emit {
  const { [EMIT]: unmocked } = emitter as { readonly [EMIT]?: () => Emit };
  return unmocked ? unmocked.call(emitter) : emitter.emit;
}

/** Emits what Electron itself emits: without a mock of `emit`, which is for what a test or its app calls. */
export function tell(emitter: EventEmitter, name: string | symbol, ...args: unknown[]): boolean {
  return Reflect.apply(emitOf(emitter), emitter, [name, ...args]);
}

/** Whether somebody put an `emit` of his own on it, which is to see everything. */
export function isReplaced(emitter: TwinEmitter): boolean {
  return emitOf(emitter) !== ownEmit;
}

/**
 * Emits a message of the bus's: what `emit` does with a ticket, without one where `emit` is still ours.
 *
 * @param given - what the listeners get, the message's event first
 */
export function emitMessage(bus: Bus, emitter: TwinEmitter, name: string, message: Message, given: unknown[]): void {
  if (isReplaced(emitter)) {
    bus.emitting(message, given[0] as object, () => tell(emitter, name, ...given));
    return;
  }
  const listeners = listenersOf(emitter, name);
  if (listeners !== undefined) runListeners(bus, emitter, listeners, message, given);
  // Node's emit knows what an 'error' without listeners does (S1.3, S2.2).
  else if (name === 'error') tell(emitter, name, ...given);
}

/** Runs them as one dispatch; what a listener emits by hand is none of the bus's, even with the same event. */
function runListeners(
  bus: Bus,
  emitter: TwinEmitter,
  listeners: Listener | Listener[],
  message: Message,
  given: unknown[],
): void {
  const { ticket } = bus;
  bus.ticket = undefined;
  try {
    if (typeof listeners === 'function') run(bus, emitter, listeners, message, given);
    else for (const listener of listeners) run(bus, emitter, listener, message, given);
  } finally {
    bus.ticket = ticket;
  }
}

function run(bus: Bus, emitter: TwinEmitter, listener: Listener, message: Message, given: unknown[]): void {
  message.heardBy++;
  const returned = Reflect.apply(listener, emitter, given);
  if (returned !== undefined) bus.reporter.watchPromise(returned, message);
}
