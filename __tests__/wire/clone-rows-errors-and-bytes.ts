import { MessageChannel } from 'node:worker_threads';
import { cross, fails, ownKeys, type Row } from './clone-cross';

type ErrorClass = new (message?: string, options?: { cause: unknown }) => Error;
const errorClasses: ErrorClass[] = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
class AppError extends Error {
  override name = 'AppError';
  code = 'E_APP';
}

type Resizable = ArrayBuffer & { resizable: boolean; maxByteLength: number; resize(length: number): void };
const resizable = (length: number, maxByteLength: number): Resizable =>
  new (ArrayBuffer as unknown as new (n: number, o: object) => Resizable)(length, { maxByteLength });

const emptyModule = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Table S3.6, rows w to ah: errors and binary data. */
export const rows: readonly Row[] = [
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
];
