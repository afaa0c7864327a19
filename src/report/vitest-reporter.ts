/**
 * The map of an app's IPC, made by a run of Vitest.
 *
 * @module vitest-reporter
 */

import { ReportedRun, type ReportOptions } from './run';

/** What is used of Vitest's own object. */
interface Vitest {
  readonly config: { readonly root: string };
}

/**
 * Vitest's reporter that maps the IPC of an app: `reporters: ['default', ['fake-electron/vitest-reporter', { deadWiring: 0 }]]`.
 * Writes `ipc-map.json`, prints one screen of text, and fails the run that does not reach its thresholds.
 */
export default class IpcReporter {
  readonly #options: ReportOptions;
  #cwd = process.cwd();
  #run: ReportedRun | undefined;

  constructor(options: ReportOptions = {}) {
    this.#options = options;
  }

  /** Called by Vitest. */
  onInit({ config }: Vitest): void {
    this.#cwd = config.root;
    // Before its workers are started, which inherit the environment of now.
    this.#begin();
  }

  /** Vitest watches: each run after the first begins here. */
  onTestRunStart(): void {
    this.#begin();
  }

  /** Called by Vitest. */
  onTestRunEnd(): void {
    const run = this.#run;
    this.#run = undefined;
    if (run === undefined) return;
    let failures: string[];
    try {
      const ended = run.end();
      process.stdout.write(`\n${ended.text}\n`);
      ({ failures } = ended);
    } catch (error) {
      failures = [(error as Error).message];
    }
    for (const failure of failures) process.stderr.write(`${failure}\n`);
    if (failures.length > 0) process.exitCode = 1;
  }

  #begin(): void {
    this.#run ??= new ReportedRun(this.#cwd, this.#options);
  }
}
