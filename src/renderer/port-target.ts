import type { Bus } from '../bus/bus';
import type { Message } from '../bus/message';
import type { Restore } from '../bus/snapshot';
import type { ShowEvent } from './page/port-events';

type Listener = EventListenerOrEventListenerObject;
type Options = boolean | AddEventListenerOptions | undefined;

interface Entry {
  readonly type: string;
  readonly listener: Listener;
  readonly capture: boolean;
  options: Options;
  readonly call: (event: Event) => void;
}

// One realm's classes: a DOM takes no other's events. Taken together, should a DOM be installed later.
const { EventTarget: Target, Event: PlainEvent, MessageEvent: RealMessageEvent } = globalThis;

/**
 * The realm's own EventTarget, but what a listener throws goes where other listeners' errors go (S7.17), and those that
 * ran are counted.
 */
export class PortTarget extends Target {
  readonly #bus: Bus;
  #entries: Entry[] = [];
  #handlers: Record<string, unknown> = {};
  #told: { readonly event: Event; readonly message: Message | undefined; readonly shown: Event } | undefined;
  readonly #show: ShowEvent | undefined;

  /** @param show - what listeners get in place of Node's event */
  constructor(bus: Bus, show?: ShowEvent) {
    super();
    this.#bus = bus;
    this.#show = show;
  }

  protected get bus(): Bus {
    return this.#bus;
  }

  override addEventListener(type: string, listener: Listener | null, options?: Options): void {
    if (listener === null || listener === undefined) return;
    let entry = this.#find(type, listener, options);
    if (entry) entry.options = options;
    else {
      entry = { type, listener, capture: captures(options), options, call: (event) => this.#call(added, event) };
      const added = entry;
      this.#entries.push(entry);
    }
    super.addEventListener(type, entry.call, options);
  }

  override removeEventListener(type: string, listener: Listener | null, options?: Options): void {
    const entry = listener && this.#find(type, listener, options);
    if (!entry) return;
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    super.removeEventListener(type, entry.call, options);
  }

  /** Dispatches an event of the port's own. */
  protected tell(event: Event, message?: Message): void {
    const outer = this.#told;
    this.#told = { event, message, shown: this.#show?.(event, this) ?? event };
    try {
      this.dispatchEvent(event);
    } finally {
      this.#told = outer;
    }
  }

  /** The `on…` attributes. */
  protected handler<T>(type: string): T {
    return (this.#handlers[type] ?? null) as T;
  }

  protected setHandler(type: string, value: unknown): void {
    const usable = typeof value === 'function' || (typeof value === 'object' && value !== null);
    this.#handlers[type] = usable ? value : null;
    // Its place among the listeners is where it was first set.
    if (usable) this.addEventListener(type, this.#runHandler);
    else this.removeEventListener(type, this.#runHandler);
  }

  protected saveTarget(): Restore {
    const entries = this.#entries.map((entry) => ({ ...entry }));
    const handlers = { ...this.#handlers };
    return () => {
      for (const { type, listener, options } of [...this.#entries]) this.removeEventListener(type, listener, options);
      this.#handlers = { ...handlers };
      for (const { type, listener, options } of entries) this.addEventListener(type, listener, options);
    };
  }

  readonly #runHandler = (event: Event): unknown => {
    const handler = this.#handlers[event.type];
    return typeof handler === 'function' ? handler.call(this, event) : undefined;
  };

  /** Node's own EventTarget, when a signal aborts, removes what it was given: the call. */
  #find(type: string, listener: Listener, options: Options): Entry | undefined {
    const capture = captures(options);
    return this.#entries.find(
      (e) => e.type === type && e.capture === capture && (e.listener === listener || e.call === listener),
    );
  }

  #call(entry: Entry, event: Event): void {
    const { listener, options } = entry;
    if (typeof options === 'object' && options.once) this.#entries = this.#entries.filter((other) => other !== entry);
    const told = this.#told?.event === event ? this.#told : undefined;
    const message = told?.message;
    const shown = told?.shown ?? event;
    const { reporter } = this.#bus;
    if (message) message.heardBy++;
    try {
      const returned: unknown =
        typeof listener === 'function' ? listener.call(this, shown) : listener.handleEvent(shown);
      if (message) reporter.watchPromise(returned, message);
    } catch (error) {
      if (message === undefined) reporter.uncaught(error);
      else {
        message.outcome = 'threw';
        reporter.listenerError(error, message);
      }
    }
  }
}

function captures(options: Options): boolean {
  return typeof options === 'object' ? Boolean(options?.capture) : Boolean(options);
}

/** S7.18. */
export function createMessageEvent(data: unknown, ports: readonly object[]): Event {
  const fields = { data, origin: '', source: null };
  const event =
    typeof RealMessageEvent === 'function'
      ? new RealMessageEvent('message', fields)
      : Object.assign(new PlainEvent('message'), fields);
  // An undefined in the class's own dictionary means null.
  if (data === undefined) Object.defineProperty(event, 'data', { value: data, enumerable: true });
  // It takes only ports of its realm.
  return Object.defineProperty(event, 'ports', { value: Object.freeze([...ports]), enumerable: true });
}

/** S7.19. */
export function createCloseEvent(): Event {
  return new PlainEvent('close');
}
