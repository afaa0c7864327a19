import type { Parcel } from '../wire/clone';

/** Where the answers go. */
export interface ReplyEnd {
  /** Takes a snapshot of the answer, or throws. */
  encode(value: unknown): Parcel;
  /** Takes the answer; called at most once. */
  reply(parcel: Parcel): void;
  /** Called for an answer that comes after the sender was told that none will. */
  late?(): void;
  /** Whether another answer can be given when one could not be encoded: up to 39 (S3.8, S3.9). */
  readonly retries: boolean;
}

/** The one-shot way back of an invoke or a sendSync; an event shows it as `_replyChannel` (S4.2). */
export class ReplyChannel {
  readonly #end: ReplyEnd;
  #state: 'open' | 'used' | 'given-up' = 'open';

  constructor(end: ReplyEnd) {
    this.#end = end;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** The sender waits no longer. */
  giveUp(): void {
    if (this.#state === 'open') this.#state = 'given-up';
  }

  /**
   * Answers, if nobody has (S5.13).
   *
   * @returns whether this was the answer
   * @throws Error `An object could not be cloned.`; since 40 the channel is spent all the same (S3.8, S3.9)
   */
  sendReply(value: unknown): boolean {
    const end = this.#end;
    if (this.#state === 'given-up') end.late?.();
    if (this.#state !== 'open') return false;
    if (!end.retries) this.#state = 'used';
    const parcel = end.encode(value);
    this.#state = 'used';
    end.reply(parcel);
    return true;
  }
}
