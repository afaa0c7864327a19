import { isPromise } from 'node:util/types';
import { listenerSentence, secondHandlerSentence } from '../words/errors';
import type { Log } from './log';
import type { Message } from './message';
import type { BusOptions } from './options';
import { LOUD_KINDS, type Problem, type ProblemKind } from './problem';

/** Where everything goes that must never be thrown into a sender: to `process`, the record and the console. */
export class Reporter {
  /** A runner integration takes the problems itself, and then nothing is warned about. */
  warn = true;
  /** The test file has ended: nobody is there any more who could be told. */
  hasEnded = false;
  /** Listeners of `process` that are the runner's own: they would fail its whole run, and not the test. */
  readonly runners = new Set<unknown>();
  readonly #thrown: { error: unknown; message: Message }[] = [];
  readonly #asyncListeners = new WeakSet<Message>();

  constructor(
    private readonly log: Log,
    private readonly options: Pick<BusOptions, 'listenerErrors' | 'logs' | 'timing'>,
  ) {}

  /** S4.17: a listener's exception is an uncaught exception of its process, and a problem if nobody takes it there. */
  listenerError(error: unknown, message: Message): void {
    message.error = error;
    this.#thrown.push({ error, message });
    if (this.options.listenerErrors === 'report') this.report();
  }

  /** Whether somebody took it there. Typed for what really arrives: anything can be thrown. */
  emitOnProcess(event: 'uncaughtException' | 'unhandledRejection', ...args: unknown[]): boolean {
    if (this.hasEnded) return true;
    const emitter: NodeJS.EventEmitter = process;
    const { runners } = this;
    // Asked first: with source-map-support, so with ts-node, an emit that nobody listens to prints and exits.
    if (runners.size === 0) return emitter.listenerCount(event) > 0 && emitter.emit(event, ...args);
    const listeners = emitter.rawListeners(event).filter((listener) => !runners.has(listener));
    for (const listener of listeners) Reflect.apply(listener, process, args);
    return listeners.length > 0;
  }

  /** Hands over what listeners threw and no sender is to learn of. */
  report(): void {
    for (const { error, message } of this.#thrown.splice(0)) {
      if (this.emitOnProcess('uncaughtException', error, 'uncaughtException')) continue;
      // Under the default timing the reply to a renderer's own message comes before its call has returned.
      const inside = this.options.timing === 'sync' && message.cause?.from === message.to;
      this.problem('listener-error', message, () => listenerSentence(message, error, 'threw', inside), error);
    }
  }

  /** S4.18: the rejection of an async listener belongs to the message it was listening to. */
  watchPromise(value: unknown, message: Message): void {
    // A thenable is no rejection to come: it may be lazy, and asking it would start its work.
    if (!isPromise(value)) return;
    this.#asyncListeners.add(message);
    value.then(undefined, (error: unknown) => {
      message.error = error;
      this.unhandledRejection(error, value, message);
    });
  }

  unhandledRejection(error: unknown, promise: Promise<unknown>, message: Message): void {
    if (this.emitOnProcess('unhandledRejection', error, promise)) return;
    this.problem('listener-error', message, () => listenerSentence(message, error, 'rejected'), error);
  }

  /** Whether a listener of `message` returned a promise, so that it may still have meant to answer. */
  hasAsyncListener(message: Message): boolean {
    return this.#asyncListeners.has(message);
  }

  /**
   * For what has no sender's stack to be thrown into.
   *
   * @param message - the one that is to blame, if it is known: then it is a problem, which no test gets past
   */
  uncaught(error: unknown, message?: Message): void {
    if (this.emitOnProcess('uncaughtException', error, 'uncaughtException')) return;
    if (message) this.problem('listener-error', message, () => String(error), error);
    else process.emitWarning(String(error), 'FakeElectronWarning');
  }

  /** Runs what tells listeners who are not to learn of each other: what they throw is an uncaught exception (S4.17). */
  guard(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.uncaught(error);
    }
  }

  problem(kind: ProblemKind, message: Message, sentence: () => string, error?: unknown): void {
    if (this.hasEnded) return;
    const problem: Problem = {
      kind,
      message,
      channel: message.channel,
      expected: false,
      ...(error === undefined ? {} : { error }),
      get sentence() {
        return sentence();
      },
    };
    // What comes after its test is over must not be held against the next one.
    const current = this.log.isCurrent(message);
    if (current) this.log.addProblem(problem);
    if ((this.warn || !current) && !problem.expected && LOUD_KINDS.includes(kind)) {
      process.emitWarning(problem.sentence, 'FakeElectronWarning');
    }
  }

  /** A preload or a page failed: its console says so, and so does the record. */
  scriptProblem(kind: 'preload-error' | 'page-error', where: string, sentence: string, error: unknown): void {
    this.log.addProblem({ kind, channel: where, sentence, error, expected: false });
  }

  /** A request came to nothing because the test let it go nowhere. */
  requestProblem(url: string, sentence: string): void {
    if (this.hasEnded) return;
    this.log.addProblem({ kind: 'no-network', channel: url, sentence, expected: false });
  }

  /** A handler has taken the place of another, as the option `secondHandler` has it; `error` leads to the call. */
  secondHandler(channel: string, error: Error): void {
    this.log.addProblem({
      kind: 'second-handler',
      channel,
      sentence: secondHandlerSentence(channel),
      error,
      expected: false,
    });
  }

  /** Throws the first of what listeners threw, where `listenerErrors: 'throw'` asks for that; the rest is reported. */
  surface(): void {
    if (this.#thrown.length === 0) return;
    const first = this.#thrown.shift();
    this.report();
    if (first && !this.hasEnded) throw first.error;
  }

  /** A console line that Electron prints, through the console of call time, so that spies see it. */
  print(method: 'error' | 'warn', ...line: unknown[]): void {
    if (this.options.logs && !this.hasEnded) console[method](...line);
  }
}
