import { type Restore, saveMap, together } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** One key that an app has taken for itself, wherever the focus is. */
export interface Shortcut {
  /** As the app wrote it. */
  readonly accelerator: string;
  readonly callback: () => void;
}

/** The keys that the apps on a machine have taken: here the one of the fake. */
export class Shortcuts implements Part {
  /** By the same text for the same keys. */
  readonly registered = new Map<string, Shortcut>();
  suspended = false;

  save(): Restore {
    const { suspended } = this;
    return together(saveMap(this.registered), () => {
      this.suspended = suspended;
    });
  }
}

/** The keys that `globalShortcut` has taken. */
export const shortcutsOf = (machine: Machine): Shortcuts => machine.part('shortcuts', () => new Shortcuts());
