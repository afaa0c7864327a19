import type { Era } from '../eras/version';
import { isPrimitive, NO_ARGS, type Parcel, PlainArg } from '../wire/clone';
import { packerFor } from '../wire/pack-for';
import type { Bus } from './bus';
import type { Message } from './message';
import { ReplyChannel, type ReplyEnd } from './reply-channel';

/** What main sends back to an invoke. */
export interface Reply {
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Main's end of one invoke: its way back. */
export class InvokeReply implements ReplyEnd {
  readonly channel: ReplyChannel;
  /** The version at its dispatch. */
  readonly #era: Era;
  /** The one that is made here, of which it is known what is in it. */
  #own: Reply | undefined;

  /** @param withheld - whether a test withholds the reply */
  constructor(
    private readonly bus: Bus,
    private readonly message: Message,
    private readonly withheld: boolean,
  ) {
    this.#era = bus.era;
    this.channel = new ReplyChannel(this);
  }

  get retries(): boolean {
    return this.#era.uncloneableReplyAnswers;
  }

  /** Sends what the handler returned (S5.3), as everybody does by `sendReply`. */
  sendResult(result: unknown): void {
    this.#own = { result };
    this.channel.sendReply(this.#own);
  }

  encode(value: unknown): Parcel {
    const era = this.#era;
    const own = this.#own;
    const plain = own !== undefined && value === own && era.structuredClone && isPrimitive(own.result);
    return plain ? new PlainResult(own.result) : packerFor(era)(value);
  }

  reply(parcel: Parcel): void {
    if (!this.withheld) this.bus.requests.answer(this.message, parcel);
  }
}

/** `{ result }` with nothing in it to copy. */
class PlainResult implements Parcel {
  constructor(readonly result: unknown) {}

  open(): Reply {
    return { result: this.result };
  }
}

/** What the record has of any other reply. */
class ResultArgs implements Parcel {
  constructor(private readonly reply: Parcel) {}

  open(): unknown[] {
    return [(this.reply.open() as Reply).result];
  }
}

/** A reply as the arguments of a message on record: the result by itself, or nothing where it failed. */
export function argsOfReply(reply: Parcel, failed: boolean): Parcel {
  if (failed) return NO_ARGS;
  return reply instanceof PlainResult ? new PlainArg(reply.result) : new ResultArgs(reply);
}
