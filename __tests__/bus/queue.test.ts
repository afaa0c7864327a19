import { createStation, type Item, type Pipe, Queue } from '../../src/bus/queue';

const pipe = (): Pipe => ({ parked: [] });
const any = () => true;

function item(name: string, on: Pipe = pipe()): Item & { name: string } {
  return { name, pipe: on, target: undefined, message: undefined, run: () => {} };
}

const names = (queue: Queue) => queue.all.map((each) => (each as Item & { name: string }).name);
const take = (queue: Queue, accepts: (item: Item) => boolean = any) =>
  (queue.take(accepts) as (Item & { name: string }) | undefined)?.name;

function filled(...all: string[]): Queue {
  const queue = new Queue();
  for (const name of all) queue.push(item(name));
  return queue;
}

test('first in, first out, until there is none left', () => {
  const queue = filled('a', 'b');
  expect([queue.length, names(queue)]).toEqual([2, ['a', 'b']]);

  expect(take(queue)).toBe('a');
  expect([queue.length, names(queue)]).toEqual([1, ['b']]);
  expect(take(queue)).toBe('b');
  expect([queue.length, take(queue)]).toEqual([0, undefined]);

  queue.push(item('c'));
  expect([queue.length, take(queue)]).toEqual([1, 'c']);
});

test('S0.7: what may not go yet is passed over, and keeps its place', () => {
  const blocked = pipe();
  const queue = filled('a');
  for (const name of ['b', 'd']) queue.push(item(name, blocked));
  queue.push(item('c'));
  const isFree = (each: Item) => each.pipe !== blocked;
  expect(take(queue)).toBe('a');

  expect(queue.has(isFree)).toBe(true);
  expect(take(queue, isFree)).toBe('c');
  expect([queue.length, names(queue)]).toEqual([2, ['b', 'd']]);
  expect([queue.has(isFree), take(queue, isFree), queue.has(any)]).toEqual([false, undefined, true]);
  expect([take(queue), take(queue), queue.has(any)]).toEqual(['b', 'd', false]);
});

test('what was taken is asked about no more', () => {
  const queue = filled('a', 'b');
  take(queue);
  const asked: string[] = [];
  const note = (each: Item) => {
    asked.push((each as Item & { name: string }).name);
    return false;
  };

  queue.has(note);
  queue.take(note);

  expect(asked).toEqual(['b', 'b']);
});

test('a list of everything is as it was when it was asked for', () => {
  const queue = filled('a', 'b');
  const { all } = queue;
  take(queue);
  queue.push(item('c'));

  expect([all.length, names(queue)]).toEqual([2, ['b', 'c']]);
});

test('cleared, it has nothing, and goes on', () => {
  const queue = filled('a', 'b', 'c');
  take(queue);
  queue.clear();
  expect([queue.length, names(queue), queue.has(any)]).toEqual([0, [], false]);

  queue.push(item('d'));
  expect([queue.length, take(queue)]).toEqual([1, 'd']);
});

test.each([1023, 1024, 1025, 1026, 2500])('the order holds over %d taken, however much has been let go of', (taken) => {
  const queue = filled(...Array.from({ length: 4000 }, (_, index) => String(index)));
  for (let index = 0; index < taken; index++) expect(take(queue)).toBe(String(index));

  expect(queue.length).toBe(4000 - taken);
  expect(names(queue)[0]).toBe(String(taken));
  for (let index = taken; index < 4000; index++) if (take(queue) !== String(index)) throw new Error(`at ${index}`);
  expect(queue.length).toBe(0);
});

test('a new end has three pipes of its own, none of which holds anything, and is neither blocked nor hung', () => {
  const station = createStation({ process: 'main', id: 0 } as never, { receive: () => true });

  const pipes = [station.outbox, station.inbox, station.answers];
  expect(new Set(pipes).size).toBe(3);
  expect(pipes).toEqual([{ parked: [] }, { parked: [] }, { parked: [] }]);
  expect([station.blocked, station.hung]).toEqual([0, false]);
});
