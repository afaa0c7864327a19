import { Failure } from './failure';
import type { Held } from './pieces';

/** What the readers of single kinds need of the walk. */
export interface Taker {
  /** Notes what a snapshot has for an object, before its parts are read: a cycle then finds it (S3.6.aw, ax). */
  add<T extends object>(source: object, copy: T): T;
  /** @returns what a snapshot has for an object, which is read unless it has been already */
  object(source: object): object;
  /**
   * Notes that what a snapshot has for an object is the property `key` of a copy. Not with `object` in one method: each
   * call of the walk is one less level that fits on the stack.
   */
  placed(part: unknown, copy: object, key: string | number): void;
  /** @returns what a snapshot holds for any value */
  held(value: unknown): Held;
}

/** @returns the refusal of a value that is neither a primitive nor an object (S3.6.o, ai) */
export function refusal(value: unknown): Failure {
  return new Failure(typeof value === 'symbol' ? 'is a symbol' : 'is a function');
}
