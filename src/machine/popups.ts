import type { EventEmitter } from 'node:events';
import type { Restore } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** A menu that is open by itself, and not in a menu bar. */
export interface OpenMenu {
  readonly menu: EventEmitter;
  /** The id of the window it is open in; `null` for a tray's. */
  readonly window: number | null;
  /** Where it is, in pixels from the window's corner; -1 for the mouse. */
  readonly x: number;
  readonly y: number;
  /** Tells the app that it is not open any more. */
  closed(): void;
}

/** The menus that are open by themselves: one at most, as a mouse has one place. */
export class Popups implements Part {
  #open: OpenMenu | undefined;

  /** The menu that is open. */
  get open(): OpenMenu | undefined {
    return this.#open;
  }

  /** It is open from now on, and whatever was is not. */
  show(menu: OpenMenu): void {
    this.close();
    this.#open = menu;
  }

  /** Closes the open menu, if `which` means it. */
  close(which: (open: OpenMenu) => boolean = () => true): void {
    const open = this.#open;
    if (open === undefined || !which(open)) return;
    this.#open = undefined;
    open.closed();
  }

  save(): Restore {
    const open = this.#open;
    return () => {
      this.#open = open;
    };
  }
}

/** The menus that are open by themselves. */
export const popupsOf = (machine: Machine): Popups => machine.part('popups', () => new Popups());
