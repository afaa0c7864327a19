import { createSecretKey } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { types } from 'node:util';
import { runInNewContext, Script } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { clone, type HostMaker, nativeMark, pack, type Side } from '../../src/wire/clone';
import { difference } from './clone-same';

const refusal = new Error('An object could not be cloned.');

/** By both ways of crossing, which must agree. */
function cross<T>(value: T, side?: Side): T {
  const opened = pack(value, { side }).open();
  expect(difference(clone(value, undefined, { side }), opened)).toBeUndefined();
  return opened as T;
}

function fails(value: unknown, side?: Side): void {
  for (const wrapped of [value, [value], { deep: new Map([[1, { value }]]) }]) {
    let thrown: unknown;
    try {
      pack(wrapped, { side });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toStrictEqual(refusal);
    expect((thrown as Error).name).toBe('Error');
    expect(thrown).toBeInstanceOf(Error);
  }
}

type ErrorClass = new (message?: string, options?: { cause: unknown }) => Error;
const errorClasses: ErrorClass[] = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

const ownKeys = (value: unknown): PropertyKey[] => Reflect.ownKeys(value as object);

class Point {
  x = 1;
  y = 2;
  #hidden = 3;
  get sum(): number {
    return this.x + this.y + this.#hidden;
  }
}
class AppError extends Error {
  override name = 'AppError';
  code = 'E_APP';
}

type Resizable = ArrayBuffer & { resizable: boolean; maxByteLength: number; resize(length: number): void };
const resizable = (length: number, maxByteLength: number): Resizable =>
  new (ArrayBuffer as unknown as new (n: number, o: object) => Resizable)(length, { maxByteLength });

const emptyModule = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Table S3.6, row by row: its id, what it says, and the proof. */
export const rows: readonly (readonly [id: string, title: string, proof: () => unknown])[] = [
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
  [
    'w',
    'the seven error classes keep class, message, stack and cause',
    () => {
      for (const Class of errorClasses) {
        const error = new Class('message', { cause: { why: 1 } });
        const copy = cross(error);
        expect(Object.getPrototypeOf(copy)).toBe(Class.prototype);
        expect(copy).toBeInstanceOf(Error);
        expect(ownKeys(copy)).toStrictEqual(['stack', 'message', 'cause']);
        expect(Object.keys(copy)).toStrictEqual([]);
        expect(copy.message).toBe('message');
        expect(copy.stack).toBe(error.stack);
        expect(copy.cause).toStrictEqual({ why: 1 });
      }
      expect(ownKeys(cross(new Error()))).toStrictEqual(['stack']);
      expect(ownKeys(cross(new Error('m', { cause: undefined })))).toStrictEqual(['stack', 'message', 'cause']);
    },
  ],
  [
    'x',
    'any other error is a plain Error without its own properties',
    () => {
      const error = new AppError('m');
      const copy = cross(error as Error);
      expect(Object.getPrototypeOf(copy)).toBe(Error.prototype);
      expect(copy.name).toBe('Error');
      expect(ownKeys(copy)).toStrictEqual(['stack', 'message']);
      expect(copy.stack).toBe(error.stack);
    },
  ],
  [
    'y',
    'an own name decides the class',
    () => {
      const error = Object.assign(new Error('m'), { name: 'RangeError' });
      expect(cross(error)).toBeInstanceOf(RangeError);
      expect(cross(Object.assign(new TypeError('m'), { name: 'Custom' }))).not.toBeInstanceOf(TypeError);
      expect(cross(Object.assign(new Error('m'), { name: { toString: () => 'URIError' } }))).toBeInstanceOf(URIError);
      fails(Object.assign(new Error('m'), { name: Symbol('s') }));
    },
  ],
  [
    'z',
    'an AggregateError is a plain Error without errors',
    () => {
      const copy = cross(new AggregateError([new Error('a')], 'm'));
      expect(Object.getPrototypeOf(copy)).toBe(Error.prototype);
      expect(ownKeys(copy)).toStrictEqual(['stack', 'message']);
    },
  ],
  [
    'aa',
    'a cause is cloned recursively, and may not be uncloneable',
    () => {
      const shared = new TypeError('inner');
      const copy = cross(new Error('outer', { cause: [shared, shared] })) as Error & { cause: Error[] };
      expect(copy.cause[0]).toBeInstanceOf(TypeError);
      expect(copy.cause[0]).toBe(copy.cause[1]);
      fails(new Error('m', { cause: () => {} }));
    },
  ],
  [
    'ab',
    'a message that is an accessor is dropped, any other is converted',
    () => {
      const accessor = Object.defineProperty(new Error('m'), 'message', { get: () => 'x' });
      expect(ownKeys(cross(accessor))).toStrictEqual(['stack']);
      expect(cross(accessor).message).toBe('');
      expect(cross(Object.assign(new Error('m'), { message: 5 })).message).toBe('5');
      fails(Object.assign(new Error('m'), { message: Symbol('s') }));
    },
  ],
  [
    'ab',
    'an error without a stack text arrives with an undefined one',
    () => {
      const copy = cross(Object.assign(new Error('m'), { stack: 5 }));
      expect(ownKeys(copy)).toStrictEqual(['stack', 'message']);
      expect(copy.stack).toBeUndefined();
    },
  ],
  [
    'ac',
    'a Buffer arrives as a Uint8Array on a copy of its whole buffer',
    () => {
      const pooled = Buffer.from('hello');
      const copy = cross(pooled as Uint8Array);
      expect(Object.getPrototypeOf(copy)).toBe(Uint8Array.prototype);
      expect([copy.byteOffset, copy.buffer.byteLength]).toStrictEqual([pooled.byteOffset, pooled.buffer.byteLength]);
      expect(Buffer.from(copy).toString()).toBe('hello');
      expect(cross(Buffer.alloc(3)).buffer.byteLength).toBe(3);
    },
  ],
  [
    'ad',
    'typed arrays and DataViews keep type, offset and length, and share what they shared',
    () => {
      const buffer = new ArrayBuffer(32);
      new Uint8Array(buffer)[9] = 200;
      const views = [
        new Uint8Array(buffer, 8, 4),
        new Uint8ClampedArray(buffer),
        new Int8Array(buffer, 9, 1),
        new Uint16Array(buffer, 8),
        new Int16Array(buffer),
        new Uint32Array(buffer),
        new Int32Array(buffer, 4),
        new Float32Array(buffer),
        new Float64Array(buffer, 8, 1),
        new BigInt64Array(buffer),
        new BigUint64Array(buffer, 24),
        new DataView(buffer, 3, 7),
      ];
      const copies = cross(views);
      for (const [i, copy] of copies.entries()) {
        expect(Object.getPrototypeOf(copy)).toBe(Object.getPrototypeOf(views[i]));
        expect([copy.byteOffset, copy.byteLength]).toStrictEqual([views[i]!.byteOffset, views[i]!.byteLength]);
        expect(copy.buffer).toBe(copies[0]!.buffer);
      }
      expect(copies[2]).toStrictEqual(views[2]);
      expect(copies[0]!.buffer).not.toBe(buffer);
      const Half = (globalThis as unknown as { Float16Array?: Uint8ArrayConstructor }).Float16Array;
      if (Half) expect(cross(new Half([1]))).toBeInstanceOf(Half);
    },
  ],
  [
    'ae',
    'an ArrayBuffer is copied, the sender keeps its own, and a resizable one stays resizable',
    () => {
      const buffer = new Uint8Array([1, 2, 3]).buffer;
      const copy = cross(buffer);
      expect(copy).toBeInstanceOf(ArrayBuffer);
      expect([...new Uint8Array(copy)]).toStrictEqual([1, 2, 3]);
      expect(buffer.byteLength).toBe(3);
      const grown = resizable(4, 8);
      const tracking = new Uint8Array(grown);
      const fixed = new Uint8Array(grown, 1, 2);
      const [a, b, c] = cross([grown, tracking, fixed] as const);
      expect([a.resizable, a.maxByteLength, a.byteLength]).toStrictEqual([true, 8, 4]);
      a.resize(8);
      expect([b.length, c.length]).toStrictEqual([8, 2]);
    },
  ],
  [
    'af',
    'a detached ArrayBuffer fails, and so does a view on one or out of its bounds',
    () => {
      const buffer = new ArrayBuffer(4);
      const view = new Uint8Array(buffer);
      const { port1 } = new MessageChannel();
      port1.postMessage(buffer, [buffer]);
      port1.close();
      fails(buffer);
      fails(view);
      const shrinking = resizable(8, 8);
      const outside = [new Uint8Array(shrinking, 4, 4), new DataView(shrinking, 4, 4)];
      shrinking.resize(2);
      for (const one of outside) fails(one);
    },
  ],
  [
    'ag',
    'shared memory fails',
    () => {
      fails(new SharedArrayBuffer(4));
      fails(new Int32Array(new SharedArrayBuffer(4)));
      fails(new DataView(new SharedArrayBuffer(4)));
      fails(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }));
    },
  ],
  [
    'ah',
    'a WebAssembly.Module fails, instead of making the payload undecodable (S17.8)',
    () => {
      fails(new WebAssembly.Module(emptyModule));
      fails(new WebAssembly.Instance(new WebAssembly.Module(emptyModule)));
      fails(new WebAssembly.Memory({ initial: 1 }));
    },
  ],
  [
    'ai',
    'anything callable fails, and toJSON is never called',
    () => {
      const toJSON = jest.fn();
      fails(() => {});
      fails(class {});
      fails(async () => {});
      fails({ toJSON });
      fails(new Proxy(() => {}, {}));
      fails(new Date(0).getTime);
      expect(toJSON).not.toHaveBeenCalled();
      expect(cross(Object.create({ toJSON }))).toStrictEqual({});
    },
  ],
  [
    'aj',
    'promises, weak things, generators and iterators fail',
    () => {
      const values: unknown[] = [
        Promise.resolve(),
        new (class extends Promise<void> {})(() => {}),
        new WeakMap(),
        new WeakSet(),
        new WeakRef({}),
        new FinalizationRegistry(() => {}),
        (function* () {})(),
        (async function* () {})(),
        [][Symbol.iterator](),
        new Map().entries(),
        new Set().values(),
        ''[Symbol.iterator](),
        'a'.matchAll(/a/g),
      ];
      for (const value of values) fails(value);
    },
  ],
  [
    'ak',
    'a Proxy fails, its traps unasked',
    () => {
      const trap = jest.fn(() => {
        throw new Error('asked');
      });
      const handler = new Proxy({}, { get: trap });
      for (const target of [{}, [], new Map(), new Date(), new Error('m'), Object.create(null)]) {
        fails(new Proxy(target, {}));
        fails(new Proxy(target, handler));
      }
      expect(trap).not.toHaveBeenCalled();
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      fails(proxy);
      const below = Object.create(new Proxy({}, handler), { own: { value: 1, enumerable: true } });
      expect(cross(below)).toStrictEqual({ own: 1 });
    },
  ],
  [
    'al',
    'an arguments object fails',
    () => {
      const list = function (..._: unknown[]): IArguments {
        // biome-ignore lint/complexity/noArguments: the thing under test
        return arguments;
      };
      fails(list());
      fails(list(1, 2));
    },
  ],
  [
    'am',
    'globalThis and module namespaces fail',
    () => {
      fails(globalThis);
      fails(runInNewContext('globalThis', { a: 1 }));
      fails(runInNewContext('globalThis', {}));
    },
  ],
  [
    'an',
    'Intl objects fail',
    () => {
      for (const name of [
        'Collator',
        'NumberFormat',
        'DateTimeFormat',
        'PluralRules',
        'Segmenter',
        'ListFormat',
      ] as const) {
        fails(new (Intl[name] as new () => object)());
      }
      fails(new Intl.Segmenter().segment('text'));
      const { Temporal } = globalThis as { Temporal?: { Now: { instant(): object } } };
      if (Temporal) fails(Temporal.Now.instant());
    },
  ],
  [
    'ao',
    'Math, JSON and Atomics arrive as {}',
    () => {
      for (const value of [Math, JSON, Atomics, Reflect, Intl]) expect(cross(value as object)).toStrictEqual({});
    },
  ],
  [
    'ap',
    'Node-implemented web classes in main arrive as {}',
    () => {
      const values: object[] = [
        new URL('app://x/?a=1'),
        new URLSearchParams('a=1'),
        new Headers({ a: '1' }),
        new Response('text'),
        new AbortController(),
        new Event('x'),
        new TextEncoder(),
        new DOMException('m'),
      ];
      for (const value of values) {
        // Newer Node makes its DOMException an error inside (S17.9).
        if (!types.isNativeError(value)) expect(cross(value, 'main')).toStrictEqual({});
      }
    },
  ],
  [
    'aq',
    'Node objects with native internals fail',
    async () => {
      fails(process.env);
      fails(createSecretKey(Buffer.alloc(8)));
      const { port1 } = new MessageChannel();
      fails(port1);
      port1.close();
      fails(new Script('1'));
      const server = createServer().listen(0);
      const socket = connect((server.address() as { port: number }).port);
      fails(socket);
      fails((socket as unknown as { _handle: object })._handle);
      socket.destroy();
      await new Promise((done) => server.close(done));
    },
  ],
  [
    'ar',
    'Node objects without native internals arrive as their own fields',
    () => {
      const stats = statSync('.');
      expect(cross(stats)).toStrictEqual({ ...stats });
      expect(cross(new EventEmitter() as object)).toMatchObject({ _eventsCount: 0 });
    },
  ],
  ['as', 'an EventEmitter with listeners fails', () => fails(new EventEmitter().on('x', () => {}))],
  [
    'at',
    'web-platform objects in a renderer fail',
    () => {
      for (const value of [new AbortController(), new Event('x'), new (class extends EventTarget {})()])
        fails(value, 'renderer');
      for (const value of [new URL('app://x'), new TextDecoder(), new Blob(['x']), new Headers()])
        fails(value, 'renderer');
      // A class of the app's own is no host object because of its name.
      const Named = { Event: class Event {} }.Event;
      expect(cross(Object.assign(new Named(), { a: 1 }) as object, 'renderer')).toStrictEqual({ a: 1 });
    },
  ],
  [
    'au',
    'an Electron object fails: it is marked as one',
    () => {
      class WebContents {
        id = 1;
        get [nativeMark](): true {
          return true;
        }
      }
      fails(new WebContents());
      fails({ sender: 1, [nativeMark]: true });
      expect(cross({ a: 1, [nativeMark]: false } as object)).toStrictEqual({ a: 1 });
      expect(nativeMark).toBe(Symbol.for('fake-electron.native'));
    },
  ],
  [
    'av',
    'a NativeImage says itself how it is copied',
    () => {
      class NativeImage {
        constructor(readonly size: number) {}
        [nativeMark](): HostMaker {
          const { size } = this;
          return () => new NativeImage(size);
        }
      }
      const image = new NativeImage(16);
      const [a, b] = cross([image, image]);
      expect(a).toBeInstanceOf(NativeImage);
      expect(a).toStrictEqual(image);
      expect(a).toBe(b);
      expect(a).not.toBe(image);
    },
  ],
  [
    'aw',
    'a cycle stays the same cycle',
    () => {
      const object: Record<string, unknown> = { list: [] };
      object.self = object;
      (object.list as unknown[]).push(object, new Map([[object, new Set([object])]]));
      object.error = new Error('m', { cause: object });
      const copy = cross(object) as { self: unknown; list: [unknown, Map<unknown, Set<unknown>>]; error: Error };
      expect(copy.self).toBe(copy);
      expect(copy.list[0]).toBe(copy);
      expect(copy.list[1].get(copy)?.has(copy)).toBe(true);
      expect(copy.error.cause).toBe(copy);
      const itself = new Error('m');
      itself.cause = itself;
      const own = pack(itself).open() as Error;
      expect(own.cause).toBe(own);
    },
  ],
  [
    'ax',
    'what is referenced twice arrives once',
    () => {
      const parts = [{ a: 1 }, [1], new Date(0), /x/, new Error('m'), new ArrayBuffer(1), new Uint8Array(1), Object(1)];
      const copies = cross([...parts, ...parts]);
      for (const [i, part] of parts.entries()) {
        expect(copies[i]).toBe(copies[i + parts.length]);
        expect(copies[i]).not.toBe(part);
      }
    },
  ],
  [
    'ay',
    '1,000 levels pass, 5,000 and a million fail',
    () => {
      const wraps: ((inner: unknown) => unknown)[] = [
        (x) => ({ x }),
        (x) => [x],
        (x) => new Map([[1, x]]),
        (x) => new Set([x]),
        (x) => Object.assign(new Point(), { x }),
      ];
      const nest = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
        let value: unknown = 0;
        for (let i = 0; i < levels; i++) value = wrap(value);
        return value;
      };
      for (const wrap of wraps) {
        expect(() => pack(nest(1000, wrap)).open()).not.toThrow();
        expect(() => pack(nest(5000, wrap))).toThrow(refusal);
      }
      expect(() => pack(nest(1e6, wraps[0]!))).toThrow(refusal);
      expect(() => pack(nest(1e6, wraps[1]!))).toThrow(refusal);
    },
  ],
];
