import sinon from 'sinon';
import { assertNotSent, assertSent, createFakeElectron } from '../../src';
import { quiet } from '../support/quiet';

quiet();

/** Crosses as its fields only: a copy of it is no longer iterable, and has lost what a symbol names. */
class Page {
  readonly [Symbol.toStringTag] = 'Object';
  constructor(readonly n: number) {}
  *[Symbol.iterator]() {
    yield this.n;
  }
}

const MATCHERS: readonly [string, unknown, unknown][] = [
  ["Jest's", expect.any(Number), expect.any(String)],
  ["sinon's", sinon.match.number, sinon.match.string],
];

/** Whether the sent value is told from the others. */
function expectSent(sent: unknown, wanted: unknown, others: readonly unknown[]): void {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  fake.ipcRenderer.send('a', sent);

  assertSent(fake.ipcRenderer, 'a', wanted);
  for (const other of others) assertNotSent(fake.ipcRenderer, 'a', other);
}

describe.each(MATCHERS)('beside a matcher of %s kind what is expected still crosses', (_name, number, text) => {
  test('in a list', () => {
    expectSent([new Page(1), 2], [new Page(1), number], [[new Page(2), number], [new Page(1), text], [new Page(1)]]);
  });

  test('in an object, at any depth', () => {
    const sent = { deep: [{ page: new Page(1), id: 2 }] };
    const wanted = (page: unknown, id: unknown) => ({ deep: [{ page, id }] });
    expectSent(sent, wanted(new Page(1), number), [wanted(new Page(2), number), wanted(new Page(1), text)]);
  });

  test('in a Map, as a key and as a value', () => {
    const map = (page: unknown, id: unknown) =>
      new Map([
        ['page', page],
        ['id', id],
      ]);
    expectSent(map(new Page(1), 2), map(new Page(1), number), [
      map(new Page(2), number),
      map(new Page(1), text),
      new Map([['page', new Page(1)]]),
      new Map(),
    ]);
    expectSent(new Map([[new Page(1), 2]]), new Map([[new Page(1), number]]), [new Map([[new Page(2), number]])]);
  });

  test('in a Set', () => {
    expectSent(new Set([new Page(1), 2]), new Set([new Page(1), number]), [
      new Set([new Page(2), number]),
      new Set([new Page(1), text]),
      new Set(),
    ]);
  });

  test('whichever comes first, the matcher or what has none', () => {
    const nested = (id: unknown) => ({ first: { plain: new Page(1) }, list: [[new Page(2)], [id]] });
    expectSent(nested(1), nested(number), [nested(text)]);
  });
});

test('what has the look of a matcher in part is none', () => {
  const fake = createFakeElectron();
  fake.ipcMain.on('a', () => {});
  const parts = { test: 1, and: 2, or: 3 };
  fake.ipcRenderer.send('a', parts);

  assertSent(fake.ipcRenderer, 'a', { ...parts });
  const method = (name: string) => ({ ...parts, [name]: () => true });
  for (const name of ['test', 'and', 'or']) assertNotSent(fake.ipcRenderer, 'a', method(name));
  const two = { test: () => true, and: () => true, or: () => true };
  for (const name of ['test', 'and', 'or'] as const) assertNotSent(fake.ipcRenderer, 'a', { ...two, [name]: 0 });
});

test('where one matcher holds another place of the same object, both are one after crossing', () => {
  const shared = { page: new Page(1), id: expect.any(Number) };
  const sent = { page: new Page(1), id: 1 };

  expectSent([sent, sent], [shared, shared], [[shared, { ...shared, id: expect.any(String) }]]);
});

test('what is expected without a matcher loses what crossing takes, and a cycle or bytes hold none', () => {
  const cycle: Record<string, unknown> = { page: new Page(1) };
  cycle.self = cycle;
  const crossing: Record<string, unknown> = { page: new Page(1) };
  crossing.self = crossing;

  expectSent(cycle, crossing, [{ page: new Page(2) }]);
  expectSent(Buffer.from('xy'), Buffer.from('xy'), [Buffer.from('xz')]);
});
