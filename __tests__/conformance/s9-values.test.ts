import { inBothCases, UNCLONEABLE } from './bridge-harness';

/** The value of `code` in the preload, as `api.get()` gives it to the page. */
const GET = '({ get: () => given() })';

inBothCases((join, isOneRealm) => {
  /** What the page gets of an expression of the preload's, as a result; `value` names it in further questions. */
  function crossing(code: string) {
    const joined = join();
    const api = joined.expose(GET, () => joined.preload(code));
    const value = api.get();
    return { ...joined, value, ask: (question: string) => joined.page(`((value) => ${question})(given)`, value) };
  }

  /** What the page gets to see when that fails. */
  function failing(code: string) {
    const joined = join();
    const api = joined.expose(GET, () => joined.preload(code));
    return joined.thrownIn('page', () => api.get());
  }

  test.each(["'a'", '1', '-0', 'NaN', 'true', '1n', 'undefined', 'null', "Symbol.for('a')"])(
    'S9.10: %s is the same primitive',
    (code) => {
      const { value, preload } = crossing(code);
      expect(value).toBe(preload(code));
    },
  );

  test('S9.10: symbols keep their identity', () => {
    const { preload, expose, page } = join();
    const symbol = preload('(globalThis.symbol9 = Symbol("mine"))');
    expose('({ is: (value) => value === symbol9, symbol: symbol9 })');

    expect(page('window.api.symbol')).toBe(symbol);
    expect(page('window.api.is(window.api.symbol)')).toBe(true);
    preload('delete globalThis.symbol9');
  });

  test('S9.11: identity and cycles through plain objects hold within one exposure or call', () => {
    const { ask } = crossing(`{
      const o = { a: 1 }, f = () => 1, d = new Date(0), p = Promise.resolve(), list = [1];
      const root = { x: o, y: o, f, g: f, d, e: d, p, q: p, list, again: list };
      root.self = root;
      o.root = root;
      return root;
    }`);

    for (const pair of ['x y', 'f g', 'd e', 'p q', 'list again']) {
      const [left, right] = pair.split(' ');
      expect([pair, ask(`value.${left} === value.${right}`)]).toEqual([pair, true]);
    }
    expect(ask('value.self === value && value.x.root === value')).toBe(true);
  });

  test('S9.11: but not from one call to the next', () => {
    const { expose, page } = join();
    expose('{ const o = {}; return { get: () => o }; }');

    expect(page('window.api.get() === window.api.get()')).toBe(false);
  });

  test.each([
    '() => 1',
    'function () { return 1 }',
    'new Proxy(() => 1, {})',
    'class { static a = 1 }',
    'async () => 1',
  ])('S9.12: %s is a function on the other side', (code) => {
    const { ask, value, preload } = crossing(code);
    expect(typeof value).toBe('function');
    expect(
      ask('value instanceof Function && value.name === "" && Object.getPrototypeOf(value) === Function.prototype'),
    ).toBe(true);
    expect(preload('given instanceof Function', value)).toBe(isOneRealm);
  });

  test('S9.13: a promise is a new one of the destination world', async () => {
    const { value, ask, preload } = crossing('Promise.resolve({ a: 1 })');

    expect(ask('value.constructor === Promise && value instanceof Promise')).toBe(true);
    expect(preload('given instanceof Promise', value)).toBe(isOneRealm);
    expect(await value).toEqual({ a: 1 });
    expect(crossing('new (class Mine extends Promise {})(() => {})').ask('value.constructor === Promise')).toBe(true);
  });

  test('S9.14: a native error is a new plain Error with the message alone', () => {
    const { ask } = crossing(
      "Object.assign(new TypeError('bad', { cause: 1 }), { code: 'E_BAD', name: 'Mine', stack: 'kept?' })",
    );

    expect(ask('Object.getPrototypeOf(value) === Error.prototype')).toBe(true);
    expect(ask('[value.message, value.name, value.code, value.cause]')).toEqual(['bad', 'Error', undefined, undefined]);
    expect(ask('Reflect.ownKeys(value).sort().join()')).toBe('message,stack');
    expect(ask("value.stack.includes('kept?')")).toBe(false);
  });

  test('S9.14: errors are not kept for identity, and a message that is no string becomes a description', () => {
    const { ask } = crossing('{ const e = new Error("a"); return [e, e]; }');
    expect(ask('value[0] === value[1]')).toBe(false);

    const other = crossing('Object.assign(new RangeError("a"), { message: 5 })');
    expect(other.ask('value.message')).toBe('Uncaught RangeError: 5');
    expect(crossing('Object.setPrototypeOf(new Error("a"), Object.prototype)').ask('value.name')).toBe('Error');
  });

  test('S9.15: an array is a new plain one, element by element', () => {
    const { ask } = crossing(`{
      class List extends Array {}
      const list = List.from([1, { a: 1 }, () => 2]);
      list.extra = 1;
      list.length = 5;
      return list;
    }`);

    expect(ask('Object.getPrototypeOf(value) === Array.prototype && Array.isArray(value)')).toBe(true);
    expect(ask('[value.length, value[0], value[1].a, value[2](), 3 in value, value[4], "extra" in value]')).toEqual([
      5,
      1,
      1,
      2,
      true,
      undefined,
      false,
    ]);
  });

  test('S9.16: a Blob and a File are the same underlying object', () => {
    const joined = join();
    const given = [new Blob(['a']), new File(['a'], 'a.txt')];
    const api = joined.expose('({ given, list: [given[0]], same: (value) => value === given[0] })', given);
    const [blob, file] = api.given;

    expect([blob instanceof Blob, file instanceof File]).toEqual([true, true]);
    expect(api.list[0]).toBe(blob);
    expect(api.same(blob)).toBe(true);
  });

  test('S9.17: a plain object has the own enumerable properties, by string and by symbol', () => {
    const { ask } = crossing(`Object.defineProperties(
      { b: 1, a: { c: [2] }, 7: 'index', [Symbol.for('key')]: 3, undefined: undefined },
      { hidden: { value: 1 }, [Symbol.for('hidden')]: { value: 1 } },
    )`);

    expect(ask('Object.getPrototypeOf(value) === Object.prototype')).toBe(true);
    expect(ask('Object.getOwnPropertySymbols(value)[0] === Symbol.for("key") && value[Symbol.for("key")]')).toBe(3);
    expect(ask('Object.keys(value).join()')).toBe('7,b,a,undefined');
    expect(ask('JSON.stringify(Object.getOwnPropertyDescriptor(value, "b"))')).toBe(
      '{"value":1,"writable":true,"enumerable":true,"configurable":true}',
    );
    expect(ask('"hidden" in value || Symbol.for("hidden") in value')).toBe(false);
  });

  test('S9.17: getters are called once, in order, and their value is stored', () => {
    const { value, ask, preload } = crossing(`(globalThis.log9 = []) && {
      get b() { log9.push('b'); return 1; },
      a: 2,
      get [Symbol.iterator]() { log9.push('symbol'); return 3; },
      get 0() { log9.push('0'); return 4; },
    }`);

    expect(preload('log9.splice(0).join()')).toBe('0,b,symbol');
    expect([value.b, value.b, ask('typeof Object.getOwnPropertyDescriptor(value, "b").get')]).toEqual([
      1,
      1,
      'undefined',
    ]);
    preload('delete globalThis.log9');
  });

  test.each([
    ['new (class A { x = 1; #y = 2; m() {} get z() { return 1 } })()', '{"x":1}'],
    ['Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } })', '{"own":1}'],
    ['Object.create(null)', '{}'],
    ['JSON.parse(\'{"__proto__":1,"toString":2}\')', '{"__proto__":1,"toString":2}'],
    ['new WeakRef({})', '{}'],
    ['new Intl.NumberFormat()', '{}'],
    ['Math', '{}'],
  ])('S9.17: %s becomes %s', (code, json) => {
    expect(String(JSON.stringify(crossing(code).value))).toBe(json);
  });

  test('S9.17: what a page has from Blink is an empty object', () => {
    const joined = join();
    const given = [new URL('http://a/'), new Headers({ a: 'b' }), new AbortController(), new DOMException('a')];
    const api = joined.expose('({ given: [...given, new given[0].constructor("http://b/")] })', given);

    expect(api.given.map((value: object) => Reflect.ownKeys(value))).toEqual([[], [], [], [], []]);
    expect(joined.page('window.api.given.every((value) => value instanceof Object)')).toBe(true);
  });

  test.each([
    ['new Date(5)', 'value instanceof Date && value.getTime() === 5'],
    ['/a/gi', 'value instanceof RegExp && String(value) === "/a/gi"'],
    ['new Map([[{ a: 1 }, [2]]])', 'value instanceof Map && [...value][0][0].a === 1 && [...value][0][1][0] === 2'],
    ['new Set([1])', 'value instanceof Set && value.has(1)'],
    ['new Uint8Array([1, 2])', 'value instanceof Uint8Array && value[1] === 2'],
    ['new Float64Array([1.5]).buffer', 'value.byteLength === 8 && new Float64Array(value)[0] === 1.5'],
    ['new DataView(new ArrayBuffer(2), 1)', 'value instanceof DataView && value.byteLength === 1'],
    ['Object("a")', 'value instanceof String && value == "a"'],
    ['Object(1n)', 'value instanceof BigInt && value == 1n'],
  ])('S9.18: %s is a structured clone', (code, question) => {
    const { ask, value } = crossing(code);
    expect(ask(question)).toBe(true);
    expect(typeof value).toBe('object');
  });

  test('S9.18: so a function in a Map fails', () => {
    expect(failing('new Map([[1, () => 1]])')).toEqual(['Error', `Uncaught Error: ${UNCLONEABLE[1]}`]);
  });

  test.each([
    'new WeakMap()',
    'new WeakSet()',
    '(function* () {})()',
    'new Map().keys()',
    'new Set().values()',
    'new Proxy({}, {})',
    'new Proxy([], {})',
    'Object(Symbol())',
    'new SharedArrayBuffer(1)',
    '(function () { return arguments; })(1)',
    'new WebAssembly.Memory({ initial: 1 })',
    'Object.setPrototypeOf(new WeakMap(), null)',
  ])('S9.19: %s cannot be cloned', (code) => {
    expect(failing(code)).toEqual(['Error', `Uncaught Error: ${UNCLONEABLE[1]}`]);
    expect(failing(`({ a: [${code}] })`)).toEqual(['Error', `Uncaught Error: ${UNCLONEABLE[1]}`]);
    const { contextBridge, preload, thrownIn } = join();
    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', preload(code)))).toEqual(UNCLONEABLE);
  });
});
