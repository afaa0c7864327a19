import type { Log } from '../bus/log';
import type { Message } from '../bus/message';
import { PROBLEM_KINDS, type Problem, type ProblemKind } from '../bus/problem';
import { SUBJECT, type Subject } from '../bus/subject';
import { clearTimeout, setTimeout } from '../bus/timers';
import { problemKindError, waitError } from '../words/usage-errors';
import { type MessageFilter, toPredicate } from './filter';
import { type MessageList, Messages } from './message-list';

/** Everything that crossed since the record was cleared, live. */
export interface Traffic extends MessageList {
  /** How many of the oldest messages were dropped to keep within `recordLimit`. */
  readonly dropped: number;
  /** What Electron would have been silent about, in order. */
  readonly problems: readonly Problem[];
  /** The messages that nobody heard. */
  readonly unheard: MessageList;
  /** Forgets everything recorded so far; ids count from 1 again. */
  clear(): void;
  /**
   * Resolves with the next message that `filter` means, or with one already recorded that was not waited for yet.
   *
   * @param options.timeout - milliseconds, default 1,000
   * @returns a promise that rejects with what was recorded when the time has passed
   */
  waitFor(filter: MessageFilter, options?: { timeout?: number }): Promise<Message>;
  /**
   * Declares one problem of this kind expected: it fails no test and no `toHaveNoProblems`.
   *
   * @throws TypeError for a kind that there is not
   */
  expectProblem(kind: ProblemKind, channel?: string): void;
}

/** What a fake is made with: the array is the record's own, filled by the bus. */
export class TrafficRecord extends Messages {
  #log!: Log;
  #subject!: () => Subject;
  readonly #awaited = new WeakSet<Message>();

  connect(log: Log, subject: () => Subject): void {
    this.#log = log;
    this.#subject = subject;
  }

  get [SUBJECT](): Subject {
    return this.#subject();
  }

  get dropped(): number {
    return this.#log.dropped;
  }

  get problems(): readonly Problem[] {
    return this.#log.problems;
  }

  get unheard(): MessageList {
    return this.filter((message) => message.outcome === 'unheard' || message.isParked);
  }

  clear(): void {
    this.#log.clear();
  }

  expectProblem(kind: ProblemKind, channel?: string): void {
    if (!PROBLEM_KINDS.includes(kind)) throw problemKindError(kind, PROBLEM_KINDS);
    this.#log.expectProblem(kind, channel);
  }

  async waitFor(filter: MessageFilter, { timeout = 1000 }: { timeout?: number } = {}): Promise<Message> {
    const matches = toPredicate(filter);
    // For its stack, which leads to the call.
    const where = new Error();
    const isNew = (message: Message) => !this.#awaited.has(message) && matches(message);
    const recorded = this.find(isNew);
    const message = recorded ?? (await this.#next(isNew, timeout, filter, where));
    this.#awaited.add(message);
    return message;
  }

  override toString(): string {
    const lost = this.dropped > 0 ? `(${this.dropped} earlier messages were dropped)\n` : '';
    return lost + super.toString();
  }

  #next(
    matches: (message: Message) => boolean,
    timeout: number,
    filter: MessageFilter,
    where: Error,
  ): Promise<Message> {
    return new Promise((resolve, reject) => {
      if (this.#log.hasEnded) return;
      const stop = () => {
        clearTimeout(timer);
        unwatch();
        forget();
      };
      const forget = this.#log.waits(() => stop());
      const unwatch = this.#log.watch((message) => {
        if (!matches(message)) return;
        // Of two that wait for the same, each gets a message of its own.
        this.#awaited.add(message);
        stop();
        resolve(message);
      });
      const timer = setTimeout(() => {
        stop();
        const { describeFilter } = require('./describe') as typeof import('./describe');
        const error = waitError(describeFilter(filter), timeout, String(this));
        error.stack = String(where.stack).replace(/^Error\b.*/, () => String(error));
        reject(error);
      }, timeout);
    });
  }
}
