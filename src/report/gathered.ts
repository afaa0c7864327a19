import type { ChannelEntry, Station } from './ipc-map';
import type { NotedMessage, NotedStation, Place } from './notes';
import { type Arguments, eitherArguments, type Shape, union } from './shape';

/** How many examples of what crossed are kept. */
const EXAMPLES = 3;

/** After how many kinds of arguments, or of answers, they become one. */
const KINDS = 64;

/** What is known of a channel while notes and maps are read. */
export class Gathered {
  readonly #ways = new Set<string>();
  readonly stations = new Map<string, Station>();
  readonly #sent = new Set<Place>();
  readonly #tests = new Set<string>();
  readonly #outcomes = new Map<string, number>();
  /** By what they are as text: nearly all messages of a channel are alike, and putting two together is slow. */
  readonly #args = new Map<string, Arguments>();
  readonly #answers = new Map<string, Shape>();
  #last: Arguments | undefined;
  #lastAnswer: Shape | undefined;
  readonly #examples = new Shortest();
  readonly #answered = new Shortest();
  readonly unheardAt = new Set<Place>();
  readonly unheardIn = new Set<string>();
  heard = 0;

  add(message: NotedMessage, test: string): void {
    if (message.kind === 'result') {
      // Nothing is known of the answer of one that was rejected.
      if (message.outcome === 'threw') return;
      this.#answer(message.args.shapes[0] ?? 'undefined');
      this.#answered.add(message.shown);
      return;
    }
    this.#ways.add(`${message.kind} ${message.direction}`);
    if (message.at !== undefined) this.#sent.add(message.at);
    this.#tests.add(test);
    this.#count(message.outcome, 1);
    this.#take(message.args);
    this.#examples.add(message.shown);
    if (message.heardBy > 0 || message.outcome === 'mocked') this.heard++;
    if (message.outcome === 'unheard' || message.problems?.includes('no-handler')) {
      this.unheardIn.add(test);
      if (message.at !== undefined) this.unheardAt.add(message.at);
    }
  }

  /** What another map knows of it. */
  addEntry(entry: ChannelEntry): void {
    for (const way of entry.ways) this.#ways.add(way);
    for (const station of entry.registered) this.register(station);
    for (const place of entry.sent) this.#sent.add(place);
    for (const test of entry.tests) this.#tests.add(test);
    for (const [outcome, times] of Object.entries(entry.outcomes)) this.#count(outcome, times);
    // Of one that was only registered, nothing is known of what crosses.
    if (entry.ways.length > 0) this.#take(entry.args);
    if (entry.answer !== undefined) this.#answer(entry.answer);
    for (const example of entry.examples) this.#examples.add(example);
    for (const answer of entry.answers ?? []) this.#answered.add(answer);
    for (const place of entry.unheard?.at ?? []) this.unheardAt.add(place);
    for (const test of entry.unheard?.tests ?? []) this.unheardIn.add(test);
    this.heard += entry.heard;
  }

  register({ as, side, at }: NotedStation | Station): void {
    this.stations.set(`${as} ${side} ${at ?? ''}`, { as, side, ...(at !== undefined && { at }) });
  }

  entry(channel: string): ChannelEntry {
    return {
      channel,
      ways: [...this.#ways].sort(),
      registered: [...this.stations.keys()].sort().map((key) => this.stations.get(key)!),
      sent: [...this.#sent].sort(),
      tests: [...this.#tests].sort(),
      outcomes: Object.fromEntries([...this.#outcomes].sort(([a], [b]) => (a < b ? -1 : 1))),
      heard: this.heard,
      ...(this.unheardIn.size > 0 && {
        unheard: { at: [...this.unheardAt].sort(), tests: [...this.unheardIn].sort() },
      }),
      args: this.#args.size === 0 ? { shapes: [], least: 0 } : [...this.#args.values()].reduce(eitherArguments),
      ...(this.#answers.size > 0 && { answer: union([...this.#answers.values()]) }),
      examples: this.#examples.all,
      ...(this.#answered.all.length > 0 && { answers: this.#answered.all }),
    };
  }

  #count(outcome: string, times: number): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + times);
  }

  #take(args: Arguments): void {
    if (isAlike(args, this.#last)) return;
    this.#last = args;
    this.#args.set(JSON.stringify(args), args);
    if (this.#args.size > KINDS) fold(this.#args, (all) => all.reduce(eitherArguments));
  }

  #answer(shape: Shape): void {
    if (isAlike(shape, this.#lastAnswer)) return;
    this.#lastAnswer = shape;
    this.#answers.set(JSON.stringify(shape), shape);
    if (this.#answers.size > KINDS) fold(this.#answers, union);
  }
}

/** Of two things that JSON holds, whose keys are in the same order. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length &&
    keys.every(
      (key, index) =>
        key === others[index] && isAlike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}

function fold<T>(kinds: Map<string, T>, together: (all: readonly T[]) => T): void {
  const one = together([...kinds.values()]);
  kinds.clear();
  kinds.set(JSON.stringify(one), one);
}

/** Keeps the shortest of some texts, so that they are the same in whatever order the files are read. */
class Shortest {
  readonly all: string[] = [];

  add(text: string): void {
    const last = this.all[EXAMPLES - 1];
    if (text === '' || (last !== undefined && !isBefore(text, last)) || this.all.includes(text)) return;
    this.all.push(text);
    this.all.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    this.all.length = Math.min(this.all.length, EXAMPLES);
  }
}

function isBefore(a: string, b: string): boolean {
  return a.length < b.length || (a.length === b.length && a < b);
}
