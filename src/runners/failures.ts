import type { Problem } from '../bus/problem';
import type { FakeElectron } from '../fake/fake';
import type { Dialogs, QueuedAnswer } from '../machine/dialogs';
import { describeThrown } from '../words/errors';
import { foreignFrames } from '../words/own-folder';
import { missingProblemError, unansweredInvokeError } from '../words/usage-errors';

/** What the tests of one file must answer for, each problem once. */
export class Reckoning {
  readonly #judged = new WeakSet<Problem>();
  /** The answers that were there before the test, which others may be for. */
  #before: ReadonlySet<QueuedAnswer> = new Set();
  #lastOfTest = 0;

  /**
   * At the end of a test: the problems named in `failOn`, the expected ones that never came, and what the user was said to
   * answer and nobody asked for.
   */
  ofTest(fake: FakeElectron): Error[] {
    const missing = fake.missingProblems.map(({ kind, channel, where }) =>
      failure(missingProblemError(kind, channel), where.stack),
    );
    this.#lastOfTest = fake.traffic.at(-1)?.id ?? 0;
    return [...this.#take(fake).map(failureOf), ...missing, ...this.#unused(fake)];
  }

  /** Between two tests: what happened at import, in beforeAll or in afterAll. */
  between(fake: FakeElectron): Error[] {
    const fresh = this.#take(fake);
    const isLate = ({ message }: Problem) => message !== undefined && message.id <= this.#lastOfTest;
    // It belongs to the test that has ended, which can no longer fail; no other one is to fail for it.
    for (const { sentence } of fresh.filter(isLate)) process.emitWarning(sentence, 'FakeElectronWarning');
    return fresh.filter((problem) => !isLate(problem)).map(failureOf);
  }

  /** The record is cleared for the next test. */
  begin(fake: FakeElectron | undefined): void {
    this.#lastOfTest = 0;
    this.#before = new Set(fake ? answersOf(fake) : []);
  }

  #unused(fake: FakeElectron): Error[] {
    const own = answersOf(fake).filter((answer) => !this.#before.has(answer));
    if (own.length === 0) return [];
    const { unusedAnswerError } = require('../words/user-errors') as typeof import('../words/user-errors');
    return own.map(({ words, reaction, misfit, where }) =>
      failure(unusedAnswerError(words, reaction.kind, misfit), where.stack),
    );
  }

  #take(fake: FakeElectron): Problem[] {
    const { failOn } = fake.settings;
    const problems = fake.traffic.problems.filter((problem) => {
      return !problem.expected && !this.#judged.has(problem) && failOn.includes(problem.kind);
    });
    for (const problem of problems) this.#judged.add(problem);
    return problems;
  }
}

/**
 * What a test that has failed may have failed of: invokes that found no handler, or got no answer, and requests that were
 * not let out.
 */
export function hintsFor(fake: FakeElectron): Error[] {
  const told = new Set<string>();
  const unhandled = fake.traffic.problems.filter(({ kind, expected, channel }) => {
    if (expected) return false;
    if (kind !== 'no-network') return kind === 'no-handler';
    const isNew = !told.has(channel);
    told.add(channel);
    return isNew;
  });
  const waiting = fake.bus.requests.pending.filter((message) => fake.bus.log.isCurrent(message));
  return [...unhandled.map(failureOf), ...waiting.map(({ channel }) => failure(unansweredInvokeError(channel)))];
}

/** The answers that no dialog has come for, of a fake whose dialogs anybody has had to do with. */
function answersOf(fake: FakeElectron): readonly QueuedAnswer[] {
  return fake.machine.existing<Dialogs>('dialogs')?.unused ?? [];
}

function failureOf({ kind, sentence, error }: Problem): Error {
  const stack = typeof error === 'object' && error !== null ? (error as Error).stack : undefined;
  const text = stack === undefined ? sentence : sentence.replace(stack, () => describeThrown(error));
  return failure(new Error(`${kind}: ${text}`), stack);
}

/** Runners show the code at the top of the stack, and that is to be the user's: the listener, the call. */
function failure(error: Error, stack?: string): Error {
  error.stack = [error.message, ...foreignFrames(stack)].join('\n');
  return error;
}
