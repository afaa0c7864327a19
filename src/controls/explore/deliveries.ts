import type { Endpoint, Message } from '../../bus/message';

/** Something that can happen next: the delivery of a message, or a step that the body leaves to the order. */
export interface Waiting {
  /** When it was asked for: the lowest is what comes next in the order of sending. */
  readonly turn: number;
  readonly message: Message | undefined;
  /** What it is, if it is no message. */
  readonly what: string;
  run(): void;
}

/** Messages of one pipe, which stay in their order. */
interface Line {
  readonly waiting: Waiting[];
}

/** All that is on its way in one order: first in, first out within a pipe, and everything else free. */
export class Deliveries {
  readonly #lines = new Map<string, Line>();
  readonly #ends = new Map<Endpoint, number>();
  readonly #known = new Set<Message>();
  #turn = 0;

  /** @param isHung - whether an end takes nothing at the moment */
  constructor(private readonly isHung: (end: Endpoint) => boolean) {}

  /** A message has been sent; one that had waited for an end which hung is sent anew. */
  add(deliver: () => void, message: Message): void {
    if (this.#known.has(message)) return;
    this.#known.add(message);
    this.#push(this.#lineOf(message), message, message.channel, deliver);
  }

  /** The body leaves it to the order when this happens. */
  addStep(what: string, run: () => void): void {
    this.#push(`step ${this.#turn}`, undefined, what, run);
  }

  /** What can come next, the oldest first. */
  next(): Waiting[] {
    const ready: Waiting[] = [];
    for (const [key, { waiting }] of this.#lines) {
      // A sendSync has taken it along, or its pipe was taken back.
      while (waiting[0]?.message && hasArrived(waiting[0].message)) waiting.shift()!.run();
      const first = waiting[0];
      if (first === undefined) this.#lines.delete(key);
      else if (!first.message || !this.isHung(first.message.to)) ready.push(first);
    }
    return ready.sort((a, b) => a.turn - b.turn);
  }

  /** Lets one of `next` happen. */
  take(chosen: Waiting): void {
    for (const { waiting } of this.#lines.values()) if (waiting[0] === chosen) waiting.shift();
    if (chosen.message) this.#known.delete(chosen.message);
    chosen.run();
  }

  #push(key: string, message: Message | undefined, what: string, run: () => void): void {
    const line = this.#lines.get(key) ?? { waiting: [] };
    this.#lines.set(key, line);
    line.waiting.push({ turn: this.#turn++, message, what, run });
  }

  /** As the bus has its pipes (S0.1, S0.3, S0.4, S7.3). */
  #lineOf({ kind, from, to, channel }: Message): string {
    if (kind === 'result') return `answers ${this.#nameOf(to)}`;
    if (kind === 'port') return `${channel} ${this.#nameOf(to)}`;
    return from.process === 'main' ? `inbox ${this.#nameOf(to)}` : `outbox ${this.#nameOf(from)}`;
  }

  /** Not its id: another document in the same frame is another end. */
  #nameOf(end: Endpoint): number {
    const name = this.#ends.get(end) ?? this.#ends.size;
    this.#ends.set(end, name);
    return name;
  }
}

function hasArrived({ arrived, outcome }: Message): boolean {
  return arrived || outcome !== 'queued';
}
