import { inBothCases, UNCLONEABLE } from './bridge-harness';

const DEEP = 'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.';

const ARRAYS = (wraps: number) => `{ let a = []; for (let i = 0; i < ${wraps}; i++) a = [a]; return a; }`;
/** A chain with `value` at that level below the outermost object. */
const OBJECTS = (level: number, value: string) =>
  `{ let o = ${value}; for (let i = 0; i < ${level}; i++) o = { o }; return o; }`;

inBothCases((join) => {
  test('S9.31: an uncloneable value is thrown from expose, in the preload', () => {
    const { contextBridge, preload, thrownIn, page } = join();
    for (const code of ['new WeakMap()', '({ a: { b: [new WeakSet()] } })', '({ a: new Map([[1, () => 1]]) })']) {
      expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', preload(code)))).toEqual(UNCLONEABLE);
      expect(thrownIn('preload', () => contextBridge.exposeInIsolatedWorld(7, 'api', preload(code)))).toEqual(
        UNCLONEABLE,
      );
    }
    expect(page("'api' in window")).toBe(false);
  });

  test('S9.31: an uncloneable argument throws at the caller: the page, or the preload that calls back', () => {
    const { expose, page, thrownIn } = join();
    expose(
      '({ f() {}, call: (callback) => { try { callback(new WeakMap()); } catch (error) { return error.message; } } })',
    );

    expect(thrownIn('page', () => page('window.api.f(new WeakMap())'))).toEqual(UNCLONEABLE);
    expect(page('window.api.call(() => {})')).toBe(UNCLONEABLE[1]);
  });

  test('S9.31: a throwing element of an array in an argument surfaces as its own error', () => {
    const { expose, page, thrownIn } = join();
    expose('({ f() {} })');
    const call = `{
      const list = [1, 2];
      Object.defineProperty(list, 1, { get() { throw new RangeError('mine'); } });
      window.api.f(list);
    }`;

    expect(thrownIn('page', () => page(call))).toEqual(['RangeError', 'mine']);
  });

  test('S9.31: a result that cannot cross throws at the caller, with the report of V8', () => {
    const { expose, thrownIn } = join();
    const api = expose(`({
      weak: () => [new WeakMap()],
      getter: () => ({ get a() { throw new RangeError('mine'); } }),
      element: () => Object.defineProperty([1], 0, { get() { throw 'text'; } }),
      object: () => ({ get a() { throw { toString() { return 'theirs'; } }; } }),
    })`);

    expect(thrownIn('page', () => api.weak())).toEqual(['Error', `Uncaught Error: ${UNCLONEABLE[1]}`]);
    expect(thrownIn('page', () => api.getter())).toEqual(['Error', 'Uncaught RangeError: mine']);
    expect(thrownIn('page', () => api.element())).toEqual(['Error', 'Uncaught text']);
    expect(thrownIn('page', () => api.object())).toEqual(['Error', 'Uncaught #<Object>']);
  });

  test('S9.32: 1000 nested arrays pass and 1001 do not', () => {
    const { contextBridge, preload, thrownIn, page } = join();

    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', preload(ARRAYS(1000))))).toEqual([
      'TypeError',
      DEEP,
    ]);
    contextBridge.exposeInMainWorld('api', preload(ARRAYS(999)));
    expect(page('{ let n = 0; for (let a = window.api; a; a = a[0]) n++; return n; }')).toBe(1000);
  });

  test('S9.32: a value at level 499 of nested objects passes, and none at level 500, primitives included', () => {
    const { contextBridge, preload, thrownIn, page } = join();
    const expose = (key: string, code: string) => contextBridge.exposeInMainWorld(key, preload(code));

    for (const value of ['1', '{}', 'null', '() => 1', '"a"']) {
      expect([value, thrownIn('preload', () => expose('api', OBJECTS(500, value)))]).toEqual([
        value,
        ['TypeError', DEEP],
      ]);
    }
    expose('api', OBJECTS(499, '{}'));
    expect(page('{ let n = 0; for (let o = window.api; o.o; o = o.o) n++; return n; }')).toBe(499);
    expose('other', OBJECTS(499, '1'));
    // Each level of arrays counts half as much.
    expose('mixed', OBJECTS(499, '[1]'));
    expect(thrownIn('preload', () => expose('more', OBJECTS(499, '[[1]]')))).toEqual(['TypeError', DEEP]);
  });

  test('S9.32: as an argument it is a TypeError of the caller, as a result an Error with the report', async () => {
    const { expose, page, thrownIn, preload } = join();
    const deep = preload(ARRAYS(1000));
    const api = expose('({ f() {}, get: () => given(), later: async () => given() })', () => deep);

    expect(thrownIn('page', () => page(`{ const deep = (() => ${ARRAYS(1000)})(); window.api.f(deep); }`))).toEqual([
      'TypeError',
      DEEP,
    ]);
    expect(thrownIn('page', () => api.get())).toEqual(['Error', `Uncaught TypeError: ${DEEP}`]);
    await expect(api.later()).rejects.toMatchObject({ message: `Uncaught TypeError: ${DEEP}` });
  });

  test('S9.33: a cycle through plain objects works', () => {
    const { expose, page } = join();
    expose('{ const a = { b: {} }; a.b.a = a; a.list = [a]; return a; }');

    expect(page('window.api.b.a === window.api && window.api.list[0] === window.api')).toBe(true);
    expect(page('Object.isFrozen(window.api.b)')).toBe(true);
  });

  test('S9.33: a cycle that closes through an array ends in the limit', () => {
    const { contextBridge, preload, thrownIn } = join();
    for (const code of ['{ const a = []; a.push(a); return a; }', '{ const a = [[]]; a[0].push(a); return a; }']) {
      expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', preload(code)))).toEqual([
        'TypeError',
        DEEP,
      ]);
    }
  });

  test('S9.34: what a getter throws surfaces from the call, after the rest has been copied', () => {
    const { contextBridge, expose, preload, thrownIn, page } = join();
    const api = preload(`(globalThis.read9 = []) && ({
      get a() { read9.push('a'); throw new RangeError('first'); },
      get b() { read9.push('b'); return 1; },
      get c() { read9.push('c'); throw new RangeError('second'); },
    })`);

    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', api))).toEqual(['RangeError', 'first']);
    expect(preload('read9.join()')).toBe('a,b,c');
    expect(page("'api' in window")).toBe(false);

    expose('({ f() {}, get: () => ({ b: 1, get a() { throw new RangeError("mine"); } }) })');
    expect(thrownIn('page', () => page('window.api.f({ get a() { throw new TypeError("mine"); } })'))).toEqual([
      'TypeError',
      'mine',
    ]);
    expect(thrownIn('page', () => page('window.api.get()'))).toEqual(['Error', 'Uncaught RangeError: mine']);
    preload('delete globalThis.read9');
  });

  test('S9.34: a property that a getter has deleted is skipped', () => {
    const { expose, page } = join();
    expose('({ get a() { delete this.b; this.d = 1; return 1; }, b: 2, c: 3 })');

    expect(page('Object.keys(window.api).join()')).toBe('a,c');
  });
});
