import type { MapStep, TestEntry } from './ipc-map';
import type { NotedMessage } from './notes';

/** How many messages of one test a diagram keeps, unless a reporter is told otherwise. */
export const MESSAGES_A_TEST = 200;

/** How many all tests together keep: beyond it each has half as many, and half of that. */
const MESSAGES_A_MAP = 20_000;

/** One recording of a test. */
interface Take {
  steps: MapStep[];
  more: number;
}

/** The sequences of all tests, bounded in size; the same in whatever order they are read. */
export class Sequences {
  readonly #tests = new Map<string, Map<string, Take>>();
  #kept = 0;

  constructor(private limit: number = MESSAGES_A_TEST) {}

  /**
   * Adds what a test has sent to what is known of it.
   *
   * @param source - who says so: a test that is recorded by two is one that ran twice
   */
  add(test: string, source: string, messages: readonly NotedMessage[]): void {
    const take = this.#take(test, source);
    const places = new Map<number, number>();
    for (const message of messages) {
      if (take.steps.length >= this.limit) {
        take.more++;
        continue;
      }
      const { id, from, to, kind, channel, outcome, shown, error, problems, at } = message;
      const cause = message.cause === undefined ? undefined : places.get(message.cause);
      places.set(id, take.steps.length);
      this.#kept++;
      take.steps.push({
        from,
        to,
        kind,
        channel,
        outcome,
        shown,
        ...(cause !== undefined && { cause }),
        ...(error !== undefined && { error }),
        ...(problems !== undefined && { problems }),
        ...(at !== undefined && { at }),
      });
    }
    this.#shrink();
  }

  /** Adds what another map knows of a test. */
  addEntry({ test, steps, more = 0 }: TestEntry, source: string): void {
    const take = this.#take(test, source);
    const kept = steps.slice(0, Math.max(0, this.limit - take.steps.length));
    this.#kept += kept.length;
    take.steps.push(...kept);
    take.more += more + steps.length - kept.length;
    this.#shrink();
  }

  /** The tests by name; of one that was recorded in several ways, the longest. */
  finish(): { tests: TestEntry[]; disagreed: string[] } {
    const disagreed: string[] = [];
    const names = [...this.#tests.keys()].sort();
    const tests = names.map((test): TestEntry => {
      const takes = [...this.#tests.get(test)!.values()];
      const told = takes.map((take) => ({ take, text: takes.length > 1 ? JSON.stringify(take) : '' }));
      if (told.some(({ text }) => text !== told[0]!.text)) disagreed.push(test);
      told.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
      const { steps, more } = told[0]!.take;
      return { test, steps, ...(more > 0 && { more }) };
    });
    return { tests, disagreed };
  }

  #take(test: string, source: string): Take {
    const takes = this.#tests.get(test) ?? new Map<string, Take>();
    this.#tests.set(test, takes);
    const take = takes.get(source) ?? { steps: [], more: 0 };
    takes.set(source, take);
    return take;
  }

  #shrink(): void {
    while (this.#kept > MESSAGES_A_MAP && this.limit > 0) {
      this.limit = Math.floor(Math.min(this.limit, MESSAGES_A_MAP) / 2);
      for (const takes of this.#tests.values()) {
        for (const take of takes.values()) {
          const over = take.steps.length - this.limit;
          if (over <= 0) continue;
          take.steps.length = this.limit;
          take.more += over;
          this.#kept -= over;
        }
      }
    }
  }
}
