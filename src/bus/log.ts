import { type Draft, type Endpoint, Message, type Outcome } from './message';
import type { Problem, ProblemKind } from './problem';
import type { Restore } from './snapshot';

/** A problem that a test said would come. */
interface Expected {
  readonly kind: ProblemKind;
  readonly channel: string | undefined;
  /** For its stack, which leads to the declaration. */
  readonly where: Error;
}

/** The record: what crossed, in order. The bus alone writes it; everything a test asks is a view of `messages`. */
export class Log {
  /** How many of the oldest messages were dropped to keep within the limit. */
  dropped = 0;
  readonly problems: Problem[] = [];
  /** Told when the record is cleared: a mock's book is cleared with it. */
  readonly onClear = new Set<() => void>();
  /** Told once, of the next message that is added. */
  onNext: ((message: Message) => void) | undefined;
  readonly #messages: Message[];
  readonly #watchers = new Set<(message: Message) => void>();
  /** What those have to give up who wait for a message. */
  readonly #waits = new Set<() => void>();
  hasEnded = false;
  readonly #expected: Expected[] = [];
  /** The ends whose page is being loaded by other means than a load of their contents. */
  readonly loading = new Set<Endpoint>();
  /** What a page has asked with sendSync before it had loaded. */
  readonly askedWhileLoading = new Set<Message>();
  #nextId = 1;
  #book = 1;

  constructor(
    messages: Message[],
    private readonly options: { readonly recordLimit: number },
  ) {
    this.#messages = messages;
  }

  /** A tenth at a time: taking them off the front one by one would cost more than everything else a send does. */
  #dropOldest(): void {
    const { recordLimit } = this.options;
    const messages = this.#messages;
    const kept = recordLimit - Math.floor((recordLimit - 1) / 10);
    const count = messages.length - kept;
    // By hand: V8 has fast paths for the methods of arrays only where they are not of a subclass.
    for (let index = 0; index < kept; index++) messages[index] = messages[index + count]!;
    messages.length = kept;
    this.dropped += count;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  add(draft: Draft, cause: Message | undefined): Message {
    const message = new Message(this.#nextId++, this.#book, draft, cause);
    const messages = this.#messages;
    // Not by push, for the reason in `#dropOldest`.
    messages[messages.length] = message;
    if (messages.length > this.options.recordLimit) this.#dropOldest();
    this.changed(message);
    if (this.onNext) {
      const { onNext } = this;
      this.onNext = undefined;
      onNext(message);
    }
    return message;
  }

  /** Tells those who wait that `message` was added or has a new outcome. */
  changed(message: Message): void {
    if (this.#watchers.size === 0) return;
    for (const watcher of this.#watchers) watcher(message);
  }

  /** Notes what became of `message`. */
  conclude(message: Message, outcome: Outcome): void {
    message.outcome = outcome;
    this.changed(message);
  }

  watch(watcher: (message: Message) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Does `giveUp` if no more messages are to come; returns what ends that. */
  waits(giveUp: () => void): () => void {
    this.#waits.add(giveUp);
    return () => this.#waits.delete(giveUp);
  }

  /** No more messages are to come. */
  end(): void {
    this.hasEnded = true;
    for (const giveUp of this.#waits) giveUp();
    this.#watchers.clear();
  }

  /** Notes a problem; one that was declared expected uses that declaration up. */
  addProblem(problem: Problem): void {
    const declared = this.#expected.findIndex((expected) => matches(expected, problem));
    if (declared >= 0) {
      this.#expected.splice(declared, 1);
      problem.expected = true;
    }
    this.problems.push(problem);
    const { message } = problem;
    if (message === undefined) return;
    message.problems = [...message.problems, problem];
    this.changed(message);
  }

  /** Declares one problem expected, whether it is already on record or still to come. */
  expectProblem(kind: ProblemKind, channel: string | undefined): void {
    const expected = { kind, channel, where: new Error() };
    const known = this.problems.find((problem) => !problem.expected && matches(expected, problem));
    if (known) known.expected = true;
    else this.#expected.push(expected);
  }

  /** The declared problems that have not come. */
  get missing(): readonly Expected[] {
    return this.#expected;
  }

  forgetExpectations(): void {
    this.#expected.length = 0;
  }

  /** Whether `message` belongs to what is on record, rather than to a test that is over. */
  isCurrent(message: Message): boolean {
    return message.isOf(this.#book);
  }

  /** What forgets the messages and problems that come from now on. */
  keep(): Restore {
    const messages = this.#messages.length;
    const problems = this.problems.length;
    const book = this.#book;
    const nextId = this.#nextId;
    return () => {
      if (this.#book !== book || this.dropped > 0) return;
      this.#messages.length = Math.min(messages, this.#messages.length);
      this.problems.length = Math.min(problems, this.problems.length);
      this.#nextId = nextId;
    };
  }

  clear(): void {
    this.#book++;
    this.#messages.length = 0;
    this.problems.length = 0;
    this.askedWhileLoading.clear();
    this.dropped = 0;
    this.#nextId = 1;
    for (const listener of this.onClear) listener();
  }
}

function matches(expected: Expected, problem: Problem): boolean {
  return expected.kind === problem.kind && (expected.channel === undefined || expected.channel === problem.channel);
}
