import { createContext, runInContext } from 'node:vm';
import { erasOf, resolveVersion } from '../../src/eras/version';
import { packJsonLike } from '../../src/wire/json-like';

const eraAt = (version: string) => erasOf(resolveVersion(version));

/** The three columns of versions 2.2. */
const COLUMNS = ['0.36.7', '1.7.8', '7.0.0'] as const;

/** What `value` is as an argument of its own, on each column; the argument list is level 1. */
function arriveAt(version: string, value: unknown): unknown {
  return (packJsonLike([value], eraAt(version)).open() as unknown[])[0];
}

function same(value: unknown): unknown[] {
  return [value, value, value];
}

class Note {
  title = 'a';
  #secret = 1;
  get upper(): string {
    return `${this.title}${this.#secret}`;
  }
  toJSON(): string {
    return 'ignored';
  }
}

function shared(): unknown {
  const part = { p: 1 };
  return { a: part, b: [part], c: part };
}

function cyclic(): unknown {
  const node: Record<string, unknown> = { n: 1 };
  node.self = node;
  node.list = [node];
  return node;
}

function sparse(): unknown[] {
  const list: unknown[] = [1];
  list[3] = 4;
  return list;
}

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const error = Object.assign(new TypeError('m'), { code: 'E' });
const date = new Date(0);

// versions 2.2, one line per row: what goes in (made afresh for each column), what arrives at 0.36.7, 1.7.8 and 7.0.0
const ROWS: [row: string, input: () => unknown, arrives: unknown[]][] = [
  ['undefined', () => undefined, same(null)],
  ['function', () => () => 1, same(null)],
  ['class', () => Note, same(null)],
  ['symbol', () => Symbol('s'), same(null)],
  ['bigint', () => 1n, same(null)],
  ['… as elements', () => [undefined, () => 1, Symbol('s'), 1n], same([null, null, null, null])],
  ['… as properties', () => ({ a: undefined, b: () => 1, c: Symbol('s'), d: 1n, e: null }), same({ e: null })],
  ['null', () => null, same(null)],
  ['booleans', () => [true, false], same([true, false])],
  ['numbers', () => [0, 1, -1, 2 ** 31, 1.5, Number.MAX_VALUE], same([0, 1, -1, 2 ** 31, 1.5, Number.MAX_VALUE])],
  ['-0', () => -0, same(-0)],
  ['non-finite', () => NaN, [0, 0, null]],
  [
    'non-finite elements',
    () => [NaN, Infinity, -Infinity],
    [
      [0, 0, 0],
      [0, 0, 0],
      [null, null, null],
    ],
  ],
  ['non-finite properties', () => ({ a: NaN, b: Infinity }), [{ a: 0, b: 0 }, { a: 0, b: 0 }, {}]],
  ['string', () => 'ä\u0000€😀', same('ä\u0000€😀')],
  ['lone surrogates', () => 'a\ud800b', same('a\ufffdb')],
  ['… in keys', () => ({ 'k\udc00': 1 }), same({ 'k\ufffd': 1 })],
  ['Date', () => date, [{}, '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']],
  ['invalid Date (doubt 3)', () => new Date(NaN), same({})],
  ['RegExp', () => Object.assign(/x/g, { extra: 1 }), same({ extra: 1 })],
  ['Map', () => Object.assign(new Map([[1, 2]]), { extra: 1 }), same({ extra: 1 })],
  ['Set', () => new Set([1]), same({})],
  ['WeakMap', () => new WeakMap(), same({})],
  ['Promise', () => Promise.resolve(1), same({})],
  ['ArrayBuffer', () => new ArrayBuffer(2), same({})],
  ['SharedArrayBuffer', () => new SharedArrayBuffer(2), same({})],
  ['Error', () => error, same({ code: 'E' })],
  ['class instance', () => new Note(), same({ title: 'a' })],
  ['boxed String', () => Object('ab'), same({ 0: 'a', 1: 'b' })],
  ['boxed Number, Boolean', () => [Object(1), Object(true)], same([{}, {}])],
  ['Buffer', () => bytes(1, 2), same(bytes(1, 2))],
  ['Uint8Array', () => new Uint8Array([1, 2, 3]).subarray(1), same(bytes(2, 3))],
  ['other typed array', () => new Uint16Array([1, 258]), [{ 0: 1, 1: 258 }, { 0: 1, 1: 258 }, bytes(1, 0, 2, 1)]],
  ['DataView', () => new DataView(new ArrayBuffer(2)), [{}, {}, bytes(0, 0)]],
  [
    'holes',
    sparse,
    [
      [1, 4],
      [1, 4],
      [1, null, null, 4],
    ],
  ],
  ['extra props on arrays', () => Object.assign([1], { extra: 2 }), same([1])],
  ['subclass of Array', () => class extends Array {}.from([1]), same([1])],
  [
    'the same object twice',
    shared,
    [
      { a: { p: 1 }, b: [null], c: null },
      { a: { p: 1 }, b: [{ p: 1 }], c: { p: 1 } },
      { a: { p: 1 }, b: [{ p: 1 }], c: { p: 1 } },
    ],
  ],
  ['the same Buffer twice', () => Array(2).fill(bytes(1)), same([bytes(1), bytes(1)])],
  [
    'the same Date twice',
    () => [date, date],
    [
      [{}, null],
      [date.toISOString(), date.toISOString()],
      [date.toISOString(), date.toISOString()],
    ],
  ],
  ['cycle', cyclic, same({ list: [null], n: 1, self: null })],
  [
    'getter',
    () => ({
      get a() {
        return 1;
      },
    }),
    same({ a: 1 }),
  ],
  [
    'getter that throws',
    () => ({
      get a() {
        throw new Error('x');
      },
      b: 1,
    }),
    same({ a: null, b: 1 }),
  ],
  ['symbol keys', () => ({ [Symbol('k')]: 1, a: 1 }), same({ a: 1 })],
  ['non-enumerable', () => Object.defineProperty({ a: 1 }, 'b', { value: 2 }), same({ a: 1 })],
  ['inherited', () => Object.create({ b: 2 }, { a: { value: 1, enumerable: true } }), same({ a: 1 })],
  ['null prototype', () => Object.assign(Object.create(null), { a: 1 }), same({ a: 1 })],
  [
    'Proxy',
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => ['a'],
          getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
          get: () => 7,
        },
      ),
    same({ a: 7 }),
  ],
  ['Proxy of an array', () => new Proxy([5, 6], {}), same({ 0: 5, 1: 6 })],
  ['Proxy of a Date', () => new Proxy(date, {}), same({})],
  ['Proxy of a function', () => new Proxy(() => 1, {}), same(null)],
  [
    'Proxy whose traps throw',
    () =>
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error('x');
          },
        },
      ),
    same({}),
  ],
  ['frozen', () => Object.freeze({ a: Object.freeze([1]) }), same({ a: [1] })],
];

describe.each(COLUMNS.map((version, column) => [version, column] as const))(
  'versions 2.2, column %s',
  (version, column) => {
    test.each(ROWS)('%s', (_row, input, arrives) => {
      expect(arriveAt(version, input())).toStrictEqual(arrives[column]);
    });
  },
);

// versions 1.7: the release where each of the rules changes
describe('versions 1.7', () => {
  test.each<[string, unknown, string, unknown, string, unknown]>([
    ['Date', date, '0.36.9', {}, '0.36.10', date.toISOString()],
    ['shared references', shared(), '1.3.4', { a: { p: 1 }, b: [null], c: null }, '1.3.5', shared()],
    ['other views', new Int8Array([1]), '1.7.16', { 0: 1 }, '1.8.0', bytes(1)],
    ['non-finite', { a: NaN }, '1.8.8', { a: 0 }, '2.0.0', {}],
    ['holes', sparse(), '4.2.12', [1, 4], '5.0.0', [1, null, null, 4]],
  ])('%s', (_rule, value, before, old, from, now) => {
    expect(arriveAt(before, value)).toStrictEqual(old);
    expect(arriveAt(from, value)).toStrictEqual(now);
  });
});

describe('key order (versions 2.2)', () => {
  test('is by UTF-8, integer keys first as in every JavaScript object', () => {
    const keys = Object.keys(
      arriveAt('7', { b: 1, a: 1, B: 1, '\u{1f600}': 1, '\uff5e': 1, ä: 1, 10: 1, 9: 1, '01': 1 }) as object,
    );
    // U+FF5E is before U+1F600 in UTF-8, after it in UTF-16
    expect(keys).toEqual(['9', '10', '01', 'B', 'a', 'b', 'ä', '\uff5e', '\u{1f600}']);
  });
});

describe('nesting (versions 2.2)', () => {
  const nest = (levels: number, leaf: unknown): unknown => (levels === 0 ? leaf : [nest(levels - 1, leaf)]);
  const depth = (value: unknown): number => (Array.isArray(value) ? 1 + depth(value[0]) : 0);

  test('the hundredth level arrives, the next is null', () => {
    // the argument list is level 1, the leaf of 98 lists level 100
    expect(arriveAt('7', nest(98, 'leaf'))).toStrictEqual(nest(98, 'leaf'));
    expect(arriveAt('7', nest(99, 'leaf'))).toStrictEqual(nest(99, null));
    expect(depth(arriveAt('7', nest(5000, 'leaf')))).toBe(99);
  });

  test('in an object the next is omitted', () => {
    let value: unknown = 'leaf';
    for (let level = 0; level < 99; level++) value = { v: value };
    expect(JSON.stringify(arriveAt('7', value))).toBe(`${'{"v":'.repeat(98)}{}${'}'.repeat(98)}`);
  });
});

describe('a parcel', () => {
  test('holds what was there when it was packed', () => {
    const value = { list: [1], buffer: bytes(1) };
    const parcel = packJsonLike(value, eraAt('7'));
    value.list.push(2);
    value.buffer[0] = 9;
    expect(parcel.open()).toStrictEqual({ buffer: bytes(1), list: [1] });
  });

  test('opens to a new copy each time', () => {
    const parcel = packJsonLike([{ a: [bytes(1)] }], eraAt('7'));
    const first = parcel.open() as [{ a: Buffer[] }];
    first[0].a[0]![0] = 9;
    first[0].a.push(bytes(2));
    expect(parcel.open()).toStrictEqual([{ a: [bytes(1)] }]);
  });

  test('hands out buffers of their own, not parts of a pool', () => {
    const buffer = arriveAt('7', Buffer.from('pooled')) as Buffer;
    expect([buffer.byteOffset, buffer.buffer.byteLength]).toEqual([0, 6]);
  });

  test('keeps a key `__proto__` apart from the prototype', () => {
    const arrived = arriveAt('7', JSON.parse('{"__proto__":{"polluted":true}}')) as object;
    expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype);
    expect(Object.keys(arrived)).toEqual(['__proto__']);
  });

  test('is of this realm, whatever realm the value is of', () => {
    const value = runInContext(
      '[{ d: new Date(0), l: [1], b: new Int8Array([1]), m: new Map(), e: Error("x") }]',
      createContext({}),
    );
    const arrived = packJsonLike(value, eraAt('7')).open() as [{ l: unknown }];
    expect(arrived).toStrictEqual([{ b: bytes(1), d: date.toISOString(), e: {}, l: [1], m: {} }]);
    expect(arrived).toBeInstanceOf(Array);
    expect(arrived[0]).toBeInstanceOf(Object);
  });

  test('of a view on a detached buffer is empty', () => {
    const views = [new Uint8Array(4), new DataView(new ArrayBuffer(4))];
    structuredClone(views, { transfer: views.map((view) => view.buffer) });
    expect(arriveAt('7', views)).toStrictEqual([bytes(), bytes()]);
  });
});

// versions 2.2
test.each(COLUMNS)(
  'in %s only depth is limited: however many lie side by side, and after however deep ones, arrive',
  (column) => {
    const nested = (depth: number): unknown[] => (depth === 1 ? [] : [nested(depth - 1)]);
    const wide = Array.from({ length: 300 }, (_, index) => ({ index }));

    const arrived = packJsonLike([wide, nested(99), wide.length, [1]], eraAt(column)).open();

    expect(arrived).toEqual([wide, nested(99), 300, [1]]);
    // What lies too deep is cut at the same level, whatever came before it.
    const cut = (...before: unknown[]) => {
      const list = packJsonLike([...before, nested(150)], eraAt(column)).open() as unknown[];
      return JSON.stringify(list.at(-1)).length;
    };
    expect(cut()).toBeLessThan(JSON.stringify(nested(150)).length);
    expect([cut(1), cut(wide), cut(nested(150))]).toEqual([cut(), cut(), cut()]);
  },
);

test.each(COLUMNS)('in %s a reply that is one value alone is that value', (column) => {
  for (const value of [true, false, 1, 'text', null]) {
    expect(packJsonLike(value, eraAt(column)).open()).toBe(value);
  }
  for (const value of [undefined, () => {}, Symbol('s'), 1n]) {
    expect(packJsonLike(value, eraAt(column)).open()).toBeNull();
  }
});

test('what is converted in the place of an object is asked of objects alone', () => {
  const asked: unknown[] = [];
  const replace = (value: object) => {
    asked.push(value);
    return value instanceof Date ? 'a date' : value;
  };
  const date = new Date(0);

  const arrived = packJsonLike([null, 1, 'text', date, { date }], { ...eraAt('7.0.0'), replace }).open();

  expect(arrived).toEqual([null, 1, 'text', 'a date', { date: 'a date' }]);
  expect(asked).toEqual([expect.any(Array), date, { date }, date]);
});
