/**
 * The map of an app's IPC, made by a run of Jest.
 *
 * @module jest-reporter
 */

import { ReportedRun, type ReportOptions } from './run';

/** What is used of Jest's global config. */
interface GlobalConfig {
  readonly rootDir: string;
  readonly watch?: boolean;
}

/**
 * Jest's reporter that maps the IPC of an app: `reporters: ['default', ['fake-electron/jest-reporter', { deadWiring: 0 }]]`.
 * Writes `ipc-map.json`, prints one screen of text, and fails the run that does not reach its thresholds.
 */
export default class IpcReporter {
  readonly #cwd: string;
  readonly #options: ReportOptions;
  #run: ReportedRun | undefined;
  #error: Error | undefined;

  constructor({ rootDir }: GlobalConfig, options: ReportOptions = {}) {
    this.#cwd = rootDir;
    this.#options = options;
  }

  /** Called by Jest. */
  onRunStart(): void {
    this.#error = undefined;
    this.#run = new ReportedRun(this.#cwd, this.#options);
  }

  /** Called by Jest. */
  onRunComplete(): void {
    const run = this.#run;
    this.#run = undefined;
    if (run === undefined) return;
    try {
      const { text, failures } = run.end();
      process.stdout.write(`\n${text}\n`);
      if (failures.length > 0) this.#error = new Error(failures.join('\n'));
    } catch (error) {
      this.#error = error as Error;
    }
    if (this.#error) process.stderr.write(`${this.#error.message}\n`);
  }

  /** Jest fails the run for it. */
  getLastError(): Error | undefined {
    return this.#error;
  }
}
