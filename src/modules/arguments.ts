import { conversionError, missingMessageError } from '../words/errors';
import { isObject } from '../words/objects';

export { isObject };

/** What a native function of Electron's was called with; a list, because an explicit `undefined` counts as given. */
export type Given = readonly unknown[];

/**
 * Takes arguments as Electron's native functions do (M0.1, M0.2, W0.1).
 *
 * @throws TypeError `Insufficient number of arguments.`
 */
export function need(given: Given, count: number): void {
  if (given.length < count) throw missingMessageError();
}

/** @throws TypeError for what is no primitive string, or is missing */
export function stringAt(given: Given, index: number = 0): string {
  need(given, index + 1);
  const value = given[index];
  if (typeof value !== 'string') throw conversionError(index, value);
  return value;
}

/**
 * M0.2: `null` is an empty path.
 *
 * @throws TypeError for what is no string, or has control characters, or is missing
 */
export function pathAt(given: Given, index: number = 0): string {
  need(given, index + 1);
  const value = given[index];
  if (value === null) return '';
  if (!isPath(value)) throw conversionError(index, value);
  return value;
}

/** Whether Electron takes it for a path: `null` aside. */
export function isPath(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  return [...value].every((character) => character >= ' ');
}

/** @throws TypeError for what is no integer of 32 bits, or is missing */
export function integerAt(given: Given, index: number = 0): number {
  need(given, index + 1);
  const value = given[index];
  if (!isInteger(value)) throw conversionError(index, value);
  return value;
}

/** W0.1: whether it is an integer of 32 bits. */
export function isInteger(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

/** @throws TypeError for what is no object, or is missing */
export function objectAt<T extends object = Record<string, unknown>>(given: Given, index: number = 0): Partial<T> {
  need(given, index + 1);
  const value = given[index];
  if (!isObject(value)) throw conversionError(index, value);
  return value as Partial<T>;
}

/**
 * W0.2: four numbers, rounded.
 *
 * @throws TypeError for what is no rectangle, or is missing
 */
export function rectangleAt(given: Given, index: number = 0): Electron.Rectangle {
  const { x, y, width, height } = objectAt<Electron.Rectangle>(given, index);
  if ([x, y, width, height].some((side) => typeof side !== 'number')) throw conversionError(index, given[index]);
  const [left, top, wide, high] = [x!, y!, width!, height!].map(Math.round) as [number, number, number, number];
  return { x: left, y: top, width: Math.max(0, wide), height: Math.max(0, high) };
}

/** The bytes of a Buffer; Node counts every view of an ArrayBuffer as one. Not a copy. */
export function bytesOf(value: unknown): Buffer | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** @throws TypeError for what is no number, or is missing */
export function numberAt(given: Given, index: number = 0): number {
  return checked(given, index, (value): value is number => typeof value === 'number');
}

/**
 * W0.1: anything will do, by its truth.
 *
 * @throws TypeError where it is missing
 */
export function booleanAt(given: Given, index: number = 0): boolean {
  need(given, index + 1);
  return Boolean(given[index]);
}

/** @throws TypeError for what is none of `allowed`, or is missing */
export function oneOf<T extends string>(given: Given, allowed: ReadonlySet<T>, index: number = 0): T {
  return checked(given, index, (value): value is T => allowed.has(value as T));
}

/** @throws TypeError for what is no list of strings, or is missing */
export function stringsAt(given: Given, index: number = 0): string[] {
  const isString = (value: unknown) => typeof value === 'string';
  return checked(given, index, (value): value is string[] => Array.isArray(value) && value.every(isString));
}

/**
 * M0.2: two numbers, rounded.
 *
 * @throws TypeError for what is no point, or is missing
 */
export function pointAt(given: Given, index: number = 0): Electron.Point {
  const { x, y } = objectAt<Electron.Point>(given, index);
  if (typeof x !== 'number' || typeof y !== 'number') throw conversionError(index, given[index]);
  return { x: Math.round(x), y: Math.round(y) };
}

function checked<T>(given: Given, index: number, isFit: (value: unknown) => value is T): T {
  need(given, index + 1);
  const value = given[index];
  if (!isFit(value)) throw conversionError(index, value);
  return value;
}
