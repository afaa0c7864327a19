import { clone, describeUncloneable, nativeMark, pack } from '../../src/wire/clone';
import { difference } from './clone-same';

describe('describeUncloneable() says where and what', () => {
  const throwing = {
    get x() {
      throw new Error('lost');
    },
  };
  const sentences: [value: unknown, sentence: string][] = [
    [[1, { onDone: () => {} }], 'args[1].onDone is a function'],
    [[Symbol('s')], 'args[0] is a symbol'],
    [() => {}, 'args is a function'],
    [[{ 'a-b': [0, Promise.resolve()] }], 'args[0]["a-b"][1] is a Promise'],
    [[throwing], 'args[0].x throws while it is read'],
    [[new Map([['key', new Proxy({}, {})]])], 'args[0].get("key") is a Proxy'],
    [[new Map([[() => {}, 1]])], "args[0]'s key 0 is a function"],
    [[new Set([1, new WeakMap()])], "args[0]'s value 1 is a WeakMap"],
    [[new Error('m', { cause: { f() {} } })], 'args[0].cause.f is a function'],
    [[new Uint8Array(new SharedArrayBuffer(1))], 'args[0].buffer is a SharedArrayBuffer'],
    [[Object.assign([1], { extra: Symbol('s') })], 'args[0].extra is a symbol'],
    // biome-ignore lint/suspicious/noSparseArray: the thing under test
    [[[, () => {}]], 'args[0][1] is a function'],
    [[new Intl.NumberFormat()], 'args[0] is a native object (NumberFormat)'],
    [
      [
        (function (..._: unknown[]) {
          // biome-ignore lint/complexity/noArguments: the thing under test
          return arguments;
        })(1),
      ],
      'args[0] is an arguments object',
    ],
    [[{ sender: { [nativeMark]: true } }], 'args[0].sender is an Electron object (Object)'],
    [
      [
        new (class Form {
          fields = [() => {}];
        })(),
      ],
      'args[0].fields[0] is a function',
    ],
  ];
  for (const [value, sentence] of sentences) {
    test(sentence, () => {
      expect(describeUncloneable(value)).toBe(sentence);
      let thrown: unknown;
      try {
        pack(value);
      } catch (error) {
        thrown = error;
      }
      expect(describeUncloneable(thrown)).toBe(sentence);
      expect(describeUncloneable(thrown, 'message')).toBe(sentence.replace('args', 'message'));
      expect((thrown as Error).message).toBe('An object could not be cloned.');
    });
  }

  test('what can cross has no sentence', () => {
    expect(describeUncloneable([1, { a: 1 }])).toBeUndefined();
    expect(describeUncloneable(new Error('of another origin'))).toBeUndefined();
  });

  test('an error remembers: nothing is read a second time', () => {
    const get = jest.fn(() => () => {});
    const value = Object.defineProperty({}, 'x', { get, enumerable: true });
    let thrown: unknown;
    try {
      pack([value]);
    } catch (error) {
      thrown = error;
    }
    expect(describeUncloneable(thrown)).toBe('args[0].x is a function');
    expect(get).toHaveBeenCalledTimes(1);
  });

  test('a path of a thousand steps is cut short', () => {
    let value: unknown = 0;
    for (let i = 0; i < 1e5; i++) value = { a: value };
    expect(describeUncloneable([value])).toMatch(/^args\[0\](\.a)+…(\.a)+ is nested too deeply$/);
  });
});

describe('hostile values', () => {
  const failure = new Error('An object could not be cloned.');

  test('whatever a getter throws, the caller sees the fixed error (S2.14)', () => {
    const hostile = new Proxy(new Error('m'), {
      get() {
        throw new Error('even this');
      },
      getPrototypeOf() {
        throw new Error('and this');
      },
    });
    for (const thrown of [undefined, null, 'text', Symbol('s'), hostile, failure]) {
      const value = {
        get x() {
          throw thrown;
        },
      };
      expect(() => pack(value)).toThrow(failure);
      expect(() => clone([value])).toThrow(failure);
    }
  });

  test('a getter that overflows the stack', () => {
    const value = {
      get x(): unknown {
        return this.x;
      },
    };
    expect(() => pack(value)).toThrow(failure);
  });

  test('a getter that builds without end', () => {
    const endless = (): object => ({
      get next() {
        return endless();
      },
    });
    expect(() => pack(endless())).toThrow(failure);
  });

  test('a sender that is itself deep in the stack', () => {
    const from = (levels: number): unknown => (levels === 0 ? clone([{ a: [1] }]) : from(levels - 1));
    for (let levels = 1000; levels < 20_000; levels += 500) {
      let copy: unknown;
      try {
        copy = from(levels);
      } catch (error) {
        // Either there was no room to begin with, or the clone ran out of it.
        expect(['Maximum call stack size exceeded', failure.message]).toContain((error as Error).message);
        continue;
      }
      expect(copy).toStrictEqual([{ a: [1] }]);
    }
  });

  test('what could be packed can be opened, however little of the stack is left', () => {
    const wrap: ((part: unknown) => object)[] = [
      (part) => ({ part }),
      (part) => [part],
      (part) => new Map([[1, part]]),
    ];
    let value: unknown = 0;
    for (let level = 0; level < 1800; level++) value = wrap[level % wrap.length]!(value);
    const parcel = pack(value);
    // Four hundred calls would fit, but not 1,800 levels of several calls each.
    let opened: unknown;
    const nearTheEnd = (): number => {
      let left: number;
      try {
        left = nearTheEnd() + 1;
      } catch {
        left = 0;
      }
      if (left === 400) attempt();
      return left;
    };
    const attempt = () => {
      try {
        opened = parcel.open();
      } catch (error) {
        opened = error;
      }
    };
    nearTheEnd();
    expect(difference(opened, parcel.open())).toBeUndefined();
  });

  test('an object that changes while it is read is read as V8 reads it', () => {
    const value: Record<string, unknown> = {
      get a() {
        delete value.b;
        value.c = 'changed';
        value.d = 'added';
        return 1;
      },
      b: 2,
      c: 3,
    };
    expect(clone(value)).toStrictEqual({ a: 1, c: 'changed' });
    const map = new Map<string, unknown>([['first', {}]]);
    map.set('second', 2);
    const clearing = {
      get x() {
        map.clear();
        return 1;
      },
    };
    map.set('first', clearing);
    expect(clone(map)).toStrictEqual(
      new Map<string, unknown>([
        ['first', { x: 1 }],
        ['second', 2],
      ]),
    );
    const list: unknown[] = [
      {
        get x() {
          list.length = 1;
          return 1;
        },
      },
      2,
      3,
    ];
    const copy = clone(list) as unknown[];
    expect(copy).toHaveLength(3);
    expect(Object.keys(copy)).toStrictEqual(['0']);
  });
});

/**
 * Where we differ from Node's own serializer, and why.
 */
describe('known differences', () => {
  test('an error in its own cause arrives (Node 20 cannot read it back; Electron, on newer V8, can)', () => {
    const error = new Error('m');
    error.cause = { error };
    expect(clone(error)).toMatchObject({ cause: { error: { message: 'm' } } });
  });

  test('a WebAssembly.Module fails when it is sent (S17.8: in Electron the payload is undecodable)', () => {
    const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    expect(describeUncloneable([module])).toBe('args[0] is a native object (Module)');
  });

  test('under Jest process.env fails as outside, where it is no ordinary object (S3.6.aq)', () => {
    expect(describeUncloneable([process.env])).toEqual(
      expect.stringMatching(/^args\[0\] (is a Proxy|belongs to the whole process)$/),
    );
  });

  test('an object given Object.prototype and named properties afterwards crosses as those properties', () => {
    // Every literal would have to be asked a dozen questions to find it: see literalKind.
    expect(clone(Object.setPrototypeOf(Object.assign(new Map(), { a: 1 }), Object.prototype))).toStrictEqual({ a: 1 });
    expect(clone(Object.setPrototypeOf(new Map([[1, 2]]), Object.prototype))).toStrictEqual(new Map([[1, 2]]));
  });

  test('a named property that a nested getter adds to an array is not seen', () => {
    const list: unknown[] & { late?: number } = [
      {
        get x() {
          list.late = 1;
          return 1;
        },
      },
    ];
    expect(Object.keys(clone(list) as object)).toStrictEqual(['0']);
  });

  test('2,000 levels are the limit on every stack (V8: what fits, near 1,950 on the default one)', () => {
    const nest = (levels: number): unknown => (levels === 0 ? 0 : [nest(levels - 1)]);
    expect(() => pack(nest(1900))).not.toThrow();
    expect(() => pack(nest(2100))).toThrow('An object could not be cloned.');
  });
});
