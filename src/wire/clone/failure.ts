import { cloneError } from '../../words/errors';

/**
 * Thrown inside the clone when a value cannot cross. No `Error`: nobody ever sees it, and an `Error` would cost a stack
 * trace for every refusal.
 */
export class Failure {
  /** The way from the root to the value, innermost step first. */
  readonly steps: string[] = [];

  /** @param what - the second half of a sentence: `is a function` */
  constructor(readonly what: string) {}
}

const failures = new WeakMap<Error, Failure>();

/** Any exception on the way, the sender's own included, is the same refusal (S2.14, S3.6.l). */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const overflow = thrown instanceof RangeError && thrown.message === 'Maximum call stack size exceeded';
  return new Failure(overflow ? 'is nested too deeply' : 'throws while it is read');
}

/** @returns the failure, one step further out; to be thrown again */
export function at(step: string, thrown: unknown): Failure {
  const failure = failureOf(thrown);
  failure.steps.push(step);
  return failure;
}

/** The error of S2.14 for a failure; it remembers the failure for {@link describeError}. */
export function errorOf(thrown: unknown): Error {
  const error = cloneError();
  failures.set(error, failureOf(thrown));
  return error;
}

/** `args[1].onDone is a function`, if `error` came from a failed clone. */
export function describeError(error: Error, root: string): string | undefined {
  const failure = failures.get(error);
  if (!failure) return undefined;
  const steps = failure.steps.slice().reverse();
  // A path of a thousand equal steps helps nobody.
  const shown = steps.length > 24 ? [...steps.slice(0, 8), '…', ...steps.slice(-8)] : steps;
  return `${root}${shown.join('')} ${failure.what}`;
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** One property as it is written in code. */
export function step(key: string): string {
  if (identifier.test(key)) return `.${key}`;
  return /^(0|[1-9]\d*)$/.test(key) ? `[${key}]` : `[${JSON.stringify(key)}]`;
}
