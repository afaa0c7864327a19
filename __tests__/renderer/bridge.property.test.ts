import * as fc from 'fast-check';
import { createRealm, ownRealm } from '../../src/realm/realm';
import { type Joined, join } from '../conformance/bridge-harness';

const inTwo = () => join(createRealm, ({ global }) => global);
const inOne = () =>
  join(
    () => ownRealm,
    () => ({}),
  );

const leaf = fc.constantFrom(
  ...['1', '-0', 'NaN', "'text'", 'true', 'null', 'undefined', '7n', 'Symbol.for("s")', '() => 1', 'new Date(5)'],
  ...['/a/gi', 'Object("boxed")', 'new Uint8Array([1, 2])', 'new ArrayBuffer(3)', 'new TypeError("bad")', '[]', '{}'],
  ...['Promise.resolve(1)', 'new (class A { x = 1; m() {} })()', 'Object.create(null)', '[, 1]', 'new Map([[1, [2]]])'],
  ...['new Set(["a", {}])', 'class {}', 'new Proxy(() => 1, {})', 'root', 'list'],
);
const bad = fc.constantFrom(
  ...['new WeakMap()', 'new Proxy({}, {})', '(function* () {})()', 'new Map([[1, () => 1]])', 'Object(Symbol())'],
);
const key = fc.constantFrom('a', 'b', '0', '7', '"__proto__"', '"["', 'toString', '[Symbol.for("k")]', 'constructor');

/** The source text of a value; `root` and `list` in it are the outermost object and an array beside it. */
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'bridge' },
    { arbitrary: leaf, weight: 8 },
    { arbitrary: bad, weight: 1 },
    { arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`), weight: 4 },
    {
      arbitrary: fc
        .uniqueArray(fc.tuple(key, tie('value')), { maxLength: 5, selector: ([name]) => name })
        .map((entries) => `({ ${entries.map(([name, text]) => property(name, text)).join(', ')} })`),
      weight: 6,
    },
    { arbitrary: fc.tuple(key, fc.constantFrom('a', 'b')).map(([name, text]) => getter(name, text)), weight: 1 },
  ),
}));

const property = (name: string, text: string) =>
  name === '"__proto__"' ? `['__proto__']: ${text}` : `${name}: ${text}`;
const getter = (name: string, text: string) =>
  text === 'a'
    ? `({ get ${name}() { return [1]; } })`
    : `({ x: 1, get ${name}() { throw new RangeError('${text}'); } })`;

/** A root that the value can refer to, and so be cyclic. */
const sourceOf = (text: string) =>
  `(() => { const list = [1]; const root = { list }; root.value = ${text}; return root; })()`;

/** What a value is, in the terms of the realm where this text runs: class by class, with its identities. */
const DESCRIBE = `((value) => {
  const seen = [];
  const classes = [Object, Array, Function, Date, RegExp, Map, Set, String, ArrayBuffer, Error, TypeError, Promise];
  const describe = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      return Object.is(value, -0) ? '-0' : typeof value + ' ' + String(value);
    }
    if (seen.includes(value)) return '#' + seen.indexOf(value);
    seen.push(value);
    const prototype = Object.getPrototypeOf(value);
    const own = classes.find((known) => known.prototype === prototype);
    const name = own ? own.name : ArrayBuffer.isView(value) && value instanceof Uint8Array ? 'Uint8Array' : 'foreign';
    if (name === 'Function') return 'Function ' + typeof value + JSON.stringify(value.name);
    const inner = value instanceof Map || value instanceof Set ? [...value].map(describe).join() : '';
    const text = value instanceof Error ? value.message : value instanceof Date ? value.getTime() : '';
    // Node keeps async contexts in promises.
    const parts = (value instanceof Promise ? [] : Reflect.ownKeys(value))
      .filter((key) => key !== 'stack')
      .map((key) => String(key) + ':' + describe(Object.getOwnPropertyDescriptor(value, key).value));
    return name + (Object.isFrozen(value) ? '!' : '') + text + '{' + parts.join(',') + '}' + inner;
  };
  return describe(value);
})`;

/** Everything in a value that has an identity. */
const OBJECTS = `((value) => {
  const found = new Set();
  const visit = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || found.has(value)) return;
    found.add(value);
    if (!(value instanceof Promise)) for (const key of Reflect.ownKeys(value)) visit(Object.getOwnPropertyDescriptor(value, key).value);
  };
  visit(value);
  // What belongs to the realm is shared where there is one only.
  return [...found].filter((o) => ![Object, Array, Function, Promise].some((C) => o === C || o === C.prototype));
})`;

function outcome(joined: Joined, work: (api: Api) => unknown): string {
  const api: Api = joined.expose('({ get: () => given() })', () => given.get(joined));
  try {
    return joined.page(`${DESCRIBE}(given)`, work(api));
  } catch (error) {
    return `threw ${joined.page(`${DESCRIBE}(given)`, error)}`;
  }
}

interface Api {
  get(): unknown;
}

const given = new WeakMap<Joined, unknown>();

const withSource = (joined: Joined, text: string): Joined => {
  given.set(joined, joined.preload(sourceOf(text)));
  return joined;
};

describe('whatever crosses', () => {
  const runs = { numRuns: 600 };

  test('it is the same between two realms and within one', () => {
    fc.assert(
      fc.property(value, (text) => {
        const [two, one] = [withSource(inTwo(), text), withSource(inOne(), text)].map((joined) =>
          outcome(joined, (api) => api.get()),
        );
        expect(one).toBe(two);
        expect(one).not.toContain('foreign');
      }),
      { numRuns: 60 },
    );
  });

  test('it is nothing of what was given', () => {
    fc.assert(
      fc.property(value, (text) => {
        const joined = withSource(inOne(), text);
        const api = joined.expose('({ get: () => given() })', () => given.get(joined)) as Api;
        let result: unknown;
        try {
          result = api.get();
        } catch {
          return;
        }
        const [before, after] = [given.get(joined), result].map(
          (one) => new Set(joined.page(`${OBJECTS}(given)`, one)),
        );
        expect([...after!].filter((object) => before!.has(object))).toEqual([]);
      }),
      runs,
    );
  });

  test('it is the same when it crosses again', () => {
    fc.assert(
      fc.property(value, (text) => {
        const joined = withSource(inOne(), text);
        const once = outcome(joined, (api) => api.get());
        if (once.startsWith('threw')) return;
        const again = withSource(inOne(), text);
        again.contextBridge.exposeInMainWorld('back', { echo: (back: unknown) => back });
        const echo = again.page('window.back.echo') as (back: unknown) => unknown;
        expect(unnamed(outcome(again, (api) => echo(api.get())))).toBe(unnamed(once));
      }),
      runs,
    );
  });

  test('it is exposed frozen and otherwise the same, or not at all', () => {
    fc.assert(
      fc.property(value, (text) => {
        const got = outcome(withSource(inOne(), text), (api) => api.get());
        const joined = withSource(inOne(), text);
        let thrown: unknown;
        try {
          joined.contextBridge.exposeInMainWorld('api', given.get(joined));
        } catch (error) {
          thrown = error;
        }
        expect(joined.page("'api' in window")).toBe(thrown === undefined);
        expect(thrown !== undefined).toBe(got.startsWith('threw'));
        if (thrown === undefined) expect(thawed(joined.page(`${DESCRIBE}(window.api)`))).toBe(thawed(got));
      }),
      runs,
    );
  });
});

/** A class has the same description as a function. */
const unnamed = (described: string) => described.replaceAll(/Function function"[^"]*"/g, 'Function');
const thawed = (described: string) => described.replaceAll('!', '');
