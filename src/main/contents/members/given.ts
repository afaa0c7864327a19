import { isInteger } from '../../../modules/arguments';
import { conversionError, missingMessageError } from '../../../words/errors';

/** W0.1: takes arguments as native methods do. */
type Given = readonly unknown[];

function at<T>(given: Given, index: number, fits: (value: unknown) => value is T): T {
  if (index >= given.length) throw missingMessageError();
  const value = given[index];
  if (!fits(value)) throw conversionError(index, value);
  return value;
}

/** @throws TypeError for what is no primitive string */
export function stringIn(given: Given, index: number): string {
  return at(given, index, (value): value is string => typeof value === 'string');
}

/** @throws TypeError for what is no integer of 32 bits */
export function integerIn(given: Given, index: number): number {
  return at(given, index, isInteger);
}

/** @throws TypeError for what is no number */
export function numberIn(given: Given, index: number): number {
  return at(given, index, (value): value is number => typeof value === 'number');
}

/** Anything, by its truth. @throws TypeError for what is missing */
export function booleanIn(given: Given, index: number): boolean {
  if (index >= given.length) throw missingMessageError();
  return Boolean(given[index]);
}

/** @throws TypeError for what is none of `names` */
export function oneIn<T extends string>(given: Given, index: number, names: readonly T[]): T {
  return at(given, index, (value): value is T => names.includes(value as T));
}

/** @throws TypeError for what is no object */
export function objectIn(given: Given, index: number): Record<string, unknown> {
  return at(given, index, (value): value is Record<string, unknown> => typeof value === 'object' && value !== null);
}
