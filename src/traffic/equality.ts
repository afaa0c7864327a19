import type { Tester } from '@jest/expect-utils';
import { clone } from '../wire/clone';

interface SinonMatcher {
  test(value: unknown): boolean;
}

/** A `sinon.match` is known by its methods: sinon is not ours to load. */
export function isSinonMatcher(value: unknown): value is SinonMatcher {
  const matcher = value as { test?: unknown; and?: unknown; or?: unknown } | null;
  return (
    typeof matcher === 'object' &&
    matcher !== null &&
    typeof matcher.test === 'function' &&
    typeof matcher.and === 'function' &&
    typeof matcher.or === 'function'
  );
}

function isJestMatcher(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { $$typeof?: unknown }).$$typeof === Symbol.for('jest.asymmetricMatcher')
  );
}

const isMatcher = (value: unknown): boolean => isJestMatcher(value) || isSinonMatcher(value);

const sinonTester: Tester = (a, b) => {
  if (isSinonMatcher(b)) return b.test(a);
  if (isSinonMatcher(a)) return a.test(b);
  return undefined;
};

/** Deep equality as Jest's `toEqual` has it, with Jest's asymmetric matchers and `sinon.match` in `expected`. */
export function equal(actual: unknown, expected: unknown, testers: readonly Tester[] = []): boolean {
  const { equals, iterableEquality } = expectUtils();
  return equals(actual, expected, [...testers, sinonTester, iterableEquality]);
}

/** Like `equal`, but of objects only the properties that `expected` has. */
export function matchesPartly(actual: unknown, expected: unknown, testers: readonly Tester[] = []): boolean {
  const { equals, iterableEquality, subsetEquality } = expectUtils();
  return equals(actual, expected, [...testers, sinonTester, iterableEquality, subsetEquality]);
}

function expectUtils(): typeof import('@jest/expect-utils') {
  return require('@jest/expect-utils') as typeof import('@jest/expect-utils');
}

/**
 * What `expected` would be after crossing, matchers untouched: so that a class instance or a Buffer can be expected as
 * it is sent. What cannot cross is left as it is, and then equals nothing that did.
 */
export function crossed(expected: unknown): unknown {
  return cross(expected, new Map());
}

/** @param made - the copies of those it is inside of, because what crosses may be a cycle */
function cross(expected: unknown, made: Map<unknown, unknown>): unknown {
  if (isMatcher(expected)) return expected;
  if (!holdsMatcher(expected, new Set())) {
    try {
      return clone(expected);
    } catch {
      return expected;
    }
  }
  const known = made.get(expected);
  if (known !== undefined) return known;
  const keep = <T>(copy: T): T => {
    made.set(expected, copy);
    return copy;
  };
  const part = (value: unknown): unknown => cross(value, made);
  const kind = Object.prototype.toString.call(expected);
  if (Array.isArray(expected)) {
    const list = keep<unknown[]>([]);
    for (const value of expected) list.push(part(value));
    return list;
  }
  if (kind === '[object Map]') {
    const map = keep(new Map<unknown, unknown>());
    for (const [key, value] of expected as Map<unknown, unknown>) map.set(part(key), part(value));
    return map;
  }
  if (kind === '[object Set]') {
    const set = keep(new Set<unknown>());
    for (const value of expected as Set<unknown>) set.add(part(value));
    return set;
  }
  const copy = keep<Record<string, unknown>>({});
  for (const [key, value] of Object.entries(expected as object)) {
    // Defined, because assigning '__proto__' would not make a property.
    Object.defineProperty(copy, key, { value: part(value), enumerable: true });
  }
  return copy;
}

function holdsMatcher(value: unknown, above: Set<object>): boolean {
  if (isMatcher(value)) return true;
  if (typeof value !== 'object' || value === null || above.has(value)) return false;
  above.add(value);
  const parts = isIterable(value) ? [...value] : Object.values(value);
  return !ArrayBuffer.isView(value) && parts.some((part) => holdsMatcher(part, above));
}

function isIterable(value: object): value is Iterable<unknown> {
  const kind = Object.prototype.toString.call(value);
  return Array.isArray(value) || kind === '[object Map]' || kind === '[object Set]';
}
