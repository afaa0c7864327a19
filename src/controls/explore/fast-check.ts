import { join } from 'node:path';
import { nodeModule } from '../../realm/outer';
import { noFastCheckError } from '../../words/explore-errors';

/** What is used of fast-check. */
export interface FastCheck {
  nat(max: number): Arbitrary<number>;
  constant<T>(value: T): Arbitrary<T>;
  array<T>(of: Arbitrary<T>, limits: { minLength: number; maxLength: number }): Arbitrary<T[]>;
  tuple<T extends unknown[]>(...of: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T>;
  asyncProperty<T>(of: Arbitrary<T>, predicate: (value: T) => Promise<void>): object;
  check(property: object, parameters: { seed: number; numRuns: number }): Promise<unknown>;
}

declare const OF: unique symbol;

export interface Arbitrary<T> {
  readonly [OF]?: T;
}

/**
 * Finds fast-check from the project, else from where this package is.
 *
 * @param places - the files from which it is looked for
 * @throws Error if it is not installed
 */
export function loadFastCheck(places = [join(process.cwd(), 'package.json'), __filename]): FastCheck {
  // Not a runner's module registry, which would load it afresh for every test file.
  const { createRequire } = nodeModule();
  for (const from of places) {
    const load = createRequire(from);
    try {
      load.resolve('fast-check');
    } catch {
      continue;
    }
    return load('fast-check') as FastCheck;
  }
  throw noFastCheckError();
}
