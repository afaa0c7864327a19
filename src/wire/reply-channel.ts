import { type Parcel, pack } from './clone';

/** The one-shot way back of an invoke or a sendSync; an event shows it as `_replyChannel` (S4.2). */
export class ReplyChannel {
  readonly #reply: (parcel: Parcel) => void;
  readonly #late: () => void;
  #state: 'open' | 'used' | 'given-up' = 'open';

  /**
   * @param reply - takes the answer; called at most once
   * @param late - called for an answer that comes after the sender was told that none will
   */
  constructor(reply: (parcel: Parcel) => void, late: () => void) {
    this.#reply = reply;
    this.#late = late;
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
   * @throws Error `An object could not be cloned.`; the channel is spent all the same (S3.8, S3.9)
   */
  sendReply(value: unknown): boolean {
    if (this.#state === 'given-up') this.#late();
    if (this.#state !== 'open') return false;
    this.#state = 'used';
    this.#reply(pack(value));
    return true;
  }
}
