import { apply, promiseThen } from '../../wire/clone/builtins';
import { Crossing, isPrimitive } from './crossing';
import { NO_VALID_EXCEPTION, NO_VALID_RESULT, noValidOutcome } from './errors';
import { messageOf, reportOf } from './refusal';
import type { Side } from './side';

type Callable = (...args: never[]) => unknown;

/** What stays joined once it has crossed: functions, and promises. */
export class Links {
  /** What each proxy stands for, and where that is at home. */
  readonly #origins = new WeakMap<Callable, { readonly original: Callable; readonly home: Side }>();

  /**
   * The function that stands for `original` on another side (S9.20); a proxy that comes home is what it stands for
   * (S9.22).
   *
   * @param receiver - its `this`, whatever it is called on (S9.21)
   */
  function(original: Callable, receiver: object, home: Side, away: Side): Callable {
    const origin = this.#origins.get(original);
    if (origin?.home === away) return origin.original;
    // S9.24: called with `new`, it is called.
    const proxy = away.native.function((args) => this.#call(original, receiver, home, away, args));
    this.#origins.set(proxy, { original, home });
    return proxy;
  }

  /** The promise that stands for `source` on another side; it follows it from now on (S9.28). */
  promise(source: Promise<unknown>, home: Side, away: Side): Promise<unknown> {
    return away.native.promise((resolve, reject) => {
      const attempt = (outcome: 'resolved' | 'rejected', work: () => void) => {
        try {
          work();
        } catch (thrown) {
          reject(away.native.error(reportOf(thrown) ?? noValidOutcome(outcome)));
        }
      };
      const carry = (value: unknown) => new Crossing(this, home, away).carry(value);
      // Asking for a species of its own may throw too.
      attempt('resolved', () => {
        promiseThen(
          source,
          (value) => attempt('resolved', () => resolve(carry(value))),
          (reason) => attempt('rejected', () => reject(carry(reason))),
        );
      });
    });
  }

  /** S9.25: the arguments of one call share one graph. */
  #call(original: Callable, receiver: object, home: Side, away: Side, args: unknown[]): unknown {
    try {
      const there = new Crossing(this, away, home);
      for (let i = 0; i < args.length; i++) args[i] = there.carry(args[i]);
    } catch (thrown) {
      throw away.thrown(thrown);
    }
    let result: unknown;
    try {
      result = apply(original, receiver, args);
    } catch (thrown) {
      throw away.native.error(messageOf(thrown) ?? NO_VALID_EXCEPTION);
    }
    if (isPrimitive(result)) return result;
    try {
      return new Crossing(this, home, away).carry(result);
    } catch (thrown) {
      throw away.native.error(reportOf(thrown) ?? NO_VALID_RESULT);
    }
  }
}
