/**
 * The built-in functions that read a sender's values, taken when this module loads: a test that spies on
 * `Date.prototype.getTime` or replaces `Object.keys` later must not change what crosses. All of them look at internal
 * slots, so they read values of every realm.
 */
const { bind, call } = Function.prototype;

type Method = (this: never, ...args: never[]) => unknown;
type Uncurried<F extends Method> = (self: unknown, ...args: Parameters<F>) => ReturnType<F>;

const uncurry = bind.bind(call) as unknown as <F extends Method>(method: F) => Uncurried<F>;

function getter<T>(prototype: object, name: PropertyKey): (self: unknown) => T {
  const read = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return read ? (uncurry(read) as (self: unknown) => T) : () => undefined as T;
}

export const { isArray } = Array;
export const { isView } = ArrayBuffer;
export const { defineProperty, getOwnPropertyDescriptor, getOwnPropertySymbols, getPrototypeOf, keys, values } = Object;
export const { freeze } = Object;
export const { apply, ownKeys } = Reflect;
export const ArrayPrototype: object = Array.prototype;
export const ObjectPrototype: object = Object.prototype;

/** Somebody has put enumerable properties on a prototype; they would show up in `for…in`, and in the holes of arrays. */
export function isPolluted(prototype: object): boolean {
  for (const _ in prototype) return true;
  return false;
}

const OurArray = Array;

/** Whether `slice` gives a plain array: it asks the prototype for a constructor, and that for its species. */
export function slicesPlainly(): boolean {
  return (
    (ArrayPrototype as unknown[]).constructor === OurArray &&
    OurArray[Symbol.species] === OurArray &&
    !isPolluted(ArrayPrototype)
  );
}

export const hasOwn = uncurry(Object.prototype.hasOwnProperty);
export const sourceText = uncurry(Function.prototype.toString);
export const isEnumerable = uncurry(Object.prototype.propertyIsEnumerable);
export const promiseThen = uncurry(Promise.prototype.then) as (
  self: Promise<unknown>,
  resolved: (value: unknown) => void,
  rejected: (reason: unknown) => void,
) => Promise<void>;
export const slice = uncurry(Array.prototype.slice) as <T>(self: T[], start?: number) => T[];

export const dateValue = uncurry(Date.prototype.getTime);
export const numberValue = uncurry(Number.prototype.valueOf);
export const stringValue = uncurry(String.prototype.valueOf);
export const booleanValue = uncurry(Boolean.prototype.valueOf);
export const bigintValue = uncurry(BigInt.prototype.valueOf);

export const mapForEach = uncurry(Map.prototype.forEach);
export const mapSet = uncurry(Map.prototype.set);
export const setForEach = uncurry(Set.prototype.forEach);
export const setAdd = uncurry(Set.prototype.add);

export const regexpSource = getter<string>(RegExp.prototype, 'source');

/** Each flag by its own slot: `flags` itself would read properties that the sender may have redefined. */
const flagReaders = (
  [
    ['d', 'hasIndices'],
    ['g', 'global'],
    ['i', 'ignoreCase'],
    ['m', 'multiline'],
    ['s', 'dotAll'],
    ['u', 'unicode'],
    ['v', 'unicodeSets'],
    ['y', 'sticky'],
  ] as const
).map(([letter, name]) => ({ letter, isSet: getter<boolean | undefined>(RegExp.prototype, name) }));

export function regexpFlags(regexp: object): string {
  let flags = '';
  for (const { letter, isSet } of flagReaders) if (isSet(regexp)) flags += letter;
  return flags;
}

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
export const viewName = getter<string | undefined>(TypedArrayPrototype, Symbol.toStringTag);
export const typedArrayBuffer = getter<ArrayBufferLike>(TypedArrayPrototype, 'buffer');
export const typedArrayOffset = getter<number>(TypedArrayPrototype, 'byteOffset');
export const typedArrayLength = getter<number>(TypedArrayPrototype, 'length');
export const dataViewBuffer = getter<ArrayBufferLike>(DataView.prototype, 'buffer');
export const dataViewOffset = getter<number>(DataView.prototype, 'byteOffset');
export const dataViewLength = getter<number>(DataView.prototype, 'byteLength');
export const bufferLength = getter<number>(ArrayBuffer.prototype, 'byteLength');
export const bufferIsResizable = getter<boolean | undefined>(ArrayBuffer.prototype, 'resizable');
export const bufferMaxLength = getter<number>(ArrayBuffer.prototype, 'maxByteLength');
export const setBytes = uncurry(Uint8Array.prototype.set);

/** The bytes of a buffer, whoever it belongs to. */
export const Bytes = Uint8Array;
