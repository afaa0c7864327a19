import { asArgs, type Parcel } from '../wire/clone';
import { invokeError, NEVER_SENT } from '../words/errors';
import type { Bus } from './bus';
import { argsOfReply, type Reply } from './invoke-reply';
import type { Draft, Message } from './message';
import type { ReplyChannel } from './reply-channel';
import type { Restore } from './snapshot';
import { SyncCall } from './sync-call';
import { type Answer, WaitingList } from './waiting';

/** The messages that want an answer: how it finds its way back, and what happens when there is none. */
export class Requests {
  readonly #waiting = new WaitingList();
  /** The innermost call under way. */
  #call: SyncCall | undefined;
  /** The channels whose replies a test withholds. */
  readonly #withheld = new Set<string>();

  constructor(private readonly bus: Bus) {}

  /** The invokes that have no answer yet. */
  get pending(): readonly Message[] {
    return this.#waiting.inOrder.map(({ message }) => message);
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
  invoke(draft: Draft): Promise<Answer> {
    return new Promise((settle) => {
      const message = this.bus.record(draft);
      this.#waiting.add(message, settle);
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
    const waiting = result.cause?.waiting;
    if (waiting?.answer?.result !== result) return false;
    this.#waiting.remove(waiting);
    const { result: value, error } = waiting.answer.parcel.open() as Reply;
    waiting.settle({ channel: result.channel, result: value, error });
    return true;
  }

  /** No answer can reach this renderer any more (S5.14). */
  forget(matches: (message: Message) => boolean): void {
    for (const waiting of this.#waiting.inOrder) {
      const { message } = waiting;
      // Whoever is told of one may have had others forgotten.
      if (message.waiting !== waiting || !matches(message)) continue;
      this.#waiting.remove(waiting);
      if (message.outcome === 'pending' || message.outcome === 'queued') this.bus.log.conclude(message, 'lost');
    }
  }

  /** The way back of a sendSync, for the event that offers it as `returnValue`. */
  syncChannel(message: Message): ReplyChannel | undefined {
    let call = this.#call;
    while (call && call.message !== message) call = call.outer;
    return call?.channel;
  }

  /** Delivers a sendSync and comes back with its answer, or with what Electron returns when there is none (S4.23). */
  call(draft: Draft): unknown {
    const { bus } = this;
    const message = bus.record(draft);
    const call = new SyncCall(message, bus.era, this.withholds(message.channel), this.#call);
    this.#call = call;
    try {
      bus.call(call);
    } finally {
      this.#call = call.outer;
    }
    if (call.answer) bus.log.conclude(message, 'returned');
    const answer = call.answer ?? this.#noAnswer(call);
    const result = this.#result(message, asArgs(answer));
    bus.log.conclude(result, 'heard');
    return answer.open();
  }

  /** S4.23 */
  #noAnswer(call: SyncCall): Parcel {
    const { message, channel } = call;
    const { era } = this.bus;
    const spent = !channel.isOpen;
    channel.giveUp();
    // The error is there for its stack, which leads to the call. What the test asked for is no problem.
    const where = new Error(NEVER_SENT);
    if (!call.withheld) {
      this.bus.problem('unanswered-sync', message, () => this.#unanswered(message, spent, call.isLate), where);
    }
    return { open: () => (era.unansweredSync === 'undefined' ? undefined : { error: NEVER_SENT }) };
  }

  #answered(message: Message, parcel: Parcel): Message | undefined {
    // Nobody waits any more: the test that asked is over, or the renderer is gone.
    const { waiting } = message;
    if (waiting === undefined) {
      if (message.outcome === 'pending' && this.bus.log.isCurrent(message)) this.bus.log.conclude(message, 'lost');
      return undefined;
    }
    const reply = parcel.open() as Reply;
    // S5.7: an empty text is no error to the renderer.
    const failed = Boolean(reply.error);
    this.bus.log.conclude(message, failed ? 'threw' : 'returned');
    const result = this.#result(message, argsOfReply(parcel, failed));
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
