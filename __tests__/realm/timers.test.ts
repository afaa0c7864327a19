import { promisify } from 'node:util';
import { createTimers } from '../../src/realm/timers';

describe('the timers of an app', () => {
  afterEach(() => jest.useRealTimers());

  test('run, and are pending until then', async () => {
    const { timers, ...own } = createTimers();
    const ran: unknown[] = [];

    await new Promise<void>((resolve) => {
      timers.setTimeout((...values: unknown[]) => ran.push(values), 0, 'a', 'b');
      timers.setImmediate(() => ran.push('immediate'));
      const interval = timers.setInterval(() => {
        if (ran.push('interval') < 4) return;
        timers.clearInterval(interval);
        resolve();
      }, 1);
      expect(createTimers().pending).toBe(0);
    });

    expect(ran).toEqual(expect.arrayContaining([['a', 'b'], 'immediate', 'interval']));
    expect(own.dispose()).toBeUndefined();
  });

  test('are cleared as a group', () => {
    jest.useFakeTimers();
    const own = createTimers();
    const ran = jest.fn();
    own.timers.setTimeout(ran, 10);
    own.timers.setInterval(ran, 10);
    own.timers.setImmediate(ran);
    setTimeout(ran, 10, 'of the test');
    expect(own.pending).toBe(3);

    own.dispose();

    expect(own.pending).toBe(0);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(100);
    expect(ran.mock.calls).toEqual([['of the test']]);
  });

  test('are those of the global object at the time of the call', () => {
    const own = createTimers();
    jest.useFakeTimers();
    const ran = jest.fn();

    own.timers.setTimeout(ran, 1000);
    jest.advanceTimersByTime(1000);

    expect(ran).toHaveBeenCalledTimes(1);
    expect(own.pending).toBe(0);
  });

  test('return what the timers return', () => {
    const own = createTimers();
    const timer = own.timers.setTimeout(() => {}, 1000);

    expect(timer.unref().hasRef()).toBe(false);
    expect(timer.refresh()).toBe(timer);
    own.timers.clearTimeout(Number(timer));
    expect(own.pending).toBe(0);
  });

  test('one that is refreshed when it has run is pending again', () => {
    jest.useFakeTimers();
    const own = createTimers();
    const ran = jest.fn();
    const timer = own.timers.setTimeout(ran, 10) as unknown as NodeJS.Timeout;
    jest.advanceTimersByTime(10);

    timer.refresh();
    expect(own.pending).toBe(1);
    own.dispose();

    jest.advanceTimersByTime(100);
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('are objects where those of the global object are numbers', () => {
    jest.useFakeTimers();
    const numbers = {
      setTimeout: (callback: () => void, delay: number) => Number(setTimeout(callback, delay)),
      clearTimeout: (timer: number) => clearTimeout(timer),
    };
    const own = createTimers(numbers);
    const ran = jest.fn();
    const timer = own.timers.setTimeout(ran, 10) as unknown as NodeJS.Timeout;
    expect(timer.unref().hasRef()).toBe(false);
    jest.advanceTimersByTime(9);
    timer.refresh();
    jest.advanceTimersByTime(9);
    expect(ran).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(ran).toHaveBeenCalledTimes(1);

    own.timers.clearTimeout(own.timers.setTimeout(ran, 10));
    own.timers.clearTimeout(Number(own.timers.setTimeout(ran, 10)));
    own.timers.setTimeout(ran, 10);
    expect(own.pending).toBe(1);
    own.dispose();

    jest.advanceTimersByTime(100);
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('what is no function is what the timers make of it', () => {
    const { timers } = createTimers();
    const thrown = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return (error as Error).message;
      }
    };

    expect(thrown(() => timers.setTimeout('no function' as never, 1))).toBe(
      thrown(() => setTimeout('no function' as never, 1)),
    );
  });

  test('work as promises', async () => {
    const own = createTimers();
    const { setTimeout, setInterval, scheduler } = own.modules[
      'timers/promises'
    ] as typeof import('node:timers/promises');

    await expect(promisify(own.timers.setTimeout)(1, 'value')).resolves.toBe('value');
    await expect(promisify(own.timers.setImmediate)('value')).resolves.toBe('value');
    await expect(setTimeout(1, 'value')).resolves.toBe('value');
    await expect(scheduler.wait(1)).resolves.toBeUndefined();
    const seen: unknown[] = [];
    for await (const value of setInterval(1, 'tick')) if (seen.push(value) === 3) break;
    expect(seen).toEqual(['tick', 'tick', 'tick']);
    expect(own.pending).toBe(0);
  });

  test('as promises, are ended by their signal', async () => {
    const own = createTimers();
    const { setTimeout, setInterval } = own.modules['timers/promises'] as typeof import('node:timers/promises');
    const ending = new AbortController();
    const waiting = setTimeout(10_000, undefined, { signal: ending.signal });
    const iterator = setInterval(10_000, undefined, { signal: ending.signal })[Symbol.asyncIterator]();
    const next = iterator.next();

    ending.abort();

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError', code: 'ABORT_ERR' });
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    expect(own.pending).toBe(0);
  });
});
