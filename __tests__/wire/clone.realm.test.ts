import assert from 'node:assert/strict';
import { types } from 'node:util';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import { clone, pack, packArgs, realmOf } from '../../src/wire/clone';
import { difference } from './clone-same';

/** One of everything, in the realm where the text is evaluated. */
const zoo = `(() => {
  const buffer = new ArrayBuffer(8);
  const shared = { deep: [1, { x: 'y' }] };
  const gaps = [1, , 3]; gaps.extra = shared;
  return {
    plain: shared, again: shared, gaps, bare: Object.assign(Object.create(null), { a: 1 }),
    proto: JSON.parse('{"__proto__": {"a": 1}, "b": 2}'),
    date: new Date(5), regexp: /x/gi, map: new Map([[shared, 1]]), set: new Set(['a']),
    error: new TypeError('m', { cause: new RangeError('n') }), other: new AggregateError([], 'a'),
    boxed: [Object(1), Object('s'), Object(true), Object(2n)],
    buffer, bytes: new Uint8Array(buffer, 2, 3), big: new BigInt64Array(buffer), view: new DataView(buffer, 1),
    growing: new ArrayBuffer(2, { maxByteLength: 4 }), instance: new (class Point { x = 1 })(), long: Array(300).fill(0),
  };
})()`;

const prototypesOf = (root: unknown): Set<object | null> => {
  const found = new Set<object | null>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    found.add(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) if (!ArrayBuffer.isView(value)) visit(Reflect.get(value, key));
    if (types.isMap(value)) for (const entry of Map.prototype.entries.call(value)) entry.forEach(visit);
    if (ArrayBuffer.isView(value)) visit(value.buffer);
  };
  visit(root);
  return found;
};

describe('what arrives is of the receiving realm (S3.4)', () => {
  test("values of another realm arrive as this realm's", () => {
    const copy = clone(runInNewContext(zoo)) as Record<string, object>;
    const classes = [Object, Array, Date, RegExp, Map, Set, TypeError, RangeError, Error, ArrayBuffer, Uint8Array];
    const more = [BigInt64Array, DataView, Number, String, Boolean, BigInt];
    const own = new Set<unknown>([...classes, ...more].map((Class) => Class.prototype));
    for (const prototype of prototypesOf(copy)) expect(own.has(prototype)).toBe(true);
    expect(copy.plain).toBe(copy.again);
    expect(copy.date).toBeInstanceOf(Date);
    expect(copy.error).toBeInstanceOf(TypeError);
  });

  test('a parcel opens into the realm it is told', () => {
    const context = createContext({});
    const global = runInContext('globalThis', context) as typeof globalThis;
    // biome-ignore lint/security/noGlobalEval: the other realm's values are made by its own text
    const parcel = pack(eval(zoo));
    const there = parcel.open(realmOf(global));
    const names = 'Object Array Date RegExp Map Set TypeError RangeError Error ArrayBuffer Uint8Array BigInt64Array';
    const classes = runInContext(`[${names.replaceAll(' ', ',')},DataView,Number,String,Boolean,BigInt]`, context);
    const own = new Set<unknown>(classes.map((Class: { prototype: object }) => Class.prototype));
    for (const prototype of prototypesOf(there)) expect(own.has(prototype)).toBe(true);
    expect(difference(there, parcel.open())).toBeUndefined();
    expect(realmOf(global)).toBe(realmOf(global));
    expect(() => realmOf({})).toThrow(TypeError);
  });

  test("results satisfy Jest's and Node's strict equality", () => {
    const make = () => ({
      list: [1, null, { a: undefined }],
      map: new Map([['k', new Set([1])]]),
      date: new Date(0),
      bytes: new Uint8Array([1]),
      error: new RangeError('m'),
    });
    expect(clone(make())).toStrictEqual(make());
    const { error: _, ...rest } = make();
    assert.deepStrictEqual(clone(rest), rest);
  });
});

describe('a parcel', () => {
  test('is a snapshot: neither side can change it', () => {
    const value = { list: [1, { a: 1 }], map: new Map([['k', 1]]), bytes: new Uint8Array([1]), date: new Date(1) };
    const expected = structuredClone === undefined ? undefined : clone(value);
    const parcel = pack(value);
    value.list.push(2);
    value.map.set('k', 2);
    value.bytes[0] = 9;
    value.date.setTime(9);
    const first = parcel.open() as typeof value;
    expect(first).toStrictEqual(expected);
    first.list.length = 0;
    first.map.clear();
    first.bytes[0] = 7;
    first.date.setTime(7);
    expect(parcel.open()).toStrictEqual(expected);
  });

  test('of primitives only gives a new array each time', () => {
    const parcel = pack([1, 'two', null]);
    expect(parcel.open()).toStrictEqual([1, 'two', null]);
    expect(parcel.open()).not.toBe(parcel.open());
    expect(pack('text').open()).toBe('text');
    expect(pack(null).open()).toBeNull();
  });

  test('clone() leaves the original alone', () => {
    const value = { list: [1, { a: 1 }], bytes: new Uint8Array([1]) };
    const copy = clone(value) as typeof value;
    copy.list.push(3);
    copy.bytes[0] = 9;
    expect(value).toStrictEqual({ list: [1, { a: 1 }], bytes: new Uint8Array([1]) });
  });
});

describe('what a test does to the built-ins does not change what crosses', () => {
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  test('spies on methods', () => {
    const value = { date: new Date(5), map: new Map([[1, 2]]), regexp: /x/g, boxed: Object(4), list: [1, [2]] };
    const spies = [
      jest.spyOn(Date.prototype, 'getTime').mockReturnValue(1),
      jest.spyOn(Map.prototype, 'forEach').mockReturnValue(),
      jest.spyOn(Map.prototype, 'set').mockReturnThis(),
      jest.spyOn(Number.prototype, 'valueOf').mockReturnValue(1),
      jest.spyOn(Array.prototype, 'slice').mockReturnValue([]),
      jest.spyOn(Object, 'keys').mockReturnValue([]),
      jest.spyOn(Object, 'defineProperty'),
      jest.spyOn(Array, 'isArray').mockReturnValue(false),
    ];
    const copy = pack(value).open() as typeof value;
    const calls = spies.map((spy) => spy.mock.calls.length);
    jest.restoreAllMocks();
    expect(calls).toStrictEqual(spies.map(() => 0));
    expect(copy).toStrictEqual(value);
  });

  test('properties that the sender redefines on its own objects', () => {
    const value = [
      Object.assign(new Date(5), { getTime: () => 1 }),
      Object.defineProperty(/x/g, 'flags', { value: 'i' }),
      Object.defineProperty(new Uint8Array([1, 2]), 'length', { value: 1 }),
      Object.defineProperty(new Map([[1, 2]]), 'size', { value: 0 }),
      Object.defineProperty([1], 'constructor', { value: null }),
      Object.defineProperty(new ArrayBuffer(3), 'constructor', { value: Array }),
      Object.defineProperty(new Uint8Array([1]).buffer, 'slice', { value: () => null }),
    ];
    expect(clone(value)).toStrictEqual([
      new Date(5),
      /x/g,
      new Uint8Array([1, 2]),
      new Map([[1, 2]]),
      [1],
      new ArrayBuffer(3),
      new Uint8Array([1]).buffer,
    ]);
  });

  test('a polluted Object.prototype', () => {
    const prototype = Object.prototype as { polluted?: number };
    prototype.polluted = 1;
    try {
      expect(Object.keys(clone({ a: 1, b: {} }) as object)).toStrictEqual(['a', 'b']);
    } finally {
      delete prototype.polluted;
    }
  });

  test("what somebody has put on another realm's Object.prototype does not cross, in either direction", () => {
    const context = createContext({});
    const value = runInContext('Object.prototype.extra = { f: () => {} }; ({ a: 1, b: [{}] })', context) as object;
    const realm = realmOf(runInContext('globalThis', context) as object);
    for (const copy of [clone(value), pack(value).open(), clone(value, realm), pack(value).open(realm)]) {
      expect(JSON.stringify(copy)).toBe('{"a":1,"b":[{}]}');
      expect(Object.keys((copy as { b: object[] }).b[0]!)).toStrictEqual([]);
    }
  });

  test('a setter or a fixed value on Object.prototype takes nothing that crosses', () => {
    const set = jest.fn();
    for (const descriptor of [{ get: () => 'inherited', set }, { value: 'inherited' }]) {
      Object.defineProperty(Object.prototype, 'taken', { ...descriptor, enumerable: true, configurable: true });
      try {
        class Held {
          taken = 1;
        }
        for (const value of [{ taken: 1, b: { taken: [2] } }, new Held()]) {
          expect(difference(pack(value).open(), { ...value })).toBeUndefined();
          expect(difference(clone(value), { ...value })).toBeUndefined();
        }
      } finally {
        delete (Object.prototype as { taken?: unknown }).taken;
      }
    }
    expect(set).not.toHaveBeenCalled();
  });

  test('another constructor or species of arrays makes none of the copies', () => {
    class Evil extends Array<unknown> {}
    const species = Object.getOwnPropertyDescriptor(Array, Symbol.species)!;
    const value = [[1, { a: 1 }], Array.from({ length: 300 }, (_, i) => i)];
    const parcels = [pack(value), packArgs([1, 2], 'main')];
    const open = () => parcels.flatMap((parcel) => [parcel.open() as unknown[][], (parcel.open() as unknown[][])[1]]);
    const opened: unknown[] = [];
    const Original = Array.prototype.constructor;
    try {
      Array.prototype.constructor = Evil;
      opened.push(...open());
      Array.prototype.constructor = Original;
      Object.defineProperty(Array, Symbol.species, { ...species, get: () => Evil });
      opened.push(...open());
    } finally {
      Array.prototype.constructor = Original;
      Object.defineProperty(Array, Symbol.species, species);
    }
    for (const copy of opened) expect(copy).not.toBeInstanceOf(Evil);
    expect(opened[0]).toStrictEqual(value);
  });

  test('names that Object.prototype has too', () => {
    const value = JSON.parse('{"toString": 1, "constructor": {"a": 1}, "valueOf": null, "__proto__": [1]}');
    expect(difference(clone(value), value)).toBeUndefined();
    expect(difference(pack(value).open(), value)).toBeUndefined();
  });

  test('a stack trace limit that cannot be set', () => {
    const limit = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')!;
    Object.defineProperty(Error, 'stackTraceLimit', { writable: false });
    try {
      expect((clone(new Error('m')) as Error).message).toBe('m');
    } finally {
      Object.defineProperty(Error, 'stackTraceLimit', limit);
    }
  });

  test('the stack trace limit is what it was', () => {
    const before = Error.stackTraceLimit;
    clone([new Error('a'), new TypeError('b')]);
    expect(Error.stackTraceLimit).toBe(before);
  });

  test.each([7, Number.POSITIVE_INFINITY, 'none', undefined])(
    'a stack trace limit of %s stays, also where no copy can be made',
    (limit) => {
      const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')!;
      class NoRoom extends TypeError {
        constructor() {
          super();
          throw new RangeError('no room left');
        }
      }
      const realm = realmOf(Object.create(globalThis, { TypeError: { value: NoRoom } }));
      Object.defineProperty(Error, 'stackTraceLimit', { ...before, value: limit });
      const exact = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
      try {
        const parcel = pack(new TypeError('b'));
        expect(() => parcel.open(realm)).toThrow('no room left');
        expect(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')).toEqual(exact);
        expect(() => clone([new TypeError('b')], realm)).toThrow('no room left');
        expect(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')).toEqual(exact);
      } finally {
        Object.defineProperty(Error, 'stackTraceLimit', before);
      }
    },
  );

  test('fake timers: a date equals those that the test makes', () => {
    jest.useFakeTimers({ now: 1000 });
    for (const copy of [clone(new Date(5)), pack(new Date(5)).open()]) {
      expect(copy).toStrictEqual(new Date(5));
      expect(copy).toBeInstanceOf(Date);
      assert.deepStrictEqual(copy, new Date(5));
    }
    expect(clone(new Date())).toStrictEqual(new Date(1000));
    const sent = pack(new Date(5));
    jest.useRealTimers();
    expect(sent.open()).toStrictEqual(new Date(5));
    assert.deepStrictEqual(sent.open(), new Date(5));
  });

  test('fake timers that were there before this module', () => {
    jest.useFakeTimers({ now: 1000 });
    jest.isolateModules(() => {
      const fresh = require('../../src/wire/clone') as typeof import('../../src/wire/clone');
      expect(fresh.clone(new Date(5))).toStrictEqual(new Date(5));
      jest.useRealTimers();
      expect(fresh.clone(new Date(5))).toStrictEqual(new Date(5));
      expect(Object.getPrototypeOf(fresh.clone(new Date(5)))).toBe(Date.prototype);
    });
  });

  test('a mock in the place of Date is not called', () => {
    const RealDate = Date;
    const date = new Date(5);
    const spy = jest.spyOn(globalThis, 'Date').mockImplementation(() => new RealDate(7));
    const copy = clone(date) as Date;
    const calls = spy.mock.calls.length;
    jest.restoreAllMocks();
    expect(calls).toBe(0);
    expect(copy).toStrictEqual(new Date(5));
  });
});
