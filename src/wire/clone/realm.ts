import { getPrototypeOf } from './builtins';

/** The error classes that keep their class (S3.6.w). */
export type ErrorName =
  | 'Error'
  | 'EvalError'
  | 'RangeError'
  | 'ReferenceError'
  | 'SyntaxError'
  | 'TypeError'
  | 'URIError';

export const errorNames: readonly ErrorName[] = [
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
];

const viewNames = [
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
];

/** Any of the views that S3.6.ad names. */
export type ViewConstructor = new (buffer: ArrayBuffer, byteOffset?: number, length?: number) => ArrayBufferView;

/**
 * The classes of one receiving side (S3.4). "Native" means what `globalThis.X` of the receiver is: under Jest some of
 * these are the sandbox's own and some are the outer realm's, and a result must be of the one that the test sees.
 */
export interface Intrinsics {
  readonly Object: ObjectConstructor;
  readonly Array: ArrayConstructor;
  readonly RegExp: RegExpConstructor;
  readonly Map: MapConstructor;
  readonly Set: SetConstructor;
  readonly ArrayBuffer: ArrayBufferConstructor;
  readonly Uint8Array: Uint8ArrayConstructor;
  readonly errors: Readonly<Record<ErrorName, ErrorConstructor>>;
  /** By name; `Float16Array` is missing where the platform has none. */
  readonly views: ReadonlyMap<string, ViewConstructor>;
  /** @returns a date of what `Date` is on that side at this moment; see decisions/snapshot.md */
  date(time: number): Date;
}

type Global = typeof globalThis;

/** Below any fake that inherits from it: timers may have been faked before this module was loaded. */
function nativeDate(global: Global): DateConstructor {
  let prototype: object = global.Date.prototype;
  for (;;) {
    const parent = getPrototypeOf(prototype) as object | null;
    if (parent === null || parent === global.Object.prototype) break;
    prototype = parent;
  }
  const Native = prototype.constructor;
  return (typeof Native === 'function' ? Native : global.Date) as DateConstructor;
}

function dateMaker(global: Global): (time: number) => Date {
  const Native = nativeDate(global);
  const inheritsFrom = Object.prototype.isPrototypeOf;
  const time = Native.prototype.getTime;
  return (value) => {
    const Current = global.Date as DateConstructor | undefined;
    // Fake timers put a subclass in Date's place, and what a test compares with is then of that subclass. Anything else
    // that stands there (a mock function, a spy) is not ours to call.
    if (Current !== Native && typeof Current === 'function' && inheritsFrom.call(Native.prototype, Current.prototype)) {
      const date = new Current(value);
      if (inheritsFrom.call(Native.prototype, date) && Object.is(time.call(date), value)) return date;
    }
    return new Native(value);
  };
}

const realms = new WeakMap<object, Intrinsics>();

/**
 * The intrinsics of a global object: `globalThis` of the receiver, a jsdom window, `vm.runInContext('globalThis', c)`.
 * What is read once is kept for the life of that global object.
 *
 * @throws TypeError if it is no global object
 */
export function realmOf(globalObject: object): Intrinsics {
  const known = realms.get(globalObject);
  if (known) return known;
  const global = globalObject as Global & Record<string, ViewConstructor | undefined>;
  if (typeof global.Object !== 'function' || typeof global.Date !== 'function') {
    throw new TypeError('A realm is made of a global object, one that has Object, Array, Date and the like.');
  }
  const errors = {} as Record<ErrorName, ErrorConstructor>;
  for (const name of errorNames) errors[name] = global[name];
  const views = new Map<string, ViewConstructor>();
  for (const name of viewNames) {
    const View = global[name];
    if (View) views.set(name, View);
  }
  const realm: Intrinsics = {
    Object: global.Object,
    Array: global.Array,
    RegExp: global.RegExp,
    Map: global.Map,
    Set: global.Set,
    ArrayBuffer: global.ArrayBuffer,
    Uint8Array: global.Uint8Array,
    errors,
    views,
    date: dateMaker(global),
  };
  realms.set(globalObject, realm);
  return realm;
}

/** The realm this module runs in, which under a test runner is the test's. */
export const here: Intrinsics = realmOf(globalThis);
