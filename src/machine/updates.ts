import type { Machine } from './machine';
import { StatePart } from './state-part';

/** What a server has for `autoUpdater`. */
export interface OfferedUpdate {
  readonly version: string;
  readonly notes: string;
  readonly date: Date;
  /** Where it is downloaded from; the feed's if omitted. */
  readonly url: string | undefined;
}

export interface UpdatesState {
  readonly offered: OfferedUpdate | undefined;
  /** What every check fails with. */
  readonly failure: Error | undefined;
  /** What was downloaded and is not installed yet. */
  readonly downloaded: OfferedUpdate | undefined;
  /** The versions that `quitAndInstall` installed. */
  readonly installed: readonly string[];
}

/** A server that has nothing newer. */
export const updatesOf = (machine: Machine): StatePart<UpdatesState> =>
  machine.part(
    'updates',
    () => new StatePart<UpdatesState>({ offered: undefined, failure: undefined, downloaded: undefined, installed: [] }),
  );
