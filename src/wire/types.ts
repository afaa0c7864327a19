import type {
  EmptyObject,
  FindGlobalInstanceType,
  IsAny,
  IsNever,
  IsUnknown,
  Simplify,
  StructuredCloneable,
} from 'type-fest' with { 'resolution-mode': 'import' };

type Callable = (...args: never[]) => unknown;
type Constructor = abstract new (...args: never[]) => unknown;
type Primitive = string | number | bigint | boolean | null | undefined;
type WeakCollection = WeakMap<WeakKey, unknown> | WeakSet<WeakKey> | WeakRef<WeakKey>;

/** S3.1: platform types that `structuredClone` takes and Electron does not, as far as the project's libs have them. */
type PlatformObject = FindGlobalInstanceType<
  'Blob' | 'CryptoKey' | 'FileList' | 'ImageBitmap' | 'ImageData' | 'MessagePort' | 'Node'
>;

/** What fails by structured clone wherever it stands (S3.6.o, ag, ai, aj, at). */
type Uncloneable =
  | symbol
  | Callable
  | Constructor
  | PromiseLike<unknown>
  | SharedArrayBuffer
  | WeakCollection
  | PlatformObject;

/** Not `T extends Error` alone, which any `{ name: string; message: string }` does. */
type IsError<T> = T extends Error ? ('stack' extends keyof T ? true : false) : false;

/** `undefined`, and the `void` of a handler that returns nothing. */
type IsNothing<T> = [undefined] extends [T] ? true : false;

type IsOpen<T> = true extends IsAny<T> | IsUnknown<T> ? true : false;

/** Whether a property can only be called, so that it is a method or makes the message fail. */
type IsMethod<T> = true extends IsOpen<T> | IsNever<Exclude<T, undefined>>
  ? false
  : [Exclude<T, undefined>] extends [Callable | Constructor | symbol]
    ? true
    : false;

/**
 * What a value of type `T` is after crossing by structured clone (S3.6), as every Electron does since 8.
 *
 * - Methods and symbol keys are gone, a class instance is a plain object (n, j). What TypeScript cannot tell from a field, an accessor
 *   of a prototype, seems to stay.
 * - A Buffer is a Uint8Array (ac), an error a plain Error (x), a subclass of Map or Set the built-in.
 * - `readonly` goes, on arrays and tuples too: the receiver's copy is its own, and what was frozen no longer is (r).
 * - What cannot cross is `never`. `any` and `unknown` stay what they are.
 *
 * @example
 * type Arrived = Wire<{ readonly id: number; image: Buffer; save(): void }>; // { id: number; image: Uint8Array<ArrayBuffer> }
 */
export type Wire<T> =
  IsOpen<T> extends true
    ? T
    : T extends Primitive
      ? T
      : IsNothing<T> extends true
        ? T
        : T extends Uncloneable
          ? never
          : T extends Buffer
            ? Uint8Array<ArrayBuffer>
            : T extends Date | RegExp | ArrayBuffer | ArrayBufferView
              ? T
              : IsError<T> extends true
                ? Error
                : T extends ReadonlyMap<infer K, infer V>
                  ? Map<Wire<K>, Wire<V>>
                  : T extends ReadonlySet<infer V>
                    ? Set<Wire<V>>
                    : T extends readonly unknown[]
                      ? { -readonly [K in keyof T]: Wire<T[K]> }
                      : { -readonly [K in keyof T as Crossing<T, K>]: Wire<T[K]> };

type Crossing<T, K extends keyof T> = K extends symbol ? never : IsMethod<T[K]> extends true ? never : K;

/** What the JSON-like rules have no counterpart for: null in a list, no property in an object (versions 2.2). */
type Dropped = undefined | symbol | bigint | Callable | Constructor;

/** What the JSON-like rules see as an object without properties (versions 2.2). */
type Hollow =
  | RegExp
  | ArrayBuffer
  | SharedArrayBuffer
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | PromiseLike<unknown>
  | WeakCollection;

/**
 * What a value of type `T` is after crossing by the JSON-like rules of Electron 5 to 7 (versions 2.2, third column), standing as an
 * argument or a list's element. It differs from type-fest's `Jsonify` where Electron differs from JSON: `toJSON` is ignored, and
 * Buffers cross. A number may still be lost to a NaN, which TypeScript cannot tell.
 */
export type JsonWire<T> =
  IsOpen<T> extends true
    ? T
    : T extends Dropped
      ? null
      : IsNothing<T> extends true
        ? null
        : T extends Primitive
          ? T
          : T extends Date
            ? string
            : T extends ArrayBufferView
              ? Buffer
              : T extends Hollow
                ? EmptyObject
                : T extends readonly unknown[]
                  ? { -readonly [K in keyof T]: JsonWire<T[K]> }
                  : JsonObject<IsError<T> extends true ? Omit<T, keyof Error> : T>;

type JsonObject<T> = Simplify<
  { -readonly [K in keyof T as JsonKey<T, K> extends 'required' ? K : never]: JsonWire<T[K]> } & {
    -readonly [K in keyof T as JsonKey<T, K> extends 'optional' ? K : never]?: JsonWire<Exclude<T[K], Dropped>>;
  }
>;

/** A property is there for certain, there at times, or never: it depends on how much of its type is dropped. */
type JsonKey<T, K extends keyof T> = K extends symbol
  ? 'dropped'
  : true extends IsOpen<T[K]> | IsNever<T[K]>
    ? 'required'
    : [T[K]] extends [Dropped]
      ? 'dropped'
      : [Extract<T[K], Dropped>] extends [never]
        ? 'required'
        : 'optional';

/** Stands where a value is that cannot cross; nothing is assignable to it. */
export interface Unsendable<Why extends string> {
  readonly [unsendable]: Why;
}
declare const unsendable: unique symbol;

/**
 * `T` if it can be sent, otherwise a type that `T` is not assignable to and that says why: functions, symbols, promises, weak
 * collections, SharedArrayBuffers, Blobs and the like cannot, at any depth (S3.6).
 *
 * A function among the properties is refused in a type written as an object literal, where it is the object's own. In a class or an
 * interface it may be a method, which lives on the prototype and is not looked at (S3.6.j), so it is accepted: an instance can be
 * sent. An own function that slips through this way fails loudly at run time.
 *
 * @example
 * declare function send<T>(channel: string, message: T & Sendable<T>): void;
 */
export type Sendable<T> =
  IsOpen<T> extends true
    ? T
    : T extends Uncloneable
      ? Unsendable<Why<T>>
      : T extends Exclude<StructuredCloneable, Error> | Buffer
        ? T
        : true extends IsNothing<T> | IsError<T>
          ? T
          : T extends ReadonlyMap<infer K, infer V>
            ? ReadonlyMap<Sendable<K>, Sendable<V>>
            : T extends ReadonlySet<infer V>
              ? ReadonlySet<Sendable<V>>
              : T extends readonly unknown[]
                ? { [K in keyof T]: Sendable<T[K]> }
                : IsLiteralShape<T> extends true
                  ? { [K in keyof T]: K extends symbol ? T[K] : Sendable<T[K]> }
                  : { [K in keyof T]: K extends symbol ? T[K] : IsMethod<T[K]> extends true ? T[K] : Sendable<T[K]> };

/** Classes and interfaces have no implicit index signature; what is written as an object literal's type has. */
type IsLiteralShape<T> = T extends { readonly [key: string]: unknown } ? true : false;

type Why<T> = T extends symbol
  ? 'a symbol cannot be cloned'
  : T extends Callable | Constructor
    ? 'a function cannot be cloned'
    : T extends PromiseLike<unknown>
      ? 'a promise cannot be cloned: await it first'
      : T extends SharedArrayBuffer
        ? 'a SharedArrayBuffer cannot be cloned'
        : T extends WeakCollection
          ? 'a weak collection cannot be cloned'
          : 'a platform object cannot be cloned';
