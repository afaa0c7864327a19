import type { Endpoint, Message } from './message';

/** Messages that must keep their order among themselves (S0.1, S0.3). */
export interface Pipe {
  /** Offered once, heard by nobody, waiting for the end of the turn. */
  readonly parked: Message[];
}

/** What the bus knows of one endpoint. */
export interface Station {
  readonly endpoint: Endpoint;
  readonly receiver: Receiver;
  /** Everything this endpoint sends travels on one ordered interface (S0.1). */
  readonly outbox: Pipe;
  /** Everything main sends to it uses another one (S0.3). */
  readonly inbox: Pipe;
  /** Answers have no guaranteed order with the messages of the inbox (S0.4). */
  readonly answers: Pipe;
  /** How many sendSync calls of this endpoint are waiting for their answer (S0.7). */
  blocked: number;
  /** Whether a test lets it hang. */
  hung: boolean;
}

/** One end that messages can be delivered to. */
export interface Receiver {
  /**
   * Delivers `message`; whatever a listener throws comes out.
   *
   * @param final - there is no second chance after this one
   * @returns whether anybody heard it
   */
  receive(message: Message, final: boolean): boolean;
}

export function createStation(endpoint: Endpoint, receiver: Receiver): Station {
  const pipe = (): Pipe => ({ parked: [] });
  return { endpoint, receiver, outbox: pipe(), inbox: pipe(), answers: pipe(), blocked: 0, hung: false };
}

/** Something that waits for its turn: a message, or a step of a window's closing. */
export interface Item {
  readonly pipe: Pipe | undefined;
  readonly target: Station | undefined;
  readonly message: Message | undefined;
  run(): void;
}

/** First in, first out over all pipes, except for what a blocked renderer may not get yet. */
export class Queue {
  #items: Item[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  /** Takes the first item that `accepts` lets through. */
  take(accepts: (item: Item) => boolean): Item | undefined {
    const items = this.#items;
    for (let index = this.#head; index < items.length; index++) {
      const item = items[index]!;
      if (!accepts(item)) continue;
      if (index === this.#head) this.#dropHead();
      else items.splice(index, 1);
      return item;
    }
    return undefined;
  }

  has(accepts: (item: Item) => boolean): boolean {
    const items = this.#items;
    for (let index = this.#head; index < items.length; index++) if (accepts(items[index]!)) return true;
    return false;
  }

  /** Everything, in order, as it is now. */
  get all(): readonly Item[] {
    return this.#items.slice(this.#head);
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }

  /** Moving the head instead of shifting keeps a long chunk/ack protocol linear. */
  #dropHead(): void {
    this.#head++;
    if (this.#head === this.#items.length) this.clear();
    else if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
  }
}
