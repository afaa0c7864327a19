import { EventEmitter } from 'node:events';
import { saveListeners, saveMap, saveProperties, saveTwin, together } from '../../src/bus/snapshot';

const noop = () => {};

describe('listeners', () => {
  test('what was added goes, what was removed or consumed comes back, in its order', () => {
    const emitter = new EventEmitter();
    const heard: string[] = [];
    const note = (name: string) => () => void heard.push(name);
    const [first, second, once] = [note('first'), note('second'), note('once')];
    emitter.on('a', first).once('a', once).on('a', second);
    const restore = saveListeners(emitter);
    emitter.off('a', first).on('a', note('added')).on('b', noop);
    emitter.emit('a');
    heard.length = 0;

    restore();

    expect(emitter.eventNames()).toEqual(['a']);
    emitter.emit('a');
    emitter.emit('a');
    expect(heard).toEqual(['first', 'once', 'second', 'first', 'second']);
  });

  test.each<[string, (emitter: EventEmitter, kept: () => void) => unknown]>([
    ['another channel', (emitter) => emitter.on('b', noop)],
    ['one more on the channel', (emitter) => emitter.on('a', noop)],
    ['another listener in its place', (emitter, kept) => emitter.off('a', kept).on('a', noop)],
    ['another channel in its place', (emitter, kept) => emitter.off('a', kept).on('b', kept)],
    ['none at all', (emitter) => emitter.removeAllListeners()],
  ])('are put back where there is %s', (_name, change) => {
    const emitter = new EventEmitter();
    const kept = () => {};
    emitter.on('a', kept);
    const restore = saveListeners(emitter);

    change(emitter, kept);
    restore();

    expect(emitter.eventNames()).toEqual(['a']);
    expect(emitter.rawListeners('a')).toEqual([kept]);
  });

  test('are not touched where nothing has changed', () => {
    const emitter = new EventEmitter();
    emitter.once('a', noop).on('b', noop);
    const [raw] = emitter.rawListeners('a');

    saveListeners(emitter)();

    expect(emitter.rawListeners('a')[0]).toBe(raw);
  });

  test('nobody is told of what a rollback does', () => {
    const emitter = new EventEmitter();
    const told: unknown[] = [];
    const meta = (name: string) => told.push(name);
    emitter.on('newListener', meta).on('removeListener', meta).on('a', noop);
    const restore = saveListeners(emitter);
    emitter.on('b', noop).off('a', noop);
    told.length = 0;

    restore();

    expect(told).toEqual([]);
    expect(new Set(emitter.eventNames())).toEqual(new Set(['newListener', 'removeListener', 'a']));
    emitter.on('c', noop);
    expect(told).toEqual(['c']);
  });

  test('the limit of listeners comes back, and is not set where it was not', () => {
    const emitter = new EventEmitter();
    const restore = saveListeners(emitter);
    restore();
    expect(emitter).toHaveProperty('_maxListeners', undefined);
    emitter.setMaxListeners(3);

    restore();

    expect(emitter.getMaxListeners()).toBe(EventEmitter.defaultMaxListeners);
  });
});

describe('properties', () => {
  test('what was added, changed or deleted is as it was', () => {
    const object: Record<string, unknown> = { same: 1, changed: 1, deleted: 1 };
    const restore = saveProperties(object);
    object.changed = 2;
    object.added = 2;
    delete object.deleted;

    restore();

    expect(object).toEqual({ same: 1, changed: 1, deleted: 1 });
  });

  test('an accessor is one again, and another accessor is not taken for it', () => {
    const object = {
      get a() {
        return 'getter';
      },
      get b() {
        return 'getter';
      },
    };
    const restore = saveProperties(object);
    Object.defineProperty(object, 'a', { value: 'value', configurable: true });
    Object.defineProperty(object, 'b', { get: () => 'another', configurable: true });

    restore();

    expect([object.a, object.b]).toEqual(['getter', 'getter']);
    expect(Object.getOwnPropertyDescriptor(object, 'a')!.get).toBeDefined();
  });

  test('what cannot be put back is left, and the rest is put back all the same', () => {
    const object: Record<string, unknown> = { a: 1, b: 1 };
    const restore = saveProperties(object);
    Object.defineProperty(object, 'a', { value: 2, configurable: false });
    Object.defineProperty(object, 'fixed', { value: 2, configurable: false });
    object.b = 2;

    restore();

    expect([object.a, object.fixed, object.b]).toEqual([2, 2, 1]);
  });

  test('neither symbols nor what an emitter keeps of its listeners', () => {
    const key = Symbol('own');
    const emitter = new EventEmitter() as EventEmitter & Record<symbol, unknown>;
    emitter[key] = 1;
    emitter.setMaxListeners(1);
    const restore = saveProperties(emitter);
    emitter.on('a', noop).setMaxListeners(2);
    emitter[key] = 2;

    restore();

    expect([emitter[key], emitter.listenerCount('a'), emitter.getMaxListeners()]).toEqual([2, 1, 2]);
    expect(emitter).toHaveProperty('_eventsCount', 1);
  });
});

test('a twin has its listeners and its properties back', () => {
  const twin = new EventEmitter() as EventEmitter & { send?: () => void };
  const restore = saveTwin(twin);
  twin.on('a', noop).send = noop;

  restore();

  expect([twin.listenerCount('a'), 'send' in twin]).toEqual([0, false]);
});

test('a map has its entries back, in their order', () => {
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const restore = saveMap(map);
  map.delete('a');
  map.set('c', 3).set('a', 4).set('b', 5);

  restore();

  expect([...map]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('several restores are one, in their order', () => {
  const done: number[] = [];

  together(
    () => done.push(1),
    () => done.push(2),
  )();

  expect(done).toEqual([1, 2]);
});
