import { setImmediate as nextTask } from 'node:timers/promises';
import { describeError, inBothCases, type Joined } from './bridge-harness';

const CANNOT = 'Uncaught Error: An object could not be cloned.';
const LOST = (outcome: string, what: string) =>
  `An error was thrown while sending a promise ${what} over the context bridge but it was not actually an Error object. ` +
  `This normally means that a promise was ${outcome} with a value that is not supported by the Context Bridge.`;

inBothCases((join) => {
  const reason = async ({ world }: Joined, promise: Promise<unknown>) => {
    try {
      await promise;
    } catch (error) {
      return describeError(world(0).realm.global, error);
    }
    throw new Error('it was resolved');
  };

  test('S9.28: a promise is followed from the moment it crosses', () => {
    const { contextBridge, expose, preload } = join();
    contextBridge.exposeInMainWorld('loaded', 1);
    const promise = preload(`{
      const promise = new Promise(() => {});
      globalThis.thens9 = 0;
      promise.then = () => { thens9++; };
      return promise;
    }`);
    const taken = jest.spyOn(Promise.prototype, 'then');
    expose('({ promise: given })', promise);
    taken.mockRestore();

    // An app's own `then` is none of the bridge's business.
    expect(preload('globalThis.thens9')).toBe(0);
    expect(taken).not.toHaveBeenCalled();
    preload('delete globalThis.thens9');
  });

  test('S9.28: resolved values are converted like results, functions and promises in them too', async () => {
    const { expose, page } = join();
    expose('({ get: async () => ({ f: () => [1], p: Promise.resolve({ a: 2 }), o: { b: 3 } }) })');

    expect(
      await page(`window.api.get().then(async (value) => [
        value instanceof Object, value.f() instanceof Array, (await value.p).a, value.o.b, Object.isFrozen(value.o),
      ].join())`),
    ).toBe('true,true,2,3,false');
  });

  test('S9.28: promises of the page cross into the preload likewise', async () => {
    const { expose, page } = join();
    expose('({ wait: async (promise) => (promise instanceof Promise) && (await promise).f() })');

    expect(await page('window.api.wait(Promise.resolve({ f: () => "mine" }))')).toBe('mine');
  });

  test('S9.28: a rejection with an Error is an Error with its message', async () => {
    const joined = join();
    const api = joined.expose('({ fail: async () => { throw Object.assign(new TypeError("bad"), { code: 1 }); } })');

    expect(await reason(joined, api.fail())).toEqual(['Error', 'bad']);
  });

  test.each(['"text"', '5', 'undefined', 'null', 'Symbol.iterator'])(
    'S9.28: a rejection with %s passes it',
    async (code) => {
      const { expose, preload } = join();
      await expect(expose(`({ fail: () => Promise.reject(${code}) })`).fail()).rejects.toBe(preload(code));
    },
  );

  test('S9.28: a rejection with an object passes a copy', async () => {
    const { expose, page } = join();
    expose('({ fail: () => Promise.reject({ code: 1, f: () => 2 }) })');

    expect(
      await page('window.api.fail().catch((error) => [error instanceof Object, error.code, error.f()].join())'),
    ).toBe('true,1,2');
  });

  test('S9.28: nobody is told of a rejection that the page handles, or the preload', async () => {
    const { expose, page } = join();
    const told = jest.fn();
    process.on('unhandledRejection', told);
    expose('({ fail: async () => { throw new Error("a"); }, take: (promise) => { promise.catch(() => {}); } })');

    page('void window.api.fail().catch(() => {})');
    page('window.api.take(Promise.reject(new Error("b")))');
    await nextTask();
    await nextTask();

    process.off('unhandledRejection', told);
    expect(told).not.toHaveBeenCalled();
  });

  test.each(['new WeakMap()', '[new Proxy({}, {})]', 'new Map([[1, () => 1]])'])(
    'S9.29: %s, resolved or rejected, rejects with the report of V8',
    async (code) => {
      const joined = join();
      const api = joined.expose(`({ ok: () => Promise.resolve(${code}), fail: () => Promise.reject(${code}) })`);

      expect(await reason(joined, api.ok())).toEqual(['Error', CANNOT]);
      expect(await reason(joined, api.fail())).toEqual(['Error', CANNOT]);
    },
  );

  test('S9.29: what has no text of its own gets the sentences of the bridge', async () => {
    const joined = join();
    const bad = '{ get a() { throw Object.create(null); } }';
    const api = joined.expose(
      `({ ok: async () => (${bad}), fail: () => Promise.reject(${bad}), now: () => (${bad}) })`,
    );

    expect(await reason(joined, api.ok())).toEqual(['Error', LOST('resolved', 'result')]);
    expect(await reason(joined, api.fail())).toEqual(['Error', LOST('rejected', 'rejection')]);
    expect(joined.thrownIn('page', () => api.now())).toEqual([
      'Error',
      'An unknown exception occurred while sending a function return value over the context bridge, an error occurred ' +
        'but a valid exception was not thrown.',
    ]);
  });

  test('S9.29: a getter that throws rejects with its report', async () => {
    const joined = join();
    const api = joined.expose('({ ok: async () => ({ get a() { throw new RangeError("mine"); } }) })');

    expect(await reason(joined, api.ok())).toEqual(['Error', 'Uncaught RangeError: mine']);
  });

  test('S9.30: the original error never leaks', async () => {
    const { expose, preload } = join();
    const error = preload('(globalThis.error9 = new Error("mine"))');
    const api = expose('({ fail: () => Promise.reject(error9) })');

    const caught = await api.fail().catch((reason: unknown) => reason);
    expect(caught).not.toBe(error);
    expect((caught as Error).message).toBe('mine');
    preload('delete globalThis.error9');
  });

  test('S9.13: faked timers do not matter', async () => {
    jest.useFakeTimers();
    try {
      await expect(join().expose('({ get: async () => 1 })').get()).resolves.toBe(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
