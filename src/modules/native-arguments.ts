import { conversionError, missingMessageError } from '../words/errors';

/** Electron's native functions tell an argument that is missing from an `undefined` that is given (M0.1). */
type Arguments = readonly unknown[];

/** @throws TypeError where it is no string */
export function stringAt(args: Arguments, index: number = 0): string {
  return checked(args, index, (value): value is string => typeof value === 'string');
}

/** @throws TypeError where it is no integer of 32 bits */
export function integerAt(args: Arguments, index: number = 0): number {
  return checked(args, index, (value): value is number => Number.isInteger(value) && value === Number(value) << 0);
}

/** @throws TypeError where it is no number */
export function numberAt(args: Arguments, index: number = 0): number {
  return checked(args, index, (value): value is number => typeof value === 'number');
}

/** Anything will do, by its truth. */
export function booleanAt(args: Arguments, index: number = 0): boolean {
  return Boolean(checked(args, index, (_value): _value is unknown => true));
}

/** @throws TypeError where it is none of `allowed` */
export function oneOf<T extends string>(args: Arguments, allowed: ReadonlySet<T>, index: number = 0): T {
  return checked(args, index, (value): value is T => allowed.has(value as T));
}

/** @throws TypeError where it is no object */
export function objectAt(args: Arguments, index: number = 0): Record<string, unknown> {
  return checked(
    args,
    index,
    (value): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
}

/** @throws TypeError where it is no array of strings */
export function stringsAt(args: Arguments, index: number = 0): string[] {
  return checked(args, index, (value): value is string[] => Array.isArray(value) && value.every(isString));
}

/** Two numbers, rounded (M0.2). */
export function pointAt(args: Arguments, index: number = 0): Electron.Point {
  const { x, y } = checked(args, index, (value): value is Electron.Point => hasNumbers(value, ['x', 'y']));
  return { x: Math.round(x), y: Math.round(y) };
}

/** Four numbers, rounded (M0.2). */
export function rectangleAt(args: Arguments, index: number = 0): Electron.Rectangle {
  const isRectangle = (value: unknown): value is Electron.Rectangle => hasNumbers(value, ['x', 'y', 'width', 'height']);
  const { x, y, width, height } = checked(args, index, isRectangle);
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

function checked<T>(args: Arguments, index: number, isFit: (value: unknown) => value is T): T {
  if (index >= args.length) throw missingMessageError();
  const value = args[index];
  if (!isFit(value)) throw conversionError(index, value);
  return value;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function hasNumbers(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof Reflect.get(value, name) === 'number');
}
