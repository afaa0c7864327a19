import { JSDOM } from 'jsdom';
import { createRealm, ownRealm, realmIn } from '../../src/realm/realm';
import { inBothCases, join, UNCLONEABLE } from '../conformance/bridge-harness';

const THROWING_HANDLER = `new Proxy({}, { get: (_target, trap) => () => { throw new Error('trap ' + String(trap)); } })`;

inBothCases((join, isOneRealm) => {
  test.each([
    `new Proxy({}, ${THROWING_HANDLER})`,
    `new Proxy([], ${THROWING_HANDLER})`,
    '{ const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; }',
    `({ a: [new Proxy({}, ${THROWING_HANDLER})] })`,
  ])('no trap is run of %s', (code) => {
    const { expose, page, thrownIn, contextBridge, preload } = join();
    expose('({ f() {}, get: () => given() })', () => preload(code));

    expect(thrownIn('page', () => page('window.api.f(given)', page(code)))).toEqual(UNCLONEABLE);
    expect(thrownIn('page', () => page('window.api.get()'))).toEqual(['Error', `Uncaught ${UNCLONEABLE.join(': ')}`]);
    expect(thrownIn('preload', () => contextBridge.exposeInMainWorld('b', preload(code)))).toEqual(UNCLONEABLE);
  });

  test('no trap is run of a prototype', () => {
    const { expose } = join();
    expect(expose(`Object.setPrototypeOf({ a: 1 }, new Proxy({}, ${THROWING_HANDLER}))`).a).toBe(1);
  });

  test('a callable proxy is called, and its traps are the business of the call', () => {
    const { expose, thrownIn } = join();
    const api = expose(`({
      fine: new Proxy(() => 1, {}),
      bad: new Proxy(() => 1, { apply() { throw new RangeError('mine'); } }),
      revoked: (({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable(() => 1, {})),
    })`);

    expect(api.fine()).toBe(1);
    expect(thrownIn('page', () => api.bad())).toEqual(['Error', 'mine']);
    expect(thrownIn('page', () => api.revoked())[0]).toBe('Error');
  });

  test('a thenable is a plain object', async () => {
    const { expose, page } = join();
    expose('({ get: () => ({ then: (resolve) => resolve("thenable") }) })');

    expect(page('typeof window.api.get().then')).toBe('function');
    expect(await page('window.api.get()')).toBe('thenable');
  });

  test('objects that change while they are read', () => {
    const { expose, page } = join();
    expose(`({
      grows: { get a() { this.z = 1; return 1; }, b: 2 },
      shrinks: { get a() { delete this.b; return 1; }, b: 2, c: 3 },
      inherits: { get a() { delete this.toString; return 1; }, toString: 2 },
      list: (() => { const list = [1, { get a() { list.length = 2; list.push(9, 9); return 1; } }, 3]; return list; })(),
    })`);

    expect(page('JSON.stringify([window.api.grows, window.api.shrinks, window.api.list])')).toBe(
      '[{"a":1,"b":2},{"a":1,"c":3},[1,{"a":1},9]]',
    );
    expect(page('typeof window.api.inherits.toString')).toBe('function');
  });

  test('frozen and sealed objects cross like others, and stay what they are', () => {
    const { expose, page, preload } = join();
    const given = preload('Object.freeze({ a: Object.seal([1]), f: Object.freeze(() => 1) })');
    expose('({ get: () => given })', given);

    expect(page('{ const o = window.api.get(); o.b = 1; o.a.push(2); return [o.b, o.a.length, o.f()].join(); }')).toBe(
      '1,2,1',
    );
    expect(preload('[Object.isFrozen(given), Object.isSealed(given.a), given.a.length].join()', given)).toBe(
      'true,true,1',
    );
  });

  test.each([
    'Object.defineProperty(Promise.resolve(7), "constructor", { get() { throw new Error("mine"); } })',
    'Object.assign(Promise.resolve(7), { constructor: { [Symbol.species]: class { constructor() { throw new Error("mine"); } } } })',
  ])('a promise that cannot be followed rejects: %s', async (code) => {
    const { expose, page } = join();
    expose('({ get: () => given() })', () => join().preload(code));

    const error = await page(
      'window.api.get().then(() => "resolved", (error) => [error instanceof Error, error.message].join())',
    );
    expect(error).toBe('true,Uncaught Error: mine');
  });

  test('a promise of a third realm is one too', async () => {
    const { expose, page } = join();
    const { run } = createRealm();
    expose('({ get: () => given() })', () => run('Promise.resolve({ list: [1] })'));

    expect(await page('window.api.get().then((o) => o instanceof Object && o.list instanceof Array)')).toBe(true);
  });

  test('what only says that it is something else is a plain object', () => {
    const { expose, page } = join();
    expose(`({
      tags: ['Blob', 'File', 'WebAssembly.Memory', 'Promise', 'Error'].map((tag) => ({ [Symbol.toStringTag]: tag, a: 1 })),
      node: { nodeType: 1, [Symbol('impl')]: {} },
      error: { name: 'Error', message: 'a', stack: '' },
      list: { length: 1, 0: 'a' },
      promise: Object.create(Promise.prototype),
      byClass: Object.create(Error.prototype, { message: { value: 'a', enumerable: true } }),
    })`);

    expect(page('window.api.tags.every((o) => o.a === 1 && o.constructor === Object)')).toBe(true);
    expect(page('Object.keys(window.api.node).join()')).toBe('nodeType');
    expect(page('[window.api.error.message, Array.isArray(window.api.list), window.api.promise.then].join()')).toBe(
      'a,false,',
    );
    expect(page('window.api.byClass instanceof Error || window.api.byClass.message')).toBe('a');
  });

  test('errors that throw when they are asked', () => {
    const { expose, page } = join();
    expose(`({
      get: () => Object.defineProperty(new Error('a'), 'message', { get() { throw new Error('b'); } }),
      fail() { throw Object.defineProperty(new Error('a'), 'message', { get() { throw new Error('b'); } }); },
    })`);

    expect(page('window.api.get() instanceof Error')).toBe(true);
    expect(page('{ try { window.api.fail(); } catch (error) { return error.message; } }')).toMatch(
      /^An unknown exception/,
    );
  });

  test('functions that redefine call, apply and bind are called all the same', () => {
    const { expose } = join();
    const api = expose(`({
      f: Object.assign((a) => a, { call: null, apply: null, bind: null }),
      bare: Object.setPrototypeOf(() => 2, null),
    })`);
    expect([api.f(1), api.bare()]).toEqual([1, 2]);
  });

  test('built-ins that a test has replaced are not asked', () => {
    const { expose, page } = join();
    expose('({ get: () => ({ a: [1], d: new Date(0) }) })');
    const spies = [jest.spyOn(Object, 'keys'), jest.spyOn(Reflect, 'apply'), jest.spyOn(Array, 'isArray')];
    for (const spy of spies) spy.mockImplementation((() => []) as never);

    const a = page('window.api.get().a[0]');
    jest.restoreAllMocks();
    expect(a).toBe(1);
  });

  test('deep recursion through calls ends in an Error of the caller', () => {
    const { expose, thrownIn } = join();
    const api = expose('({ again: (f) => f(f) })');
    const again = (f: unknown): unknown => api.again(f);

    const [type, message] = thrownIn('page', () => api.again(again));
    expect([isOneRealm, type]).toEqual([isOneRealm, expect.stringMatching(/Error|foreign/)]);
    expect(message).toMatch(/call stack/);
  });
});

test('a page with hardened prototypes gets everything', () => {
  const { expose, page } = join(createRealm, ({ global }) => global);
  page('{ Object.freeze(Object.prototype); Object.defineProperty(Array.prototype, 1, { set() { throw 1; } }); }');
  expose('({ toString: 1, ["__proto__"]: 2, list: [1, 2] })');

  expect(page('[window.api.toString, Object.hasOwn(window.api, "__proto__"), window.api.list.join()].join()')).toBe(
    '1,true,1,2',
  );
});

test('jsdom can be the page of a preload in a realm of its own', async () => {
  const { window } = new JSDOM('<p>a</p>', { runScripts: 'outside-only', url: 'http://a/' });
  const dom = new JSDOM('<p>a</p>', { runScripts: 'outside-only' });
  const realms = [realmIn(dom.getInternalVMContext()), createRealm()];
  const joined = join(
    () => realms.shift()!,
    ({ global }) => global,
  );
  const { document } = joined.world(0).realm.global;
  const api = joined.expose('({ get: async () => ({ list: [given] }), given })', document.querySelector('p'));

  expect(joined.page('window.api.given === document.querySelector("p")')).toBe(true);
  expect(await joined.page('window.api.get().then((o) => o instanceof Object && o.list instanceof Array)')).toBe(true);
  expect(joined.page('window === globalThis && Object.getOwnPropertyDescriptor(window, "api").writable')).toBe(false);
  expect(() => joined.contextBridge.exposeInMainWorld('innerWidth', 1)).toThrow();
  expect(typeof api.get).toBe('function');
  for (const each of [window, dom.window]) each.close();
});

test('S9.36: source text that is no function once it runs in the page', () => {
  const realm = { ...ownRealm, run: (code: string) => (code === '(() => 1)' ? 5 : ownRealm.run(code)) };
  const { contextBridge } = join(
    () => realm,
    () => ({}),
  );
  expect(() => contextBridge.executeInMainWorld({ func: ownRealm.run('() => 1') as () => void })).toThrow(
    new Error('Expected script to result in a function but a non-function type was found'),
  );
});
