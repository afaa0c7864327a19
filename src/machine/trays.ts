import type { EventEmitter } from 'node:events';
import { type Restore, saveTwin, together } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** An icon in the tray, as plain data: what somebody at the machine sees of it. */
export interface ShownTray {
  /** Its path, or the image. */
  readonly image: Electron.NativeImage | string;
  /** While it is pressed; `null` for the same one. */
  readonly pressedImage: Electron.NativeImage | string | null;
  /** What is shown while the pointer is on it. */
  readonly toolTip: string;
  /** Beside the icon, on macOS. */
  readonly title: string;
  /** The context menu; `null` for none. */
  readonly menu: Electron.Menu | null;
  /** The id that the app gave it, on macOS and Windows; else `null`. */
  readonly guid: string | null;
  /** The balloon that is shown, on Windows. */
  readonly balloon: Readonly<Electron.DisplayBalloonOptions> | null;
}

/** The icons in the tray of one fake. */
export class Trays implements Part {
  /** Those that are not destroyed, in the order in which they came. */
  readonly all: ShownTray[] = [];
  /** Those of an app that has ended: its objects are as they were, and nobody sees them. */
  #gone: ReadonlySet<ShownTray> = new Set();
  readonly #owners = new WeakMap<ShownTray, EventEmitter>();

  /** Those that somebody sees. */
  get shown(): ShownTray[] {
    return this.all.filter((tray) => !this.#gone.has(tray));
  }

  leave(): void {
    this.#gone = new Set(this.all);
  }

  add(owner: EventEmitter, tray: ShownTray): void {
    this.all.push(tray);
    this.#owners.set(tray, owner);
  }

  /** Shows it as it is with these changes. */
  change(tray: ShownTray, changes: Partial<ShownTray>): void {
    Object.assign(tray, changes);
  }

  remove(tray: ShownTray): void {
    const index = this.all.indexOf(tray);
    if (index >= 0) this.all.splice(index, 1);
  }

  /** The app's object for what is seen. */
  ownerOf(tray: object): EventEmitter | undefined {
    return this.#owners.get(tray as ShownTray);
  }

  /** What is seen of the app's object. */
  shownBy(owner: object): ShownTray | undefined {
    return this.shown.find((tray) => this.#owners.get(tray) === owner);
  }

  save(): Restore {
    const states = this.all.map((tray) => [tray, { ...tray }] as const);
    const gone = this.#gone;
    return together(...this.all.map((tray) => saveTwin(this.#owners.get(tray)!)), () => {
      this.#gone = gone;
      for (const [tray, state] of states) Object.assign(tray, state);
      this.all.splice(0, this.all.length, ...states.map(([tray]) => tray));
    });
  }
}

/** The icons in the tray. */
export const traysOf = (machine: Machine): Trays => machine.part('trays', () => new Trays());
