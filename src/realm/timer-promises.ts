import type * as nodeTimers from 'node:timers';

interface Waiting {
  readonly signal?: AbortSignal;
  readonly ref?: boolean;
}

type Timers = Pick<
  typeof nodeTimers,
  'setTimeout' | 'setInterval' | 'setImmediate' | 'clearTimeout' | 'clearInterval' | 'clearImmediate'
>;

/** `timers/promises` on top of the timers given. */
export function createTimerPromises(timers: Timers) {
  const wait = <T>(
    begin: (done: () => void) => { unref?(): unknown },
    end: (handle: never) => void,
    value: T,
    { signal, ref = true }: Waiting = {},
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortError(signal));
      const handle = begin(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value);
      });
      if (!ref) handle.unref?.();
      function abort() {
        end(handle as never);
        reject(abortError(signal!));
      }
      signal?.addEventListener('abort', abort, { once: true });
    });

  const setTimeout = <T>(delay?: number, value?: T, options?: Waiting) =>
    wait((done) => timers.setTimeout(done, delay), timers.clearTimeout, value, options);
  const setImmediate = <T>(value?: T, options?: Waiting) =>
    wait((done) => timers.setImmediate(done), timers.clearImmediate, value, options);
  async function* setInterval<T>(delay?: number, value?: T, { signal, ref = true }: Waiting = {}) {
    if (signal?.aborted) throw abortError(signal);
    let due = 0;
    let wake = () => {};
    const handle = timers.setInterval(() => {
      due += 1;
      wake();
    }, delay);
    if (!ref) handle.unref?.();
    const abort = () => wake();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      for (;;) {
        if (signal?.aborted) throw abortError(signal);
        if (due === 0) await new Promise<void>((resolve) => (wake = resolve));
        for (; due > 0; due -= 1) yield value;
      }
    } finally {
      timers.clearInterval(handle);
      signal?.removeEventListener('abort', abort);
    }
  }
  const scheduler = {
    wait: (delay: number, options?: Waiting) => setTimeout(delay, undefined, options),
    yield: () => setImmediate(),
  };
  return { setTimeout, setImmediate, setInterval, scheduler };
}

/** As Node's. */
function abortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}
