/**
 * Stands for what is first asked for when its test file has ended, and is therefore not loaded: it takes every call and every
 * assignment, is empty, and as a promise never settles. A proxy, as it has to be anything.
 */
export const nothing: never = new Proxy(function nothing() {}, {
  get: (_target, key) =>
    typeof key === 'symbol' ? SYMBOLS.get(key) : Object.hasOwn(EMPTY, key) ? EMPTY[key] : nothing,
  apply: () => nothing,
  construct: () => nothing,
  set: () => true,
  deleteProperty: () => true,
}) as never;

const none = (): IterableIterator<never> => [].values();

const SYMBOLS: ReadonlyMap<symbol, unknown> = new Map<symbol, unknown>([
  [Symbol.iterator, none],
  [Symbol.asyncIterator, async function* () {}],
  [Symbol.hasInstance, () => false],
  [Symbol.toPrimitive, (hint: string) => (hint === 'number' ? Number.NaN : '')],
]);

const EMPTY: Readonly<Record<string, unknown>> = {
  length: 0,
  size: 0,
  name: '',
  message: '',
  toString: () => '',
  toJSON: () => undefined,
};
