import { MATCHER_NAMES } from './matcher-names';

interface Result {
  pass: boolean;
  message: () => string;
}

type Matcher = (this: unknown, ...args: unknown[]) => Result | Promise<Result>;

/** The matchers, which the first assertion loads: a runner loads this file again for every test file. */
export function lazyMatchers(): Record<string, Matcher> {
  const lazily = (name: string): Matcher =>
    function (...args) {
      const { matchers } = require('./matchers') as typeof import('./matchers');
      return Reflect.apply(matchers[name] as unknown as Matcher, this, args);
    };
  return Object.fromEntries(MATCHER_NAMES.map((name) => [name, lazily(name)]));
}

/** The snapshot serializer, which is loaded by the first snapshot of what may be ours. */
export const lazySerializer = {
  test: (value: unknown): boolean =>
    (require('./serializer') as typeof import('./serializer')).serializer.test(value) === true,
  serialize: (value: unknown, config: object, indentation: string): string =>
    (require('./serializer') as typeof import('./serializer')).serializer.serialize(
      value as never,
      config as never,
      indentation,
    ),
};
