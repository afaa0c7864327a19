import { inBothCases, UNCLONEABLE } from './bridge-harness';

const TAKEN = ['Error', 'Cannot bind an API on top of an existing property on the window object'];

inBothCases((join, isOneRealm) => {
  test('S9.1: without context isolation all three functions throw', () => {
    const { contextBridge, host, thrownIn, page } = join();
    host.isolated = false;
    const error = ['Error', 'contextBridge API can only be used when contextIsolation is enabled'];

    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', {}))).toEqual(error);
    expect(thrownIn('preload', () => contextBridge.exposeInIsolatedWorld(1000, 'api', {}))).toEqual(error);
    expect(thrownIn('preload', () => contextBridge.executeInMainWorld({ func: () => 1 }))).toEqual(error);
    // Before anything is looked at.
    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld(1 as never, {}))).toEqual(error);
    expect(page("'api' in window")).toBe(false);
  });

  test('S9.2: exposeInMainWorld defines a property of the window of the page, and returns undefined', () => {
    const { contextBridge, page, preload } = join();

    expect(contextBridge.exposeInMainWorld('api', 1)).toBeUndefined();
    expect(page('window.api')).toBe(1);
    expect(preload("'api' in window")).toBe(false);
  });

  test('S9.2: exposeInIsolatedWorld defines it in another world: 0 is the page, 999 the preload', () => {
    const { contextBridge, page, preload, world } = join();

    expect(contextBridge.exposeInIsolatedWorld(0, 'api', 0)).toBeUndefined();
    contextBridge.exposeInIsolatedWorld(999, 'api', 999);
    contextBridge.exposeInIsolatedWorld(1000, 'api', { id: 1000 });

    expect([page('window.api'), preload('window.api')]).toEqual([0, 999]);
    expect((world(1000).window as { api?: unknown }).api).toEqual({ id: 1000 });
  });

  test('S9.2: executeInMainWorld runs code in the world of the page', () => {
    const { contextBridge, page, preload } = join();
    contextBridge.exposeInMainWorld('api', 1);

    expect(preload('contextBridge.executeInMainWorld({ func: (a) => a + 1, args: [2] })')).toBe(3);
    const theirs = preload('contextBridge.executeInMainWorld({ func: () => { globalThis.mark9 = 1; } })');
    expect(theirs).toBeUndefined();
    expect(page('globalThis.mark9')).toBe(1);
    expect(preload('globalThis.mark9')).toBe(isOneRealm ? 1 : undefined);
    page('delete globalThis.mark9');
  });

  test('S9.3: a key that is no string and a world id that is no integer are TypeErrors', () => {
    const { contextBridge, thrownIn } = join();
    const main = contextBridge.exposeInMainWorld as (...args: unknown[]) => void;
    const isolated = contextBridge.exposeInIsolatedWorld as (...args: unknown[]) => void;
    const failure = (index: number, value: string) => [
      'TypeError',
      `Error processing argument at index ${index}, conversion failure from ${value}`,
    ];

    expect(thrownIn('preload', () => main())).toEqual(failure(1, 'undefined'));
    expect(thrownIn('preload', () => main(null, {}))).toEqual(failure(1, 'null'));
    expect(thrownIn('preload', () => main(Symbol('a'), {}))).toEqual(failure(1, 'Symbol(a)'));
    expect(thrownIn('preload', () => isolated(1000, undefined, {}))).toEqual(failure(1, 'undefined'));
    for (const id of [undefined, null, 1.5, Number.NaN, 2 ** 31]) {
      expect(thrownIn('preload', () => isolated(id, 'api', {}))).toEqual(failure(0, String(id)));
    }
    expect(thrownIn('preload', () => isolated('1000', undefined, {}))).toEqual(failure(0, '1000'));
  });

  test.each([['undefined'], ['null'], ['0'], ["''"], ['true'], ['1n'], ['Symbol.iterator']])(
    'S9.3: the api may be anything: %s',
    (code) => {
      const { expose, page, preload } = join();

      expect(expose(code)).toBe(preload(code));
      expect(page("'api' in window")).toBe(true);
    },
  );

  test('S9.4: a key that the window has already throws, and the first value stays', () => {
    const { contextBridge, expose, page, thrownIn } = join();
    expose('1');

    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('api', 2))).toEqual(TAKEN);
    expect(thrownIn('preload', () => contextBridge.exposeInIsolatedWorld(0, 'api', 2))).toEqual(TAKEN);
    expect(page('window.api')).toBe(1);
    page('window.own = 1');
    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('own', 2))).toEqual(TAKEN);
  });

  test.each(
    'toString open name location fetch document window constructor __proto__ Array WebAssembly crypto onload'.split(
      ' ',
    ),
  )('S9.4: %s is a name that every window has', (name) => {
    const { contextBridge, thrownIn, page } = join();
    const before = page(`Object.hasOwn(window, '${name}')`);

    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld(name, 2))).toEqual(TAKEN);
    expect(thrownIn('preload', () => contextBridge.exposeInIsolatedWorld(1000, name, 2))).toEqual(TAKEN);
    expect(page(`Object.hasOwn(window, '${name}')`)).toBe(before);
  });

  test.each('api electron electronAPI versions process require Buffer global ipcRenderer shell fs store'.split(' '))(
    'S9.4: %s is a name that no window has',
    (name) => {
      const { contextBridge, page } = join();
      contextBridge.exposeInMainWorld(name, 2);
      expect(page(`window.${name}`)).toBe(2);
    },
  );

  test('S9.4: the key is looked at before the api is', () => {
    const { contextBridge, preload, thrownIn } = join();
    const api = preload('({ reads: 0, get read() { this.reads++; } })');

    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('open', api))).toEqual(TAKEN);
    expect(api.reads).toBe(0);
  });

  test('S9.5: the property is enumerable, neither writable nor configurable', () => {
    const { contextBridge, expose, page } = join();
    contextBridge.exposeInIsolatedWorld(0, 'other', 1);
    expose('1');

    for (const key of ['api', 'other']) {
      const { value, ...attributes } = page(`({ ...Object.getOwnPropertyDescriptor(window, '${key}') })`);
      expect([value, attributes]).toEqual([1, { enumerable: true, writable: false, configurable: false }]);
    }
    expect(page('Object.keys(window).includes("api")')).toBe(true);
    expect(page('{ window.api = 2; return window.api; }')).toBe(1);
    expect(() => page('{ "use strict"; window.api = 2; }')).toThrow();
    expect(page('{ return delete window.api; }')).toBe(false);
  });

  test('S9.6: the exposed tree is deep-frozen: objects, arrays, functions, promises', () => {
    const { expose, page } = join();
    expose('({ o: { p: { q: 1 } }, a: [1, { b: 2 }, [3]], f() {}, p: Promise.resolve(), d: new Date(0) })');

    const parts = 'api api.o api.o.p api.a api.a[1] api.a[2] api.f api.p api.d'.split(' ');
    for (const part of parts) expect([part, page(`Object.isFrozen(window.${part})`)]).toEqual([part, true]);
    expect(page('{ window.api.o.p.q = 2; window.api.x = 1; return [window.api.o.p.q, window.api.x]; }')).toEqual([
      1,
      undefined,
    ]);
  });

  test('S9.6: typed arrays and what is under a symbol are not frozen', () => {
    const { expose, page, contextBridge, preload } = join();
    expose('({ bytes: new Uint8Array([1]), list: [new Float64Array(1)], [Symbol.for("s")]: { a: 1 } })');
    contextBridge.exposeInMainWorld('bytes', preload('new Uint8Array([1])'));

    expect(page('Object.isFrozen(window.api.bytes)')).toBe(false);
    expect(
      page('{ window.bytes[0] = 7; window.api.bytes[0] = 8; return [window.bytes[0], window.api.bytes[0]]; }'),
    ).toEqual([7, 8]);
    expect(page('Object.isFrozen(window.api[Symbol.for("s")])')).toBe(false);
    expect(page('Object.isFrozen(window.api.list)')).toBe(true);
  });

  test('S9.6: what the preload gave is not frozen', () => {
    const { expose, preload } = join();
    expose('(globalThis.given9 = { o: {}, f() {} })');

    expect(preload('[given9, given9.o, given9.f].some(Object.isFrozen)')).toBe(false);
    preload('delete globalThis.given9');
  });

  test('S9.7: arguments, results, resolved values and callback arguments are fresh and not frozen', async () => {
    const { expose, page } = join();
    expose(`({
      kept: { a: 1 },
      isFrozen: (value) => Object.isFrozen(value),
      get: () => ({ a: 1 }),
      same: (value) => value,
      later: async () => ({ a: 1 }),
      call: (callback) => callback({ a: 1 }),
    })`);

    expect(page('window.api.isFrozen({})')).toBe(false);
    expect(page('Object.isFrozen(window.api.get())')).toBe(false);
    expect(page('Object.isFrozen(window.api.same(window.api.kept))')).toBe(false);
    expect(Object.isFrozen(await page('window.api.later()'))).toBe(false);
    expect(page('window.api.call((value) => Object.isFrozen(value))')).toBe(false);
    expect(page('{ const o = {}; return window.api.same(o) === o; }')).toBe(false);
    expect(page('Object.isFrozen(window.api.get)')).toBe(true);
  });

  test('S9.8: exposed data is a snapshot', () => {
    const { contextBridge, page, preload } = join();
    const api = preload('({ list: [1], count: 1 })');
    contextBridge.exposeInMainWorld('api', api);

    api.count = 2;
    api.list.push(2);

    expect(page('window.api.count')).toBe(1);
    expect(page('window.api.list.length')).toBe(1);
  });

  test('S9.9: the next document has none of it, and takes the same key again', () => {
    const { contextBridge, host } = join();
    const documents = [join(), join()];
    let shown = 0;
    Object.assign(host, { world: (id: number) => documents[shown]!.world(id) });

    contextBridge.exposeInMainWorld('api', 'first');
    shown = 1;
    expect(documents[1]!.page("'api' in window")).toBe(false);
    contextBridge.exposeInMainWorld('api', 'second');

    expect(documents.map(({ page }) => page('window.api'))).toEqual(['first', 'second']);
  });

  test('S9.31: nothing is exposed when something of it cannot be', () => {
    const { contextBridge, preload, thrownIn, page } = join();

    expect(
      thrownIn('preload', () => contextBridge.exposeInMainWorld('api', preload('({ a: 1, b: new WeakMap() })'))),
    ).toEqual(UNCLONEABLE);
    expect(page("'api' in window")).toBe(false);
    contextBridge.exposeInMainWorld('api', 1);
    expect(page('window.api')).toBe(1);
  });
});
