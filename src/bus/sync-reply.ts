import type { Era } from '../eras/version';
import type { Parcel } from '../wire/clone';
import { packerFor, type Warn } from '../wire/pack-for';

/**
 * Takes a snapshot of the answer of a sendSync, as `event.returnValue = value` does; `open()` is what sendSync returns
 * (versions 1.4, 2.2).
 *
 * @param value - what the listener set
 * @param era - the version's
 * @param warn - where the deprecation warning of 8.x goes
 * @throws TypeError before 3, for what is not JSON: undefined, functions, symbols (versions 2.3), and the engine's own for cycles
 * @throws Error `An object could not be cloned.` since 9 (versions 2.8)
 */
export function encodeSyncReply(value: unknown, era: Era, warn?: Warn): Parcel {
  switch (era.syncReply) {
    case 'json': {
      const text = JSON.stringify(value) as string | undefined;
      if (text === undefined) throw new TypeError(era.undefinedSyncReplyText ?? undefined);
      return { open: () => JSON.parse(text) };
    }
    case 'list': {
      // not `open()[0]` of the bare value: in a list, what has no counterpart is null and the nesting is one level deeper
      const list = packerFor(era, warn)([value]);
      return { open: () => (list.open() as unknown[])[0] };
    }
    case 'direct':
      return packerFor(era, warn)(value);
  }
}
