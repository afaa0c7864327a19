import { type Restore, saveMap, together } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** One thing that an app asked the desktop to do, as plain data. */
export interface OpenedThing {
  /** The method of `shell` that it was asked with. */
  readonly kind: 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem' | 'beep' | 'writeShortcutLink';
  /** The URL or the path; `''` for a beep. */
  readonly target: string;
  /** What the method was given beside. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** The desktop of one fake: it remembers what it is asked for and opens nothing. */
export class Shell implements Part {
  readonly opened: OpenedThing[] = [];
  /** The shortcut links that were written, by their paths. */
  readonly links = new Map<string, Readonly<Electron.ShortcutDetails>>();

  save(): Restore {
    const opened = [...this.opened];
    return together(saveMap(this.links), () => void this.opened.splice(0, this.opened.length, ...opened));
  }
}

/** The desktop that `shell` asks. */
export const shellOf = (machine: Machine): Shell => machine.part('shell', () => new Shell());
