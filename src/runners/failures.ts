import { dirname } from 'node:path';
import type { FakeElectron } from '../fake';
import { describeThrown, missingProblemError } from '../wire/errors';
import type { Problem } from '../wire/problem';

/** What the test that is ending must answer for: the problems named in `failOn`, and expected ones that never came. */
export function failuresOfTest(fake: FakeElectron): Error[] {
  const { failOn } = fake.settings;
  const problems = fake.traffic.problems.filter(({ kind, expected }) => !expected && failOn.includes(kind));
  const missing = fake.missingProblems.map(({ kind, channel, where }) =>
    failure(missingProblemError(kind, channel), where.stack),
  );
  return [...problems.map(failureOf), ...missing];
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

/** The folder of the compiled package: what is called from there is no news to the user. */
const OWN = dirname(__dirname);
/** Jest hides its own frames, except the first of all. */
const MOCK = /[\\/]node_modules[\\/]jest-mock[\\/]/;

function isForeignFrame(line: string): boolean {
  return /^\s+at /.test(line) && !line.includes(OWN) && !MOCK.test(line);
}
