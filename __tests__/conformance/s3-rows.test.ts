import { EventEmitter } from 'node:events';
import { quiet } from './eras/era';
import { create, Instance, WAYS } from './s3-ways';

quiet();

/** S3.6, the rows that arrive: the value, and what it is then if not the same. */
const ARRIVING: readonly [row: string, sent: unknown, arrived?: unknown][] = [
  ['a: undefined', undefined],
  ['a: null, booleans, strings', [null, true, false, '', 'a\0b', '\ud800']],
  ['b: numbers', [NaN, Infinity, -Infinity, -0, 0, 1, 1.5, 2 ** 53]],
  ['c: bigint', [0n, -(2n ** 70n)]],
  ['d: Date', [new Date(0), new Date(1e15)]],
  ['f: Map and Set', [new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'b'])]])]],
  ['g: boxed primitives', [Object(1), Object('a'), Object(true), Object(1n)]],
  ['i: a plain object', { b: 1, a: { c: [1] }, 2: 'two', 1: 'one' }],
  ['i: one without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ['j: a class instance', new Instance(), { own: 1 }],
  ['m: a property that is not enumerable', Object.defineProperty({ a: 1 }, 'b', { value: 2 }), { a: 1 }],
  ['n: a symbol key', { [Symbol('s')]: 1, a: 1 }, { a: 1 }],
  ['p: an own __proto__', JSON.parse('{"__proto__": {"a": 1}}')],
  ['q: an undefined property', { a: undefined }],
  ['s: arrays', [undefined, null, [[]]]],
  // biome-ignore lint/suspicious/noSparseArray: holes are what is tested.
  ['t: holes', [1, , 3, ,]],
  ['u: an array with more properties', Object.assign([1], { extra: 2 })],
  ['v: a subclass of Array', class List extends Array {}.from([1, 2]), [1, 2]],
  ['w: errors', [new Error('a'), new RangeError('b'), new TypeError('c', { cause: { d: 1 } })]],
  ['x: an error with another name', Object.assign(new Error('m'), { name: 'Mine', code: 'E' }), new Error('m')],
  ['ac: Buffer', Buffer.alloc(3, 7), new Uint8Array([7, 7, 7])],
  ['ad: views', [new Float64Array([1.5]), new BigInt64Array([2n]), new DataView(new ArrayBuffer(2))]],
  ['ae: ArrayBuffer', new Uint8Array([1, 2]).buffer],
  ['ao: Math', Math, {}],
  [
    'ar: an EventEmitter without listeners',
    Object.assign(new EventEmitter(), { mine: 1 }),
    expect.objectContaining({ mine: 1 }),
  ],
];

describe.each(Object.entries(WAYS))('S3.6: what arrives by %s', (_name, way) => {
  test.each(ARRIVING)('S3.6.%s', async (...row) => {
    const [, sent] = row;
    const expected = row.length === 3 ? row[2] : sent;
    const arrived = await way.arrive(create(), sent);

    expect(arrived).toStrictEqual(expected);
    if (typeof sent === 'object' && sent !== null) expect(arrived).not.toBe(sent);
  });

  test('S3.6.d: an invalid Date stays invalid', async () => {
    const arrived = (await way.arrive(create(), new Date(NaN))) as Date;

    expect([arrived instanceof Date, arrived.getTime()]).toEqual([true, NaN]);
  });

  test('S3.6.e: a RegExp begins anew', async () => {
    const sent = /a/gy;
    sent.lastIndex = 7;
    const arrived = (await way.arrive(create(), sent)) as RegExp;

    expect([arrived.source, arrived.flags, arrived.lastIndex]).toEqual(['a', 'gy', 0]);
  });

  test('S3.6.r: what was frozen is not', async () => {
    expect(Object.isFrozen(await way.arrive(create(), Object.freeze({ a: 1 })))).toBe(false);
  });

  test('S3.6.aw: a cycle', async () => {
    const sent: Record<string, unknown> = {};
    sent.self = [sent];
    const arrived = (await way.arrive(create(), sent)) as { self: unknown[] };

    expect(arrived.self[0]).toBe(arrived);
  });

  test('S3.6.ax: the same object twice', async () => {
    const shared = { date: new Date(0) };
    const arrived = (await way.arrive(create(), { a: shared, b: [shared, shared.date] })) as {
      a: typeof shared;
      b: unknown[];
    };

    expect(arrived.b[0]).toBe(arrived.a);
    expect(arrived.b[1]).toBe(arrived.a.date);
  });

  test('S3.6.k: a getter is read once, and is a plain property then', async () => {
    let reads = 0;
    const arrived = await way.arrive(create(), {
      get a() {
        return ++reads;
      },
    });

    expect(Object.getOwnPropertyDescriptor(arrived, 'a')).toMatchObject({ value: 1, writable: true });
    expect(reads).toBe(1);
  });

  test('S3.10: a big one', async () => {
    const sent = { text: 'x'.repeat(200_000), bytes: new Uint8Array(200_000).fill(7) };

    expect(await way.arrive(create(), sent)).toStrictEqual(sent);
  });
});
