import type { Parcel } from '../wire/clone';
import { invokeError, NEVER_SENT } from '../words/errors';
import type { Bus } from './bus';
import type { Draft, Message } from './message';
import { ReplyChannel } from './reply-channel';
import type { Restore } from './snapshot';
import { encodeSyncReply } from './sync-reply';

/** What main sends back to an invoke. */
export interface Reply {
  readonly result?: unknown;
  readonly error?: unknown;
}

/** An invoke whose promise has not settled. */
interface Waiting {
  readonly settle: (reply: Reply) => void;
  /** Its answer, on the way back. */
  answer?: { readonly result: Message; readonly parcel: Parcel };
}

/** The messages that want an answer: how it finds its way back, and what happens when there is none. */
export class Requests {
  readonly #waiting = new Map<Message, Waiting>();
  /** Of the calls under way. No weak map: one entry for every call would cost each garbage collection to come. */
  readonly #syncChannels = new Map<Message, ReplyChannel>();
  /** The channels whose replies a test withholds. */
  readonly #withheld = new Set<string>();

  constructor(private readonly bus: Bus) {}

  /** The invokes that have no answer yet. */
  get pending(): readonly Message[] {
    return [...this.#waiting.keys()];
  }

  /** Withholds every reply on `channel`. Returns what ends that. */
  withhold(channel: string): Restore {
    this.#withheld.add(channel);
    return () => void this.#withheld.delete(channel);
  }

  withholds(channel: string): boolean {
    return this.#withheld.size > 0 && this.#withheld.has(channel);
  }

  /** S5.9: what a garbage collection of the event comes to; before 10 it came to nothing. */
  neverAnswer(message: Message): void {
    if (this.bus.era.replyNeverSent) this.answer(message, { open: () => ({ error: NEVER_SENT }) });
  }

  /** What restores which replies are withheld. */
  save(): Restore {
    const saved = [...this.#withheld];
    return () => {
      this.#withheld.clear();
      for (const channel of saved) this.#withheld.add(channel);
    };
  }

  /** Sends an invoke on its way. The promise resolves when its result has arrived. */
  invoke(draft: Draft): Promise<Reply> {
    const message = this.bus.record(draft);
    return new Promise((settle) => {
      this.#waiting.set(message, { settle });
      this.bus.post(message);
    });
  }

  /** Main's side: records the answer of an invoke and sends it back. */
  answer(message: Message, parcel: Parcel): void {
    const result = this.#answered(message, parcel);
    if (result) this.bus.post(result);
  }

  /** S5.16: the renderer of an invoke was gone before its dispatch, so that only the promise is left to be told. */
  refuse(message: Message, error: string): void {
    const result = this.#answered(message, { open: () => ({ error }) });
    if (result) this.bus.log.conclude(result, this.arrive(result) ? 'heard' : 'lost');
  }

  /** The renderer's side: settles the invoke that `result` answers. */
  arrive(result: Message): boolean {
    const waiting = result.cause && this.#waiting.get(result.cause);
    if (waiting?.answer?.result !== result) return false;
    this.#waiting.delete(result.cause!);
    waiting.settle(waiting.answer.parcel.open() as Reply);
    return true;
  }

  /** No answer can reach this renderer any more (S5.14). */
  forget(matches: (message: Message) => boolean): void {
    for (const message of this.#waiting.keys()) {
      if (!matches(message)) continue;
      this.#waiting.delete(message);
      if (message.outcome === 'pending' || message.outcome === 'queued') this.bus.log.conclude(message, 'lost');
    }
  }

  /** The way back of a sendSync, for the event that offers it as `returnValue`. */
  syncChannel(message: Message): ReplyChannel | undefined {
    return this.#syncChannels.get(message);
  }

  /** Delivers a sendSync and comes back with its answer, or with what Electron returns when there is none (S4.23). */
  call(draft: Draft): unknown {
    const message = this.bus.record(draft);
    let answer: Parcel | undefined;
    let late = false;
    const { era } = this.bus;
    const withheld = this.withholds(message.channel);
    const channel = new ReplyChannel({
      encode: (value) => encodeSyncReply(value, era),
      reply: (parcel) => {
        if (!withheld) answer = parcel;
      },
      late: () => {
        late = true;
      },
      retries: era.uncloneableReplyAnswers,
    });
    this.#syncChannels.set(message, channel);
    try {
      this.bus.call(message, () => answer !== undefined);
    } finally {
      this.#syncChannels.delete(message);
    }
    if (answer === undefined) {
      const spent = !channel.isOpen;
      channel.giveUp();
      // The error is there for its stack, which leads to the call. What the test asked for is no problem.
      const where = new Error(NEVER_SENT);
      if (!withheld) this.bus.problem('unanswered-sync', message, () => this.#unanswered(message, spent, late), where);
      answer = { open: () => (era.unansweredSync === 'undefined' ? undefined : { error: NEVER_SENT }) };
    } else this.bus.log.conclude(message, 'returned');
    const parcel = answer;
    const result = this.#result(message, { open: () => [parcel.open()] });
    this.bus.log.conclude(result, 'heard');
    return parcel.open();
  }

  #answered(message: Message, parcel: Parcel): Message | undefined {
    // Nobody waits any more: the test that asked is over, or the renderer is gone.
    const waiting = this.#waiting.get(message);
    if (waiting === undefined) {
      if (message.outcome === 'pending' && this.bus.log.isCurrent(message)) this.bus.log.conclude(message, 'lost');
      return undefined;
    }
    const reply = parcel.open() as Reply;
    // S5.7: an empty text is no error to the renderer.
    const failed = Boolean(reply.error);
    this.bus.log.conclude(message, failed ? 'threw' : 'returned');
    const result = this.#result(message, { open: () => (failed ? [] : [(parcel.open() as Reply).result]) });
    if (failed) result.error = invokeError(message.channel, reply.error);
    waiting.answer ??= { result, parcel };
    return result;
  }

  #result(message: Message, parcel: Parcel): Message {
    const { bus } = this;
    const { channel } = message;
    const result = bus.record({ kind: 'result', from: bus.main, to: message.from, channel, cause: message, parcel });
    message.answer = result;
    return result;
  }

  #unanswered(message: Message, spent: boolean, late: boolean): string {
    const { channel } = message;
    const asking = this.bus.era.invoke ? 'ipcRenderer.invoke' : 'ipcRenderer.send and event.sender.send';
    const why =
      message.outcome === 'unheard'
        ? `nobody in main listens. Register ipcMain.on('${channel}', …) and assign event.returnValue in it.`
        : message.outcome === 'lost'
          ? 'its renderer was gone before main saw it.'
          : message.outcome === 'threw'
            ? 'a listener threw before it assigned event.returnValue.'
            : spent
              ? 'what was assigned to event.returnValue cannot be cloned, which spends the reply. Assign plain data.'
              : late || this.bus.reporter.hasAsyncListener(message)
                ? 'event.returnValue is assigned only after an await or a timer. Electron would block the renderer until ' +
                  `then, which no fake in one thread can do. Assign it synchronously, or use ${asking}.`
                : 'no listener assigned event.returnValue. Assign it, or use ipcRenderer.send.';
    return `ipcRenderer.sendSync('${channel}') was not answered: ${why} A real renderer blocks, maybe for ever.`;
  }
}
