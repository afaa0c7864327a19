import { type Order, orderOf, seedOf, Tried } from '../../../src/controls/explore/choices';
import { loadFastCheck } from '../../../src/controls/explore/fast-check';

test.each<[Order, string]>([
  [{ choices: [], fault: undefined }, '0'],
  [{ choices: [0, 2, 0, 0], fault: undefined }, '0.2'],
  [{ choices: [0, 11], fault: { kind: 'no-reply', after: 3, who: 1 } }, 'no-reply:3:1 0.11'],
])('an order is written as %#', (order, seed) => {
  expect(seedOf(order)).toBe(seed);
  expect(seedOf(orderOf(seed))).toBe(seed);
  expect(orderOf(seed).fault).toEqual(order.fault);
});

test.each(['', 'x', '1..2', 'crash 0', 'flood:1:0 0', 'crash:1:0 0 '])('%j is no order', (seed) => {
  expect(() => orderOf(seed)).toThrow(
    `fake-electron: explore has no order '${seed}'. Give the seed as a failure has printed it, or a whole number for another search.`,
  );
});

test('an order that was tried is known, by whatever numbers lead to it', () => {
  const tried = new Tried();
  tried.add([
    [1, 2],
    [0, 3],
  ]);

  expect(tried.has([1])).toBe(true);
  expect(tried.has([3, 6])).toBe(true);
  expect(tried.has([0])).toBe(false);
  expect(tried.has([1, 1])).toBe(false);
  expect(tried.isAll).toBe(false);
});

test('they are all when each way has been gone', () => {
  const tried = new Tried();
  tried.add([[0, 2]]);
  expect(tried.isAll).toBe(false);
  tried.add([
    [1, 2],
    [0, 1],
  ]);

  expect(tried.isAll).toBe(true);
  expect(tried.count).toBe(2);
});

test('where fast-check is missing, one sentence says so', () => {
  expect(() => loadFastCheck(['/package.json'])).toThrow(
    new Error(
      'fake-electron: explore needs fast-check 3 or 4, and the project has none. Install it: npm i -D fast-check',
    ),
  );
});
