import { Failure } from './failure';
import type { Held, Piece } from './pieces';

/** What the readers of single kinds need of the walk. */
export interface Taker {
  /** Gives an object its number, before its parts are read: a cycle then finds it (S3.6.aw, ax). */
  add(source: object, piece: Piece): number;
  /** @returns the number of an object, which is read unless it has been already */
  object(source: object): number;
  /** @returns what a snapshot holds for any value */
  held(value: unknown): Held;
  /** The piece with that number has references to fill. */
  joins(id: number): void;
}

/** @returns the refusal of a value that is neither a primitive nor an object (S3.6.o, ai) */
export function refusal(value: unknown): Failure {
  return new Failure(typeof value === 'symbol' ? 'is a symbol' : 'is a function');
}
