import type { Bus } from '../bus/bus';
import { type Restore, saveMap } from '../bus/snapshot';
import { subscriptionError } from '../words/preference-errors';
import { integerAt, objectAt, stringAt } from './arguments';

type Callback = (event: string, userInfo: Record<string, unknown>, object: string) => void;

/** Where macOS posts notices: between all apps, within one, and those of the workspace. */
export type Center = 'distributed' | 'local' | 'workspace';

interface Subscription {
  readonly center: Center;
  /** Every event where it is null. */
  readonly event: string | null;
  readonly callback: Callback;
}

/** The notices that `systemPreferences` posts and subscribes to on macOS; no other app is there to post any. */
export class SystemNotices {
  readonly #bus: Bus;
  readonly #subscriptions = new Map<number, Subscription>();
  #last = 0;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  /**
   * @returns the id that `unsubscribe` takes
   * @throws Error for what is no event (M9.2)
   */
  subscribe(center: Center, [event, callback]: readonly unknown[]): number {
    if (event !== null && typeof event !== 'string') throw subscriptionError();
    const id = ++this.#last;
    this.#subscriptions.set(id, { center, event, callback: callback as Callback });
    return id;
  }

  unsubscribe(args: readonly unknown[]): void {
    this.#subscriptions.delete(integerAt(args));
  }

  /** Subscribers hear of it in a later task. */
  post(center: Center, args: readonly unknown[]): void {
    const event = stringAt(args, 0);
    const userInfo = structuredClone(objectAt(args, 1));
    this.#bus.later(() => {
      for (const subscription of [...this.#subscriptions.values()]) {
        if (subscription.center !== center || (subscription.event ?? event) !== event) continue;
        this.#bus.reporter.guard(() => subscription.callback(event, structuredClone(userInfo), ''));
      }
    });
  }

  save(): Restore {
    return saveMap(this.#subscriptions);
  }
}
