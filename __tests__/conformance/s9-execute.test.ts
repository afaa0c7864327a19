import { inBothCases } from './bridge-harness';

inBothCases((join, isOneRealm) => {
  const run = (code: string, args = '') => {
    const joined = join();
    return joined.preload(`contextBridge.executeInMainWorld({ func: ${code}${args && `, args: ${args}`} })`);
  };
  const failure = (script: string) => {
    const { preload, thrownIn } = join();
    return thrownIn('preload', () => preload(`contextBridge.executeInMainWorld(${script})`));
  };

  test('S9.35: the function runs in the page, with this null and the converted arguments', () => {
    const { preload, page } = join();
    page('globalThis.mark9 = "page"');

    expect(
      preload(`contextBridge.executeInMainWorld({
        func: function (list, call, o) {
          'use strict';
          return [this === null, globalThis.mark9, list instanceof Array, call(), o.list === list].join();
        },
        args: ((list) => [list, () => 'preload', { list }])([1]),
      })`),
    ).toBe('true,page,true,preload,true');
    expect(run('(...args) => args.length')).toBe(0);
    page('delete globalThis.mark9');
  });

  test('S9.35: its closures are lost', () => {
    expect(failure('((secret) => ({ func: () => secret }))(1)')).toEqual([
      'Error',
      'ReferenceError: secret is not defined',
    ]);
  });

  test('S9.35: the built-in toString is used, not that of the function', () => {
    expect(run('Object.assign(() => 1, { toString: () => "() => 2" })')).toBe(1);
  });

  test('S9.35: the result is converted back, and promises are proxied', async () => {
    const { preload, page, world } = join();
    const get = (code: string) => preload(`contextBridge.executeInMainWorld({ func: ${code} })`);
    const { Object: Ours, Promise: OurPromise } = world(999).realm.global;

    const value = get('() => ({ f: () => 1, list: [1] })');
    expect(value).toBeInstanceOf(Ours);
    expect([value.f(), value.list[0], Object.isFrozen(value)]).toEqual([1, 1, false]);
    const promise = get('async () => ({ a: 1 })');
    expect(promise).toBeInstanceOf(OurPromise);
    expect((await promise).a).toBe(1);
    expect(page('given instanceof Promise', promise)).toBe(isOneRealm);
    await expect(get('async () => { throw new TypeError("mine"); }')).rejects.toMatchObject({ message: 'mine' });
  });

  test.each(['', 'undefined', 'null', '5', '"() => 1"'])('S9.36: (%s) is an invalid script', (script) => {
    expect(failure(script)).toEqual(['TypeError', 'Invalid script']);
  });

  test.each(['{}', '{ func: "() => 1" }', '{ func: undefined }', '() => 1', '[]'])(
    'S9.36: %s lacks the function',
    (script) => {
      expect(failure(script)).toEqual(['TypeError', "Function 'func' is required in script"]);
    },
  );

  test.each(['undefined', 'null', '{ length: 1 }', '"a"'])('S9.36: %s are no arguments', (args) => {
    expect(failure(`{ func: () => 1, args: ${args} }`)).toEqual(['TypeError', "'args' must be an array"]);
  });

  test('S9.36: arguments that cannot be read or cannot cross are named by their index', () => {
    const throwing = 'Object.defineProperty([1, 2], 1, { get() { throw new Error("mine"); } })';
    expect(failure(`{ func: () => 1, args: ${throwing} }`)).toEqual(['Error', 'Failed to get argument at index 1']);
    expect(failure('{ func: () => 1, args: [1, 2, new WeakMap()] }')).toEqual([
      'Error',
      'Failed to proxy argument at index 2',
    ]);
  });

  test('S9.36: a method does not compile, and neither does what has no source', () => {
    const [type, message] = failure('{ func() {} }');
    expect(type).toBe('Error');
    expect(message).toMatch(/^SyntaxError: /);
    expect(failure('{ func: Math.max }')[1]).toMatch(/^SyntaxError: /);
  });

  test('S9.36: what the function throws is rethrown as Error with its text', () => {
    expect(failure('{ func: () => { const x = {}; x.y(); } }')).toEqual(['Error', 'TypeError: x.y is not a function']);
    expect(failure('{ func: () => { throw "text"; } }')).toEqual(['Error', 'text']);
    expect(failure('{ func: () => { throw null; } }')).toEqual(['Error', 'null']);
    expect(failure('{ func: () => { throw Object.create(null); } }')).toEqual([
      'Error',
      'Unknown error during function execution',
    ]);
    expect(failure('{ func: () => new WeakMap() }')).toEqual(['Error', 'Error: An object could not be cloned.']);
  });

  test('S9.35: a toString that a test has replaced is not asked', () => {
    const { contextBridge } = join();
    // Loads the bridge.
    contextBridge.exposeInMainWorld('api', 1);
    const text = jest.spyOn(Function.prototype, 'toString').mockReturnValue('1');
    const result = contextBridge.executeInMainWorld({ func: () => 2 });
    text.mockRestore();

    expect(result).toBe(2);
  });
});
