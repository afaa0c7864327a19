import type { Restore } from '../bus/snapshot';
import type { Machine, Part } from './machine';

/** The reports of crashes that were uploaded: none, unless a test adds some. */
export class Crashes implements Part {
  #reports: readonly Electron.CrashReport[] = [];

  /** In the order they were added. */
  get reports(): readonly Electron.CrashReport[] {
    return this.#reports;
  }

  add(report: Electron.CrashReport): void {
    this.#reports = [...this.#reports, report];
  }

  save(): Restore {
    const reports = this.#reports;
    return () => {
      this.#reports = reports;
    };
  }
}

/** The crashes on the machine of one fake. */
export const crashesOf = (machine: Machine): Crashes => machine.part('crashes', () => new Crashes());
