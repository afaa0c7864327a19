import type { Parcel } from '../wire/clone';
import type { Reply } from './invoke-reply';
import type { Message } from './message';

/** A reply that has arrived. */
export interface Answer extends Reply {
  readonly channel: string;
}

/** An invoke whose promise has not settled. */
export interface Waiting {
  readonly message: Message;
  readonly settle: (answer: Answer) => void;
  /** Its answer, on the way back. */
  answer: { readonly result: Message; readonly parcel: Parcel } | undefined;
  /** Its place in the list. */
  index: number;
  readonly order: number;
}

/**
 * The invokes that wait. Each knows its place and its message knows it: a map of objects would cost every invoke as much
 * as a listener's call.
 */
export class WaitingList {
  readonly #all: Waiting[] = [];
  #made = 0;

  add(message: Message, settle: (answer: Answer) => void): void {
    const waiting: Waiting = { message, settle, answer: undefined, index: this.#all.length, order: this.#made++ };
    this.#all.push(waiting);
    message.waiting = waiting;
  }

  /** The last takes its place. */
  remove(waiting: Waiting): void {
    const last = this.#all.pop()!;
    last.index = waiting.index;
    if (last !== waiting) this.#all[waiting.index] = last;
    waiting.message.waiting = undefined;
  }

  /** As they were sent. */
  get inOrder(): Waiting[] {
    return [...this.#all].sort((a, b) => a.order - b.order);
  }
}
