import type { Bus } from '../bus/bus';
import { clearTimeout, setImmediate, setTimeout } from '../bus/timers';
import { nothing } from '../words/nothing';
import { settleError } from '../words/usage-errors';

/** What of a fake may be under way. */
interface Unsettled {
  readonly bus: Bus;
  readonly settings: { readonly timing: unknown };
  /** Its pages. */
  readonly controls: { readonly busy: boolean };
  /** Its utility processes. */
  readonly modules: { readonly busy: boolean };
}

/**
 * Waits until nothing of a fake is under way.
 *
 * @param timeout - milliseconds, default 1,000, and up to 5,000 for pages to load
 * @throws Error naming the invokes that have no answer when the time has passed
 */
export async function settle({ bus, settings, controls, modules }: Unsettled, timeout?: number): Promise<void> {
  let expired = false;
  let seconds = 0;
  const expire = () => {
    seconds++;
    if (timeout === undefined && seconds < 5 && controls.busy) timer = setTimeout(expire, 1000);
    else expired = true;
  };
  let timer = setTimeout(expire, timeout ?? 1000);
  // A port of Node's delivers in the event loop's next rounds.
  let rounds = 0;
  try {
    do {
      if (bus.hasEnded) {
        clearTimeout(timer);
        return await nothing;
      }
      if (settings.timing === 'manual') bus.flush();
      if (expired) throw settleError(timeout ?? seconds * 1000, bus.requests.pending, controls.busy);
      await new Promise<void>((resolve) => setImmediate(resolve));
      const isIdle = bus.idle && bus.requests.pending.length === 0 && !modules.busy && !controls.busy;
      rounds = isIdle ? rounds + 1 : 0;
    } while (rounds < (bus.portKeeper?.isBridged ? 4 : 1));
  } finally {
    clearTimeout(timer);
  }
}
