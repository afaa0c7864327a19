import type { ChannelEntry, Station } from './ipc-map';
import type { NotedMessage, NotedStation, Place } from './notes';
import { type Arguments, eitherArguments, type Shape, union } from './shape';

/** How many examples of what crossed are kept. */
const EXAMPLES = 3;

/** After how many answers their shapes become one. */
const ANSWERS = 64;

/** What is known of a channel while notes and maps are read. */
export class Gathered {
  readonly #ways = new Set<string>();
  readonly stations = new Map<string, Station>();
  readonly #sent = new Set<Place>();
  readonly #tests = new Set<string>();
  readonly #outcomes = new Map<string, number>();
  #args: Arguments | undefined;
  #answers: Shape[] = [];
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
      args: this.#args ?? { shapes: [], least: 0 },
      ...(this.#answers.length > 0 && { answer: union(this.#answers) }),
      examples: this.#examples.all,
      ...(this.#answered.all.length > 0 && { answers: this.#answered.all }),
    };
  }

  #count(outcome: string, times: number): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + times);
  }

  #take(args: Arguments): void {
    this.#args = this.#args === undefined ? args : eitherArguments(this.#args, args);
  }

  #answer(shape: Shape): void {
    this.#answers.push(shape);
    if (this.#answers.length > ANSWERS) this.#answers = [union(this.#answers)];
  }
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
