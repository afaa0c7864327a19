import type { Problem } from '../bus/problem';
import type { FakeElectron } from '../fake/fake';
import { describeThrown } from '../words/errors';
import { OWN_FOLDER } from '../words/own-folder';
import { missingProblemError } from '../words/usage-errors';

/** What the tests of one file must answer for, each problem once. */
export class Reckoning {
  readonly #judged = new WeakSet<Problem>();
  #lastOfTest = 0;

  /** At the end of a test: the problems named in `failOn`, and the expected ones that never came. */
  ofTest(fake: FakeElectron): Error[] {
    const missing = fake.missingProblems.map(({ kind, channel, where }) =>
      failure(missingProblemError(kind, channel), where.stack),
    );
    this.#lastOfTest = fake.traffic.at(-1)?.id ?? 0;
    return [...this.#take(fake).map(failureOf), ...missing];
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
  begin(): void {
    this.#lastOfTest = 0;
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

function failureOf({ kind, sentence, error }: Problem): Error {
  const stack = typeof error === 'object' && error !== null ? (error as Error).stack : undefined;
  const text = stack === undefined ? sentence : sentence.replace(stack, () => describeThrown(error));
  return failure(new Error(`${kind}: ${text}`), stack);
}

/** Runners show the code at the top of the stack, and that is to be the user's: the listener, the call. */
function failure(error: Error, stack = ''): Error {
  error.stack = [error.message, ...stack.split('\n').filter(isForeignFrame)].join('\n');
  return error;
}

/** Jest hides its own frames, except the first of all. */
const MOCK = /[\\/]node_modules[\\/]jest-mock[\\/]/;

function isForeignFrame(line: string): boolean {
  return /^\s+at /.test(line) && !line.includes(OWN_FOLDER) && !MOCK.test(line);
}
