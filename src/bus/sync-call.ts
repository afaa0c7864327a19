import type { Era } from '../eras/version';
import type { Parcel } from '../wire/clone';
import type { Message } from './message';
import { ReplyChannel, type ReplyEnd } from './reply-channel';
import { encodeSyncReply } from './sync-reply';

/** One sendSync under way: its renderer's end of the way back. */
export class SyncCall implements ReplyEnd {
  answer: Parcel | undefined;
  /** Whether an answer came when the renderer did not wait any more. */
  isLate: boolean;
  readonly channel: ReplyChannel;

  /**
   * @param withheld - whether a test withholds the answer
   * @param outer - the call that it is nested in
   */
  constructor(
    readonly message: Message,
    private readonly era: Era,
    readonly withheld: boolean,
    readonly outer: SyncCall | undefined,
  ) {
    this.answer = undefined;
    this.isLate = false;
    this.channel = new ReplyChannel(this);
  }

  get isAnswered(): boolean {
    return this.answer !== undefined;
  }

  get retries(): boolean {
    return this.era.uncloneableReplyAnswers;
  }

  encode(value: unknown): Parcel {
    return encodeSyncReply(value, this.era);
  }

  reply(parcel: Parcel): void {
    if (!this.withheld) this.answer = parcel;
  }

  late(): void {
    this.isLate = true;
  }
}
