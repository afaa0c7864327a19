import { clone, pack, type Side } from '../../src/wire/clone';
import { difference } from './clone-same';

/** A row of table S3.6: its id, what it says, and the proof. */
export type Row = readonly [id: string, title: string, proof: () => unknown];

export const refusal = new Error('An object could not be cloned.');

/** By both ways of crossing, which must agree. */
export function cross<T>(value: T, side?: Side): T {
  const opened = pack(value, { side }).open();
  expect(difference(clone(value, undefined, { side }), opened)).toBeUndefined();
  return opened as T;
}

export function fails(value: unknown, side?: Side): void {
  for (const wrapped of [value, [value], { deep: new Map([[1, { value }]]) }]) {
    let thrown: unknown;
    try {
      pack(wrapped, { side });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toStrictEqual(refusal);
    expect((thrown as Error).name).toBe('Error');
    expect(thrown).toBeInstanceOf(Error);
  }
}

export const ownKeys = (value: unknown): PropertyKey[] => Reflect.ownKeys(value as object);

export class Point {
  x = 1;
  y = 2;
  #hidden = 3;
  get sum(): number {
    return this.x + this.y + this.#hidden;
  }
}
