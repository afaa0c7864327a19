import { inBothCases, UNCLONEABLE } from './bridge-harness';

const UNKNOWN =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

inBothCases((join, isOneRealm) => {
  test('S9.20: a proxy function converts its arguments and the result, and runs the original in its own world', () => {
    const { expose, page, preload } = join();
    expose(`({ f: (...args) => {
      globalThis.seen9 = args.every((arg) => arg instanceof Object) && args[0] instanceof Array && args[1]() === 'page';
      return { list: [args[0][0]] };
    } })`);

    const { list, isNative } = page(`{
      const result = window.api.f([1], () => 'page');
      return { list: result.list, isNative: result instanceof Object && result.list instanceof Array };
    }`);
    expect([list[0], isNative, preload('globalThis.seen9')]).toEqual([1, true, true]);
    preload('delete globalThis.seen9');
  });

  test('S9.20: its name is empty, and it has nothing of what the original has', () => {
    const { expose, page } = join();
    expose('({ named: Object.assign(function named(a, b) {}, { extra: 1, [Symbol.for("s")]: 2 }) })');

    expect(page('[window.api.named.name, window.api.named.extra, Symbol.for("s") in window.api.named]')).toEqual([
      '',
      undefined,
      false,
    ]);
    expect(page('Object.keys(window.api.named).length')).toBe(0);
  });

  test('S9.20: any number of arguments, and results that are primitives', () => {
    const { expose } = join();
    const api = expose('({ count: (...args) => args.length, echo: (value) => value })');

    expect([api.count(), api.count(1), api.count(...Array(50).fill(undefined))]).toEqual([0, 1, 50]);
    const symbol = Symbol('mine');
    for (const value of ['a', 1, true, undefined, null, 1n, symbol]) expect(api.echo(value)).toBe(value);
  });

  test('S9.21: this is the object or array that the function was found on, whatever it is called on', () => {
    const { expose, page, preload } = join();
    expose(`{
      const api = { n: 1, get() { return this.n; }, is() { return this === api; } };
      api.list = [function () { return Array.isArray(this) && this.length; }, 2];
      api.deep = { n: 3, get: api.get };
      return api;
    }`);

    expect(page('window.api.get.call({ n: 2 })')).toBe(1);
    expect(page('{ const { is } = window.api; return is(); }')).toBe(true);
    expect(page('window.api.list[0]()')).toBe(2);
    // The first place where it was found: the cache knows no other.
    expect(page('window.api.deep.get()')).toBe(1);
    expect(page('window.api.get === window.api.deep.get')).toBe(true);
    expect(preload('1')).toBe(1);
  });

  test('S9.21: for a root-level function, an argument and a result it is the global of its world', () => {
    const { contextBridge, expose, page, preload, world } = join();
    contextBridge.exposeInMainWorld('root', preload('function () { return this === globalThis; }'));
    expose('({ get: () => function () { return this === globalThis; }, call: (callback) => callback() })');

    expect(page('window.root()')).toBe(true);
    expect(page('window.api.get()()')).toBe(true);
    expect(page('window.api.call(function () { return this === given; })', world(0).realm.global)).toBe(true);
    expect(page('window.api.call(function () { "use strict"; return this === given; })', world(0).realm.global)).toBe(
      true,
    );
  });

  test('S9.22: a proxy that comes home is the original', () => {
    const { expose, page, preload } = join();
    const original = preload('(globalThis.original9 = () => 1)');
    expose('({ original9, list: [original9], is: (f, g = f) => f === original9 && g === f, back: (f) => f })');

    expect(page('window.api.original9')).not.toBe(original);
    expect(page('window.api.is(window.api.original9)')).toBe(true);
    expect(page('window.api.is(window.api.original9, window.api.list[0])')).toBe(true);
    expect(page('{ const mine = () => 1; return window.api.back(mine) === mine; }')).toBe(true);
    expect(page('{ const mine = () => 1; return window.api.back({ a: [mine] }).a[0] === mine; }')).toBe(true);
    preload('delete globalThis.original9');
  });

  test('S9.22: in a third world it is no original', () => {
    const { contextBridge, expose, page, preload, world } = join();
    expose('({ share: (f) => contextBridge.exposeInIsolatedWorld(1000, "shared", { f }) })');

    const mine = page('() => "mine"');
    page('window.api.share(given)', mine);

    const { shared } = world(1000).window as { shared: { f: () => unknown } };
    expect(shared.f).not.toBe(mine);
    expect(shared.f()).toBe('mine');
    expect(preload('given', contextBridge)).toBe(contextBridge);
  });

  test('S9.23: every crossing of a plain function makes a new proxy', () => {
    const { expose, page } = join();
    expose(
      `{
      const listeners = new Set();
      return {
        on: (callback) => { listeners.add(callback); return () => listeners.delete(callback); },
        off: (callback) => listeners.delete(callback),
        size: () => listeners.size,
        kept: () => 1,
        get: () => given,
      };
    }`,
      () => 1,
    );

    expect(
      page(`{
        const callback = () => {};
        const unsubscribe = window.api.on(callback);
        const removed = window.api.off(callback);
        const before = window.api.size();
        return [removed, before, unsubscribe(), window.api.size()].join();
      }`),
    ).toBe('false,1,true,0');
    expect(page('window.api.get() === window.api.get()')).toBe(false);
    expect(page('window.api.kept === window.api.kept')).toBe(true);
  });

  test('S9.24: new does not construct, and a class throws', () => {
    const { expose, page, thrownIn } = join();
    expose(`({
      Thing: function () { return { target: new.target === undefined }; },
      Class: class Class {},
      nothing() {},
    })`);

    expect(page('new window.api.Thing().target')).toBe(true);
    const error = ['Error', "Class constructor Class cannot be invoked without 'new'"];
    expect(thrownIn('page', () => page('new window.api.Class()'))).toEqual(error);
    expect(thrownIn('page', () => page('window.api.Class()'))).toEqual(error);
    expect(page('typeof new window.api.nothing()')).toBe('object');
  });

  test('S9.25: the arguments of one call share one cache', () => {
    const { expose, page } = join();
    expose(`({
      same: (a, b) => a === b,
      inside: (a, b) => a === b.a && b.f === b.g,
      kept: (a) => a === (globalThis.kept9 ??= a),
    })`);

    expect(page('{ const o = {}; return window.api.same(o, o); }')).toBe(true);
    expect(page('{ const a = {}, f = () => 1; return window.api.inside(a, { a, f, g: f }); }')).toBe(true);
    expect(page('{ const o = {}; return [window.api.kept(o), window.api.kept(o)].join(); }')).toBe('true,false');
    expect(page('{ delete globalThis.kept9; return window.api.same({}, {}); }')).toBe(false);
  });

  test.each([
    ['new TypeError("bad")', 'bad'],
    ['new (class Mine extends Error { message = "mine" })()', 'mine'],
    ['{ message: "no error" }', 'no error'],
    ['Object.assign(() => {}, { message: "a function" })', 'a function'],
    ['new Error()', ''],
    ['"text"', UNKNOWN],
    ['5', UNKNOWN],
    ['null', UNKNOWN],
    ['undefined', UNKNOWN],
    ['Symbol("s")', UNKNOWN],
    ['{}', UNKNOWN],
    ['{ message: 5 }', UNKNOWN],
    ['{ get message() { throw 1 } }', UNKNOWN],
    ['new Proxy({}, { get() { throw 1 } })', UNKNOWN],
  ])('S9.26: thrown %s arrives as a new Error: %s', (code, message) => {
    const { expose, thrownIn } = join();
    const api = expose(`({ fail() { throw (${code}); } })`);

    expect(thrownIn('page', () => api.fail())).toEqual(['Error', message]);
  });

  test('S9.26: so does what a callback of the page throws, in the preload', () => {
    const { expose, page } = join();
    expose(`({ call(callback) {
      try { callback(); } catch (error) { return [error.constructor === Error, error.message, error.code].join(); }
    } })`);

    expect(page('window.api.call(() => { throw Object.assign(new RangeError("mine"), { code: 1 }); })')).toBe(
      'true,mine,',
    );
  });

  test('S9.27: stack and class are not preserved', () => {
    const { expose, page } = join();
    expose('({ fail() { throw Object.assign(new TypeError("a"), { code: 1, stack: "theirs" }); } })');

    expect(
      page(`{
        try { window.api.fail(); } catch (error) {
          return [error instanceof TypeError, error.name, error.code, error.stack === 'theirs'].join();
        }
      }`),
    ).toBe('false,Error,,false');
  });

  test('S9.31: an argument that cannot cross throws at the caller, and the original does not run', () => {
    const { expose, page, thrownIn } = join();
    expose('{ let calls = 0; return { f: () => { calls++; }, calls: () => calls }; }');

    for (const code of ['new WeakMap()', '[new Map([[1, () => 1]])]', '({ a: new Proxy({}, {}) })']) {
      expect(thrownIn('page', () => page(`window.api.f(1, ${code})`))).toEqual(UNCLONEABLE);
    }
    expect(page('window.api.calls()')).toBe(0);
    expect(isOneRealm || page('window.api.f.constructor === Function')).toBe(true);
  });
});
