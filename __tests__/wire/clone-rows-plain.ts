import { pack } from '../../src/wire/clone';
import { cross, fails, ownKeys, Point, type Row } from './clone-cross';

/** Table S3.6, rows a to v: primitives, dates, collections, objects and arrays. */
export const rows: readonly Row[] = [
  [
    'a',
    'undefined, null, booleans and strings are the same',
    () => {
      for (const value of [undefined, null, true, false, '', 'text', '\ud800', '\0', '😀'])
        expect(cross(value)).toBe(value);
    },
  ],
  [
    'b',
    'every number is the same',
    () => {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 1, -1.5, 2 ** 53]) {
        expect(Object.is(cross(value), value)).toBe(true);
        expect(Object.is(cross([value])[0], value)).toBe(true);
      }
    },
  ],
  [
    'b',
    'a long list of numbers keeps NaN and -0',
    () => expect(cross([...Array(400).fill(-0), Number.NaN])[0]).toBe(-0),
  ],
  ['c', 'a bigint is the same', () => expect(cross(-(2n ** 80n))).toBe(-(2n ** 80n))],
  [
    'd',
    'a Date keeps its time, and an invalid one stays invalid',
    () => {
      const date = cross(new Date(1234));
      expect(date).toStrictEqual(new Date(1234));
      expect(date).toBeInstanceOf(Date);
      expect(cross(new Date(Number.NaN)).getTime()).toBeNaN();
      expect(cross(Object.assign(new Date(1), { extra: 1 }))).not.toHaveProperty('extra');
    },
  ],
  [
    'e',
    'a RegExp arrives with lastIndex 0',
    () => {
      const regexp = /a(\/)b/giu;
      regexp.lastIndex = 3;
      expect(cross(regexp)).toStrictEqual(/a(\/)b/giu);
      expect(cross(regexp).lastIndex).toBe(0);
      expect(cross(regexp)).toBeInstanceOf(RegExp);
      expect(cross(/(?:)/dsy).flags).toBe('dsy');
    },
  ],
  [
    'f',
    'Map and Set keep their order, clone keys and values, and lose their own properties',
    () => {
      const key = { k: 1 };
      const map = Object.assign(
        new Map<unknown, unknown>([
          ['b', 1],
          [key, key],
          ['a', [2]],
        ]),
        { extra: 1 },
      );
      const copy = cross(map);
      expect([...copy.keys()]).toStrictEqual(['b', { k: 1 }, 'a']);
      expect([...copy.keys()][1]).toBe([...copy.values()][1]);
      expect([...copy.keys()][1]).not.toBe(key);
      expect(ownKeys(copy)).toStrictEqual([]);
      expect(copy).toBeInstanceOf(Map);
      expect(cross(new Set([3, 'x', 3, key]))).toStrictEqual(new Set([3, 'x', { k: 1 }]));
      expect(cross(new (class extends Set {})([1]))).toStrictEqual(new Set([1]));
    },
  ],
  [
    'g',
    'boxed primitives are boxed again',
    () => {
      for (const box of [Object(1.5), Object('text'), Object(false), Object(7n)]) {
        const copy = cross(box);
        expect(typeof copy).toBe('object');
        expect(copy).toStrictEqual(box);
        expect(Object.getPrototypeOf(copy)).toBe(Object.getPrototypeOf(box));
      }
    },
  ],
  ['h', 'a boxed symbol fails', () => fails(Object(Symbol('s')))],
  [
    'i',
    'own enumerable string keys in own-key order, below Object.prototype',
    () => {
      const bare = Object.assign(Object.create(null), { b: 1, 2: 'two', a: 2, 1: 'one' });
      expect(ownKeys(cross(bare))).toStrictEqual(['1', '2', 'b', 'a']);
      expect(Object.getPrototypeOf(cross(bare))).toBe(Object.prototype);
      expect(cross({ b: { c: [] } })).toStrictEqual({ b: { c: [] } });
      expect(cross(Object.create({ inherited: 1 }))).toStrictEqual({});
    },
  ],
  [
    'j',
    'a class instance arrives as its fields',
    () => expect(cross(new Point() as object)).toStrictEqual({ x: 1, y: 2 }),
  ],
  [
    'k',
    'an own getter is called once and its value copied as data',
    () => {
      const get = jest.fn(() => ({ deep: 1 }));
      const parcel = pack(Object.defineProperty({}, 'x', { get, enumerable: true }));
      parcel.open();
      expect(Object.getOwnPropertyDescriptor(parcel.open(), 'x')).toStrictEqual({
        value: { deep: 1 },
        writable: true,
        enumerable: true,
        configurable: true,
      });
      expect(get).toHaveBeenCalledTimes(1);
    },
  ],
  [
    'k',
    'getters run depth first, in key order',
    () => {
      const log: string[] = [];
      const inner = {
        get x() {
          return log.push('a.x');
        },
      };
      pack({
        get a() {
          log.push('a');
          return inner;
        },
        get b() {
          return log.push('b');
        },
      });
      expect(log).toStrictEqual(['a', 'a.x', 'b']);
    },
  ],
  [
    'l',
    'a getter that throws fails with the fixed text',
    () =>
      fails({
        get x() {
          throw new TypeError('lost');
        },
      }),
  ],
  [
    'm',
    'non-enumerable properties are dropped',
    () => {
      expect(cross(Object.defineProperty({ a: 1 }, 'b', { value: () => {} }))).toStrictEqual({ a: 1 });
      const array = cross(Object.defineProperty([1, 2], 0, { enumerable: false }));
      expect(0 in array).toBe(false);
      expect(array).toHaveLength(2);
    },
  ],
  [
    'n',
    'symbol keys are dropped, unread',
    () => {
      const get = jest.fn();
      const object = Object.defineProperty({ a: 1 }, Symbol.toStringTag, { get, enumerable: true });
      expect(ownKeys(cross(object))).toStrictEqual(['a']);
      expect(ownKeys(cross({ [Symbol('s')]: () => {} }))).toStrictEqual([]);
      expect(get).not.toHaveBeenCalled();
    },
  ],
  ['o', 'a symbol value fails', () => fails(Symbol('s'))],
  ['o', 'a symbol in a Map key or an array fails', () => fails(new Map([[Symbol.iterator, 1]]))],
  [
    'p',
    'an own __proto__ stays an own property',
    () => {
      const copy = cross(JSON.parse('{"a":1,"__proto__":{"polluted":true},"z":2}'));
      expect(ownKeys(copy)).toStrictEqual(['a', '__proto__', 'z']);
      expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
      expect(copy.polluted).toBeUndefined();
      expect(ownKeys(cross(JSON.parse('{"__proto__":1}')))).toStrictEqual(['__proto__']);
    },
  ],
  [
    'q',
    'a property that is undefined is kept',
    () => expect(ownKeys(cross({ a: undefined, b: 1 }))).toStrictEqual(['a', 'b']),
  ],
  [
    'r',
    'frozen and sealed objects arrive as ordinary ones',
    () => {
      for (const copy of [cross(Object.freeze({ a: 1 })), cross(Object.seal([1])), cross(Object.freeze([{}]))]) {
        expect(Object.isExtensible(copy)).toBe(true);
        expect(Object.isSealed(copy)).toBe(false);
        expect(Object.getOwnPropertyDescriptor(copy, Object.keys(copy)[0]!)).toMatchObject({ writable: true });
      }
    },
  ],
  [
    's',
    'undefined and null elements stay distinct',
    () => {
      expect(cross([undefined, null, []])).toStrictEqual([undefined, null, []]);
      expect(cross([1])).toBeInstanceOf(Array);
    },
  ],
  [
    't',
    'holes are preserved, and so is the length',
    () => {
      // biome-ignore lint/suspicious/noSparseArray: the thing under test
      const copy = cross([, 1, , { a: 1 }, ,]);
      expect(Object.keys(copy)).toStrictEqual(['1', '3']);
      expect(copy).toHaveLength(5);
      const long: number[] = [];
      long[4_000_000_000] = 1;
      expect(cross(long)).toHaveLength(4_000_000_001);
      const gap = Array.from({ length: 500 }, (_, i) => i);
      delete gap[250];
      expect(250 in cross(gap)).toBe(false);
    },
  ],
  [
    't',
    'a hole that a getter makes on the way is one, whatever the prototypes have there',
    () => {
      const made = () => {
        const list: unknown[] = [1, 2, { a: 1 }];
        Object.defineProperty(list, 0, { get: () => delete list[1], enumerable: true });
        return list;
      };
      expect(Object.keys(cross(made()))).toStrictEqual(['0', '2']);
      const prototypes = [Array.prototype, Object.prototype] as unknown as { 1?: object }[];
      for (const prototype of prototypes) {
        prototype[1] = { inherited: true };
        try {
          const copy = cross([made(), { own: {} }]);
          expect(copy.map(Object.keys as () => string[])).toStrictEqual([['0', '2'], ['own']]);
        } finally {
          delete prototype[1];
        }
      }
    },
  ],
  [
    'u',
    'extra named properties of an array are kept',
    () => {
      expect(ownKeys(cross(Object.assign([1], { a: 1, '-1': [2] })))).toStrictEqual(['0', 'length', 'a', '-1']);
      const long = Object.assign(Array(300).fill('x'), { '4294967295': 'no index' });
      expect(cross(long)).toStrictEqual(long);
    },
  ],
  [
    'v',
    'a subclass of Array arrives as an Array',
    () => expect(cross(new (class extends Array<number> {})(1, 2))).toStrictEqual([1, 2]),
  ],
];
